"""What can be read off an identifier. In: an id such as `DES-2`, `DES-2.1` or `acme.DES-2.1`. Out: its parts, and a key to sort by.

A namespace is the overlay that gave the id. No other file takes an id apart: a namespace brings a full stop of its own, and may
hold a hyphen.
"""

from __future__ import annotations

import re

PARTS = re.compile(r"(?:([a-z-]+)\.)?([A-Z]+)-([0-9]+)(?:\.([0-9]+))?")


def namespace_of(name: str) -> str:
    """`acme` of `acme.DES-2.1`; empty for an id of the guidelines themselves."""
    return name.partition(".")[0] if name[:1].islower() else ""


def bare(name: str) -> str:
    """`DES-2.1` of `acme.DES-2.1`."""
    return name.partition(".")[2] if name[:1].islower() else name


def code_of(name: str) -> str:
    """`DES` of any of them: the code of its area."""
    return bare(name).partition("-")[0]


def is_check(name: str) -> bool:
    """Whether the id is a check's, not a guideline's."""
    return "." in bare(name)


def order_of(name: str) -> tuple[str, int, int]:
    """A key within an area: the guidelines' own first, then each overlay's; DES-2.9 before DES-2.10."""
    found = PARTS.fullmatch(name)
    return (found[1] or "", int(found[3]), int(found[4] or 0)) if found else ("~", 0, 0)
