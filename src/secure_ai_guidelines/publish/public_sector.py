"""A workbook for the UK public sector: CAF outcomes and ATRS fields to fill in. In: a Catalogue. Out: XLSX bytes, or None."""

from __future__ import annotations

from ..catalogue.load import Catalogue
from . import atrs, caf
from .json_api import ATTRIBUTION, LICENCE
from .sheets import Book, Column
from .workbook import INDEPENDENT, TO_FILL

TITLE = "Secure AI Guidelines: CAF and ATRS"
CAF_COLUMNS = [
    Column("Outcome", 9), Column("Title", 18), Column("Principle", 16), Column("CAF edition", 8), Column("Check", 8), Column("Question", 32),
    Column("Strength", 9), Column("Why", 32), Column("No check, because", 26), *TO_FILL,
]  # fmt: skip
ATRS_COLUMNS = [
    Column("Field", 9), Column("Name", 20), Column("Section", 18), Column("Required", 9), Column("ATRS version", 8), Column("Read on", 11),
    Column("Check", 8), Column("Question", 36), Column("How the answer helps", 32), Column("Your words for the record", 50, "fill"),
]  # fmt: skip


def public_sector_workbook(catalogue: Catalogue) -> bytes | None:
    """Both sheets behind a page that says what they are; None where the catalogue has neither the framework nor the checks."""
    outcomes, fields = caf.caf_rows(catalogue), atrs.atrs_rows(catalogue)
    if not outcomes or not fields:
        return None
    edition = catalogue.edition
    book = Book(TITLE, "Outcomes and fields with the checks that speak to them", edition.edition, edition.date)
    book.notes("Read me", TITLE, _read_me(catalogue))
    book.table("CAF outcomes", CAF_COLUMNS, outcomes)
    book.table("ATRS fields", ATRS_COLUMNS, fields)
    return book.to_bytes()


def _read_me(catalogue: Catalogue) -> list[tuple[str, str]]:
    framework, crosswalk = catalogue.frameworks[caf.FRAMEWORK], catalogue.crosswalks[caf.FRAMEWORK]
    return [
        ("Content edition", f"{catalogue.edition.edition}, {catalogue.edition.date}"),
        ("CAF", f"{framework.title}, version {framework.version}, compared on {crosswalk.checked}. {crosswalk.about}"),
        ("GovAssure", "GovAssure assesses against a CAF profile that you agree with those who oversee you. Ask them which version of CAF applies. "
         "A check that is in place is evidence for a part of an outcome. It never shows that the outcome is achieved."),
        ("ATRS", f"Algorithmic Transparency Recording Standard, fields of version {atrs.EDITION} (March 2024), read on {atrs.CHECKED}. A version 4.0 "
         "followed and was not compared: hold the numbers against the template that you were given. A record is public. Leave out what would "
         "help an attacker; the standard has an exemption route."),
        ("Independent", INDEPENDENT),
        ("Licence", f"{LICENCE}. {framework.note or ''} The names of ATRS fields are public sector information licensed under the Open Government "
         f"Licence. {ATTRIBUTION}"),
    ]  # fmt: skip
