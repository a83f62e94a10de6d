"""The contract, scores: a score stands beside its count, never is NaN, and says what not applicable does. And there is room for many.

Line 17, and fifty assessments of a hundred answers.
"""

from __future__ import annotations

import json

import pytest
from files import answer, assessment

pytestmark = [pytest.mark.browser, pytest.mark.contract]

APPLYING = "(all) => all.filter((e) => !e.hidden).map((e) => e.dataset.check)"


def checks_here(person) -> list[str]:
    """Ids of the checks that apply."""
    return person.page.eval_on_selector_all("article[data-check]", APPLYING)


@pytest.fixture
def with_all(sit):
    """with_all(status, but=()): a person whose every check has that state, but for some."""

    def bring(status: str, but: tuple[str, ...] = ()):
        person = sit().begin()
        ids = [check for check in checks_here(person) if check not in but]
        file = person.exported() | {"answers": {check: answer(status) for check in ids}}
        person.bring_in(file, "Merge it into the open assessment")
        person.go("assess/results/")
        return person

    return bring


def test_each_score_stands_beside_answered_of_total(with_all):
    person = with_all("in-place", ("DES-2.1", "DES-2.2"))
    rows = person.page.locator(".bars > li").all_inner_texts()
    assert "24 of 26 answered." in rows[0] and "92 %" in rows[0]
    table = person.page.locator(".by-area tr", has_text="DES-2").inner_text().split("\t")
    assert table[1:] == ["5 of 7", "71 %"]
    assert person.page.locator(".bars .score").count() == person.page.locator(".bars .words").count() == 4


def test_where_nothing_applies_there_is_no_score_and_never_nan(with_all):
    person = with_all("not-applicable")
    text = person.page.locator("main").inner_text()
    assert "NaN" not in text and "NaN" not in person.page.locator("svg.radar").inner_html()
    assert person.page.locator(".bars .score").all_text_contents() == ["Score: no score"] * 4
    assert "“not applicable” is left out" in text


def test_blanks_and_accepted_risks_count_as_nothing_and_are_said(with_all):
    person = with_all("risk-accepted", ("DES-2.1",))
    row = person.page.locator(".bars > li").first.inner_text()
    assert "0 %" in row and "25 risk accepted, 1 not answered" in row


def test_an_assessment_with_no_answer_has_no_nan_either(begun):
    begun.go("assess/results/")
    assert "none is answered yet" in begun.page.locator("[data-part=headline]").inner_text()
    assert "NaN" not in begun.page.locator("main").inner_html()


def test_counts_on_the_assessment_page_follow_the_answers(begun):
    begun.answer("DES-2.1", "partly")
    begun.answer("DES-2.2", "unanswered")
    assert begun.page.locator("[data-count='DES-2']").inner_text() == "1 of 7 answered"
    assert begun.page.locator(".assess-side").get_by_text("1 of 104").count() == 1


def test_fifty_assessments_of_a_hundred_answers_are_all_there_and_one_opens_at_once(begun):
    ids = checks_here(begun)[:100]
    put = """async (files) => {
      const [{ name }] = await indexedDB.databases();
      const db = await new Promise((good) => { indexedDB.open(name).onsuccess = (event) => good(event.target.result); });
      const tx = db.transaction(["assessments", "answers"], "readwrite");
      for (const { answers, ...meta } of files) {
        tx.objectStore("assessments").put(meta);
        for (const [checkId, answer] of Object.entries(answers)) tx.objectStore("answers").put({ assessmentId: meta.id, checkId, answer });
      }
      await new Promise((good) => { tx.oncomplete = good; });
      db.close();
    }"""
    answers = {check: answer("partly", note="A note of some length, as people write them.") for check in ids}
    begun.page.evaluate(put, [assessment(answers) | {"id": f"{number:016x}", "name": answer(f"System {number}")["status"]} for number in range(49)])
    begun.answer("DES-2.1", "in-place")
    begun.reload()
    shelf = begun.shelf()
    assert "50 assessments on this device." in shelf.inner_text()
    shelf.get_by_role("listitem").filter(has_text="System 48").get_by_role("button").click()
    begun.page.locator("[data-part=name]", has_text="System 48").wait_for()
    assert len(json.loads(begun.export())["answers"]) == 100
