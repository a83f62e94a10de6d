"""Every published file. In: a Catalogue and the project block. Out: {path on the site: bytes}, byte-identical for the same data."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from ..catalogue.load import Catalogue
from .json_api import ATTRIBUTION, CONTRACT, LICENCE, catalogue_json, guideline_json, to_bytes
from .schemas import editor_schema, published_schema
from .tables import checks_csv

API = "api/v1"


def published_files(catalogue: Catalogue, project: dict[str, Any] | None = None, site_url: str | None = None) -> dict[str, bytes]:
    """All files under `api/v1/`, with an index that carries the SHA-256 of each, and security.txt where there is a contact."""
    whole = to_bytes(catalogue_json(catalogue))
    files = {
        f"{API}/catalogue.json": whole,
        f"{API}/checks.csv": checks_csv(catalogue),
        f"{API}/editions/{catalogue.edition.edition}/catalogue.json": whole,
        f"{API}/schemas/catalogue.schema.json": to_bytes(published_schema()),
        f"{API}/schemas/guideline.schema.json": to_bytes(editor_schema(catalogue)),
    }
    files |= {f"{API}/guidelines/{guideline.id}.json": to_bytes(guideline_json(catalogue, guideline)) for guideline in catalogue.guidelines}
    files[f"{API}/index.json"] = to_bytes(_index(catalogue, files))
    contact = (project or {}).get("contact")
    if contact:
        files[".well-known/security.txt"] = security_txt(contact, catalogue.edition.date, site_url)
    return files


def _index(catalogue: Catalogue, files: dict[str, bytes]) -> dict[str, Any]:
    rows = [
        {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()} for path, content in sorted(files.items())
    ]
    return {
        "format": "secure-ai-index",
        "contractVersion": CONTRACT,
        "contentEdition": catalogue.edition.edition,
        "date": catalogue.edition.date,
        "licence": LICENCE,
        "attribution": ATTRIBUTION,
        "files": rows,
    }


def security_txt(contact: str, date: str, site_url: str | None) -> bytes:
    """RFC 9116: where to report a weakness. It expires a year after the edition's date, so that builds stay identical."""
    expires = datetime.date.fromisoformat(date) + datetime.timedelta(days=364)
    address = f"mailto:{contact}" if "@" in contact and ":" not in contact else contact
    lines = [f"Contact: {address}", f"Expires: {expires.isoformat()}T00:00:00Z", "Preferred-Languages: en"]
    if site_url:
        lines.append(f"Canonical: {site_url.rstrip('/')}/.well-known/security.txt")
    return ("\n".join(lines) + "\n").encode()
