"""Holds one file against its model. In: a Document and a model. Out: the frozen object, or problems in the house's form.

pydantic finds the mistakes; this file only says them as `field 'value' rule. What to do.` at the right line.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..problems import Problem, did_you_mean, one_of, short
from .yaml_lines import Document, PathKey, dotted

PATTERNS = {
    "^20": "a date such as 2026-11-23",
    "^(19|20)": "a date such as 2026-11-23, 2026-11 or 2026",
    "^[0-9]+\\.[0-9]+$": 'an edition such as "1.0"',
    "^([a-z]+(-[a-z]+)*\\.)?[A-Z]{2,8}-[1-9][0-9]*$": "a guideline id such as DES-2",
    "^([a-z]+(-[a-z]+)*\\.)?[A-Z]{2,8}-[1-9][0-9]*\\.[1-9][0-9]*$": "a check id such as DES-2.1",
    "^[a-z0-9]+(-": "lower-case words joined by hyphens",
    "^([a-z]+(-[a-z]+)*\\.)?[A-Z]{2,8}-[1-9][0-9]*(": "the id of a check or guideline, such as DES-2.1",
    "^[a-z]+(-": "lower-case letters and hyphens",
    "^(https?:": "an https address, an http address of your own host, or a path such as /policies/ai",
    "^([^": "a mail address or an https address",
    "^[A-Za-z0-9_-]+": "a .svg or .png file beside overlay.yaml, without a path",
    "^#": "a colour such as #1f4fa8",
    "^[a-z0-9-]+(": "a host such as intranet.example.org",
    "^[0-9a-f]": "12 hexadecimal digits. Run 'secure-ai overlay pin'",
    "^https": "an https address",
    "\\?$": "a question that ends with a question mark",
}
WANTED = {
    "list_type": "a list", "dict_type": "a block of fields", "model_type": "a block of fields", "int_type": "a whole number",
    "bool_type": "true or false",
}  # fmt: skip


def hold(document: Document, model: Any) -> Any | None:
    """The document's data as `model` (a record, or a list of records); None when it does not fit, with the problems noted."""
    if document.problems:
        return None
    try:
        return TypeAdapter(model).validate_python(document.data)
    except ValidationError as error:
        found = {_path(detail): detail for detail in error.errors()}
        for path, detail in found.items():
            if detail["type"] != "missing" or not _is_misspelt(path, found):
                document.problems.append(_problem(document, path, detail, found, model))
    return None


def _path(detail: Any) -> PathKey:
    return tuple(key for key in detail["loc"] if not str(key).startswith(("function-", "list[", "dict[")) and key != "[key]")


def _is_misspelt(path: PathKey, found: dict[PathKey, Any]) -> bool:
    """Whether a missing field stands beside an unknown one that is nearly called the same: one mistake, told there."""
    unknown = [str(other[-1]) for other, detail in found.items() if detail["type"] == "extra_forbidden" and other[:-1] == path[:-1]]
    return any(did_you_mean(name, [str(path[-1])]) for name in unknown)


def _problem(document: Document, path: PathKey, detail: Any, found: dict[PathKey, Any], model: Any) -> Problem:
    place = dotted(path) or "the file"
    if detail["type"] == "missing":
        return document.problem(path[:-1], f"{place} is missing. Add it.")
    if detail["type"] == "extra_forbidden":
        beside = [str(other[-1]) for other, said in found.items() if said["type"] == "missing" and other[:-1] == path[:-1]]
        near = did_you_mean(str(path[-1]), beside) or did_you_mean(str(path[-1]), _known_fields(model))
        return document.problem(path, f"{place} is not a field here.{near} Rename it or take it out.")
    return document.problem(path, _sentence(place, detail))


def _sentence(place: str, detail: Any) -> str:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "string_type":
        return _not_text(place, value)
    if kind == "string_too_long":
        return f"{place} is {len(value)} characters long, {context['max_length']} at most. Shorten it."
    if kind == "string_too_short":
        return f"{place} is empty. Write the text."
    if kind == "string_pattern_mismatch":
        wanted = next((text for start, text in PATTERNS.items() if context["pattern"].startswith(start)), "of the right form")
        return f"{place} is '{short(value)}', not {wanted}. Correct it."
    if kind == "literal_error":
        return _not_listed(place, value, [part.strip(" '") for part in context["expected"].replace(" or ", ", ").split(",")])
    if kind in ("too_long", "too_short"):
        limit, what = (context["max_length"], "most. Take some out") if kind == "too_long" else (context["min_length"], "least. Add more")
        return f"{place} has {context['actual_length']} entries, {limit} at {what}."
    if kind == "value_error":
        return f"{place} {context['error']}"
    return f"{place} is not {WANTED.get(kind, detail['msg'].lower())}. Correct it."


def _not_text(place: str, value: Any) -> str:
    if value is None:
        return f"{place} is empty. Write the text."
    if isinstance(value, (dict, list)):
        return f"{place} holds a list or a block, not text. Write it as one text."
    said = str(value).lower()
    return f"{place} is {said} without quotes, which YAML reads as {_yaml_kind(value)}. Write '{said}' in quotes."


def _not_listed(place: str, value: Any, good: list[str]) -> str:
    if isinstance(value, str) and value.isdigit() and value in good:
        return f"{place} is the text '{value}', not the number {value}. Take the quotes off."
    return one_of(place, str(value), good)


def _yaml_kind(value: Any) -> str:
    return "true or false" if isinstance(value, bool) else "a number"


def _known_fields(model: Any) -> set[str]:
    schema = TypeAdapter(model).json_schema(by_alias=True)
    return {name for part in (schema, *schema.get("$defs", {}).values()) for name in part.get("properties", {})}
