"""The life cycle as a drawing, as a list and as the trace in page heads: the same guidelines, each a link, in plain SVG and HTML.

Own code because a diagram library would bring script and inline styles (both barred by the site's CSP). Widths are in the
drawing's own units; the theme's stylesheet gives colours by the class of the area's hue.
"""

from __future__ import annotations

from html import escape
from typing import Any

from ..catalogue.load import Catalogue

WIDTH, TOP, LINE_HEIGHT, HEAD = 1172, 58, 21, 147
LETTERS = 27  # characters that fit beside a stop in the final face


def drawing(catalogue: Catalogue, to: Any) -> str:
    """The whole life cycle as one inline SVG: a line with a station per area and a stop per guideline, all of them links."""
    column = (WIDTH - 0) // max(1, len(catalogue.areas))
    parts, bottom = [], TOP
    for index, area in enumerate(catalogue.areas):
        x = 22 + index * column
        text, end = _area(catalogue, to, area, index, x, column)
        parts.append(text)
        bottom = max(bottom, end)
    end = WIDTH - 38
    trunks = "".join(
        f'<path class="trunk {area.hue}" d="M{22 + i * column} {TOP}H{22 + (i + 1) * column if i + 1 < len(catalogue.areas) else end}"/>'
        for i, area in enumerate(catalogue.areas)
    )
    count = len(catalogue.guidelines)
    return (
        f'<svg viewBox="0 0 {WIDTH} {bottom + 12}" role="group" aria-label="The life cycle: {len(catalogue.areas)} stages and their {count} guidelines">'
        f'<path class="again" d="M{end + 14} {TOP}V14H22v22"/><text class="note" x="{end - 6}" y="34" text-anchor="end">lessons go back into design</text>'
        f'{trunks}<path class="head" d="M{end} {TOP - 12}l20 12-20 12z"/>{"".join(parts)}</svg>'
    )


def _area(catalogue: Catalogue, to: Any, area: Any, index: int, x: int, column: int) -> tuple[str, int]:
    y, stops, last = HEAD, [], TOP
    width = column - 18
    for guideline in catalogue.in_area(area):
        lines = wrap(guideline.title, LETTERS)
        height = 36 + len(lines) * LINE_HEIGHT
        label = escape(f"{guideline.id} {guideline.title}")
        spans = " ".join(f'<tspan x="{x + 28}" dy="{LINE_HEIGHT if n else 0}">{escape(line)} </tspan>' for n, line in enumerate(lines))
        stops.append(
            f'<g role="listitem"><a href="{to.guideline(guideline.id)}" class="{area.hue}" aria-label="{label}">{_boxes(x - 18, y, width, height)}'
            f'<circle class="stop" cx="{x}" cy="{y + 18}" r="7"/><text class="code" x="{x + 28}" y="{y + 23}">{guideline.id}</text> '
            f'<text class="title" x="{x + 28}" y="{y + 45}">{spans}</text></a></g>'
        )
        last = y + 18
        y += height + 4
    name = " ".join(f'<tspan x="{x + 28}" dy="{24 if n else 0}">{escape(line)} </tspan>' for n, line in enumerate(wrap(area.title, 22)))
    station = (
        f'<g role="listitem"><a href="{to.folder(area.id)}" class="{area.hue}">{_boxes(x - 18, 38, width, 96)}<path class="trunk" d="M{x} {TOP}H{x + width - 18}"/>'
        f'<circle class="station" cx="{x}" cy="{TOP}" r="15"/><text class="order" x="{x}" y="{TOP + 6}" aria-hidden="true">{index + 1}</text>'
        f'<text class="area" x="{x + 28}" y="{TOP + 42}">{name}</text></a></g>'
    )
    branch = f'<path class="branch {area.hue}" d="M{x} {TOP}V{last}"/>'
    return f'{branch}<g role="list" aria-label="{escape(area.title)}">{station}{"".join(stops)}</g>', y


def _boxes(x: int, y: int, width: int, height: int) -> str:
    """The target of a link, twice: a ground for the pointer and a rim that shows focus (SVG has no outline)."""
    return "".join(f'<rect class="{name}" x="{x}" y="{y}" width="{width}" height="{height}" rx="4"/>' for name in ("hit", "glow"))


def wrap(text: str, letters: int) -> list[str]:
    """`text` in as few lines as fit `letters`, the lines as even as can be."""
    words, count = text.split(), 1
    while True:
        width = max(len(text) / count, max(map(len, words))) + 3
        lines, line = [], ""
        for word in words:
            if line and len(line) + 1 + len(word) > min(width, letters + 1):
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
        if len(lines) <= count or count > len(words):
            return lines
        count = len(lines) if len(lines) > count else count + 1


def listing(catalogue: Catalogue, to: Any) -> str:
    """The same links as a nested list, for small screens and print."""
    areas = []
    for index, area in enumerate(catalogue.areas):
        stops = "".join(
            f'<li><a href="{to.guideline(g.id)}"><span class="id">{g.id}</span> {escape(g.title)}</a></li>' for g in catalogue.in_area(area)
        )
        areas.append(
            f'<li class="{area.hue}"><a class="station" href="{to.folder(area.id)}"><b aria-hidden="true">{index + 1}</b> {escape(area.title)}</a>'
            f'<ol class="stops">{stops}</ol></li>'
        )
    return f'<ol class="lifecycle-list">{"".join(areas)}</ol>'


def trace(catalogue: Catalogue, current: Any) -> str:
    """One dot per guideline on a line, the current one larger: where a page stands in the whole. For the eye only."""
    everything = catalogue.guidelines
    step = 96 / max(1, len(everything) - 1)
    at = {guideline.id: 2 + index * step for index, guideline in enumerate(everything)}
    firsts = [(area, catalogue.in_area(area)) for area in catalogue.areas if catalogue.in_area(area)]
    lines = []
    for index, (area, found) in enumerate(firsts):
        end = at[firsts[index + 1][1][0].id] if index + 1 < len(firsts) else at[found[-1].id]
        lines.append(f'<line class="{area.hue}" x1="{at[found[0].id]:.4g}%" y1="12" x2="{end:.4g}%" y2="12"/>')
    dots = [
        f'<circle class="{catalogue.area_of(g).hue}{" here" if g is current else ""}" cx="{at[g.id]:.4g}%" cy="12" r="{8 if g is current else 4.5}"/>'
        for g in everything
    ]
    return f'<svg class="trace" aria-hidden="true" focusable="false">{"".join(lines)}{"".join(dots)}</svg>'
