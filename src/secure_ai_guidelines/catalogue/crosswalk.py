"""A crosswalk: how the guidelines, checks and threats relate to one framework. In: plain data of one file. Out: a frozen object.

One file a framework, named after it, since one editor of that framework reviews it and a new edition is one file's change.
Both directions are read from the same rows; what has no counterpart is said, with the reason.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .records import Date, GuidelineId, Record, Sentence, Slug, Strength
from .references import EntryId

Reason = Annotated[str, Field(min_length=1, max_length=300)]


class Row(Record):
    """One guideline, check or threat and its counterparts, for one reason."""

    from_: Annotated[str, Field(alias="from", min_length=1, max_length=60, description="A guideline, check or threat id.")]
    ids: Annotated[list[EntryId], Field(min_length=1, max_length=12)]
    strength: Strength
    why: Annotated[str, Field(min_length=1, max_length=200, description="What is shared, or where the two part.")]


class Without(Record):
    """Guidelines for which the framework has nothing."""

    for_: Annotated[list[GuidelineId], Field(alias="for", min_length=1)]
    why: Reason


class Uncovered(Record):
    """Identifiers of the framework for which the guidelines have nothing."""

    ids: Annotated[list[EntryId], Field(min_length=1)]
    why: Reason


class Crosswalk(Record):
    """All that is said about one framework."""

    framework: Slug
    checked: Date
    about: Annotated[Sentence, Field(description="What the framework is for, what it shares with the guidelines, how it was read.")]
    rows: Annotated[list[Row], Field(min_length=1)]
    none: list[Without] = []
    uncovered: list[Uncovered] = []
