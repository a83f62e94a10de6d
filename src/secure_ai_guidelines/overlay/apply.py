"""Lays overlays over a folder, one after the other. In: a Folder and overlays that were read. Out: the same Folder with the new words
in it, what was done, what each edit rests on, and problems.

What is hidden is still in the folder afterwards, so that the rules about the whole hold; `load.py` takes it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..catalogue.folder import Folder, Held
from ..catalogue.identifiers import bare, is_check
from ..catalogue.provenance import Changed, Hidden, Note, Own
from ..catalogue.yaml_lines import Document, PathKey, dotted, texts
from ..problems import Problem, one_of
from .additions import add_checks, add_guidelines, add_sources
from .basis import Basis, basis_of
from .identity import identity
from .model import Edit, Extended
from .patched import Patched
from .read import Overlay

OF_GUIDELINE = {"summary", "guidance"}


@dataclass
class Applied:
    """What applying gave. `own` is None when nothing could be applied."""

    own: Own | None = None
    bases: list[Basis] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def apply(folder: Folder, overlays: Sequence[Overlay]) -> Applied:
    """Changes `folder` as the overlays say, in their order. Nothing is thrown for what they say."""
    applying = _Applying(folder)
    for overlay in overlays:
        if overlay.info:
            applying.overlay(overlay)
    return applying.done([overlay for overlay in overlays if overlay.info])


class _Applying:
    """The state while overlays are laid one over the other."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.set_at: dict[tuple[str, str], str] = {}  # (id, field): place of the edit that set it
        self.hidden_at: dict[str, str] = {}
        self.changed: list[Changed] = []
        self.hidden: list[Hidden] = []
        self.notes: list[Note] = []
        self.added: dict[str, str] = {}
        self.required: dict[str, tuple[str, ...]] = {}
        self.result = Applied()

    def overlay(self, overlay: Overlay) -> None:
        for held in (overlay.info, *overlay.edits):
            self.folder.single[held.document.file] = held  # so that the rules about words read them too
        for kind, ids in overlay.lent.items():
            self.folder.ids.setdefault(kind, set()).update(ids)
        problems = (*add_sources(self.folder, overlay), *add_guidelines(self.folder, overlay), *add_checks(self.folder, overlay, self.hidden_at))
        self.result.problems += problems
        self.added |= {name: overlay.organisation.name for name in self.folder.own if name.startswith(f"{overlay.id}.") and name not in self.added}
        edits = [(held.document, index, edit) for held in overlay.edits for index, edit in enumerate(held.value)]
        edits = [one for one in edits if self.is_target(*one)]
        self.result.bases += [basis_of(document, index, edit, self.data_of(edit.on)) for document, index, edit in edits]
        touched: dict[str, str] = {}
        for document, index, edit in sorted(edits, key=lambda one: bool(one[2].hide)):  # hiding comes last, whatever the order in the file
            if edit.hide:
                self.hide(overlay, document, index, edit, touched)
            else:
                touched.setdefault(edit.on, document.place((index, "on")))
                self.change(overlay, document, index, edit)

    def find(self, name: str) -> tuple[Held[Any], PathKey] | None:
        """The file that holds a check or guideline that is still asked, and its place there."""
        for held in self.folder.guidelines:
            if held.document.data["id"] == name:
                return held, ()
            for index, check in enumerate(held.document.data["checks"]):
                if check["id"] == name:
                    return held, ("checks", index)
        return None

    def data_of(self, name: str) -> Any:
        held, path = self.find(name)
        return Patched.of(held.document).at(path)

    def wrong(self, document: Document, path: PathKey, text: str) -> None:
        self.result.problems.append(document.problem(path, f"{dotted(path)} {text}"))

    def is_target(self, document: Document, index: int, edit: Edit) -> bool:
        """Whether there is something to edit under this id; notes the problem when not."""
        path: PathKey = (index, "on")
        found = self.find(edit.on)
        gone = next((row for held in self.folder.guidelines for row in held.value.retired if row.id == edit.on), None)
        if found is None and gone:
            self.wrong(document, path, f"is '{edit.on}', which was retired in edition {gone.in_}: {gone.why} Take the edit out.")
        elif found is None and not self.folder.knows("guidelines", edit.on):
            self.result.problems.append(document.problem(path, one_of(dotted(path), edit.on, self.folder.words_like("guidelines", edit.on))))
        elif found:
            guideline = found[0].document.data["id"]
            place = self.hidden_at.get(edit.on) or self.hidden_at.get(guideline)
            if place:
                self.wrong(document, path, f"is '{edit.on}', which {place} hides. Take one of the two out.")
                return False
        return found is not None

    def is_free(self, document: Document, path: PathKey, name: str, what: str) -> bool:
        """Whether nobody set this field before; notes who did."""
        place = self.set_at.get((name, what))
        if place:
            self.wrong(document, path, f"changes the {what} of '{name}', which {place} changes too. Keep one of the two.")
        else:
            self.set_at[name, what] = document.place(path)
        return place is None

    def change(self, overlay: Overlay, document: Document, index: int, edit: Edit) -> None:
        by = overlay.organisation.name
        for path, text in texts(document.data[index].get("set")):
            self.set_words(by, document, (index, "set", *path), path, edit.on, text)
        if edit.priority:
            self.raise_priority(by, document, index, edit)
        if edit.require and not is_check(edit.on):
            self.wrong(document, (index, "require"), "asks for something that only a check can carry. Name a check under 'on'.")
        elif edit.require:
            self.required[edit.on] = tuple(dict.fromkeys((*self.required.get(edit.on, ()), *edit.require)))
        if edit.note or edit.links:
            self.notes.append(Note(edit.on, by, edit.note or "", tuple((link.title, link.url) for link in edit.links)))

    def set_words(self, by: str, document: Document, place: PathKey, path: PathKey, name: str, text: str) -> None:
        if (path[0] in OF_GUIDELINE) == is_check(name):
            kind = "check" if is_check(name) else "guideline"
            self.wrong(document, place, f"is not a field of the {kind} '{name}' that an overlay may change. Take it out.")
        elif self.is_free(document, place, name, dotted(path)):
            self.put(by, document, place, path, name, text)

    def put(self, by: str, document: Document, place: PathKey, path: PathKey, name: str, value: Any) -> None:
        """Writes the new value where the old one stood, and notes both."""
        held, start = self.find(name)
        held.document = Patched.of(held.document)
        before = held.document.at((*start, *path))
        if before != value:
            held.document.put((*start, *path), value, document, place)
            self.changed.append(Changed(name, dotted(path), by, before, value))

    def raise_priority(self, by: str, document: Document, index: int, edit: Edit) -> None:
        path: PathKey = (index, "priority")
        if not is_check(edit.on):
            self.wrong(document, path, "belongs to a check, not to a guideline. Name a check under 'on'.")
            return
        now = self.data_of(edit.on)["priority"]
        if edit.priority > now:
            self.wrong(document, path, f"is {edit.priority}, lower than the {now} that '{edit.on}' has. A priority is only raised: take it out.")
        elif self.is_free(document, path, edit.on, "priority"):
            self.put(by, document, path, ("priority",), edit.on, edit.priority)

    def hide(self, overlay: Overlay, document: Document, index: int, edit: Edit, touched: dict[str, str]) -> None:
        held, _ = self.find(edit.on)
        data = held.document.data
        ids = [edit.on] if is_check(edit.on) else [data["id"], *(check["id"] for check in data["checks"])]
        place = next((touched[name] for name in ids if name in touched), None) or self.hidden_at.get(edit.on)
        if place:
            self.wrong(document, (index, "on"), f"is '{edit.on}', which {place} changes. Take one of the two out.")
            return
        for name in ids:
            found = self.data_of(name)
            self.hidden_at[name] = document.place((index, "hide"))
            self.hidden.append(Hidden(name, found.get("ask") or found["title"], overlay.organisation.name, edit.hide.why))
        left = [check["id"] for check in data["checks"] if check["id"] not in self.hidden_at]
        if is_check(edit.on) and not left:
            self.wrong(document, (index, "on"), f"is '{edit.on}', the last check of '{bare(data['id'])}' that was left. Hide '{data['id']}' itself.")

    def done(self, overlays: Sequence[Overlay]) -> Applied:
        """Turns changed data into objects again, and closes the account."""
        for held in self.folder.guidelines:
            if isinstance(held.document, Patched):
                held.value = Extended.model_validate(held.document.data)
        if overlays:
            organisation, problems = identity(overlays)
            self.result.problems += problems
            names = tuple((overlay.id, overlay.organisation.name) for overlay in overlays)
            self.result.own = Own(organisation, names, tuple(self.changed), tuple(self.hidden), tuple(self.notes), self.added, self.required)
        return self.result
