"""What pages ask of the crosswalks, in both directions. In: a Catalogue. Out: plain records in a fixed order. Nothing here is HTML.

A *beginning* is a guideline, a check or a threat of ours; an *entry* is an identifier of a framework. A *lead* is the way back:
from an entry to a beginning, with strength and reason. A case leads to where it is told; an id of an old edition leads where the
id that replaced it leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..catalogue.load import Catalogue

STRENGTHS = ("same", "part", "related")  # the strongest first
SHOWN = 110  # characters of a title where there is little room; some frameworks have whole sentences as titles


@dataclass(frozen=True)
class Cell:
    """One guideline in one framework: how many ids and how strong at best; or none, with the reason; or nothing said."""

    count: int = 0
    strength: str = ""
    why: str = ""


@dataclass(frozen=True)
class Lead:
    """The way from an entry to a beginning. `strength` is empty for a case that is told."""

    begin: str
    strength: str
    why: str


class Crosswalks:
    """Look-ups over the crosswalks of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        frameworks = sorted(catalogue.frameworks.values(), key=lambda framework: framework.short.lower())
        self.frameworks: list[Any] = frameworks
        self.columns: list[Any] = [framework for framework in frameworks if framework.id in catalogue.crosswalks]
        self._entry = {(framework.id, entry.id): entry for framework in frameworks for entry in framework.entries}
        self._rows: dict[tuple[str, str], list[Any]] = {}
        for name, crosswalk in catalogue.crosswalks.items():
            for row in crosswalk.rows:
                for begin in {row.from_, row.from_.rpartition(".")[0]}:  # a check's row stands with its guideline too
                    self._rows.setdefault((name, begin), []).append(row)
        self._leads: dict[tuple[str, str], list[Lead]] = {}
        for key, lead in (*self._from_rows(), *self._from_cases()):
            self._leads.setdefault(key, []).append(lead)
        for found in self._leads.values():
            found.sort(key=self._order)

    def _from_rows(self) -> Iterator[tuple[tuple[str, str], Lead]]:
        for name, crosswalk in self.catalogue.crosswalks.items():
            for row in crosswalk.rows:
                for entry_id in row.ids:
                    yield (name, entry_id), Lead(row.from_, row.strength, row.why)

    def _from_cases(self) -> Iterator[tuple[tuple[str, str], Lead]]:
        for begin in (*self.catalogue.guidelines, *self.catalogue.threats):
            for incident in begin.incidents:
                yield (incident.framework, incident.id), Lead(begin.id, "", incident.lesson)

    def _order(self, lead: Lead) -> tuple[int, int, list[Any]]:
        strength = STRENGTHS.index(lead.strength) if lead.strength else 0
        return strength, lead.begin[0].islower(), natural(lead.begin)

    @property
    def checked(self) -> str:
        """The day on which a crosswalk was last held against its framework; the edition's day where there is none."""
        return max((crosswalk.checked for crosswalk in self.catalogue.crosswalks.values()), default=self.catalogue.edition.date)

    def framework(self, name: str) -> Any:
        """The framework of an id."""
        return self.catalogue.frameworks[name]

    def entry(self, framework: Any, entry_id: str) -> Any:
        """The entry of an id."""
        return self._entry[framework.id, entry_id]

    def leads(self, framework: Any, entry_id: str) -> list[Lead]:
        """Where an entry leads, the strongest first; for an id of an old edition, where the new id leads."""
        new = self.new_id(framework, entry_id)
        return self._leads.get((framework.superseded_by, new) if new else (framework.id, entry_id), [])

    def new_id(self, framework: Any, entry_id: str) -> str | None:
        """What an id of a superseded edition is called now."""
        return next((change.to for change in framework.changes if change.from_ == entry_id), None)

    def rows(self, framework: Any, begin: str) -> list[Any]:
        """The rows of a guideline, itself first and then its checks; or of a threat."""
        return sorted(self._rows.get((framework.id, begin), []), key=lambda row: (natural(row.from_), STRENGTHS.index(row.strength)))

    def cell(self, framework: Any, guideline_id: str) -> Cell:
        """What the matrix says of a guideline in a framework."""
        rows = self.rows(framework, guideline_id)
        if rows:
            ids = {name for row in rows for name in row.ids}
            return Cell(len(ids), min((row.strength for row in rows), key=STRENGTHS.index))
        groups = self.catalogue.crosswalks[framework.id].none
        return Cell(why=next((group.why for group in groups if guideline_id in group.for_), ""))

    def of_one(self, begin: str) -> list[tuple[Any, list[Any]]]:
        """(framework, rows) of every framework that has a counterpart of this very check or threat."""
        found = ((framework, self.rows(framework, begin)) for framework in self.columns)
        return [(framework, rows) for framework, rows in found if rows]

    def without(self, guideline_id: str) -> list[tuple[Any, str]]:
        """(framework, reason) of every framework that says it has nothing for a guideline."""
        found = ((framework, self.cell(framework, guideline_id)) for framework in self.columns)
        return [(framework, cell.why) for framework, cell in found if cell.why]

    def threats(self, framework: Any) -> list[Any]:
        """The rows that begin at a threat, in the order of the threats."""
        return [row for threat in self.catalogue.threats for row in self.rows(framework, threat.id)]

    def related(self, framework: Any) -> list[Any]:
        """The guidelines that have a counterpart."""
        return [guideline for guideline in self.catalogue.guidelines if self.cell(framework, guideline.id).count]

    def used(self, framework: Any) -> list[Any]:
        """The entries that lead somewhere, in the framework's order."""
        return [entry for entry in framework.entries if self.leads(framework, entry.id)]

    def unused(self, framework: Any) -> list[Any]:
        """The entries that lead nowhere and that no reason covers: headings of what is used, and what was not compared."""
        crosswalk = self.catalogue.crosswalks.get(framework.id)
        told = {name for group in crosswalk.uncovered for name in group.ids} if crosswalk else set()
        return [entry for entry in framework.entries if entry.id not in told and not self.leads(framework, entry.id)]

    def a_to_z(self, framework: Any) -> list[Any]:
        """All entries, as somebody looks for them."""
        return sorted(framework.entries, key=lambda entry: natural(entry.id))

    def url(self, framework: Any, entry: Any) -> str | None:
        """The publisher's page of an entry, or of the whole framework where there is none."""
        template = framework.url_templates.get(entry.kind)
        return entry.url or (template.replace("{id}", entry.id) if template else framework.url)

    @staticmethod
    def anchor(entry_id: str) -> str:
        """The place of an entry on its framework's page: letters, figures, full stops and hyphens only."""
        return "id-" + re.sub(r"[^A-Za-z0-9.]+", "-", entry_id).strip("-")

    @staticmethod
    def shortened(title: str) -> str:
        """A title of 110 characters at most, cut at a word."""
        return title if len(title) <= SHOWN else title[:SHOWN].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def natural(text: str) -> list[tuple[bool, int, str]]:
    """A key that puts `A.5.9` before `A.5.10`."""
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part.lower()) for part in re.split(r"(\d+)", text) if part]
