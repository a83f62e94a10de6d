"""What pages ask of an organisation's changes, and the page that lists them. In: a Catalogue. Out: plain lists; nothing without overlays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..catalogue.identifiers import is_check
from ..catalogue.load import Catalogue
from ..catalogue.provenance import Changed, Hidden
from .views import PRIORITY, Views

FIELDS = {
    "label": "Short name", "ask": "Question", "do": "What to do", "why": "Why", "partly": "What “partly” looks like", "priority": "Priority",
    "summary": "Summary", "first": "The first step", "text": "What to do", "evidence": "What shows it",
}  # fmt: skip


class OwnViews(Views):
    """The look-ups of any page, and those about what was changed. The latter are for a catalogue with overlays only."""

    def priority_word(self, priority: int) -> str:
        """A priority in words."""
        return PRIORITY[priority]

    def field_name(self, field: str) -> str:
        """A field such as `evidence.sme` in words, with the audience it is for."""
        first, *rest = field.split(".")
        audience = next((one for one in self.catalogue.audiences if one.id in rest), None)
        word = FIELDS[rest[-1] if first == "guidance" else first]
        return f"{word}, for {self.for_whom(audience)}" if audience else word

    def changes_for(self, guideline: Any, audience: Any = None) -> list[Changed]:
        """What was changed in a guideline itself; with an audience, only what its page shows."""
        found = self.catalogue.own.changes_of(guideline.id)
        return [one for one in found if audience is None or one.field.startswith((f"guidance.{audience.id}.", "summary"))]

    def hidden_checks(self) -> list[Hidden]:
        """The hidden rows that are checks."""
        return [one for one in self.catalogue.own.hidden if is_check(one.id)]

    def shown(self, ids: list[str]) -> list[str]:
        """Those of the ids that are not hidden, in the order of the catalogue."""
        everything = (name for guideline in self.catalogue.guidelines for name in (guideline.id, *(check.id for check in guideline.checks)))
        return [name for name in everything if name in ids]

    def name_of(self, name: str) -> str:
        """A check's short name, a guideline's title."""
        return self.check(name)[1].label if is_check(name) else self.guideline(name).title


def organisation_page(catalogue: Catalogue) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """The page that lists all changes, as render.py plans it."""
    if catalogue.own:
        name = catalogue.own.organisation.name
        about = f"Every difference between this copy and the original, with the original words. By {name}."
        meta = {"title": f"What {name} changed", "description": about, "section": "about", "search": {"exclude": True}}
        yield "organisation/index.md", "organisation.md.j2", meta, {}
