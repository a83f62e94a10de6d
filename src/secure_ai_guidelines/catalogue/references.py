"""What the words rest on: the official clauses, the sources cited in prose, the frameworks pointed at."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .records import Date, GuidelineId, Mark, PartDate, Record, Sentence, Short, Slug, Url


class Clause(Record):
    """A numbered consideration of the official text, in our own words. Shown as 'source clause D2.1'."""

    id: Annotated[str, Field(pattern=r"^[A-Z][0-9]\.[0-9]+[a-z]?$")]
    guideline: GuidelineId
    kind: Annotated[Literal["ask", "context"], Field(description="ask: a check asks it; context: a text tells it.")]
    text: Annotated[str, Field(min_length=1, max_length=220)]


class SourceText(Record):
    """The clauses of the official document, all of them."""

    document: Slug
    clauses: list[Clause]


class Source(Record):
    """A document, scheme, law or service that the words rest on."""

    id: Slug
    title: Annotated[str, Field(min_length=1, max_length=240)]
    publisher: Annotated[str, Field(min_length=1, max_length=240)]
    published: PartDate | None = None
    url: Url | None = None
    mark: Mark
    checked: Date
    note: Sentence | None = None


class Entry(Record):
    """One identifier of a framework."""

    id: Annotated[str, Field(min_length=1, max_length=40)]
    title: Annotated[str, Field(min_length=1, max_length=240)]
    kind: Slug
    parent: str | None = None
    date: PartDate | None = None
    target: Annotated[str, Field(max_length=240)] | None = None


class RetiredEntry(Record):
    """An identifier that a framework no longer uses."""

    id: str
    title: str
    replaced_by: str | None = None


class Framework(Record):
    """A catalogue that references may point into; the edition is pinned here, once."""

    id: Slug
    title: Short
    version: str
    published: PartDate | None = None
    publisher: Short
    licence: Short
    url: Url | None = None
    url_templates: dict[Slug, str] = {}
    checked: Date
    mark: Mark
    note: Annotated[str, Field(max_length=600)] | None = None
    retired: list[RetiredEntry] = []
    entries: Annotated[list[Entry], Field(min_length=1)]
