"""What every browser test stands on: one build of the site, served twice, and one Chromium that reaches nothing else.

`visit(path)` opens a page in a fresh context and gives a Visit: the page, and what went wrong on it so far.
Chromium or Chrome: CHROMIUM names one, else one is looked for. axe-core: AXE names the file, else it is in node_modules.
Under CI (the variable CI is set) a missing tool fails the run; elsewhere it skips it and says how to get the tool.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from site_pages import Page as BuiltPage
from site_pages import read_pages
from site_server import Server

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"%PROGRAMFILES%\Google\Chrome\Application\chrome.exe",
    r"%PROGRAMFILES(X86)%\Google\Chrome\Application\chrome.exe",
    r"%LOCALAPPDATA%\Google\Chrome\Application\chrome.exe",
)
NO_CHROMIUM = (
    "No Chromium or Chrome was found, so nothing was tried in a browser. Debian or Ubuntu: `sudo apt-get install chromium`. macOS: "
    "`brew install --cask google-chrome`. Windows: `winget install Google.Chrome`. Anywhere: `python -m playwright install chromium`. "
    "If it stands in another place, set CHROMIUM to its path."
)
NO_AXE = "axe-core was not found, so accessibility was not looked at. Run `npm ci` in the project's folder, or set AXE to the path of axe.min.js."


def missing(sentence: str) -> None:
    """Fails where the tool is promised (CI), skips where it may be absent."""
    if os.environ.get("CI"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def find_chromium(own: str = "") -> str | None:
    """The path of a Chromium or Chrome: the one that CHROMIUM names, or the first that is there. `own` is Playwright's."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in ON_PATH)
    in_place = (str(path) for path in map(Path, (*map(os.path.expandvars, ELSEWHERE), own)) if path.is_file())
    return next((path for path in (*on_path, *in_place) if path), None)


def build(out: Path, source: Path = ROOT, **environment: str) -> Path:
    """A strict build of the site in `source` into `out`. Fails with what the builder said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)]
    told = {**os.environ, "SITE_URL": "", "NO_MKDOCS_2_WARNING": "1", **environment}
    run = subprocess.run(command, cwd=source, env=told, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return out


def copy_source(folder: Path) -> Path:
    """What a build needs, copied, so that a test may change it."""
    for name in ("docs", "guidelines", "macros", "overrides", "src"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The folder of the site, built once for all tests."""
    return build(tmp_path_factory.mktemp("site") / "site")


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BuiltPage]:
    """{address: page}, read once."""
    return read_pages(site)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """The site at the root of a host."""
    server = Server(site)
    yield server
    server.close()


@pytest.fixture(scope="session")
def server_below(site: Path) -> Iterator[Server]:
    """The same site under /guidance/, as on a shared host."""
    server = Server(site, "/guidance/")
    yield server
    server.close()


@pytest.fixture(scope="session")
def playwright() -> Iterator:
    """Playwright itself, for tests that start a browser of their own: a second one in the same process is refused."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright) -> str:
    """The path of Chromium or Chrome."""
    path = find_chromium(playwright.chromium.executable_path)
    if not path:
        missing(NO_CHROMIUM)
    return path


@pytest.fixture(scope="session")
def browser(playwright, chromium: str) -> Iterator:
    """One Chromium for all tests. Every name but 127.0.0.1 leads nowhere."""
    browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The text of axe-core."""
    path = Path(os.environ.get("AXE") or ROOT / "node_modules/axe-core/axe.min.js")
    if not path.is_file():
        missing(NO_AXE)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def violations(axe_source: str) -> Callable[..., list[str]]:
    """violations(page): what axe finds on an open page, with every fold open; none is good."""
    run = """(tags) => axe.run(document, { runOnly: tags, resultTypes: ["violations"] })
      .then((found) => found.violations.map((v) => `${v.id}: ${v.nodes[0].html} (${v.nodes.length})`))"""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

    def look(page) -> list[str]:
        page.evaluate("() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }")
        if page.evaluate("typeof axe") == "undefined":
            page.evaluate(axe_source)
        return page.evaluate(run, tags)

    return look


@dataclass
class Visit:
    """An open page and what went wrong on it: console errors, breaches of the policy, requests to other hosts."""

    page: object
    base: str
    errors: list[str] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.base + path, wait_until="load")

    def search(self, words: str):
        """Puts `words` into the search field at once, so that the first results are the last; gives the first of them."""
        self.page.get_by_role("searchbox").fill(words)
        first = self.page.locator(".md-search-result__list a").first
        first.wait_for()
        return first

    def faults(self) -> list[str]:
        """All of it, for one assertion."""
        return [*self.errors, *self.breaches, *self.foreign]


@pytest.fixture
def visit(browser, server: Server) -> Iterator[Callable[..., Visit]]:
    """visit(path, width=1280, scheme="light", height=900, base=None, scripts=(), **context): opens a page in a fresh context."""
    contexts = []

    def open_page(path: str, width: int = 1280, scheme: str = "light", *, height: int = 900, base: str | None = None, scripts=(), **context) -> Visit:
        made = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, **context)
        contexts.append(made)
        made.set_default_timeout(10_000)
        visit = Visit(None, base or server.address)
        _listen(made, visit)
        for script in scripts:
            made.add_init_script(script)
        visit.page = made.new_page()
        visit.go(path)
        return visit

    yield open_page
    for made in contexts:
        made.close()


def _listen(context, visit: Visit) -> None:
    host = urlsplit(visit.base).netloc

    def asked(request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != host:
            visit.foreign.append(f"asked for {request.url}")

    def said(message) -> None:
        if message.type in ("error", "warning"):
            visit.errors.append(f"console: {message.text} ({message.location.get('url')})")

    context.on("request", asked)
    context.on("console", said)
    context.on("weberror", lambda error: visit.errors.append(f"uncaught: {error.error}"))
    context.expose_binding("tellBreach", lambda source, text: visit.breaches.append(f"policy: {text}"))
    context.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => tellBreach(`${e.effectiveDirective} ${e.blockedURI} ${e.sample} ${location.pathname}`))"
    )
