"""Rules of style for guidance: length, reading grade, difference between audiences, words we do not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...problems import Problem
from ..citations import without_citations
from ..folder import Folder
from ..yaml_lines import dotted, texts
from .prose import TODO

LENGTH = (150, 350)
GRADE = {"sme": 9, "large": 12, "public-sector": 12}
LIKENESS = 0.6
SHINGLE = 4
BANNED = (
    "should consider", "utilise", "leverage", "in order to", "best practice", "holistic", "stakeholder", "ensure that",
    "certified", "compliant with the guidelines", "ncsc approved", "action fraud", "web check", "mail check",
)  # fmt: skip
BANNED_PATTERN = re.compile(rf"\b(?:{'|'.join(map(re.escape, BANNED))})", re.I)


def guidance_texts(held) -> Iterator[tuple[str, str]]:
    """(audience, first step and text as one) of a guideline, citations taken out; not those still to be written."""
    guidance = held.value.guidance
    for audience, part in (("sme", guidance.sme), ("large", guidance.large), ("public-sector", guidance.public_sector)):
        text = without_citations(f"{part.first}\n\n{part.text}")
        if not TODO.search(text):
            yield audience, text


def words_in(text: str) -> list[str]:
    """The words of a text, lower case."""
    return re.findall(r"[a-z0-9][a-z0-9'’-]*", text.lower())


def guidance_has_its_length(folder: Folder) -> Iterator[Problem]:
    """First step and text together are 150 to 350 words."""
    low, high = LENGTH
    for held in folder.guidelines:
        for audience, text in guidance_texts(held):
            count = len(words_in(text))
            if not low <= count <= high:
                what = "Say more" if count < low else "Cut it"
                yield held.document.problem(("guidance", audience), f"guidance.{audience} has {count} words, not {low} to {high}. {what}.")


def reading_grade(text: str, proper_names: list[str]) -> float:
    """Flesch-Kincaid grade of a text by textstat, proper names taken out first, list items read as sentences."""
    import textstat  # slow to import, and only this rule needs it

    return textstat.flesch_kincaid_grade(readable(text, proper_names))


def readable(text: str, proper_names: list[str]) -> str:
    """The text as a reader hears it: names shortened to 'it', marks gone, every list item a sentence."""
    for name in sorted(proper_names, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "it", text)
    text = re.sub(r"\b[A-Z]{3}-\d+(\.\d+)?\b", "it", text)
    lines = [re.sub(r"^\s*(-|\d+\.)\s+", "", line).replace("*", "").replace("`", "") for line in re.split(r"\n\s*\n|\n(?=\s*(?:-|\d+\.)\s)", text)]
    joined = [" ".join(line.split()) for line in lines if line.strip()]
    return " ".join(line if line[-1] in ".?!" else line.rstrip(":;,") + "." for line in joined)


def guidance_can_be_read(folder: Folder) -> Iterator[Problem]:
    """SME text has grade 9 at most, the others 12."""
    for held in folder.guidelines:
        for audience, text in guidance_texts(held):
            grade = reading_grade(text, folder.proper_names)
            if grade > GRADE[audience]:
                said = f"guidance.{audience} has reading grade {grade:.1f}, {GRADE[audience]} at most. Use shorter words and sentences."
                yield held.document.problem(("guidance", audience), said)


def likeness(one: str, other: str) -> float:
    """Share of runs of four words that two texts have in common (Jaccard), 0 to 1."""
    sets = []
    for text in (one, other):
        words = words_in(text)
        sets.append({tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)})
    union = sets[0] | sets[1]
    return len(sets[0] & sets[1]) / len(union) if union else 0.0


def audiences_differ(folder: Folder) -> Iterator[Problem]:
    """No paragraph of one audience is nearly one of another's, and no evidence is shared."""
    for held in folder.guidelines:
        parts = [(audience, re.split(r"\n\s*\n", text)) for audience, text in guidance_texts(held)]
        for index, (one, paragraphs) in enumerate(parts):
            for other, others in parts[index + 1 :]:
                if any(likeness(a, b) > LIKENESS for a in paragraphs for b in others):
                    said = f"guidance.{other} has a paragraph nearly the same as guidance.{one}. Write it for its reader."
                    yield held.document.problem(("guidance", other), said)
        for place, check in enumerate(held.value.checks):
            given = [check.evidence.sme, check.evidence.large, check.evidence.public_sector]
            if len(set(given)) < len(given):
                said = f"checks[{place}].evidence is the same for two audiences. Write each its own."
                yield held.document.problem(("checks", place, "evidence"), said)


def banned_words_are_absent(folder: Folder) -> Iterator[Problem]:
    """The words of the house's list stand nowhere in what people read."""
    for held in (*folder.guidelines, *folder.threats, *folder.roles, *folder.crosswalks):
        for path, text in texts(held.document.data):
            found = BANNED_PATTERN.search(text)
            if found:
                yield held.document.problem(path, f"{dotted(path)} uses '{found.group()}', a word we do not use. Say it plainly.")
