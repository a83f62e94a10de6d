"""What an overlay is made of. In: plain data of one file. Out: frozen objects, as for the guidelines themselves.

The words that replace others have the limits of those they replace; they come from `catalogue/model.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from ..catalogue.model import Check, FirstStep, Guideline, Label, Proof, Question, Reason, Task
from ..catalogue.records import GuidelineId, Prose, Record, Sentence
from ..catalogue.references import Source
from ..catalogue.vocabulary import AudienceId

Target = Annotated[
    str, Field(pattern=r"^([a-z]+(-[a-z]+)*\.)?[A-Z]{2,8}-[1-9][0-9]*(\.[1-9][0-9]*)?$", description="The id of a check or guideline.")
]
Namespace = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=30, description="What its ids begin with, such as acme.")]
# No colon but that of the scheme, no backslash, no second slash at the start: nothing that a browser reads as another kind of address.
Address = Annotated[str, Field(pattern=r"^(https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s<>\"'\\]*)?|/([^\s<>\"'\\/:][^\s<>\"'\\:]*)?)$", max_length=400)]
Contact = Annotated[str, Field(pattern=r"^([^\s<>\"'@:/{}]+@[A-Za-z0-9.-]+|https://[^\s<>\"'{}]+)$", max_length=200)]
LogoName = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+\.(svg|png)$", description="A file in the overlay's folder.")]
Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
Host = Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)*$", max_length=200)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$", description="Of the original words; `secure-ai overlay pin` writes it.")]


class Colours(Record):
    """The organisation's colours."""

    accent: Colour


class PublicBody(Record):
    """A body under accessibility law, and whom to turn to if it does not answer. The statement shows it as it stands here."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    enforcement: Annotated[str, Field(min_length=1, max_length=1000)]


class OrganisationInfo(Record):
    """Whose copy it is, as header and footer show it."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    logo: LogoName | None = None
    colours: Colours | None = None
    audience: Annotated[AudienceId | None, Field(description="Marked first for readers who have not chosen.")] = None
    contact: Annotated[Contact | None, Field(description="A mail address or an https page.")] = None
    hosts: Annotated[list[Host], Field(description="Its own hosts: links may use http:// there.")] = []
    public_body: PublicBody | None = None


class OverlayInfo(Record):
    """`overlay.yaml`."""

    id: Namespace
    organisation: OrganisationInfo


class Link(Record):
    """A page of the organisation's own."""

    title: Annotated[str, Field(min_length=1, max_length=120)]
    url: Address


class Hide(Record):
    """Takes a check or guideline off the pages. The reason is shown."""

    why: Sentence


class EvidenceWords(Record):
    """Other words for what shows a check, for one audience or more."""

    sme: Proof | None = None
    large: Proof | None = None
    public_sector: Proof | None = None


class GuidanceWords(Record):
    """Other advice for an audience: the first step, the rest, or both."""

    first: FirstStep | None = None
    text: Prose | None = None


class GuidanceForAudiences(Record):
    """Other advice for one audience or more."""

    sme: GuidanceWords | None = None
    large: GuidanceWords | None = None
    public_sector: GuidanceWords | None = None


class Words(Record):
    """New words. `summary` and `guidance` belong to a guideline, all others to a check."""

    label: Label | None = None
    ask: Question | None = None
    do: Task | None = None
    why: Reason | None = None
    partly: Reason | None = None
    evidence: EvidenceWords | None = None
    summary: Reason | None = None
    guidance: GuidanceForAudiences | None = None


class Edit(Record):
    """What one overlay does to one check or guideline."""

    on: Target
    made_against: Digest | None = None
    set: Words | None = None
    priority: Annotated[Literal[1, 2, 3] | None, Field(description="Only raised: 1 comes first.")] = None
    require: Annotated[list[Literal["evidence", "owner"]], Field(description="What an answer has to carry.")] = []
    hide: Hide | None = None
    note: Sentence | None = None
    links: Annotated[list[Link], Field(max_length=6)] = []

    @model_validator(mode="after")
    def _does_something(self) -> Edit:
        others = bool(self.set or self.priority or self.require or self.note or self.links)
        if not others and not self.hide:
            raise ValueError("changes nothing. Give 'set', 'priority', 'require', 'hide', 'note' or 'links'.")
        if others and self.hide:
            raise ValueError("hides and changes at once. Keep one of the two.")
        return self


class OwnChecks(Record):
    """Checks that an overlay adds to a guideline."""

    guideline: GuidelineId
    checks: Annotated[list[Check], Field(min_length=1, max_length=8)]


class OwnSource(Source):
    """A document of the organisation's own, to cite."""

    url: Address | None = None


class Extended(Guideline):
    """A guideline with the checks of overlays, which do not count towards its own limit."""

    checks: Annotated[list[Check], Field(min_length=1)]
