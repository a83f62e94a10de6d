"""What an organisation's overlays did to a catalogue. In: what `overlay/` noted while applying. Out: look-ups for pages and files.

The catalogue itself holds the words as they are shown; this says whose they are and what stood there before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Changed:
    """A field that an overlay changed: `field` such as `ask` or `evidence.sme`, `by` the organisation, `before` the original."""

    id: str
    field: str
    by: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Hidden:
    """A check or guideline that is not shown: `title` is its question or its title."""

    id: str
    title: str
    by: str
    why: str


@dataclass(frozen=True)
class Note:
    """Words that an organisation puts beside a check or guideline, or `links` of its own: (title, address)."""

    id: str
    by: str
    text: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Organisation:
    """Whose copy this is. `logo` and `styles` are files of the site; `contact` is a mail address or a page."""

    id: str
    name: str
    logo: str | None = None
    accent: str | None = None
    audience: str | None = None
    contact: str | None = None
    public_body: str | None = None
    enforcement: str | None = None


@dataclass(frozen=True)
class Own:
    """All of it, in the order in which it was done. The organisation is the last overlay's."""

    organisation: Organisation
    overlays: tuple[tuple[str, str], ...] = ()
    changed: tuple[Changed, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    notes: tuple[Note, ...] = ()
    added: dict[str, str] = field(default_factory=dict)
    required: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def changes_of(self, name: str) -> list[Changed]:
        """What was changed in a check or guideline."""
        return [one for one in self.changed if one.id == name]

    def notes_of(self, name: str) -> list[Note]:
        """The notes and links beside a check or guideline."""
        return [one for one in self.notes if one.id == name]

    def added_by(self, name: str) -> str | None:
        """The organisation that added a check or guideline; None for one of the guidelines' own."""
        return self.added.get(name)

    def required_of(self, name: str) -> tuple[str, ...]:
        """What an answer to a check has to carry here: `evidence`, `owner`."""
        return self.required.get(name, ())

    def hidden_one(self, name: str) -> Hidden | None:
        """The row of a hidden check or guideline."""
        return next((one for one in self.hidden if one.id == name), None)

    def touched(self) -> list[str]:
        """The ids that were changed, given a note or link, or made to carry something; each once."""
        ids = (*(one.id for one in self.changed), *(one.id for one in self.notes), *self.required)
        return list(dict.fromkeys(ids))
