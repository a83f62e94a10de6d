"""Factual sentences drawn by chance, to be held against their sources by a person. In: a folder, a number, a seed. Out: sentences.

A factual sentence is one that carries a citation of a source; the citations of official clauses are left out, since the whole
list of clauses is checked elsewhere.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from ..catalogue.citations import CLAUSE, cited, without_citations
from ..catalogue.folder import Folder
from ..catalogue.yaml_lines import texts


@dataclass(frozen=True)
class Fact:
    """A sentence, where it stands, and the titles of what it rests on."""

    place: str
    sentence: str
    sources: tuple[str, ...]


def all_facts(folder: Folder) -> list[Fact]:
    """Every sentence of the data that cites a source, in file order."""
    titles = {source.id: f"{source.id}: {source.title} ({source.mark})" for source in folder.list_of("sources.yaml")}
    held = [*folder.guidelines, *folder.threats, *folder.roles, *(folder.single[name] for name in ("glossary.yaml", "policy.yaml", "publishers.yaml"))]
    found = []
    for one in held:
        for path, text in texts(one.document.data):
            for sentence in re.split(r"(?<=[.?!\]])\s+(?=[A-Z\"*-])|\n\s*\n", text):
                names = [name for name in cited(sentence) if not CLAUSE.match(name)]
                if names:
                    place = f"{one.document.file}:{one.document.line(path)}"
                    found.append(Fact(place, " ".join(without_citations(sentence).split()), tuple(titles.get(name, name) for name in names)))
    return found


def draw(folder: Folder, count: int, seed: int) -> list[Fact]:
    """`count` facts, the same for the same data and seed."""
    facts = all_facts(folder)
    return random.Random(seed).sample(facts, min(count, len(facts)))
