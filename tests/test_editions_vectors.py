"""The pairs of editions that the client's suite reads, read by the builder: both halves must say the same of every answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from places import TESTS
from secure_ai_guidelines.catalogue.wording import digest
from secure_ai_guidelines.editions.changes import Changes, compare
from secure_ai_guidelines.editions.descent import ids_of
from secure_ai_guidelines.editions.edition import Dead, Edition, Question
from test_editions import edition

CASES = sorted(path for path in (TESTS / "vectors/editions").iterdir() if path.is_dir())


def read(case: Path, name: str) -> dict:
    return json.loads((case / f"{name}.json").read_text("utf-8"))


def as_edition(data: dict) -> Edition:
    """What a page carries, as the edition that it is of."""
    checks = [
        Question(
            **{key: check[key] for key in ("id", "label", "ask", "digest", "since")},
            **{key: ids_of(check.get(key)) for key in ("formerly", "replaces")},
        )
        for check in data["checks"]
    ]
    return edition(*checks, number=data["edition"], retired=[Dead(**row) for row in data["retired"]])


def becomes(found: Changes, answers: dict[str, dict]) -> dict[str, list[str]]:
    """What becomes of answers, by the list of changes alone."""
    has = {name: "status" in answer for name, answer in answers.items()}
    moved = [pair for pair in found.renamed if pair.before.id in has]
    stays = [one.id for one in found.unchanged] + [pair.after.id for pair in moved if pair.before.digest == pair.after.digest]
    reworded = [pair.after.id for pair in found.reworded if pair.after.id in has] + [p.after.id for p in moved if p.before.digest != p.after.digest]
    again = [one.id for group in found.regrouped for one in group.after if not has.get(one.id) and any(old.id in has for old in group.before)]
    anew = [one.id for one in (*found.added, *(q for group in found.regrouped for q in group.after)) if has.get(one.id)]
    here = {*stays, *reworded, *again, *anew, *(pair.before.id for pair in moved)}
    return {
        "kept": sorted({*(name for name in stays if name in has or name in {pair.after.id for pair in moved}), *anew}),
        "lookAgain": sorted(again),
        "reworded": sorted(reworded),
        "older": sorted(name for name in has if name not in here),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_list_of_changes_says_of_every_answer_what_the_client_says(case):
    found = compare(as_edition(read(case, "old")), as_edition(read(case, "new")))
    expected = read(case, "expected")
    assert becomes(found, read(case, "assessment")["answers"]) == {key: sorted(expected[key]) for key in ("kept", "lookAgain", "reworded", "older")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case_is_one_that_a_release_could_bring(case):
    for data in (read(case, "old"), read(case, "new")):
        asked, rows = {check["id"] for check in data["checks"]}, {row["id"] for row in data["retired"]}
        assert [check["id"] for check in data["checks"] if check["digest"] != digest(check["ask"])] == []
        assert asked & rows == set()
        assert {old for check in data["checks"] for key in ("formerly", "replaces") for old in ids_of(check.get(key))} <= rows
        assert 2 <= len(asked) <= 6
