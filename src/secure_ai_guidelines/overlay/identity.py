"""Whose copy it is. In: overlays in order. Out: the organisation that header and footer name, and problems where two disagree."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalogue.provenance import Organisation
from ..problems import Problem
from .read import Overlay

FOLDER = "assets/organisation"
FIELDS = ("logo", "colours", "audience", "contact", "public-body")


def identity(overlays: Sequence[Overlay]) -> tuple[Organisation, list[Problem]]:
    """The last overlay's name, with what any of them says of the rest; each may be said once."""
    said: dict[str, Overlay] = {}
    problems = []
    for overlay in overlays:
        for name in FIELDS:
            if getattr(overlay.organisation, name.replace("-", "_")) is None:
                continue
            if name in said:
                place = said[name].info.document.place(("organisation", name))
                text = f"organisation.{name} is given, which {place} gives too. Keep one of the two."
                problems.append(overlay.info.document.problem(("organisation", name), text))
            said.setdefault(name, overlay)
    return _organisation(overlays[-1], said), problems


def _organisation(last: Overlay, said: dict[str, Overlay]) -> Organisation:
    def of(name: str):
        return getattr(said[name].organisation, name.replace("-", "_")) if name in said else None

    logo, colours, body = of("logo"), of("colours"), of("public-body")
    return Organisation(
        id=last.id,
        name=last.organisation.name,
        logo=f"{FOLDER}/logo.{logo.rpartition('.')[2]}" if logo else None,
        accent=colours.accent if colours else None,
        audience=of("audience"),
        contact=of("contact"),
        public_body=body.name if body else None,
        enforcement=body.enforcement if body else None,
    )
