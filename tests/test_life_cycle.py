"""The life cycle: drawn, listed and traced, the same guidelines every time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import Reading
from secure_ai_guidelines.pages.addresses import Addresses
from secure_ai_guidelines.pages.life_cycle import drawing, listing, trace, wrap

WORDS = st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=12)


@given(WORDS)
def test_wrapping_loses_no_word(words):
    assert " ".join(wrap(" ".join(words), 12)).split() == words


@given(WORDS)
def test_a_wrapped_line_fits_unless_it_is_one_word(words):
    assert all(len(line) <= 13 or " " not in line for line in wrap(" ".join(words), 12))


@pytest.mark.parametrize("made", [drawing, listing])
def test_every_area_and_guideline_is_a_link(made, real):
    to = Addresses(real)
    links = [tag.attributes["href"] for tag in Reading(made(real, to)).named("a")]
    expected = [*(to.folder(area.id) for area in real.areas), *(to.guideline(guideline.id) for guideline in real.guidelines)]
    assert sorted(links) == sorted(expected)


def test_a_drawn_link_is_named_by_id_and_title(real):
    names = [tag.attributes.get("aria-label", "") for tag in Reading(drawing(real, Addresses(real))).named("a")]
    assert {f"{guideline.id} {guideline.title}" for guideline in real.guidelines} <= set(names)


def test_the_trace_marks_the_guideline_you_are_on(real):
    for position, guideline in enumerate(real.guidelines):
        dots = Reading(trace(real, guideline)).named("circle")
        assert [number for number, dot in enumerate(dots) if "here" in dot.attributes["class"].split()] == [position]
