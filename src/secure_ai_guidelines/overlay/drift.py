"""What upstream changed under each edit since it was made. In: what edits rest on, and the catalogues kept of frozen editions. Out: lines.

The old words are found by their digest, in whichever kept edition has them. An edit without a digest has drifted too: nobody can say
that it has not.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..catalogue.identifiers import is_check
from .basis import Basis, digest_of, rests_on


def drifted(bases: Iterable[Basis]) -> list[str]:
    """One line an edit that has drifted, in the order of the overlays."""
    return [_head(basis) for basis in bases if basis.has_drifted]


def report(bases: Iterable[Basis], kept: Mapping[str, bytes]) -> list[str]:
    """For each edit that has drifted: its place and digests, then each field with its new words, or old and new word by word."""
    catalogues = {edition: json.loads(content) for edition, content in kept.items()}
    return [line for basis in bases if basis.has_drifted for line in (_head(basis), *_fields(basis, catalogues))]


def _head(basis: Basis) -> str:
    place = basis.document.place((basis.index, "on"))
    if not basis.edit.made_against:
        return f"{place}: '{basis.edit.on}' has no 'made-against'. Read the original, then run: secure-ai overlay pin"
    digests = f"{basis.edit.made_against}, now {basis.digest}"
    return f"{place}: '{basis.edit.on}' changed since this edit was made ({digests}). Read it, then run: secure-ai overlay pin"


def _fields(basis: Basis, catalogues: Mapping[str, Any]) -> Iterator[str]:
    edition, old = next(((name, words) for name, words in _known(basis, catalogues) if digest_of(words) == basis.edit.made_against), (None, None))
    for field, new in basis.words.items():
        if old is None:
            yield f"  {field}: {_said(new)}"
        elif old.get(field) != new:
            yield f"  {field}, edition {edition} to now: {difference(_said(old.get(field)), _said(new))}"


def _known(basis: Basis, catalogues: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(edition, what the edit would have rested on there), the newest edition first."""
    for edition, catalogue in sorted(catalogues.items(), key=lambda one: [*map(int, one[0].split("."))], reverse=True):
        records = catalogue["guidelines"]
        if is_check(basis.edit.on):
            records = [check for guideline in records for check in guideline["checks"]]
        for record in records:
            if record["id"] == basis.edit.on:
                yield edition, rests_on(basis.edit, basis.document.data[basis.index], record)


def _said(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def difference(old: str, new: str) -> str:
    """The two texts as one: `same [-gone-] {+come+} same`, word by word."""
    before, after = old.split(), new.split()
    parts = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(" ".join(before[a:b]))
            continue
        parts += [f"[-{' '.join(before[a:b])}-]"] if b > a else []
        parts += [f"{{+{' '.join(after[c:d])}+}}"] if d > c else []
    return " ".join(parts)
