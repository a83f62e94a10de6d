"""`secure-ai release`: what it freezes, what it refuses, and that doing it twice is doing it once."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from places import GUIDELINE, REPO
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.cli import main
from secure_ai_guidelines.publish.json_api import catalogue_json, to_bytes

ASK = "Will somebody tell you before the model changes?"
OTHER = "Does somebody tell you before the model changes?"


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def released(guidelines, secure_ai) -> Path:
    """The copy, frozen as 1.0 of 5 January 2026."""
    assert secure_ai("release")[0] == 0
    return guidelines


def test_a_release_adds_two_files_and_changes_none(guidelines, secure_ai):
    before = contents(guidelines)
    code, lines = secure_ai("release")
    after = contents(guidelines)
    assert (code, lines[0]) == (0, "edition 1.0 of 2026-01-05 is frozen: 2 checks")
    assert set(after) - set(before) == {"editions/1.0.json", "editions/1.0/catalogue.json"}
    assert {path: after[path] for path in before} == before


def test_it_keeps_the_questions_and_the_whole_catalogue_as_published(released):
    frozen = json.loads((released / "editions/1.0.json").read_bytes())
    assert [check["ask"] for check in frozen["checks"]][1] == ASK
    assert (released / "editions/1.0/catalogue.json").read_bytes() == to_bytes(catalogue_json(load(released)))


def test_twice_is_once(released, secure_ai):
    once = contents(released)
    assert secure_ai("release")[0] == 0
    assert contents(released) == once


def test_a_number_and_a_date_that_are_given_stand_everywhere(guidelines, edit, secure_ai):
    edit("edition.yaml", 'edition: "1.0"', 'edition: "1.0"  # of the content')
    assert secure_ai("release", "--edition", "1.10", "--date", "2026-02-03")[0] == 0
    text = (guidelines / "edition.yaml").read_text("utf-8")
    assert text.startswith('edition: "1.10"  # of the content\ndate: 2026-02-03\nnews:\n  - date: 2026-01-05\n')
    for path in ("editions/1.10.json", "editions/1.10/catalogue.json"):
        assert b'"date": "2026-02-03"' in (guidelines / path).read_bytes()
    assert secure_ai("check")[0] == 0


REFUSED = [
    ([], "edition to release is '1.0', which is frozen with other questions (DES-2.2). Name a later one.", "edition.yaml:1"),
    (["--edition", "0.10"], "edition to release is '0.10', but 1.0 is frozen. Name a later one.", "edition.yaml:1"),
    (
        ["--edition", "1.1", "--date", "2026-01-04"],
        "date of the release is '2026-01-04', before that of edition 1.0, 2026-01-05. Correct it.", "edition.yaml:2",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "expected", "place"), REFUSED, ids=["frozen twice", "number", "date"])
def test_a_release_out_of_turn_is_refused_and_nothing_is_written(arguments, expected, place, released, edit, secure_ai):
    edit(GUIDELINE, ASK, OTHER)
    before = contents(released)
    assert secure_ai("release", *arguments) == (1, [f"guidelines/{place}: {expected}", "1 problem"])
    assert contents(released) == before


def test_another_date_is_another_edition(released, secure_ai):
    expected = "guidelines/edition.yaml:1: edition to release is '1.0', which is frozen with other data (it was of 2026-01-05). Name a later one."
    assert secure_ai("release", "--date", "2026-01-06") == (1, [expected, "1 problem"])


def test_other_advice_under_a_frozen_number_is_refused(released, edit, secure_ai):
    edit(GUIDELINE, "Draw the form, too.", "Draw the form as well.")
    expected = "guidelines/editions/1.0/catalogue.json: edition '1.0' is frozen with other texts. Name a later edition."
    assert secure_ai("release") == (1, [expected, "1 problem"])
    assert secure_ai("check")[0] == 0


def test_what_is_born_or_retired_later_than_the_edition_is_refused(guidelines, edit, secure_ai):
    edit(GUIDELINE, 'in: "1.0"', 'in: "1.1"')
    code, lines = secure_ai("release")
    assert (code, lines[0].partition(": ")[2]) == (1, "retired[0].in is '1.1', later than edition 1.0, which holds it. Correct it.")
    assert secure_ai("release", "--edition", "1.1")[0] == 0


def test_all_problems_come_at_once(released, edit, secure_ai):
    edit("traits.yaml", "phrase: it writes text", "phrase: 42")
    edit("roles/risk-owner.yaml", "(DES-2.2)", "(DES-2.9)")
    edit(GUIDELINE, "Is there a lock on the drawer?", "Is the drawer locked?")
    code, lines = secure_ai("release", "--edition", "0.9")
    assert (code, lines[-1]) == (1, "4 problems"), lines


@pytest.mark.parametrize("arguments", [["--edition", "one"], ["--edition", "1.01"], ["--date", "2026-02-30"], ["--date", "20260203"]], ids=" ".join)
def test_what_is_no_number_or_date_is_a_mistake_of_use(arguments, guidelines):
    with pytest.raises(SystemExit) as ended:
        main(["release", *arguments])
    assert ended.value.code == 2


def test_the_first_edition_leaves_the_changelog_alone(guidelines, secure_ai):
    Path("CHANGELOG.md").write_text("# Changes\n", "utf-8")
    secure_ai("release")
    assert Path("CHANGELOG.md").read_text("utf-8") == "# Changes\n"


def test_the_next_edition_is_told_in_the_changelog(released, edit, secure_ai):
    Path("CHANGELOG.md").write_text("# Changes\n\n## Edition 1.0\n", "utf-8")
    edit(GUIDELINE, ASK, OTHER)
    arguments = ["release", "--edition", "1.1", "--date", "2026-02-03"]
    code, lines = secure_ai(*arguments)
    assert (code, lines[-1]) == (0, "CHANGELOG.md")
    once = Path("CHANGELOG.md").read_text("utf-8")
    assert "## Edition 1.1 (3 February 2026)\n\n### Guidance\n" in once
    assert f"- 1 question reworded; answers stand:\n  - `DES-2.2`: {OTHER} It was: {ASK}\n" in once
    assert secure_ai(*arguments)[0] == 0
    assert Path("CHANGELOG.md").read_text("utf-8") == once


def test_a_preview_shows_the_list_and_writes_nothing(released, edit, secure_ai):
    edit(GUIDELINE, ASK, OTHER)
    before = contents(released)
    code, lines = secure_ai("release", "--edition", "1.1", "--preview")
    assert (code, lines[0]) == (0, "- 1 question reworded; answers stand:")
    assert contents(released) == before


def test_the_changelog_may_lie_elsewhere(released, edit, secure_ai):
    Path("NEWS.md").write_text("# News\n", "utf-8")
    edit(GUIDELINE, ASK, OTHER)
    assert secure_ai("release", "--edition", "1.1", "--changelog", "NEWS.md")[1][-1] == "NEWS.md"


def test_the_published_guidelines_can_be_released(real, tmp_path):
    """In a copy: whether and when to freeze is for people to say."""
    folder = Path(shutil.copytree(REPO / "guidelines", tmp_path / "guidelines", ignore=shutil.ignore_patterns("editions")))
    assert main(["release", "--guidelines", str(folder)]) == 0
    assert main(["check", str(folder)]) == 0
    assert len(json.loads((folder / f"editions/{real.edition.edition}.json").read_bytes())["checks"]) == len(real.checks)
