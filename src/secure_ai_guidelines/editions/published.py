"""The editions as published files. In: editions and what was kept of them. Out: {path under the API's root: bytes}."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .changes import Changes, Gone, Pair, Regrouped, history
from .edition import Edition, Question, as_bytes, canonical


def edition_files(editions: Sequence[Edition], kept: Mapping[str, bytes]) -> dict[str, bytes]:
    """The list of changes, each edition's questions, and each whole catalogue that was kept.

    `editions` are all, the one in work too (`working.all_editions`); `kept` is what `frozen.kept_catalogues` gives.
    """
    files = {"editions/changes.json": canonical(changes_json(history(editions)))}
    files |= {f"editions/{edition.edition}/questions.json": as_bytes(edition) for edition in editions}
    return files | {f"editions/{number}/catalogue.json": content for number, content in kept.items()}


def changes_json(pairs: Sequence[Changes]) -> dict[str, Any]:
    """What changed from each edition to the next, the first pair first. Lists that are empty are there, and empty."""
    return {"format": "secure-ai-changes", "version": 1, "changes": [_changes(pair) for pair in pairs]}


def _changes(changes: Changes) -> dict[str, Any]:
    return {
        "from": changes.before,
        "to": changes.after,
        "date": changes.date,
        "added": [_question(question) for question in changes.added],
        "reworded": [_pair(pair) for pair in changes.reworded],
        "renamed": [_pair(pair) for pair in changes.renamed],
        "regrouped": [_regrouped(group) for group in changes.regrouped],
        "retired": [_gone(gone) for gone in changes.retired],
        "guidelines": [{"id": one.id, "before": one.before, "after": one.after} for one in changes.guidelines],
        "startWith": [{"audience": one.audience, "before": list(one.before), "after": list(one.after)} for one in changes.start_with],
        "scale": {"before": list(changes.scale[0]), "after": list(changes.scale[1])} if changes.scale else None,
        "unchanged": [question.id for question in changes.unchanged],
    }


def _question(question: Question) -> dict[str, str]:
    return {"id": question.id, "label": question.label, "ask": question.ask, "digest": question.digest}


def _pair(pair: Pair) -> dict[str, Any]:
    return {"before": _question(pair.before), "after": _question(pair.after)}


def _regrouped(group: Regrouped) -> dict[str, Any]:
    return {"kind": group.kind, "before": [_question(one) for one in group.before], "after": [_question(one) for one in group.after]}


def _gone(gone: Gone) -> dict[str, Any]:
    return {**_question(gone.question), "why": gone.row.why if gone.row else None}
