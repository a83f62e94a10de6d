"""The back matter of the OSCAL catalog and the links into it. In: a Catalogue. Out: resources and links.

One resource for the official document, one for each framework entry that a reference points at. A link's relation says how
strong the reference is (`crosswalk-same`, `crosswalk-part`, `crosswalk-related`), its text why.
"""

from __future__ import annotations

import uuid
from typing import Any

from ..catalogue.load import Catalogue
from .references import OTHERS, OURS, Reference, address_of, references

NS = "urn:secure-ai-guidelines:oscal"
# Fixed for ever: every uuid of ours is made from it, so that the same thing has the same uuid in every build and edition.
NAMESPACE = uuid.UUID("6a1f2f0e-3c39-5d0a-9d55-0c6f6e0d1b27")


def uid(kind: str, name: str) -> str:
    """The uuid of a thing: the same for the same kind and name."""
    return str(uuid.uuid5(NAMESPACE, f"{kind}/{name}"))


class Links:
    """The links of guidelines and checks."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._source = uid("source", catalogue.source_document)
        self._beside: dict[str, list[dict[str, str]]] = {}
        for reference in references(catalogue):
            self._beside.setdefault(reference.begin.id, []).append(_link(reference))

    def source(self) -> dict[str, str]:
        """To the official document."""
        return {"href": f"#{self._source}", "rel": "reference"}

    def beside(self, begin: str) -> list[dict[str, str]]:
        """To the entries that stand beside a guideline or a check."""
        return self._beside.get(begin, [])


def _link(reference: Reference) -> dict[str, str]:
    return {"href": f"#{_entry_uid(reference)}", "rel": f"crosswalk-{reference.strength}", "text": " ".join(reference.why.split())}


def _entry_uid(reference: Reference) -> str:
    framework = reference.framework
    return uid("entry", f"{framework.id}/{framework.version}/{reference.entry.id}")


def resources(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The official document, then the entries pointed at by guidelines and checks, each once, by framework."""
    found = {_entry_uid(one): _entry(one) for one in references(catalogue) if not one.begin.threat}
    return [_source(catalogue), *found.values()]


def _source(catalogue: Catalogue) -> dict[str, Any]:
    source = catalogue.sources[catalogue.source_document]
    resource: dict[str, Any] = {"uuid": uid("source", catalogue.source_document), "title": source.title, "description": source.publisher}
    if source.url:
        resource["rlinks"] = [{"href": source.url}]
    return resource


def _entry(reference: Reference) -> dict[str, Any]:
    framework, entry = reference.framework, reference.entry
    named = {
        "framework": framework.id, "edition": framework.version, "entry": entry.id, "entry-by": OURS if entry.own_key else OTHERS,
        "checked": reference.checked, "mark": framework.mark,
    }  # fmt: skip
    if reference.title:
        named["title-by"] = OURS if entry.own_label else OTHERS
    address = address_of(framework, entry)
    return {
        "uuid": _entry_uid(reference),
        "title": f"{framework.short} {entry.id}",
        **({"description": reference.title} if reference.title else {}),
        "props": [{"name": name, "ns": NS, "value": value} for name, value in named.items()],
        **({"rlinks": [{"href": address}]} if address else {}),
    }
