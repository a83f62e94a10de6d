"""The service worker keeps what was built, byte for byte, and nothing that is for a network only."""

from __future__ import annotations

import hashlib

import pytest

from secure_ai_guidelines.publish.offline import kept_files, worker

TEMPLATE = 'const FILES = {};\nconst VERSION = "none";\n'


@pytest.fixture
def site(tmp_path):
    for name in (
        "index.html",
        "about/index.html",
        "404.html",
        "assets/a.css",
        "api/v1/catalogue.json",
        "data/index.html",
        "data/checks.csv",
        "sitemap.xml",
        "sw.js",
        "search/search_index.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    return tmp_path


def test_pages_stand_under_the_address_they_are_asked_for(site):
    assert set(kept_files(site)) == {"./", "404.html", "about/", "assets/a.css", "data/", "search/search_index.json"}


def test_each_digest_is_that_of_the_bytes_that_are_served(site):
    assert kept_files(site)["about/"] == hashlib.sha256(b"about/index.html").hexdigest()[:16]


def test_the_same_site_gives_the_same_worker_and_another_site_another_version(site):
    first = worker(TEMPLATE, site)
    assert first == worker(TEMPLATE, site)
    (site / "about/index.html").write_text("changed", "utf-8")
    assert worker(TEMPLATE, site).splitlines()[1] != first.splitlines()[1]


def test_a_template_without_a_place_for_the_list_is_refused(site):
    with pytest.raises(ValueError, match=r"overrides/sw\.js: 'const FILES = \{\};' does not stand there once\. Bring the line back\."):
        worker("nothing", site)
