"""A guidelines folder with overlays as one frozen Catalogue. In: folders. Out: the catalogue, or DataError with every problem of all.

Without an overlay it is the very catalogue that `catalogue/load.py` gives, so that taking one away leaves nothing behind.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..catalogue.folder import read_folder
from ..catalogue.load import Catalogue, catalogue_of
from ..catalogue.provenance import Own
from ..catalogue.rules import apply_rules
from ..editions.edition import Edition
from ..editions.working import load_with_editions
from ..problems import DataError, Problem
from .apply import apply
from .basis import Basis
from .colour import style_sheet
from .identity import FOLDER
from .read import Overlay, read_overlays
from .rules import rules_of_overlays

VARIABLE = "SECURE_AI_OVERLAYS"


def named_overlays(named: Sequence[str | os.PathLike[str]] | None, root: Path) -> list[Path]:
    """The overlay folders to use: what the environment variable names, or else `named`; relative ones from `root`."""
    told = [part for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]
    return [root / one for one in (told or named or [])]


@dataclass(frozen=True)
class Laid:
    """The catalogue and the one without overlays; the organisation's own files by their path on the site; what each edit rests on; the
    frozen editions, which hold nothing of overlays."""

    catalogue: Catalogue
    original: Catalogue
    files: dict[str, bytes] = field(default_factory=dict)
    bases: tuple[Basis, ...] = ()
    editions: tuple[Edition, ...] = ()


def load_with_overlays(root: Path, overlays: Sequence[Path] = (), *, with_words: bool = True) -> Laid:
    """The guidelines in `root` with the overlays in their order. Throws DataError with every problem found."""
    if not overlays:
        original, editions = load_with_editions(root, with_words=with_words)
        return Laid(original, original, editions=tuple(editions))
    folder, read = read_folder(root), read_overlays(overlays)
    problems = [*folder.problems, *(problem for overlay in read for problem in overlay.problems)]
    if folder.problems or not all(overlay.info for overlay in read):
        raise DataError(problems)
    applied = apply(folder, read)
    problems += [*applied.problems, *rules_of_overlays(read, with_words=with_words), *apply_rules(folder, with_words=with_words)]
    if problems:
        raise DataError(problems)
    catalogue = dataclasses.replace(catalogue_of(folder), own=applied.own)
    shown = _without_hidden(catalogue, {one.id for one in applied.own.hidden})
    original, editions = load_with_editions(root, with_words=False)
    return Laid(shown, original, organisation_files(read, applied.own), tuple(applied.bases), tuple(editions))


def bases_and_problems(root: Path, overlays: Sequence[Path]) -> tuple[list[Basis], list[Problem]]:
    """What each edit rests on, as far as it can be told, and what keeps the overlays from being laid; words are not looked at."""
    folder, read = read_folder(root), read_overlays(overlays)
    problems = [*folder.problems, *(problem for overlay in read for problem in overlay.problems)]
    if folder.problems:
        return [], problems
    applied = apply(folder, read)
    return applied.bases, [*problems, *applied.problems]


def organisation_files(overlays: Sequence[Overlay], own: Own) -> dict[str, bytes]:
    """{path on the site: bytes}: the logo and the style sheet with the colour."""
    logo = next((overlay.logo for overlay in overlays if overlay.logo), b"")
    files = {f"{FOLDER}/colours.css": style_sheet(own.organisation.accent)}
    return files | ({own.organisation.logo: logo} if own.organisation.logo else {})


def _without_hidden(catalogue: Catalogue, hidden: set[str]) -> Catalogue:
    """The catalogue without what is hidden, and without every list's word of it; prose may still name it."""
    if not hidden:
        return catalogue
    return dataclasses.replace(
        catalogue,
        guidelines=tuple(_guideline(one, hidden) for one in catalogue.guidelines if one.id not in hidden),
        audiences=tuple(_less(one, hidden, "start_with") for one in catalogue.audiences),
        crosswalks={name: _crosswalk(one, hidden) for name, one in catalogue.crosswalks.items()},
    )


def _guideline(guideline: Any, hidden: set[str]) -> Any:
    checks = [_less(check, hidden, "after") for check in guideline.checks if check.id not in hidden]
    return _less(guideline, hidden, "see_also").model_copy(update={"checks": checks})


def _less(record: Any, hidden: set[str], name: str) -> Any:
    return record.model_copy(update={name: [one for one in getattr(record, name) if one not in hidden]})


def _crosswalk(crosswalk: Any, hidden: set[str]) -> Any:
    none = [_less(group, hidden, "for_") for group in crosswalk.none]
    return crosswalk.model_copy(
        update={"rows": [row for row in crosswalk.rows if row.from_ not in hidden], "none": [group for group in none if group.for_]}
    )
