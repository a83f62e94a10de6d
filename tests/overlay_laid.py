"""Overlays laid over the good guidelines, as several test files need them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from places import GOOD
from secure_ai_guidelines.overlay.load import Laid, load_with_overlays
from secure_ai_guidelines.problems import DataError


def lay(folder: Path, *edits: str) -> Laid:
    """Overlays written into `folder` and laid over the good guidelines: each is the text of its edits, its id `a`, `b` and so on."""
    roots = []
    for index, text in enumerate(edits):
        root = folder / f"overlay-{index}"
        (root / "edits").mkdir(parents=True)
        (root / "overlay.yaml").write_text(f"id: {chr(97 + index)}\norganisation: {{name: Firm {chr(65 + index)}}}\n", "utf-8")
        (root / "edits/edits.yaml").write_text(text, "utf-8")
        roots.append(root)
    return load_with_overlays(GOOD, roots)


def problems(run: Callable[[], object]) -> list[str]:
    """What is wrong, without its places."""
    with pytest.raises(DataError) as caught:
        run()
    return [problem.text for problem in caught.value.problems]


def card(page: str, name: str) -> str:
    """A check's card on a page."""
    return re.search(rf'<article class="check[^"]*" id="{re.escape(name)}".*?</article>', page, re.S)[0]


def data(page: str) -> dict:
    """What the page gives the client."""
    return json.loads(re.search(r'id="assessment-data">(.*?)</script>', page)[1])
