"""The figures of one text, and of all texts that an editor answers for.

Passive share is a plain count, not grammar: sentences in which a form of "be" is followed, with two words between at most, by a
word in -ed or by one of a list of irregular participles. Those in -en are listed too, since "open", "often" and "then" end
alike; "to" between the two makes it an infinitive ("is to read"). The count finds most passives and takes some adjectives for
verbs, so it is a reason to look, not a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue.citations import cited, without_citations
from ..catalogue.folder import Folder
from ..catalogue.rules.words import BANNED_PATTERN, GRADE, LIKENESS, likeness, reading_grade, words_in
from .sentences import LONGEST, sentences_of

PASSIVE = 0.15
CITED = 150  # words a citation may carry, in guidance for large organisations and the public sector
BE = r"(?:is|are|was|were|be|been|being)"
IRREGULAR = (
    "begun|bound|broken|brought|built|bought|caught|chosen|cut|done|drawn|driven|fed|forgotten|found|frozen|given|grown|held|hidden|kept|known|"
    "laid|led|left|lent|lost|made|meant|met|mistaken|overwritten|paid|proven|put|read|rebuilt|rewritten|run|said|seen|sent|set|shown|shut|sold|"
    "spent|split|spoken|spread|stolen|struck|taken|taught|thought|thrown|told|undertaken|understood|withdrawn|won|written"
)
PASSIVE_FORM = re.compile(rf"\b{BE}\s+(?:(?!to\b)\w+\s+){{0,2}}?(?:\w{{3,}}ed|{IRREGULAR})\b", re.I)


@dataclass(frozen=True)
class Text:
    """A text to measure: whose it is, where it stands, and its words as written."""

    name: str
    kind: str
    file: str
    line: int
    words: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """The figures of a text: `longest` in words, `passive` and `likeness` 0 to 1, `cites` in 100 words; `look` names what is over a limit."""

    name: str
    kind: str
    words: int
    sentences: int
    longest: int
    grade: float
    passive: float
    banned: int
    cites: float
    likeness: float
    look: tuple[str, ...]


def passive_share(sentences: list[str]) -> float:
    """The share of sentences that look passive, 0 to 1."""
    return sum(bool(PASSIVE_FORM.search(sentence)) for sentence in sentences) / max(1, len(sentences))


def all_texts(folder: Folder) -> Iterator[Text]:
    """Each guidance text, why, threat and role, with its place."""
    for held in folder.guidelines:
        g, document = held.value, held.document
        parts = {"sme": g.guidance.sme, "large": g.guidance.large, "public-sector": g.guidance.public_sector}
        whole = {audience: f"{part.first}\n\n{part.text}" for audience, part in parts.items()}
        yield Text(f"{g.id} why", "why", document.file, document.line(("why",)), g.why)
        for audience, words in whole.items():
            others = tuple(text for other, text in whole.items() if other != audience)
            yield Text(f"{g.id} {audience}", audience, document.file, document.line(("guidance", audience)), words, others)
    for held in folder.threats:
        yield Text(held.value.id, "threat", held.document.file, held.document.line(("what",)), held.value.what)
    for held in folder.roles:
        words = "\n\n".join((held.value.intro, *held.value.areas.values()))
        yield Text(held.value.id, "role", held.document.file, held.document.line(("intro",)), words)


def measure(text: Text, proper_names: list[str]) -> Row:
    """The figures of one text."""
    plain = without_citations(text.words)
    sentences, count = sentences_of(plain), len(words_in(plain))
    figures = {
        "words": count,
        "sentences": len(sentences),
        "longest": max((len(words_in(sentence)) for sentence in sentences), default=0),
        "grade": round(reading_grade(plain, proper_names), 1),
        "passive": round(passive_share(sentences), 2),
        "banned": len(BANNED_PATTERN.findall(plain)),
        "cites": round(100 * len(cited(text.words)) / max(1, count), 2),
        "likeness": round(max((most_alike(plain, without_citations(other)) for other in text.others), default=0.0), 2),
    }
    return Row(name=text.name, kind=text.kind, look=over(text.kind, figures), **figures)


def most_alike(one: str, other: str) -> float:
    """The greatest likeness of a paragraph of one text to one of the other."""
    return max((likeness(a, b) for a in re.split(r"\n\s*\n", one) for b in re.split(r"\n\s*\n", other)), default=0.0)


def over(kind: str, figures: dict[str, float]) -> tuple[str, ...]:
    """The names of the figures that pass their limit."""
    limits = {
        "grade": figures["grade"] > GRADE.get(kind, 12),
        "longest": figures["longest"] > LONGEST,
        "passive": figures["passive"] > PASSIVE,
        "banned": figures["banned"] > 0,
        "likeness": figures["likeness"] > LIKENESS,
        "cites": kind in ("large", "public-sector") and figures["cites"] * CITED < 100,
    }
    return tuple(name for name, is_over in limits.items() if is_over)
