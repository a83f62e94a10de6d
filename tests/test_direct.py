"""Two ways to the same page: straight from our own HTML, and through the Markdown reader that other builders use.

Headings that a template writes as HTML, such as those in a list, are ours alone: the reader lists them, we do not.
"""

from __future__ import annotations

import html

import markdown
import pytest
import yaml

from places import REPO
from reading import Reading
from secure_ai_guidelines.pages.direct import direct_html
from secure_ai_guidelines.pages.render import Pages

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Config(yaml.SafeLoader):
    """Reads mkdocs.yml without running its tags."""


Config.add_multi_constructor("!", lambda loader, tag, node: None)


def through_markdown(source: str) -> tuple[str, list[dict]]:
    listed = yaml.load((REPO / "mkdocs.yml").read_text("utf-8"), Config)["markdown_extensions"]
    pairs = [(entry, {}) if isinstance(entry, str) else next(iter(entry.items())) for entry in listed]
    reader = markdown.Markdown(extensions=[name for name, _ in pairs], extension_configs=dict(pairs))
    return reader.convert(source), reader.toc_tokens


def headings(tokens: list[dict]) -> list[tuple[int, str, str]]:
    """(level, id, name) of all headings, in order."""
    return [row for token in tokens for row in ((token["level"], token["id"], token["name"]), *headings(token["children"]))]


@pytest.fixture(scope="module")
def both(catalogue) -> dict[str, tuple]:
    """For each page: (HTML, headings) straight, and (HTML, headings) through the reader, headings written as HTML left out."""
    found = {}
    for path, page in Pages(catalogue, client="assets/assessment").all().items():
        source = page.split("\n---\n", 1)[1]
        (straight, tokens), (read, read_tokens) = direct_html(source), through_markdown(source)
        as_html = {tag.text for tag in Reading(source).named(*HEADINGS)}
        found[path] = (straight, headings(tokens)), (read, [row for row in headings(read_tokens) if html.unescape(row[2]) not in as_html])
    return found


def test_both_ways_say_the_same_words(both):
    for path, ((straight, _), (read, _)) in both.items():
        assert "".join(Reading(straight).text.split()) == "".join(Reading(read).text.split()), path


def test_no_id_of_ours_is_lost_on_the_other_way(both):
    for path, ((straight, _), (read, _)) in both.items():
        assert set(Reading(straight).ids) <= set(Reading(read).ids), path


def test_both_ways_give_the_same_links(both):
    for path, ((straight, _), (read, _)) in both.items():
        links = [[tag.attributes["href"] for tag in Reading(text).named("a")] for text in (straight, read)]
        assert links[0] == links[1], path


def test_both_ways_list_the_same_headings(both):
    for path, ((_, straight), (_, read)) in both.items():
        assert straight == read, path


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("# One", '<h1 id="one">One</h1>'),
        ("## A <b>b</b> {: #here }", '<h2 id="here">A <b>b</b></h2>'),
        ('### A {: #a data-toc-label="Label" }', '<h3 id="a">A</h3>'),
        ('<div markdown="1">\n\n\n\n</div>', "<div>\n</div>"),
        ("#no heading", "#no heading"),
    ],
)
def test_a_heading_line_becomes_a_heading(source, made):
    assert direct_html(source)[0] == made
