"""What no later edition may take back. In: a Folder and the frozen editions. Out: problems.

An id is a promise to everybody who saved an answer under it. Whether a question still means the same no program can tell; that
no id disappears, comes back, is born earlier than it was or descends from others than it did, it can. One function a promise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..catalogue.folder import Folder, Held
from ..problems import Problem, short
from .descent import closed, ids_of
from .edition import Dead, Edition, Question, number_key

LINEAGE = ("formerly", "replaces")


@dataclass(frozen=True)
class Past:
    """All frozen editions in one: each question as last asked, each dead row, each guideline; and where it stands."""

    frozen: Sequence[Held[Edition]]
    asked: dict[str, tuple[Question, Held[Edition]]]
    dead: dict[str, tuple[Dead, Held[Edition]]]
    guidelines: dict[str, Held[Edition]]

    @classmethod
    def of(cls, frozen: Sequence[Held[Edition]]) -> Past:
        """`frozen` holds one edition at least, the first one first."""
        asked = {question.id: (question, held) for held in frozen for question in held.value.checks}
        dead = {row.id: (row, held) for held in frozen for row in held.value.retired}
        return cls(frozen, asked, dead, {one.id: held for held in frozen for one in held.value.guidelines})

    @property
    def last(self) -> str:
        """The number of the last frozen edition."""
        return self.frozen[-1].value.edition

    def wording(self, name: str) -> str | None:
        """What an id asked last, as far as an edition says."""
        if name in self.asked:
            return self.asked[name][0].ask
        return self.dead[name][0].asked if name in self.dead else None


def broken_promises(folder: Folder, frozen: Sequence[Held[Edition]]) -> list[Problem]:
    """Every problem, unsorted; none where nothing is frozen yet. `frozen` comes the first edition first."""
    past = Past.of(frozen) if frozen else None
    return [problem for promise in PROMISES for problem in promise(folder, past)] if past else []


def is_later(number: str, than: str) -> bool:
    """Whether one edition comes after another: 1.10 after 1.9."""
    return number_key(number) > number_key(than)


def _guidelines_stay(folder: Folder, past: Past) -> Iterator[Problem]:
    """A guideline that an edition held is still there."""
    for name, held in past.guidelines.items():
        if not folder.knows("guidelines", name):
            place = [one.id for one in held.value.guidelines].index(name)
            text = f"guideline '{name}' of edition {held.value.edition} is gone. Bring its file back; the ids of its checks live there."
            yield held.document.problem(("guidelines", place, "id"), text)


def _no_id_is_gone(folder: Folder, past: Past) -> Iterator[Problem]:
    """A check that an edition asked, or had retired, is asked or has its row."""
    files = {held.value.id: held for held in folder.guidelines}
    for name, (what, held) in {**past.asked, **past.dead}.items():
        home = files.get(name.split(".")[0])
        if not folder.knows("guidelines", name) and home:
            said, mend = ("asked", "Bring the check back, or add its row") if isinstance(what, Question) else ("had retired", "Bring the row back")
            yield home.document.problem(("retired",), f"retired has no row for '{name}', which edition {held.value.edition} {said}. {mend}.")


def _no_retired_id_is_asked(folder: Folder, past: Past) -> Iterator[Problem]:
    """What an edition had retired is never asked again."""
    for held, index, check in folder.checks:
        if check.id in past.dead:
            row, by = past.dead[check.id]
            text = f"checks[{index}].id is '{check.id}', retired since edition {row.in_} ({by.document.file}). Give the next free number."
            yield held.document.problem(("checks", index, "id"), text)


def _rows_say_what_was_asked(folder: Folder, past: Past) -> Iterator[Problem]:
    """A row under `retired` repeats the question as it was last asked."""
    for held in folder.guidelines:
        for index, row in enumerate(held.value.retired):
            wording = past.wording(row.id)
            if wording and row.asked != wording:
                text = f"retired[{index}].asked is '{short(row.asked)}', but {row.id} asked '{short(wording)}'. Write what it asked."
                yield held.document.problem(("retired", index, "asked"), text)


def _rows_say_when(folder: Folder, past: Past) -> Iterator[Problem]:
    """`in` of a row stays, and comes after the last edition that asked the question."""
    for held in folder.guidelines:
        for index, row in enumerate(held.value.retired):
            said, path = f"retired[{index}].in is '{row.in_}'", ("retired", index, "in")
            dead, asked = past.dead.get(row.id), past.asked.get(row.id)
            if dead and row.in_ != dead[0].in_:
                yield held.document.problem(path, f"{said}, but was '{dead[0].in_}' in edition {dead[1].value.edition}. Write that.")
            elif asked and not dead and not is_later(row.in_, asked[1].value.edition):
                text = f"{said}, but edition {asked[1].value.edition} still asked {row.id}. Name a later one."
                yield held.document.problem(path, text)


def _births_stay(folder: Folder, past: Past) -> Iterator[Problem]:
    """`since` of a known check is what it was; a check that no edition knows is born after the last one."""
    for held, index, check in folder.checks:
        said, path = f"checks[{index}].since is '{check.since}'", ("checks", index, "since")
        if check.id in past.asked:
            question, by = past.asked[check.id]
            if question.since != check.since:
                text = f"{said}, but was '{question.since}' in edition {by.value.edition}. Write that, or give another question a new id."
                yield held.document.problem(path, text)
        elif check.id not in past.dead and not is_later(check.since, past.last):
            yield held.document.problem(path, f"{said}, but edition {past.last} is frozen and does not ask {check.id}. Name a later one.")


def _lineage_stays(folder: Folder, past: Past) -> Iterator[Problem]:
    """`formerly` and `replaces` are written when a check is born, and neither added nor taken away afterwards."""
    questions = {name: question for name, (question, _) in past.asked.items()}
    for held, index, check in folder.checks:
        question = questions.get(check.id)
        lines = closed(check.id, ids_of(check.formerly), ids_of(check.replaces), questions)
        for key, ids in zip(LINEAGE, lines, strict=True):
            was = getattr(question, key) if question else ids
            if ids != was:
                now, then = (", ".join(names) or "nothing" for names in (ids, was))
                text = f"checks[{index}].{key} leads to '{now}', but to '{then}' when it was frozen. Bring that back, or give a new id."
                yield held.document.problem(("checks", index, key), text)


def _answers_go_one_way(folder: Folder, past: Past) -> Iterator[Problem]:
    """One check at most carries the answers of a former id, and no other shows them beside another question."""
    heirs: dict[str, str] = {}
    named = [(held, index, check, key, old) for key in LINEAGE for held, index, check in folder.checks for old in ids_of(getattr(check, key))]
    for held, index, check, key, old in named:
        if old in heirs:
            text = f"checks[{index}].{key} is '{old}', whose answers go to {heirs[old]} already. Take one of them out."
            yield held.document.problem(("checks", index, key), text)
        elif key == "formerly":
            heirs[old] = check.id


PROMISES: list[Callable[[Folder, Past], Iterator[Problem]]] = [
    _guidelines_stay,
    _no_id_is_gone,
    _no_retired_id_is_asked,
    _rows_say_what_was_asked,
    _rows_say_when,
    _births_stay,
    _lineage_stays,
    _answers_go_one_way,
]
