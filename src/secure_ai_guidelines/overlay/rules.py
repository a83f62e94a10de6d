"""Rules that hold for overlays only. In: overlays that fit their models. Out: problems. The guidelines' own rules hold besides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..catalogue.identifiers import bare, namespace_of
from ..catalogue.rules.words import BANNED_PATTERN
from ..catalogue.yaml_lines import Document, PathKey, dotted, texts
from ..problems import Problem
from .read import Overlay

AGENCY = r"(?:NCSC|National Cyber Security Centre|GCHQ|CISA|NSA|FBI|DSIT|the agencies|(?:an|the|any) agency|(?:UK|HM|British) government)"
WORD = r"(?:approv\w*|endors\w*|certifi\w*|accredit\w*|sanction\w*)"
# A claim in either order, a few words apart. "No agency endorses it" is what we say ourselves.
ENDORSED = re.compile(
    rf"(?<!no )\b{AGENCY}\b[^.?!\n]{{0,40}}\b{WORD}|\b{WORD}[^.?!\n]{{0,40}}\b{AGENCY}\b"
    r"|\b(?:compliant|complies|conforms?) (?:with|to) the (?:\d+ )?guidelines",
    re.I,
)


def rules_of_overlays(overlays: Sequence[Overlay], *, with_words: bool) -> list[Problem]:
    """Every problem of the overlays by themselves, unsorted. `with_words` adds the words we do not use."""
    found: list[Problem] = []
    for overlay in overlays:
        found += [*_names(overlay), *_origins(overlay), *_links(overlay), *_claims(overlay)]
        found += _banned(overlay) if with_words else []
    return found


def _names(overlay: Overlay) -> Iterator[Problem]:
    """What an overlay gives an id begins with the overlay's own: `acme.DES-2.1`, and `acme-policy` for a source."""
    for document, path, name in _given(overlay):
        if namespace_of(name) != overlay.id:
            said = f"{dotted(path)} is '{name}', which does not begin with '{overlay.id}.'. Write '{overlay.id}.{bare(name)}'."
            yield document.problem(path, said)
    for index, source in enumerate(overlay.sources.value if overlay.sources else []):
        if not source.id.startswith(f"{overlay.id}-"):
            said = f"[{index}].id is '{source.id}', which does not begin with '{overlay.id}-'. Write '{overlay.id}-{source.id}'."
            yield overlay.sources.document.problem((index, "id"), said)


def _given(overlay: Overlay) -> Iterator[tuple[Document, PathKey, str]]:
    for held in (*overlay.checks, *overlay.guidelines):
        for index, check in enumerate(held.value.checks):
            yield held.document, ("checks", index, "id"), check.id
    for held in overlay.guidelines:
        yield held.document, ("id",), held.value.id
        for index, row in enumerate(held.value.retired):
            yield held.document, ("retired", index, "id"), row.id


def _origins(overlay: Overlay) -> Iterator[Problem]:
    """What is added says why it is there; it never stands for a clause of the official text."""
    for held in overlay.guidelines:
        if held.value.source:
            said = f"source claims a part of the official text. Say under 'ours' why {overlay.organisation.name} adds this guideline."
            yield held.document.problem(("source",), said)
    for held in (*overlay.checks, *overlay.guidelines):
        for index, check in enumerate(held.value.checks):
            if check.source:
                said = f"claims a clause of the official text. Say under 'ours' why {overlay.organisation.name} asks it, with a source."
                yield held.document.problem(("checks", index, "source"), f"checks[{index}].source {said}")


def _links(overlay: Overlay) -> Iterator[Problem]:
    """`http://` leads to the organisation's own hosts only; elsewhere somebody on the way could change the page."""
    for document in overlay.documents:
        for path, text in texts(document.data):
            host = re.match(r"http://([^/:]+)", text) if path[-1:] == ("url",) else None
            if host and host[1].lower() not in overlay.organisation.hosts:
                said = (
                    f"{dotted(path)} is an http:// address of '{host[1]}'. Use https://, or name the host under organisation.hosts in overlay.yaml."
                )
                yield document.problem(path, said)


def _claims(overlay: Overlay) -> Iterator[Problem]:
    """No overlay says that an agency stands behind the copy."""
    for document in overlay.documents:
        for path, text in texts(document.data):
            found = ENDORSED.search(text)
            if found:
                said = (
                    f"{dotted(path)} says '{' '.join(found.group().split())}', which reads as an endorsement. No agency gave one: say it otherwise."
                )
                yield document.problem(path, said)


def _banned(overlay: Overlay) -> Iterator[Problem]:
    for document in overlay.documents:
        for path, text in texts(document.data):
            found = None if ENDORSED.search(text) else BANNED_PATTERN.search(text)
            if found:
                yield document.problem(path, f"{dotted(path)} uses '{found.group()}', a word we do not use. Say it plainly.")
