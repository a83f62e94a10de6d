"""Reading a worked example: a bad one is refused with its line, a good one comes out as the client stores an assessment."""

from __future__ import annotations

from pathlib import Path

import pytest

from secure_ai_guidelines.catalogue.wording import digest
from secure_ai_guidelines.editions.edition import STATUSES
from secure_ai_guidelines.examples.read import read_examples
from secure_ai_guidelines.examples.written import Answer
from secure_ai_guidelines.problems import DataError

STORY = "The harbour office is invented. " + "It asks the desk about boats and tides. " * 8
SMALL = f"""id: example-small
name: Harbour desk (example)
story: {STORY}
audience: sme
route: hosted-api
traits: [generative]
edition: "1.0"
people: {{a: Ann, b: Ben}}
snapshots: [{{name: In autumn, on: 2025-11-02, changed: {{DES-2.2: partly}}}}]
answers:
  DES-2.1: {{state: risk-accepted, on: 2025-10-01, reason: Too dear, accepted-by: Ann, review-by: 2027-01-01}}
  DES-2.2: {{state: in-place, on: 2026-01-05, by: b, note: As told, evidence: [{{text: The mail, link: https://mail.example/1}}]}}
"""
ANSWER = "answers.DES-2.2"
BAD = {
    "unknown check": (
        "  DES-2.2:",
        "  DES-2.9:",
        "12: answers.DES-2.9 is not a check that is asked. Did you mean 'DES-2.2'? Correct it, or take it out.",
    ),
    "retired check": (
        "  DES-2.2:",
        "  DES-2.3:",
        "12: answers.DES-2.3 is not a check that is asked. Did you mean 'DES-2.2'? Correct it, or take it out.",
    ),
    "unknown state": (
        "state: in-place",
        "state: in-plaice",
        f"12: {ANSWER}.state is 'in-plaice', not one of in-place, not-applicable, not-yet, partly, risk-accepted. Did you mean 'in-place'?",
    ),
    "check of another route": (
        "route: hosted-api",
        "route: build",
        f"12: {ANSWER} does not apply to this route and these traits. Take it out, or change the profile.",
    ),
    "check of other traits": (
        "[generative]",
        "[]",
        f"12: {ANSWER} does not apply to this route and these traits. Take it out, or change the profile.",
    ),
    "no reason": ("reason: Too dear, ", "", "11: answers.DES-2.1 is 'risk-accepted' without reason. Add it."),
    "nobody accepted": ("accepted-by: Ann, ", "", "11: answers.DES-2.1 is 'risk-accepted' without accepted-by. Add it."),
    "no review": (", review-by: 2027-01-01", "", "11: answers.DES-2.1 is 'risk-accepted' without review-by. Add it."),
    "reason that is not shown": (
        "note: As told",
        "reason: As told",
        f"12: {ANSWER}.reason stands beside 'in-place', which never shows it. Take it out.",
    ),
    "day after the edition": (
        "on: 2026-01-05",
        "on: 2026-01-06",
        f"12: {ANSWER}.on is '2026-01-06', after the edition of 2026-01-05 that it answers. Take an earlier day.",
    ),
    "snapshot after the edition": (
        "on: 2025-11-02, changed: {DES-2.2: partly}",
        "on: 2026-01-06",
        "9: snapshots[0].on is '2026-01-06', after the edition of 2026-01-05 that it answers. Take an earlier day.",
    ),
    "day of no calendar": (
        "review-by: 2027-01-01",
        "review-by: 2027-02-30",
        "11: answers.DES-2.1.review-by is '2027-02-30', a day that no calendar has. Correct it.",
    ),
    "unknown person": ("by: b", "by: c", f"12: {ANSWER}.by is 'c', not one of a, b."),
    "unknown audience": ("audience: sme", "audience: sne", "4: audience is 'sne', not one of large, public-sector, sme. Did you mean 'sme'?"),
    "unknown route": ("route: hosted-api", "route: hosted-apl", "5: route is 'hosted-apl', not one of build, hosted-api. Did you mean 'hosted-api'?"),
    "unknown trait": ("[generative]", "[generative, agentic]", "6: traits[1] is 'agentic', not one of generative."),
    "another edition": ('"1.0"', '"0.9"', "7: edition is '0.9', but the guidelines are edition 1.0. Look at each answer again, then change it."),
    "another id": (
        "id: example-small",
        "id: example-tall",
        "1: id is 'example-tall', not 'example-small' as the file is called. Rename one of them.",
    ),
    "name that could be real": (" (example)", "", "2: name is 'Harbour desk' and does not end in '(example)'. Add it."),
    "story that could be true": ("is invented", "is ours", "3: story does not say that all of it is 'invented'. Say so."),
    "short story": ("It asks the desk about boats and tides. " * 7, "", "3: story has 13 words, not 60 to 100. Say more."),
    "link to somewhere": (
        "https://mail.example/1",
        "https://mail.test/1",
        f"12: {ANSWER}.evidence[0].link is 'https://mail.test/1', which may be somebody's. Let its host end in '.example'.",
    ),
    "link that hides where it leads": (
        "https://mail.example/1",
        "https://mail.test/.example/1",
        f"12: {ANSWER}.evidence[0].link is 'https://mail.test/.example/1', which may be somebody's. Let its host end in '.example'.",
    ),
    "change that is none": (
        "DES-2.2: partly}",
        "DES-2.2: in-place}",
        "9: snapshots[0].changed.DES-2.2 is 'in-place' then and now, which is no change. Take it out.",
    ),
    "change before the answer": (
        "changed: {DES-2.2: partly}",
        "changed: {DES-2.1: partly}",
        "9: snapshots[0].changed.DES-2.1 changed since, but its answer is of 2025-10-01. Give the answer a later day.",
    ),
    "change on the day itself": (
        "on: 2025-11-02",
        "on: 2026-01-05",
        "9: snapshots[0].changed.DES-2.2 changed since, but its answer is of 2026-01-05. Give the answer a later day.",
    ),
    "change without an answer": (
        "changed: {DES-2.2: partly}",
        "changed: {DES-2.7: partly}",
        "9: snapshots[0].changed.DES-2.7 has no answer now. Answer it, or take it out.",
    ),
    "misspelt field": ("note: As told", "notes: As told", f"12: {ANSWER}.notes is not a field here. Did you mean 'note'? Rename it or take it out."),
}


