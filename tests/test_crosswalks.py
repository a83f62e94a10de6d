"""Crosswalks as pages: both directions say the same, every cell has its say, and every identifier can be looked up."""

from __future__ import annotations

import html
import re

import pytest

from reading import Reading
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.pages.crosswalks import Cell, Crosswalks, natural
from secure_ai_guidelines.pages.direct import direct_html
from secure_ai_guidelines.pages.render import Pages

ATLAS = "frameworks/example-atlas/index.md"


@pytest.fixture(scope="module")
def published(real) -> Crosswalks:
    return Crosswalks(real)


@pytest.fixture(scope="module")
def real_pages(real) -> dict[str, str]:
    return Pages(real).all()


@pytest.fixture
def small(catalogue) -> Crosswalks:
    return Crosswalks(catalogue)


@pytest.fixture
def pages(catalogue) -> dict[str, str]:
    return Pages(catalogue).all()


def words(page: str) -> str:
    """What a reader sees, each element apart from the next."""
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
    return re.sub(r" ([,.:;)])", r"\1", text)


def section(page: str, name: str) -> str:
    """The part of a page that a heading names."""
    return page.split(f'aria-labelledby="{name}"')[1].split("</section>")[0]


def test_every_guideline_has_its_say_in_every_framework(published, real):
    cells = {(f.id, g.id): published.cell(f, g.id) for f in published.columns for g in real.guidelines}
    assert [key for key, cell in cells.items() if not (cell.count or cell.why)] == []
    assert len(cells) == 17 * len(published.columns)


def test_every_framework_that_wants_a_crosswalk_is_a_column(published):
    assert published.columns == [framework for framework in published.frameworks if framework.use == "crosswalk"]


def test_the_matrix_shows_what_the_data_says_cell_by_cell(published, real, real_pages):
    rows = re.findall(r'<tr class="\w+">(.*?)</tr>', real_pages["frameworks/index.md"], re.S)
    shown = [[words(cell).split(" in ")[0] for cell in re.findall(r"<td.*?</td>", row, re.S)] for row in rows]
    cells = [[published.cell(framework, guideline.id) for framework in published.columns] for guideline in real.guidelines]
    assert shown == [[f"{cell.count} {cell.strength}" if cell.count else "none" for cell in row] for row in cells]


def test_a_cell_leads_to_its_guideline_on_the_frameworks_page(real_pages, published, real):
    for framework in published.columns:
        places = set(Reading(direct_html(real_pages[f"frameworks/{framework.id}/index.md"])[0]).ids)
        named = set(re.findall(rf'href="../frameworks/{framework.id}/#(.*?)"', real_pages["frameworks/index.md"]))
        assert named == {guideline.id for guideline in real.guidelines} <= places


def test_both_directions_hold_the_same_pairs(published, real):
    there = {(name, row.from_, entry, row.strength) for name, crosswalk in real.crosswalks.items() for row in crosswalk.rows for entry in row.ids}
    back = {
        (framework.id, lead.begin, entry.id, lead.strength)
        for framework in published.columns
        for entry in framework.entries
        for lead in published.leads(framework, entry.id)
    }
    assert there == back


def test_a_frameworks_page_names_each_pair_both_ways(pages):
    there, back = section(pages[ATLAS], "from-here"), section(pages[ATLAS], "from-there")
    rows = there.split('data-toc-label="DES-2" }')[1]
    assert re.findall(r">(DES-[\d.]+|EX\.\w+)</", rows) == ["DES-2", "EX.T01", "DES-2.1", "EX.T02", "EX.CS01", "EX.T01"]
    assert words(back).count("Leads to") == 3
    assert "EX.T01 Prompt injection Leads to Prompt injection same, DES-2 related." in words(back)


def test_a_page_says_how_much_is_covered_both_ways(pages):
    assert "1 of 1 guidelines have a counterpart; 3 of 4 identifiers are used." in words(pages[ATLAS])


def test_the_strongest_reference_gives_the_cell_its_word(small, catalogue):
    assert small.cell(catalogue.frameworks["example-atlas"], "DES-2") == Cell(3, "part")


