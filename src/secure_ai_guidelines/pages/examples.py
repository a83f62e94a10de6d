"""The pages of the worked examples. In: the examples, as `examples.read` gives them. Out: what Pages plans for each page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

AUDIENCES = {"sme": "A small firm", "large": "A large firm", "public-sector": "A public body"}


def example_pages(examples: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """A list of them, and a page for each. None where there are no examples."""
    if not examples:
        return
    shared = {
        "section": "assess",
        "search": {"exclude": True},
        "styles": ["assess-page", "results", "time"],
        "hide": ["navigation", "toc"],
        "class": "results-page",
    }
    rows = [
        {"id": name, "name": name_of(example), "story": example.story, "who": AUDIENCES[example.assessment["profile"]["audience"]["value"]]}
        for name, example in examples.items()
    ]
    listed = {"title": "Worked examples", "description": "Three finished assessments to look at. Everybody in them is invented.", "section": "assess"}
    yield "examples/index.md", "examples.md.j2", listed, {"rows": rows}
    for name, example in examples.items():
        meta = {
            "title": name_of(example),
            "description": "A finished assessment to look at. Everybody in it is invented.",
            **shared,
            "source_file": f"examples/assessments/{name}.yaml",
        }
        yield f"examples/{name}/index.md", "example.md.j2", meta, {"example": example, "name": name_of(example)}


def name_of(example: Any) -> str:
    """The assessment's name, without the word that says it is an example."""
    return example.assessment["name"]["value"].removesuffix(" (example)")
