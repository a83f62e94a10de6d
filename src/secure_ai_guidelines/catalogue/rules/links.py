"""Rules about names that point elsewhere: roles, routes, traits, threats, clauses, sources, other checks."""

from __future__ import annotations

from collections.abc import Iterator

from ...problems import Problem, did_you_mean, one_of
from ..citations import CLAUSE, cited, id_pattern
from ..folder import Folder
from ..identifiers import namespace_of
from ..yaml_lines import PathKey, dotted, texts

# Fields that hold ids, not prose: they have rules of their own, or may wait for a guideline that is not written yet.
ID_FIELDS = {"id", "ids", "from", "for", "guideline", "see-also", "after", "start-with", "replaces", "formerly", "source", "on"}
LISTS = {"roles": "roles", "routes": "routes.yaml", "traits": "traits.yaml", "threats": "threats"}


def vocabulary_is_known(folder: Folder) -> Iterator[Problem]:
    """Roles, routes, traits, threats and areas named anywhere are those of their lists."""
    for held, index, check in folder.checks:
        for key, kind in LISTS.items():
            for place, name in enumerate(getattr(check, key)):
                yield from _unknown(folder, kind, held, ("checks", index, key, place), name)
    for held in folder.guidelines:
        for key in ("roles", "routes"):
            for name in getattr(held.value, key):
                yield from _unknown(folder, LISTS[key], held, (key, name), name)
    for held in folder.threats:
        for place, name in enumerate(held.value.see_also):
            yield from _unknown(folder, "threats", held, ("see-also", place), name)
    for held in folder.roles:
        for name in held.value.areas:
            yield from _unknown(folder, "areas.yaml", held, ("areas", name), name)


def _unknown(folder: Folder, kind: str, held, path: PathKey, name: str) -> Iterator[Problem]:
    """The problem of a name that is no id of its kind. Where a name is the last key, the place is what holds it."""
    if not folder.knows(kind, name):
        place = dotted(path[:-1] if path[-1] == name else path)
        yield held.document.problem(path, one_of(place, name, folder.words_like(kind, name)))


def clauses_are_known(folder: Folder) -> Iterator[Problem]:
    """`source` names clauses of the official text that belong to this guideline."""
    text = folder.single.get("source.yaml")
    owner = {clause.id: clause.guideline for clause in (text.value.clauses if text else [])}
    for held, index, check in folder.checks:
        for place, name in enumerate(check.source):
            path = ("checks", index, "source", place)
            yield from _unknown(folder, "source.yaml", held, path, name)
            if owner.get(name, held.value.id) not in (held.value.id, check.id.split(".")[0]):
                yield held.document.problem(path, f"{dotted(path)} is '{name}', a clause of {owner[name]}, not of {held.value.id}. Correct it.")
    heads = {clause.split(".")[0] for clause in folder.ids.get("source.yaml", set())}
    for held in folder.guidelines:
        for place, name in enumerate(held.value.source):
            if name not in heads and "source.yaml" not in folder.unread:
                yield held.document.problem(("source", place), one_of(f"source[{place}]", name, heads))


def see_also_is_known(folder: Folder) -> Iterator[Problem]:
    """`see-also` names guidelines that exist."""
    for held in folder.guidelines:
        for place, name in enumerate(held.value.see_also):
            yield from _unknown(folder, "guidelines", held, ("see-also", place), name)


def start_with_is_known(folder: Folder) -> Iterator[Problem]:
    """`start-with` names checks that exist and are still asked, each once."""
    held = folder.single.get("audiences.yaml")
    for index, audience in enumerate(held.value if held else []):
        for place, name in enumerate(audience.start_with):
            path = (index, "start-with", place)
            yield from _unknown(folder, "guidelines", held, path, name)
            if name in folder.retired:
                yield held.document.problem(path, f"{dotted(path)} is '{name}', which is retired. Name a check that is still asked.")
            elif name in audience.start_with[:place]:
                yield held.document.problem(path, f"{dotted(path)} is '{name}', which stands here twice. Keep one.")


def _everything(folder: Folder):
    single = [held for name, held in folder.single.items() if name not in ("sources.yaml",)]
    return (*folder.guidelines, *folder.threats, *folder.roles, *folder.crosswalks, *single)


def citations_are_known(folder: Folder) -> Iterator[Problem]:
    """Every `[@id]` stands in sources.yaml, or is a clause of source.yaml; so do the other fields that name a source."""
    for held in _everything(folder):
        for path, text in texts(held.document.data):
            for name in cited(text):
                kind = "source.yaml" if CLAUSE.match(name) else "sources.yaml"
                if not folder.knows(kind, name):
                    said = f"{dotted(path)} cites '{name}', which is not in {kind}."
                    yield held.document.problem(path, f"{said}{did_you_mean(name, folder.words_like(kind, name))} Add it there or correct it.")
    policy, official = folder.single.get("policy.yaml"), folder.single.get("source.yaml")
    for index, item in enumerate(policy.value.items if policy else []):
        for place, name in enumerate(item.cites):
            yield from _unknown(folder, "sources.yaml", policy, ("items", index, "cites", place), name)
    if official:
        yield from _unknown(folder, "sources.yaml", official, ("document",), official.value.document)


def ids_in_prose_are_known(folder: Folder) -> Iterator[Problem]:
    """A guideline or check id written in prose exists, since it becomes a link."""
    pattern = id_pattern([area.code for area in folder.list_of("areas.yaml")], sorted({namespace_of(name) for name in folder.own}))
    for held in _everything(folder):
        for path, text in texts(held.document.data):
            if ID_FIELDS & set(map(str, path)):
                continue
            for name in pattern.findall(text):
                if not folder.knows("guidelines", name):
                    near = did_you_mean(name, folder.words_like("guidelines", name))
                    yield held.document.problem(path, f"{dotted(path)} names '{name}', which does not exist.{near} Correct it.")
