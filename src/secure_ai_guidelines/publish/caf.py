"""The checks re-cut by the outcomes of the Cyber Assessment Framework. In: a Catalogue. Out: a dictionary, or table rows.

The edition is the one the crosswalk was written for, since numbers changed their meaning between 3.2 and 4.0. Small enough to
travel in a page, where answers are put beside it. An outcome is never said to be met: an answer here is evidence for a part of it.
"""

from __future__ import annotations

from typing import Any

from ..catalogue.load import Catalogue
from .references import Reference, references

FRAMEWORK = "ncsc-caf"
OUTCOME = "contributing-outcome"
NOT_COMPARED = "No check of this site was set beside this outcome."
COLUMNS = ["outcome", "outcome_title", "principle", "edition", "check", "question", "strength", "why", "without"]


def caf_json(catalogue: Catalogue) -> dict[str, Any] | None:
    """Every outcome in the framework's order, with the checks that speak to it or the reason that none does. None without CAF.

    A check is `[id, strength, why]`. Where the id is a guideline's, all its checks are meant.
    """
    if FRAMEWORK not in catalogue.crosswalks:
        return None
    framework, crosswalk = catalogue.frameworks[FRAMEWORK], catalogue.crosswalks[FRAMEWORK]
    return {
        "format": "secure-ai-caf",
        "version": 1,
        "contentEdition": catalogue.edition.edition,
        "framework": framework.title,
        "frameworkEdition": framework.version,
        "checked": crosswalk.checked,
        "about": crosswalk.about,
        "principles": {entry.id: entry.title for entry in framework.entries if entry.kind == "principle"},
        **({"overlays": [title for _, title in catalogue.own.overlays]} if catalogue.own else {}),
        "outcomes": _outcomes(catalogue),
    }


def _outcomes(catalogue: Catalogue) -> list[dict[str, Any]]:
    framework, crosswalk = catalogue.frameworks[FRAMEWORK], catalogue.crosswalks[FRAMEWORK]
    beside: dict[str, list[Reference]] = {}
    for reference in references(catalogue):
        if reference.framework.id == FRAMEWORK and not reference.begin.threat:
            beside.setdefault(reference.entry.id, []).append(reference)
    reasons = {name: group.why for group in crosswalk.uncovered for name in group.ids}
    return [_outcome(entry, beside.get(entry.id, []), reasons.get(entry.id)) for entry in framework.entries if entry.kind == OUTCOME]


def _outcome(entry: Any, found: list[Reference], reason: str | None) -> dict[str, Any]:
    head = {"id": entry.id, "title": entry.title, "principle": entry.parent, "checks": [[one.begin.id, one.strength, one.why] for one in found]}
    return head if found else {**head, "without": reason or NOT_COMPARED}


def caf_rows(catalogue: Catalogue) -> list[list[Any]]:
    """By `COLUMNS`: one row for each check under each outcome; one row, with the reason, for an outcome that none speaks to."""
    data = caf_json(catalogue)
    if data is None:
        return []
    asked = {check.id: check.ask for _, check in catalogue.checks} | {guideline.id: guideline.title for guideline in catalogue.guidelines}
    rows = []
    for outcome in data["outcomes"]:
        principle = f"{outcome['principle']} {data['principles'].get(outcome['principle'], '')}".strip()
        head = [outcome["id"], outcome["title"], principle, data["frameworkEdition"]]
        rows += [[*head, name, asked[name], strength, why, ""] for name, strength, why in outcome["checks"]]
        if not outcome["checks"]:
            rows.append([*head, "", "", "", "", outcome["without"]])
    return rows
