"""A guidelines folder, read file by file, before the rules. In: a folder. Out: a Folder with objects, ids and problems.

Each file has one place and one model. A file that does not fit still lends its ids to the others, so that one mistake is
reported once. Nothing is thrown for what the folder holds.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from ..problems import Problem
from .crosswalk import Crosswalk
from .identifiers import bare, is_check
from .model import Guideline
from .references import Framework, Source, SourceText
from .structure import hold
from .vocabulary import Area, Audience, EditionInfo, Policy, Publisher, Role, Route, Term, Threat, Vocabulary
from .yaml_lines import Document, read_text, read_yaml

T = TypeVar("T")

SINGLE = {
    "areas.yaml": list[Area],
    "audiences.yaml": list[Audience],
    "edition.yaml": EditionInfo,
    "glossary.yaml": list[Term],
    "policy.yaml": Policy,
    "publishers.yaml": list[Publisher],
    "routes.yaml": list[Route],
    "source.yaml": SourceText,
    "sources.yaml": list[Source],
    "traits.yaml": list[Vocabulary],
}
FOLDERS: dict[str, Any] = {"crosswalks": Crosswalk, "frameworks": Framework, "roles": Role, "threats": Threat}
NAMES_FILE = "proper-names.txt"
SKIPPED = {"schema"}
OWN_ID = re.compile(r"(?m)^id:\s*['\"]?([\w.:-]+)")
ANY_ID = re.compile(r"(?m)(?:^|[{,]|- )\s*id:\s*['\"]?([\w.:-]+)")
ID_PLACE = re.compile(r"(?:\S*\.)?id ")


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
    crosswalks: list[Held[Crosswalk]] = field(default_factory=list)
    proper_names: list[str] = field(default_factory=list)
    ids: dict[str, set[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)  # ids that overlays gave
    problems: list[Problem] = field(default_factory=list)

    def list_of(self, name: str) -> list[Any]:
        """The entries of a top-level list file, or none when it did not fit."""
        held = self.single.get(name)
        return list(held.value) if held else []

    def knows(self, kind: str, name: str) -> bool:
        """Whether `name` is an id of `kind`; also when nobody can tell, because the ids of such a file could not be read."""
        return kind in self.unread or name in self.ids.get(kind, set())

    def words_like(self, kind: str, name: str) -> set[str]:
        """The ids of `kind` to offer instead of `name`: a check for a check, a guideline for a guideline, none retired."""
        ids = self.ids.get(kind, set())
        return {word for word in ids - self.retired if is_check(word) == is_check(name)} if kind == "guidelines" else ids

    @property
    def checks(self) -> Iterator[tuple[Held[Guideline], int, Any]]:
        """Every check with the file it stands in and its place there."""
        for held in self.guidelines:
            for index, check in enumerate(held.value.checks):
                yield held, index, check

    @property
    def retired(self) -> set[str]:
        """The ids of the checks that are no longer asked."""
        asked = {check.id for _, _, check in self.checks}
        return {row.id for held in self.guidelines for row in held.value.retired} - asked


def read_folder(root: Path) -> Folder:
    """Every file under `root`, read and held against its model. Problems stand in the result; nothing is thrown."""
    folder = Folder(root, _shown(root))
    paths = sorted(path for path in root.rglob("*") if _is_data(path) and not _is_skipped(path, root))
    if not paths:
        folder.problems.append(Problem(folder.shown, 0, "the folder holds no YAML file. Give a guidelines folder."))
        return folder
    documents = [(path, read_yaml(path, f"{folder.shown}/{path.relative_to(root)}", root)) for path in paths]
    areas = next((set(ANY_ID.findall(document.text)) for path, document in documents if path == root / "areas.yaml"), set())
    for path, document in documents:
        _place(folder, path.relative_to(root), document, areas)
    for name in (*SINGLE, *FOLDERS):
        if name not in folder.ids:
            what = "the file is missing" if name in SINGLE else "the folder holds no file"
            folder.problems.append(Problem(f"{folder.shown}/{name}", 0, f"{what}. Bring it back."))
            folder.unread.add(name)
    _read_names(folder)
    return folder


def _shown(root: Path) -> str:
    shown = os.path.relpath(root)
    return str(root) if shown.startswith("..") else shown


def _is_data(path: Path) -> bool:
    """YAML files, and linked folders, which are refused (Python passes over them in silence)."""
    return path.suffix in (".yaml", ".yml") or (path.is_symlink() and not path.is_file())


def _is_skipped(path: Path, root: Path) -> bool:
    first = path.relative_to(root).parts[0]
    return first in SKIPPED or any(part.startswith(".") for part in path.relative_to(root).parts)


def _place(folder: Folder, relative: Path, document: Document, areas: set[str]) -> None:
    """Holds a document against the model of its place and keeps what came of it."""
    kind = _kind(relative.parts, areas)
    if kind is None:
        text = f"'{relative}' has no place here. Put it in an area's folder, or take it out."
        folder.problems += document.problems or [Problem(document.file, 0, text)]
        folder.ids.setdefault("guidelines", set()).update(_ids("guidelines", relative, document))
        return
    ids = _ids(kind, relative, document)
    folder.ids.setdefault(kind, set()).update(ids)
    value = hold(document, {**SINGLE, **FOLDERS}.get(kind, Guideline))
    folder.problems.extend(document.problems)
    if value is not None:
        _keep(folder, kind, Held(document, value, relative.stem))
    elif not ids or any(ID_PLACE.match(problem.text) for problem in document.problems):
        folder.unread.add(kind)


def _kind(parts: tuple[str, ...], areas: set[str]) -> str | None:
    """The list file's name, the folder's name, or `guidelines`; None for a file in no place."""
    if len(parts) == 1:
        return parts[0] if parts[0] in SINGLE else None
    if len(parts) == 2 and parts[0] in FOLDERS:
        return parts[0]
    is_in_area = len(parts) == 2 and (parts[0] in areas or not areas)  # no areas: their own file is the mistake
    return "guidelines" if is_in_area else None


def _ids(kind: str, relative: Path, document: Document) -> set[str]:
    """The ids a file lends to others, from its bare text: also when its own id is the mistake."""
    if kind in FOLDERS:
        return {relative.stem, *OWN_ID.findall(document.text)}
    found = set(ANY_ID.findall(document.text))
    if kind != "guidelines":
        return found
    found = {bare(name) for name in found if re.match(r"[A-Z]+-[0-9]", bare(name))}
    return found | {name.split(".")[0] for name in found}


def _keep(folder: Folder, kind: str, held: Held[Any]) -> None:
    if kind in SINGLE:
        folder.single[kind] = held
    else:
        getattr(folder, kind).append(held)


def _read_names(folder: Folder) -> None:
    """Notes the proper names, one a line, where the folder has a list of them."""
    path = folder.root / NAMES_FILE
    if not path.exists():
        return
    text, problem = read_text(path, f"{folder.shown}/{NAMES_FILE}", folder.root)
    folder.problems += [problem] if problem else []
    folder.proper_names = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
