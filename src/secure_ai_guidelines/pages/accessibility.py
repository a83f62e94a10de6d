"""The results behind the accessibility statement. In: docs/accessibility/results.yaml. Out: a record, or DataError with each problem."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from ..catalogue.records import Date, Record, Sentence
from ..catalogue.structure import hold
from ..catalogue.yaml_lines import read_yaml
from ..problems import DataError
from .render import long_date


class Tried(Record):
    """Something that was tested, with what, and what came of it."""

    what: Sentence
    with_: Annotated[Sentence, Field(alias="with")]
    found: Sentence


class Gap(Record):
    """Something known not to work, and what happens about it."""

    what: Sentence
    plan: Sentence


class Results(Record):
    """What the statement may say. Nothing in it is worked out: people write it after testing."""

    standard: Sentence
    tested: Date
    prepared: Date
    by: Sentence
    browsers: Annotated[list[Sentence], Field(min_length=1)]
    how: Annotated[list[Tried], Field(min_length=1)]
    gaps: list[Gap]


def results(path: Path) -> Results:
    """The results in `path`. Throws DataError with file and line of everything that is wrong."""
    document = read_yaml(path, path.name, path.parent)
    held = hold(document, Results)
    if held is None:
        raise DataError(document.problems)
    return held


def statement(path: Path) -> dict[str, Any]:
    """The results as the page's template uses them: dates in words, browsers as one text."""
    found = results(path)
    rows = [{"what": row.what, "with": row.with_, "found": row.found} for row in found.how]
    return {
        **found.model_dump(include={"standard", "by", "gaps"}),
        "tested": long_date(found.tested), "prepared": long_date(found.prepared), "browsers": ", ".join(found.browsers), "how": rows,
    }  # fmt: skip
