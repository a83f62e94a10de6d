"""A site with nothing on it but the store: one bare page at /a/ and at /b/, served under the real policy, and ways to open it.

`open_page()` opens /a/ in a context of its own, `open_page(page.context)` in another tab. Each page has `store`, `told` (what the
store told it) and small makers of answers on its window; see page.js.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from own_chromium import FLAGS, OwnChromium
from site_server import Server

HERE = Path(__file__).parent
CLIENT = HERE.parents[2] / "overrides/assets/assessment"


@pytest.fixture(scope="session")
def store_server(tmp_path_factory) -> Iterator[Server]:
    """The client's own files, and the bare page twice."""
    folder = tmp_path_factory.mktemp("store")
    shutil.copytree(CLIENT, folder / "assets/assessment")
    for copy in ("a", "b"):
        (folder / copy).mkdir()
        for name in ("page.html", "page.js"):
            shutil.copy(HERE / name, folder / copy)
    (folder / "404.html").write_text("Not found")
    server = Server(folder)
    yield server
    server.close()


@pytest.fixture(scope="session")
def store_browser(playwright, chromium: str) -> Iterator:
    """A Chromium that takes intranet.test for this machine."""
    browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    yield browser
    browser.close()


def ready(page, address: str):
    """The page, opened and done with opening its store."""
    page.goto(address)
    page.wait_for_selector("html[data-is-ready]", state="attached")
    return page


@pytest.fixture
def open_page(store_browser, store_server: Server) -> Iterator[Callable]:
    """open_page(context=None, path="a/page.html", base=None, scripts=()): the page in a fresh context, or in another tab."""
    contexts = []

    def open_page(context=None, path: str = "a/page.html", *, base: str | None = None, scripts=()):
        if context is None:
            context = store_browser.new_context()
            contexts.append(context)
            context.set_default_timeout(10_000)
        for script in scripts:
            context.add_init_script(script)
        return ready(context.new_page(), (base or store_server.address) + path)

    yield open_page
    for context in contexts:
        context.close()


class StoreChromium(OwnChromium):
    """The same, with the bare page open."""

    def __init__(self, playwright, chromium: str, profile: Path, address: str) -> None:
        super().__init__(playwright, chromium, profile)
        self.address = address

    def open(self):
        return ready(super().open(), f"{self.address}a/page.html")


@pytest.fixture
def own_chromium(playwright, chromium: str, tmp_path: Path, store_server: Server) -> Iterator[StoreChromium]:
    """A Chromium of the test's own."""
    own = StoreChromium(playwright, chromium, tmp_path / "profile", store_server.address)
    yield own
    own.kill()
