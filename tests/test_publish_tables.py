"""The tables: they come back as they were written, hold what the catalogue says, and run nothing in a spreadsheet."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest

from secure_ai_guidelines.publish.references import FRAMEWORK_COLUMNS, OURS, REFERENCE_COLUMNS, framework_rows, reference_rows, references
from secure_ai_guidelines.publish.tables import COLUMNS, as_csv, cell, checks_csv, crosswalk_csv, frameworks_csv, words


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_table_comes_back_as_it_was_written(real):
    rows = read(checks_csv(real))
    assert list(rows[0]) == COLUMNS
    assert [(row["id"], row["guideline"], row["ask"]) for row in rows] == [(c.id, g.id, cell(c.ask)) for g, c in real.checks]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\n=1", "'=1"),
        (["=a", "b"], "'=a b"),
        ("a = b", "a = b"),
        ("Two\nlines [@harbour-note].", "Two lines."),
        (None, ""),
        (1, "1"),
    ],
)
def test_no_cell_runs_as_a_formula(value, shown):
    assert cell(value) == shown


@pytest.mark.parametrize(
    ("made", "columns", "rows"),
    [(crosswalk_csv, REFERENCE_COLUMNS, reference_rows), (frameworks_csv, FRAMEWORK_COLUMNS, framework_rows)],
    ids=["crosswalk", "frameworks"],
)
def test_a_table_comes_back_row_by_row(made, columns, rows, real):
    assert read(made(real)) == [dict(zip(columns, map(cell, row), strict=True)) for row in rows(real)]


def test_a_spreadsheet_sees_that_a_table_is_utf_8(real):
    assert checks_csv(real).startswith(b"\xef\xbb\xbfid,guideline,")


def test_any_text_comes_back_through_a_table():
    given = ['a "quote"', "a, b; c", "line\nbreak", "=1+1", " @x", "ü — ’", "", None, ["one", "two"], 0]
    (row,) = read(as_csv([str(index) for index in range(len(given))], [given]))
    assert list(row.values()) == ['a "quote"', "a, b; c", "line break", "'=1+1", "'@x", "ü — ’", "", "", "one two", "0"]


def test_the_crosswalk_has_a_row_for_each_id_of_each_row(real):
    pairs = {(row.from_, name, entry_id) for name, crosswalk in real.crosswalks.items() for row in crosswalk.rows for entry_id in row.ids}
    rows = read(crosswalk_csv(real))
    assert {(row["check"] or row["threat"] or row["guideline"], row["framework"], row["id"]) for row in rows} == pairs
    assert len(rows) == len(references(real)) == len(pairs)


def test_a_reference_carries_its_edition_its_day_and_its_reason(real):
    for row in read(crosswalk_csv(real)):
        framework = real.frameworks[row["framework"]]
        assert (row["edition"], row["mark"], row["checked"]) == (framework.version, framework.mark, real.crosswalks[framework.id].checked)
        assert row["why"] and row["strength"] in ("same", "part", "related")


def test_a_check_stands_under_its_guideline_and_a_threat_under_none(real):
    for row in read(crosswalk_csv(real)):
        assert bool(row["threat"]) != bool(row["guideline"])
        assert not row["check"] or row["check"].startswith(f"{row['guideline']}.")


def test_a_title_under_copyright_is_left_out_and_our_label_is_marked(real):
    kept = {name for name, framework in real.frameworks.items() if framework.licence.startswith("©")}
    assert {"iso-27001", "iso-42001", "etsi-en-304-223"} <= kept
    entries = {(name, entry.id): entry for name, framework in real.frameworks.items() for entry in framework.entries}
    for row in read(crosswalk_csv(real)):
        entry = entries[row["framework"], row["id"]]
        assert (row["title_by"] == OURS) == entry.own_label
        assert (row["id_by"] == OURS) == entry.own_key
        assert bool(row["title"]) == (entry.own_label or row["framework"] not in kept)


def test_a_row_of_what_a_copy_hides_is_passed_over(catalogue):
    rest = catalogue.guidelines[0].model_copy(update={"checks": catalogue.guidelines[0].checks[1:]})
    copy = dataclasses.replace(catalogue, guidelines=(rest,))
    assert {one.begin.id for one in references(catalogue)} - {one.begin.id for one in references(copy)} == {"DES-2.1"}


def test_a_check_that_an_overlay_added_keeps_its_whole_id(catalogue):
    check = catalogue.guidelines[0].checks[0].model_copy(update={"id": "acme.DES-2.1"})
    guideline = catalogue.guidelines[0].model_copy(update={"checks": [check]})
    rows = [row.model_copy(update={"from_": "acme.DES-2.1"}) for row in catalogue.crosswalks["example-atlas"].rows[:1]]
    crosswalk = catalogue.crosswalks["example-atlas"].model_copy(update={"rows": rows})
    copy = dataclasses.replace(catalogue, guidelines=(guideline,), crosswalks={"example-atlas": crosswalk})
    assert {(row["guideline"], row["check"], row["threat"]) for row in read(crosswalk_csv(copy))} == {("DES-2", "acme.DES-2.1", "")}


def test_a_framework_counts_the_entries_that_a_reference_points_at(real):
    used = {row["id"]: int(row["entries_used"]) for row in read(frameworks_csv(real))}
    assert used == {name: len({one.entry.id for one in references(real) if one.framework.id == name}) for name in real.frameworks}


def test_words_keep_a_nought():
    assert (words(0), words(None), words([])) == ("0", "", "")
