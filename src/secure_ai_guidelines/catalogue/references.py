"""What the words rest on: the official clauses, the sources cited in prose, the frameworks pointed at."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .records import Date, GuidelineId, Mark, PartDate, Record, Sentence, Short, Slug, Url

EntryId = Annotated[str, Field(min_length=1, max_length=60)]


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

    id: EntryId
    title: Annotated[str, Field(min_length=1, max_length=600)]
    kind: Slug
    parent: EntryId | None = None
    also_under: Annotated[list[EntryId], Field(description="Further parents.")] = []
    own_label: Annotated[bool, Field(description="The title is this site's short label: never shown as the framework's words.")] = False
    own_key: Annotated[bool, Field(description="The framework prints no such id: the title is shown, the key only beside it.")] = False
    url: Annotated[Url | None, Field(description="Its own page, where url-templates cannot give it.")] = None
    date: PartDate | None = None
    target: Annotated[str, Field(max_length=240)] | None = None


class RetiredEntry(Record):
    """An identifier that a framework no longer uses."""

    id: EntryId
    title: str | None = None
    replaced_by: EntryId | None = None


class Change(Record):
    """What an identifier of a superseded edition is called in the edition that replaced it."""

    from_: Annotated[EntryId, Field(alias="from")]
    to: EntryId


class Framework(Record):
    """A catalogue that a crosswalk may point into; the edition is pinned here, once."""

    id: Slug
    title: Annotated[str, Field(min_length=1, max_length=200)]
    short: Annotated[str, Field(min_length=1, max_length=24, description="Its name where there is little room, with the edition.")]
    use: Annotated[
        Literal["crosswalk", "look-up", "cases"],
        Field(description="crosswalk: has a crosswalk; look-up: an old edition, to find the new id; cases: real cases to cite."),
    ] = "crosswalk"
    version: str
    published: PartDate | None = None
    publisher: Short
    licence: Short
    url: Url | None = None
    url_templates: dict[Slug, str] = {}
    checked: Date
    mark: Mark
    note: Annotated[str, Field(max_length=600)] | None = None
    superseded_by: Annotated[Slug | None, Field(description="The framework that replaced this edition.")] = None
    changes: Annotated[list[Change], Field(description="Ids of this edition and of the one that replaced it.")] = []
    retired: list[RetiredEntry] = []
    entries: Annotated[list[Entry], Field(min_length=1)]
