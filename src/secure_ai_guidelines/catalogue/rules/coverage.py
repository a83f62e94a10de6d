"""Rules about the official text: every clause that asks is asked, every clause of context is told."""

from __future__ import annotations

from collections.abc import Iterator

from ...problems import Problem
from ..citations import cited
from ..folder import Folder
from ..yaml_lines import texts
from .prose import TODO


def asked_clauses(folder: Folder) -> set[str]:
    """The clauses that at least one check names."""
    return {clause for _, _, check in folder.checks for clause in check.source}


def told_clauses(folder: Folder) -> set[str]:
    """The clauses that a guideline's why or guidance cites."""
    parts = [(held.value.why, held.document.data.get("guidance")) for held in folder.guidelines]
    return {name for why, guidance in parts for text in (why, *(t for _, t in texts(guidance))) for name in cited(text)}


def _clauses(folder: Folder, kind: str):
    held = folder.single.get("source.yaml")
    present = {guideline.value.id for guideline in folder.guidelines}
    for index, clause in enumerate(held.value.clauses if held else []):
        if clause.kind == kind and clause.guideline in present:
            yield held, index, clause


def every_ask_is_asked(folder: Folder) -> Iterator[Problem]:
    """A clause of kind `ask`, of a guideline that is here, is named by a check's `source`."""
    done = asked_clauses(folder)
    for held, index, clause in _clauses(folder, "ask"):
        if clause.id not in done:
            text = f"clause '{clause.id}' of {clause.guideline} is asked by no check. Name it in a check's 'source'."
            yield held.document.problem(("clauses", index, "id"), text)


def every_context_is_told(folder: Folder) -> Iterator[Problem]:
    """A clause of kind `context` is cited in a why or a guidance text (or asked all the same)."""
    done = told_clauses(folder) | asked_clauses(folder)
    for held, index, clause in _clauses(folder, "context"):
        if clause.id not in done:
            text = f"clause '{clause.id}' of {clause.guideline} is told nowhere. Cite it as [@{clause.id}] in its why or guidance."
            yield held.document.problem(("clauses", index, "id"), text)


def our_own_checks_cite_a_source(folder: Folder) -> Iterator[Problem]:
    """`ours` gives a reason and a public source."""
    for held, index, check in folder.checks:
        if check.ours and not cited(check.ours) and not TODO.search(check.ours):
            yield held.document.problem(("checks", index, "ours"), f"checks[{index}].ours cites no public source. Add one as [@source-id].")
