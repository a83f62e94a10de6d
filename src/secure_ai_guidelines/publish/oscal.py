"""The catalogue as an OSCAL 1.2.1 catalog. In: a Catalogue. Out: a dictionary: areas as groups, guidelines as controls, checks as
controls within them, and what frameworks say beside them as links into the back matter.

The words are this site's own. The official document is named as a resource with the relation `reference`; the titles of the
guidelines are its titles. Written as plain dictionaries, since a library for it weighs 90 MB; the tests validate with one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..catalogue.citations import without_citations
from ..catalogue.load import Catalogue
from .json_api import ATTRIBUTION, LICENCE
from .oscal_resources import NS, Links, resources, uid

OSCAL = "1.2.1"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
AUTHORS = "The contributors to Secure AI Guidelines"
REMARKS = (
    "Independent work. No agency made, checked or endorses it, and the 2023 guidelines have no scoring. A guideline is a control here and a "
    "check is a control within it, so that a profile can choose single checks. The words are this project's own; the titles of the "
    f"guidelines are the official ones. {ATTRIBUTION}"
)


def oscal_catalog(catalogue: Catalogue) -> dict[str, Any]:
    """The whole catalogue as `{"catalog": …}`. Its uuid is made of its content, so it changes when anything in it does."""
    links = Links(catalogue)
    content = {
        "metadata": metadata(catalogue, "Secure AI Guidelines: catalog of guidelines and checks", REMARKS),
        "groups": [_group(catalogue, area, links) for area in catalogue.areas if catalogue.in_area(area)],
        "back-matter": {"resources": resources(catalogue)},
    }
    return {"catalog": with_uuid("catalog", content)}


def with_uuid(kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """The content with a document uuid made of it."""
    return {"uuid": uid(kind, json.dumps(content, ensure_ascii=False, sort_keys=True)), **content}


def metadata(catalogue: Catalogue, title: str, remarks: str) -> dict[str, Any]:
    """Title, edition and date, licence and authors. The date is the edition's, so that builds stay identical."""
    author = uid("party", AUTHORS)
    return {
        "title": title,
        "last-modified": f"{catalogue.edition.date}T00:00:00Z",
        "version": catalogue.edition.edition,
        "oscal-version": OSCAL,
        "props": [prop("licence", LICENCE)],
        "links": [{"href": LICENCE_URL, "rel": "license"}],
        "roles": [{"id": "creator", "title": "Creator"}],
        "parties": [{"uuid": author, "type": "organization", "name": AUTHORS}],
        "responsible-parties": [{"role-id": "creator", "party-uuids": [author]}],
        "remarks": remarks + _whose_copy(catalogue),
    }


def _whose_copy(catalogue: Catalogue) -> str:
    """Whose words the document holds besides the original, so that nobody takes them for it. Nothing without overlays."""
    names = ", ".join(title for _, title in catalogue.own.overlays) if catalogue.own else ""
    return f" This copy holds words of {names}: what they added or changed has the property added-by or changed-by." if names else ""


def _by_others(catalogue: Catalogue, name: str) -> list[dict[str, str]]:
    """Who added a guideline or check, and who changed it; nothing for the original."""
    if not catalogue.own:
        return []
    changed = dict.fromkeys(one.by for one in catalogue.own.changes_of(name))
    return [*props("added-by", filter(None, [catalogue.own.added_by(name)])), *props("changed-by", changed)]


def prop(name: str, value: Any, ns: str | None = NS) -> dict[str, str]:
    """A property; of our own namespace unless `ns` is None."""
    return {"name": name, **({"ns": ns} if ns else {}), "value": str(value)}


def props(name: str, values: Iterable[str]) -> list[dict[str, str]]:
    """One property a value."""
    return [prop(name, value) for value in values]


def _group(catalogue: Catalogue, area: Any, links: Links) -> dict[str, Any]:
    parts = [{"id": f"{area.id}_about", "name": "overview", "prose": prose(area.summary)}]
    controls = [_guideline(catalogue, guideline, links) for guideline in catalogue.in_area(area)]
    return {"id": area.id, "class": "area", "title": area.title, "props": [prop("label", area.code, None)], "parts": parts, "controls": controls}


