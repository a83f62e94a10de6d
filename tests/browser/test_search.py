"""Search: what is in the index, what comes first, and that keyboard and screen reader can use it."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DES_2 = "secure-design/model-the-threats/"


@pytest.fixture(scope="session")
def indexed(site) -> set[str]:
    """The pages in the index."""
    rows = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    return {row["location"].split("#")[0] for row in rows}


def search(visit, words: str, path: str = "about/", **options):
    """A page with the results for `words` open."""
    opened = visit(path, **options)
    opened.search(words)
    return opened


def addresses(opened) -> list[str]:
    """The pages found, in order."""
    found = opened.page.eval_on_selector_all(".md-search-result__item > a", "all => all.map((a) => a.href)")
    return [link.removeprefix(opened.base).split("#")[0].split("?")[0] for link in found]


def test_pages_that_only_repeat_others_are_not_in_the_index(indexed):
    repeats = [page for page in indexed if page == "checks/" or (page.startswith(("for/", "roles/")) and page not in ("for/", "roles/"))]
    assert repeats == []


def test_every_guideline_audience_and_threat_page_is_in_the_index(indexed, pages):
    areas = ("secure-design/", "secure-development/", "secure-deployment/", "secure-operation-and-maintenance/", "threats/")
    assert [page for page in pages if page.startswith(areas) and page not in indexed] == []


@pytest.mark.parametrize("words", ["DES-2", "des-2"])
def test_a_guideline_comes_first_for_its_id_and_its_audience_pages_next(visit, words):
    first = list(dict.fromkeys(addresses(search(visit, words))))
    assert first[0] == DES_2
    assert set(first[1:4]) == {f"{DES_2}sme/", f"{DES_2}large/", f"{DES_2}public-sector/"}


@pytest.mark.parametrize("check", ["DES-2.1", "OPS-3.2", "DEP-3.5"])
def test_a_check_comes_first_for_its_id(visit, check):
    """Not another guideline: a boost of 2 on the overview pages once put OPS-2 before OPS-3.2."""
    opened = search(visit, check)
    found = opened.page.eval_on_selector_all(".md-search-result__list a", "all => all.slice(0, 4).map((a) => a.hash)")
    assert f"#{check}-ask" in found


@pytest.mark.parametrize(
    "words, address", [("prompt injection", "threats/prompt-injection/"), ("supply chain", "secure-development/secure-your-supply-chain/")]
)
def test_the_page_about_a_thing_comes_first_for_its_name(visit, words, address):
    assert addresses(search(visit, words))[0] == address


def test_typing_letter_by_letter_ends_at_the_same_results(visit):
    opened, typed = search(visit, "DES-2.1"), visit("about/")
    typed.page.get_by_role("searchbox").click()
    typed.page.keyboard.type("DES-2.1", delay=30)
    last = opened.page.locator(".md-search-result__meta").inner_text()
    expect(typed.page.locator(".md-search-result__meta")).to_have_text(last)
    assert addresses(typed) == addresses(opened)


def test_a_word_that_nothing_holds_says_so(visit):
    opened = visit("about/")
    opened.page.get_by_role("searchbox").fill("xyzzyq")
    expect(opened.page.locator(".md-search-result__meta")).to_contain_text("No page found")


def test_the_number_of_pages_found_is_announced(visit):
    opened = search(visit, "poisoning")
    status = opened.page.get_by_role("region", name="Search results").get_by_role("status")
    expect(status).to_contain_text("pages found")


def test_arrows_walk_the_results_enter_opens_one(visit):
    opened = search(visit, "poisoning")
    opened.page.keyboard.press("ArrowDown")
    focused = opened.page.evaluate("document.activeElement.href")
    assert focused == opened.page.locator(".md-search-result__list a").first.get_attribute("href") or focused.startswith(opened.base)
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url(lambda url: "about/" not in url)


def test_the_search_button_leads_to_the_first_result(visit):
    opened = search(visit, "poisoning")
    opened.page.get_by_role("button", name="Search", exact=True).click()
    expect(opened.page.locator(".md-search-result__list a").first).to_be_focused()
    assert opened.page.url == opened.base + "about/"


def test_escape_closes_and_stays_in_the_field(visit):
    opened = search(visit, "poisoning")
    region = opened.page.get_by_role("region", name="Search results")
    expect(region).to_be_visible()
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Escape")
    expect(region).to_be_hidden()
    expect(opened.page.get_by_role("searchbox")).to_be_focused()


def test_slash_goes_to_search_until_it_is_turned_off(visit):
    opened = visit("about/")
    field = opened.page.get_by_role("searchbox")
    opened.page.keyboard.press("/")
    expect(field).to_be_focused()
    opened.page.get_by_role("button", name="Turn off the / key").click()
    opened.go("about/")
    opened.page.keyboard.press("/")
    expect(field).not_to_be_focused()


@pytest.mark.parametrize("key", ["f", "s", "p", "n", ",", "."])
def test_no_other_bare_key_does_anything(visit, key):
    """WCAG 2.1.4: the theme's bundle would search or leave the page."""
    opened = search(visit, "poisoning", "secure-design/model-the-threats/")
    opened.page.keyboard.press("Escape")
    opened.page.locator("#content").focus()
    opened.page.keyboard.press(key)
    opened.page.wait_for_timeout(200)
    assert opened.page.url == opened.base + "secure-design/model-the-threats/"
    expect(opened.page.get_by_role("searchbox")).not_to_be_focused()


def test_neither_bundle_nor_index_is_loaded_by_a_page_that_is_only_read(visit):
    asked = []
    opened = visit("about/")
    opened.page.on("request", lambda request: asked.append(request.url))
    opened.go("secure-design/")
    opened.page.wait_for_load_state("networkidle")
    assert [url for url in asked if "bundle" in url or "search_index" in url] == []


def test_results_stay_within_a_phone(visit):
    opened = search(visit, "poisoning", width=320)
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 320
