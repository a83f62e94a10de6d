"""Two editions compared: every id is accounted for once, order means nothing, and what a reader is told is what happened."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secure_ai_guidelines.editions.changelog import BEGIN, END, markdown, with_guidance
from secure_ai_guidelines.editions.changes import Changes, compare, history
from secure_ai_guidelines.editions.edition import STATUSES, Edition, Start, Titled, canonical
from secure_ai_guidelines.editions.published import changes_json, edition_files
from secure_ai_guidelines.editions.said import said
from test_editions import dead, edition, question

IDS = [f"DES-1.{number}" for number in range(1, 10)]
some_ids = st.lists(st.sampled_from(IDS), max_size=3, unique=True)
questions = st.builds(question, st.sampled_from(IDS), st.sampled_from(["One?", "Two?"]), formerly=some_ids, replaces=some_ids)
starts = st.lists(
    st.builds(lambda name, ids: Start(id=name, title=name, startWith=ids), st.sampled_from(["sme", "large"]), some_ids),
    max_size=2, unique_by=lambda one: one.id,
)  # fmt: skip
titles = st.lists(
    st.builds(Titled, id=st.sampled_from(["DES-1", "DES-2"]), title=st.sampled_from(["A", "B"])), max_size=2, unique_by=lambda one: one.id
)


@st.composite
def editions(draw, number: str = "1.0") -> Edition:
    """Any edition, with lineage that no release would let pass among it."""
    checks = draw(st.lists(questions, max_size=7, unique_by=lambda one: one.id))
    rows = [dead(name) for name in draw(some_ids)]
    states = draw(st.lists(st.sampled_from(STATUSES), min_size=1, unique=True))
    return edition(*checks, number=number, retired=rows, audiences=draw(starts), guidelines=draw(titles), statuses=states)


def ids_in(changes: Changes) -> Counter[str]:
    """How often each id is accounted for."""
    pairs = [one.id for pair in (*changes.reworded, *changes.renamed) for one in {pair.before.id: pair.before, pair.after.id: pair.after}.values()]
    groups = [one.id for group in changes.regrouped for one in (*group.before, *group.after)]
    return Counter([*pairs, *groups, *(one.id for one in (*changes.unchanged, *changes.added)), *(one.question.id for one in changes.retired)])


def shuffled(one: Edition, seed: int) -> Edition:
    lists = {key: list(getattr(one, key)) for key in ("checks", "retired", "audiences", "guidelines")}
    for values in lists.values():
        random.Random(seed).shuffle(values)
    return one.model_copy(update=lists)


@given(editions())
def test_an_edition_does_not_differ_from_itself(one):
    found = compare(one, one)
    assert found.is_empty
    assert {question.id for question in found.unchanged} == {question.id for question in one.checks}
    assert said(found) == []


@given(editions(), editions("1.1"))
def test_every_id_of_either_edition_is_accounted_for_exactly_once(old, new):
    assert ids_in(compare(old, new)) == Counter({question.id for question in (*old.checks, *new.checks)})


@given(editions(), editions("1.1"), st.integers())
def test_the_order_in_which_things_are_listed_means_nothing(old, new, seed):
    assert compare(shuffled(old, seed), shuffled(new, seed)) == compare(old, new)


@given(editions(), editions("1.1"))
def test_whatever_differs_a_reader_is_told(old, new):
    found = compare(old, new)
    assert found.is_empty == (said(found) == [])
    assert canonical(changes_json([found])) == canonical(changes_json([compare(old, new)]))


OLD = edition(question("DES-1.1", "One?"), question("DES-1.2", "Two?"))


def told(*checks, retired=(), old=OLD, **more) -> dict[str, tuple[str, ...]]:
    return {one.head: one.lines for one in said(compare(old, edition(*checks, number="1.1", retired=[dead(name) for name in retired], **more)))}


ONE, TWO = OLD.checks
BESIDE = "the old answer is shown beside the new question, to look at again"
TOLD = [
    ("added", [ONE, TWO, question("DES-1.3", "Three?")], [], {"1 question added": ("DES-1.3: Three?",)}),
    ("reworded", [question("DES-1.1", "One, then?"), TWO], [], {"1 question reworded; answers stand": ("DES-1.1: One, then? It was: One?",)}),
    (
        "replaced", [TWO, question("DES-1.3", "Other?", replaces=["DES-1.1"])], ["DES-1.1"],
        {f"1 question changed in meaning; {BESIDE}": ("DES-1.1 gave way to DES-1.3: Other?",)},
    ),
    (
        "split", [TWO, question("DES-1.3", "A?", replaces=["DES-1.1"]), question("DES-1.4", "B?", replaces=["DES-1.1"])], ["DES-1.1"],
        {f"1 question split; {BESIDE}": ("DES-1.1 gave way to DES-1.3: A? DES-1.4: B?",)},
    ),
    (
        "merged", [question("DES-1.3", "Both?", replaces=["DES-1.1", "DES-1.2"])], ["DES-1.1", "DES-1.2"],
        {f"1 question made of several; {BESIDE}": ("DES-1.1 and DES-1.2 gave way to DES-1.3: Both?",)},
    ),
    (
        "regrouped", [question("DES-1.3", "A?", replaces=["DES-1.1", "DES-1.2"]), question("DES-1.4", "B?", replaces=["DES-1.2"])],
        ["DES-1.1", "DES-1.2"],
        {f"1 group of questions cut anew; {BESIDE}": ("DES-1.1 and DES-1.2 gave way to DES-1.3: A? DES-1.4: B?",)},
    ),
    (
        "renamed", [TWO, question("DES-1.3", "One?", formerly=["DES-1.1"])], ["DES-1.1"],
        {"1 question under another id; its answer moves along": ("DES-1.1 is now DES-1.3: One?",)},
    ),
    ("retired", [TWO], ["DES-1.1"], {"1 question retired; answers stay readable": ("DES-1.1: One? It asked two things.",)}),
]  # fmt: skip


@pytest.mark.parametrize(("checks", "retired", "expected"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_a_reader_is_told_what_happened_and_what_becomes_of_answers(checks, retired, expected):
    assert told(*checks, retired=retired) == expected


def test_a_renamed_question_in_new_words_is_told_with_both():
    assert list(told(TWO, question("DES-1.3", "One, then?", formerly=["DES-1.1"])).values()) == [("DES-1.1 is now DES-1.3: One, then? It was: One?",)]


def test_several_are_counted_as_several():
    assert list(told(*OLD.checks, question("DES-1.3", "Three?"), question("DES-1.4", "Four?"))) == ["2 questions added"]


def test_a_skipped_edition_loses_no_rename():
    last = edition(TWO, question("DES-1.4", "One?", formerly=["DES-1.3", "DES-1.1"]), number="1.2", retired=[dead("DES-1.1"), dead("DES-1.3")])
    assert [(pair.before.id, pair.after.id) for pair in compare(OLD, last).renamed] == [("DES-1.1", "DES-1.4")]


def test_other_first_steps_titles_and_states_are_told():
    found = told(
        *OLD.checks, audiences=[Start(id="sme", title="Small ferry firms", startWith=["DES-1.1"])],
        guidelines=[Titled(id="DES-1", title="New one")], statuses=["unanswered", "half-way"],
    )  # fmt: skip
    assert list(found.values()) == [
        ("DES-1: New one (new)",),
        ("Small ferry firms: DES-1.1 (before: nothing)",),
        ("New: half-way", "Gone: not-yet, partly, in-place, not-applicable, risk-accepted"),
    ]


def test_history_goes_from_each_edition_to_the_next_by_number():
    three = [edition(number=number) for number in ("1.10", "1.9", "2.0")]
    assert [(one.before, one.after) for one in history(three)] == [("1.9", "1.10"), ("1.10", "2.0")]


def test_the_published_list_holds_every_pair_and_each_edition_stays():
    files = edition_files([OLD, edition(ONE, number="1.1")], {"1.0": b"kept"})
    assert list(files) == ["editions/changes.json", "editions/1.0/questions.json", "editions/1.1/questions.json", "editions/1.0/catalogue.json"]
    assert b'"to": "1.1"' in files["editions/changes.json"] and files["editions/1.0/catalogue.json"] == b"kept"


CHANGED = compare(OLD, edition(ONE, TWO, question("DES-1.3", "Is *this* <b> new?"), number="1.1", date="2026-03-01"))
PAPERS = {
    "no heading": "# Changes\n\nNewest first.\n\n## Edition 1.0\n\n### Guidance\n\n- First.\n",
    "no edition at all": "# Changes\n",
    "heading": "# Changes\n\n## Edition 1.1, version 0.2.0 (1 March 2026)\n\n### Guidance\n\n- By hand.\n\n### Data\n\n- More.\n\n## Edition 1.0\n",
    "heading without guidance": "# Changes\n\n## Edition 1.1\n\n### Site\n\n- More.\n\n## Edition 1.0\n",
    "bare heading": "# Changes\n\n## Edition 1.1\n",
    "like another": "# Changes\n\n## Edition 1.10\n\n### Guidance\n\n- Other.\n",
}


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_the_changelog_gets_its_part_once_and_keeps_every_line_of_people(paper):
    once = with_guidance(paper, CHANGED)
    assert with_guidance(once, CHANGED) == once
    assert once.count(BEGIN) == once.count("### Guidance\n\n" + BEGIN) == 1
    kept = once.replace(f"{BEGIN}\n{markdown(CHANGED)}\n{END}", "").splitlines()
    assert [line for line in paper.splitlines() if line and line not in kept] == []
    heading = once[: once.index(BEGIN)].rpartition("\n## ")[2]
    assert heading.startswith("Edition 1.1") and "1.10" not in heading


def test_a_new_list_takes_the_place_of_the_old_one():
    other = compare(OLD, edition(ONE, number="1.1", date="2026-03-01", retired=[dead("DES-1.2")]))
    both = with_guidance(with_guidance(PAPERS["heading"], CHANGED), other)
    assert both == with_guidance(PAPERS["heading"], other)


def test_a_new_edition_stands_above_the_older_ones_with_its_date():
    headings = [line for line in with_guidance(PAPERS["no heading"], CHANGED).splitlines() if line.startswith("## ")]
    assert headings == ["## Edition 1.1 (1 March 2026)", "## Edition 1.0"]


def test_text_of_the_data_cannot_become_markup():
    assert markdown(CHANGED) == "- 1 question added:\n  - `DES-1.3`: Is \\*this\\* \\<b\\> new?"


def test_an_edition_that_asks_the_same_says_so():
    assert markdown(compare(OLD, OLD)) == "- The questions are those of the edition before."
