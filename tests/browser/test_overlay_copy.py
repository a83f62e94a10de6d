"""A copy with an organisation's own words, in a real browser: nothing about it is worse, and answers outlive the overlay."""

from __future__ import annotations

import itertools
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from site_build import ROOT, build
from site_server import Server
from test_accessible import LOOKS, TOO_WIDE

sys.path.append(str(Path(__file__).parent / "assessment"))  # `sitting` lives there
from sitting import Sitting

pytestmark = pytest.mark.browser

PAGES = ["", "organisation/", "secure-design/model-the-threats/", "secure-design/model-the-threats/large/", "checks/", "assess/"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The site with the company's overlay."""
    return build(tmp_path_factory.mktemp("overlay") / "acme", SECURE_AI_OVERLAYS=str(ROOT / "examples/overlays/acme"))


@pytest.fixture
def host(copy: Path, tmp_path: Path) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """An address, and a way to put another build there. It begins with the overlay."""
    place, turns = tmp_path / "now", itertools.count()

    def put(folder: Path) -> None:
        place.unlink(missing_ok=True)
        place.symlink_to(folder)
        later = time.time() + 10 * next(turns)  # newer than what stood there, as after an upgrade; else the browser keeps its own
        os.utime(folder / "assess/index.html", (later, later))

    put(copy)
    server = Server(place)
    yield server.address, put
    server.close()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_page_with_own_words_is_sealed_accessible_and_narrow_enough(visit, violations, host, path):
    opened, found = visit(path, base=host[0], reduced_motion="reduce"), []
    for width, scheme in LOOKS:
        opened.page.set_viewport_size({"width": width, "height": 900})
        opened.page.emulate_media(color_scheme=scheme)
        found += [f"{width} {scheme} {said}" for said in (*violations(opened.page), *opened.page.evaluate(TOO_WIDE))]
    assert found == [] and opened.faults() == []


def test_the_original_words_are_one_click_away(visit, host):
    page = visit("secure-design/model-the-threats/large/", base=host[0]).page
    card = page.locator("article[id='DES-2.1']")
    assert "on the Acme form" in card.locator("h3").inner_text()
    original = card.get_by_text("Does a written threat assessment cover", exact=False)
    assert not original.is_visible()
    card.locator("summary", has_text="Acme Ltd").first.click()
    assert original.is_visible()


def own_radio(person: Sitting, status: str):
    return person.page.locator(f"article[id='acme.DES-2.1'] input[value={status}]")


def test_answers_given_under_an_overlay_outlive_it_and_come_back_with_it(visit, host, copy, site):
    address, put = host
    person = Sitting(visit("assess/", base=address).page, address).begin(audience="large")
    person.answer("DES-2.1", "partly", note="On the Acme form")
    own_radio(person, "in-place").check()
    person.saved()

    put(site)
    person.reload()
    assert (person.status("DES-2.1"), person.value("DES-2.1", "note")) == ("partly", "On the Acme form")
    assert person.page.locator("article[id='acme.DES-2.1']").count() == 0
    assert person.page.get_by_text("1 answer to questions that are not asked here").is_visible()
    assert person.exported()["answers"]["acme.DES-2.1"]["status"]["value"] == "in-place"
    person.answer("DES-2.2", "not-yet")

    put(copy)
    person.reload()
    person.card("DES-2.1")
    assert own_radio(person, "in-place").is_checked()
    assert (person.status("DES-2.1"), person.status("DES-2.2")) == ("partly", "not-yet")