@pytest.fixture
def small(tmp_path, monkeypatch, catalogue):
    """Reads the small example, one text in place of another."""
    monkeypatch.chdir(tmp_path)

    def read(old: str = "", new: str = ""):
        assert SMALL.count(old) >= 1
        Path("small.yaml").write_text(SMALL.replace(old, new) if old else SMALL, "utf-8")
        return read_examples(Path(), catalogue)

    return read


@pytest.mark.parametrize(("old", "new", "said"), BAD.values(), ids=BAD)
def test_a_bad_example_is_refused_with_its_line(small, old, new, said):
    with pytest.raises(DataError) as refused:
        small(old, new)
    assert [str(problem) for problem in refused.value.problems] == [f"small.yaml:{said}"]


def test_what_is_wrong_in_several_files_is_told_at_once(tmp_path, monkeypatch, catalogue):
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(SMALL, "utf-8")
    with pytest.raises(DataError) as refused:
        read_examples(Path(), catalogue)
    assert [problem.file for problem in refused.value.problems] == ["one.yaml", "two.yaml"]


def test_a_folder_without_files_has_no_examples(tmp_path, catalogue):
    assert read_examples(tmp_path, catalogue) == {}


def test_each_answer_carries_the_question_it_answered(small):
    assert small()["small"].assessment["answers"]["DES-2.2"]["status"]["asked"] == {
        "text": "Will somebody tell you before the model changes?",
        "edition": "1.0",
        "digest": digest("Will somebody tell you before the model changes?"),
    }


def test_each_field_says_when_and_by_whom_it_was_written(small):
    assessment = small()["small"].assessment
    (ann, ben) = sorted(assessment["people"], key=lambda device: assessment["people"][device]["value"])
    note, accepted = assessment["answers"]["DES-2.2"]["note"], assessment["answers"]["DES-2.1"]["acceptedBy"]
    assert note == {"value": "As told", "at": "2026-01-05T09:00:00.000Z", "by": ben}
    assert accepted == {"value": "Ann", "at": "2025-10-01T09:00:00.000Z", "by": ann}


def test_a_snapshot_holds_the_answers_of_its_day_and_no_later_ones(small):
    states = [small(*swap)["small"].assessment["snapshots"][0]["states"] for swap in ((), (", changed: {DES-2.2: partly}", ""))]
    assert states == [{"DES-2.1": "risk-accepted", "DES-2.2": "partly"}, {"DES-2.1": "risk-accepted"}]


def test_what_an_answer_was_stands_in_its_history(small):
    (was,) = small()["small"].assessment["answers"]["DES-2.2"]["history"]
    assert (was["field"], was["value"], was["at"]) == ("status", "partly", "2025-11-02T09:00:00.000Z")


def test_an_answer_may_have_each_state_of_the_edition_that_says_something():
    assert set(Answer.model_fields["state"].annotation.__args__) == set(STATUSES) - {"unanswered"}
