"""The workbooks: what they say is what the JSON says, nothing in them runs, and they are ready to fill in and print."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest

from places import REPO
from secure_ai_guidelines.catalogue.citations import without_citations
from secure_ai_guidelines.publish.json_api import catalogue_json
from secure_ai_guidelines.publish.public_sector import public_sector_workbook
from secure_ai_guidelines.publish.references import REFERENCE_COLUMNS, references
from secure_ai_guidelines.publish.sheets import Book, Column
from secure_ai_guidelines.publish.workbook import STATES, applies_if, sheet_name, workbook

FILL = ("State", "Note", "Owner", "Due")


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def book(real) -> openpyxl.Workbook:
    return opened(workbook(real))


@pytest.fixture(scope="module", params=[workbook, public_sector_workbook], ids=["checks", "public sector"])
def each(request, real) -> openpyxl.Workbook:
    return opened(request.param(real))


def rows_of(sheet) -> list[dict]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def tables(book) -> list:
    return [sheet for sheet in book if sheet.title != "Read me"]


def text(value: str) -> str:
    return " ".join(without_citations(value).split())


@pytest.mark.parametrize("audience", ["sme", "large", "public-sector"])
def test_an_audiences_sheet_says_what_the_json_says(audience, book, real):
    data = catalogue_json(real)
    start = next(one["startWith"] for one in data["audiences"] if one["id"] == audience)
    roles = {role["id"]: role["title"] for role in data["roles"]}
    expected = [
        (check["id"], f"{guideline['id']} {guideline['title']}", text(check["ask"]), text(check["why"]), text(check["evidence"][audience]),
         start.index(check["id"]) + 1 if check["id"] in start else None, check["priority"], check["effort"],
         ", ".join(roles[role] for role in check["roles"]))
        for guideline in data["guidelines"] for check in guideline["checks"]
    ]  # fmt: skip
    names = ("Check", "Guideline", "Question", "Why", "What to show", "Start with", "Priority (1 first)", "Effort", "Roles")
    sheet = book[sheet_name(next(one for one in real.audiences if one.id == audience))]
    assert [tuple(row[name] for name in names) for row in rows_of(sheet)] == expected


def test_each_audience_has_a_sheet_beside_frameworks_and_references(book, real):
    assert book.sheetnames == ["Read me", *map(sheet_name, real.audiences), "Frameworks", "Crosswalk"]
    assert len(rows_of(book["Frameworks"])) == len(real.frameworks)
    found = [(row["framework"], row["id"], row["strength"], row["why"]) for row in rows_of(book["Crosswalk"])]
    assert found == [(one.framework.id, one.entry.id, one.strength, text(one.why)) for one in references(real)]
    assert list(rows_of(book["Crosswalk"])[0]) == REFERENCE_COLUMNS


def test_a_check_says_when_it_applies(book, real):
    rows = {row["Check"]: row["Applies if"] for row in rows_of(book[sheet_name(real.audiences[0])])}
    limited = {check.id for _, check in real.checks if check.routes or check.traits}
    assert {name for name, said in rows.items() if said} == limited
    assert rows["DEP-1.5"] == "it takes actions or uses tools"


def test_any_route_and_any_trait_make_a_check_apply(real):
    check = real.checks[0][1].model_copy(update={"routes": ["adapt", "build"], "traits": ["agentic", "personal-data"]})
    routes, traits = applies_if(real, check).split("; and ")
    assert routes == "you adapt or host an existing model or you train your own model"
    assert traits == "it takes actions or uses tools or it handles information about people"


def test_the_states_are_those_of_the_assessment():
    model = (REPO / "overrides/assets/assessment/model.js").read_text("utf-8")
    block = re.search(r"STATUS_LABELS = Object\.freeze\(\{(.*?)\}\)", model, re.S)[1]
    assert tuple(re.findall(r': "([^"]+)"', block)) == STATES


def test_every_sheet_to_fill_in_offers_the_states_and_dates(each):
    for sheet in tables(each):
        head = [cell.value for cell in sheet[1]]
        rules = {place.min_col: (rule, place.max_row) for rule in sheet.data_validations.dataValidation for place in rule.sqref.ranges}
        expected = {head.index(name) + 1: kind for name, kind in (("State", "list"), ("Due", "date")) if name in head}
        assert {column: rule.type for column, (rule, _) in rules.items()} == expected
        assert all(last > sheet.max_row for _, last in rules.values())
        if "State" in head:
            assert rules[head.index("State") + 1][0].formula1 == f'"{",".join(STATES)}"'


def test_the_columns_to_fill_in_are_empty(each):
    found = {(sheet.title, name) for sheet in tables(each) for row in rows_of(sheet) for name in FILL if row.get(name)}
    assert found == set()


def test_no_cell_holds_a_formula_or_a_link(each):
    cells = [cell for sheet in each for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []


def test_text_that_looks_like_something_else_stays_text():
    given = ["=1+1", "+44 20", "-1", "@SUM(A1)", "https://ferry.example/", "007", "mailto:a@ferry.example"]
    book = Book("Title & more", "Subject", "1.0", "2026-01-05")
    book.table("One", [Column("Said", 20)], [[value] for value in given])
    cells = [row[0] for row in opened(book.to_bytes())["One"].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [(value, "s", None) for value in given]


def test_every_table_filters_scrolls_and_prints_with_its_head(each):
    for sheet in tables(each):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        setup = sheet.page_setup
        assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("landscape", None, 0)  # None: the default, one page
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "content edition 1.0" in sheet.oddFooter.left.text
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows(max_row=3) for cell in row)


def test_the_first_sheet_says_whose_work_it_is_and_under_which_licence(each):
    words = " ".join(str(value) for row in each["Read me"].iter_rows(values_only=True) for value in row if value)
    for said in ("Content edition 1.0", "Independent work. No agency made", "CC-BY-4.0", "Open Government Licence"):
        assert said in words


@pytest.mark.parametrize("made", [workbook, public_sector_workbook], ids=["checks", "public sector"])
def test_the_same_data_give_the_same_bytes_whatever_the_clock_says(made, real, monkeypatch):
    first = made(real)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 1, 126, 0))
    assert made(real) == first
    assert {part.date_time for part in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_catalogue_without_caf_has_no_workbook_for_the_public_sector(catalogue):
    assert public_sector_workbook(catalogue) is None
