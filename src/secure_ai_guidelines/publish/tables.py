"""Checks, references and frameworks as tables. In: a Catalogue. Out: CSV bytes that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from ..catalogue.citations import without_citations
from ..catalogue.load import Catalogue
from .references import FRAMEWORK_COLUMNS, REFERENCE_COLUMNS, framework_rows, reference_rows

COLUMNS = [
    "id", "guideline", "guideline_title", "area", "label", "ask", "why", "priority", "effort", "roles", "routes", "traits",
    "threats", "after", "source_clauses", "ours", "partly", "evidence_sme", "evidence_large", "evidence_public_sector", "since",
]  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def words(value: Any) -> str:
    """A value as one line of text: no citations, no line breaks; a list with spaces between; nothing for nothing."""
    text = " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    cited = "[@" in text  # most cells cite nothing, and looking is cheaper than replacing
    return " ".join((without_citations(text) if cited else text).split())


def cell(value: Any) -> str:
    """A value as a cell. Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    text = words(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(columns: list[str], rows: Iterable[list[Any]]) -> bytes:
    """A header row and the rows; UTF-8 with a byte-order mark, which spreadsheets need to see it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def checks_csv(catalogue: Catalogue) -> bytes:
    """One row a check, in order."""
    return as_csv(COLUMNS, (_check(catalogue, guideline, check) for guideline, check in catalogue.checks))


def _check(catalogue: Catalogue, guideline: Any, check: Any) -> list[Any]:
    evidence = check.evidence
    return [
        check.id, guideline.id, guideline.title, catalogue.area_of(guideline).id, check.label, check.ask, check.why, check.priority,
        check.effort, check.roles, check.routes, check.traits, check.threats, check.after, check.source, check.ours, check.partly,
        evidence.sme, evidence.large, evidence.public_sector, check.since,
    ]  # fmt: skip


def crosswalk_csv(catalogue: Catalogue) -> bytes:
    """One row a reference: a guideline, check or threat of ours, and one identifier of a framework."""
    return as_csv(REFERENCE_COLUMNS, reference_rows(catalogue))


def frameworks_csv(catalogue: Catalogue) -> bytes:
    """One row a framework, with its edition and the day it was checked."""
    return as_csv(FRAMEWORK_COLUMNS, framework_rows(catalogue))
