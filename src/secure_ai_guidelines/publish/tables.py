"""The checks as a table. In: a Catalogue. Out: CSV bytes that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
from typing import Any

from ..catalogue.citations import without_citations
from ..catalogue.load import Catalogue

COLUMNS = [
    "id", "guideline", "guideline_title", "area", "label", "ask", "why", "priority", "effort", "roles", "routes", "traits",
    "threats", "after", "source_clauses", "ours", "partly", "evidence_sme", "evidence_large", "evidence_public_sector", "since",
]  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: Any) -> str:
    """A value as a cell. Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    text = " ".join(value) if isinstance(value, list) else str(value or "")
    text = " ".join(without_citations(text).split())
    return f"'{text}" if text.startswith(FORMULA) else text


def checks_csv(catalogue: Catalogue) -> bytes:
    """One row a check, in order, with a header row; UTF-8 with a byte-order mark, which spreadsheets need to see it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for guideline, check in catalogue.checks:
        evidence = check.evidence
        row = [
            check.id, guideline.id, guideline.title, catalogue.area_of(guideline).id, check.label, check.ask, check.why, check.priority,
            check.effort, check.roles, check.routes, check.traits, check.threats, check.after, check.source, check.ours, check.partly,
            evidence.sme, evidence.large, evidence.public_sector, check.since,
        ]  # fmt: skip
        writer.writerow([cell(value) for value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
