"""The copy from the zip opens by a double click: pages, search, the assessment, saving and export, and nothing is asked of a host."""

from __future__ import annotations

import hashlib
import json
import re
from urllib.parse import unquote, urlsplit

import pytest
from site_pages import TYPES, read_pages
from sitting import Sitting

pytestmark = pytest.mark.browser


@pytest.fixture
def open_copy(visit, copy):
    """open_copy(path): a page of the copy, opened as a file. Each test ends with no fault on it."""
    visits = []

    def open_page(path: str):
        visits.append(visit(path, base=(copy / "site").as_uri() + "/"))
        return visits[-1]

    yield open_page
    assert [fault for opened in visits for fault in opened.faults()] == []


@pytest.mark.parametrize("which", [pytest.param("every", marks=pytest.mark.deep), "one of each kind"])
def test_a_page_opens_from_disk_without_a_fault(open_copy, copy, which):
    opened = open_copy("index.html")
    found = [address for address in read_pages(copy / "site") if address != "404.html"]  # only a server shows it
    wanted = [address for address in found if which == "every" or address.replace(".html", "/") in TYPES.values()]
    assert len(wanted) >= len(TYPES) - 1
    for address in wanted:
        opened.go(address if address.endswith(".html") else f"{address}index.html")
        assert opened.faults() == [], address


def test_every_link_from_disk_leads_to_a_file(copy):
    site, lost = copy / "site", []
    for page in read_pages(site).values():
        for _, path, _ in page.links() if page.address != "404.html" else ():
            if path != page.address and not (site / path).is_file():  # a place on the page itself is no file
                lost.append(f"{page.address}: {path}")
    assert lost == []


def test_an_answer_from_disk_is_there_after_a_reload_and_on_the_guidelines_page(open_copy, copy):
    opened = open_copy("assess/index.html")
    person = Sitting(opened.page, opened.base).begin()
    person.answer("DES-2.1", "partly", note="Sketch only")
    person.reload()
    assert person.radio("DES-2.1", "partly").is_checked()
    person.go("secure-design/model-the-threats/sme/index.html")
    assert person.radio("DES-2.1", "partly").is_checked()


def test_an_assessment_from_disk_can_be_downloaded(open_copy):
    opened = open_copy("assess/index.html")
    person = Sitting(opened.page, opened.base).begin()
    person.answer("DES-2.1", "in-place")
    saved = person.exported()
    assert saved["answers"]["DES-2.1"]["status"]["value"] == "in-place"


def test_results_and_the_way_back_work_from_disk(open_copy):
    opened = open_copy("assess/index.html")
    person = Sitting(opened.page, opened.base).begin(name="Desk chat")
    person.answer("DES-2.1", "in-place")
    opened.go("assess/results/index.html")
    opened.page.get_by_text("Desk chat").first.wait_for()
    opened.go("index.html")
    opened.page.locator("secure-ai-resume").get_by_text("Desk chat").wait_for()


@pytest.mark.parametrize("words, address", [("DES-2", "secure-design/model-the-threats/"), ("poisoning", "threats/data-poisoning/")])
def test_search_from_disk_finds_a_page_and_opens_it(open_copy, words, address):
    opened = open_copy("about/index.html")
    first = opened.search(words)
    found = opened.page.eval_on_selector_all(".md-search-result__list a", "all => all.map(a => a.href)")
    assert any(unquote(link).startswith(unquote(f"{opened.base}{address}")) for link in found), found
    first.click()
    opened.page.wait_for_url(lambda url: "about/" not in url)
    assert urlsplit(opened.page.url).path.endswith(".html")
    assert opened.page.locator("h1").is_visible()


def test_the_chosen_colours_are_kept_from_page_to_page_on_disk(open_copy):
    opened = open_copy("index.html")
    opened.page.get_by_role("button", name="Use dark colours").click()
    opened.go("checks/index.html")
    opened.page.get_by_role("button", name="Use light colours").wait_for()


def test_the_copy_works_on_a_server_too(visit, copy, tmp_path):
    """With the policy as a header: no page of the copy needs more than the served site does."""
    from site_server import Server

    server = Server(copy / "site", "/guidance/")
    try:
        opened = visit("assess/index.html", base=server.address)
        person = Sitting(opened.page, opened.base).begin()
        person.answer("DES-2.1", "partly")
        person.reload()
        assert person.radio("DES-2.1", "partly").is_checked()
        opened.go("about/index.html")
        opened.search("poisoning")
        assert opened.faults() == []
    finally:
        server.close()


def test_only_this_copy_is_without_a_policy_in_its_pages(copy, site):
    mark = 'http-equiv="Content-Security-Policy"'
    assert [page.address for page in read_pages(copy / "site").values() if mark in page.text] == []
    assert all(mark in page.text for page in read_pages(site).values())


def test_the_service_worker_of_the_copy_lists_the_files_of_the_copy(copy):
    """Wrong, and a server's visitor would be left without use offline: the worker keeps all files or none."""
    [listed] = re.findall(r"(?m)^const FILES = (\{.+\});$", (copy / "site/sw.js").read_text("utf-8"))
    for address, digest in json.loads(listed).items():
        path = copy / "site" / (f"{address}index.html" if address.endswith("/") else address)
        assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(digest), address


def test_the_copy_has_no_module_and_each_script_it_names(copy):
    site = copy / "site"
    for page in read_pages(site).values():
        assert 'type="module"' not in page.text, page.address
    scripts = sorted((site / "assets/assessment").rglob("*.js"))
    assert [path.name for path in scripts] == ["page-assess.js", "page-checks.js", "page-example.js", "page-home.js", "page-results.js"]
    assert not [path.name for path in scripts if re.search(r"(?m)^(import|export) ", path.read_text("utf-8"))]
