"""A public body sees and takes its answers outcome by outcome of the Cyber Assessment Framework; nobody else is bothered with it."""

from __future__ import annotations

import csv
import io

import pytest


@pytest.fixture
def council(sit):
    sitting = sit().begin(name="Bought system", audience="public-sector", route="hosted-api", traits=("generative",))
    sitting.answer("DES-2.2", "in-place", note="In the corporate register")
    sitting.go("assess/results/")
    return sitting


def test_the_sheet_names_its_edition_and_says_what_it_does_not_say(council):
    text = council.page.locator("section[aria-labelledby=caf]").inner_text()
    assert "Read against CAF 4.0." in text
    assert "does not say that an outcome is met" in text


def test_the_answer_stands_under_each_outcome_it_speaks_to(council):
    fold = council.page.locator("#caf-A2\\.a")
    fold.locator("summary").click()
    row = fold.locator("li", has_text="DES-2.2")
    assert "In place" in row.inner_text()


def test_the_table_holds_every_outcome_and_the_note(council):
    _, text = council.download(council.page.get_by_role("button", name="CAF sheet as a table (CSV)"))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len({row[0] for row in rows[1:]}) == 41
    assert "In the corporate register" in {row[8] for row in rows if row[3] == "DES-2.2"}


def test_the_sheet_is_accessible_and_fits(council, axe_source):
    council.page.set_viewport_size({"width": 320, "height": 800})
    council.page.evaluate("for (const fold of document.querySelectorAll('[id^=caf-]')) fold.open = true")
    council.page.evaluate(axe_source)
    assert council.page.evaluate("axe.run('section[aria-labelledby=caf]').then((found) => found.violations.map((one) => one.id))") == []
    assert council.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_small_firm_has_no_such_sheet(begun):
    begun.answer("DES-2.2", "in-place")
    begun.go("assess/results/")
    begun.page.locator("#full-report").wait_for()
    assert begun.page.locator("#caf").count() == 0
