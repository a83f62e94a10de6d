"""Rules about what any text in the data may hold: no HTML, no web address, no date ahead, no broken citation."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ...problems import Problem, short
from ..citations import without_citations
from ..folder import Folder
from ..yaml_lines import dotted, texts

HTML = re.compile(r"<[a-zA-Z/!?][^>\n]{0,40}>?")
ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+|\]\(")
ADDRESS_KEYS = {"url", "url-templates", "contact", "hosts"}
OPEN_CITATION = re.compile(r"\[@|@\w[\w-]*\]")
TODO = re.compile(r"\bTODO\b")
DATE = re.compile(r"\b20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\b")


def _all(folder: Folder):
    return (*folder.guidelines, *folder.threats, *folder.roles, *folder.frameworks, *folder.crosswalks, *folder.single.values())


def prose_holds_no_html(folder: Folder) -> Iterator[Problem]:
    """Text is text: no tag, no script."""
    for held in _all(folder):
        for path, text in texts(held.document.data):
            found = HTML.search(text)
            if found:
                yield held.document.problem(path, f"{dotted(path)} holds HTML '{short(found.group())}'. Write plain text.")


def prose_holds_no_address(folder: Folder) -> Iterator[Problem]:
    """Web addresses stand in `url` fields only; prose cites."""
    for held in _all(folder):
        for path, text in texts(held.document.data):
            found = ADDRESS.search(text)
            if found and not HTML.search(text) and not ADDRESS_KEYS & set(map(str, path)):
                yield held.document.problem(path, f"{dotted(path)} holds a link '{short(found.group())}'. Cite a source as [@id] instead.")


def no_date_lies_ahead(folder: Folder) -> Iterator[Problem]:
    """A `checked` date is not after today by the clock."""
    today = datetime.date.today().isoformat()
    for held in _all(folder):
        for path, text in texts(held.document.data):
            if path[-1:] == ("checked",) and DATE.fullmatch(text) and text > today:
                yield held.document.problem(path, f"{dotted(path)} is '{text}', after today ({today}). Give the day it was checked.")


def citations_are_closed(folder: Folder) -> Iterator[Problem]:
    """A citation mark that is not closed would show as text."""
    for held in (*folder.guidelines, *folder.threats, *folder.roles, *folder.crosswalks, *folder.single.values()):
        for path, text in texts(held.document.data):
            if OPEN_CITATION.search(without_citations(text)):
                yield held.document.problem(path, f"{dotted(path)} has a citation that is not closed. Write it as [@source-id].")


def nothing_is_left_to_do(folder: Folder) -> Iterator[Problem]:
    """A form from `secure-ai new` is filled in: no TODO is left."""
    for held in _all(folder):
        for path, text in texts(held.document.data):
            found = TODO.search(text)
            if found:
                said = text[found.start() :].split("\n")[0][:40]
                yield held.document.problem(path, f"{dotted(path)} still says '{said}'. Fill it in.")
