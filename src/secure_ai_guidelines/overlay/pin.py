"""Writes into an overlay what its edits were made against. In: bases. Out: the new text of each file; the caller writes it.

Only the one line changes, so that comments and order stay as they were. The result is read again: what is not the same data with
the digest in it is not given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import yaml

from ..catalogue.yaml_lines import Document, Loader
from .basis import Basis

KEY = re.compile(r"(\bmade-against:\s*)(?:\"[^\"]*\"|'[^']*'|[0-9a-f]*)")


def pinned(bases: Iterable[Basis]) -> tuple[dict[str, str], list[str]]:
    """({file as messages show it: its new text}, places where the digest has to be written by hand)."""
    texts: dict[str, str] = {}
    left: list[str] = []
    # From the last line up, so that a line that comes in moves none that is still to be found.
    for basis in sorted((one for one in bases if one.has_drifted), key=lambda one: -one.index):
        document = basis.document
        text = texts.get(document.file, document.text)
        new = _with_digest(text, document, basis)
        if _is_pinned(text, new, basis):
            texts[document.file] = new
        else:
            left.append(f"{document.place((basis.index, 'on'))}: write made-against: \"{basis.digest}\" under '{basis.edit.on}'")
    return texts, left


def _with_digest(text: str, document: Document, basis: Basis) -> str:
    lines = text.splitlines(keepends=True)
    key = (basis.index, "made-against")
    if key in document.lines:
        at = document.lines[key] - 1
        lines[at] = KEY.sub(lambda found: f'{found[1]}"{basis.digest}"', lines[at], count=1)
        return "".join(lines)
    at = document.lines[basis.index, "on"] - 1
    found = re.search(r"(['\"]?)\bon\1:\s*(['\"]?)[\w.-]+\2", lines[at])
    if found is None:
        return text
    if "{" in lines[at][: found.start()]:
        lines[at] = f'{lines[at][: found.end()]}, made-against: "{basis.digest}"{lines[at][found.end() :]}'
    else:
        end = "\r\n" if lines[at].endswith("\r\n") else "\n"
        lines.insert(at + 1, f'{" " * found.start()}made-against: "{basis.digest}"{end}')
    return "".join(lines)


def _is_pinned(old: str, new: str, basis: Basis) -> bool:
    """Whether the new text says the same and the digest."""
    try:
        before, after = yaml.load(old, Loader=Loader), yaml.load(new, Loader=Loader)
    except yaml.YAMLError:
        return False
    if not isinstance(after, list) or len(before) != len(after):
        return False
    return after == [{**one, "made-against": basis.digest} if index == basis.index else one for index, one in enumerate(before)]
