"""A second engine: Firefox answers, reloads and exports. All other browser tests are in Chromium alone."""

from __future__ import annotations

import json
import os

import pytest
from firefox import NO_FIREFOX, Firefox, find_firefox
from site_build import missing

pytestmark = pytest.mark.browser

SAVED = "return document.querySelector('[data-saving=no]') && document.querySelector('.saved-box .saved')?.innerText"
CARD = "article[id='DES-2.1']"


@pytest.fixture
def firefox(tmp_path):
    program = find_firefox(os.environ.get("FIREFOX"))
    if not program:
        missing(NO_FIREFOX)
    firefox = Firefox(program, tmp_path)
    yield firefox
    firefox.close()


def begin(firefox, server) -> None:
    firefox.go(f"{server.address}assess/")
    firefox.until("return document.querySelector('form.profile-form')")
    firefox.write("#profile-name", "Customer chat")
    for value in ("sme", "hosted-api", "generative"):
        firefox.click(f"input[value='{value}']")
    firefox.click("form.profile-form button[type=submit]")
    firefox.until("return document.querySelector('[data-part=name]').innerText === 'Customer chat'")


def answer(firefox) -> None:
    firefox.click("details[data-guideline='DES-2'] > summary")
    firefox.click(f"{CARD} input[value=partly]")
    firefox.click(f"{CARD} details[data-more] > summary")
    firefox.until("return document.querySelector(arguments[0])", f"{CARD} [data-field=note]")
    firefox.write(f"{CARD} [data-field=note]", "Sketch done")
    assert firefox.until(SAVED).startswith("Saved on this device")


def test_firefox_answers_reloads_and_exports(firefox, server):
    begin(firefox, server)
    answer(firefox)
    firefox.reload()
    firefox.until("return document.querySelector(arguments[0])", f"{CARD} input[value=partly]:checked")
    firefox.click("#files > summary")
    firefox.ask("[...document.querySelectorAll('#files button')].find((one) => one.innerText.includes('JSON')).setAttribute('data-wanted', '')")
    firefox.click("[data-wanted]")
    given = json.loads(firefox.downloaded(".json"))["answers"]["DES-2.1"]
    assert (given["status"]["value"], given["note"]["value"]) == ("partly", "Sketch done")


def test_firefox_shows_the_results_of_what_was_answered(firefox, server):
    begin(firefox, server)
    answer(firefox)
    firefox.go(f"{server.address}assess/results/")
    assert "1 partly" in firefox.until("const said = document.querySelector('[data-part=headline]').innerText; return /Of the/.test(said) && said")
