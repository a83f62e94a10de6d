"""The JSON Schema of a whole copy of an assessment, version 1. In: nothing. Out: a schema as a dictionary.

It says what the client writes (`overrides/assets/assessment/model.js`); a test holds the worked examples against it. It is open:
what a newer version adds is kept by older ones, so a reader must let unknown members stand.
"""

from __future__ import annotations

from typing import Any

DRAFT = "https://json-schema.org/draft/2020-12/schema"
MOMENT = {
    "type": "string",
    "description": "ISO 8601 in UTC; empty where a file did not say.",
    "pattern": r"^$|^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$",
}
STATES = ["unanswered", "not-yet", "partly", "in-place", "not-applicable", "risk-accepted"]
TEXTS = ["note", "owner", "due", "reason", "acceptedBy", "reviewBy"]


def assessment_schema() -> dict[str, Any]:
    """What every member of the file holds, and which ones must be there."""
    text = _register({"type": "string"})
    return {
        "$schema": DRAFT,
        "title": "An assessment, whole copy",
        "type": "object",
        "required": ["format", "version", "id", "contentEdition", "name", "profile", "answers"],
        "properties": {
            "format": {"const": "secure-ai-assessment"},
            "version": {"type": "integer", "minimum": 1},
            "id": {"type": "string", "minLength": 1},
            "contentEdition": {"type": "string", "description": "The edition it began in."},
            "name": text,
            "profile": {
                "type": "object",
                "properties": {"traits": _register({"type": "array", "items": {"type": "string"}})},
                "additionalProperties": {"$ref": "#/$defs/register"},
            },
            "archived": _register({"type": "boolean"}),
            "answers": {"type": "object", "description": "By check id.", "additionalProperties": {"$ref": "#/$defs/answer"}},
            "people": {"type": "object", "description": "Names by device id.", "additionalProperties": text},
            "history": {"type": "array", "items": {"$ref": "#/$defs/entry"}},
            "snapshots": {"type": "array", "items": {"$ref": "#/$defs/snapshot"}},
        },
        "$defs": {"register": _register({}), "entry": _entry(), "answer": _answer(text), "snapshot": _snapshot()},
    }


def _register(value: dict[str, Any]) -> dict[str, Any]:
    """One field, when it was set, and by which device."""
    return {"type": "object", "required": ["value", "at", "by"], "properties": {"value": value, "at": MOMENT, "by": {"type": "string"}}}


def _entry() -> dict[str, Any]:
    """A register that was replaced, or that stands beside the one that won; `field` says which it was."""
    register = _register({})
    return {**register, "required": [*register["required"], "field"], "properties": {**register["properties"], "field": {"type": "string"}}}


def _answer(text: dict[str, Any]) -> dict[str, Any]:
    status = _register({"type": "string", "examples": STATES})
    asked = {
        "type": "object",
        "description": "The question as it was asked.",
        "properties": {key: {"type": "string"} for key in ("edition", "digest", "text")},
    }
    shown = _register({"type": ["object", "null"], "properties": {"text": {"type": "string"}, "link": {"type": "string"}}})
    return {
        "type": "object",
        "properties": {
            "status": {**status, "properties": {**status["properties"], "asked": asked}},
            **{name: text for name in TEXTS},
            "evidence": {"type": "object", "additionalProperties": {**shown, "properties": {**shown["properties"], "removed": {"type": "boolean"}}}},
            "conflicts": {"type": "array", "items": {"$ref": "#/$defs/entry"}},
            "history": {"type": "array", "items": {"$ref": "#/$defs/entry"}},
        },
    }


def _snapshot() -> dict[str, Any]:
    """How every check stood at a moment; one that was taken away keeps its id only."""
    return {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "string"}, "removed": {"type": "boolean"}, "name": {"type": "string"}, "at": MOMENT, "by": {"type": "string"}, "edition": {"type": "string"},
            "profile": {"type": "object"}, "states": {"type": "object", "description": "State by check id.", "additionalProperties": {"type": "string"}},
        },
    }  # fmt: skip
