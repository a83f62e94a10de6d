"""What a guideline and a check are made of. In: plain data of one file. Out: frozen objects.

Only what one object can say of itself is checked here (types, lengths, patterns); what needs a second object is a rule
in `rules/`. Keys in YAML are kebab-case. Every field says what it holds; the JSON Schema for editors is made from this.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from .records import (
    CheckId,
    CheckIds,
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
    ThreatId,
    TraitId,
)

# What overlays may say in other words: one limit for both.
Label = Annotated[str, Field(min_length=1, max_length=32, description="For menus.")]
Question = Annotated[str, Field(min_length=1, max_length=140, pattern=r"\?$")]
Task = Annotated[str, Field(min_length=1, max_length=100, description="The same as a task, for the list of what to do next.")]
Reason = Annotated[str, Field(min_length=1, max_length=260)]
Proof = Annotated[str, Field(min_length=1, max_length=220)]
FirstStep = Annotated[str, Field(min_length=1, max_length=500)]


def _whole_number(value: Any) -> Any:
    """YAML's `true` and `1.0` are equal to 1 in Python, and would pass for it."""
    if isinstance(value, (bool, float)):
        raise ValueError(f"'{str(value).lower()}' is not a whole number. Write 1, 2 or 3.")
    return value


class Incident(Record):
    """A real case from a case-study catalogue; the catalogue says whether it happened or was shown."""

    framework: Slug
    id: Annotated[str, Field(max_length=60)]
    lesson: Annotated[str, Field(min_length=1, max_length=240)]


class Evidence(Record):
    """What would satisfy an assurer, per audience."""

    sme: Proof
    large: Proof
    public_sector: Proof


class Check(Record):
    """A question that can be answered yes, partly, no or not applicable. Its id never dies."""

    id: CheckId
    label: Label
    ask: Question
    do: Task
    why: Reason
    since: Edition
    source: Annotated[list[str], Field(description="Source clauses it asks about.")] = []
    ours: Annotated[Sentence | None, Field(description="Why this site adds it, with a citation; instead of source.")] = None
    roles: Annotated[list[RoleId], Field(min_length=1)]
    routes: list[RouteId] = []
    traits: list[TraitId] = []
    threats: list[ThreatId] = []
    priority: Annotated[Literal[1, 2, 3], BeforeValidator(_whole_number)]
    effort: Literal["hours", "days", "weeks"]
    after: list[CheckId] = []
    partly: Reason
    evidence: Evidence
    replaces: Annotated[CheckIds, Field(description="Checks of another meaning, whose answers are shown beside it: one id or several.")] = []
    formerly: Annotated[CheckIds, Field(description="The id it had; its answers carry over.")] = []

    @model_validator(mode="after")
    def _one_origin(self) -> Check:
        if bool(self.source) == bool(self.ours):
            raise ValueError("needs either 'source' (official clauses) or 'ours' (why this site adds it). Give one.")
        return self


class Guidance(Record):
    """One audience's advice: the first step, then the rest."""

    first: FirstStep
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
    """One of the guidelines: what it asks, why, what to do, how to check, then its history."""

    id: GuidelineId
    title: Annotated[Short, Field(description="The official title, exact.")]
    since: Edition
    source: Annotated[list[str], Field(description="Head of its clauses, such as D2. Empty for an added guideline.")] = []
    ours: Sentence | None = None
    checked: Date
    summary: Reason
    asks: Annotated[list[Short], Field(min_length=3, max_length=6)]
    why: Prose
    guidance: GuidanceByAudience
    roles: Annotated[dict[RoleId, Sentence], Field(min_length=1)]
    routes: dict[RouteId, Sentence] = {}
    mistakes: Annotated[list[Sentence], Field(min_length=3, max_length=6)]
    incidents: list[Incident] = []
    checks: Annotated[list[Check], Field(min_length=1, max_length=8)]
    retired: list[Retired] = []
    see_also: list[GuidelineId] = []
