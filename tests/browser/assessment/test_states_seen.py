"""The states of a check are told apart without colour, nothing moves for those who asked, and paper and no script lose nothing."""

from __future__ import annotations

import re

import pytest
from states import EVERY, results_full
from states import several as answered
from states_answering import SIX, six_states
from test_accessible import MOVING

pytestmark = pytest.mark.browser

CHOSEN = """(all) => all.map((one) => { const style = getComputedStyle(one); const radio = one.querySelector("input");
  return [radio.checked, parseFloat(style.borderTopWidth), getComputedStyle(radio).appearance]; })"""
SHAPES = """(all) => all.map((mark) => [getComputedStyle(mark).color, mark.querySelector("use").getAttribute("href"),
  mark.getBoundingClientRect().width])"""
RING = """(one) => { const style = getComputedStyle(one.closest(".state, .option") ?? one);
  return [style.outlineStyle, parseFloat(style.outlineWidth)]; }"""
CONTROLS = ["article[id='DES-2.1'] input[value=partly]", "article[id='DES-2.1'] details[data-more] > summary", "#files > summary"]
PAPER = {"format": "A4", "prefer_css_page_size": True, "print_background": False}
NO_PRINTER = "window.print = () => {}"


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_in_forced_colours_the_chosen_state_has_an_edge_of_its_own_and_every_state_its_shape(sit):
    person = six_states(lambda: sit(forced_colors="active"))
    card = person.card(SIX[2])
    found = card.locator(".state").evaluate_all(CHOSEN)
    assert [one for one in found if one[0]] == [[True, 3, "auto"]] and {one[1] for one in found if not one[0]} == {1}
    shapes = card.locator(".state .mark").evaluate_all(SHAPES)
    assert len({shape for _, shape, _ in shapes}) == 6 and {width for *_, width in shapes} == {20}
    assert len({colour for colour, *_ in shapes}) == 1 and shapes[0][0] != person.page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("find", CONTROLS)
def test_focus_is_seen_in_forced_colours(sit, find):
    person = six_states(lambda: sit(forced_colors="active"))
    person.card("DES-2.1")
    person.page.keyboard.press("Tab")
    target = person.page.locator(find).first
    target.focus()
    assert target.evaluate(RING) == ["solid", 3]


@pytest.mark.parametrize("state", ["begun", "evidence open", "asked to delete", "results, some"])
def test_nothing_moves_for_those_who_asked_for_no_motion(sit, state):
    page = EVERY[state](lambda *path, **how: sit(*path, reduced_motion="reduce", **how)).page
    assert page.evaluate(MOVING) == []


@pytest.fixture
def board(sit):
    """A page as "Print the board page" makes it, with every check answered and words as long as people write."""
    person = results_full(lambda *path: sit(*path, scripts=[NO_PRINTER]))
    person.page.get_by_role("button", name="Print the board page").click()
    return person.page


def test_the_board_page_is_one_side_of_paper_with_a_name_to_find_it_by(board):
    assert re.fullmatch(r"Benefits triage board page \d{4}-\d\d-\d\d", board.title())
    assert pages_in(board.pdf(**PAPER)) == 1


def test_the_board_page_says_what_it_rests_on(sit):
    """How many are not answered, of how many, in which edition; the sentence; that nobody endorses it."""
    page = answered(lambda: sit(scripts=[NO_PRINTER])).page
    page.goto(page.url + "results/")
    page.get_by_role("button", name="Print the board page").click()
    page.emulate_media(media="print")
    foot = page.locator(".paper-foot").inner_text()
    assert re.search(r"content edition \d+\.\d+\. Benefits triage, .*\. 60 of 120 checks not answered\. Independent work", foot)
    assert page.locator("[data-part=headline]").is_visible() and page.locator(".results > [data-board]").count() >= 3
    assert not page.locator("#full-report").is_visible() and pages_in(page.pdf(**PAPER)) == 1


def test_the_full_report_has_every_check_on_paper_and_a_name_of_its_own(sit):
    page = answered(lambda: sit(scripts=[NO_PRINTER])).page
    page.goto(page.url + "results/")
    page.get_by_role("button", name="Print the full report").click()
    page.emulate_media(media="print")
    rows = page.locator("#full-report tbody tr")
    assert re.fullmatch(r"Benefits triage full report \d{4}-\d\d-\d\d", page.title())
    assert rows.count() == 120 and rows.last.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.title().startswith("Benefits triage results ") and not page.locator("#full-report").evaluate("(fold) => fold.open")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_printed_answer_keeps_the_dot_of_the_chosen_state(sit, scheme):
    person = six_states(lambda: sit(scheme=scheme))
    radio = person.radio(SIX[2], "partly")
    person.page.emulate_media(media="print")
    style = radio.evaluate("(one) => { const style = getComputedStyle(one); return [style.printColorAdjust, style.backgroundImage.slice(0, 15)]; }")
    assert style == ["exact", "radial-gradient"[:15]]


def test_without_javascript_every_question_can_be_read_and_is_printed_with_its_six_states(visit):
    page = visit("assess/", java_script_enabled=False).page
    fold = page.locator("#DES-2")
    fold.locator("> summary").click()
    card = page.locator("article[id='DES-2.1']")
    assert card.get_by_role("heading").is_visible() and card.get_by_role("radio").count() == 6
    closed = page.locator("article[id='DES-3.1']")
    assert not closed.is_visible()
    page.emulate_media(media="print")
    assert closed.is_visible() and closed.locator(".state").last.is_visible()
