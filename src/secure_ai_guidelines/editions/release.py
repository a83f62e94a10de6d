"""Freezing an edition. In: a guidelines folder, and a number and date where they are to be others. Out: a Release, or every problem.

Nothing is written here: a release says which files would hold what.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..catalogue.folder import Folder, Held, read_folder
from ..catalogue.load import Catalogue, load
from ..catalogue.rules import apply_rules
from ..catalogue.yaml_lines import dotted
from ..problems import DataError, Problem
from .changes import Changes, compare
from .edition import Edition, as_bytes
from .frozen import FOLDER, kept_catalogues, read_frozen
from .promises import broken_promises, is_later
from .working import what_differs, working_edition

INFO = "edition.yaml"


@dataclass(frozen=True)
class Release:
    """An edition to freeze: `changes` since the one before (None for the first), and its files, {path under the folder: bytes}."""

    edition: Edition
    changes: Changes | None
    files: dict[str, bytes]


def prepare(root: Path, whole: Callable[[Catalogue], bytes], number: str | None = None, date: str | None = None) -> Release:
    """The release of what the folder holds; `whole` makes the file of the whole catalogue, which is kept beside the questions.

    Throws DataError with every problem of the data, of the frozen files and of the release. An edition that is frozen already
    may be prepared again as long as it comes out the same.
    """
    folder = read_folder(root)
    frozen, problems = read_frozen(root, folder.shown)
    folder = _renumbered(folder, number, date)
    problems += [*folder.problems, *apply_rules(folder, with_words=True), *broken_promises(folder, frozen), *_untimely(folder, frozen)]
    if problems:
        raise DataError(problems)
    edition = working_edition(folder, frozen)
    before = next((held.value for held in reversed(frozen) if held.value.edition != edition.edition), None)
    files = {
        INFO: _info_text(folder, edition),
        f"{FOLDER}/{edition.edition}.json": as_bytes(edition),
        f"{FOLDER}/{edition.edition}/catalogue.json": _kept_whole(folder, whole),
    }
    return Release(edition, compare(before, edition) if before else None, files)


def _renumbered(folder: Folder, number: str | None, date: str | None) -> Folder:
    """The folder as it would be with this number and date in `edition.yaml`."""
    held = folder.single.get(INFO)
    if not held:
        return folder
    update = {key: value for key, value in (("edition", number), ("date", date)) if value}
    return dataclasses.replace(folder, single={**folder.single, INFO: Held(held.document, held.value.model_copy(update=update), held.name)})


def _info_text(folder: Folder, edition: Edition) -> bytes:
    """`edition.yaml` with the number and date of the release; all else in it stays as it is written."""
    text = folder.single[INFO].document.text
    for key, value in (("edition", f'"{edition.edition}"'), ("date", edition.date)):
        text = re.sub(rf"(?m)^({key}:\s*)(\"[^\"\n]*\"|'[^'\n]*'|[^\s#]+)", lambda found, value=value: found[1] + value, text, count=1)
    return text.encode()


def _kept_whole(folder: Folder, whole: Callable[[Catalogue], bytes]) -> bytes:
    """The whole catalogue as it is published; throws DataError where this edition is kept with other bytes."""
    info = folder.single[INFO].value
    content = whole(dataclasses.replace(load(folder.root, with_words=False), edition=info))
    if kept_catalogues(folder.root).get(info.edition, content) != content:
        file = f"{folder.shown}/{FOLDER}/{info.edition}/catalogue.json"
        raise DataError([Problem(file, 0, f"edition '{info.edition}' is frozen with other texts. Name a later edition.")])
    return content


def _untimely(folder: Folder, frozen: Sequence[Held[Edition]]) -> Iterator[Problem]:
    """What is wrong with the number or the date of the release, or would be later than it."""
    held = folder.single.get(INFO)
    if not held:
        return
    info, document = held.value, held.document
    last = next((one.value for one in reversed(frozen) if one.value.edition != info.edition), None)
    if last and is_later(last.edition, info.edition):
        yield document.problem(("edition",), f"edition to release is '{info.edition}', but {last.edition} is frozen. Name a later one.")
        return
    if last and info.date < last.date:
        text = f"date of the release is '{info.date}', before that of edition {last.edition}, {last.date}. Correct it."
        yield document.problem(("date",), text)
    yield from _later_than(folder, info.edition)
    again = next((one.value for one in frozen if one.value.edition == info.edition), None)
    if again and not folder.problems:
        found = working_edition(folder, frozen)
        if as_bytes(found) != as_bytes(again):
            text = f"edition to release is '{info.edition}', which is frozen with other {what_differs(again, found)}. Name a later one."
            yield document.problem(("edition",), text)


def _later_than(folder: Folder, number: str) -> Iterator[Problem]:
    """Checks that say they are born, and rows that say they died, after the edition that holds them."""
    dates = [(held, ("checks", index, "since"), check.since) for held, index, check in folder.checks]
    dates += [(held, ("retired", index, "in"), row.in_) for held in folder.guidelines for index, row in enumerate(held.value.retired)]
    for held, path, date in dates:
        if is_later(date, number):
            yield held.document.problem(path, f"{dotted(path)} is '{date}', later than edition {number}, which holds it. Correct it.")
