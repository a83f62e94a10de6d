"""What changed, in a reader's words. In: a Changes. Out: heads with lines, plain text, for a changelog or a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .changes import Changes, Gone, Pair, Regrouped, Retitled, Started
from .edition import Question

T = TypeVar("T")


@dataclass(frozen=True)
class Said:
    """One kind of change: a sentence that counts and says what becomes of answers, and a line for each."""

    head: str
    lines: tuple[str, ...]


def said(changes: Changes) -> list[Said]:
    """What a reader should know of a change of edition, each kind of change at once; nothing for what stayed."""
    kinds = {kind: [group for group in changes.regrouped if group.kind == kind] for kind in ("replaced", "split", "merged", "regrouped")}
    beside = "the old answer is shown beside the new question, to look at again"
    found = [
        _said(changes.added, "question added", "questions added", _question),
        _said(changes.reworded, "question reworded; answers stand", "questions reworded; answers stand", _pair),
        _said(kinds["replaced"], f"question changed in meaning; {beside}", f"questions changed in meaning; {beside}", _regrouped),
        _said(kinds["split"], f"question split; {beside}", f"questions split; {beside}", _regrouped),
        _said(kinds["merged"], f"question made of several; {beside}", f"questions made of several; {beside}", _regrouped),
        _said(kinds["regrouped"], f"group of questions cut anew; {beside}", f"groups of questions cut anew; {beside}", _regrouped),
        _said(changes.renamed, "question under another id; its answer moves along", "questions under other ids; their answers move along", _renamed),
        _said(changes.retired, "question retired; answers stay readable", "questions retired; answers stay readable", _gone),
        _said(changes.guidelines, "guideline added or given another title", "guidelines added or given other titles", _retitled),
        _said(changes.start_with, "kind of organisation starts elsewhere", "kinds of organisation start elsewhere", _started),
        _scale(changes),
    ]
    return [one for one in found if one]


def _said(items: Sequence[T], one: str, many: str, line: Callable[[T], str]) -> Said | None:
    return Said(f"{len(items)} {one if len(items) == 1 else many}", tuple(map(line, items))) if items else None


def _question(question: Question) -> str:
    return f"{question.id}: {question.ask}"


def _pair(pair: Pair) -> str:
    return f"{pair.after.id}: {pair.after.ask} It was: {pair.before.ask}"


def _renamed(pair: Pair) -> str:
    wording = f" It was: {pair.before.ask}" if pair.before.digest != pair.after.digest else ""
    return f"{pair.before.id} is now {_question(pair.after)}{wording}"


def _regrouped(group: Regrouped) -> str:
    return f"{_listed(group.before)} gave way to {' '.join(map(_question, group.after))}"


def _listed(questions: tuple[Question, ...]) -> str:
    ids = [question.id for question in questions]
    return f"{', '.join(ids[:-1])} and {ids[-1]}" if len(ids) > 1 else ids[0]


def _gone(gone: Gone) -> str:
    return f"{_question(gone.question)}{f' {gone.row.why}' if gone.row else ''}"


def _retitled(one: Retitled) -> str:
    if one.before is None:
        return f"{one.id}: {one.after} (new)"
    return f"{one.id}: {one.after} (was: {one.before})" if one.after else f"{one.id}: {one.before} (gone)"


def _started(one: Started) -> str:
    return f"{one.title}: {', '.join(one.after) or 'nothing'} (before: {', '.join(one.before) or 'nothing'})"


def _scale(changes: Changes) -> Said | None:
    if changes.scale is None:
        return None
    return Said("Other states to choose from; an answer in a state that is gone is kept, and you are asked", tuple(_states(*changes.scale)))


def _states(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    for what, states in (("New", [one for one in after if one not in before]), ("Gone", [one for one in before if one not in after])):
        if states:
            yield f"{what}: {', '.join(states)}"
    if set(before) == set(after):
        yield f"In another order: {', '.join(after)}"
