"""What every browser test stands on: one build of the site, served twice, and one Chromium that reaches nothing else.

`visit(path)` opens a page in a fresh context and gives a Visit: the page, and what went wrong on it so far.
Chromium or Chrome: CHROMIUM names one, else one is looked for. axe-core: AXE names the file, else it is in node_modules.
Under CI (the variable CI is set) a missing tool fails the run; elsewhere it skips it and says how to get the tool.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from site_build import ARGUMENTS, NO_AXE, NO_CHROMIUM, ROOT, build, find_chromium, missing
from site_pages import Page as BuiltPage
from site_pages import read_pages
from site_server import Server

BLOCKED = "Service Worker registration blocked by Playwright"


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
        how = {"service_workers": "block", **context}  # each would fetch the whole site first; test_offline.py lets them
        made = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, **how)
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
        if message.type in ("error", "warning") and message.text != BLOCKED:
            visit.errors.append(f"console: {message.text} ({message.location.get('url')})")

    context.on("request", asked)
    context.on("console", said)
    context.on("weberror", lambda error: visit.errors.append(f"uncaught: {error.error}"))
    context.expose_binding("tellBreach", lambda source, text: visit.breaches.append(f"policy: {text}"))
    context.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => tellBreach(`${e.effectiveDirective} ${e.blockedURI} ${e.sample} ${location.pathname}`))"
    )
