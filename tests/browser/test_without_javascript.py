"""Without JavaScript everything that can be read is there, and no control is shown that would do nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from site_pages import TYPES

pytestmark = pytest.mark.browser

AUDIENCE = TYPES["audience"]


@pytest.fixture(params=[1280, 320])
def plain(visit, request):
    """Opens a page with JavaScript turned off, on a desktop and on a phone."""
    return lambda path: visit(path, request.param, java_script_enabled=False)


def test_the_tabs_and_the_navigation_are_in_view(plain):
    page = plain(AUDIENCE).page
    for name in ("Start", "Guidelines", "Handbooks", "Checks", "About"):
        expect(page.get_by_role("navigation", name="Main").get_by_role("link", name=name)).to_be_visible()
    expect(page.get_by_role("navigation", name="Guidelines", exact=True).get_by_role("link", name="DES-1")).to_be_visible()


def test_the_switch_leads_to_another_audience(plain):
    page = plain(AUDIENCE).page
    page.get_by_role("navigation", name="You are reading the page for").get_by_role("link", name="Large").click()
    expect(page).to_have_url(re.compile("/large/$"))


def test_guidance_checks_and_evidence_are_in_view(plain):
    page = plain(AUDIENCE).page
    expect(page.get_by_role("heading", name="What to do")).to_be_visible()
    expect(page.get_by_text("The first step")).to_be_visible()
    cards = page.locator("article.check")
    assert cards.count() >= 3
    for card in cards.all():
        expect(card.get_by_role("heading")).to_be_visible()
        expect(card.get_by_text("What shows it, for you")).to_be_visible()


def test_a_fold_opens_by_itself(plain):
    fold = plain(AUDIENCE).page.locator("article.check details").first
    expect(fold.locator("p").first).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("p").first).to_be_visible()


@pytest.mark.parametrize("kind", ["home", "audience", "checks", "assess", "results", "not found"])
def test_no_control_is_shown_that_would_do_nothing(plain, kind):
    """The six states may be ticked, for paper."""
    shown = "(all) => all.filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80))"
    assert plain(TYPES[kind]).page.eval_on_selector_all("button, input:not(.state input), select, textarea", shown) == []


@pytest.mark.parametrize("kind", ["audience", "assess"])
def test_a_page_with_states_to_tick_says_that_nothing_is_saved(plain, kind):
    note = plain(TYPES[kind]).page.locator("noscript p").first
    expect(note).to_be_visible()
    expect(note).to_contain_text("nothing you tick here is saved")


def test_the_life_cycle_is_there_as_links(plain):
    page = plain("").page
    links = page.get_by_role("navigation", name="Or find your place in the life cycle").get_by_role("link")
    assert sum(link.is_visible() for link in links.all()) == 21


def test_dark_colours_follow_the_system(visit):
    paper = "getComputedStyle(document.body).backgroundColor"
    light, dark = (visit("", scheme=scheme, java_script_enabled=False).page.evaluate(paper) for scheme in ("light", "dark"))
    assert light != dark
