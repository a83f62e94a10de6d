"""Rules about identifiers: unique, in the right place, never re-used, lineage closed, no circle."""

from __future__ import annotations

from collections.abc import Iterator

from ...problems import Problem, one_of
from ..folder import Folder
from ..identifiers import bare, code_of, namespace_of
from ..yaml_lines import dotted, texts


def ids_are_unique(folder: Folder) -> Iterator[Problem]:
    """A guideline, check (retired ones too), source, term, clause or framework entry id stands once in all files."""
    seen: dict[str, str] = {}
    for held in folder.guidelines:
        places = [(("id",), held.value.id)]
        places += [(("checks", i, "id"), check.id) for i, check in enumerate(held.value.checks)]
        places += [(("retired", i, "id"), check.id) for i, check in enumerate(held.value.retired)]
        yield from _twice(held.document, places, seen)
    for held in (*folder.single.values(), *folder.frameworks):
        yield from _twice(held.document, [(path, name) for path, name in texts(held.document.data) if path[-1] == "id"], {})


def _twice(document, places, seen: dict[str, str]) -> Iterator[Problem]:
    for path, name in places:
        here = document.place(path)
        if name in seen:
            text = f"id '{name}' is used twice, first at {seen[name]}. Give the next free number; ids are never re-used."
            yield document.problem(path, text)
        seen.setdefault(name, here)


def ids_name_no_overlay(folder: Folder) -> Iterator[Problem]:
    """A full stop in front of an id belongs to overlays: in the guidelines themselves no id has one."""
    for held in folder.guidelines:
        places = [(("id",), held.value.id), *((("checks", i, "id"), check.id) for i, check in enumerate(held.value.checks))]
        for path, name in places:
            if namespace_of(name) and name not in folder.own:
                text = f"{dotted(path)} is '{name}', which only the overlay '{namespace_of(name)}' may give. Put it there, or take '{name}' out."
                yield held.document.problem(path, text)


def check_ids_follow_their_guideline(folder: Folder) -> Iterator[Problem]:
    """A check of DES-2 is called DES-2.something. Where no check fits, the guideline's id is the mistake."""
    for held in folder.guidelines:
        strays = [(index, check.id) for index, check in enumerate(held.value.checks) if not bare(check.id).startswith(f"{bare(held.value.id)}.")]
        if len(strays) > 1 and len(strays) == len(held.value.checks):
            text = f"id is '{held.value.id}', but its checks begin with '{strays[0][1].split('.')[0]}.'. Correct one of them."
            yield held.document.problem(("id",), text)
            continue
        for index, name in strays:
            text = f"checks[{index}].id is '{name}', which does not begin with '{held.value.id}.'. Correct one of them."
            yield held.document.problem(("checks", index, "id"), text)


def guidelines_stand_in_their_area(folder: Folder) -> Iterator[Problem]:
    """A DES guideline lies in the folder of the area with the code DES."""
    codes = {area.id: area.code for area in folder.list_of("areas.yaml")}
    for held in folder.guidelines:
        area = held.document.file.split("/")[-2]
        if area in codes and code_of(held.value.id) != codes[area]:
            text = f"id is '{held.value.id}', but guidelines in '{area}' begin with '{codes[area]}-'. Move the file or correct the id."
            yield held.document.problem(("id",), text)


def files_are_named_after_their_id(folder: Folder) -> Iterator[Problem]:
    """Threats, roles, frameworks and crosswalks are addressed by their file name, so it equals their id, or their framework's."""
    named = [(held, "id") for held in (*folder.threats, *folder.roles, *folder.frameworks)]
    for held, key in (*named, *((held, "framework") for held in folder.crosswalks)):
        name = getattr(held.value, key)
        if held.name != name:
            yield held.document.problem((key,), f"{key} is '{name}', but the file is called '{held.name}'. Make them one.")


def lineage_is_closed(folder: Folder) -> Iterator[Problem]:
    """What a check replaces stands under `retired`, so that an old answer can be read."""
    asked = {check.id for _, _, check in folder.checks}
    for held, index, check in folder.checks:
        for key, old in [(field, name) for field in ("replaces", "formerly") for name in getattr(check, field)]:
            if old in asked or not folder.knows("guidelines", old):
                text = f"checks[{index}].{key} is '{old}', which no 'retired' list names. Add its row under 'retired'."
                yield held.document.problem(("checks", index, key), text)


def after_has_no_cycle(folder: Folder) -> Iterator[Problem]:
    """`after` names checks that exist and never leads back to where it began."""
    after, retired = {check.id: check.after for _, _, check in folder.checks}, folder.retired
    for held, index, check in folder.checks:
        path = ("checks", index, "after")
        for name in check.after:
            if not folder.knows("guidelines", name):
                yield held.document.problem(path, one_of(f"checks[{index}].after", name, folder.words_like("guidelines", name)))
            elif name in retired:
                yield held.document.problem(path, f"checks[{index}].after is '{name}', which is retired. Name a check that is still asked.")
        loop = _loop(check.id, after)
        if loop and check.id == min(loop):
            chain = " → ".join([*loop, loop[0]])
            yield held.document.problem(path, f"checks[{index}].after goes in a circle: {chain}. Take one of them out.")


def _loop(start: str, after: dict[str, list[str]]) -> list[str]:
    """The ids from `start` back to `start`, or none."""
    stack, seen = [[start]], set()
    while stack:
        trail = stack.pop()
        for name in after.get(trail[-1], []):
            if name == start:
                return trail
            if name not in seen:
                seen.add(name)
                stack.append([*trail, name])
    return []
