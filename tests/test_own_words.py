"""No run of nine words of the official text stands in ours, names and defined terms aside.

The official text is not ours to ship. OFFICIAL_TEXT names a file that holds it as plain text; without it, also under CI, the
one comparison that needs it is skipped. Names and terms of four words or more count as one word on both sides, so that
"the guideline Make it easy for users to do the right things" is no copy, and a sentence copied around a name still is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from places import REPO
from secure_ai_guidelines.catalogue.citations import without_citations
from secure_ai_guidelines.catalogue.load import Catalogue

RUN = 9
NAME = 4
OURS = (
    *sorted((REPO / "guidelines").rglob("*.yaml")),
    *sorted((REPO / "docs").rglob("*.md")),
    *sorted((REPO / "src").rglob("*.j2")),
)

Word = tuple[str, int]


def words_of(text: str) -> list[Word]:
    """The words of a text with their lines: lower case, no apostrophes, hyphens as spaces, citations gone."""
    plain = re.sub(r"['’‘]", "", text.lower())
    return [(word, number) for number, line in enumerate(plain.split("\n"), 1) for word in re.findall(r"[a-z0-9]+", without_citations(line))]


def names_in(catalogue: Catalogue) -> list[tuple[str, ...]]:
    """Titles of guidelines, areas and documents, names of publishers and defined terms, of four words or more, longest first."""
    titles = [one.title for one in (*catalogue.guidelines, *catalogue.areas, *catalogue.sources.values())]
    names = [*titles, catalogue.source_document, *(one.name for one in catalogue.publishers), *(term.term for term in catalogue.terms)]
    found = {tuple(word for word, _ in words_of(name)) for name in names}
    return sorted((name for name in found if len(name) >= NAME), key=len, reverse=True)


def names_as_one(words: list[Word], names: list[tuple[str, ...]]) -> list[Word]:
    """`words` in which each name stands as one word."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        by_first.setdefault(name[0], []).append(name)
    result, at = [], 0
    while at < len(words):
        here = next((name for name in by_first.get(words[at][0], []) if tuple(word for word, _ in words[at : at + len(name)]) == name), None)
        result.append((" ".join(here), words[at][1]) if here else words[at])
        at += len(here) if here else 1
    return result


def runs(words: list[Word]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every run of nine words with the line on which it begins."""
    for at in range(len(words) - RUN + 1):
        yield tuple(word for word, _ in words[at : at + RUN]), words[at][1]


def shared_runs(ours: str, official: str, names: list[tuple[str, ...]]) -> list[tuple[int, str]]:
    """(line, words) of every run of nine words of `ours` that stands in `official`."""
    theirs = {run for run, _ in runs(names_as_one(words_of(official), names))}
    return [(line, " ".join(run)) for run, line in runs(names_as_one(words_of(ours), names)) if run in theirs]


@pytest.mark.parametrize(
    ("ours", "count"),
    [
        ("You keep one old brown key in the third drawer, please.", 2),
        ("keep one old brown\n  key in the third drawer", 1),
        ("keep one [@a] old-brown key in the third drawer", 1),
        ("Keep one old brown key in the third box.", 0),
        ("Read Small Book of Keys. Keep one old brown key.", 0),
        ("key in the third drawer of Small Book of Keys there is more", 1),
    ],
)
def test_a_run_of_nine_words_is_a_copy_and_a_name_is_one_word(ours, count):
    official = "You keep one old brown key in the third drawer of Small Book of Keys there is room."
    assert len(shared_runs(ours, official, [("small", "book", "of", "keys")])) == count


def test_a_copy_is_told_with_its_line():
    assert shared_runs("one\ntwo three four five six seven eight nine ten", "two three four five six seven eight nine ten", []) == [
        (2, "two three four five six seven eight nine ten")
    ]


def test_titles_are_names_and_short_terms_are_not(real):
    names = names_in(real)
    assert ("make", "it", "easy", "for", "users", "to", "do", "the", "right", "things") in names
    assert min(map(len, names)) >= NAME


@pytest.mark.deep
@pytest.mark.skipif(not os.environ.get("OFFICIAL_TEXT"), reason="OFFICIAL_TEXT names no copy of the official text, which is not ours to ship")
def test_no_nine_words_in_a_row_are_those_of_the_official_text(real):
    official = Path(os.environ["OFFICIAL_TEXT"]).read_text("utf-8")
    missing = [g.title for g in real.guidelines if g.title.lower() not in " ".join(official.lower().split())]
    assert missing == [], "OFFICIAL_TEXT is not the whole text"
    names = names_in(real)
    found = [f"{path.relative_to(REPO)}:{line}: {words}" for path in OURS for line, words in shared_runs(path.read_text("utf-8"), official, names)]
    assert found == []
