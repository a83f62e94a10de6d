"""How a mistake is said: one place, one line, the nearest good word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secure_ai_guidelines.problems import DataError, Problem, did_you_mean, one_of, short


def test_a_problem_of_a_whole_file_names_no_line():
    assert str(Problem("a.yaml", 0, "x.")) == "a.yaml: x."


def test_problems_are_sorted_by_file_and_line_and_told_once():
    given_ = [Problem("b", 1, "x"), Problem("a", 10, "x"), Problem("a", 9, "x"), Problem("b", 1, "x")]
    assert str(DataError(given_)) == "a:9: x\na:10: x\nb:1: x"


@given(st.text())
def test_a_problem_is_one_line_whatever_it_quotes(text):
    assert len(str(Problem("a", 1, f"'{short(text)}' {text}.")).splitlines()) == 1


@given(st.text(min_size=81))
def test_a_quoted_value_is_never_long(text):
    assert len(short(text)) <= 80


@pytest.mark.parametrize(
    ("word", "good", "sentence"),
    [
        ("apl", ["api", "own"], "x is 'apl', not one of api, own. Did you mean 'api'?"),
        ("zzz", ["api", "own"], "x is 'zzz', not one of api, own."),
        ("zzz", [], "x is 'zzz', not known."),
        ("word", ["ward", *"abcdefghijkl"], "x is 'word', not known. Did you mean 'ward'?"),
    ],
    ids=["near", "far", "none", "too many to list"],
)
def test_a_word_of_no_list_is_told_with_the_list_when_it_is_short(word, good, sentence):
    assert one_of("x", word, good) == sentence


def test_no_word_is_offered_when_none_is_near():
    assert did_you_mean("model", ["harbour"]) == ""
