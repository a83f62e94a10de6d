"""Rules about frameworks: what points into one is there, of the right edition, and each file is closed in itself."""

from __future__ import annotations

from collections.abc import Iterator

from ...problems import Problem, one_of
from ..folder import Folder, Held
from ..references import Framework
from ..yaml_lines import Document, PathKey, dotted


def unknown_framework(folder: Folder, document: Document, path: PathKey, name: str) -> Iterator[Problem]:
    """The problem of a name that is no framework here."""
    if not folder.knows("frameworks", name):
        yield document.problem(path, one_of(dotted(path), name, folder.words_like("frameworks", name)))


def unknown_entry(folder: Folder, document: Document, path: PathKey, name: str, framework_id: str) -> Iterator[Problem]:
    """The problem of an id that a framework does not hold: retired, of an earlier edition, or unknown. None where the framework is."""
    framework = _framework(folder, framework_id)
    if framework is None or any(entry.id == name for entry in framework.entries):
        return
    said = _retired(framework, name) or _of_another_edition(folder, framework, name)
    edition = f"{framework.id} {framework.version}"
    if said:
        yield document.problem(path, f"{dotted(path)} names '{name}', {said}")
    else:
        yield document.problem(path, one_of(f"{dotted(path)} in {edition}", name, {entry.id for entry in framework.entries}))


def _framework(folder: Folder, name: str | None) -> Framework | None:
    return next((held.value for held in folder.frameworks if held.value.id == name), None)


def _retired(framework: Framework, name: str) -> str:
    row = next((row for row in framework.retired if row.id == name), None)
    if row is None:
        return ""
    instead = f"Use '{row.replaced_by}'." if row.replaced_by else "Take it out."
    return f"retired in {framework.id} {framework.version}. {instead}"


def _of_another_edition(folder: Folder, framework: Framework, name: str) -> str:
    for held in folder.frameworks:
        old = held.value
        if old.superseded_by == framework.id and any(entry.id == name for entry in old.entries):
            new = next((change.to for change in old.changes if change.from_ == name), None)
            instead = f"Use '{new}'." if new else "Nothing there has its name. Choose by what it means, or take it out."
            return f"of {old.id} {old.version}, which {framework.id} {framework.version} replaced. {instead}"
    return ""


def incidents_are_known(folder: Folder) -> Iterator[Problem]:
    """An incident names a framework and a case that its catalogue holds and has not retired."""
    for held in (*folder.guidelines, *folder.threats):
        for place, incident in enumerate(held.value.incidents):
            yield from unknown_framework(folder, held.document, ("incidents", place, "framework"), incident.framework)
            yield from unknown_entry(folder, held.document, ("incidents", place, "id"), incident.id, incident.framework)


def frameworks_are_closed(folder: Folder) -> Iterator[Problem]:
    """Parents stand in the same file; a superseded edition names a framework that is here, and pairs ids of the two."""
    for held in folder.frameworks:
        yield from _parents(held)
        if held.value.superseded_by:
            yield from unknown_framework(folder, held.document, ("superseded-by",), held.value.superseded_by)
        for place, change in enumerate(held.value.changes):
            yield from unknown_entry(folder, held.document, ("changes", place, "from"), change.from_, held.value.id)
            yield from unknown_entry(folder, held.document, ("changes", place, "to"), change.to, held.value.superseded_by or "")


def _parents(held: Held[Framework]) -> Iterator[Problem]:
    good = {entry.id for entry in held.value.entries}
    for index, entry in enumerate(held.value.entries):
        named = [(("parent",), entry.parent)] if entry.parent else []
        named += [(("also-under", place), name) for place, name in enumerate(entry.also_under)]
        for where, name in named:
            if name not in good:
                path = ("entries", index, *where)
                yield held.document.problem(path, one_of(dotted(path), name, good))
