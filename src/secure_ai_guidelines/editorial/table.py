"""The figures as a table: for a terminal, and as a file that the page for editors reads.

The file is kept beside the data because measuring takes seconds that a build does not have. A test fails until it is written
anew after a text has changed.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..catalogue.folder import Folder
from ..problems import DataError, Problem
from .measure import Row, all_texts, measure

FILE = "editorial.json"
HEAD = ("text", "words", "sentences", "longest", "grade", "passive", "banned", "cites/100", "likeness", "look at")


def rows_of(folder: Folder) -> list[Row]:
    """A row for each text, in the order of the data."""
    return [measure(text, folder.proper_names) for text in all_texts(folder)]


def as_json(rows: list[Row]) -> bytes:
    """The rows as a file: one line each, so that a change shows in a comparison."""
    lines = [json.dumps({**asdict(row), "look": list(row.look)}, ensure_ascii=False) for row in rows]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def as_text(rows: list[Row], worst: int | None = None) -> str:
    """The rows for a terminal, what needs a look first; of these the first `worst`, or all."""
    ordered = sorted(rows, key=lambda row: (-len(row.look), -row.grade))[:worst]
    cells = [HEAD, *(cells_of(asdict(row)) for row in ordered)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEAD))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells)


def cells_of(row: dict[str, Any]) -> tuple[str, ...]:
    """One row's cells as text."""
    return (
        row["name"], str(row["words"]), str(row["sentences"]), str(row["longest"]), f"{row['grade']:.1f}", f"{row['passive']:.0%}",
        str(row["banned"]), f"{row['cites']:.2f}", f"{row['likeness']:.2f}", ", ".join(row["look"]) or "fine",
    )  # fmt: skip


def saved_rows(root: Path) -> list[tuple[str, ...]]:
    """The cells of the kept file's rows; none where there is no file. Throws DataError for a file that is not such a table."""
    path = root / FILE
    try:
        return [cells_of(row) for row in json.loads(path.read_text("utf-8"))] if path.is_file() else []
    except (ValueError, TypeError, KeyError) as error:
        raise DataError(
            [Problem(f"{root.name}/{FILE}", 0, "this is not the table of the words. Write it anew: secure-ai editorial --write")]
        ) from error
