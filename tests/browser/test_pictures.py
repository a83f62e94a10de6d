"""Pictures of every kind of page, for a person to look at: `pytest tests/browser/test_pictures.py -m deep`, then open shots/."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_pages import TYPES

pytestmark = [pytest.mark.browser, pytest.mark.deep]

SHOTS = Path(__file__).parent / "shots"


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", TYPES)
def test_a_page_has_its_picture_taken(visit, kind, scheme, width):
    path = SHOTS / f"{kind.replace(' ', '-')}-{width}-{scheme}.png"
    page = visit(TYPES[kind], width, scheme).page
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.screenshot(path=path, full_page=page.evaluate("document.documentElement.scrollHeight") < 8000)
    assert path.stat().st_size > 10_000
