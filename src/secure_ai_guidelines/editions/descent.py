"""From which ids a check descends, through all editions. In: what its file says of it. Out: the whole line, the nearest first.

A writer names only the id that stood before. Somebody who skipped an edition has an answer under an id further back, so the
line is followed through the editions that are frozen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def ids_of(value: str | Iterable[str] | None) -> list[str]:
    """One id, several or none, as a list."""
    return [value] if isinstance(value, str) else list(value or ())


def closed(name: str, formerly: list[str], replaces: list[str], past: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """All ids whose answers are this check's own, and all whose answers are shown beside it. `past`: id to the check as last asked.

    What a former id replaced, and what a replaced id was once called or replaced itself, is shown beside it too. Never the
    check itself, and no id in both lists.
    """
    own = _distinct([*formerly, *(further for one in formerly if one in past for further in past[one].formerly)], {name})
    beside = [*replaces, *(further for one in replaces if one in past for further in (*past[one].formerly, *past[one].replaces))]
    beside += [further for one in own if one in past for further in past[one].replaces]
    return own, _distinct(beside, {name, *own})


def _distinct(ids: list[str], without: set[str]) -> list[str]:
    return [one for one in dict.fromkeys(ids) if one not in without]
