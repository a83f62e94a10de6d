"""The catalogue as JSON. In: records. Out: plain dictionaries in camelCase, in the order of the models.

Field names are camelCase; ids keep their own form wherever they stand, as values and as keys (`"public-sector"`).
Empty optional fields are left out.
"""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import BaseModel

from ..catalogue.load import Catalogue
from ..catalogue.model import Evidence, GuidanceByAudience
from ..catalogue.provenance import Own
from ..catalogue.wording import digest

CONTRACT = "1.0"
LICENCE = "CC-BY-4.0"
ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0: Guidelines for secure AI system "
    "development, NCSC, CISA and partner agencies, 27 November 2023. Independent adaptation; no agency endorses it."
)
BY_AUDIENCE = (Evidence, GuidanceByAudience)


def camel(name: str) -> str:
    """`see-also` or `see_also` as `seeAlso`."""
    return re.sub(r"[-_]([a-z])", lambda m: m.group(1).upper(), name.strip("_"))


def plain(value: Any) -> Any:
    """A record, list or dictionary as JSON values."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        pairs = ((_key(value, name, info), getattr(value, name)) for name, info in fields.items())
        return {key: plain(item) for key, item in pairs if item is not None}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def _key(record: BaseModel, name: str, info: Any) -> str:
    alias = info.alias or name
    return alias if isinstance(record, BY_AUDIENCE) else camel(alias)


def to_bytes(value: Any) -> bytes:
    """Canonical bytes of a JSON value: UTF-8, two-space indent, one newline at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def to_compact_bytes(value: Any) -> bytes:
    """The same on one line, for a large file that nobody reads by eye."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def guideline_json(catalogue: Catalogue, guideline: Any) -> dict[str, Any]:
    """One guideline with its area, address and references; each check with the digest of its wording, its address and its references."""
    area = catalogue.area_of(guideline)
    data = plain(guideline) | {"references": references_json(catalogue, guideline.id)}
    for check in data["checks"]:
        check["digest"] = digest(check["ask"])
        check["url"] = f"checks/#{check['id']}"
        check["references"] = references_json(catalogue, check["id"])
    return {"id": data.pop("id"), "area": area.id, "url": f"{area.id}/{catalogue.slugs[guideline.id]}/", **data}


def references_json(catalogue: Catalogue, begin: str) -> list[dict[str, Any]]:
    """What the crosswalks say of this very guideline, check or threat, by framework. Empty where they say nothing."""
    return [{"framework": name, "ids": row.ids, "strength": row.strength, "why": row.why} for name, row in catalogue.rows_from(begin)]


def _crosswalk(crosswalk: Any) -> dict[str, Any]:
    """A crosswalk without its rows: those stand where they begin, as references."""
    return {key: value for key, value in plain(crosswalk).items() if key != "rows"}


def _overlays(own: Own) -> dict[str, Any]:
    """Whose words these data hold besides the original, so that nobody takes them for it. Only in a copy with overlays."""
    return {
        "organisations": [{"id": name, "name": title} for name, title in own.overlays],
        "changed": {name: [one.field for one in own.changes_of(name)] for name in own.touched() if own.changes_of(name)},
        "hidden": [one.id for one in own.hidden],
        "added": list(own.added),
        "requires": {name: list(words) for name, words in own.required.items()},
    }


def catalogue_json(catalogue: Catalogue) -> dict[str, Any]:
    """The whole catalogue. Frameworks without their entries: those are the publishers' and stand in this project's data."""
    c = catalogue
    frameworks = [{key: value for key, value in plain(f).items() if key not in ("entries", "retired")} for _, f in sorted(c.frameworks.items())]
    return {
        "format": "secure-ai-catalogue",
        "contractVersion": CONTRACT,
        "contentEdition": c.edition.edition,
        "date": c.edition.date,
        "licence": LICENCE,
        "attribution": ATTRIBUTION,
        **({"overlays": _overlays(c.own)} if c.own else {}),
        "areas": plain(c.areas),
        "audiences": plain(c.audiences),
        "roles": plain(c.roles),
        "routes": plain(c.routes),
        "traits": plain(c.traits),
        "threats": [plain(threat) | {"references": references_json(c, threat.id)} for threat in c.threats],
        "terms": plain(c.terms),
        "sources": plain(list(c.sources.values())),
        "sourceClauses": plain(c.clauses),
        "frameworks": frameworks,
        "crosswalks": [_crosswalk(crosswalk) for _, crosswalk in sorted(c.crosswalks.items())],
        "guidelines": [guideline_json(c, guideline) for guideline in c.guidelines],
    }
