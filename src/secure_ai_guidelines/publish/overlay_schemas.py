"""JSON Schemas for the files of an overlay. In: a Catalogue, for the closed lists. Out: {name: schema}, for editors."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from ..catalogue.load import Catalogue
from ..overlay.model import Edit, OverlayInfo, OwnChecks, OwnSource
from .schemas import DRAFT, editor_schema, with_closed_lists

FILES: dict[str, tuple[str, Any]] = {
    "overlay": ("overlay.yaml", OverlayInfo),
    "edits": ("A file in edits/", list[Edit]),
    "checks": ("A file in checks/", OwnChecks),
    "sources": ("sources.yaml", list[OwnSource]),
}


def overlay_schemas(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """One for each kind of file; a whole guideline has the schema of the guidelines' own."""
    found = {name: _schema(title, model, catalogue) for name, (title, model) in FILES.items()}
    return {**found, "guideline": editor_schema(catalogue)}


def _schema(title: str, model: Any, catalogue: Catalogue) -> dict[str, Any]:
    schema = {key: value for key, value in TypeAdapter(model).json_schema(by_alias=True).items() if key != "title"}
    return {"$schema": DRAFT, "title": title, **with_closed_lists(schema, catalogue)}
