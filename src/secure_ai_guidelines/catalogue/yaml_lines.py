"""Reads one YAML file as plain data with a line for every value. In: a path. Out: data, lines, problems. Never runs a tag.

Own code because neither PyYAML nor pydantic keeps lines: a walk over PyYAML's node tree does both at once, and refuses what
YAML reads differently from how people mean it (`no` as false, `1.10` as 1.1, a key twice).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..problems import Problem

MAX_BYTES = 1_000_000  # the longest real file is about a tenth of this
MAX_DEPTH = 20
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "bool", "float", "null", "timestamp", "map", "seq")}
AS_TEXT = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"}
QUOTED = ("'", '"', "|", ">")
NULL = "tag:yaml.org,2002:null"

PathKey = tuple[str | int, ...]


@dataclass
class Document:
    """One file: `data` as dicts, lists, text, whole numbers, true/false or None; `lines` from a path of keys to a line."""

    file: str
    data: Any = None
    lines: dict[PathKey, int] = field(default_factory=dict)
    text: str = ""
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: PathKey) -> int:
        """The line of the value at `path`, or of its nearest parent that stands in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: PathKey, text: str) -> Problem:
        """A problem at the line of `path` in this file."""
        return Problem(self.file, self.line(path), text)


def dotted(path: PathKey) -> str:
    """`('checks', 4, 'routes', 2)` as people write it: `checks[4].routes[2]`."""
    text = ""
    for key in path:
        text += f"[{key}]" if isinstance(key, int) else (f".{key}" if text else str(key))
    return text


def texts(data: Any, path: PathKey = ()) -> Iterator[tuple[PathKey, str]]:
    """Every text in `data` with its path, in file order."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, (*path, index))


def read_yaml(path: Path, file: str, root: Path) -> Document:
    """The file as a Document. Never throws for what the file holds: whatever is wrong stands in `problems`."""
    document = Document(file)
    problem = _refuse_unread(path, file, root)
    if problem:
        document.problems.append(problem)
        return document
    raw = path.read_bytes()
    try:
        document.text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{raw[error.start]:02X} is not UTF-8"
        document.problems.append(Problem(file, line, f"{found}. Save the file as UTF-8."))
        return document
    _parse(document)
    return document


def _refuse_unread(path: Path, file: str, root: Path) -> Problem | None:
    if not path.resolve().is_relative_to(root.resolve()):
        return Problem(file, 0, f"the link '{path.name}' leads out of the guidelines folder. Put the file itself here.")
    size = path.stat().st_size
    if size > MAX_BYTES:
        return Problem(file, 0, f"the file is {size:,} bytes, {MAX_BYTES:,} at most. Split it.")
    return None


def _parse(document: Document) -> None:
    problem = _tab(document) or _too_deep(document)
    if problem:
        document.problems.append(problem)
        return
    try:
        node = yaml.compose(document.text, Loader=Loader)
    except yaml.YAMLError as error:
        document.problems.append(_syntax_problem(document.file, error))
        return
    if node is None:
        document.problems.append(Problem(document.file, 1, "the file is empty. Fill it, or delete it."))
        return
    document.data = _Walk(document).value(node, ())


def _tab(document: Document) -> Problem | None:
    for number, line in enumerate(document.text.splitlines(), 1):
        if re.match(r" *\t", line) and line.strip():
            return Problem(document.file, number, "a tab indents this line. Use spaces.")
    return None


def _too_deep(document: Document) -> Problem | None:
    """Counts before composing, since composing goes as deep as the file does."""
    depth = 0
    try:
        for event in yaml.parse(document.text, Loader=Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    line = event.start_mark.line + 1
                    return Problem(document.file, line, f"this is nested more than {MAX_DEPTH} deep. Make it flatter.")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError as error:
        return _syntax_problem(document.file, error)
    return None


def _syntax_problem(file: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
    return Problem(file, mark.line + 1 if mark else 1, f"the YAML breaks off here: {said}. Check the indent, quotes and colons.")


class _Walk:
    """Turns nodes into data, noting lines and problems in the document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, path: PathKey) -> Any:
        self.document.lines[path] = node.start_mark.line + 1
        if id(node) in self.seen:  # compose() gives the same node for an alias: going in again is how an alias bomb grows
            return self._wrong(node, path, "repeats an anchor by an alias '*'. Write the text out.")
        self.seen.add(id(node))
        if node.tag not in PLAIN_TAGS:
            name = node.tag.replace("tag:yaml.org,2002:", "!!")
            return self._wrong(node, path, f"carries the tag '{name}'. Take the tag out.")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: PathKey) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in found:
                self._wrong(key_node, (*path, key), "stands here twice. Keep one.")
                continue
            found[key] = self.value(value_node, (*path, key))
            if not isinstance(value_node, yaml.CollectionNode):
                self.document.lines[(*path, key)] = key_node.start_mark.line + 1
        return found

    def _scalar(self, node: yaml.ScalarNode, path: PathKey) -> str | int | bool | None:
        text = node.value
        if node.tag in AS_TEXT or node.style in QUOTED:
            return text
        if node.tag == NULL and text in ("", "~", "null"):
            return None
        if re.fullmatch(r"0|-?[1-9][0-9]*", text):
            return int(text)
        if text in ("true", "false"):
            return text == "true"
        kind = "true or false" if node.tag.endswith("bool") else "a number"
        return self._wrong(node, path, f"is {text} without quotes, which YAML reads as {kind}. Write '{text}' in quotes.")

    def _wrong(self, node: yaml.Node, path: PathKey, text: str) -> None:
        place = dotted(path) or "the file"
        self.document.problems.append(Problem(self.document.file, node.start_mark.line + 1, f"{place} {text}"))
