"""WCAG 2.2 AA, as far as a machine can tell, on every kind of page: axe, reflow, text size and spacing, forced colours, motion.

What the keyboard does stands in test_keyboard.py. axe finds about half of all barriers; the rest is for people.
"""

from __future__ import annotations

import pytest
from site_build import ARGUMENTS
from site_pages import TYPES

pytestmark = pytest.mark.browser

LOOKS = [(width, scheme) for width in (1280, 320) for scheme in ("light", "dark")]
WIDTHS = (1920, 1280, 1219, 1000, 768, 600, 480, 320)

TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  const scrolls = (e) => e && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > room + 1 && !scrolls(e.parentElement))
    .slice(0, 3).map((e) => e.outerHTML.slice(0, 120));
}"""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const style = getComputedStyle(e);
  if (e.closest(".unseen, svg, .md-search__output") || style.clipPath === "inset(50%)" || !e.clientHeight || !e.textContent.trim()) return false;
  const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
  const isControl = e.matches("button, .button, input, .chip, .chips li, .md-tabs a, summary");
  return (hides || isControl) && (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2);
}).map((e) => e.outerHTML.slice(0, 120))"""
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
MOVING = """() => [...document.querySelectorAll("*")].flatMap((e) => {
  const style = getComputedStyle(e);
  const still = (list) => list.split(",").every((time) => parseFloat(time) === 0);
  const quiet = still(style.transitionDuration) && style.animationName === "none" && style.scrollBehavior === "auto";
  return quiet ? [] : [e.outerHTML.slice(0, 80)];
})"""


@pytest.mark.parametrize("kind", TYPES)
def test_axe_finds_nothing(visit, violations, kind):
    page, found = visit(TYPES[kind], reduced_motion="reduce").page, []  # no colour on its way while axe measures it
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} {scheme} {said}" for said in violations(page)]
    assert found == []


@pytest.mark.parametrize("width, scheme", LOOKS)
def test_axe_finds_nothing_with_search_open(visit, violations, width, scheme):
    opened = visit("secure-design/model-the-threats/", width, scheme)
    opened.search("poisoning")
    assert violations(opened.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1000])
def test_axe_finds_nothing_with_the_menu_open(visit, violations, width, scheme):
    opened = visit("secure-design/model-the-threats/sme/", width, scheme)
    opened.page.get_by_role("button", name="Menu").click()
    assert violations(opened.page) == []


@pytest.mark.parametrize("kind", ["home", "guideline", "audience"])
def test_axe_finds_nothing_in_forced_colours(visit, violations, kind):
    opened = visit(TYPES[kind], scheme="dark", forced_colors="active")
    assert violations(opened.page) == []


@pytest.mark.deep
def test_axe_finds_nothing_on_any_page(visit, violations, pages):
    opened, found = visit(""), []
    for address in pages:
        opened.go(address)
        found += [f"{address}: {said}" for said in violations(opened.page)]
    assert found == []


@pytest.mark.parametrize("kind", TYPES)
def test_nothing_scrolls_sideways_at_any_width(visit, kind):
    """320 px is also 1280 px at 400 % (WCAG 1.4.10). A wide table scrolls in a region of its own."""
    opened, wide = visit(TYPES[kind]), {}
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 900})
        wide[width] = opened.page.evaluate(TOO_WIDE)
    assert {width: found for width, found in wide.items() if found} == {}


def test_text_of_twice_the_size_loses_nothing(playwright, chromium, server):
    """As for a reader who set 32 px as the size of text, in a window of a laptop and in one of half the width (WCAG 1.4.4)."""
    browser = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, "--blink-settings=defaultFontSize=32"])
    page, lost = browser.new_page(), {}
    for kind, path in TYPES.items():
        page.goto(server.address + path)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        for width in (1280, 640):
            page.set_viewport_size({"width": width, "height": 900})
            lost[kind, width] = page.evaluate(TOO_WIDE) + page.evaluate(CUT_OFF)
    browser.close()
    assert {place: found for place, found in lost.items() if found} == {}


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("kind", ["home", "guideline", "audience", "checks", "handbook", "threat"])
def test_text_with_wide_spacing_loses_nothing(visit, kind, width):
    """The four distances of WCAG 1.4.12."""
    opened = visit(TYPES[kind], width)
    opened.page.evaluate(SPACED)
    assert opened.page.evaluate(TOO_WIDE) == []
    assert opened.page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("kind", ["home", "audience", "handbooks"])
def test_nothing_moves_for_those_who_asked_for_no_motion(visit, kind):
    opened = visit(TYPES[kind], reduced_motion="reduce")
    assert opened.page.evaluate(MOVING) == []


@pytest.mark.parametrize("kind", ["home", "audience", "checks"])
def test_controls_have_edges_in_forced_colours(visit, kind):
    opened = visit(TYPES[kind], width=1000, forced_colors="active")
    bare = """(all) => all.filter((e) => e.checkVisibility()).map((e) => [e, getComputedStyle(e)])
      .filter(([, style]) => !(parseFloat(style.borderTopWidth) || parseFloat(style.borderLeftWidth))).map(([e]) => e.outerHTML.slice(0, 80))"""
    assert opened.page.eval_on_selector_all("input[type=search], .button, .check", bare) == []
