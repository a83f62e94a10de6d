"""The baseline: the text of built pages as Markdown that a person could have written. In: a built site. Out: a docs folder.

Every word of each article is kept, as headings, paragraphs, lists and links; cards, chips and folds become paragraphs. So a
builder does the same work on the same words, with nothing generated.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "td", "th", "summary", "legend", "label", "caption", "div", "tr"}
SKIPPED = {"script", "style", "svg"}


class _Article(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.text, self.prefix, self.anchor, self.inside, self.skipping = "", "", "", False, 0
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "main":
            self.inside = True
        if tag in SKIPPED:
            self.skipping += 1
        if tag in BLOCKS:
            self._flush()
            self.prefix = {"li": "- ", "h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}.get(tag, "")
            self.anchor = values.get("id") or ""
        if tag == "a" and self.inside and not self.skipping:
            self.links.append(values.get("href") or "")
            self.text += "["
        if tag in ("strong", "b"):
            self.text += "**"

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self.skipping = max(0, self.skipping - 1)
        if tag == "a" and self.links:
            self.text += f"]({self.links.pop()})"
        if tag in ("strong", "b"):
            self.text += "**"
        if tag in BLOCKS:
            self._flush()
        if tag == "main":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside and not self.skipping:
            self.text += re.sub(r"([<{}])", r"\\\1", data)

    def _flush(self) -> None:
        words = " ".join(self.text.split()).replace("****", "").replace("[]", "")
        if words and self.inside:
            anchor = f" {{: #{self.anchor} }}" if self.anchor and self.prefix.startswith("#") else ""
            self.blocks.append(f"{self.prefix}{words}{anchor}")
        self.text, self.prefix, self.anchor = "", "", ""


def write_by_hand(site: Path, docs: Path) -> int:
    """Writes one Markdown file for each page of `site`; returns how many."""
    count = 0
    for page in sorted(site.rglob("index.html")):
        article = _Article()
        article.feed(page.read_text("utf-8"))
        target = docs / page.relative_to(site).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        title = re.search(r"<title>(.*?) ·", page.read_text("utf-8"))
        front = f'---\ntitle: "{title.group(1) if title else "Page"}"\nrender_macros: false\n---\n\n'
        target.write_text(front + "\n\n".join(article.blocks) + "\n", "utf-8")
        count += 1
    return count
