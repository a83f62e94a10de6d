"""Crosswalks and frameworks as flat rows. In: a Catalogue. Out: one row a reference, one row a framework, for tables and sheets.

A title stands here only where its publisher's licence lets it: of what is under somebody's copyright only the identifier is
given. A label or a key of this site's own says so, so that nobody quotes it as the framework's words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..catalogue.load import Catalogue

REFERENCE_COLUMNS = ["guideline", "check", "threat", "framework", "edition", "id", "id_by", "title", "title_by", "strength", "why", "mark", "checked"]
FRAMEWORK_COLUMNS = [
    "id", "title", "edition", "published", "publisher", "licence", "address", "mark", "checked", "use", "superseded_by", "entries", "entries_used",
]  # fmt: skip
OTHERS, OURS = "publisher", "this site"


@dataclass(frozen=True)
class Begin:
    """Where a reference begins: its id, which of the three it is, and for a check its guideline. Ids are never taken apart here."""

    id: str
    guideline: str = ""
    check: str = ""
    threat: str = ""


@dataclass(frozen=True)
class Reference:
    """One of our guidelines, checks or threats beside one entry of a framework. `checked` is the crosswalk's day."""

    begin: Begin
    framework: Any
    entry: Any
    strength: str
    why: str
    checked: str

    @property
    def title(self) -> str:
        """The entry's title as far as it may be handed on, or nothing."""
        return shown_title(self.framework, self.entry)


def references(catalogue: Catalogue) -> list[Reference]:
    """Every pair of every crosswalk: by framework, then in the order of the guidelines, their checks, and the threats.

    A row that begins at something this copy hides is passed over.
    """
    begins = {begin.id: begin for begin in _begins(catalogue)}
    place = {name: index for index, name in enumerate(begins)}
    found = [reference for _, crosswalk in sorted(catalogue.crosswalks.items()) for reference in _of(catalogue, crosswalk, begins)]
    return sorted(found, key=lambda reference: (reference.framework.id, place[reference.begin.id]))


def _begins(catalogue: Catalogue) -> Iterator[Begin]:
    for guideline in catalogue.guidelines:
        yield Begin(guideline.id, guideline=guideline.id)
        yield from (Begin(check.id, guideline=guideline.id, check=check.id) for check in guideline.checks)
    yield from (Begin(threat.id, threat=threat.id) for threat in catalogue.threats)


def _of(catalogue: Catalogue, crosswalk: Any, begins: dict[str, Begin]) -> Iterator[Reference]:
    framework = catalogue.frameworks[crosswalk.framework]
    entries = {entry.id: entry for entry in framework.entries}
    for row in crosswalk.rows:
        for entry_id in row.ids if row.from_ in begins else ():
            yield Reference(begins[row.from_], framework, entries[entry_id], row.strength, row.why, crosswalk.checked)


def shown_title(framework: Any, entry: Any) -> str:
    """An entry's title, or nothing where it belongs to a publisher who keeps the copyright."""
    return entry.title if entry.own_label or not framework.licence.startswith("©") else ""


def address_of(framework: Any, entry: Any) -> str | None:
    """The publisher's page of an entry, or of the framework, or None."""
    template = framework.url_templates.get(entry.kind)
    return entry.url or (template.replace("{id}", entry.id) if template else framework.url)


def reference_rows(catalogue: Catalogue) -> list[list[str]]:
    """The references by `REFERENCE_COLUMNS`. A row that begins at a check names its guideline too."""
    return [_row(reference) for reference in references(catalogue)]


def _row(reference: Reference) -> list[str]:
    framework, entry, begin = reference.framework, reference.entry, reference.begin
    title_by = (OURS if entry.own_label else OTHERS) if reference.title else ""
    named = [framework.id, framework.version, entry.id, OURS if entry.own_key else OTHERS, reference.title, title_by]
    return [begin.guideline, begin.check, begin.threat, *named, reference.strength, reference.why, framework.mark, reference.checked]


def framework_rows(catalogue: Catalogue) -> list[list[Any]]:
    """The frameworks by `FRAMEWORK_COLUMNS`, by id; how many entries each has and how many a reference points at."""
    used: dict[str, set[str]] = {}
    for reference in references(catalogue):
        used.setdefault(reference.framework.id, set()).add(reference.entry.id)
    return [
        [f.id, f.title, f.version, f.published, f.publisher, f.licence, f.url, f.mark, f.checked, f.use, f.superseded_by, len(f.entries),
         len(used.get(name, ()))]
        for name, f in sorted(catalogue.frameworks.items())
    ]  # fmt: skip
