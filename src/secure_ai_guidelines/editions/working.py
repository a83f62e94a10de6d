"""The edition in work beside the frozen ones. In: a guidelines folder. Out: the catalogue with the editions, or every problem of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..catalogue.folder import Folder, Held, read_folder
from ..catalogue.load import Catalogue, load
from ..problems import DataError, Problem
from .changes import compare
from .edition import Edition, as_bytes, edition_of
from .frozen import read_frozen
from .promises import broken_promises, is_later


def load_with_editions(root: Path, *, with_words: bool = True) -> tuple[Catalogue, list[Edition]]:
    """The catalogue of a folder and its frozen editions, the first one first.

    Throws DataError with every problem of the data, of the frozen files, and of what the one promised and the other breaks.
    """
    folder = read_folder(root)
    frozen, problems = read_frozen(root, folder.shown)
    problems += [*broken_promises(folder, frozen), *_number_is_new(folder, frozen)]
    try:
        catalogue = load(root, with_words=with_words)
    except DataError as error:
        raise DataError([*error.problems, *problems]) from error
    if problems:
        raise DataError(problems)
    return catalogue, [held.value for held in frozen]


def working_edition(folder: Folder, frozen: Sequence[Held[Edition]]) -> Edition:
    """The edition in work, of a folder whose files all fit."""
    guidelines = [held.value for held in folder.guidelines]
    return edition_of(folder.single["edition.yaml"].value, folder.list_of("audiences.yaml"), guidelines, [held.value for held in frozen])


def edition_in_work(catalogue: Catalogue, frozen: Sequence[Edition]) -> Edition:
    """The same of a catalogue: what pages and published files need of it, such as each check's whole lineage."""
    return edition_of(catalogue.edition, catalogue.audiences, catalogue.guidelines, frozen)


def all_editions(catalogue: Catalogue, frozen: Sequence[Edition]) -> list[Edition]:
    """Every edition, the one in work last, be it frozen or not."""
    now = edition_in_work(catalogue, frozen)
    return [*(edition for edition in frozen if edition.edition != now.edition), now]


def _number_is_new(folder: Folder, frozen: Sequence[Held[Edition]]) -> Iterator[Problem]:
    """The edition in work comes after the last frozen one, or asks just the same."""
    info = folder.single.get("edition.yaml")
    if not info or not frozen or folder.problems:
        return
    now, last = info.value.edition, frozen[-1].value
    if is_later(last.edition, now):
        yield info.document.problem(("edition",), f"edition is '{now}', but {last.edition} is frozen. Name a later one.")
    elif now == last.edition:
        working = working_edition(folder, frozen)
        if as_bytes(working) != as_bytes(last):
            text = f"edition is '{now}', which is frozen with other {what_differs(last, working)}. Name a later one."
            yield info.document.problem(("edition",), text)


def what_differs(last: Edition, working: Edition) -> str:
    """In a few words, what two forms of one edition do not agree on."""
    found = compare(last, working)
    after = [pair.after for pair in (*found.reworded, *found.renamed)] + [one for group in found.regrouped for one in group.after]
    ids = [question.id for question in (*after, *found.added, *(gone.question for gone in found.retired))]
    if ids:
        return f"questions ({', '.join(ids[:3])}{f' and {len(ids) - 3} more' if len(ids) > 3 else ''})"
    return f"data (it was of {last.date})" if last.date != working.date else "data"
