"""Reads HTML the way a browser meets it: tags in order, with their attributes, their text and whether they are closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "meta", "link", "path", "rect", "circle", "line", "use"}


@dataclass
class Tag:
    """An element: its name, its attributes, and all text inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Reading(HTMLParser):
    """A piece of HTML, read. `tags` in order of their beginning; `is_sound` when all are closed in order."""

    html: str
    tags: list[Tag] = field(default_factory=list)
    text: str = ""
    is_sound: bool = True

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[Tag] = []
        self.feed(self.html)
        self.close()
        self.is_sound = self.is_sound and not self.open

    def named(self, *names: str) -> list[Tag]:
        """The elements of these names, in order."""
        return [tag for tag in self.tags if tag.name in names]

    @property
    def ids(self) -> list[str]:
        """Every id, in order, repeats included."""
        return [tag.attributes["id"] for tag in self.tags if "id" in tag.attributes]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Tag(tag, {name: value or "" for name, value in attrs})
        self.tags.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].name == tag:
            self.open.pop()
        elif tag not in VOID:
            self.is_sound = False

    def handle_data(self, data: str) -> None:
        self.text += data
        for tag in self.open:
            tag.text += data

    def handle_comment(self, data: str) -> None:
        self.is_sound = False

    handle_decl = handle_pi = unknown_decl = handle_comment
