"""An example as the client stores it. In: the written example and the catalogue. Out: the assessment, as plain data.

Times, ids and keys are made here, always the same and in the client's order, so that a restored example gives the same bytes.
"""

from __future__ import annotations

from typing import Any

from ..catalogue.load import Catalogue
from ..catalogue.wording import digest
from .written import Snapshot, Written

# The client's fields in the order in which it writes them.
FIELDS = {"note": "note", "owner": "owner", "due": "due", "reason": "reason", "accepted_by": "acceptedBy", "review_by": "reviewBy"}


def assessment_of(written: Written, catalogue: Catalogue) -> dict[str, Any]:
    """The assessment, begun on its first day by the first of its people. The example has passed the rules."""
    by = {key: digest(f"{written.id} {key}") for key in written.people}
    start = {"at": _moment(_first_day(written)), "by": next(iter(by.values()))}
    profile = {"audience": written.audience, "route": written.route, "traits": written.traits}
    checks = {check.id: check for _, check in catalogue.checks}
    named = sorted((by[key], name) for key, name in written.people.items())
    return {
        "format": "secure-ai-assessment",
        "version": 1,
        "id": written.id,
        "contentEdition": written.edition,
        "name": {"value": written.name, **start},
        "profile": {key: {"value": value, **start} for key, value in profile.items()},
        "answers": {check_id: _answer(written, checks[check_id], by) for check_id in sorted(written.answers)},
        "people": {device: {"value": name, "at": start["at"], "by": device} for device, name in named},
        "snapshots": [_snapshot(written, snapshot, profile, start["by"]) for snapshot in _in_order(written)],
    }


def _first_day(written: Written) -> str:
    return min(one.on for one in (*written.answers.values(), *written.snapshots))


def _moment(day: str) -> str:
    return f"{day}T09:00:00.000Z"


def _in_order(written: Written) -> list[Snapshot]:
    return sorted(written.snapshots, key=lambda snapshot: snapshot.on)


def _answer(written: Written, check: Any, by: dict[str, str]) -> dict[str, Any]:
    """The registers of one answer; what a snapshot says it was before stands in the history."""
    answer = written.answers[check.id]
    stamp = {"at": _moment(answer.on), "by": by[answer.by or next(iter(by))]}
    asked = {"text": check.ask, "edition": written.edition, "digest": digest(check.ask)}
    found: dict[str, Any] = {"status": {"value": answer.state, **stamp, "asked": asked}}
    found |= {key: {"value": value, **stamp} for field, key in FIELDS.items() if (value := getattr(answer, field))}
    if answer.evidence:
        entries = [(_evidence_id(written, check, number), shown) for number, shown in enumerate(answer.evidence, 1)]
        found["evidence"] = {key: {"value": {"text": shown.text, "link": shown.link or ""}, **stamp, "removed": False} for key, shown in entries}
    if before := _before(written, check.id):
        found["history"] = [{"field": "status", "value": state, "at": _moment(on), "by": stamp["by"], "asked": asked} for on, state in before]
    return found


def _evidence_id(written: Written, check: Any, number: int) -> str:
    """As the client makes one, so that entries stay in order: a number, then 16 digits."""
    return f"{number:03}-{digest(f'{written.id} {check.id} {number}')}"


def _before(written: Written, check_id: str) -> list[tuple[str, str]]:
    """The day and state of each earlier answer to a check, each state once in a row."""
    found: list[tuple[str, str]] = []
    for snapshot in _in_order(written):
        state = snapshot.changed.get(check_id)
        if state and (not found or found[-1][1] != state):
            found.append((snapshot.on, state))
    return found


def _snapshot(written: Written, snapshot: Snapshot, profile: dict[str, Any], by: str) -> dict[str, Any]:
    then = {check_id: answer.state for check_id, answer in written.answers.items() if answer.on <= snapshot.on} | snapshot.changed
    return {
        "id": digest(f"{written.id} {snapshot.name} {snapshot.on}"),
        "name": snapshot.name,
        "profile": profile,
        "at": _moment(snapshot.on),
        "by": by,
        "edition": written.edition,
        "states": dict(sorted(then.items())),
    }