def _guideline(catalogue: Catalogue, guideline: Any, links: Links) -> dict[str, Any]:
    statement = {"id": f"{guideline.id}_smt", "name": "statement", "prose": prose(guideline.summary)}
    statement["parts"] = [
        {"id": f"{guideline.id}_smt.{number}", "name": "item", "prose": prose(text)} for number, text in enumerate(guideline.asks, 1)
    ]
    about = {"id": f"{guideline.id}_gdn", "name": "guidance", "title": "Why", "prose": prose(guideline.why)}
    return {
        "id": guideline.id,
        "class": "guideline",
        "title": guideline.title,
        "props": [prop("label", guideline.id, None), prop("since", guideline.since), *_by_others(catalogue, guideline.id)],
        **_links(links, guideline, *({"href": f"#{name}", "rel": "related"} for name in guideline.see_also)),
        "parts": [statement, about, *(_advice(guideline, audience) for audience in catalogue.audiences)],
        "controls": [*(_check(catalogue, check, links) for check in guideline.checks), *map(_withdrawn, guideline.retired)],
    }


def _advice(guideline: Any, audience: Any) -> dict[str, Any]:
    said = getattr(guideline.guidance, audience.id.replace("-", "_"))
    text = f"{prose(said.first)}\n\n{prose(said.text)}"
    return {"id": f"{guideline.id}_gdn.{audience.id}", "name": "guidance", "class": audience.id, "title": audience.title, "prose": text}


def _check(catalogue: Catalogue, check: Any, links: Links) -> dict[str, Any]:
    return {
        "id": check.id,
        "class": "check",
        "title": check.label,
        "props": [
            prop("label", check.id, None), prop("since", check.since), prop("priority", check.priority), prop("effort", check.effort),
            prop("origin", "this-site" if check.ours else "official-text"), *props("role", check.roles), *props("route", check.routes),
            *props("trait", check.traits), *props("threat", check.threats), *props("source-clause", check.source), *_by_others(catalogue, check.id),
        ],
        **_links(links, check, *({"href": f"#{name}", "rel": "required"} for name in check.after)),
        "parts": [*_said(check), *(_evidence(check, audience) for audience in catalogue.audiences)],
    }  # fmt: skip


def _links(links: Links, one: Any, *own: dict[str, str]) -> dict[str, Any]:
    """The links of a guideline or check: to the official text where it is from there, to the frameworks, to others. OSCAL wants no empty list."""
    found = [*([links.source()] if one.source else []), *links.beside(one.id), *own]
    return {"links": found} if found else {}


def _said(check: Any) -> list[dict[str, Any]]:
    return [
        {"id": f"{check.id}_smt", "name": "statement", "prose": prose(check.ask)},
        {"id": f"{check.id}_gdn", "name": "guidance", "prose": prose(check.why)},
        {"id": f"{check.id}_partly", "name": "partly", "ns": NS, "title": "Partly means", "prose": prose(check.partly)},
    ]


def _evidence(check: Any, audience: Any) -> dict[str, Any]:
    text = getattr(check.evidence, audience.id.replace("-", "_"))
    head = {"id": f"{check.id}_evidence.{audience.id}", "name": "evidence", "ns": NS, "class": audience.id}
    return {**head, "title": f"What to show: {audience.title}", "prose": prose(text)}


def _withdrawn(row: Any) -> dict[str, Any]:
    head = {"id": row.id, "class": "check", "title": f"No longer asked since edition {row.in_}", "props": [prop("status", "withdrawn", None)]}
    return {**head, "parts": [{"id": f"{row.id}_smt", "name": "statement", "prose": prose(row.asked)}]}


def prose(text: str) -> str:
    """Prose without citations. Its marks are Markdown already; a brace pair would be read as a parameter, so it is set apart."""
    return re.sub(r"\{\{", "{ {", without_citations(text).strip())
