"""The rules of words: how length, reading grade and likeness are measured."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secure_ai_guidelines.catalogue.rules.words import BANNED, BANNED_PATTERN, likeness, readable, reading_grade, words_in

PARAGRAPH = "Draw a line for each thing the tool can read, and a thick line for each thing it can change."


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Ask the Island Harbour Office.", "Ask the it."),
        ("Ask Island Harbour Offices.", "Ask Island Harbour Offices."),
        ("Read DES-2 and DES-2.1.", "Read it and it."),
        ("**Decide.** Use `log`.", "Decide. Use log."),
        ("Ask:\n\n1. What goes in\n2. What comes out?\n- Who reads it;", "Ask. What goes in. What comes out? Who reads it."),
        ("one\ntwo", "one two."),
        ("", ""),
        ("- **\n\n", ""),
    ],
    ids=["name", "part of a word", "ids", "marks", "list", "wrapped line", "nothing", "only marks"],
)
def test_a_text_is_measured_as_a_reader_hears_it(text, heard):
    assert readable(text, ["Island Harbour Office"]) == heard


@given(st.text())
def test_no_text_makes_the_measure_throw(text):
    assert isinstance(reading_grade(text, ["NCSC", "("]), float | int)


def test_the_longer_of_two_names_is_taken_out_whole():
    assert readable("The Harbour Office.", ["Harbour", "Harbour Office"]) == "The it."


def test_short_words_in_short_sentences_read_easier():
    easy = reading_grade("Cut the rope. Then tell the crew.", [])
    hard = reading_grade("Organisational consequences materialise predominantly wherever automated interpretation prevails.", [])
    assert easy < 5 < 12 < hard


@pytest.mark.parametrize(("text", "words"), [("It's a two-way link.", ["it's", "a", "two-way", "link"]), ("- 1. [x]", ["1", "x"]), ("", [])])
def test_words_are_counted_as_people_count_them(text, words):
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("other", "low", "high"),
    [
        (PARAGRAPH, 1, 1),
        (PARAGRAPH.upper(), 1, 1),
        (PARAGRAPH.replace("the tool", "your tool"), 0.6, 0.99),
        ("Ask the harbour master which threats have been accepted in writing, and by whom.", 0, 0),
        ("", 0, 0),
    ],
    ids=["same", "capitals", "one word changed", "other", "nothing"],
)
def test_likeness_is_1_for_a_copy_and_0_for_other_words(other, low, high):
    assert low <= likeness(PARAGRAPH, other) <= high


@pytest.mark.parametrize("word", BANNED)
def test_a_banned_word_is_found_in_any_form(word):
    assert BANNED_PATTERN.search(f"You {word.capitalize()}s it.")


def test_a_word_that_only_ends_like_a_banned_one_is_good():
    assert not BANNED_PATTERN.search("An uncertified, unleveraged thing.")
