"""One overlay, read file by file, before it is applied. In: a folder. Out: an Overlay with objects, lines and problems.

Each file has one place and one model, as in the guidelines' own folder. Nothing is thrown for what the folder holds, and nothing
outside it is read.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..catalogue.folder import ANY_ID, Held
from ..catalogue.model import Guideline
from ..catalogue.structure import hold
from ..catalogue.yaml_lines import Document, read_yaml
from ..problems import Problem
from .colour import words_on
from .logo import read_logo
from .model import Edit, OrganisationInfo, OverlayInfo, OwnChecks, OwnSource

INFO, SOURCES = "overlay.yaml", "sources.yaml"
MAX_FILES = 500


@dataclass
class Overlay:
    """All files of one overlay. `info` is None when `overlay.yaml` does not fit; then the overlay cannot be applied."""

    root: Path
    shown: str
    info: Held[OverlayInfo] | None = None
    edits: list[Held[list[Edit]]] = field(default_factory=list)
    checks: list[Held[OwnChecks]] = field(default_factory=list)
    guidelines: list[Held[Guideline]] = field(default_factory=list)
    sources: Held[list[OwnSource]] | None = None
    logo: bytes = b""
    lent: dict[str, set[str]] = field(default_factory=dict)  # ids of files that did not fit, so that one mistake is told once
    problems: list[Problem] = field(default_factory=list)

    @property
    def id(self) -> str:
        """What its ids begin with."""
        return self.info.value.id if self.info else ""

    @property
    def organisation(self) -> OrganisationInfo:
        """Whose overlay it is. Only for one with `info`."""
        return self.info.value.organisation

    @property
    def documents(self) -> list[Document]:
        """Its files, for rules about words."""
        held: list[Held[Any] | None] = [self.info, self.sources, *self.edits, *self.checks, *self.guidelines]
        return [one.document for one in held if one]


def read_overlays(roots: Sequence[Path]) -> list[Overlay]:
    """The overlays in their order, each with its problems; two of one id are the mistake of the second."""
    overlays = [read_overlay(root) for root in roots]
    seen: dict[str, str] = {}
    for overlay in overlays:
        if overlay.info and overlay.id in seen:
            said = f"id is '{overlay.id}', which {seen[overlay.id]} has too. Give each overlay its own."
            overlay.problems.append(overlay.info.document.problem(("id",), said))
        seen.setdefault(overlay.id, f"{overlay.shown}/{INFO}")
    return overlays


def read_overlay(root: Path) -> Overlay:
    """Every file of the overlay in `root`, held against its model."""
    shown = os.path.relpath(root)
    overlay = Overlay(root, str(root) if shown.startswith("..") else shown)
    if not (root / INFO).exists():
        overlay.problems.append(Problem(f"{overlay.shown}/{INFO}", 0, "the file is missing. Write it: it says whose overlay this is."))
        return overlay
    paths = sorted(path for path in root.rglob("*") if path.suffix in (".yaml", ".yml") or path.is_symlink())
    if len(paths) > MAX_FILES:
        overlay.problems.append(Problem(overlay.shown, 0, f"the folder holds {len(paths)} files, {MAX_FILES} at most. Put edits together."))
    for path in paths[:MAX_FILES]:
        _place(overlay, path)
    if overlay.info:
        overlay.problems += _of_organisation(overlay)
    return overlay


def _place(overlay: Overlay, path: Path) -> None:
    """Holds one file against the model of its place and keeps what came of it."""
    parts = path.relative_to(overlay.root).parts
    model = _model(parts)
    if model is None:
        if path.suffix in (".yaml", ".yml") or path.is_dir():  # a linked logo has its own message
            said = f"'{'/'.join(parts)}' has no place here. Put it into edits/, checks/ or guidelines/AREA/, or take it out."
            overlay.problems.append(Problem(f"{overlay.shown}/{'/'.join(parts)}", 0, said))
        return
    document = read_yaml(path, f"{overlay.shown}/{'/'.join(parts)}", overlay.root)
    value = hold(document, model)
    overlay.problems += document.problems
    if value is not None:
        _keep(overlay, parts, Held(document, value, path.stem))
    else:
        kind = SOURCES if parts[0] == SOURCES else "guidelines"
        overlay.lent.setdefault(kind, set()).update(ANY_ID.findall(document.text))


def _model(parts: tuple[str, ...]) -> Any:
    if len(parts) == 1:
        return {INFO: OverlayInfo, SOURCES: list[OwnSource]}.get(parts[0])
    if len(parts) == 2:
        return {"edits": list[Edit], "checks": OwnChecks}.get(parts[0])
    return Guideline if len(parts) == 3 and parts[0] == "guidelines" else None


def _keep(overlay: Overlay, parts: tuple[str, ...], held: Held[Any]) -> None:
    if parts[0] == INFO:
        overlay.info = held
    elif parts[0] == SOURCES:
        overlay.sources = held
    else:
        getattr(overlay, parts[0]).append(held)


def _of_organisation(overlay: Overlay) -> list[Problem]:
    """What no single field of `overlay.yaml` can say of itself; reads the logo."""
    organisation, document = overlay.organisation, overlay.info.document
    found = []
    if organisation.logo:
        overlay.logo, problem = read_logo(overlay.root, organisation.logo, overlay.shown)
        found += [problem] if problem else []
    if organisation.colours and not words_on(organisation.colours.accent):
        accent = organisation.colours.accent
        said = f"is '{accent}', on which neither white nor dark words reach a contrast of 4.5:1. Choose it darker or lighter."
        found.append(document.problem(("organisation", "colours", "accent"), f"organisation.colours.accent {said}"))
    return found
