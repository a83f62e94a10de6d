"""Whole assessments: brought in, removed, put back, found by the next page; and how long many of them take."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.browser

TWO = "store.putWhole(assessment('a', { 'DES-1.1': answer('partly'), 'DES-1.2': answer('not-yet') }))"


def ids(page) -> list[str]:
    return page.evaluate("store.list().then((found) => found.map(({ id }) => id))")


def test_what_is_brought_into_an_empty_store_comes_out_as_it_was(open_page):
    page = open_page()
    words = ["O'Brien", '"quoted"', "a: b # c", "\U0001f512 emoji", "\u05e9\u05dc\u05d5\u05dd", "x" * 10_000, "</script>", ""]
    given = page.evaluate(
        """(words) => {
          const answers = Object.fromEntries(words.map((word) => [word, answer(word, 0, "note")]));
          return window.given = { ...assessment("a", answers), snapshots: [1], fromANewerFile: { deep: [null] } };
        }""",
        words,
    )
    page.evaluate("store.putWhole(given)")
    assert page.evaluate("store.load('a')") == given


def test_keys_named_like_prototypes_are_data(open_page):
    page = open_page()
    text = json.dumps({"__proto__": {"note": {"value": "n", "at": "t", "by": "b"}, "constructor": 1}, "constructor": {}})
    page.evaluate("(text) => store.putWhole({ ...assessment('a'), answers: JSON.parse(text) })", text)
    page.evaluate("store.saveAnswer('a', '__proto__', answer('partly'))")
    found = json.loads(page.evaluate("store.load('a').then((found) => JSON.stringify(found.answers))"))
    assert set(found) == {"__proto__", "constructor"} and set(found["__proto__"]) == {"note", "constructor", "status"}


def test_an_import_leaves_what_another_tab_answered_meanwhile(open_page):
    page = open_page()
    page.evaluate(TWO)
    page.evaluate("store.saveAnswer('a', 'DES-1.3', answer('risk-accepted'))")
    page.evaluate("store.putWhole(assessment('a', { 'DES-1.1': answer('in-place', 9) }))")
    found = page.evaluate("store.load('a')")["answers"]
    assert [answer["status"]["value"] for _, answer in sorted(found.items())] == ["in-place", "not-yet", "risk-accepted"]


def test_an_import_can_be_taken_back(open_page):
    page = open_page()
    before = page.evaluate(f"{TWO}.then(() => store.load('a'))")
    page.evaluate("store.putWhole(assessment('a', { 'DES-1.1': answer('in-place', 9) }))")
    page.evaluate("store.undo()")
    assert page.evaluate("store.load('a')") == before


def test_an_import_of_something_new_can_be_taken_back(open_page):
    page = open_page()
    page.evaluate(f"{TWO}.then(() => store.undo())")
    assert ids(page) == [] and page.evaluate("store.load('a')") is None


def test_a_removed_assessment_can_be_put_back_even_by_the_next_page(open_page):
    page = open_page()
    before = page.evaluate(f"{TWO}.then(() => store.load('a'))")
    page.evaluate("store.remove('a')")
    assert ids(page) == []
    page.reload()
    assert [row["id"] for row in page.evaluate("store.lastUndo()")["before"]] == ["a"]
    page.evaluate("store.undo()")
    assert page.evaluate("store.load('a')") == before


def test_all_assessments_can_be_removed_and_put_back_at_once(open_page):
    page = open_page()
    page.evaluate("store.putWhole(assessment('a'), assessment('b'), assessment('c')).then(() => store.remove('a', 'b'))")
    assert ids(page) == ["c"]
    page.evaluate("store.undo()")
    assert ids(page) == ["a", "b", "c"]


def test_an_undo_can_be_taken_back_so_that_it_loses_no_answer(open_page):
    page = open_page()
    page.evaluate(f"{TWO}.then(() => store.saveAnswer('a', 'DES-1.3', answer('in-place'))).then(() => store.undo())")
    assert page.evaluate("store.lastUndo()") is None
    page.evaluate("store.redo()")
    assert list(page.evaluate("store.load('a')")["answers"]) == ["DES-1.1", "DES-1.2", "DES-1.3"]


def test_an_answer_given_in_another_tab_after_a_removal_is_not_lost(open_page):
    page = open_page()
    page.evaluate(f"{TWO}.then(() => store.remove('a')).then(() => store.saveAnswer('a', 'DES-1.9', answer('partly')))")
    assert page.evaluate("store.load('a')") is None
    page.evaluate("store.putWhole(assessment('a'))")
    assert list(page.evaluate("store.load('a')")["answers"]) == ["DES-1.9"]


def test_an_answer_given_in_another_tab_after_a_removal_is_there_after_the_undo(open_page):
    page = open_page()
    page.evaluate(f"{TWO}.then(() => store.remove('a')).then(() => store.saveAnswer('a', 'DES-1.9', answer('partly'))).then(() => store.undo())")
    assert list(page.evaluate("store.load('a')")["answers"]) == ["DES-1.1", "DES-1.2", "DES-1.9"]


def test_nothing_to_undo_changes_nothing(open_page):
    page = open_page()
    page.evaluate("store.saveMeta(assessment('a')).then(() => store.undo()).then(() => store.redo())")
    assert ids(page) == ["a"]


@pytest.mark.parametrize("answers", ["{ 'DES-1.1': { note() {} } }", "{ 'DES-1.0': answer('x'), 'DES-1.1': document }"])
def test_an_import_that_fails_changes_nothing(open_page, answers):
    page = open_page()
    before = page.evaluate(f"{TWO}.then(() => store.load('a'))")
    page.evaluate(f"store.remove('b').then(() => ending(store.putWhole({{ ...assessment('c'), answers: {answers} }}, assessment('a'))))")
    assert page.evaluate("store.load('a')") == before and ids(page) == ["a"]


def test_what_a_page_wrote_down_and_did_not_live_to_join_is_joined_by_the_next(open_page):
    page = open_page()
    page.evaluate(TWO)
    page.evaluate("putRaw('journal', { place: 'answers', record: { assessmentId: 'a', checkId: 'DES-1.1', answer: answer('in-place', 3) } })")
    page.evaluate("putRaw('journal', { place: 'assessments', record: (({ answers, ...meta }) => meta)(assessment('new')) })")
    assert ids(page) == ["a", "new"]
    assert page.evaluate("store.load('a')")["answers"]["DES-1.1"]["status"]["value"] == "in-place"


def test_settings_are_kept(open_page):
    page = open_page()
    page.evaluate("store.setSetting('device', 'abc')")
    page.reload()
    assert page.evaluate("Promise.all([store.getSetting('device'), store.getSetting('other')])") == ["abc", None]


def test_fifty_assessments_of_a_hundred_answers_are_saved_and_loaded_in_reasonable_time(open_page, capsys):
    page = open_page()
    took = page.evaluate("""async () => {
      const full = (n) => ({ ...answer("partly", n % 60), ...answer("A note of ordinary length, as people write them.", n % 60, "note") });
      const checks = Array.from({ length: 100 }, (_, n) => [`DES-${1 + n % 4}.${n}`, full(n)]);
      const took = async (act) => { const start = performance.now(); await act(); return Math.round(performance.now() - start); };
      const each = async (act) => { for (let n = 0; n < 50; n += 1) await act(`id-${n}`); };
      return {
        "put 50": await took(() => each((id) => store.putWhole(assessment(id, Object.fromEntries(checks))))),
        "list 50": await took(() => store.list()),
        "load 50": await took(() => each((id) => store.load(id))),
        "load 1": await took(() => store.load("id-7")),
        "save 100": await took(async () => { for (const [checkId] of checks) await store.saveAnswer("id-7", checkId, answer("in-place", 59)); }),
      };
    }""")
    with capsys.disabled():
        print("\nstore, 50 assessments of 100 answers, ms:", took)
    assert took["load 1"] < 1000 and took["put 50"] < 30_000
