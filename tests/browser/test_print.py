"""On paper: black on white, no navigation, boxes to tick, sources with their addresses, the edition at the foot."""

from __future__ import annotations

import re

import pytest
from site_pages import TYPES

pytestmark = pytest.mark.browser

SHOWN = "(all) => all.filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80))"
KINDS = ["home", "audience", "guideline", "handbook", "checks", "threat"]


@pytest.fixture
def paper(visit):
    """Opens a page as it is printed."""

    def open_page(path: str, scheme: str = "light"):
        page = visit(path, 700, scheme).page
        page.emulate_media(media="print")
        return page

    return open_page


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_printed_that_only_a_screen_can_use(paper, kind):
    page = paper(TYPES[kind])
    screen_only = (
        "header.md-header, .md-tabs, .md-sidebar, .md-footer, .switch, .neighbours, .skip, button, input:not([type=radio]), select, textarea"
    )
    assert page.eval_on_selector_all(screen_only, SHOWN) == []


@pytest.mark.parametrize("chosen", [None, "dark"])
@pytest.mark.parametrize("kind", ["audience", "handbook"])
def test_paper_is_black_on_white_whatever_the_screen_shows(visit, kind, chosen):
    scripts = [f"localStorage.setItem('secure-ai-scheme', '{chosen}')"] if chosen else []
    page = visit(TYPES[kind], 700, "dark", scripts=scripts).page
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate("['body', 'h1', 'main p', 'main a'].map((s) => getComputedStyle(document.querySelector(s)).color)")
    assert set(colours) == {"rgb(0, 0, 0)"}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_every_check_of_a_guideline_has_its_six_states_to_tick(paper):
    states = """(cards) => cards.map((card) => [...card.querySelectorAll(".state")].filter((e) => e.checkVisibility())
      .map((e) => e.innerText.trim()).join(", "))"""
    said = paper(TYPES["audience"]).eval_on_selector_all("article.check", states)
    assert set(said) == {"Not answered, Not yet, Partly, In place, Not applicable, Risk accepted"}


def test_every_check_of_the_long_list_has_a_box_to_tick_for_each_answer(paper):
    """Five: the sixth state, not answered, is all of them left empty."""
    boxes = """(cards) => cards.map((card) => [...card.querySelectorAll(".paper-tick > *")].filter((box) => box.checkVisibility()
      && parseFloat(getComputedStyle(box, "::before").width) > 5 && parseFloat(getComputedStyle(box, "::before").borderTopWidth) > 0)
      .map((box) => box.innerText).join(", "))"""
    said = paper(TYPES["checks"]).eval_on_selector_all("article.check[aria-labelledby]", boxes)
    assert set(said) == {"Not yet, Partly, In place, Not applicable, Risk accepted"}


def test_the_boxes_are_not_shown_on_a_screen(visit):
    assert visit(TYPES["checks"]).page.eval_on_selector_all(".paper-tick, .paper-foot", SHOWN) == []


@pytest.mark.parametrize("kind", KINDS[1:])
def test_the_foot_names_the_edition(paper, kind):
    foot = paper(TYPES[kind]).locator(".paper-foot")
    assert foot.is_visible()
    assert re.search(r"content edition \d+\.\d+", foot.inner_text())


def test_no_check_breaks_across_two_pages(paper):
    breaks = paper(TYPES["audience"]).eval_on_selector_all("article.check", "(all) => all.map((e) => getComputedStyle(e).breakInside)")
    assert set(breaks) == {"avoid"}


def test_no_row_of_a_handbook_breaks_across_two_pages(paper):
    rows = paper(TYPES["handbook"]).eval_on_selector_all("tr", "(all) => all.map((e) => getComputedStyle(e).breakInside)")
    assert set(rows) == {"avoid"}


def test_the_addresses_of_sources_are_printed(paper):
    said = paper(TYPES["audience"]).eval_on_selector_all(
        ".sources a[href^=http]", "(all) => all.map((a) => [a.getAttribute('href'), getComputedStyle(a, '::after').content])"
    )
    assert said and all(href in content for href, content in said)


def test_a_closed_fold_leaves_no_bare_heading(paper):
    assert paper(TYPES["audience"]).eval_on_selector_all("details:not([open]) > summary", SHOWN) == []


def test_the_life_cycle_is_printed_once_as_a_list(paper):
    page = paper("")
    assert page.locator(".lifecycle-list").is_visible()
    assert page.locator(".lifecycle-drawing").is_hidden()


@pytest.mark.parametrize("kind", ["audience", "handbook"])
def test_nothing_is_wider_than_the_paper(paper, kind):
    """A4 less its margins, at 96 px to the inch."""
    page = paper(TYPES[kind])
    page.set_viewport_size({"width": 672, "height": 980})
    assert page.evaluate("document.documentElement.scrollWidth") <= 672
