"""A workbook in the form all of ours have. In: columns and rows. Out: XLSX bytes, the same from build to build.

Text is written as text (`write_string`), so that nothing is guessed to be a formula, a number or a link. XlsxWriter gives each
part of the file one fixed date; the date in the properties is the edition's.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from .tables import words

A3 = 8  # a wide table on A4 would be too small to read
LAST_ROW = 10_000  # how far down a list of words or dates is offered when a table is longer than it came
TEXT = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10}
FORMS = {
    "text": TEXT,
    "head": {**TEXT, "bold": True, "bg_color": "#1F2A44", "font_color": "#FFFFFF", "border": 1},
    "fill": {**TEXT, "bg_color": "#FFF8E1", "border": 1, "border_color": "#B0A070", "locked": False},
    "date": {**TEXT, "bg_color": "#FFF8E1", "border": 1, "border_color": "#B0A070", "num_format": "yyyy-mm-dd", "locked": False},
    "title": {**TEXT, "bold": True, "font_size": 16},
    "bold": {**TEXT, "bold": True},
}


@dataclass(frozen=True)
class Column:
    """A column: its head, its width in characters, and for one to fill in its form and the words it may hold."""

    head: str
    width: int
    form: str = "text"
    choices: tuple[str, ...] = ()


class Book:
    """A workbook being written. `to_bytes` ends it."""

    def __init__(self, title: str, subject: str, edition: str, date: str) -> None:
        self._out = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._out, {"in_memory": True})
        created = datetime.datetime.fromisoformat(date)
        self._book.set_properties({"title": title, "subject": subject, "comments": f"Content edition {edition}", "created": created})
        self._forms = {name: self._book.add_format(form) for name, form in FORMS.items()}
        self._footer = f"&L{title.replace('&', '&&')}, content edition {edition} ({date})&RPage &P of &N"

    def notes(self, name: str, title: str, lines: Iterable[tuple[str, Any]]) -> None:
        """A sheet to read: a title, then lines of a name and what there is to say."""
        sheet = self._sheet(name, [24, 96])
        sheet.write_string(0, 0, title, self._forms["title"])
        for row, (what, text) in enumerate(lines, 2):
            sheet.write_string(row, 0, what, self._forms["bold"])
            sheet.write_string(row, 1, words(text), self._forms["text"])

    def table(self, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> None:
        """A sheet with a fixed head, filters and room to fill in. A row may be shorter than the columns; the rest is left empty."""
        sheet = self._sheet(name, [column.width for column in columns])
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.head, self._forms["head"])
        for line, row in enumerate(rows, 1):
            for at, column in enumerate(columns):
                self._write(sheet, line, at, row[at] if at < len(row) else None, self._forms[column.form])
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        sheet.repeat_rows(0)
        for at, column in enumerate(columns):
            _offer(sheet, at, column)

    def _sheet(self, name: str, widths: Sequence[int]) -> Any:
        sheet = self._book.add_worksheet(name)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.set_margins(left=0.4, right=0.4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(self._footer)
        return sheet

    @staticmethod
    def _write(sheet: Any, row: int, at: int, value: Any, form: Any) -> None:
        if isinstance(value, int):
            sheet.write_number(row, at, value, form)
        elif text := words(value):
            sheet.write_string(row, at, text, form)
        else:
            sheet.write_blank(row, at, None, form)

    def to_bytes(self) -> bytes:
        """The finished workbook."""
        self._book.close()
        return self._out.getvalue()


def _offer(sheet: Any, at: int, column: Column) -> None:
    """The list of words of a column, or that it holds a date."""
    if column.choices:
        rule = {"validate": "list", "source": list(column.choices), "error_title": column.head, "error_message": "Choose a word from the list."}
    elif column.form == "date":
        rule = {"validate": "date", "criteria": ">=", "value": datetime.date(2020, 1, 1), "error_message": "Give a date, such as 2027-01-31."}
    else:
        return
    sheet.data_validation(1, at, LAST_ROW, at, {"ignore_blank": True, **rule})
