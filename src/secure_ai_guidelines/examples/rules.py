"""What an example has to answer for beside its form. In: the written example, its document, the catalogue. Out: problems.

An example that asks too much, too little or another question would be believed, so every answer is held against its check.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from ..catalogue.load import Catalogue
from ..catalogue.yaml_lines import Document, PathKey, dotted
from ..problems import Problem, did_you_mean, one_of, short
from .written import Answer, Written

STORY_WORDS = (60, 100)
INVENTED = re.compile(r"\binvented\b")
NOWHERE = re.compile(r"https://[a-z0-9.-]+\.example(/|$)")
# What a state must say of itself; with any other state the client would not show it.
ASKS = {"reason": ("not-applicable", "risk-accepted"), "accepted_by": ("risk-accepted",), "review_by": ("risk-accepted",)}


def problems_of(name: str, written: Written, document: Document, catalogue: Catalogue) -> list[Problem]:
    """What a second object has to say against the file. What hangs on a part that is wrong waits until that part is right."""
    checks = {check.id: check for _, check in catalogue.checks}
    head = [*_of_head(name, written, document, catalogue), *_of_days(written, document, catalogue.edition.date)]
    profile = list(_of_profile(written, document, catalogue))
    ids = list(_of_ids(written, document, checks)) if not profile else []
    answers = [problem for check_id, answer in written.answers.items() for problem in _of_answer(check_id, answer, written, document)]
    snapshots = [problem for index in range(len(written.snapshots)) for problem in _of_snapshot(index, written, document)]
    return [*head, *profile, *ids, *answers, *(snapshots if not ids else [])]


def _of_ids(written: Written, document: Document, checks: dict[str, Any]) -> Iterator[Problem]:
    for check_id in written.answers:
        path: PathKey = ("answers", check_id)
        if check_id not in checks:
            near = did_you_mean(check_id, checks)
            yield document.problem(path, f"{dotted(path)} is not a check that is asked.{near} Correct it, or take it out.")
        elif not _applies(checks[check_id], written):
            yield document.problem(path, f"{dotted(path)} does not apply to this route and these traits. Take it out, or change the profile.")


def _of_head(name: str, written: Written, document: Document, catalogue: Catalogue) -> Iterator[Problem]:
    if written.id != f"example-{name}":
        yield document.problem(("id",), f"id is '{written.id}', not 'example-{name}' as the file is called. Rename one of them.")
    if not written.name.endswith(" (example)"):
        yield document.problem(("name",), f"name is '{written.name}' and does not end in '(example)'. Add it.")
    if written.edition != catalogue.edition.edition:
        said = f"edition is '{written.edition}', but the guidelines are edition {catalogue.edition.edition}"
        yield document.problem(("edition",), f"{said}. Look at each answer again, then change it.")
    low, high = STORY_WORDS
    if not low <= (count := len(written.story.split())) <= high:
        yield document.problem(("story",), f"story has {count} words, not {low} to {high}. {'Say more' if count < low else 'Cut it'}.")
    if not INVENTED.search(written.story):
        yield document.problem(("story",), "story does not say that all of it is 'invented'. Say so.")


def _of_profile(written: Written, document: Document, catalogue: Catalogue) -> Iterator[Problem]:
    known = {"audience": catalogue.audiences, "route": catalogue.routes}
    words = [((field,), getattr(written, field), known[field]) for field in known]
    words += [(("traits", index), trait, catalogue.traits) for index, trait in enumerate(written.traits)]
    for path, word, list_ in words:
        if word not in (good := [one.id for one in list_]):
            yield document.problem(path, one_of(dotted(path), word, good))


def _of_days(written: Written, document: Document, last: str) -> Iterator[Problem]:
    """Each day is one of the calendar, and nothing was answered after the edition it answers."""
    days = [(("answers", check_id, field), answer) for check_id, answer in written.answers.items() for field in ("on", "due", "review_by")]
    days += [(("snapshots", index, "on"), snapshot) for index, snapshot in enumerate(written.snapshots)]
    for (*start, field), one in days:
        path, day = (*start, field.replace("_", "-")), getattr(one, field)
        if day and not _is_day(day):
            yield document.problem(path, f"{dotted(path)} is '{day}', a day that no calendar has. Correct it.")
        elif day and field == "on" and day > last:
            yield document.problem(path, f"{dotted(path)} is '{day}', after the edition of {last} that it answers. Take an earlier day.")


def _is_day(text: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _applies(check: Any, written: Written) -> bool:
    """As `applies` of the client's model.js."""
    return (not check.routes or written.route in check.routes) and (not check.traits or not set(check.traits).isdisjoint(written.traits))


def _of_answer(check_id: str, answer: Answer, written: Written, document: Document) -> Iterator[Problem]:
    path: PathKey = ("answers", check_id)
    if answer.by and answer.by not in written.people:
        yield document.problem((*path, "by"), one_of(dotted((*path, "by")), answer.by, written.people))
    for field, states in ASKS.items():
        key = field.replace("_", "-")
        if answer.state in states and not getattr(answer, field):
            yield document.problem(path, f"{dotted(path)} is '{answer.state}' without {key}. Add it.")
        if answer.state not in states and getattr(answer, field):
            yield document.problem((*path, key), f"{dotted((*path, key))} stands beside '{answer.state}', which never shows it. Take it out.")
    for index, shown in enumerate(answer.evidence):
        if shown.link and not NOWHERE.match(shown.link):
            place = (*path, "evidence", index, "link")
            yield document.problem(place, f"{dotted(place)} is '{short(shown.link)}', which may be somebody's. Let its host end in '.example'.")


def _of_snapshot(index: int, written: Written, document: Document) -> Iterator[Problem]:
    snapshot = written.snapshots[index]
    for check_id, state in snapshot.changed.items():
        answer, place = written.answers.get(check_id), ("snapshots", index, "changed", check_id)
        if answer is None:
            yield document.problem(place, f"{dotted(place)} has no answer now. Answer it, or take it out.")
        elif answer.on <= snapshot.on:
            yield document.problem(place, f"{dotted(place)} changed since, but its answer is of {answer.on}. Give the answer a later day.")
        elif answer.state == state:
            yield document.problem(place, f"{dotted(place)} is '{state}' then and now, which is no change. Take it out.")
