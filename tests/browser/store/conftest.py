"""A site with nothing on it but the store: one bare page at /a/ and at /b/, served under the real policy, and ways to open it.

`open_page()` opens /a/ in a context of its own, `open_page(page.context)` in another tab. Each page has `store`, `told` (what the
store told it) and small makers of answers on its window; see page.js.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from site_server import Server

HERE = Path(__file__).parent
CLIENT = HERE.parents[2] / "overrides/assets/assessment"
INTRANET = "intranet.test"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--host-resolver-rules=MAP {INTRANET} 127.0.0.1"]


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


class OwnChromium:
    """A Chromium with a profile on disk that can be killed as a power cut would. `open()` starts it again on the same profile."""

    def __init__(self, playwright, chromium: str, profile: Path, address: str) -> None:
        self.playwright, self.chromium, self.profile, self.address = playwright, chromium, profile, address
        self.process = None

    def open(self):
        """A page on the store. The browser is a process group of its own, so that kill() reaches all of it and nothing else."""
        port_file = self.profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        command = [self.chromium, *FLAGS, f"--user-data-dir={self.profile}", "--remote-debugging-port=0", "about:blank"]
        self.process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = _wait_for(lambda: port_file.is_file() and port_file.read_text().split("\n")[0])
        self.browser = self.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        return ready(self.browser.contexts[0].new_page(), f"{self.address}a/page.html")

    def kill(self) -> None:
        """SIGKILL to every process of it at once."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def _wait_for(find: Callable, seconds: float = 20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := find():
            return found
        time.sleep(0.05)
    raise AssertionError("Chromium did not start.")


@pytest.fixture
def own_chromium(playwright, chromium: str, tmp_path: Path, store_server: Server) -> Iterator[OwnChromium]:
    """A Chromium of the test's own."""
    own = OwnChromium(playwright, chromium, tmp_path / "profile", store_server.address)
    yield own
    own.kill()