def test_the_look_up_holds_every_identifier_and_every_retired_one(real, real_pages):
    shown = set(map(html.unescape, re.findall(r"<li><b>(.*?)</b>", real_pages["frameworks/find/index.md"])))
    keys = set(map(html.unescape, re.findall(r"\(our key (.*?)\)", real_pages["frameworks/find/index.md"])))
    expected = {entry.id for framework in real.frameworks.values() for entry in (*framework.entries, *framework.retired)}
    assert expected - shown - keys == set()


def test_an_identifier_that_leads_nowhere_says_so(pages):
    assert "(our key EX.T03): no counterpart here" in words(pages["frameworks/find/index.md"])


def test_an_old_identifier_leads_to_the_new_one_and_on(pages):
    find = words(pages["frameworks/find/index.md"])
    assert "OLD.T1 Prompt injection: now EX.T01, Prompt injection same, DES-2 related" in find
    assert "OLD.T2 A trick that nobody plays any more: nothing in the new edition has this name" in find
    assert "EX.T00 Talking the tool round: retired, now EX.T01" in find


def test_every_published_old_identifier_with_a_successor_leads_somewhere(published, real):
    old = real.frameworks["owasp-llm-2025"]
    assert [change.from_ for change in old.changes if not published.leads(old, change.from_)] == []


def test_a_key_of_ours_is_never_shown_as_the_frameworks_id(pages):
    uncovered = section(pages[ATLAS], "left-out")
    assert '<a href="https://atlas.example/tides">Stealing the tide table</a> <span class="muted">(our key EX.T03)</span>' in uncovered


def test_a_label_of_ours_stands_in_brackets_and_is_explained(guidelines, edit):
    edit("frameworks/example-atlas.yaml", "    own-key: true\n", "")
    page = Pages(load(guidelines)).all()[ATLAS]
    assert '<a href="https://atlas.example/tides">EX.T03</a> <span class="muted">(Stealing the tide table)</span>' in page
    assert "Words in brackets are labels of this site" in page


def test_a_check_says_what_else_asks_it(pages):
    card = pages["checks/index.md"].split('id="DES-2.1"')[1].split("</article>")[0]
    assert "Also asked elsewhere: 1 framework Atlas 2026: EX.T02, EX.CS01 part" in words(card)
    assert "Also asked elsewhere" not in pages["checks/index.md"].split('id="DES-2.2"')[1].split("</article>")[0]


def test_a_guideline_and_a_threat_name_their_counterparts_with_the_reason(pages):
    assert "Both reach the desk through what it reads." in section(pages["secure-design/model-the-threats/index.md"], "elsewhere")
    assert "It is the same trick." in section(pages["threats/prompt-injection/index.md"], "elsewhere")
    assert "In other frameworks" not in pages["threats/wrong-answer/index.md"]


def test_a_guideline_without_a_counterpart_says_why(guidelines, edit):
    text = (guidelines / "crosswalks/example-atlas.yaml").read_text("utf-8")
    rows, rest = text.split("rows:\n")[0], text.split("  - from: prompt-injection")[1]
    none = "none:\n  - for: [DES-2]\n    why: Nobody plays tricks on paper.\nuncovered:"
    (guidelines / "crosswalks/example-atlas.yaml").write_text(f"{rows}rows:\n  - from: prompt-injection{rest.replace('uncovered:', none)}", "utf-8")
    made = Pages(load(guidelines)).all()
    assert "No counterpart in 1 framework Atlas 2026 Nobody plays tricks on paper." in words(made["secure-design/model-the-threats/index.md"])
    assert "No counterpart. Nobody plays tricks on paper." in words(made[ATLAS])
    assert "none in Atlas 2026 for DES-2" in words(made["frameworks/index.md"])


def test_identifiers_stand_in_the_order_people_count():
    assert sorted(["A.5.10", "A.5.9", "A.5", "A.10.1"], key=natural) == ["A.5", "A.5.9", "A.5.10", "A.10.1"]


def test_the_place_of_an_identifier_is_its_own(published):
    for framework in published.frameworks:
        places = [published.anchor(entry.id).lower() for entry in framework.entries]
        assert len(places) == len(set(places)), framework.id
        assert all(re.fullmatch(r"id-[a-z0-9.-]+", place) for place in places), framework.id
