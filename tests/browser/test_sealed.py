"""The site is sealed: no inline code, no breach of its own policy, no request to another host, no cookie."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from site_pages import TYPES
from site_server import POLICY

pytestmark = pytest.mark.browser


# [name of a database, the stores in it that hold anything]
RECORDS = """async () => Promise.all((await indexedDB.databases()).map(async ({ name }) => {
  const done = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = reject; });
  const database = await done(indexedDB.open(name));
  const stores = [...database.objectStoreNames];
  const counts = await Promise.all(stores.map((store) => done(database.transaction(store).objectStore(store).count())));
  return [name, stores.filter((_, index) => counts[index])];
}))"""


def on_every_page(pages, find) -> list[str]:
    """`address:line: what` for each element that `find` gives a sentence for."""
    return [f"{page.address}:{element.line}: {said}" for page in pages.values() for element in page.html.elements if (said := find(element))]


def test_no_page_has_an_inline_script(pages):
    def inline(element):
        is_data = element.attributes.get("type") == "application/json"
        return element.tag == "script" and "src" not in element.attributes and not is_data and "inline script"

    assert on_every_page(pages, inline) == []


def test_no_page_has_a_style_of_its_own(pages):
    def styled(element):
        return (element.tag == "style" and "style element") or ("style" in element.attributes and f"style attribute on {element.tag}")

    assert on_every_page(pages, styled) == []


def test_no_page_has_an_event_handler_in_an_attribute(pages):
    def handler(element):
        return next((f"{name} on {element.tag}" for name in element.attributes if name.startswith("on")), None)

    assert on_every_page(pages, handler) == []


def test_no_link_runs_a_script(pages):
    def runs(element):
        targets = (element.attributes.get(name, "") for name in ("href", "src", "action", "formaction", "xlink:href"))
        return next((target for target in targets if re.match(r"\s*(javascript|vbscript):", target, re.I)), None)

    assert on_every_page(pages, runs) == []


def test_no_page_loads_anything_from_another_host(pages):
    def loads(element):
        targets = [element.attributes.get("src", ""), element.attributes.get("srcset", ""), element.attributes.get("data", "")]
        if element.tag == "link" and element.attributes.get("rel") not in ("canonical",):
            targets.append(element.attributes.get("href", ""))
        return next((target for target in targets if re.match(r"(https?:)?//", target)), None)

    assert on_every_page(pages, loads) == []


def test_no_page_embeds_another(pages):
    assert on_every_page(pages, lambda element: element.tag in ("iframe", "object", "embed", "frame", "base") and element.tag) == []


def test_the_policy_is_the_first_thing_in_every_head(pages):
    for page in pages.values():
        first = next(element for element in page.html.elements if element.within == ("html", "head"))
        assert first.attributes == {"http-equiv": "Content-Security-Policy", "content": POLICY}, page.address


def test_every_page_opens_without_a_fault(visit, server, pages):
    opened, seen = visit(""), len(server.missed)
    for address in pages:
        opened.go(address)
        opened.page.evaluate("document.fonts.ready.then(() => 0)")
        assert opened.faults() == [], address
    assert server.missed[seen:] == []


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind != "not found"])
def test_a_page_opens_without_a_fault_under_a_folder(visit, server_below, kind):
    """The 404 page is left out: it knows its folder only where SITE_URL says it, and test_links.py builds that."""
    seen = len(server_below.missed)
    opened = visit(TYPES[kind], base=server_below.address)
    is_font_there = opened.page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Atkinson Hyperlegible Next\"'))")
    assert is_font_there
    assert opened.faults() == []
    assert server_below.missed[seen:] == []


@pytest.mark.parametrize("place", ["at the root", "under /guidance/"])
@pytest.mark.parametrize(
    "words, address",
    [("DES-2", "secure-design/model-the-threats/"), ("DES-2.1", "secure-design/model-the-threats/"), ("poisoning", "threats/data-poisoning/")],
)
def test_search_finds_a_page_and_keeps_the_seal(visit, server, server_below, words, address, place):
    base = (server if place == "at the root" else server_below).address
    opened = visit("about/", base=base)
    first = opened.search(words)
    found = opened.page.eval_on_selector_all(".md-search-result__list a", "all => all.map(a => a.href)")
    assert any(link.startswith(base + address) for link in found), found
    first.click()
    opened.page.wait_for_load_state()
    assert opened.page.url.startswith(base)
    assert opened.page.url != base + "about/"
    assert opened.faults() == []


@pytest.mark.parametrize("place", ["at the root", "under /guidance/"])
def test_the_choice_of_colours_is_remembered(visit, server, server_below, place):
    opened = visit("", base=(server if place == "at the root" else server_below).address)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = opened.page.evaluate(paper)
    opened.page.get_by_role("button", name="Use dark colours").click()
    dark = opened.page.evaluate(paper)
    assert dark != light
    opened.go("checks/")
    assert opened.page.evaluate(paper) == dark
    opened.page.get_by_role("button", name="Use light colours").click()
    assert opened.page.evaluate(paper) == light
    assert opened.faults() == []


def test_the_chosen_colours_stand_before_the_first_paint(visit):
    """The attribute is set by a script in the head that is not deferred, so the body never exists without it."""
    opened = visit("", scripts=["localStorage.setItem('secure-ai-scheme', 'dark'); new MutationObserver((_, o) => { if (document.body) "
                                "{ globalThis.schemeAtBody = document.documentElement.dataset.mdColorScheme; o.disconnect(); } })"
                                ".observe(document, { childList: true, subtree: true })"])  # fmt: skip
    assert opened.page.evaluate("schemeAtBody") == "slate"


def test_a_change_of_colours_reaches_the_other_tab(visit):
    opened = visit("")
    other = opened.page.context.new_page()
    other.goto(opened.base + "about/")
    opened.page.get_by_role("button", name="Use dark colours").click()
    expect(other.get_by_role("button", name="Use light colours")).to_be_visible()


def test_the_site_works_where_storage_is_refused(visit):
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } })"
    opened = visit("secure-design/model-the-threats/", scripts=[refuse])
    opened.page.get_by_role("button", name="Use dark colours").click()
    expect(opened.page.get_by_role("button", name="Use light colours")).to_be_visible()
    assert opened.faults() == []


def test_the_audience_read_last_is_marked_on_its_card(visit):
    opened = visit("secure-design/model-the-threats/large/")
    opened.go("secure-design/select-your-model/")
    expect(opened.page.locator(".yours")).to_have_count(1)
    expect(opened.page.locator("[data-audience-card=large]")).to_contain_text("Your last choice")


def test_the_site_sets_no_cookie_and_remembers_only_what_about_says(visit):
    """Nobody answers here, so the assessment keeps nothing at all, not even an id for this device."""
    opened = visit("")
    for kind, path in TYPES.items():
        if kind != "not found":
            opened.go(path)
    opened.page.get_by_role("button", name="Use dark colours").click()
    assert opened.page.context.cookies() == []
    assert opened.page.evaluate("Object.keys(localStorage).sort()") == ["secure-ai-audience", "secure-ai-scheme"]
    [(name, used)] = opened.page.evaluate(RECORDS)
    assert name == "secure-ai:/:secure-ai-guidelines"
    assert not used
    assert opened.page.evaluate("Object.keys(sessionStorage)") == []
