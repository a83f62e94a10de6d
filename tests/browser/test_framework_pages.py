"""The matrix and the look-up in a browser: by keyboard, on a phone, with and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from site_pages import TYPES

pytestmark = pytest.mark.browser

FIND, MATRIX = TYPES["look-up"], TYPES["frameworks"]
FIRST_COLUMN = """() => {
  const [column, matrix] = [".matrix tbody th", ".matrix"].map((name) => document.querySelector(name).getBoundingClientRect());
  return column.left - matrix.left;
}"""
COMES_TO_REST = """() => new Promise((done) => {
  const matrix = document.querySelector(".matrix");
  let last = -1;
  const look = () => { if (matrix.scrollLeft === last) done(last); else { last = matrix.scrollLeft; setTimeout(look, 300); } };
  setTimeout(look, 300);
})"""
HIDDEN_BY_IT = """() => {
  const edge = document.querySelector(".matrix tbody th").getBoundingClientRect().right;
  const link = document.activeElement.getBoundingClientRect();
  return document.activeElement.closest("td") !== null && (link.left + link.right) / 2 < edge;
}"""


def look_up(visit, text: str, width: int = 1280):
    """The page with `text` typed and the count said."""
    page = visit(FIND, width).page
    page.get_by_label("Identifier, or words of its title").press_sequentially(text)
    expect(page.locator(".look-up [role=status]")).not_to_be_empty()
    return page


def shown(page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".found li:visible").all_inner_texts()]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("AML.T0051", "AML.T0051 LLM Prompt Injection:"),
        ("aml.t0051", "AML.T0051 LLM Prompt Injection:"),
        ("llm01", "LLM01:2026 Prompt Injection:"),
        ("LLM 01", "LLM01:2026 Prompt Injection:"),
        ("5.1.2-1", "5.1.2-1 ("),
        ("B4.a", "B4.a "),
        ("A.6.2.4", "A.6.2.4 "),
        ("gv.sc-06", "GV.SC-06 "),
        ("firewalls", "Firewalls (our key CE-1):"),
        ("chain supply", "LLM04:2026 Supply Chain:"),
    ],
)
def test_an_identifier_or_its_words_are_found_as_people_type_them(visit, typed, found):
    assert any(text.startswith(found) for text in shown(look_up(visit, typed)))


def test_what_is_not_meant_goes_away_and_the_count_is_said_politely(visit):
    page = look_up(visit, "AML.T0051")
    rows = shown(page)
    assert 0 < len(rows) < 10
    status = page.get_by_role("status").filter(has_text="found")
    expect(status).to_have_text(f"{len(rows)} identifiers found.")
    expect(page.get_by_role("heading", name="Cyber Essentials")).to_be_hidden()
    page.get_by_label("Identifier, or words of its title").fill("")
    expect(page.get_by_role("heading", name="Cyber Essentials")).to_be_visible()


def test_an_old_identifier_leads_to_the_new_one(visit):
    page = look_up(visit, "LLM03:2025")
    row = page.locator(".found li:visible").first
    expect(row).to_contain_text("now LLM04:2026")
    row.get_by_role("link", name="LLM04:2026").click()
    expect(page).to_have_url(re.compile("/frameworks/owasp-llm-2026/#id-LLM04-2026$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_nothing_found_says_what_was_sought_and_is_no_markup(visit):
    page = look_up(visit, "<img src=x>")
    expect(page.locator(".look-up [role=status]")).to_contain_text("Nothing here has “<img src=x>”")
    assert shown(page) == []


def test_an_address_can_carry_the_identifier(visit):
    opened = visit(f"{FIND}?id=B4.a")
    expect(opened.page.get_by_label("Identifier, or words of its title")).to_have_value("B4.a")
    assert [text for text in shown(opened.page) if text.startswith("B4.a ")]
    assert opened.faults() == []


def test_tab_goes_from_the_field_to_the_first_thing_found(visit):
    page = look_up(visit, "LLM01:2026", 320)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.found li') !== null")


def test_without_javascript_it_is_a_plain_index(visit):
    page = visit(FIND, 320, java_script_enabled=False).page
    expect(page.get_by_label("Identifier, or words of its title")).to_be_hidden()
    page.get_by_role("navigation", name="Frameworks on this page").get_by_role("link", name="CAF 4.0").click()
    expect(page.get_by_role("heading", name="CAF 4.0")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_matrix_scrolls_by_keyboard_and_keeps_its_first_column(visit, width):
    page = visit(MATRIX, width, height=700).page
    region = page.get_by_role("region", name="Guidelines and frameworks")
    region.focus()
    expect(region).to_be_focused()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    assert page.evaluate(COMES_TO_REST) > 50
    assert abs(page.evaluate(FIRST_COLUMN)) < 8
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_first_column_hides_no_link_that_has_focus(visit, width):
    page = visit(MATRIX, width, height=700).page
    page.locator(".matrix tbody tr").first.locator("td a").last.focus()
    for _ in range(18):
        assert not page.evaluate(HIDDEN_BY_IT)
        page.keyboard.press("Shift+Tab")


def test_a_cell_leads_to_its_place_on_the_frameworks_page(visit):
    page = visit(MATRIX).page
    page.get_by_role("link", name="in EN 304 223 for DEV-1").click()
    expect(page).to_have_url(re.compile("/frameworks/etsi-en-304-223/#DEV-1$"))
    expect(page.locator("#DEV-1")).to_be_in_viewport()
