"""Rules about crosswalks: both ends of a row exist, every guideline has its say, and nothing is said twice or against itself."""

from __future__ import annotations

from collections.abc import Iterator

from ...problems import Problem, one_of
from ..crosswalk import Crosswalk
from ..folder import Folder, Held
from ..yaml_lines import PathKey, dotted
from .frameworks import unknown_entry, unknown_framework


def crosswalk_frameworks_are_known(folder: Folder) -> Iterator[Problem]:
    """A crosswalk's framework is here, and is one that takes a crosswalk."""
    uses = {held.value.id: held.value.use for held in folder.frameworks}
    for held in folder.crosswalks:
        name = held.value.framework
        yield from unknown_framework(folder, held.document, ("framework",), name)
        if uses.get(name, "crosswalk") != "crosswalk":
            said = f"framework is '{name}', whose 'use' is {uses[name]}. Take this file out, or change the 'use'."
            yield held.document.problem(("framework",), said)


def crosswalk_ids_are_known(folder: Folder) -> Iterator[Problem]:
    """Every id, used or uncovered, stands in the framework's catalogue, in its edition, and is not retired."""
    for held in folder.crosswalks:
        for path, name in _ids(held.value):
            yield from unknown_entry(folder, held.document, path, name, held.value.framework)


def _ids(crosswalk: Crosswalk) -> Iterator[tuple[PathKey, str]]:
    for key in ("rows", "uncovered"):
        for index, row in enumerate(getattr(crosswalk, key)):
            for place, name in enumerate(row.ids):
                yield (key, index, "ids", place), name


def crosswalk_rows_begin_here(folder: Folder) -> Iterator[Problem]:
    """A row begins at a guideline, a check that is still asked, or a threat."""
    retired = folder.retired
    for held in folder.crosswalks:
        for index, row in enumerate(held.value.rows):
            path: PathKey = ("rows", index, "from")
            kind = "guidelines" if row.from_[:1].isupper() else "threats"
            if not folder.knows(kind, row.from_):
                yield held.document.problem(path, one_of(dotted(path), row.from_, folder.words_like(kind, row.from_)))
            elif row.from_ in retired:
                yield held.document.problem(path, f"{dotted(path)} is '{row.from_}', which is retired. Name a check that is still asked.")


def every_guideline_has_its_say(folder: Folder) -> Iterator[Problem]:
    """Each official guideline has a row, itself or by a check, or stands under `none`; never both.

    One that a copy of this site adds may stand in neither: it must not need a line in every crosswalk.
    """
    official = sorted((held.value for held in folder.guidelines if held.value.source), key=lambda guideline: guideline.id)
    for held in folder.crosswalks:
        begun = {row.from_ for row in held.value.rows}
        related = begun | {name.split(".")[0] for name in begun}
        without: set[str] = set()
        for index, group in enumerate(held.value.none):
            for place, name in enumerate(group.for_):
                yield from _none(folder, held, ("none", index, "for", place), name, related, without)
                without.add(name)
        left = [g.id for g in official if g.id not in related | without and not begun & {check.id for check in g.checks}]
        if left:
            said = f"{', '.join(left)} stand{'s' if len(left) == 1 else ''} neither in 'rows' nor in 'none'. Give a row, or say why there is none."
            yield held.document.problem(("rows",), f"'{held.name}': {said}")


def _none(folder: Folder, held: Held[Crosswalk], path: PathKey, name: str, related: set[str], without: set[str]) -> Iterator[Problem]:
    if not folder.knows("guidelines", name):
        yield held.document.problem(path, one_of(dotted(path), name, folder.words_like("guidelines", name)))
    elif name in related:
        yield held.document.problem(path, f"{dotted(path)} is '{name}', which has a row. Take one of them out.")
    elif name in without:
        yield held.document.problem(path, f"{dotted(path)} is '{name}', which stands here twice. Keep one.")


def crosswalks_say_nothing_twice(folder: Folder) -> Iterator[Problem]:
    """An id stands once for each beginning, once under `uncovered`, and never in both."""
    for held in folder.crosswalks:
        seen: dict[tuple[str, str], int] = {}
        used = {name for row in held.value.rows for name in row.ids}
        for path, name in _ids(held.value):
            is_row = path[0] == "rows"
            begin = held.value.rows[int(path[1])].from_ if is_row else "uncovered"
            if not is_row and name in used:
                yield held.document.problem(path, f"{dotted(path)} is '{name}', which a row uses. Take one of them out.")
            elif (begin, name) in seen:
                said = f"which {begin} names already in line {seen[begin, name]}. Keep one."
                yield held.document.problem(path, f"{dotted(path)} is '{name}', {said}")
            seen.setdefault((begin, name), held.document.line(path))


def every_framework_has_a_crosswalk(folder: Folder) -> Iterator[Problem]:
    """A framework that is not there for look-up or for its cases alone has a crosswalk."""
    for held in folder.frameworks:
        if held.value.use == "crosswalk" and not folder.knows("crosswalks", held.value.id):
            said = f"id is '{held.value.id}', which has no file in crosswalks/. Write it, or give a 'use' of look-up."
            yield held.document.problem(("id",), said)
