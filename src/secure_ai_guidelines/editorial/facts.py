"""Factual sentences drawn by chance, to be held against their sources by a person. In: a folder, a number, a seed. Out: sentences.

A factual sentence is one that carries a citation of a source; the citations of official clauses are left out, since the whole
list of clauses is checked elsewhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue.citations import CLAUSE, cited, without_citations
from ..catalogue.folder import Folder
from ..catalogue.yaml_lines import Document, texts
from .sentences import place_of

LISTS = ("glossary.yaml", "policy.yaml", "publishers.yaml")
END = re.compile(r"(?<=[.?!\]])\s+(?=[A-Z\"*-])|\n\s*\n")  # unlike the other count: a citation, which may end a sentence, must stay


@dataclass(frozen=True)
class Fact:
    """A sentence without its citations, its `file:line`, and the ids, titles and marks of what it rests on."""

    place: str
    sentence: str
    sources: tuple[str, ...]


def all_facts(folder: Folder) -> list[Fact]:
    """Every sentence of the data that cites a source, in file order."""
    titles = {source.id: f"{source.id}: {source.title} ({source.mark})" for source in folder.list_of("sources.yaml")}
    lists = [folder.single[name] for name in LISTS]
    return [fact for held in (*folder.guidelines, *folder.threats, *folder.roles, *lists) for fact in _facts_in(held.document, titles)]


def _facts_in(document: Document, titles: dict[str, str]) -> Iterator[Fact]:
    for path, text in texts(document.data):
        for sentence in END.split(text):
            sources = tuple(titles.get(name, name) for name in cited(sentence) if not CLAUSE.match(name))
            if sources:
                yield Fact(place_of(document, path, sentence), " ".join(without_citations(sentence).split()), sources)


def draw(folder: Folder, count: int, seed: int) -> list[Fact]:
    """`count` facts, the same for the same data and seed."""
    facts = all_facts(folder)
    return random.Random(seed).sample(facts, min(count, len(facts)))
