"""A layer for the ATLAS Navigator: how many checks answer each technique. In: a Catalogue. Out: a dictionary, or None without ATLAS.

The form is that of the layers that MITRE publishes for it (mitre-atlas/atlas-navigator-data: layer format 4.3, Navigator 4.6.4,
domain `atlas-atlas`), read on 24 November 2026. No layer was opened in the Navigator itself. A technique without a tactic is
coloured under each of its tactics.
"""

from __future__ import annotations

from typing import Any

from ..catalogue.load import Catalogue
from .json_api import LICENCE
from .references import Reference, references

FRAMEWORK = "mitre-atlas"
TECHNIQUES = ("technique", "sub-technique")
VERSIONS = {"layer": "4.3", "navigator": "4.6.4"}
COLOURS = ("#e3f2fd", "#0d47a1")


def navigator_layer(catalogue: Catalogue) -> dict[str, Any] | None:
    """The layer. Only what a check itself says of a technique counts; a guideline or a threat beside it is named, not counted."""
    if FRAMEWORK not in catalogue.crosswalks:
        return None
    techniques = _techniques(catalogue)
    framework, edition = catalogue.frameworks[FRAMEWORK], catalogue.edition
    return {
        "versions": VERSIONS,
        "domain": "atlas-atlas",
        "name": "Secure AI Guidelines: checks",
        "description": f"How many checks of content edition {edition.edition} answer each technique; not how well. Independent work.",
        "metadata": [
            {"name": "atlas_data_version", "value": framework.version},
            {"name": "content_edition", "value": edition.edition},
            {"name": "date", "value": edition.date},
            {"name": "licence", "value": LICENCE},
        ],
        "sorting": 3,
        "gradient": {"colors": list(COLOURS), "minValue": 0, "maxValue": max((one["score"] for one in techniques), default=0) or 1},
        "techniques": techniques,
    }


def _techniques(catalogue: Catalogue) -> list[dict[str, Any]]:
    beside: dict[str, list[Reference]] = {}
    for reference in references(catalogue):
        if reference.framework.id == FRAMEWORK and reference.entry.kind in TECHNIQUES:
            beside.setdefault(reference.entry.id, []).append(reference)
    return [_technique(name, found) for name, found in sorted(beside.items())]


def _technique(name: str, found: list[Reference]) -> dict[str, Any]:
    checks = {one.begin.check for one in found if one.begin.check}
    comment = "; ".join(f"{one.begin.id} ({one.strength})" for one in found)
    return {"techniqueID": name, "score": len(checks), "comment": comment, "enabled": True, "showSubtechniques": name.count(".") == 1}
