"""Runs the measurements and puts their tables, and one drawing, on a page of the site.

Run: python benchmarks/report.py [NAME ...]. Names are those of SCRIPTS; none runs all, and `--page` only writes the page. What each printed is kept in
benchmarks/results/, so that one measurement can be taken again by itself; then docs/benchmarks/ is written anew from all of them.
"""

from __future__ import annotations

import datetime
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "benchmarks" / "results"
PAGE = ROOT / "docs" / "benchmarks"
SCRIPTS = {
    "build": ("How long a build takes", ["build.py", "3", "17", "100", "500"],
              "Seconds for the whole site, beside the same words in hand-written Markdown with the same theme. Goal for the ratio: 1.05."),
    "assessment": ("How soon an answer shows and is saved", ["assessment.py"],
                   "On a processor slowed four times: from the click to the painted progress, beside a hand-written page of as many plain tick boxes (goal 1.2); at full speed to the completed save (goal 10 ms); the page with 50 assessments; bytes of script. “Least here” is the same page with our code out of the way: a number is written, a short record is put."),
    "weight": ("What a page weighs", ["weight.py"],
               "Everything a page asks for, packed, beside the same words in stock Material; the largest paint and the blocked time on a processor slowed four times."),
    "serve": ("How many readers one server holds", ["serve.py", str(ROOT / "site")],
              "Requests a second of one nginx worker with the settings in `deploy/nginx`, and what a million readers a day need."),
}  # fmt: skip
WIDE, HIGH, LEFT, FOOT = 640, 320, 60, 40


def main(names: list[str]) -> None:
    """Takes the measurements that are named, then writes the page."""
    KEPT.mkdir(exist_ok=True)
    for name in [] if names == ["--page"] else names or list(SCRIPTS):
        run(name)
    PAGE.mkdir(exist_ok=True)
    table = kept("build")
    if table:
        (PAGE / "build.svg").write_text(drawing(numbers(table)), "utf-8")
    (PAGE / "index.md").write_text(page(), "utf-8")


def run(name: str) -> None:
    """One measurement in a process of its own; keeps what it printed, the day and the machine."""
    command = [sys.executable, *SCRIPTS[name][1]]
    said = subprocess.run(command, cwd=ROOT / "benchmarks", check=True, stdout=subprocess.PIPE, text=True).stdout
    machine = f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f} at the end"
    (KEPT / f"{name}.txt").write_text(f"{datetime.date.today().isoformat()}, {machine}\n\n{said.strip()}\n", "utf-8")


def kept(name: str) -> str:
    path = KEPT / f"{name}.txt"
    return path.read_text("utf-8") if path.is_file() else ""


def numbers(table: str) -> list[tuple[float, float, float]]:
    """(guidelines, seconds generated, seconds by hand) of each row of the build's table."""
    rows = [line.split() for line in table.splitlines() if re.fullmatch(r"\s*\d+\s+\d+\s+[\d.]+\s+[\d.]+\s+[\d.]+", line)]
    return [(float(row[0]), float(row[2]), float(row[3])) for row in rows]


def drawing(rows: list[tuple[float, float, float]]) -> str:
    """Both builds over the number of guidelines, as an SVG without script or style. Own code: a plotting library for two lines is too much."""
    right, top = max(row[0] for row in rows), max(max(row[1:]) for row in rows)
    x = lambda value: LEFT + (WIDE - LEFT - 20) * value / right  # noqa: E731
    y = lambda value: HIGH - FOOT - (HIGH - FOOT - 20) * value / top  # noqa: E731
    lines = [line(rows, index, x, y, dash) for index, dash in ((1, ""), (2, ' stroke-dasharray="6 4"'))]
    marks = [f'<text x="{x(row[0]):.0f}" y="{HIGH - 16}" text-anchor="middle" fill="currentColor" font-size="13">{row[0]:.0f}</text>' for row in rows]
    marks += [
        f'<text x="{LEFT - 8}" y="{y(value) + 4:.0f}" text-anchor="end" fill="currentColor" font-size="13">{value:.0f} s</text>'
        for value in (0, top / 2, top)
    ]
    axes = f'<path d="M{LEFT} 20V{HIGH - FOOT}H{WIDE - 20}" fill="none" stroke="currentColor"/>'
    title = "Seconds of a build over the number of guidelines: this site as a whole line, hand-written Markdown as a dashed one."
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{title}">{axes}{"".join(lines)}{"".join(marks)}</svg>\n'


def line(rows, index, x, y, dash: str) -> str:
    points = " ".join(f"{x(row[0]):.0f},{y(row[index]):.0f}" for row in rows)
    return f'<polyline points="{points}" fill="none" stroke="currentColor" stroke-width="2"{dash}/>'


def page() -> str:
    """The page: each measurement with its day, its machine and what it printed."""
    return HEAD + "".join(section(name) for name in SCRIPTS if kept(name)) + FOOT_OF_PAGE


def section(name: str) -> str:
    title, command, about = SCRIPTS[name]
    when, _, said = kept(name).partition("\n\n")
    picture = [(PAGE / "build.svg").read_text("utf-8").strip(), LEGEND] if name == "build" else []
    parts = [
        f"## {title} {{: #{name} }}",
        about,
        *picture,
        *map(block, said.strip().split("\n\n")),
        f"Measured with `benchmarks/{command[0]}` on {when}.",
    ]
    return f'\n<section class="prose" aria-labelledby="{name}" markdown="1">\n\n' + "\n\n".join(parts) + "\n\n</section>\n"


def block(text: str) -> str:
    """A part of what was printed: columns with two spaces between them become a table, all else stays words."""
    rows = [re.split(r"\s{2,}", line.strip()) for line in text.splitlines()]
    if len({len(row) for row in rows}) != 1 or len(rows[0]) == 1:
        return text
    rule = [":---" if re.match(r"[^\d.]", cell) else "---:" for cell in rows[1]]
    lines = "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))
    return f'<div class="scroll" role="region" aria-label="Figures: {", ".join(rows[0])}" tabindex="0" markdown="1">\n\n{lines}\n\n</div>'


LEGEND = "Across: guidelines. Up: seconds. Whole line: this site. Dashed line: hand-written Markdown."
HEAD = """---
title: How fast it is
description: What was measured, how, and what came out.
section: about
---

# How fast it is

<p class="lead">Times that something plain can be held against stand beside it, measured in the same run on the same machine. Where a goal is missed, it stands here all the same.</p>
"""
FOOT_OF_PAGE = """
<section class="prose" aria-labelledby="again" markdown="1">

## Measure it yourself {: #again }

`make bench` takes every measurement again and writes this page. `benchmarks/README.md` says what the columns mean and how each figure is taken. Close other programs first: a busy machine slows both sides, and the ratio means less.

</section>
"""


if __name__ == "__main__":
    main(sys.argv[1:])
