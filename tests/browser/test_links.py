"""Every link and anchor leads somewhere, every page has its landmarks, and every promised address is there."""

from __future__ import annotations

import hashlib
import json
import re
import xml.etree.ElementTree as xml
from collections import Counter
from itertools import pairwise

import pytest
from site_build import ROOT, build, copy_source
from site_pages import TYPES, read_pages

pytestmark = pytest.mark.browser

PROJECT = {"repository": "https://code.test/team/site", "edit": "https://code.test/team/site/edit", "contact": "ai@org.test"}
FROM_MANY_FILES = {
    "404.html",
    "checks/",
    "roles/",
    "threats/",
    "frameworks/",
    "frameworks/find/",
    "examples/",
    "changes/editions/",
    "assess/",
    "assess/results/",
    "editorial/",
}
NEVER = re.compile(
    r"\b(certified by|is certified|fully compliant|guarantees? (security|compliance)|NCSC[- ](approved|endorsed|certified|accredited)|"
    r"CISA[- ](approved|endorsed|certified)|officially endorsed|approved by (the )?(NCSC|CISA)|Action Fraud)\b",
    re.I,
)


@pytest.fixture(scope="session")
def api(site) -> dict:
    return json.loads((site / "api/v1/catalogue.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def configured(tmp_path_factory):
    """A copy whose owner has filled in the project block and the address: (folder, its pages)."""
    source = copy_source(tmp_path_factory.mktemp("copy"))
    config = (source / "mkdocs.yml").read_text(encoding="utf-8")
    for name, value in PROJECT.items():
        config, count = re.subn(rf'^(    {name}: )""', rf'\g<1>"{value}"', config, flags=re.M)
        assert count == 1, f"mkdocs.yml has no empty extra.project.{name} to fill in"
    (source / "mkdocs.yml").write_text(config, encoding="utf-8")
    folder = build(tmp_path_factory.mktemp("configured") / "site", source, SITE_URL="https://org.test/guidance/")
    return folder, read_pages(folder)


def test_no_link_is_dead(pages, site):
    dead = []
    for page in pages.values():
        for element, path, _ in page.links():
            target = site / path / "index.html" if path == "" or path.endswith("/") else site / path
            if not target.is_file():
                dead.append(f"{page.address}:{element.line}: {path}")
    assert dead == []


def test_no_place_that_a_link_names_is_missing(pages):
    ids = {address: set(page.html.ids()) for address, page in pages.items()}
    dead = [
        f"{page.address}:{element.line}: {path}#{place}"
        for page in pages.values()
        for element, path, place in page.links()
        if place and path.removesuffix("index.html") in ids and place not in ids[path.removesuffix("index.html")]
    ]
    assert dead == []


@pytest.mark.parametrize("attribute", ["aria-labelledby", "aria-describedby", "aria-controls", "for"])
def test_no_page_points_at_an_id_that_it_lacks(pages, attribute):
    lost = [
        f"{page.address}:{element.line}: {attribute}={name}"
        for page in pages.values()
        for element in page.html.elements
        for name in element.attributes.get(attribute, "").split()
        if name not in page.html.ids()
    ]
    assert lost == []


def test_every_element_is_closed_where_it_stands(pages):
    """Markdown can tear raw HTML apart: a browser mends that silently and differently from what was meant."""
    assert {address: page.html.broken for address, page in pages.items() if page.html.broken} == {}


def test_no_id_stands_twice_on_a_page(pages):
    twice = {page.address: [name for name, count in Counter(page.html.ids()).items() if count > 1] for page in pages.values()}
    assert {address: names for address, names in twice.items() if names} == {}


def test_every_page_has_its_landmarks(pages):
    for page in pages.values():
        counts = Counter(element.tag for element in page.html.elements)
        assert (counts["h1"], counts["main"], counts["title"]) == (1, 1, 1), page.address
        assert len([header for header in page.html.all("header") if header.within == ("html", "body")]) == 1, page.address
        assert len([footer for footer in page.html.all("footer") if footer.within == ("html", "body")]) == 1, page.address


def test_the_one_h1_stands_in_main(pages):
    assert [page.address for page in pages.values() if "main" not in page.html.all("h1")[0].within] == []


def test_no_heading_level_is_left_out(pages):
    """In main, each heading is at most one level below the one before."""
    for page in pages.values():
        levels = [int(e.tag[1]) for e in page.html.all("h1", "h2", "h3", "h4", "h5", "h6") if "main" in e.within]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert levels[0] == 1 and not jumps, f"{page.address}: {levels}"


def test_navigations_have_names_that_tell_them_apart(pages):
    for page in pages.values():
        by_id = {e.attributes["id"]: e.words for e in page.html.elements if "id" in e.attributes}
        names = [n.attributes.get("aria-label") or by_id.get(n.attributes.get("aria-labelledby", "")) for n in page.html.all("nav")]
        assert all(names) and len(set(names)) == len(names), f"{page.address}: {names}"


def test_every_page_says_its_language(pages):
    assert {page.html.all("html")[0].attributes["lang"] for page in pages.values()} == {"en-GB"}


def test_every_page_has_a_description_of_its_own_length(pages):
    for page in pages.values():
        said = [e.attributes["content"] for e in page.html.all("meta") if e.attributes.get("name") == "description"]
        assert len(said) == 1 and 20 <= len(said[0]) <= 320, f"{page.address}: {said}"


def test_no_two_pages_share_a_title(pages):
    titles = Counter(page.html.words("title") for page in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_says_that_it_is_independent(pages):
    without = [page.address for page in pages.values() if "Independent work, with no link to the agencies" not in page.html.words("footer")]
    assert without == []


def test_no_page_claims_what_nobody_granted(pages):
    claims = [f"{page.address}: {match[0]}" for page in pages.values() for match in NEVER.finditer(page.html.words("body"))]
    assert claims == []


def test_every_kind_of_page_is_known_to_these_tests(pages):
    """A new kind of page (its folder) joins TYPES in site_pages.py, or nobody looks at it in a browser."""
    known = {address.split("/")[0] for address in TYPES.values()}
    areas = {"secure-development", "secure-deployment", "secure-operation-and-maintenance"}
    assert {address.split("/")[0] for address in pages} - known - areas == set()


def test_every_check_has_its_permanent_address(pages, api):
    ids = set(pages["checks/"].html.ids())
    assert [check["id"] for guideline in api["guidelines"] for check in guideline["checks"] if check["id"] not in ids] == []


def test_every_promised_address_exists(pages, api):
    areas = [f"{area['id']}/" for area in api["areas"]]
    guidelines = [guideline["url"] for guideline in api["guidelines"]]
    audiences = [audience["id"] for audience in api["audiences"]]
    single = "start checks for roles threats data about policy publishers sources source-text glossary changes help editorial assess assess/results"
    kinds = {"roles": "roles", "threats": "threats", "run": "routes", "for": "audiences"}
    promised = [
        "",
        *(f"{name}/" for name in single.split()),
        *areas,
        *guidelines,
        *(f"{url}{audience}/" for url in guidelines for audience in audiences),
        *(f"{folder}/{record['id']}/" for folder, records in kinds.items() for record in api[records]),
    ]
    assert [address for address in promised if address not in pages] == []


def test_the_index_knows_every_published_file_by_its_digest(site):
    rows = json.loads((site / "api/v1/index.json").read_text(encoding="utf-8"))["files"]
    there = {path.relative_to(site).as_posix(): path.read_bytes() for path in (site / "api").rglob("*") if path.is_file()}
    said = {row["path"]: (row["bytes"], row["sha256"]) for row in rows}
    assert said == {path: (len(data), hashlib.sha256(data).hexdigest()) for path, data in there.items() if path != "api/v1/index.json"}


def test_a_page_that_is_not_there_says_so_and_leads_on(visit):
    opened = visit("secure-design/no-such-page/")
    assert opened.page.get_by_role("heading", level=1).inner_text() == "Page not found"
    opened.page.get_by_role("main").get_by_role("link", name="Checks").click()
    assert opened.page.url == opened.base + "checks/"


def test_nothing_is_invented_while_the_project_block_is_empty(pages, site):
    for page in pages.values():
        assert not [e for e in page.html.all("link") if e.attributes.get("rel") == "canonical"], page.address
        assert "Edit the words of this page" not in page.html.words("main"), page.address
        assert "mailto:" not in page.text, page.address
        assert "Source code" not in page.html.words("footer"), page.address
    assert not (site / ".well-known").exists()
    assert "<loc>" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_filled_in_copy_names_its_own_address_on_every_page(configured):
    for page in configured[1].values():
        said = [e.attributes["href"] for e in page.html.all("link") if e.attributes.get("rel") == "canonical"]
        assert said == ([] if page.address == "404.html" else [f"https://org.test/guidance/{page.address}"])


def test_a_filled_in_copy_leads_to_the_file_behind_each_page(configured):
    """Pages that are put together from many files have no such link."""
    for page in configured[1].values():
        hrefs = [element.attributes.get("href", "") for element in page.html.all("a")]
        files = [href.removeprefix(f"{PROJECT['edit']}/") for href in hrefs if href.startswith(PROJECT["edit"])]
        assert len(files) == (page.address not in FROM_MANY_FILES), page.address
        assert [file for file in files if not (ROOT / file).is_file()] == [], page.address


def test_a_filled_in_copy_says_how_to_reach_its_owner(configured):
    for page in configured[1].values():
        hrefs = {element.attributes.get("href") for element in page.html.all("a") if "footer" in element.within}
        assert {"mailto:ai@org.test", PROJECT["repository"]} <= hrefs, page.address


def test_a_filled_in_copy_has_a_security_txt(configured):
    lines = (configured[0] / ".well-known/security.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Contact: mailto:ai@org.test"
    assert "Canonical: https://org.test/guidance/.well-known/security.txt" in lines


def test_the_sitemap_of_a_filled_in_copy_lists_every_page(configured):
    folder, pages = configured
    found = {element.text for element in xml.parse(folder / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert found == {f"https://org.test/guidance/{address}" for address in pages if address != "404.html"}


def test_the_404_page_of_a_filled_in_copy_knows_its_folder(configured):
    page = configured[1]["404.html"]
    own = [e.attributes[n] for e in page.html.elements for n in ("href", "src") if e.attributes.get(n, "").startswith("/")]
    assert own and all(target.startswith("/guidance/") for target in own)
