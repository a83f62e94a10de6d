"""The words are measured the same way each time, the page for editors shows what is true now, and what is over a limit is known."""

from __future__ import annotations

import pytest

from places import REPO
from secure_ai_guidelines.catalogue.folder import read_folder
from secure_ai_guidelines.cli import main
from secure_ai_guidelines.editorial.facts import all_facts, draw
from secure_ai_guidelines.editorial.measure import Text, all_texts, measure, passive_share, sentences_of
from secure_ai_guidelines.editorial.table import FILE, as_json, rows_of, saved_rows

REAL = REPO / "guidelines"


@pytest.fixture(scope="module")
def folder():
    return read_folder(REAL)


@pytest.fixture(scope="module")
def rows(folder):
    return rows_of(folder)


def test_the_kept_table_is_that_of_the_texts_as_they_are(rows):
    """Else run: secure-ai editorial --write"""
    assert (REAL / FILE).read_bytes() == as_json(rows)


def test_each_guidance_text_why_threat_and_role_is_measured(folder, rows):
    assert len(rows) == 4 * len(folder.guidelines) + len(folder.threats) + len(folder.roles)


@pytest.mark.parametrize("figure", ["grade", "longest", "banned", "likeness"])
def test_no_text_passes_a_limit_that_readers_feel(rows, figure):
    """Passive share and citations are reasons to look, not limits."""
    assert [row.name for row in rows if figure in row.look] == []


@pytest.mark.parametrize(
    ("sentence", "is_passive"),
    [
        ("The model was trained by others.", True),
        ("Keys are kept apart.", True),
        ("The log is quickly deleted.", True),
        ("Keep the keys apart.", False),
        ("The owner is the person who pays.", False),
        ("You asked the supplier.", False),
    ],
)
def test_a_passive_is_a_form_of_be_and_a_participle(sentence, is_passive):
    assert passive_share([sentence]) == float(is_passive)


def test_a_list_item_and_a_quotation_end_their_sentences():
    assert len(sentences_of('Say: "Stop." Then wait.\n\n- One thing\n- Another thing')) == 5


def test_a_copy_of_another_audience_s_paragraph_is_seen():
    words = "Ask the supplier two things today and write the answers on one page that you keep."
    row = measure(Text("x", "sme", "x.yaml", 1, words, (words, "Something else.")), [])
    assert (row.likeness, "likeness" in row.look) == (1.0, True)


def test_few_citations_are_a_reason_to_look_for_large_and_public_texts_only():
    words = " ".join(["word"] * 200)
    assert "cites" in measure(Text("x", "large", "x.yaml", 1, words), []).look
    assert "cites" not in measure(Text("x", "sme", "x.yaml", 1, words), []).look


def test_a_draw_of_facts_is_the_same_for_the_same_seed(folder):
    assert draw(folder, 20, 7) == draw(folder, 20, 7) != draw(folder, 20, 8)


def test_every_fact_has_a_place_and_a_source(folder):
    known = {source.id for source in folder.list_of("sources.yaml")}
    for fact in all_facts(folder):
        assert fact.sources and all(source.split(":")[0] in known for source in fact.sources), fact
        assert fact.place.split(":")[1].isdigit()


def test_the_command_prints_facts_with_their_sources(capsys):
    assert main(["editorial", str(REAL), "--facts", "3", "--seed", "2"]) == 0
    assert capsys.readouterr().out.count("\n   ") == 6


def test_the_texts_know_where_they_stand(folder):
    for text in all_texts(folder):
        assert text.line > 1 and text.file.endswith(".yaml")


def test_no_table_gives_no_page(tmp_path):
    assert saved_rows(tmp_path) == []
