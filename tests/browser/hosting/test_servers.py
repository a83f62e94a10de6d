"""Each shipped server setting, at / and at /guidance/: the site works in a browser, is sealed, rightly typed, cached and quiet."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from places_served import Place
from site_pages import TYPES
from site_server import POLICY
from sitting import Sitting

pytestmark = pytest.mark.browser

TEXT = "; charset=utf-8"
YEAR = "public, max-age=31536000, immutable"
TYPE_OF = {
    ".html": f"text/html{TEXT}", ".css": f"text/css{TEXT}", ".js": f"text/javascript{TEXT}", ".csv": f"text/csv{TEXT}",
    ".txt": f"text/plain{TEXT}", ".md": f"text/markdown{TEXT}", ".xml": f"application/xml{TEXT}", ".json": "application/json",
    ".webmanifest": "application/manifest+json", ".yaml": "application/yaml", ".svg": "image/svg+xml", ".png": "image/png",
    ".woff2": "font/woff2", ".pdf": "application/pdf", ".gz": "application/gzip", ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet", ".ics": f"text/calendar{TEXT}",
}  # fmt: skip
HEADERS = {
    "content-security-policy": f"{POLICY}; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture
def open_page(visit, place: Place) -> Callable:
    return lambda path: visit(path, base=place.address)


@pytest.fixture(scope="session")
def one_of_each(hosted) -> dict[str, str]:
    """{ending: a file with it} of the site."""
    site = hosted["/"]
    return {path.suffix: path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and not re.search(r"/\.(git|ht)", str(path))}


def digested(site: Path) -> list[str]:
    """Files whose path carries a digest of their content."""
    [bundle] = site.glob("assets/javascripts/bundle.*.js")
    return [path.relative_to(site).as_posix() for path in (bundle, next(site.glob("assets/assessment/*/page-assess.js")))]


def test_every_kind_of_page_opens_without_a_fault(open_page):
    opened = open_page("")
    for kind, path in TYPES.items():
        if kind != "not found":
            opened.go(path)
            assert opened.faults() == [], path


def test_an_answer_is_saved_and_survives_a_reload(open_page):
    opened = open_page("assess/")
    person = Sitting(opened.page, opened.base).begin()
    person.answer("DES-2.1", "partly", note="Sketch only")
    person.reload()
    assert person.radio("DES-2.1", "partly").is_checked()
    assert opened.faults() == []


def test_search_finds_a_page_and_opens_it(open_page):
    opened = open_page("about/")
    opened.search("poisoning").click()
    opened.page.wait_for_url(lambda url: "about/" not in url)
    assert opened.page.url.startswith(opened.base)
    assert opened.faults() == []


@pytest.mark.parametrize("path", ["nowhere/", "about/nowhere/deep.html"])
def test_a_wrong_address_gives_our_page_with_its_styles(open_page, path):
    opened = open_page(path)
    assert opened.page.locator("h1").inner_text() == "Page not found"
    assert opened.page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    assert [fault for fault in opened.faults() if "404" not in fault or "nowhere" not in fault] == []


def test_a_wrong_address_is_a_404_with_every_header(place):
    answer = place.get(f"{place.below}nowhere/")
    assert answer.status == 404
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("path", ["", "assess/", "assets/javascripts/shell.js", "api/v1/index.json"])
def test_every_file_is_sent_with_every_header_once(place, path):
    answer = place.get(place.below + path)
    assert answer.status == 200
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_every_kind_of_file_has_its_type(place, one_of_each):
    found = {ending: place.get(place.below + path).headers.get("content-type", "").lower() for ending, path in one_of_each.items()}
    assert found == {ending: TYPE_OF[ending] for ending in one_of_each}


@pytest.mark.parametrize("path", ["", "about/", "sw.js", "assets/javascripts/search.js", "api/v1/index.json", "search/search_index.json"])
def test_what_can_change_is_asked_for_again_and_not_sent_again(place, path):
    first = place.get(place.below + path)
    assert first.headers["cache-control"] == "no-cache"
    assert place.get(place.below + path, **{"If-None-Match": first.headers["etag"]}).status == 304


def test_what_is_packed_is_not_sent_again_either(place):
    first = place.get(place.below, **{"Accept-Encoding": "gzip"})
    assert place.get(place.below, **{"Accept-Encoding": "gzip", "If-None-Match": first.headers["etag"]}).status == 304


def test_what_carries_a_digest_is_kept_for_a_year(place, hosted):
    assert {path: place.get(place.below + path).headers["cache-control"] for path in digested(hosted[place.below])} == dict.fromkeys(
        digested(hosted[place.below]), YEAR
    )


def test_what_is_not_there_is_not_kept_for_a_year(place):
    answer = place.get(f"{place.below}assets/assessment/0123456789ab/page-assess.js")
    assert (answer.status, answer.headers["cache-control"]) == (404, "no-cache")


@pytest.mark.parametrize("path", ["", "assets/stylesheets/content.css", "assets/javascripts/search.js", "api/v1/catalogue.json"])
def test_text_is_sent_packed(place, path):
    answer = place.get(place.below + path, **{"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert gzip.decompress(answer.body) == place.get(place.below + path).body


@pytest.mark.parametrize("path", ["assets/", "assets/javascripts/", "api/v1/"])
def test_no_folder_lists_its_files(place, path):
    answer = place.get(place.below + path)
    assert answer.status in (403, 404)
    assert b"Page not found" in answer.body


@pytest.mark.parametrize("path", [".git/config", ".htpasswd", "assets/../.git/config", "%2egit/config"])
def test_no_hidden_file_is_sent(place, path):
    assert place.get(place.below + path).status in (400, 404)


def test_security_txt_stands_where_others_look_for_it(place):
    answer = place.get("/.well-known/security.txt")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert b"Contact: mailto:security@guidance.example" in answer.body


@pytest.mark.parametrize("path", ["", "nowhere/", "assets/"])
def test_no_version_of_the_server_is_shown(place, path):
    answer = place.get(place.below + path)
    assert not re.search(r"\d", answer.headers.get("server", ""))
    assert not re.search(rb"(?i)(nginx|apache|caddy)/\d", answer.body)


@pytest.mark.parametrize("path", ["about", "secure-design/model-the-threats"])
def test_a_forgotten_slash_leads_to_the_page(place, path):
    answer = place.get(place.below + path)
    assert answer.status in (301, 302, 307, 308)
    assert answer.headers["location"].removeprefix(f"http://127.0.0.1:{place.port}") == f"{place.below}{path}/"


def test_the_path_itself_leads_into_the_site(place):
    if place.below != "/":
        answer = place.get(place.below.rstrip("/"))
        assert answer.status == 301
        assert answer.headers["location"].removeprefix(f"http://127.0.0.1:{place.port}") == place.below


def test_nothing_outside_the_path_is_sent(place):
    if place.below != "/":
        assert place.get("/about/").status == 404
    assert place.get(f"{place.below}..%2f{place.kind}/files.conf").status in (400, 404)


def test_the_server_runs_without_rights(place):
    assert os.stat(f"/proc/{place.process.pid}").st_uid != 0
