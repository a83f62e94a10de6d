"""`secure-ai check --stale`: old dates and old editions are a list with places, and never a mistake."""

from __future__ import annotations

import datetime

import pytest

from secure_ai_guidelines.catalogue.folder import read_folder
from secure_ai_guidelines.catalogue.freshness import stale

CHECKED = datetime.date(2026, 1, 5)  # the day in every file of the small folder


def lines(folder, days: int, today: datetime.date) -> list[str]:
    return [str(problem) for problem in stale(read_folder(folder), days, today)]


def test_what_is_exactly_as_old_as_allowed_is_not_listed(guidelines):
    assert lines(guidelines, 180, CHECKED + datetime.timedelta(days=180)) == []


def test_one_day_later_everything_with_a_date_is_listed_once_with_its_line(guidelines):
    found = lines(guidelines, 180, CHECKED + datetime.timedelta(days=181))
    said = "was last checked on 2026-01-05, 181 days ago. Hold it against its source and set the day."
    assert f"guidelines/crosswalks/example-atlas.yaml:2: crosswalk 'example-atlas' {said}" in found
    assert f"guidelines/frameworks/example-atlas.yaml:10: framework 'example-atlas' {said}" in found
    assert {line.split(": ")[1].split(" ")[0] for line in found} == {"crosswalk", "framework", "guideline", "role", "source", "threat"}
    assert len(found) == len(set(found))


def test_a_date_ahead_is_not_old(guidelines):
    assert lines(guidelines, 1, CHECKED - datetime.timedelta(days=400)) == []


def test_a_crosswalk_of_a_superseded_edition_is_listed_with_the_new_ids(guidelines, edit):
    edit("frameworks/example-atlas-2025.yaml", "use: look-up\n", "")
    (guidelines / "crosswalks/example-atlas-2025.yaml").write_text(
        "framework: example-atlas-2025\nchecked: 2026-01-05\nabout: The old one.\nrows:\n"
        "  - {from: DES-2, ids: [OLD.T2, OLD.T1], strength: part, why: It is the same trick.}\n",
        "utf-8",
    )
    assert lines(guidelines, 180, CHECKED) == [
        "guidelines/crosswalks/example-atlas-2025.yaml:1: crosswalk 'example-atlas-2025' uses an edition that 'example-atlas' replaced: "
        "OLD.T1 is now EX.T01, OLD.T2 has no successor by name. Write it for the new edition."
    ]


def test_the_command_lists_counts_and_ends_well(guidelines, secure_ai):
    code, said = secure_ai("check", "--stale", "180")
    assert code == 0
    assert said[-2] == f"{len(said) - 2} to look at again: not checked for 180 days, or of an older edition"
    assert said[-1].endswith("0 problems")


def test_a_mistake_still_comes_first(guidelines, edit, secure_ai):
    edit("crosswalks/example-atlas.yaml", "strength: same", "strength: equal")
    code, said = secure_ai("check", "--stale", "1")
    assert (code, said[-1]) == (1, "1 problem")
    assert not any("last checked" in line for line in said)


@pytest.mark.parametrize("days", ["0", "-3", "soon"])
def test_days_are_a_whole_number_from_one_up(days, guidelines, secure_ai):
    with pytest.raises(SystemExit) as ended:
        secure_ai("check", "--stale", days)
    assert ended.value.code == 2
