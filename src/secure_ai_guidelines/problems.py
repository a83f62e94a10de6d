"""One form for everything that can be wrong with the data: a file, a line, a sentence. Nothing else lives here."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in the data. `file` is relative to where the command ran, `line` counts from 1 (0: the file as a whole).

    As text it is one line, whatever the values in it hold.
    """

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {' '.join(self.text.split())}"


class DataError(Exception):
    """The guidelines could not be read. `problems` holds every mistake found, sorted, each once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def short(value: str) -> str:
    """A value as messages show it: one line of 80 characters at most."""
    text = " ".join(value.split())
    return text if len(text) <= 80 else f"{text[:79]}…"


def did_you_mean(word: str, good: Iterable[str]) -> str:
    """` Did you mean 'x'?` for the nearest good word, or an empty text when none is near."""
    near = difflib.get_close_matches(word, list(good), n=1, cutoff=0.6)
    return f" Did you mean '{near[0]}'?" if near else ""


def one_of(place: str, word: str, good: Iterable[str]) -> str:
    """The sentence for a word that is not in a closed list: names the list when it is short, and the nearest good word."""
    words = sorted(good)
    listed = f"one of {', '.join(words)}" if 0 < len(words) <= 12 else "known"
    return f"{place} is '{short(word)}', not {listed}.{did_you_mean(word, words)}"
