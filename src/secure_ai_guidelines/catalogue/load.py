"""A guidelines folder as one frozen Catalogue. In: a folder. Out: the catalogue, or DataError with every problem of every file.

The order is: read each file and hold it against its model (`folder`), then apply the rules that need more than one file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ..problems import DataError
from .crosswalk import Crosswalk
from .folder import Folder, read_folder
from .identifiers import code_of, order_of
from .model import Guideline
from .provenance import Own
from .references import Framework, Source
from .rules import apply_rules
from .vocabulary import Area, Audience, EditionInfo, Policy, Publisher, Role, Route, Term, Threat, Vocabulary


@dataclass(frozen=True)
class Catalogue:
    """Everything the data says, validated and in order. Frozen; nothing reads back from a page."""

    edition: EditionInfo
    areas: tuple[Area, ...]
    audiences: tuple[Audience, ...]
    roles: tuple[Role, ...]
    routes: tuple[Route, ...]
    traits: tuple[Vocabulary, ...]
    threats: tuple[Threat, ...]
    terms: tuple[Term, ...]
    publishers: tuple[Publisher, ...]
    policy: Policy
    sources: dict[str, Source]
    source_document: str
    clauses: tuple[Any, ...]
    frameworks: dict[str, Framework]
    crosswalks: dict[str, Crosswalk]
    guidelines: tuple[Guideline, ...]
    slugs: dict[str, str]
    own: Own | None = None

    def area_of(self, guideline: Guideline) -> Area:
        """The area whose code begins the guideline's id."""
        return next(area for area in self.areas if area.code == code_of(guideline.id))

    def in_area(self, area: Area) -> list[Guideline]:
        """The guidelines of an area, in order of their numbers."""
        return [*self._by_code.get(area.code, ())]

    def rows_from(self, begin: str) -> list[tuple[str, Any]]:
        """(framework, row) of every crosswalk row that begins at this very guideline, check or threat, by framework."""
        return [*self._by_begin.get(begin, ())]

    @cached_property
    def _by_code(self) -> dict[str, list[Guideline]]:
        found: dict[str, list[Guideline]] = {}
        for guideline in self.guidelines:
            found.setdefault(code_of(guideline.id), []).append(guideline)
        return found

    @cached_property
    def _by_begin(self) -> dict[str, list[tuple[str, Any]]]:
        found: dict[str, list[tuple[str, Any]]] = {}
        for name, crosswalk in sorted(self.crosswalks.items()):
            for row in crosswalk.rows:
                found.setdefault(row.from_, []).append((name, row))
        return found

    @property
    def checks(self) -> list[tuple[Guideline, Any]]:
        """Every check with its guideline, in order."""
        return [(guideline, check) for guideline in self.guidelines for check in guideline.checks]


def load(root: Path, *, with_words: bool = True) -> Catalogue:
    """The catalogue of a guidelines folder. Throws DataError with every problem found.

    `with_words=False` leaves out the rules of style (reading grade, likeness), which cost seconds and which a page build
    does not need to repeat.
    """
    folder = read_folder(root)
    problems = [*folder.problems, *apply_rules(folder, with_words=with_words)]
    if problems:
        raise DataError(problems)
    return catalogue_of(folder)


def catalogue_of(folder: Folder) -> Catalogue:
    """The catalogue of a folder that passes its rules."""
    areas = tuple(folder.list_of("areas.yaml"))
    order = {area.code: index for index, area in enumerate(areas)}
    guidelines = sorted(folder.guidelines, key=lambda held: _place_of(held.value.id, order))
    text = folder.single["source.yaml"].value
    return Catalogue(
        edition=folder.single["edition.yaml"].value,
        areas=areas,
        audiences=tuple(folder.list_of("audiences.yaml")),
        roles=tuple(sorted((held.value for held in folder.roles), key=lambda role: role.order)),
        routes=tuple(folder.list_of("routes.yaml")),
        traits=tuple(folder.list_of("traits.yaml")),
        threats=tuple(sorted((held.value for held in folder.threats), key=lambda threat: threat.order)),
        terms=tuple(folder.list_of("glossary.yaml")),
        publishers=tuple(folder.list_of("publishers.yaml")),
        policy=folder.single["policy.yaml"].value,
        sources={source.id: source for source in folder.list_of("sources.yaml")},
        source_document=text.document,
        clauses=tuple(text.clauses),
        frameworks={held.value.id: held.value for held in folder.frameworks},
        crosswalks={held.value.framework: held.value for held in folder.crosswalks},
        guidelines=tuple(held.value for held in guidelines),
        slugs={held.value.id: held.name for held in guidelines},
    )


def _place_of(guideline_id: str, order: dict[str, int]) -> tuple[int, tuple[str, int, int]]:
    return order.get(code_of(guideline_id), len(order)), order_of(guideline_id)
