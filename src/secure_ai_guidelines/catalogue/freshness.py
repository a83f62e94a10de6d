"""What was last held against its source too long ago. In: a folder that passes its rules, a day. Out: a line for each, no mistakes.

An old date is no error: nothing need be wrong. So this is a list to work through, beside the rules and not one of them. The
day is passed in, so that the same folder and day always give the same list.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..problems import Problem
from .crosswalk import Crosswalk
from .folder import Folder, Held
from .references import Framework
from .yaml_lines import PathKey


def stale(folder: Folder, days: int, today: datetime.date) -> list[Problem]:
    """Everything with a `checked` date more than `days` before `today`, and each crosswalk of a superseded edition; sorted."""
    old = (_old(held, path, name, text, days, today) for held, path, name, text in _checked(folder))
    return sorted([*(problem for problem in old if problem), *_superseded(folder)])


def _checked(folder: Folder) -> Iterator[tuple[Held, PathKey, str, str]]:
    """(file, place of the date, what it belongs to, the date)."""
    for kind in ("guidelines", "threats", "roles", "frameworks"):
        for held in getattr(folder, kind):
            yield held, ("checked",), f"{kind[:-1]} '{held.value.id}'", held.value.checked
    for held in folder.crosswalks:
        yield held, ("checked",), f"crosswalk '{held.value.framework}'", held.value.checked
    for index, source in enumerate(folder.list_of("sources.yaml")):
        yield folder.single["sources.yaml"], (index, "checked"), f"source '{source.id}'", source.checked


def _old(held: Held, path: PathKey, name: str, text: str, days: int, today: datetime.date) -> Problem | None:
    age = (today - datetime.date.fromisoformat(text)).days
    if age <= days:
        return None
    return held.document.problem(path, f"{name} was last checked on {text}, {age} days ago. Hold it against its source and set the day.")


def _superseded(folder: Folder) -> Iterator[Problem]:
    frameworks = {held.value.id: held.value for held in folder.frameworks}
    for held in folder.crosswalks:
        framework = frameworks.get(held.value.framework)
        if framework and framework.superseded_by:
            said = f"crosswalk '{framework.id}' uses an edition that '{framework.superseded_by}' replaced"
            yield held.document.problem(("framework",), f"{said}: {_new_ids(held.value, framework)}. Write it for the new edition.")


def _new_ids(crosswalk: Crosswalk, framework: Framework) -> str:
    """`OLD.T1 is now EX.T01, OLD.T2 has no successor by name`, for the ids in use, in the order of the framework."""
    used = {name for row in crosswalk.rows for name in row.ids}
    new = {change.from_: change.to for change in framework.changes}
    names = [entry.id for entry in framework.entries if entry.id in used]
    return ", ".join(f"{name} is now {new[name]}" if name in new else f"{name} has no successor by name" for name in names)
