"""JSON Schemas. In: the models (and, for editors, the closed lists). Out: schemas as dictionaries."""

from __future__ import annotations

from typing import Any

from ..catalogue.load import Catalogue
from ..catalogue.model import Evidence, GuidanceByAudience, Guideline
from ..catalogue.vocabulary import Threat
from .json_api import camel

REFERENCES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["framework", "ids", "strength", "why"],
        "properties": {
            "framework": {"type": "string"},
            "ids": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "strength": {"enum": ["same", "part", "related"]},
            "why": {"type": "string"},
        },
    },
}
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def editor_schema(catalogue: Catalogue) -> dict[str, Any]:
    """The schema of a guideline's YAML file, closed lists filled in, for editors that complete and check while typing."""
    return {"$schema": DRAFT, "title": "A guideline file", **with_closed_lists(Guideline.model_json_schema(by_alias=True), catalogue)}


def with_closed_lists(schema: Any, catalogue: Catalogue) -> Any:
    """The schema with the words of the catalogue's lists where the models name a list."""
    lists = {
        "roles": [role.id for role in catalogue.roles],
        "routes": [route.id for route in catalogue.routes],
        "traits": [trait.id for trait in catalogue.traits],
        "threats": [threat.id for threat in catalogue.threats],
    }
    return _fill(schema, lists)


def _fill(part: Any, lists: dict[str, list[str]]) -> Any:
    """Puts the words of a closed list where the model names the list."""
    if isinstance(part, list):
        return [_fill(item, lists) for item in part]
    if not isinstance(part, dict):
        return part
    found = {key: _fill(value, lists) for key, value in part.items() if key != "x-vocabulary"}
    if "x-vocabulary" in part:
        return {"type": "string", "enum": lists[part["x-vocabulary"]]}
    return found


def published_schema() -> dict[str, Any]:
    """The schema of `/api/v1/catalogue.json`: what a reader of the file may rely on. Unknown fields may be added later."""
    guideline = _published(Guideline)
    definitions = guideline.pop("$defs")
    guideline["properties"] |= {"area": {"type": "string"}, "url": {"type": "string"}, "references": REFERENCES}
    guideline["required"] += ["area", "url", "references"]
    check = definitions["Check"]
    check["properties"] |= {"digest": {"type": "string"}, "url": {"type": "string"}, "references": REFERENCES}
    check["required"] += ["digest", "url", "references"]
    threat = _published(Threat)
    threat["properties"] |= {"references": REFERENCES}
    threat["required"] += ["references"]
    definitions |= threat.pop("$defs", {})
    text, records = {"type": "string"}, {"type": "array", "items": {"type": "object", "required": ["id"]}}
    crosswalks = {"type": "array", "items": {"type": "object", "required": ["framework", "checked", "about"]}}
    fields = {
        "format": {"const": "secure-ai-catalogue"}, "contractVersion": text, "contentEdition": text, "date": text, "licence": text,
        "attribution": text, "areas": records, "audiences": records, "roles": records, "routes": records, "traits": records,
        "threats": {"type": "array", "items": {"$ref": "#/$defs/Threat"}}, "terms": records, "sources": records, "sourceClauses": records,
        "frameworks": records, "crosswalks": crosswalks, "guidelines": {"type": "array", "items": {"$ref": "#/$defs/Guideline"}},
    }  # fmt: skip
    definitions |= {"Guideline": guideline, "Threat": threat}
    head = {"$schema": DRAFT, "title": "Secure AI Guidelines: catalogue", "type": "object"}
    return {**head, "required": list(fields), "properties": fields, "$defs": definitions}


def _published(model: Any) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    parts = {model.__name__: schema, **schema.get("$defs", {})}
    for name, part in parts.items():
        part.pop("additionalProperties", None)
        if name in (Evidence.__name__, GuidanceByAudience.__name__):
            continue
        part["properties"] = {camel(key): value for key, value in part.get("properties", {}).items()}
        part["required"] = [camel(key) for key in part.get("required", [])]
    return schema
