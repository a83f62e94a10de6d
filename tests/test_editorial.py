"""The words are measured the same way each time, the page for editors shows what is true now, and what is over a limit is listed with its reason."""

from __future__ import annotations

import pytest

from places import GOOD, REPO
from secure_ai_guidelines.catalogue.folder import read_folder
from secure_ai_guidelines.cli import main
from secure_ai_guidelines.editorial.facts import all_facts, draw
from secure_ai_guidelines.editorial.measure import Text, all_texts, measure, passive_share
from secure_ai_guidelines.editorial.sentences import long_sentences, sentences_of
from secure_ai_guidelines.editorial.table import FILE, as_json, as_text, rows_of, saved_rows
from secure_ai_guidelines.problems import DataError

REAL = REPO / "guidelines"
# What is over a mark that only asks for a look, and why it may stay.
LISTED = {
    ("DEP-2 why", "passive"): "tells what is done to a model, and any attacker may do it",
    ("DES-3 sme", "passive"): "an AI tool is fooled by whoever writes to it",
    ("DEV-1 why", "passive"): "that others made the parts is the point",
    ("DEV-3 public-sector", "passive"): "whoever has the duty approves, keeps and recommends",
    ("DEV-4 large", "cites"): "the advice is ours: no public source names numbers for technical debt",
    ("DEV-4 sme", "passive"): "who sent a key or cut a corner is not what the owner asks",
    ("DEV-4 why", "passive"): "debt is what was left, whoever left it",
    ("OPS-4 why", "passive"): "one of two is the announcement of a reform",
    ("risk-owner", "passive"): "a risk owner signs for what others keep, test and leave",
    ("supply-chain-compromise", "passive"): "that others made the parts is the point",
}


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
    assert [row.name for row in rows if figure in row.look] == []


def test_a_text_over_a_mark_is_listed_with_its_reason(rows):
    """Passive share and citations are reasons to look: mend the text, or list it above."""
    assert [over for row in rows for figure in row.look if (over := (row.name, figure)) not in LISTED] == []


def test_no_sentence_of_the_data_is_longer_than_25_words(folder):
    assert long_sentences(folder) == []


def test_a_long_sentence_is_found_with_its_own_line(guidelines, edit):
    edit("areas.yaml", "    A mistake on paper costs an hour.", f"    A short one.\n    {'Long ' + 'and long ' * 13}it is.\n    It costs an hour.")
    assert long_sentences(read_folder(guidelines)) == [
        "guidelines/areas.yaml:8: 'Long and long and long and long and long and long and long a…' has 29 words, 25 at most. Make it two sentences."
    ]


@pytest.mark.parametrize(
    ("sentence", "is_passive"),
    [
        ("The model was trained by others.", True),
        ("Keys are kept apart.", True),
        ("The log is quickly deleted.", True),
        ("The key has been stolen.", True),
        ("Nothing can be seen.", True),
        ("Keep the keys apart.", False),
        ("The owner is the person who pays.", False),
        ("You asked the supplier.", False),
        ("The port is often open.", False),
        ("The officer is able to read it.", False),
        ("It is late, and you asked.", False),
    ],
)
def test_a_passive_is_a_form_of_be_and_a_participle(sentence, is_passive):
    assert passive_share([sentence]) == float(is_passive)


def test_a_list_item_and_a_quotation_end_their_sentences():
    assert len(sentences_of('Say: "Stop." Then wait.\n\n- One thing\n- Another thing [@a].')) == 4


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


def test_every_fact_has_a_source(folder):
    known = {source.id for source in folder.list_of("sources.yaml")}
    assert [fact for fact in all_facts(folder) if not fact.sources or {source.split(":")[0] for source in fact.sources} - known] == []


def test_a_fact_stands_where_it_says(folder):
    lost = []
    for fact in all_facts(folder):
        file, line = fact.place.split(":")
        written = (REPO / file).read_text("utf-8").splitlines()[int(line) - 1]
        lost += [] if fact.sentence.split()[0] in written else [fact]
    assert lost == []


def test_the_command_prints_facts_with_their_sources(capsys):
    assert main(["editorial", str(REAL), "--facts", "3", "--seed", "2"]) == 0
    assert capsys.readouterr().out.count("\n   ") == 6


def test_the_texts_know_where_they_stand(folder):
    for text in all_texts(folder):
        assert text.line > 1 and text.file.endswith(".yaml")


def test_no_table_gives_no_page(tmp_path):
    assert saved_rows(tmp_path) == []


def test_a_spoiled_table_is_one_problem_that_says_what_to_do(tmp_path):
    (tmp_path / FILE).write_text("<<<<<<< ours", "utf-8")
    with pytest.raises(DataError, match=r"editorial\.json: this is not the table of the words\. Write it anew: secure-ai editorial --write$"):
        saved_rows(tmp_path)


def test_the_worst_come_first_and_only_as_many_as_asked(rows):
    lines = as_text(rows, worst=3).splitlines()
    assert len(lines) == 4 and "fine" not in lines[1]


def test_the_command_gives_the_table_and_exit_code_0(secure_ai):
    code, lines = secure_ai("editorial", str(GOOD), "--worst", "1")
    assert (code, lines[0].split()[0], len(lines)) == (0, "text", 2)


def test_the_command_names_what_cannot_be_read(guidelines, secure_ai):
    (guidelines / "glossary.yaml").write_text("- term: [", "utf-8")
    code, lines = secure_ai("editorial", "guidelines", "--facts", "3")
    assert (code, lines[-1]) == (1, "1 problem")


@pytest.mark.parametrize("option", ["--worst", "--facts"])
@pytest.mark.parametrize("number", ["0", "-1", "x"])
def test_a_number_that_is_none_is_wrong_usage(option, number):
    with pytest.raises(SystemExit) as stopped:
        main(["editorial", str(GOOD), f"{option}={number}"])
    assert stopped.value.code == 2
