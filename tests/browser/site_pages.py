"""Reads the built pages without a browser. In: HTML. Out: its elements, ids, links and words. Never judges; tests do."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
BLOCK = frozenset(["article", "details", "div", "dl", "h1", "h2", "h3", "h4", "nav", "ol", "p", "pre", "section", "table", "ul"])
ANY_HOST = "http://site.test/"

# One page of each kind, by address. `404.html` is what a server gives for an address that is not there.
TYPES = {
    "home": "",
    "start": "start/",
    "route": "run/hosted-api/",
    "area": "secure-design/",
    "guideline": "secure-design/model-the-threats/",
    "audience": "secure-design/model-the-threats/sme/",
    "handbooks": "for/",
    "handbook": "for/sme/",
    "checks": "checks/",
    "roles": "roles/",
    "role": "roles/developer/",
    "threats": "threats/",
    "threat": "threats/prompt-injection/",
    "frameworks": "frameworks/",
    "framework": "frameworks/etsi-en-304-223/",
    "old edition": "frameworks/owasp-llm-2025/",
    "look-up": "frameworks/find/",
    "examples": "examples/",
    "example": "examples/sme-hosted-chatbot/",
    "host": "host/",
    "own": "host/own/",
    "verify": "host/verify/",
    "privacy": "privacy/",
    "accessibility": "accessibility/",
    "security": "security/",
    "self-assessment": "self-assessment/",
    "benchmarks": "benchmarks/",
    "editions": "changes/editions/",
    "data": "data/",
    "about": "about/",
    "policy": "policy/",
    "publishers": "publishers/",
    "sources": "sources/",
    "source-text": "source-text/",
    "glossary": "glossary/",
    "changes": "changes/",
    "help": "help/",
    "editorial": "editorial/",
    "assess": "assess/",
    "results": "assess/results/",
    "not found": "404.html",
}


@dataclass
class Element:
    """One element: where it starts, what it says inside (without its children's tags), what it stands in."""

    tag: str
    attributes: dict[str, str]
    line: int
    within: tuple[str, ...]
    parts: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join("".join(self.parts).split())


class Html(HTMLParser):
    """The elements of one page, in order. `broken` says where a tag is not closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.broken: list[str] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()
        self.broken += [f"{element.line}: <{element.tag}> is never closed" for element in self._open]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        within = tuple(element.tag for element in self._open)
        element = Element(tag, {name: value or "" for name, value in attributes}, self.getpos()[0], within)
        self.elements.append(element)
        if tag in BLOCK and "p" in within:
            self.broken.append(f"{element.line}: <{tag}> inside <p>")
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
            return
        inner = self._open[-1].tag if self._open else "nothing"
        self.broken.append(f"{self.getpos()[0]}: </{tag}> while <{inner}> is open")
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.parts.append(data)

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def words(self, tag: str) -> str:
        """What stands in the first such element."""
        return next(iter(self.all(tag))).words


@dataclass(frozen=True)
class Page:
    """A page of the built site. `address` is its path from the site's root, as a reader types it."""

    address: str
    text: str
    html: Html

    def links(self) -> list[tuple[Element, str, str]]:
        """(element, path on the site, place on the page) of each link that stays on the site."""
        found = []
        for element in self.html.elements:
            for name in ("href", "src", "data-bundle"):
                target = element.attributes.get(name)
                if target is None or target.startswith(("data:", "mailto:")):
                    continue
                parts = urlsplit(urljoin(ANY_HOST + self.address, target))
                if parts.netloc == urlsplit(ANY_HOST).netloc and parts.scheme == "http":
                    found.append((element, unquote(parts.path.lstrip("/")), unquote(parts.fragment)))
        return found


def read_pages(folder: Path) -> dict[str, Page]:
    """{address: page} of every HTML file of a built site."""
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        address = path.relative_to(folder).as_posix().removesuffix("index.html")
        text = path.read_text(encoding="utf-8")
        pages[address] = Page(address, text, Html(text))
    return pages
