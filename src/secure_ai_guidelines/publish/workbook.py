"""The checks as a workbook to fill in. In: a Catalogue. Out: XLSX bytes: one sheet an audience, the frameworks, the references."""

from __future__ import annotations

from typing import Any

from ..catalogue.load import Catalogue
from .json_api import ATTRIBUTION, LICENCE
from .references import FRAMEWORK_COLUMNS, REFERENCE_COLUMNS, framework_rows, reference_rows
from .sheets import Book, Column

# As the assessment in the page names the six states (`STATUS_LABELS` in model.js); a test holds the two together.
STATES = ("Not answered", "Not yet", "Partly", "In place", "Not applicable", "Risk accepted")
INDEPENDENT = (
    "Independent work. No agency made, paid for, checked or endorses it. The 2023 guidelines have no scoring and no certification: every "
    "check, priority and order here is this site's own, and a filled-in sheet proves nothing to a regulator, a customer or a court."
)
TO_FILL = [Column("State", 13, "fill", STATES), Column("Note", 24, "fill"), Column("Owner", 12, "fill"), Column("Due", 11, "date")]
CHECK_COLUMNS = [
    Column("Check", 8), Column("Guideline", 16), Column("Question", 30), Column("Why", 26), Column("What to show", 32), Column("Applies if", 14),
    Column("Start with", 7), Column("Priority (1 first)", 9), Column("Effort", 8), Column("Roles", 14), *TO_FILL,
]  # fmt: skip
WIDTHS = {"why": 50, "title": 40, "licence": 28, "publisher": 24, "address": 36}


def workbook(catalogue: Catalogue) -> bytes:
    """The whole workbook. Every cell that is not to be filled in says what the catalogue says."""
    edition = catalogue.edition
    book = Book("Secure AI Guidelines: checks", "Checks, frameworks and references", edition.edition, edition.date)
    book.notes("Read me", "Secure AI Guidelines: checks", _read_me(catalogue))
    for audience in catalogue.audiences:
        book.table(sheet_name(audience), CHECK_COLUMNS, check_rows(catalogue, audience))
    book.table("Frameworks", plain_columns(FRAMEWORK_COLUMNS), framework_rows(catalogue))
    book.table("Crosswalk", plain_columns(REFERENCE_COLUMNS), reference_rows(catalogue))
    return book.to_bytes()


def sheet_name(audience: Any) -> str:
    """What an audience's sheet is called. Excel allows 31 characters and no slash."""
    return audience.name.replace("/", " ")[:31].strip()


def plain_columns(names: list[str]) -> list[Column]:
    """Columns of a table that is only read, under the names that the CSV file gives them."""
    return [Column(name, WIDTHS.get(name, 13)) for name in names]


def check_rows(catalogue: Catalogue, audience: Any) -> list[list[Any]]:
    """One row a check by `CHECK_COLUMNS`, as far as they are given; what to show is this audience's."""
    start = {name: index for index, name in enumerate(audience.start_with, 1)}
    roles = {role.id: role.title for role in catalogue.roles}
    return [
        [check.id, f"{guideline.id} {guideline.title}", check.ask, check.why, evidence_for(check, audience.id), applies_if(catalogue, check),
         start.get(check.id), check.priority, check.effort, ", ".join(roles[name] for name in check.roles)]
        for guideline, check in catalogue.checks
    ]  # fmt: skip


def evidence_for(check: Any, audience_id: str) -> str:
    """What this audience could show."""
    return getattr(check.evidence, audience_id.replace("-", "_"))


def applies_if(catalogue: Catalogue, check: Any) -> str:
    """When a check applies, in words; nothing where it always does."""
    lists = ((catalogue.routes, check.routes), (catalogue.traits, check.traits))
    groups = [[word.phrase for word in known if word.id in ids] for known, ids in lists]
    return "; and ".join(" or ".join(phrases) for phrases in groups if phrases)


def _read_me(catalogue: Catalogue) -> list[tuple[str, str]]:
    edition = catalogue.edition
    return [
        ("Content edition", f"{edition.edition}, {edition.date}"),
        ("What this is", f"{len(catalogue.checks)} checks for the {len(catalogue.guidelines)} guidelines, once for each kind of organisation. "
         "Use the sheet of your own kind. Fill in the yellow columns."),
        ("States", ", ".join(STATES)),
        ("Where to begin", "Sort by the column 'Start with', then by 'Priority'."),
        ("Independent", INDEPENDENT),
        ("How it was checked", "Every identifier in 'Crosswalk' exists in the named edition of its framework. The strength and the reason are this "
         "site's judgement: same, both ask the same; part, one covers a part of the other; related, helps or shares the subject. 'mark' says whether "
         "the framework was read at its publisher (official) or in somebody else's copy (secondary), 'checked' on which day."),
        ("Titles", "A title is left out where its publisher keeps the copyright. 'title_by' and 'id_by' say when a label or a key is ours."),
        ("Licence", f"{LICENCE}. {ATTRIBUTION}"),
        ("No formulas", "This file holds no formula, no macro and no link. Rows that you add below a table get the same list of states."),
    ]  # fmt: skip
