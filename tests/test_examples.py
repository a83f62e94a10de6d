"""The worked examples: of every kind of organisation, whole, believable, and nobody's words but their own."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter

import pytest

from places import REPO
from secure_ai_guidelines.examples.read import read_examples

REAL = REPO / "examples" / "assessments"
NAMES = sorted(path.stem for path in REAL.glob("*.yaml"))


@pytest.fixture(scope="session")
def examples(real):
    return read_examples(REAL, real)


def test_reading_twice_gives_the_same_bytes(real, examples):
    assert json.dumps(read_examples(REAL, real)) == json.dumps(examples)


def test_the_examples_are_of_every_audience_and_of_the_routes_that_buy_and_adapt(examples):
    profiles = [example.assessment["profile"] for example in examples.values()]
    assert sorted(profile["audience"]["value"] for profile in profiles) == ["large", "public-sector", "sme"]
    assert {profile["route"]["value"] for profile in profiles} == {"adapt", "hosted-api"}


@pytest.mark.parametrize("name", NAMES)
def test_an_example_answers_nearly_all_and_leaves_honest_blanks(real, examples, name):
    profile, answers = examples[name].assessment["profile"], examples[name].assessment["answers"]
    route, traits = profile["route"]["value"], set(profile["traits"]["value"])
    applying = {c.id for _, c in real.checks if (not c.routes or route in c.routes) and (not c.traits or traits & set(c.traits))}
    assert set(answers) < applying
    assert len(applying - set(answers)) <= 5


@pytest.mark.parametrize("name", NAMES)
def test_an_example_has_something_of_everything_that_results_show(real, examples, name):
    answers, snapshots = examples[name].assessment["answers"], examples[name].assessment["snapshots"]
    today = real.edition.date
    old = (datetime.date.fromisoformat(today) - datetime.timedelta(days=180)).isoformat()
    states = Counter(answer["status"]["value"] for answer in answers.values())
    open_ = [answer for answer in answers.values() if answer["status"]["value"] in ("not-yet", "partly")]
    assert states["not-applicable"] >= 3 and states["risk-accepted"] >= 2 and states["partly"] >= 10 and states["not-yet"] >= 5
    assert [answer for answer in open_ if "due" in answer and answer["due"]["value"] < today], "none overdue"
    assert [answer for answer in answers.values() if answer["status"]["at"] < old], "none stale"
    assert len(snapshots) == 1 and [answer for answer in answers.values() if "history" in answer], "nothing moved"


def test_no_two_answers_say_the_same(examples):
    notes = Counter(
        answer[field]["value"]
        for e in examples.values()
        for answer in e.assessment["answers"].values()
        for field in ("note", "reason")
        if field in answer
    )
    assert [note for note, count in notes.items() if count > 1] == []


def test_no_answer_is_copied_from_the_guidelines(real, examples):
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z0-9]+", text.lower())
        return {tuple(words[index : index + 8]) for index in range(len(words) - 7)}

    ours = {run for _, check in real.checks for text in (check.partly, check.why, *check.evidence.__dict__.values()) for run in runs(text)}
    theirs = {
        run
        for example in examples.values()
        for text in re.findall(r'"(?:value|text)": "([^"]+)"', json.dumps(_without_questions(example)))
        for run in runs(text)
    }
    assert ours & theirs == set()


def _without_questions(example) -> list:
    return [{key: part for key, part in answer.items() if key not in ("status", "history")} for answer in example.assessment["answers"].values()]
