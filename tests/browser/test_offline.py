"""After one visit the site works without a network; a newer version waits, and takes nothing from an open answer."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from site_server import Server

KEPT = "text=This site is kept on this device"


@pytest.fixture
def copy(site: Path, tmp_path: Path):
    """A server of its own for the site, so that a test may change what it serves."""
    shutil.copytree(site, tmp_path / "site")
    server = Server(tmp_path / "site")
    server.folder_of_files = tmp_path / "site"
    yield server
    server.close()


@pytest.fixture
def kept(visit, copy):
    """A page of a device that keeps the site."""
    visited = visit("help/", base=copy.address, service_workers="allow", accept_downloads=True)
    visited.page.wait_for_selector(KEPT)
    return visited


def begin(visited) -> None:
    visited.go("assess/")
    form = visited.page.locator("form.profile-form")
    form.get_by_label("What do you call the AI system?").fill("Train")
    for value in ("sme", "hosted-api"):
        form.locator(f"input[value='{value}']").check()
    form.get_by_role("button", name="Begin").click()


def card(page, index: int = 0):
    found = page.locator("article[data-check]").nth(index)
    found.evaluate("(card) => { card.closest('details').open = true; }")
    return found


def publish_newer(copy: Server) -> None:
    """The server gets a newer home page, as an upgrade of the site would bring it."""
    home, worker = copy.folder_of_files / "index.html", copy.folder_of_files / "sw.js"
    home.write_text(home.read_text("utf-8").replace("<h1", "<h1 data-newer", 1), "utf-8")
    text = re.sub(r'"\./":"[0-9a-f]+"', '"./":"0123456789abcdef"', worker.read_text("utf-8"))
    worker.write_text(re.sub(r'const VERSION = "[^"]*"', 'const VERSION = "newer"', text), "utf-8")


def update_ready(visited):
    """Another tab that has been told of the newer version."""
    page = visited.page.context.new_page()
    page.goto(visited.base + "about/")
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    page.get_by_role("button", name="Use it now").wait_for()
    return page


def test_without_a_network_a_person_answers_reloads_sees_results_and_exports(kept):
    page = kept.page
    page.context.set_offline(True)
    begin(kept)
    card(page).get_by_role("radio", name="Partly").check()
    page.locator("[data-saving='no']").first.wait_for(state="attached")
    page.reload()
    page.locator(".assess-side .number, .dock .number").first.wait_for(state="attached")
    assert card(page).locator("input:checked").get_attribute("value") == "partly"
    kept.go("assess/results/")
    with page.expect_download() as given:
        page.get_by_role("button", name="Download a copy").first.click()
    assert '"partly"' in Path(given.value.path()).read_text("utf-8")


def test_without_a_network_every_page_that_was_never_visited_opens(kept, pages):
    kept.page.context.set_offline(True)
    for address in list(pages)[::17]:
        kept.go(address.lstrip("/"))
        assert kept.page.locator("h1").first.inner_text()


def test_a_page_that_is_not_there_says_so_without_a_network_too(kept):
    kept.page.context.set_offline(True)
    kept.go("nowhere/at/all/")
    assert "not found" in kept.page.inner_text("h1").lower()


def test_a_newer_version_waits_and_leaves_an_answer_that_is_being_typed_alone(kept, copy):
    begin(kept)
    first = card(kept.page)
    first.locator("details[data-more] > summary").click()
    note = first.locator("[data-field='note']")
    note.press_sequentially("half a no")
    publish_newer(copy)
    other = update_ready(kept)
    other.get_by_role("button", name="Use it now").click()
    kept.page.get_by_text("This site was brought up to date in another tab").wait_for()
    note.press_sequentially("te")
    assert note.input_value() == "half a note"
    card(kept.page, 1).get_by_role("radio", name="In place").check()
    kept.page.locator("[data-saving='no']").first.wait_for(state="attached")
    kept.page.get_by_role("button", name="Reload").click()
    kept.page.locator(".assess-tools").wait_for()
    again = card(kept.page).locator("[data-field='note']")
    again.wait_for(state="attached")
    assert again.input_value() == "half a note"
    assert card(kept.page, 1).locator("input:checked").get_attribute("value") == "in-place"


def test_the_newer_version_is_used_once_somebody_asks_for_it(kept, copy):
    publish_newer(copy)
    page = update_ready(kept)
    page.get_by_role("button", name="Use it now").click()
    page.get_by_role("button", name="Use it now").wait_for(state="detached")
    page.context.set_offline(True)
    page.goto(copy.address)
    assert page.locator("h1[data-newer]").count() == 1


def test_not_now_leaves_everything_as_it_is(kept, copy):
    publish_newer(copy)
    page = update_ready(kept)
    page.get_by_role("button", name="Not now").click()
    assert page.locator(".update-strip").count() == 0


def test_the_copy_can_be_taken_off_the_device_and_does_not_come_back_by_itself(kept):
    begin(kept)
    kept.go("help/")
    kept.page.get_by_role("button", name="Remove it from this device").click()
    kept.page.get_by_text("is gone from this device").wait_for()
    kept.page.reload()
    kept.page.get_by_text("You took the copy").wait_for()
    assert kept.page.evaluate("caches.keys()") == []
    kept.go("assess/")
    kept.page.locator(".assess-tools").wait_for()
    assert kept.page.locator("h1").inner_text() == "Train"


def test_on_plain_http_the_page_says_that_this_needs_https(visit, server):
    hidden = "Object.defineProperty(navigator, 'serviceWorker', { get: () => undefined }); Object.defineProperty(window, 'isSecureContext', { get: () => false });"
    page = visit("help/", scripts=(hidden,), service_workers="allow").page
    assert "needs HTTPS" in page.locator("[data-offline]").inner_text()
