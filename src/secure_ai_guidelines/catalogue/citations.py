"""The two marks that prose may carry besides Markdown: `[@source-id]` citations and plain guideline or check ids."""

from __future__ import annotations

import re
from collections.abc import Sequence

CITATION = re.compile(r"\[@([^\[\]]+)\]")
CLAUSE = re.compile(r"^[A-Z][0-9]\.[0-9]+[a-z]?$")


def cited(text: str) -> list[str]:
    """The ids cited in `text`, in order, repeats included."""
    return [part.strip().lstrip("@") for group in CITATION.findall(text) for part in re.split(r"[,;]", group)]


def without_citations(text: str) -> str:
    """`text` with its citations taken out, and the space before them."""
    return re.sub(r"\s*\[@[^\[\]]+\]", "", text)


def id_pattern(codes: list[str], namespaces: Sequence[str] = ()) -> re.Pattern[str]:
    """What a guideline or check id looks like, for these area codes: `DES-2`, `DES-2.1`; and of these overlays: `acme.DES-2.1`."""
    before = rf"(?:(?:{'|'.join(map(re.escape, namespaces))})\.)?" if namespaces else ""
    return re.compile(rf"\b{before}(?:{'|'.join(map(re.escape, codes))})-[0-9]+(?:\.[0-9]+)?(?![\w.-]*[0-9])") if codes else re.compile(r"(?!)")
