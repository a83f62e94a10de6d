"""The generated pages: where they are, what each one holds, and that what passes the check can be shown."""

from __future__ import annotations

import itertools
import os
import posixpath
import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
import yaml

from places import GOOD, GUIDELINE, REPO
from reading import Reading
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.catalogue.yaml_lines import read_yaml, texts
from secure_ai_guidelines.editions.working import all_editions
from secure_ai_guidelines.pages.direct import direct_html
from secure_ai_guidelines.pages.navigation import navigation
from secure_ai_guidelines.pages.render import Pages, long_date
from test_editions import edition, question

BRACES = "{{ 7*7 }}"
NO_PROSE = {"label", "status"}
WRITTEN_BY_HAND = {str(path.relative_to(REPO / "docs")) for path in (REPO / "docs").rglob("*.md")}


def front_matter(page: str) -> dict:
    return yaml.safe_load(page.split("---\n")[1])


def body(page: str) -> str:
    return page.split("\n---\n", 1)[1]


def read_all(pages: dict[str, str]) -> dict[str, Reading]:
    return {path: Reading(direct_html(body(page))[0]) for path, page in pages.items()}


@pytest.fixture(scope="module")
def pages(real) -> dict[str, str]:
    """All pages of the published guidelines, the assessment included."""
    return Pages(real, client="assets/assessment").all()


@pytest.fixture(scope="module")
def readings(pages) -> dict[str, Reading]:
    return read_all(pages)


@pytest.fixture
def good_readings(catalogue) -> dict[str, Reading]:
    return read_all(Pages(catalogue).all())


def test_every_promised_address_has_its_page(pages, real):
    promised = {"checks", "roles", "threats", "for", "glossary", "policy", "publishers", "sources", "source-text"}
    promised |= {area.id for area in real.areas}
    for guideline in real.guidelines:
        at = f"{real.area_of(guideline).id}/{real.slugs[guideline.id]}"
        promised |= {at, *(f"{at}/{audience.id}" for audience in real.audiences)}
    lists = {"for": real.audiences, "roles": real.roles, "threats": real.threats, "run": real.routes}
    promised |= {f"{folder}/{entry.id}" for folder, entries in lists.items() for entry in entries}
    assert {f"{address}/index.md" for address in promised} <= set(pages)


def test_audiences_are_addressed_by_the_promised_words(real):
    assert {audience.id for audience in real.audiences} == {"sme", "large", "public-sector"}


def test_every_page_has_one_first_heading(readings):
    counts = {path: len(reading.named("h1")) for path, reading in readings.items()}
    assert {path: count for path, count in counts.items() if count != 1} == {}


def test_every_page_is_sound_html(readings):
    assert [path for path, reading in readings.items() if not reading.is_sound] == []


def test_no_id_stands_twice_on_a_page(readings):
    twice = {path: [name for name in set(reading.ids) if reading.ids.count(name) > 1] for path, reading in readings.items()}
    assert {path: names for path, names in twice.items() if names} == {}


def test_headings_never_skip_a_level(readings):
    for path, reading in readings.items():
        levels = [int(tag.name[1]) for tag in reading.named("h1", "h2", "h3", "h4", "h5", "h6")]
        assert all(below <= above + 1 for above, below in itertools.pairwise(levels)), path


def test_every_page_is_kept_from_the_template_reader(pages):
    assert all(front_matter(page)["render_macros"] is False for page in pages.values())


def test_every_page_has_a_title_and_a_description(pages):
    assert all(front_matter(page)["title"] and front_matter(page)["description"] for page in pages.values())


def test_no_two_pages_have_the_same_title(pages):
    titles = [front_matter(page)["title"] for page in pages.values()]
    assert sorted(titles) == sorted(set(titles))


def test_the_edit_address_is_a_file_of_the_repository(pages):
    named = {front_matter(page)["source_file"] for page in pages.values() if "source_file" in front_matter(page)}
    assert [name for name in named if not (REPO / name).is_file()] == []


def test_citations_are_numbered_in_order_and_each_has_its_source(readings):
    for path, reading in readings.items():
        numbers = [
            int(tag.attributes["href"].removeprefix("#source-"))
            for tag in reading.named("a")
            if tag.attributes.get("href", "").startswith("#source-")
        ]
        first_seen = list(dict.fromkeys(numbers))
        assert first_seen == list(range(1, len(first_seen) + 1)), path
        assert {f"source-{number}" for number in numbers} == {name for name in reading.ids if re.fullmatch(r"source-\d+", name)}, path


def test_a_term_is_linked_once_a_page_and_explained_there(readings):
    for path, reading in readings.items():
        terms = [tag.attributes["href"] for tag in reading.named("a") if tag.attributes.get("class") == "term"]
        assert len(terms) == len(set(terms)), path
        assert {term.removeprefix("#") for term in terms} <= set(reading.ids), path


def test_every_link_within_the_site_leads_somewhere(readings):
    for path, reading in readings.items():
        for tag in reading.named("a"):
            to = urlsplit(tag.attributes["href"])
            if to.scheme:
                continue
            page = posixpath.normpath(posixpath.join(posixpath.dirname(path), to.path, "index.md")) if to.path else path
            assert page in readings or page in WRITTEN_BY_HAND, f"{path} links to {tag.attributes['href']}"
            if to.fragment and page in readings:
                assert to.fragment in readings[page].ids, f"{path} links to {tag.attributes['href']}"


