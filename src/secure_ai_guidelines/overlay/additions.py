"""What overlays add: sources, guidelines, checks. In: a Folder and an overlay. Out: the Folder with them in it, and problems."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.folder import Folder, Held
from ..catalogue.identifiers import bare
from ..problems import Problem, one_of
from .patched import Patched
from .read import SOURCES, Overlay


def add_sources(folder: Folder, overlay: Overlay) -> Iterator[Problem]:
    """The overlay's sources after those that are there."""
    held = folder.single.get(SOURCES)
    if held is None or overlay.sources is None:
        return
    known = folder.ids.setdefault(SOURCES, set())
    held.document = Patched.of(held.document)
    for index, source in enumerate(overlay.sources.value):
        if source.id in known:
            yield overlay.sources.document.problem((index, "id"), f"[{index}].id is '{source.id}', which is there already. Give it another.")
            continue
        known.update((source.id, f"{overlay.id}-{source.id}"))
        held.document.put((len(held.document.data),), overlay.sources.document.data[index], overlay.sources.document, (index,))
        held.value = [*held.value, source]


def add_guidelines(folder: Folder, overlay: Overlay) -> Iterator[Problem]:
    """The overlay's guidelines beside the others. Their addresses begin with the overlay's id, so that they can never be taken."""
    areas = {area.id for area in folder.list_of("areas.yaml")}
    for held in overlay.guidelines:
        area = held.document.file.split("/")[-2]
        if area not in areas:
            yield held.document.problem((), one_of(f"the folder guidelines/{area}", area, areas))
            continue
        folder.guidelines.append(Held(held.document, held.value, f"{overlay.id}-{held.name}"))
        _know(folder, overlay, [held.value.id, *(check.id for check in held.value.checks), *(row.id for row in held.value.retired)])


def add_checks(folder: Folder, overlay: Overlay, hidden_at: dict[str, str]) -> Iterator[Problem]:
    """The overlay's checks after those of the guideline they name."""
    for held in overlay.checks:
        name, document = held.value.guideline, held.document
        _know(folder, overlay, [check.id for check in held.value.checks])
        target = next((one for one in folder.guidelines if one.value.id == name), None)
        if target is None:
            if not folder.knows("guidelines", name):
                yield document.problem(("guideline",), one_of("guideline", name, folder.words_like("guidelines", name)))
            continue
        if name in hidden_at:
            said = f"guideline is '{name}', which {hidden_at[name]} hides. Take one of the two out."
            yield document.problem(("guideline",), said)
            continue
        target.document = Patched.of(target.document)
        for index, data in enumerate(document.data["checks"]):
            target.document.put(("checks", len(target.document.data["checks"])), data, document, ("checks", index))


def _know(folder: Folder, overlay: Overlay, ids: list[str]) -> None:
    """Lends the ids to others; also under the name they should have had, so that a wrong one is one mistake."""
    folder.ids.setdefault("guidelines", set()).update(ids, (f"{overlay.id}.{bare(name)}" for name in ids))
    folder.own.update(ids)
