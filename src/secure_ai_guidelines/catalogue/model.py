"""What a guideline and a check are made of. In: plain data of one file. Out: frozen objects.

Only what one object can say of itself is checked here (types, lengths, patterns); what needs a second object is a rule
in `rules/`. Keys in YAML are kebab-case. Every field says what it holds; the JSON Schema for editors is made from this.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .records import (
    CheckId,
    Date,
    Edition,
    GuidelineId,
    Prose,
    Record,
    RoleId,
    RouteId,
    Sentence,
    Short,
    Slug,
    Strength,
    ThreatId,
    TraitId,
)


class Incident(Record):
    """A real case from a case-study catalogue; the catalogue says whether it happened or was shown."""

    framework: Slug
    id: Annotated[str, Field(max_length=40)]
    lesson: Annotated[str, Field(min_length=1, max_length=240)]


class Reference(Record):
    """A pointer into a framework: how strong, and why where it is not obvious."""

    framework: Slug
    ids: Annotated[list[str], Field(min_length=1, max_length=12)]
    strength: Strength
    why: Annotated[str, Field(min_length=1, max_length=200)] | None = None


class Evidence(Record):
    """What would satisfy an assurer, per audience."""

    sme: Annotated[str, Field(min_length=1, max_length=220)]
    large: Annotated[str, Field(min_length=1, max_length=220)]
    public_sector: Annotated[str, Field(min_length=1, max_length=220)]


class Check(Record):
    """A question that can be answered yes, partly, no or not applicable. Its id never dies."""

    id: CheckId
    label: Annotated[str, Field(min_length=1, max_length=32, description="For menus.")]
    ask: Annotated[str, Field(min_length=1, max_length=140, pattern=r"\?$")]
    do: Annotated[str, Field(min_length=1, max_length=100, description="The same as a task, for the list of what to do next.")]
    why: Annotated[str, Field(min_length=1, max_length=260)]
    since: Edition
    source: Annotated[list[str], Field(description="Source clauses it asks about.")] = []
    ours: Annotated[Sentence | None, Field(description="Why this site adds it, with a citation; instead of source.")] = None
    roles: Annotated[list[RoleId], Field(min_length=1)]
    routes: list[RouteId] = []
    traits: list[TraitId] = []
    threats: list[ThreatId] = []
    priority: Literal[1, 2, 3]
    effort: Literal["hours", "days", "weeks"]
    after: list[CheckId] = []
    partly: Annotated[str, Field(min_length=1, max_length=260)]
    evidence: Evidence
    replaces: CheckId | None = None
    formerly: CheckId | None = None

    @model_validator(mode="after")
    def _one_origin(self) -> Check:
        if bool(self.source) == bool(self.ours):
            raise ValueError("needs either 'source' (official clauses) or 'ours' (why this site adds it). Give one.")
        return self


class Guidance(Record):
    """One audience's advice: the first step, then the rest."""

    first: Annotated[str, Field(min_length=1, max_length=500)]
    text: Prose


class GuidanceByAudience(Record):
    """All three are required; none is a copy of another."""

    sme: Guidance
    large: Guidance
    public_sector: Guidance


class Retired(Record):
    """A check that is no longer asked; its row stays so that an old export can be read."""

    id: CheckId
    in_: Annotated[Edition, Field(alias="in", description="Edition in which it was retired.")]
    asked: Sentence
    why: Sentence


class Guideline(Record):
    """One of the guidelines: what it asks, why, what to do, how to check, then history and references."""

    id: GuidelineId
    title: Annotated[Short, Field(description="The official title, exact.")]
    since: Edition
    source: Annotated[list[str], Field(description="Head of its clauses, such as D2. Empty for an added guideline.")] = []
    ours: Sentence | None = None
    checked: Date
    summary: Annotated[str, Field(min_length=1, max_length=260)]
    asks: Annotated[list[Short], Field(min_length=3, max_length=6)]
    why: Prose
    guidance: GuidanceByAudience
    roles: Annotated[dict[RoleId, Sentence], Field(min_length=1)]
    routes: dict[RouteId, Sentence] = {}
    mistakes: Annotated[list[Sentence], Field(min_length=3, max_length=6)]
    incidents: list[Incident] = []
    checks: Annotated[list[Check], Field(min_length=1, max_length=8)]
    retired: list[Retired] = []
    references: list[Reference] = []
    see_also: list[GuidelineId] = []
