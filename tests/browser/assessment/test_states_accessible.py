"""Every state of the assessment: axe-core (WCAG 2.2 AA and best practice) finds nothing, light and dark, and a narrow window holds it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from states import EVERY
from test_accessible import TOO_WIDE
from test_keyboard import STICKY

pytestmark = pytest.mark.browser

LOOKS = [
    pytest.param(((1280, "light"), (320, "dark")), id="wide light, narrow dark"),
    pytest.param(((1280, "dark"), (320, "light")), id="wide dark, narrow light", marks=pytest.mark.deep),
]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """(tags) => axe.run(document, { runOnly: tags, resultTypes: ["violations"] })
  .then((found) => found.violations.map((v) => `${v.id}: ${v.nodes[0].html} (${v.nodes.length})`))"""
PICTURES = os.environ.get("PICTURES")  # a folder: each state in each look is kept there as a picture, for people to look at


@pytest.fixture(params=EVERY)
def state(request, sit):
    """(name, page) of a person in one state."""
    return request.param, EVERY[request.param](lambda *path, **how: sit(*path, reduced_motion="reduce", **how)).page


@pytest.mark.parametrize("looks", LOOKS)
def test_axe_finds_nothing_and_320_px_are_enough_in_every_state(state, looks, axe_source):
    """320 x 256 px is a 1280 x 1024 window at 400 % (WCAG 1.4.10): nothing scrolls sideways, and nothing sticks."""
    (name, page), found = state, []
    page.evaluate(axe_source)
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} {scheme} {said}" for said in page.evaluate(RUN, TAGS)]
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name.replace(' ', '-').replace(',', '')}-{width}-{scheme}.png", full_page=True)
    found += [f"wider than 320 px: {one}" for one in page.evaluate(TOO_WIDE)]
    page.set_viewport_size({"width": 320, "height": 256})
    found += [f"sticks in a low window: {one}" for one in page.evaluate(STICKY) if "<dialog" not in one]
    assert found == []
