"""Sentences: where one ends, and where one stands. In: a text, a folder read. Out: sentences and places."""

from __future__ import annotations

import re

from ..catalogue.citations import without_citations
from ..catalogue.folder import Folder
from ..catalogue.rules.words import readable, words_in
from ..catalogue.yaml_lines import Document, PathKey, texts

LONGEST = 25
END = re.compile(r"(?<=[.?!])[\"”')]*\s+")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, list items counted as one each, citations and marks gone. A colon ends none."""
    plain = without_citations(text)
    return [part for part in END.split(readable(plain, [])) if words_in(part)] if plain.strip() else []


def place_of(document: Document, path: PathKey, sentence: str) -> str:
    """`file:line` of a sentence of the text at `path`; the text's own line where its first words are not found as written."""
    start = document.line(path)
    rest = "\n".join(document.text.split("\n")[start - 1 :])
    found = re.search(r"\s+".join(map(re.escape, sentence.split()[:6])), rest)
    return f"{document.file}:{start + rest[: found.start()].count(chr(10)) if found else start}"


def long_sentences(folder: Folder) -> list[str]:
    """A line for each sentence of more than 25 words, in file order: place, count, first words. Frameworks speak their own words."""
    lines = []
    for held in (*folder.guidelines, *folder.threats, *folder.roles, *folder.crosswalks, *folder.single.values()):
        for path, text in texts(held.document.data):
            for sentence in sentences_of(text):
                count = len(words_in(sentence))
                if count > LONGEST:
                    place = place_of(held.document, path, sentence)
                    lines.append(f"{place}: '{sentence[:60]}…' has {count} words, {LONGEST} at most. Make it two sentences.")
    return lines
