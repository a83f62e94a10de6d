"""What an example is as people write it. In: plain data of one file. Out: frozen objects.

State, day, who and why, and no more: what the client keeps besides is made in `stored`. What needs a second object is in `rules`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..catalogue.records import CheckId, Date, Edition, Record, Sentence, Short, Slug, Url

# The client's states (`STATUS_LABELS` in model.js) without the one that says nothing.
State = Literal["not-yet", "partly", "in-place", "not-applicable", "risk-accepted"]


class Shown(Record):
    """One piece of evidence. A link leads nowhere: its host ends in `.example`, a name that is never given out."""

    text: Short
    link: Url | None = None


class Answer(Record):
    """What somebody said of a check, and on which day. `by` is one of `people`; left out, the first of them."""

    state: State
    on: Date
    by: Slug | None = None
    note: Sentence | None = None
    evidence: list[Shown] = []
    owner: Short | None = None
    due: Date | None = None
    reason: Sentence | None = None
    accepted_by: Short | None = None
    review_by: Date | None = None


class Snapshot(Record):
    """How it stood at the end of a day: the answers given by then, and in `changed` what stood in place of a later answer."""

    name: Short
    on: Date
    changed: dict[CheckId, State] = {}


class Written(Record):
    """One file of an example."""

    id: Annotated[Slug, Field(description="Of the assessment: `example-` and the name of the file.")]
    name: Annotated[Short, Field(description="Ends in `(example)`, so that nobody takes it for real.")]
    story: Annotated[str, Field(min_length=1, max_length=900, description="For the page, 60 to 100 words; says that it is invented.")]
    audience: Slug
    route: Slug
    traits: list[Slug]
    edition: Edition
    people: Annotated[dict[Slug, Short], Field(min_length=1)]
    snapshots: list[Snapshot] = []
    answers: Annotated[dict[CheckId, Answer], Field(min_length=1)]
