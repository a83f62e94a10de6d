"""Holds one file against its model. In: a Document and a model. Out: the frozen object, or problems in the house's form.

pydantic finds the mistakes; this file only says them as `field 'value' rule. What to do.` at the right line.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from ..problems import Problem, did_you_mean, one_of
from .yaml_lines import Document, PathKey, dotted

Model = TypeVar("Model", bound=BaseModel)
PATTERNS = {
    "^20": "a date such as 2026-11-23",
    "^(19|20)": "a date such as 2026-11-23, 2026-11 or 2026",
    "^[0-9]+\\.[0-9]+$": "an edition such as \"1.0\"",
    "^[A-Z]{2,8}-[1-9][0-9]*$": "a guideline id such as DES-2",
    "^[A-Z]{2,8}-[1-9][0-9]*\\.[1-9][0-9]*$": "a check id such as DES-2.1",
    "^[a-z0-9]+(-": "lower-case words joined by hyphens",
    "^https": "an https address",
    "\\?$": "a question that ends with a question mark",
}


def hold(document: Document, model: Any) -> Any | None:
    """The document's data as `model` (a record, or a list of records); None when it does not fit, with the problems noted."""
    if document.problems:
        return None
    try:
        return TypeAdapter(model).validate_python(document.data)
    except ValidationError as error:
        known = _known_fields(model)
        for detail in error.errors():
            document.problems.append(_problem(document, detail, known))
    return None


def _problem(document: Document, detail: Any, known: dict[str, set[str]]) -> Problem:
    path = tuple(key for key in detail["loc"] if not str(key).startswith(("function-", "list[", "dict[")) and key != "[key]")
    place = dotted(path) or "the file"
    if detail["type"] == "missing":
        parent = path[:-1]
        return document.problem(parent, f"{place} is missing. Add it.")
    if detail["type"] == "extra_forbidden":
        good = set().union(*known.values())
        return document.problem(path, f"{place} is not a field here.{did_you_mean(str(path[-1]), good)} Rename it or take it out.")
    return document.problem(path, _sentence(place, detail))


def _sentence(place: str, detail: Any) -> str:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "string_type":
        if value is None:
            return f"{place} is empty. Write the text."
        if isinstance(value, (dict, list)):
            return f"{place} holds a list or a block, not text. Write it as one text."
        return f"{place} is {value!r} without quotes, which YAML reads as {_yaml_kind(value)}. Write '{value}' in quotes.".replace("True", "true").replace("False", "false")
    if kind == "string_too_long":
        return f"{place} is {len(value)} characters long, {context['max_length']} at most. Shorten it."
    if kind == "string_too_short":
        return f"{place} is empty. Write the text."
    if kind == "string_pattern_mismatch":
        wanted = next((text for start, text in PATTERNS.items() if context["pattern"].startswith(start)), "of the right form")
        return f"{place} is '{value}', not {wanted}. Correct it."
    if kind == "literal_error":
        good = [part.strip(" '") for part in context["expected"].replace(" or ", ", ").split(",")]
        return one_of(place, str(value), good)
    if kind in ("too_long", "too_short"):
        limit = context.get("max_length") or context.get("min_length")
        word = "most" if kind == "too_long" else "least"
        return f"{place} has {context['actual_length']} entries, {limit} at {word}. {'Take some out' if word == 'most' else 'Add more'}."
    if kind == "value_error":
        return f"{place} {context['error']}"
    wanted = {"list_type": "a list", "dict_type": "a block of fields", "model_type": "a block of fields", "int_type": "a whole number",
              "bool_type": "true or false"}.get(kind, detail["msg"].lower())
    return f"{place} is not {wanted}. Correct it."


def _yaml_kind(value: Any) -> str:
    return "true or false" if isinstance(value, bool) else "a number"


def _known_fields(model: Any) -> dict[str, set[str]]:
    schema = TypeAdapter(model).json_schema(by_alias=True)
    parts = {"": schema, **schema.get("$defs", {})}
    return {name: set(part.get("properties", {})) for name, part in parts.items()}
