"""The organisation's logo. In: a file name in the overlay's folder. Out: its bytes, or the problem that keeps it off the site."""

from __future__ import annotations

import struct
from pathlib import Path

from ..problems import Problem
from .svg import more_than_a_drawing

MAX_BYTES = 100_000
MAX_SIDE = 2_000
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\x00IEND\xaeB`\x82"


def read_logo(root: Path, name: str, shown: str) -> tuple[bytes, Problem | None]:
    """The bytes of a logo that is safe to hand on; empty, with the problem, when it is not."""
    path, file = root / name, f"{shown}/{name}"
    if path.is_symlink():
        return b"", Problem(file, 0, f"'{name}' is a link to somewhere else. Put the file itself here.")
    if not path.is_file():
        return b"", Problem(file, 0, f"'{name}' is not there. Put the logo beside overlay.yaml.")
    if path.stat().st_size > MAX_BYTES:
        return b"", Problem(file, 0, f"the logo is {path.stat().st_size:,} bytes, {MAX_BYTES:,} at most. Make it smaller.")
    content = path.read_bytes()
    problem = _svg(file, content) if path.suffix == ".svg" else _png(file, content)
    return (b"", problem) if problem else (content, None)


def _svg(file: str, content: bytes) -> Problem | None:
    found = more_than_a_drawing(content)
    if found is None:
        return None
    line, what = found
    return Problem(
        file, line, f"the logo holds {what}, which a plain drawing does not need. Export it as plain SVG with letters as outlines, or as PNG."
    )


def _png(file: str, content: bytes) -> Problem | None:
    """By its first and last bytes, so that nothing else hides behind the name."""
    if not content.startswith(PNG_START) or not content.endswith(PNG_END) or content[12:16] != b"IHDR":
        return Problem(file, 0, "the logo is not a PNG picture, whatever its name says. Export it again.")
    width, height = struct.unpack(">II", content[16:24])
    if not 0 < max(width, height) <= MAX_SIDE:
        return Problem(file, 0, f"the logo is {width} by {height} pixels, {MAX_SIDE} at most. Make it smaller.")
    return None
