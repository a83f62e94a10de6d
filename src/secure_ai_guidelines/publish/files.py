"""Every published file. In: a Catalogue and the project block. Out: {path on the site: bytes}, byte-identical for the same data."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from ..catalogue.load import Catalogue
from . import atrs, caf
from .assessment_schema import assessment_schema
from .json_api import ATTRIBUTION, CONTRACT, LICENCE, catalogue_json, guideline_json, to_bytes, to_compact_bytes
from .navigator import navigator_layer
from .oscal import oscal_catalog
from .oscal_profiles import oscal_profiles
from .public_sector import public_sector_workbook
from .schemas import editor_schema, published_schema
from .tables import as_csv, checks_csv, crosswalk_csv, frameworks_csv
from .workbook import workbook

API = "api/v1"
MEDIA = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def published_files(
    catalogue: Catalogue, project: dict[str, Any] | None = None, site_url: str | None = None, editions: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """All files under `api/v1/`, with an index that carries the SHA-256 of each, and security.txt where there is a contact.

    `editions` are files about other editions, by their path under the API; what was kept of an edition stands as it was kept.
    """
    named = {**_catalogue_files(catalogue), **_tables(catalogue), **_oscal(catalogue), **_for_frameworks(catalogue), **(editions or {})}
    files = {f"{API}/{path}": content for path, content in named.items()}
    files[f"{API}/index.json"] = to_bytes(_index(catalogue, files))
    contact = (project or {}).get("contact")
    if contact:
        files[".well-known/security.txt"] = security_txt(contact, catalogue.edition.date, site_url)
    return files


def _catalogue_files(catalogue: Catalogue) -> dict[str, bytes]:
    whole = to_bytes(catalogue_json(catalogue))
    return {
        "catalogue.json": whole,
        f"editions/{catalogue.edition.edition}/catalogue.json": whole,
        "schemas/assessment.schema.json": to_bytes(assessment_schema()),
        "schemas/catalogue.schema.json": to_bytes(published_schema()),
        "schemas/guideline.schema.json": to_bytes(editor_schema(catalogue)),
        **{f"guidelines/{guideline.id}.json": to_bytes(guideline_json(catalogue, guideline)) for guideline in catalogue.guidelines},
    }


def _tables(catalogue: Catalogue) -> dict[str, bytes]:
    return {
        "checks.csv": checks_csv(catalogue),
        "crosswalk.csv": crosswalk_csv(catalogue),
        "frameworks.csv": frameworks_csv(catalogue),
        "checks.xlsx": workbook(catalogue),
    }


def _oscal(catalogue: Catalogue) -> dict[str, bytes]:
    profiles = {f"oscal/{name}-profile.json": to_bytes(profile) for name, profile in oscal_profiles(catalogue).items()}
    return {"oscal/catalog.json": to_compact_bytes(oscal_catalog(catalogue)), **profiles}


def _for_frameworks(catalogue: Catalogue) -> dict[str, bytes]:
    """What needs one certain framework in the catalogue. A copy without it has no such file."""
    layer, outcomes, fields = navigator_layer(catalogue), caf.caf_json(catalogue), atrs.atrs_rows(catalogue)
    sheets = public_sector_workbook(catalogue)
    return {
        **({"atlas-navigator-layer.json": to_bytes(layer)} if layer else {}),
        **({"caf.json": to_bytes(outcomes), "caf.csv": as_csv(caf.COLUMNS, caf.caf_rows(catalogue))} if outcomes else {}),
        **({"atrs.csv": as_csv(atrs.COLUMNS, fields)} if fields else {}),
        **({"public-sector.xlsx": sheets} if sheets else {}),
    }


def _index(catalogue: Catalogue, files: dict[str, bytes]) -> dict[str, Any]:
    rows = [
        {
            "path": path,
            "mediaType": MEDIA[PurePosixPath(path).suffix],
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        for path, content in sorted(files.items())
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
