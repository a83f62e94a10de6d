"""Files for the tests to bring in: assessments as other people, other editions and other tools would write them."""

from __future__ import annotations

from typing import Any

AT = "2026-11-20T09:00:00.000Z"
OTHER = "b0b0b0b0b0b0b0b0"


def register(value: Any, at: str = AT, by: str = OTHER, **more: Any) -> dict[str, Any]:
    """A field as another device set it."""
    return {"value": value, "at": at, "by": by, **more}


def assessment(answers: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Another person's assessment of a large organisation."""
    return {
        "format": "secure-ai-assessment", "version": 1, "id": "f00dfeedf00dfeed", "contentEdition": "1.0",
        "name": register("Fraud model"), "profile": {"audience": register("large"), "route": register("build")},
        "answers": answers or {}, **more,
    }  # fmt: skip


def answer(status: str = "partly", **fields: Any) -> dict[str, Any]:
    """An answer: a state, and other fields by name."""
    return {"status": register(status), **{name: register(value) for name, value in fields.items()}}


def without_times(value: Any) -> Any:
    """The same with every `at` and `by` left out, to compare what was said."""
    if isinstance(value, dict):
        return {key: without_times(inner) for key, inner in value.items() if key not in ("at", "by")}
    return [without_times(inner) for inner in value] if isinstance(value, list) else value


def times_in(value: Any) -> set[str]:
    """Every moment that a file names."""
    if isinstance(value, dict):
        own = {value["at"]} if isinstance(value.get("at"), str) else set()
        return own.union(*(times_in(inner) for inner in value.values()))
    return set().union(*(times_in(inner) for inner in value)) if isinstance(value, list) else set()
