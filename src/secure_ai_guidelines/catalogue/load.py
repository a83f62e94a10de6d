"""A guidelines folder as one frozen Catalogue. In: a folder. Out: the catalogue, or DataError with every problem of every file.

The order is: read each file, hold it against its model, then apply the rules that need more than one file. A file that
could not be read still lends its ids to the others, so that one mistake is reported once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from ..problems import DataError, Problem
from .model import Guideline
from .references import Framework, Source, SourceText
from .structure import hold
from .vocabulary import Area, Audience, EditionInfo, Policy, Publisher, Role, Term, Threat, Vocabulary
from .yaml_lines import Document, read_yaml

T = TypeVar("T")

SINGLE = {
    "areas.yaml": list[Area],
    "audiences.yaml": list[Audience],
    "edition.yaml": EditionInfo,
    "glossary.yaml": list[Term],
    "policy.yaml": Policy,
    "publishers.yaml": list[Publisher],
    "routes.yaml": list[Vocabulary],
    "source.yaml": SourceText,
    "sources.yaml": list[Source],
    "traits.yaml": list[Vocabulary],
}
FOLDERS: dict[str, Any] = {"frameworks": Framework, "roles": Role, "threats": Threat}
NAMES_FILE = "proper-names.txt"
SKIPPED = {"schema"}


@dataclass
class Held(Generic[T]):
    """One file that fits its model: the Document (lines, raw data) and the object."""

    document: Document
    value: T
    name: str


@dataclass
class Folder:
    """All files of a guidelines folder, read and held, before the rules. `ids` also counts files that did not fit."""

    root: Path
    shown: str
    single: dict[str, Held[Any]] = field(default_factory=dict)
    guidelines: list[Held[Guideline]] = field(default_factory=list)
    threats: list[Held[Threat]] = field(default_factory=list)
    roles: list[Held[Role]] = field(default_factory=list)
    frameworks: list[Held[Framework]] = field(default_factory=list)
    proper_names: list[str] = field(default_factory=list)
    ids: dict[str, set[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    is_whole: bool = True

    def list_of(self, name: str) -> list[Any]:
        """The entries of a top-level list file, or none when it did not fit."""
        held = self.single.get(name)
        return list(held.value) if held else []

    @property
    def checks(self) -> Iterator[tuple[Held[Guideline], int, Any]]:
        """Every check with the file it stands in and its place there."""
        for held in self.guidelines:
            for index, check in enumerate(held.value.checks):
                yield held, index, check


def read_folder(root: Path) -> Folder:
    """Every file under `root`, read and held against its model. Problems stand in the result; nothing is thrown."""
    folder = Folder(root, _shown(root))
    paths = sorted(path for path in root.rglob("*") if path.suffix in (".yaml", ".yml") and not _is_skipped(path, root))
    if not paths:
        folder.problems.append(Problem(folder.shown, 0, "the folder holds no YAML file. Give a guidelines folder."))
        folder.is_whole = False
        return folder
    documents = [(path, read_yaml(path, f"{folder.shown}/{path.relative_to(root)}", root)) for path in paths]
    area_ids = _raw_ids(documents, root, "areas.yaml")
    for path, document in documents:
        _place(folder, path.relative_to(root), document, area_ids)
    for name in SINGLE:
        if not (root / name).exists():
            folder.problems.append(Problem(f"{folder.shown}/{name}", 0, "the file is missing. Bring it back."))
            folder.is_whole = False
    names = root / NAMES_FILE
    if names.exists():
        lines = names.read_text("utf-8").splitlines()
        folder.proper_names = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return folder


def _shown(root: Path) -> str:
    shown = os.path.relpath(root)
    return str(root) if shown.startswith("..") else shown


def _is_skipped(path: Path, root: Path) -> bool:
    first = path.relative_to(root).parts[0]
    return first in SKIPPED or any(part.startswith(".") for part in path.relative_to(root).parts)


def _raw_ids(documents: list[tuple[Path, Document]], root: Path, name: str) -> set[str]:
    found = [document for path, document in documents if path == root / name]
    return set(re.findall(r"(?m)^\s*-?\s*id:\s*['\"]?([\w.:-]+)", found[0].text)) if found else set()


def _place(folder: Folder, relative: Path, document: Document, area_ids: set[str]) -> None:
    parts = relative.parts
    if len(parts) == 1 and parts[0] in SINGLE:
        kind, model, target = parts[0], SINGLE[parts[0]], None
    elif len(parts) == 2 and parts[0] in FOLDERS:
        kind, model, target = parts[0], FOLDERS[parts[0]], getattr(folder, parts[0])
    elif len(parts) == 2 and parts[0] in area_ids:
        kind, model, target = "guidelines", Guideline, folder.guidelines
    else:
        text = f"'{relative}' has no place here. Put it in an area's folder, or take it out."
        folder.problems.append(Problem(document.file, 0, text))
        return
    ids = set(re.findall(r"(?m)^\s*(?:- )?\{?\s*id:\s*['\"]?([\w.:-]+)", document.text))
    folder.ids.setdefault(kind, set()).update(ids)
    value = hold(document, model)
    folder.problems.extend(document.problems)
    if value is None:
        folder.is_whole = False
        return
    held = Held(document, value, relative.stem)
    if target is None:
        folder.single[kind] = held
    else:
        target.append(held)


@dataclass(frozen=True)
class Catalogue:
    """Everything the data says, validated and in order. Frozen; nothing reads back from a page."""

    edition: EditionInfo
    areas: tuple[Area, ...]
    audiences: tuple[Audience, ...]
    roles: tuple[Role, ...]
    routes: tuple[Vocabulary, ...]
    traits: tuple[Vocabulary, ...]
    threats: tuple[Threat, ...]
    terms: tuple[Term, ...]
    publishers: tuple[Publisher, ...]
    policy: Policy
    sources: dict[str, Source]
    source_document: str
    clauses: tuple[Any, ...]
    frameworks: dict[str, Framework]
    guidelines: tuple[Guideline, ...]
    slugs: dict[str, str]

    def area_of(self, guideline: Guideline) -> Area:
        """The area whose code begins the guideline's id."""
        return next(area for area in self.areas if area.code == guideline.id.split("-")[0])

    def in_area(self, area: Area) -> list[Guideline]:
        """The guidelines of an area, in order of their numbers."""
        return [guideline for guideline in self.guidelines if guideline.id.startswith(f"{area.code}-")]

    @property
    def checks(self) -> list[tuple[Guideline, Any]]:
        """Every check with its guideline, in order."""
        return [(guideline, check) for guideline in self.guidelines for check in guideline.checks]


def load(root: Path, *, with_words: bool = True) -> Catalogue:
    """The catalogue of a guidelines folder. Throws DataError with every problem found.

    `with_words=False` leaves out the rules of style (reading grade, likeness), which cost seconds and which a page build
    does not need to repeat.
    """
    from .rules import apply_rules

    folder = read_folder(root)
    problems = [*folder.problems, *apply_rules(folder, with_words=with_words)]
    if problems:
        raise DataError(problems)
    return _catalogue(folder)


def _catalogue(folder: Folder) -> Catalogue:
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
        guidelines=tuple(held.value for held in guidelines),
        slugs={held.value.id: held.name for held in guidelines},
    )


def _place_of(guideline_id: str, order: dict[str, int]) -> tuple[int, int]:
    code, number = guideline_id.split("-")
    return order.get(code, len(order)), int(number)
