"""What the theme shows of an organisation. In: what overlays did, and the project block of mkdocs.yml. Out: plain dictionaries."""

from __future__ import annotations

import html
from typing import Any

from ..catalogue.provenance import Own


def for_theme(own: Own | None) -> dict[str, Any] | None:
    """Name, logo and default audience for header and pages; None without overlays."""
    if own is None:
        return None
    organisation = own.organisation
    return {"name": organisation.name, "logo": organisation.logo, "audience": organisation.audience}


def project_of(project: dict[str, Any] | None, own: Own | None) -> dict[str, Any]:
    """The project block with the organisation's name, contact and enforcement paragraph in it; as it was without overlays.

    The paragraph stands in a hand-written Markdown page, so that every character which Markdown would read is escaped.
    """
    found = dict(project or {})
    if own:
        organisation = own.organisation
        found["name"] = organisation.name
        found["contact"] = organisation.contact or found.get("contact", "")
        if organisation.enforcement:
            found["enforcement"] = as_text(f"{organisation.public_body}: {organisation.enforcement}")
    return found


def as_text(text: str) -> str:
    """One line of Markdown that shows exactly these characters."""
    escaped = html.escape(" ".join(text.split()), quote=False)
    return "".join(f"&#{ord(one)};" if one in "*_`[]{}\\#!|~:" else one for one in escaped)
