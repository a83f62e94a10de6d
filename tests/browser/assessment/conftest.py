"""People at the assessment of the built site: each in a browser profile of their own, with the page open.

`sit()` opens a page and gives a Sitting; `sit(beside=other)` opens another tab of the same profile. What went wrong on a page
(console, policy, requests to other hosts) is looked at when the test ends: a test that expects some says so with `expects`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from site_server import Server
from sitting import Sitting


@pytest.fixture
def sit(visit) -> Iterator[Callable[..., Sitting]]:
    """sit(path="assess/", beside=None, expects=(), **visit's own): a person at a page."""
    visits = []

    def open_page(path: str = "assess/", *, beside: Sitting | None = None, expects: tuple[str, ...] = (), **how) -> Sitting:
        if beside:
            page = beside.page.context.new_page()
            page.goto(beside.base + path, wait_until="load")
            return Sitting(page, beside.base)
        opened = visit(path, **how)
        visits.append((opened, expects))
        return Sitting(opened.page, opened.base)

    yield open_page
    for opened, expects in visits:
        assert [fault for fault in opened.faults() if not any(words in fault for words in expects)] == []


@pytest.fixture
def begun(sit) -> Sitting:
    """A person with an assessment begun: a small organisation that uses someone else's AI."""
    return sit().begin()


@pytest.fixture
def two_copies(site: Path, tmp_path: Path) -> Iterator[Server]:
    """The site twice on one host, at /a/ and at /b/."""
    for copy in "ab":
        shutil.copytree(site, tmp_path / copy)
    shutil.copy(site / "404.html", tmp_path)
    server = Server(tmp_path)
    yield server
    server.close()
