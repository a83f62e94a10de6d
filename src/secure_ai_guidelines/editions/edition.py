"""What one edition asks, small enough to keep for ever. In: the parts of a catalogue. Out: an Edition, and its bytes.

Only what a saved answer or a reader of the change list needs is kept: no advice, no evidence. The order of checks,
guidelines and retired rows is that of their ids, so that the same data give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

from ..catalogue.citations import without_citations
from ..catalogue.records import CheckId, Date, GuidelineId, Record, Slug
from ..catalogue.records import Edition as Number
from ..catalogue.wording import digest
from .descent import closed, ids_of

# The states that the client offers (`STATUS_LABELS` in model.js), which belong to an edition as its questions do.
STATUSES = ("unanswered", "not-yet", "partly", "in-place", "not-applicable", "risk-accepted")
# What JSON may hold as it stands and YAML, by which a frozen file is read back, would refuse or fold.
ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
Text = Annotated[str, Field(min_length=1)]


class Row(Record):
    """Base of all parts of an edition: like the catalogue's records, with camelCase keys."""

    model_config = ConfigDict(alias_generator=to_camel)


class Question(Row):
    """A check as it was asked. `formerly` and `replaces` are closed: they also name what lies further back, the nearest first."""

    id: CheckId
    label: Text
    ask: Text
    digest: Annotated[str, Field(description="Of `ask`, as answers carry it.")]
    since: Number
    formerly: Annotated[list[CheckId], Field(description="Ids it had; their answers are its own.")] = []
    replaces: Annotated[list[CheckId], Field(description="Checks of another meaning; their answers are shown beside it.")] = []


class Dead(Row):
    """A check that is no longer asked."""

    id: CheckId
    in_: Annotated[Number, Field(alias="in")]
    asked: Text
    why: Text


class Titled(Row):
    """A guideline by its title."""

    id: GuidelineId
    title: Text


class Start(Row):
    """Where an audience starts, in order."""

    id: Slug
    title: Text
    start_with: list[CheckId]


class Edition(Row):
    """What one edition asks of whom, on which scale."""

    format: Literal["secure-ai-edition"] = "secure-ai-edition"
    version: Literal[1] = 1
    edition: Number
    date: Date
    statuses: Annotated[list[Slug], Field(min_length=1, description="The scale: the states an answer may have.")]
    audiences: list[Start]
    guidelines: list[Titled]
    checks: list[Question]
    retired: list[Dead]


def edition_of(info: Any, audiences: Iterable[Any], guidelines: Iterable[Any], earlier: Sequence[Edition] = ()) -> Edition:
    """The edition that these parts of a catalogue (or of a folder read) make. `earlier` are the frozen ones, from which lineage is closed."""
    guidelines = list(guidelines)
    past = {question.id: question for edition in earlier for question in edition.checks}
    return Edition(
        edition=info.edition,
        date=info.date,
        statuses=list(STATUSES),
        audiences=[Start(id=a.id, title=a.title, startWith=a.start_with) for a in audiences],
        guidelines=_by_id(Titled(id=g.id, title=g.title) for g in guidelines),
        checks=_by_id(_question(check, past) for g in guidelines for check in g.checks),
        retired=_by_id(_dead(row) for g in guidelines for row in g.retired),
    )


def _question(check: Any, past: dict[str, Question]) -> Question:
    formerly, replaces = closed(check.id, ids_of(check.formerly), ids_of(check.replaces), past)
    return Question(id=check.id, label=check.label, ask=check.ask, digest=digest(check.ask), since=check.since, formerly=formerly, replaces=replaces)


def _dead(row: Any) -> Dead:
    return Dead(id=row.id, asked=row.asked, why=without_citations(row.why), **{"in": row.in_})


def _by_id(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: id_key(row.id))


def id_key(name: str) -> tuple[Any, ...]:
    """A key by which DES-2.9 comes before DES-2.10."""
    return tuple(int(part) if part.isdecimal() else part for part in re.split(r"[-.]", name))


def number_key(number: str) -> tuple[int, ...]:
    """A key by which 1.9 comes before 1.10."""
    return tuple(map(int, number.split(".")))


def canonical(value: Any) -> bytes:
    """The one form of a JSON value: UTF-8, two-space indent, one newline at the end, nothing that YAML reads otherwise."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return (ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n").encode()


def as_bytes(edition: Edition) -> bytes:
    """The file of a frozen edition. Lists of lineage that are empty are left out."""
    data = edition.model_dump(by_alias=True)
    data["checks"] = [{key: value for key, value in check.items() if value != []} for check in data["checks"]]
    return canonical(data)
