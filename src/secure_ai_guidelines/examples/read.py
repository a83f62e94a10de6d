"""A folder of examples. In: the folder and a Catalogue. Out: each story with its assessment, or DataError with every problem."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

from ..catalogue.load import Catalogue
from ..catalogue.structure import hold
from ..catalogue.yaml_lines import read_yaml
from ..problems import DataError
from .rules import problems_of
from .stored import assessment_of
from .written import Written


class Example(NamedTuple):
    """An example for a page: the story, and the assessment as the client's own file would hold it."""

    story: str
    assessment: dict[str, Any]


def read_examples(folder: Path, catalogue: Catalogue) -> dict[str, Example]:
    """The examples of a folder by the name of their file, in its order; none where it holds no YAML file.

    The keys of each assessment stand in the client's order, so that `json.dumps(…, indent=2, ensure_ascii=False)` and a line
    break are the bytes of its export. Throws DataError with every problem of every file.
    """
    documents = {path.stem: read_yaml(path, _shown(path), folder) for path in sorted(folder.glob("*.yaml"))}
    held = {name: hold(document, Written) for name, document in documents.items()}
    told = [problem for name, document in documents.items() if held[name] for problem in problems_of(name, held[name], document, catalogue)]
    problems = [*told, *(problem for document in documents.values() for problem in document.problems)]
    if problems:
        raise DataError(problems)
    return {name: Example(" ".join(written.story.split()), assessment_of(written, catalogue)) for name, written in held.items()}


def _shown(path: Path) -> str:
    shown = os.path.relpath(path)
    return str(path) if shown.startswith("..") else shown
