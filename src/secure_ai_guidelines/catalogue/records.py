"""Base of all records and the types their fields share. Only what one value can say of itself is checked here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# Before the full stop: the overlay that gave the id. A rule keeps it out of the guidelines themselves.
GUIDELINE_ID = r"^([a-z]+(-[a-z]+)*\.)?[A-Z]{2,8}-[1-9][0-9]*$"
CHECK_ID = r"^([a-z]+(-[a-z]+)*\.)?[A-Z]{2,8}-[1-9][0-9]*\.[1-9][0-9]*$"
DATE = r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

Slug = Annotated[str, Field(pattern=SLUG, max_length=60)]
GuidelineId = Annotated[str, Field(pattern=GUIDELINE_ID)]
CheckId = Annotated[str, Field(pattern=CHECK_ID)]
CheckIds = Annotated[
    list[CheckId],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),  # one id is written without brackets
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": CHECK_ID}, {"type": "array", "items": {"type": "string", "pattern": CHECK_ID}}]}),
]
Date = Annotated[str, Field(pattern=DATE)]
PartDate = Annotated[str, Field(pattern=r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")]
Edition = Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+$")]
Url = Annotated[str, Field(pattern=r"^https://[^\s<>\"']+$", max_length=400)]
Short = Annotated[str, Field(min_length=1, max_length=120)]
Sentence = Annotated[str, Field(min_length=1, max_length=400)]
Prose = Annotated[str, Field(min_length=1, max_length=6000)]
Mark = Literal["official", "secondary"]
Strength = Literal["same", "part", "related"]
RoleId = Annotated[Slug, Field(json_schema_extra={"x-vocabulary": "roles"})]
RouteId = Annotated[Slug, Field(json_schema_extra={"x-vocabulary": "routes"})]
TraitId = Annotated[Slug, Field(json_schema_extra={"x-vocabulary": "traits"})]
ThreatId = Annotated[Slug, Field(json_schema_extra={"x-vocabulary": "threats"})]


def kebab(name: str) -> str:
    """`see_also` as YAML writes it: `see-also`."""
    return name.replace("_", "-")


class Record(BaseModel):
    """Base of all records: frozen, strict about types, no unknown keys, kebab-case keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, alias_generator=kebab)
