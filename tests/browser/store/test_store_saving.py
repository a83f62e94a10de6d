"""A saved answer is on disk, and no way of leaving the page loses one: tabs, reloads, closed windows, a killed browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

BEGIN = "store.saveMeta(assessment('a'))"
ANSWERS = "store.load('a').then((found) => found.answers)"


def statuses(page) -> dict[str, str]:
    """{check: status} as stored."""
    return {check: answer["status"]["value"] for check, answer in page.evaluate(ANSWERS).items()}


def test_different_checks_answered_in_two_tabs_both_stay(open_page):
    one = open_page()
    one.evaluate(BEGIN)
    two = open_page(one.context)
    one.evaluate("store.saveAnswer('a', 'DES-1.1', answer('partly'))")
    two.evaluate("store.saveAnswer('a', 'DES-1.2', answer('not-yet'))")
    assert statuses(one) == statuses(two) == {"DES-1.1": "partly", "DES-1.2": "not-yet"}


def test_many_writes_at_once_in_two_tabs_all_stay(open_page):
    one = open_page()
    one.evaluate(BEGIN)
    two = open_page(one.context)
    write = """(field) => {
      window.done = Promise.all(Array.from({ length: 50 }, (_, n) => store.saveAnswer("a", `DES-1.${n}`, answer("x", n, field))));
    }"""
    one.evaluate(write, "note")
    two.evaluate(write, "owner")
    one.evaluate("done")
    two.evaluate("done")
    found = one.evaluate(ANSWERS)
    assert len(found) == 50 and all({"note", "owner"} <= set(answer) for answer in found.values())


@pytest.mark.parametrize("newer_is_last", [True, False])
def test_of_two_answers_to_one_check_the_newer_wins_and_the_older_is_in_its_history(open_page, newer_is_last):
    one = open_page()
    one.evaluate(BEGIN)
    two = open_page(one.context)
    writes = [(one, "answer('partly', 1, 'status', 'one')"), (two, "answer('in-place', 2, 'status', 'two')")]
    for page, made in writes if newer_is_last else reversed(writes):
        page.evaluate(f"store.saveAnswer('a', 'DES-1.1', {made})")
    found = one.evaluate(ANSWERS)["DES-1.1"]
    assert found["status"]["value"] == "in-place"
    assert [entry["value"] for entry in found["history"]] == ["partly"]


TYPE = """async (letters) => {
  for (let typed = 1; typed <= letters.length; typed += 1) {
    await store.saveAnswer("a", "DES-1.1", answer(letters.slice(0, typed), typed, "note", "one"));
  }
}"""


def test_typing_leaves_the_text_and_not_each_letter(open_page):
    page = open_page()
    page.evaluate(BEGIN)
    page.evaluate(TYPE, "supplier")
    assert page.evaluate(ANSWERS)["DES-1.1"] == {"note": {"value": "supplier", "at": "2026-11-24T09:08:00.000Z", "by": "one"}}


def test_typing_over_what_another_tab_wrote_keeps_that(open_page):
    one = open_page()
    one.evaluate(BEGIN)
    two = open_page(one.context)
    one.evaluate(TYPE, "mine")
    two.evaluate("store.saveAnswer('a', 'DES-1.1', answer('theirs', 9, 'note', 'one'))")
    one.evaluate("store.saveAnswer('a', 'DES-1.1', answer('mine again', 10, 'note', 'one'))")
    found = one.evaluate(ANSWERS)["DES-1.1"]
    assert (found["note"]["value"], [entry["value"] for entry in found["history"]]) == ("mine again", ["mine", "theirs"])


def test_what_a_page_puts_in_the_history_stays_there(open_page):
    page = open_page()
    page.evaluate(BEGIN)
    page.evaluate("store.saveAnswer('a', 'DES-1.1', answer('partly'))")
    page.evaluate("store.saveAnswer('a', 'DES-1.1', { ...answer('not-yet', 1), history: [{ field: 'status', ...answer('partly').status }] })")
    found = page.evaluate(ANSWERS)["DES-1.1"]
    assert (found["status"]["value"], [entry["value"] for entry in found["history"]]) == ("not-yet", ["partly"])


def test_evidence_typed_letter_by_letter_is_one_entry(open_page):
    page = open_page()
    page.evaluate(BEGIN)
    evidence = "{ evidence: { one: answer(%r, %d, 'x').x, two: answer('photo', 0, 'x').x } }"
    for minute, text in enumerate(("p", "po", "policy")):
        page.evaluate(f"store.saveAnswer('a', 'DES-1.1', {evidence % (text, minute)})")
    found = page.evaluate(ANSWERS)["DES-1.1"]
    assert {key: register["value"] for key, register in found["evidence"].items()} == {"one": "policy", "two": "photo"} and "history" not in found


def test_a_save_gives_what_is_stored_then(open_page):
    page = open_page()
    page.evaluate("store.saveAnswer('a', 'DES-1.1', answer('theirs', 0, 'note'))")
    assert set(page.evaluate("store.saveAnswer('a', 'DES-1.1', answer('partly'))")) == {"status", "note"}


def test_the_first_answer_is_stored_as_it_was_given(open_page):
    page = open_page()
    page.evaluate(BEGIN)
    given = page.evaluate("window.given = { ...answer('partly'), fromANewerEdition: { some: ['thing'] } }")
    page.evaluate("store.saveAnswer('a', 'DES-1.1', given)")
    assert page.evaluate(ANSWERS) == {"DES-1.1": given}


def open_popup(page):
    """The same page, opened by a script: only such a window can close itself."""
    with page.expect_popup() as opened:
        page.evaluate("() => { open('page.html'); }")
    opened.value.wait_for_selector("html[data-is-ready]", state="attached")
    return opened.value


@pytest.mark.parametrize("leave", ["navigate", "reload", "close"])
def test_an_answer_given_while_leaving_is_saved_eight_times_of_eight(open_page, leave):
    first = open_page()
    first.evaluate(BEGIN)
    checks = [f"DES-1.{number}" for number in range(8)]
    for check in checks:
        page = open_popup(first)
        page.evaluate("([checkId, leave]) => Object.assign(document.getElementById('answer').dataset, { checkId, leave })", [check, leave])
        with page.expect_event("close" if leave == "close" else "load"):
            page.evaluate("setTimeout(() => document.getElementById('answer').click())")
        page.close()
    assert statuses(open_page(first.context)) == dict.fromkeys(checks, "in-place")


def test_many_answers_given_while_leaving_are_all_saved(open_page):
    first = open_page()
    page = open_page(first.context)
    checks = [f"DES-1.{number}" for number in range(20)]
    begin = "store.saveMeta(assessment('new')); for (const check of checks) store.saveAnswer('new', check, answer('partly')); location.reload()"
    with page.expect_event("load"):
        page.evaluate(f"(checks) => {{ setTimeout(() => {{ store.load('new'); {begin}; }}); }}", checks)
    assert sorted(first.evaluate("store.load('new').then((found) => Object.keys(found.answers))")) == sorted(checks)


def test_a_browser_killed_as_soon_as_saved_is_said_loses_nothing(own_chromium):
    page = own_chromium.open()
    page.evaluate(BEGIN)
    for number in range(5):
        page.evaluate("(check) => store.saveAnswer('a', check, answer('in-place'))", f"DES-1.{number}")
        own_chromium.kill()
        page = own_chromium.open()
        assert statuses(page) == {f"DES-1.{before}": "in-place" for before in range(number + 1)}
