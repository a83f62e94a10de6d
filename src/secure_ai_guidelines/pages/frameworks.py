"""The pages about frameworks, as render.py plans them. In: the crosswalks. Out: (path, template, front matter, values) of each page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .crosswalks import Crosswalks

SHARED = {"section": "frameworks", "styles": ["crosswalk"]}
HIDDEN = {"search": {"exclude": True}}  # long lists of ids, which would bury the guidance; the look-up finds them


def framework_pages(crosswalks: Crosswalks) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """The matrix, the look-up, and a page for each framework."""
    about = "The guidelines beside other frameworks, standards and laws: which identifier answers to which guideline, and why."
    yield "frameworks/index.md", "frameworks.md.j2", {"title": "Frameworks", "description": about, **SHARED, "hide": ["toc"]}, {}
    about = "Type an identifier of any framework here and see which guideline, check or threat it leads to."
    yield "frameworks/find/index.md", "find.md.j2", {"title": "Look up an identifier", "description": about, **SHARED, **HIDDEN, "hide": ["toc"]}, {}
    for framework in crosswalks.frameworks:
        folder = "crosswalks" if framework.id in crosswalks.catalogue.crosswalks else "frameworks"
        meta = {"title": framework.title, "description": f"{framework.title}: its identifiers beside the guidelines, in both directions.",
                "source_file": f"guidelines/{folder}/{framework.id}.yaml"}  # fmt: skip
        yield f"frameworks/{framework.id}/index.md", "framework.md.j2", {**meta, **SHARED, **HIDDEN}, {"framework": framework}
