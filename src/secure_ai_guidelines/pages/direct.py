"""A generated page as HTML without a Markdown reader. In: the Markdown of a generated page. Out: its HTML and its headings.

Generated pages hold HTML lines and Markdown headings, nothing else, so that any builder can read them and still list their
headings. MkDocs need not: reading our own HTML back through Python-Markdown took a third of the build. A test holds both
ways to the same words, ids and headings.
"""

from __future__ import annotations

import html
import re
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, slugify, strip_tags

HEADING = re.compile(r"^(#{1,6}) (.+?)(?: \{: #(\S+?)(?: data-toc-label=\"([^\"]*)\")? \})?$", re.M)


def direct_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """(HTML, headings as nested toc tokens) of a generated page without its front matter."""
    tokens: list[dict[str, Any]] = []

    def heading(match: re.Match[str]) -> str:
        level, text = len(match.group(1)), match.group(2)
        words = strip_tags(text)
        name = match.group(3) or slugify(html.unescape(words), "-")
        tokens.append({"level": level, "id": name, "name": match.group(4) or words})
        return f'<h{level} id="{name}">{text}</h{level}>'

    page = HEADING.sub(heading, source).replace(' markdown="1"', "")
    return re.sub(r"\n{2,}", "\n", page), nest_toc_tokens(tokens)
