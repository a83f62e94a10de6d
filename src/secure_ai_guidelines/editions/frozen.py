"""The frozen editions of a guidelines folder. In: the folder. Out: each file held against the model, with its lines, and problems.

They lie in `editions/<edition>.json`; the whole catalogue as it was published then lies in `editions/<edition>/catalogue.json`.
JSON is read by the reader of YAML, of which it is a part, because that one keeps lines. Nothing is thrown for what a file holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..catalogue.folder import Held
from ..catalogue.structure import hold
from ..catalogue.wording import digest
from ..catalogue.yaml_lines import read_yaml
from ..problems import Problem
from .edition import Edition, number_key

FOLDER = "editions"
KEPT = "A frozen edition is never edited: bring the file back as it was."


def read_frozen(root: Path, shown: str) -> tuple[list[Held[Edition]], list[Problem]]:
    """The frozen editions, the first one first, and what is wrong with their files. `shown` is what messages call the folder."""
    held, problems = [], []
    for path in sorted((root / FOLDER).glob("*.json")):
        document = read_yaml(path, f"{shown}/{FOLDER}/{path.name}", root)
        value = hold(document, Edition)
        found = Held(document, value, path.stem)
        problems += document.problems if value is None else _untrue(found)
        held += [found] if value is not None else []
    return sorted(held, key=lambda one: number_key(one.value.edition)), problems


def _untrue(held: Held[Edition]) -> Iterator[Problem]:
    """What no release would have written."""
    document, edition = held.document, held.value
    if held.name != edition.edition:
        yield document.problem(("edition",), f"edition is '{edition.edition}', but the file is called '{held.name}'. {KEPT}")
    seen: set[str] = set()
    for index, question in enumerate(edition.checks):
        path = ("checks", index)
        if question.digest != digest(question.ask):
            yield document.problem((*path, "digest"), f"checks[{index}].digest is '{question.digest}', not that of the question. {KEPT}")
        if question.id in seen:
            yield document.problem((*path, "id"), f"checks[{index}].id is '{question.id}', which stands here twice. {KEPT}")
        seen.add(question.id)


def kept_catalogues(root: Path) -> dict[str, bytes]:
    """{edition: bytes} of each catalogue that was kept whole, to be published for ever as it was."""
    paths = sorted((root / FOLDER).glob("*/catalogue.json"))
    return {path.parent.name: path.read_bytes() for path in paths if not path.is_symlink() and not path.parent.is_symlink()}
