"""What changed between two editions. In: two editions. Out: a Changes, frozen; no words for readers and no files.

Each id that either edition asks is accounted for exactly once: unchanged, reworded, renamed, regrouped (another meaning:
replaced, split or merged), retired or added. The order in which an edition lists things does not matter.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .edition import Dead, Edition, Question, id_key, number_key


@dataclass(frozen=True)
class Pair:
    """The same question before and after: reworded under one id, or under another id."""

    before: Question
    after: Question


@dataclass(frozen=True)
class Regrouped:
    """Questions whose meaning changed: each of `after` replaces one of `before` at least."""

    before: tuple[Question, ...]
    after: tuple[Question, ...]

    @property
    def kind(self) -> str:
        """replaced (one by one), split (one by several), merged (several by one) or regrouped (several by several)."""
        many = (len(self.before) > 1, len(self.after) > 1)
        return {(False, False): "replaced", (False, True): "split", (True, False): "merged", (True, True): "regrouped"}[many]


@dataclass(frozen=True)
class Gone:
    """A question that is no longer asked, and the row that says why; no row where the later edition does not know it at all."""

    question: Question
    row: Dead | None


@dataclass(frozen=True)
class Started:
    """An audience's first checks, before and after, in order; `before` is empty for a new audience, `after` for one that is gone."""

    audience: str
    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Retitled:
    """A guideline with another title; no `before`: it is new, no `after`: it is gone."""

    id: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Changes:
    """Everything that differs between two editions, each list in the order of ids. `scale` is None where it stayed."""

    before: str
    after: str
    date: str
    unchanged: tuple[Question, ...] = ()
    added: tuple[Question, ...] = ()
    reworded: tuple[Pair, ...] = ()
    renamed: tuple[Pair, ...] = ()
    regrouped: tuple[Regrouped, ...] = ()
    retired: tuple[Gone, ...] = ()
    guidelines: tuple[Retitled, ...] = ()
    start_with: tuple[Started, ...] = ()
    scale: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs that a reader could notice."""
        lists = (self.added, self.reworded, self.renamed, self.regrouped, self.retired, self.guidelines, self.start_with)
        return not any(lists) and self.scale is None


def compare(old: Edition, new: Edition) -> Changes:
    """What changed from `old` to `new`. Total: it throws for no pair of editions, nor for lineage that no release would let pass."""
    before, after = _by_id(old.checks), _by_id(new.checks)
    both = [Pair(before[name], after[name]) for name in before if name in after]
    left = {name: question for name, question in before.items() if name not in after}
    born = {name: question for name, question in after.items() if name not in before}
    renamed = _take_renamed(left, born)
    regrouped = _take_regrouped(left, born)
    rows = {row.id: row for row in new.retired}
    return Changes(
        before=old.edition,
        after=new.edition,
        date=new.date,
        unchanged=tuple(pair.after for pair in both if pair.before.digest == pair.after.digest),
        added=tuple(born.values()),
        reworded=tuple(pair for pair in both if pair.before.digest != pair.after.digest),
        renamed=renamed,
        regrouped=regrouped,
        retired=tuple(Gone(question, rows.get(name)) for name, question in left.items()),
        guidelines=_retitled(old, new),
        start_with=_started(old, new),
        scale=_scale(old, new),
    )


def history(editions: Iterable[Edition]) -> list[Changes]:
    """What changed from each edition to the next, the first pair first."""
    line = sorted(editions, key=lambda edition: number_key(edition.edition))
    return [compare(old, new) for old, new in itertools.pairwise(line)]


def _by_id(questions: Iterable[Question]) -> dict[str, Question]:
    return {question.id: question for question in sorted(questions, key=lambda one: id_key(one.id))}


def _take_renamed(left: dict[str, Question], born: dict[str, Question]) -> tuple[Pair, ...]:
    """Takes out of both what only changed its id. Of two that claim one id, the lesser id has it."""
    pairs = []
    for name, question in list(born.items()):
        former = next((one for one in question.formerly if one in left), None)
        if former:
            pairs.append(Pair(left.pop(former), born.pop(name)))
    return tuple(pairs)


def _take_regrouped(left: dict[str, Question], born: dict[str, Question]) -> tuple[Regrouped, ...]:
    """Takes out of both what hangs together by `replaces`, however many on each side."""
    groups: list[tuple[set[str], set[str]]] = []
    for name, question in born.items():
        before = {one for one in question.replaces if one in left}
        if before:
            touched = [group for group in groups if group[0] & before]
            groups = [group for group in groups if group not in touched]
            groups.append((before.union(*(group[0] for group in touched)), {name}.union(*(group[1] for group in touched))))
    found = [Regrouped(_take(left, before), _take(born, after)) for before, after in groups]
    return tuple(sorted(found, key=lambda group: id_key(group.after[0].id)))


def _take(questions: dict[str, Question], ids: Iterable[str]) -> tuple[Question, ...]:
    return tuple(questions.pop(name) for name in sorted(ids, key=id_key))


def _retitled(old: Edition, new: Edition) -> tuple[Retitled, ...]:
    before, after = ({one.id: one.title for one in edition.guidelines} for edition in (old, new))
    found = [Retitled(name, before.get(name), after.get(name)) for name in {**before, **after} if before.get(name) != after.get(name)]
    return tuple(sorted(found, key=lambda one: id_key(one.id)))


def _started(old: Edition, new: Edition) -> tuple[Started, ...]:
    before, after = ({one.id: one for one in edition.audiences} for edition in (old, new))
    lists = [(name, {**before, **after}[name].title, _starts(before.get(name)), _starts(after.get(name))) for name in sorted({**before, **after})]
    return tuple(Started(*one) for one in lists if one[2] != one[3])


def _starts(audience) -> tuple[str, ...]:
    return tuple(audience.start_with) if audience else ()


def _scale(old: Edition, new: Edition) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    scales: Sequence[tuple[str, ...]] = (tuple(old.statuses), tuple(new.statuses))
    return None if scales[0] == scales[1] else (scales[0], scales[1])
