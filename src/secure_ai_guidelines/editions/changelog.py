"""The *Guidance* part of an edition in CHANGELOG.md. In: the paper's text and a Changes. Out: the text with the part in it.

Between two marks the part is the program's; everything else is people's and stays. Doing it twice is doing it once.
"""

from __future__ import annotations

import datetime
import re

from .changes import Changes
from .said import said

BEGIN = "<!-- written by `secure-ai release`: begin -->"
END = "<!-- written by `secure-ai release`: end -->"
HEAD = "### Guidance"
ID = re.compile(r"\b[A-Z]{2,8}-[1-9][0-9]*(?:\.[1-9][0-9]*)?\b")
MARKUP = re.compile(r"([\\`*_\[\]<>])")


def markdown(changes: Changes) -> str:
    """The change list as Markdown, ids set off; text of the data cannot become markup."""
    if changes.is_empty:
        return "- The questions are those of the edition before."
    return "\n".join(line for one in said(changes) for line in (f"- {one.head}:", *(f"  - {_as_text(row)}" for row in one.lines)))


def _as_text(row: str) -> str:
    return ID.sub(lambda found: f"`{found[0]}`", MARKUP.sub(r"\\\1", " ".join(row.split())))


def with_guidance(paper: str, changes: Changes) -> str:
    """`paper` with the part under its edition's heading; the heading is made, above all others, where there is none."""
    part = f"{BEGIN}\n{markdown(changes)}\n{END}"
    start, end = _section(paper, changes.after)
    if start < 0:
        heading = f"## Edition {changes.after} ({_long_date(changes.date)})"
        first = re.search(r"(?m)^## ", paper)
        at = first.start() if first else len(paper)
        before = paper[:at] if first else f"{paper.rstrip()}\n\n"
        return f"{before}{heading}\n\n{HEAD}\n\n{part}\n{f'{chr(10)}{paper[at:]}' if first else ''}"
    return paper[:start] + _put(paper[start:end], part) + paper[end:]


def _section(paper: str, number: str) -> tuple[int, int]:
    """Where the part of an edition begins and ends, or -1 twice."""
    found = re.search(rf"(?m)^## Edition {re.escape(number)}(?![0-9.])[^\n]*\n(?:(?!## ).*(?:\n|\Z))*", paper)
    return found.span() if found else (-1, -1)


def _put(section: str, part: str) -> str:
    """The section with the part in place of an earlier one, or first under *Guidance*, or under a heading of its own."""
    marked = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.S)
    if marked.search(section):
        return marked.sub(lambda _: part, section, count=1)
    head = re.compile(rf"(?m)^{HEAD}[^\n]*\n\n?")
    if head.search(section):
        return head.sub(lambda found: f"{HEAD}\n\n{part}\n", section, count=1)
    title, _, rest = section.partition("\n")
    return f"{title}\n\n{HEAD}\n\n{part}\n{rest if rest.startswith(chr(10)) else chr(10) + rest if rest else ''}"


def _long_date(date: str) -> str:
    day = datetime.date.fromisoformat(date)
    return f"{day.day} {day:%B %Y}"
