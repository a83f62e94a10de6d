"""The closed lists and the context: areas, audiences, roles, routes, traits, threats, words, publishers, policy, edition."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator

from .model import Incident
from .records import CheckId, Date, Edition, PartDate, Prose, Record, Sentence, Short, Slug, ThreatId

AudienceId = Literal["sme", "large", "public-sector"]


class Area(Record):
    """One of the four life-cycle areas, in the order of the official document."""

    id: Annotated[Slug, Field(description="Folder name and page address.")]
    code: Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="First part of its guidelines' ids.")]
    title: Short
    hue: Literal["design", "development", "deployment", "operation"]
    summary: Sentence
    about: Prose


class Audience(Record):
    """A kind of organisation that the guidance is written for."""

    id: AudienceId
    title: Annotated[Short, Field(description="Plural, as in 'for ...'.")]
    name: Annotated[Short, Field(description="Singular, as the answer to 'who are you?'.")]
    summary: Sentence
    intro: Prose
    start_with: Annotated[list[CheckId], Field(max_length=10, description="Ordered; the first five come first of all.")]


class Vocabulary(Record):
    """A route or a trait: one word of a closed list that says where a check applies."""

    id: Slug
    title: Short
    phrase: Annotated[Short, Field(description="Finishes the sentence 'Applies if ...'.")]
    summary: Sentence
    about: Prose | None = None


class Route(Vocabulary):
    """A route has a page of its own, so what it says about itself is required."""

    about: Prose


class Role(Record):
    """A part somebody plays, with the page written for it."""

    id: Slug
    title: Short
    plural: Short
    order: int
    summary: Sentence
    intro: Prose
    areas: Annotated[dict[Slug, Prose], Field(description="Area id to this role's part there.")]
    done: Annotated[list[Sentence], Field(min_length=3, max_length=8)]
    questions: Annotated[list[Sentence], Field(min_length=5, max_length=5, description="To ask this week.")]
    board: Annotated[Prose | None, Field(description="Decision-makers only: one page before a board meeting.")] = None
    checked: Date


class Threat(Record):
    """A way in which an AI system is attacked or goes wrong."""

    id: Slug
    title: Short
    order: int
    checked: Date
    summary: Annotated[str, Field(min_length=1, max_length=240)]
    what: Prose
    signs: Annotated[list[Sentence], Field(min_length=3, max_length=6)]
    by_audience: Annotated[dict[AudienceId, Sentence], Field(description="One for each audience.")]
    incidents: list[Incident] = []
    no_case: Annotated[Sentence | None, Field(description="Why no real case is shown, where none fits.")] = None
    see_also: list[ThreatId] = []

    @field_validator("by_audience")
    @classmethod
    def _for_everyone(cls, value: dict[str, str]) -> dict[str, str]:
        missing = [name for name in get_args(AudienceId) if name not in value]
        if missing:
            raise ValueError(f"says nothing for {' and '.join(missing)}. Add a sentence.")
        return value


class Term(Record):
    """A word explained where it first stands on a page."""

    id: Slug
    term: Short
    also: list[Short] = []
    means: Sentence


class Publisher(Record):
    """An agency as printed in 2023; `now` only where a change is well sourced."""

    name: Short
    country: Short
    lead: bool = False
    now: Sentence | None = None


class PolicyItem(Record):
    """Something the 2023 announcement names, and what became of it."""

    id: Slug
    title: Short
    then: Sentence
    now: Sentence
    status: Literal["in force", "amended", "revoked", "voluntary", "political text", "replaced", "standing"]
    date: PartDate
    cites: Annotated[list[Slug], Field(min_length=1)]


class Event(Record):
    """A dated line of the timeline."""

    date: PartDate
    text: Sentence


class Policy(Record):
    """The policy context: items and a timeline."""

    items: list[PolicyItem]
    timeline: list[Event]


class News(Record):
    """A dated line of 'what is new'."""

    date: Date
    text: Sentence


class EditionInfo(Record):
    """The content edition all ids and published files belong to."""

    edition: Edition
    date: Date
    news: Annotated[list[News], Field(min_length=1)]
