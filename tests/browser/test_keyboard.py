"""Everything works from the keyboard: order, skip link, menu, focus that is seen and never hidden."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from site_pages import TYPES

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e.closest(".state") ?? e);               /* a radio's ring goes round its whole row */
  const glow = e.querySelector(".glow");
  const marked = glow ? getComputedStyle(glow) : style;
  const isMarked = glow ? marked.stroke !== "none" && marked.opacity !== "0" && marked.visibility !== "hidden"
    : (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  const onTop = [...e.getClientRects()].some((r) => {
    const x = (Math.max(r.left, 0) + Math.min(r.right, innerWidth)) / 2;
    const y = (Math.max(r.top, 0) + Math.min(r.bottom, innerHeight)) / 2;
    const hit = x < 0 || y < 0 || x >= innerWidth || y >= innerHeight ? null : document.elementFromPoint(x, y);
    return hit && (e.contains(hit) || hit.contains(e));
  });
  const place = e.closest(".skip") ? "skip" : e.closest("header.md-header") ? "header" : e.closest(".md-tabs") ? "tabs"
    : e.closest(".md-sidebar--primary") ? "navigation" : e.closest(".toc") ? "on this page" : e.closest("main") ? "content" : "footer";
  return { said: e.outerHTML.slice(0, 100), place, isMarked, onTop };
}"""
STICKY = """() => [...document.querySelectorAll("body *")].filter((e) => /sticky|fixed/.test(getComputedStyle(e).position) && e.checkVisibility()
  && e.getBoundingClientRect().height > 0).map((e) => e.outerHTML.slice(0, 100))"""


def walk(page, steps: int) -> list[dict]:
    """What Tab reaches, in order, until the page ends or `steps` are done."""
    stops = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    return stops


def test_tab_goes_from_the_skip_link_through_header_tabs_and_navigation_to_the_content(visit):
    places = [stop["place"] for stop in walk(visit(TYPES["audience"]).page, 80)]
    assert list(dict.fromkeys(places))[:6] == ["skip", "header", "tabs", "navigation", "on this page", "content"]
    assert places == sorted(places, key=list(dict.fromkeys(places)).index)


def test_the_skip_link_leads_to_the_content(visit):
    opened = visit(TYPES["audience"])
    opened.page.keyboard.press("Tab")
    expect(opened.page.get_by_role("link", name="Skip to content")).to_be_in_viewport()
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate(FOCUSED)["place"] == "content"


@pytest.mark.parametrize("width, height", [(1280, 900), (320, 256)])
@pytest.mark.parametrize("kind", ["home", "guideline", "audience", "handbook", "checks"])
def test_focus_is_seen_and_nothing_hides_it(visit, kind, width, height):
    """320 x 256 px is a 1280 x 1024 window at 400 % (WCAG 2.4.11)."""
    stops = walk(visit(TYPES[kind], width, height=height).page, 60)
    assert len(stops) >= 20
    assert [stop["said"] for stop in stops if not stop["onTop"]] == []
    assert [stop["said"] for stop in stops if not stop["isMarked"]] == []


@pytest.mark.parametrize("kind", TYPES)
def test_nothing_sticks_in_a_low_window(visit, kind):
    assert visit(TYPES[kind], 320, height=256).page.evaluate(STICKY) == []


@pytest.mark.parametrize("kind", ["home", "audience"])
def test_focus_is_seen_in_forced_colours(visit, kind):
    stops = walk(visit(TYPES[kind], forced_colors="active").page, 40)
    assert [stop["said"] for stop in stops if not stop["isMarked"]] == []


@pytest.mark.parametrize("width", [320, 1000])
def test_the_menu_opens_with_enter_and_closes_with_escape(visit, width):
    opened = visit(TYPES["audience"], width)
    button = opened.page.get_by_role("button", name="Menu")
    navigation = opened.page.get_by_role("navigation", name="Guidelines", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(navigation).to_be_hidden()
    button.focus()
    opened.page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(navigation).to_be_visible()
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate(FOCUSED)["place"] == "tabs"
    opened.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(navigation).to_be_hidden()


def test_the_links_of_a_closed_menu_are_out_of_reach(visit):
    opened = visit(TYPES["audience"], 320)
    places = {stop["place"] for stop in walk(opened.page, 12)}
    assert places == {"skip", "header", "content"}


def test_every_page_of_the_site_is_reached_from_an_open_menu_on_a_phone(visit):
    opened = visit(TYPES["home"], 320)
    opened.page.get_by_role("button", name="Menu").click()
    for name in ("Start", "Guidelines", "Handbooks", "Checks", "About"):
        expect(opened.page.get_by_role("navigation", name="Main").get_by_role("link", name=name)).to_be_visible()
    expect(opened.page.get_by_role("button", name="Use dark colours")).to_be_visible()


def test_a_fold_opens_with_enter(visit):
    opened = visit(TYPES["audience"])
    fold = opened.page.locator("details.fold", has_text="looks like").first
    fold.locator("summary").focus()
    opened.page.keyboard.press("Enter")
    expect(fold).to_have_attribute("open", "")


def test_on_this_page_marks_the_heading_being_read(visit):
    opened = visit(TYPES["audience"])
    link = opened.page.locator(".toc").get_by_role("link", name="Checks", exact=True)
    link.click()
    expect(link).to_have_attribute("aria-current", "true")
