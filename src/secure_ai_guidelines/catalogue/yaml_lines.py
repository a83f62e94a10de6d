"""Reads one YAML file as plain data with a line for every value. In: a path. Out: data, lines, problems. Never runs a tag.

Own code because neither PyYAML nor pydantic keeps lines: a walk over PyYAML's node tree does both at once, and refuses what
YAML reads differently from how people mean it (`no` as false, `1.10` as 1.1, a key twice).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..problems import Problem, short

MAX_BYTES = 1_000_000  # the longest real file is about a tenth of this
MAX_DEPTH = 20
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "bool", "float", "null", "timestamp", "map", "seq")}
AS_TEXT = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"}
QUOTED = ("'", '"', "|", ">")
NULL = "tag:yaml.org,2002:null"
BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # where YAML counts a line, which is not where Python does

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

    def place(self, path: PathKey) -> str:
        """File and line of the value at `path`, as messages write it."""
        return str(self.problem(path, "")).removesuffix(": ")

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
    text, problem = read_text(path, file, root)
    document = Document(file, text=text)
    problem = problem or _tab(document) or _not_plain(document)
    if problem:
        document.problems.append(problem)
        return document
    node = yaml.compose(text, Loader=Loader)
    if node is None:
        document.problems.append(Problem(file, 1, "the file is empty. Fill it, or delete it."))
        return document
    document.data = _Walk(document).value(node, ())
    return document


def read_text(path: Path, file: str, root: Path) -> tuple[str, Problem | None]:
    """The text of a file inside `root`; empty, with the problem, when it cannot be had."""
    problem = _refuse_unread(path, file, root)
    if problem:
        return "", problem
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", Problem(file, line, f"byte 0x{raw[error.start]:02X} is not UTF-8. Save the file as UTF-8.")


def _refuse_unread(path: Path, file: str, root: Path) -> Problem | None:
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        return Problem(file, 0, f"the link '{path.name}' leads out of the guidelines folder. Put the file itself here.")
    if not path.is_file():
        return Problem(file, 0, "this is not a file that can be read. Put a file here, or take it out.")
    size = path.stat().st_size
    if size > MAX_BYTES:
        return Problem(file, 0, f"the file is {size:,} bytes, {MAX_BYTES:,} at most. Split it.")
    return None


def _tab(document: Document) -> Problem | None:
    for number, line in enumerate(BREAK.split(document.text), 1):
        if re.match(r" *\t", line) and line.strip():
            return Problem(document.file, number, "a tab indents this line. Use spaces.")
    return None


def _not_plain(document: Document) -> Problem | None:
    """The first thing that keeps the text from being one plain, flat YAML document; found before it is built in memory."""
    depth = documents = 0
    try:
        for event in yaml.parse(document.text, Loader=Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            said = _refused(event, depth, documents)
            if said:
                return Problem(document.file, event.start_mark.line + 1, said)
    except yaml.YAMLError as error:
        return _syntax_problem(document, error)
    return None


def _refused(event: yaml.Event, depth: int, documents: int) -> str | None:
    if getattr(event, "anchor", None):  # an alias bomb grows only when it is built, and people write one by accident
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        return f"'{sign}{event.anchor}' lets YAML repeat a part. Write the part out, or put the text in quotes."
    if depth > MAX_DEPTH:
        return f"this is nested more than {MAX_DEPTH} deep. Make it flatter."
    return "a second document begins here. Make it a file of its own." if documents > 1 else None


def _syntax_problem(document: Document, error: Any) -> Problem:
    if isinstance(error, yaml.reader.ReaderError):
        line = document.text.encode()[: error.position].count(b"\n") + 1
        return Problem(document.file, line, "an invisible control character stands here. Delete it.")
    said, line, last = error.problem, error.problem_mark.line + 1, len(BREAK.split(document.text.rstrip()))
    if error.context_mark and (line > last or "end of stream" in said):  # open to the end: where it opens says more
        said, line = "what opens here is never closed", error.context_mark.line + 1
    return Problem(document.file, min(line, last), f"the YAML breaks off here: {said}. Check the indent, quotes and colons.")


class _Walk:
    """Turns nodes into data, noting lines and problems in the document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def value(self, node: yaml.Node, path: PathKey) -> Any:
        self.document.lines[path] = node.start_mark.line + 1
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
        if re.fullmatch(r"0|-?[1-9][0-9]{0,17}", text):
            return int(text)
        if text in ("true", "false"):
            return text == "true"
        kind = {"bool": "true or false", "null": "nothing"}.get(node.tag.rpartition(":")[2], "a number")
        said = short(text)
        return self._wrong(node, path, f"is {said} without quotes, which YAML reads as {kind}. Write '{said}' in quotes.")

    def _wrong(self, node: yaml.Node, path: PathKey, text: str) -> None:
        place = dotted(path) or "the file"
        self.document.problems.append(Problem(self.document.file, node.start_mark.line + 1, f"{place} {text}"))
