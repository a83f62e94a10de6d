"""The contract, saving: the browser is killed, as a power cut would, as soon as the page says "Saved". Nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from own_chromium import OwnChromium
from sitting import Sitting

pytestmark = [pytest.mark.browser, pytest.mark.contract]


@pytest.fixture
def own_chromium(playwright, chromium: str, tmp_path: Path) -> Iterator[OwnChromium]:
    """A Chromium of the test's own."""
    own = OwnChromium(playwright, chromium, tmp_path / "profile")
    yield own
    own.kill()


def open_assess(own: OwnChromium, base: str) -> Sitting:
    page = own.open()
    page.goto(f"{base}assess/")
    return Sitting(page, base)


@pytest.mark.parametrize("times", [20, pytest.param(50, marks=pytest.mark.deep)])
def test_a_browser_killed_as_soon_as_saved_is_said_has_lost_nothing(own_chromium, server, times):
    person = open_assess(own_chromium, server.address).begin()
    checks = person.page.eval_on_selector_all("article[data-check]", "(all) => all.filter((e) => !e.hidden).map((e) => e.dataset.check)")[:times]
    for number, check in enumerate(checks):
        person.radio(check, "in-place").check()
        person.saved()
        own_chromium.kill()
        person = open_assess(own_chromium, server.address)
        stored = person.stored_statuses()
        assert stored == dict.fromkeys(checks[: number + 1], "in-place"), f"after {number + 1} kills"
    assert person.shown_name() == "Customer chat"


def test_a_note_is_there_after_a_kill_though_nobody_left_the_field(own_chromium, server):
    person = open_assess(own_chromium, server.address).begin()
    person.field("DES-2.1", "note").press_sequentially("Half a sentence")
    person.saved()
    own_chromium.kill()
    assert open_assess(own_chromium, server.address).value("DES-2.1", "note") == "Half a sentence"
