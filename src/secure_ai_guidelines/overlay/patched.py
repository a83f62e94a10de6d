"""A file of the guidelines with values of overlays in it. A problem with such a value stands at its place in the overlay.

So every rule that holds the guidelines to something holds overlays to it too, and none of them has to know what an overlay is.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from ..catalogue.yaml_lines import Document, PathKey, dotted
from ..problems import Problem


@dataclass
class Patched(Document):
    """A Document in which `origins` says where in which other document the value at a path came from."""

    origins: dict[PathKey, tuple[Document, PathKey]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Patched:
        """The document itself if it is patched already, or a copy to patch."""
        if isinstance(document, cls):
            return document
        return cls(document.file, copy.deepcopy(document.data), document.lines, document.text, document.problems)

    def put(self, path: PathKey, value: Any, document: Document, place: PathKey) -> None:
        """Writes a value at `path`, which came from `place` in `document`. A path that ends in a list's length adds to the list."""
        parent = self.at(path[:-1])
        if isinstance(parent, list) and path[-1] == len(parent):
            parent.append(value)
        else:
            parent[path[-1]] = value
        self.origins[path] = (document, place)

    def at(self, path: PathKey) -> Any:
        """The value at `path`; None where there is none."""
        found = self.data
        for key in path:
            if isinstance(found, dict):
                found = found.get(key)
            elif isinstance(found, list) and isinstance(key, int) and key < len(found):
                found = found[key]
            else:
                return None
        return found

    def problem(self, path: PathKey, text: str) -> Problem:
        """A problem at the line of `path`, in whichever file it was written."""
        for size in range(len(path), 0, -1):
            if path[:size] in self.origins:
                document, place = self.origins[path[:size]]
                return document.problem((*place, *path[size:]), text.replace(dotted(path[:size]), dotted(place), 1))
        return super().problem(path, text)