def test_a_check_named_in_prose_is_a_link_to_its_address(good_readings):
    links = [tag.attributes["href"] for tag in good_readings["roles/developer/index.md"].named("a") if tag.text == "DES-2.1"]
    assert links[0] == "../../checks/#DES-2.1"


def test_every_check_and_every_retired_check_keeps_its_address(good_readings):
    assert {"DES-2.1", "DES-2.2", "DES-2.3"} <= set(good_readings["checks/index.md"].ids)


def test_the_navigation_names_pages_that_exist(pages, real):
    def paths(entry):
        found = entry.values() if isinstance(entry, dict) else entry
        return [entry] if isinstance(entry, str) else [path for part in found for path in paths(part)]

    assert set(paths(navigation(real, with_assessment=True))) <= set(pages) | WRITTEN_BY_HAND


def test_a_copy_for_the_disk_names_files(catalogue):
    for path, reading in read_all(Pages(catalogue, is_files=True).all()).items():
        inner = [tag.attributes["href"] for tag in reading.named("a") if not urlsplit(tag.attributes["href"]).scheme]
        assert all(".html" in link or link.startswith("#") for link in inner), path


def test_pages_are_the_same_from_run_to_run(tmp_path):
    command = [sys.executable, "-m", "secure_ai_guidelines.cli", "pages", "--guidelines", GOOD]
    for seed in ("1", "2"):
        subprocess.run([*command, tmp_path / seed], check=True, env={**os.environ, "PYTHONHASHSEED": seed}, timeout=60)
    one, two = ({str(p.relative_to(tmp_path / seed)): p.read_bytes() for p in (tmp_path / seed).rglob("*.md")} for seed in ("1", "2"))
    assert one == two


def test_braces_in_any_text_are_shown_and_never_run(guidelines):
    for path in guidelines.rglob("*.yaml"):
        put_braces_in(path, guidelines)
    pages = Pages(load(guidelines, with_words=False)).all()
    for path, page in pages.items():
        assert "{{" not in re.sub(r"<script.*?</script>", "", body(page), flags=re.S), path
        assert not re.search(r"\b49\b", body(page)), path
    assert BRACES in Reading(body(pages["secure-design/model-the-threats/sme/index.md"])).text


def put_braces_in(path, root) -> None:
    """Adds braces to the end of every text that people read, as far as there is room."""
    document = read_yaml(path, path.name, root)
    for place, text in texts(document.data):
        parent = document.data
        for key in place[:-1]:
            parent = parent[key]
        if " " in text and len(text) < 100 and place[-1] not in NO_PROSE:
            parent[place[-1]] = f"{text.removesuffix('?')} {BRACES}{'?' if text.endswith('?') else ''}"
    path.write_text(yaml.safe_dump(document.data, allow_unicode=True, sort_keys=False), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("glossary.yaml", (GOOD / "glossary.yaml").read_text("utf-8"), "[]\n"),
        ("traits.yaml", "  summary", "  about: Text.\n  summary"),
        ("audiences.yaml", "start-with: [DES-2.2]", "start-with: []"),
        (GUIDELINE, "routes:\n  hosted-api: Spend your time on accounts and on what you send out.\n", ""),
        (GUIDELINE, "threats: [prompt-injection, wrong-answer]", "threats: []"),
        (GUIDELINE, "see-also: []", "see-also: [DES-2]"),
        ("threats/wrong-answer.yaml", "no-case: The catalogue used here holds no case of it.\n", ""),
        ("frameworks/example-atlas.yaml", "url: https://atlas.example/\n", ""),
        ("edition.yaml", "(DES-2)", "(DES-2.3)"),
        ("policy.yaml", 'date: "2025"', 'date: "2025-03-09"'),
    ],
    ids=[
        "no words",
        "trait with a page",
        "nothing to start with",
        "no routes",
        "no threats",
        "see also",
        "no case",
        "no address",
        "retired id",
        "full date",
    ],
)
def test_what_passes_the_check_can_be_shown(file, old, new, guidelines, edit):
    edit(file, old, new)
    assert Pages(load(guidelines), client="assets/assessment").all()


@pytest.mark.parametrize(
    ("text", "shown"), [("2026-11-23", "23 November 2026"), ("2026-01-05", "5 January 2026"), ("2025-06", "June 2025"), ("2025", "2025")]
)
def test_a_date_is_shown_as_far_as_it_is_known(text, shown):
    assert long_date(text) == shown


def test_a_description_shows_no_citation_mark(guidelines, edit):
    edit("areas.yaml", "before anyone builds it.", "before anyone builds it [@harbour-rules].")
    assert "[@" not in front_matter(Pages(load(guidelines)).all()["secure-design/index.md"])["description"]


def test_the_change_list_tells_each_edition_newest_first_and_links_no_retired_id(catalogue):
    old = edition(question("DES-2.1", "Other words?"), question("DES-2.9"), number="0.9")
    page = Pages(catalogue, editions=all_editions(catalogue, [old])).all()["changes/editions/index.md"]
    assert "## Edition 1.0" in page and "1 question reworded; answers stand" in page and "1 question retired" in page
    assert 'href="../../checks/#DES-2.1"' in page and "#DES-2.9" not in page


def test_a_first_edition_has_nothing_to_compare(catalogue):
    assert "is the first" in Pages(catalogue).all()["changes/editions/index.md"]
