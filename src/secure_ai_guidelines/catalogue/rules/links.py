"""Rules about names that point elsewhere: roles, routes, traits, threats, clauses, frameworks, sources, other checks."""

from __future__ import annotations

from collections.abc import Iterator

from ...problems import Problem, one_of
from ..citations import CLAUSE, cited, id_pattern
from ..load import Folder
from ..yaml_lines import dotted, texts


# Fields that hold ids, not prose: they have rules of their own, or may wait for a guideline that is not written yet.
ID_FIELDS = {"id", "guideline", "see-also", "after", "start-with", "replaces", "formerly", "source"}


def vocabulary_is_known(folder: Folder) -> Iterator[Problem]:
    """Roles, routes, traits and threats named by guidelines and threats are those of their lists."""
    good = {
        "roles": folder.ids.get("roles", set()),
        "routes": folder.ids.get("routes.yaml", set()),
        "traits": folder.ids.get("traits.yaml", set()),
        "threats": {held.name for held in folder.threats} | folder.ids.get("threats", set()),
    }
    for held, index, check in folder.checks:
        for key, words in good.items():
            for place, name in enumerate(getattr(check, key)):
                if name not in words:
                    path = ("checks", index, key, place)
                    yield held.document.problem(path, one_of(dotted(path), name, words))
    for held in folder.guidelines:
        for key in ("roles", "routes"):
            for name in getattr(held.value, key):
                if name not in good[key]:
                    yield held.document.problem((key, name), one_of(f"{key}", name, good[key]))
    for held in folder.threats:
        for place, name in enumerate(held.value.see_also):
            if name not in good["threats"]:
                yield held.document.problem(("see-also", place), one_of(f"see-also[{place}]", name, good["threats"]))
    areas = folder.ids.get("areas.yaml", set())
    for held in folder.roles:
        for name in held.value.areas:
            if name not in areas:
                yield held.document.problem(("areas", name), one_of("areas", name, areas))


def clauses_are_known(folder: Folder) -> Iterator[Problem]:
    """`source` names clauses of the official text that belong to this guideline."""
    known = folder.ids.get("source.yaml", set())
    for held, index, check in folder.checks:
        for place, name in enumerate(check.source):
            if name not in known:
                path = ("checks", index, "source", place)
                yield held.document.problem(path, one_of(dotted(path), name, known))
    heads = {clause.split(".")[0] for clause in known}
    for held in folder.guidelines:
        for place, name in enumerate(held.value.source):
            if name not in heads:
                yield held.document.problem(("source", place), one_of(f"source[{place}]", name, heads))


def framework_ids_are_known(folder: Folder) -> Iterator[Problem]:
    """A reference names a framework and ids that its catalogue holds and has not retired."""
    frameworks = {held.value.id: held.value for held in folder.frameworks}
    known = set(frameworks) | folder.ids.get("frameworks", set())
    for held in (*folder.guidelines, *folder.threats):
        for key in ("references", "incidents"):
            for place, reference in enumerate(getattr(held.value, key)):
                path = (key, place)
                names = reference.ids if key == "references" else [reference.id]
                if reference.framework not in known:
                    yield held.document.problem((*path, "framework"), one_of(f"{dotted(path)}.framework", reference.framework, set(frameworks)))
                elif reference.framework in frameworks:
                    yield from _entries(held, path, names, frameworks[reference.framework])


def _entries(held, path, names, framework) -> Iterator[Problem]:
    good = {entry.id for entry in framework.entries}
    retired = {entry.id: entry.replaced_by for entry in framework.retired}
    for name in names:
        if name in retired:
            instead = f" Use '{retired[name]}'." if retired[name] else " Take it out."
            yield held.document.problem(path, f"{dotted(path)} names '{name}', retired in {framework.id} {framework.version}.{instead}")
        elif name not in good:
            yield held.document.problem(path, one_of(f"{dotted(path)} in {framework.id} {framework.version}", name, good))


def see_also_is_known(folder: Folder) -> Iterator[Problem]:
    """`see-also` names guidelines that exist."""
    known = folder.ids.get("guidelines", set())
    for held in folder.guidelines:
        for place, name in enumerate(held.value.see_also):
            if name not in known:
                yield held.document.problem(("see-also", place), one_of(f"see-also[{place}]", name, known))


def start_with_is_known(folder: Folder) -> Iterator[Problem]:
    """`start-with` names checks that exist, each once."""
    held = folder.single.get("audiences.yaml")
    known = folder.ids.get("guidelines", set())
    for index, audience in enumerate(held.value if held else []):
        for place, name in enumerate(audience.start_with):
            path = (index, "start-with", place)
            if name not in known:
                yield held.document.problem(path, one_of(dotted(path), name, known))
            elif name in audience.start_with[:place]:
                yield held.document.problem(path, f"{dotted(path)} is '{name}', which stands here twice. Keep one.")


def _everything(folder: Folder):
    single = [held for name, held in folder.single.items() if name not in ("sources.yaml",)]
    return (*folder.guidelines, *folder.threats, *folder.roles, *single)


def citations_are_known(folder: Folder) -> Iterator[Problem]:
    """Every `[@id]` stands in sources.yaml, or is a clause of source.yaml."""
    sources, clauses = folder.ids.get("sources.yaml", set()), folder.ids.get("source.yaml", set())
    for held in _everything(folder):
        for path, text in texts(held.document.data):
            for name in cited(text):
                good = clauses if CLAUSE.match(name) else sources
                if name not in good:
                    yield held.document.problem(path, one_of(f"{dotted(path)} cites a source that", name, good, " Add it to sources.yaml or correct it."))
    policy = folder.single.get("policy.yaml")
    for index, item in enumerate(policy.value.items if policy else []):
        for place, name in enumerate(item.cites):
            if name not in sources:
                path = ("items", index, "cites", place)
                yield policy.document.problem(path, one_of(dotted(path), name, sources))


def ids_in_prose_are_known(folder: Folder) -> Iterator[Problem]:
    """A guideline or check id written in prose exists, since it becomes a link."""
    known = folder.ids.get("guidelines", set())
    pattern = id_pattern([area.code for area in folder.list_of("areas.yaml")])
    for held in _everything(folder):
        for path, text in texts(held.document.data):
            if ID_FIELDS & set(map(str, path)):
                continue
            for name in pattern.findall(text):
                if name not in known:
                    yield held.document.problem(path, one_of(f"{dotted(path)} names an id that", name, known))
