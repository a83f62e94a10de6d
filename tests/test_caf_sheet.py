"""The sheets for the public sector: every outcome and field stands there, with what speaks to it, and nothing claims too much."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest

from places import REPO
from secure_ai_guidelines.publish import atrs, caf
from secure_ai_guidelines.publish.references import references


@pytest.fixture(scope="module")
def sheet(real) -> dict:
    return caf.caf_json(real)


def test_every_outcome_of_the_pinned_edition_stands_there_in_order(sheet, real):
    framework = real.frameworks["ncsc-caf"]
    assert [one["id"] for one in sheet["outcomes"]] == [entry.id for entry in framework.entries if entry.kind == "contributing-outcome"]
    assert (sheet["frameworkEdition"], len(sheet["outcomes"])) == ("4.0", 41)


def test_an_outcome_has_checks_or_a_reason_but_not_both(sheet):
    assert [one["id"] for one in sheet["outcomes"] if bool(one["checks"]) == bool(one.get("without"))] == []


def test_the_checks_are_those_of_the_crosswalk(sheet, real):
    found = {(one["id"], *check) for one in sheet["outcomes"] for check in one["checks"]}
    said = [one for one in references(real) if one.framework.id == "ncsc-caf" and one.entry.kind == "contributing-outcome"]
    assert found == {(one.entry.id, one.begin.id, one.strength, one.why) for one in said}


def test_a_threat_is_no_evidence_for_an_outcome(real):
    crosswalk = real.crosswalks["ncsc-caf"]
    row = crosswalk.rows[0].model_copy(update={"from_": real.threats[0].id})
    copy = dataclasses.replace(real, crosswalks={"ncsc-caf": crosswalk.model_copy(update={"rows": [row]})})
    assert [one["checks"] for one in caf.caf_json(copy)["outcomes"] if one["checks"]] == []


def test_every_principle_of_an_outcome_is_named(sheet):
    assert {one["principle"] for one in sheet["outcomes"]} <= set(sheet["principles"])


def test_it_is_small_enough_to_travel_in_a_page(sheet):
    assert len(json.dumps(sheet, ensure_ascii=False, separators=(",", ":")).encode()) < 24_000


def test_the_table_has_a_row_for_each_check_and_one_for_an_outcome_without(sheet, real):
    rows = [dict(zip(caf.COLUMNS, row, strict=True)) for row in caf.caf_rows(real)]
    asked = {check.id: check.ask for _, check in real.checks}
    found = [(row["outcome"], row["check"], row["question"], row["without"]) for row in rows]
    expected = []
    for one in sheet["outcomes"]:
        expected += [(one["id"], name, asked[name], "") for name, *_ in one["checks"]] or [(one["id"], "", "", one["without"])]
    assert found == expected


def test_without_caf_there_is_no_sheet(catalogue):
    assert caf.caf_json(catalogue) is None
    assert caf.caf_rows(catalogue) == []


def test_every_check_that_helps_a_record_is_asked_today(real):
    named = {name for _, _, checks, _ in atrs.FIELDS for name in checks.split()}
    assert named - {check.id for _, check in real.checks} == set()


def test_a_field_names_checks_exactly_when_it_says_how_they_help():
    assert [number for number, _, checks, how in atrs.FIELDS if bool(checks) != bool(how)] == []


def test_every_field_stands_once_in_its_order_and_in_a_section(real):
    numbers = [number for number, *_ in atrs.FIELDS]
    assert numbers == sorted(set(numbers), key=lambda number: [int(part) for part in number.split(".")])
    assert set(numbers) >= atrs.OPTIONAL
    assert {row[2] for row in atrs.atrs_rows(real)} == set(atrs.SECTIONS.values())


def test_a_record_sheet_needs_its_checks(catalogue):
    assert atrs.atrs_rows(catalogue) == [] or {row[6] for row in atrs.atrs_rows(catalogue)} <= {"", *(check.id for _, check in catalogue.checks)}


def test_nothing_claims_that_an_outcome_or_a_standard_is_met(sheet, real):
    page = (REPO / "docs/data/index.md").read_text("utf-8")
    said = " ".join([page, json.dumps(sheet), json.dumps(atrs.FIELDS)])
    assert re.findall(r"\b(certif\w+|compliant|approved|accredited)\b", said, re.I) == []
