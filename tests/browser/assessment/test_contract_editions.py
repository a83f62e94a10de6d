"""The contract, editions: new words, new meanings and retired questions lose no answer; a state nobody here knows is asked about.

Lines 9 and 13. The next edition is this one with its data block changed on the way to the browser.
"""

from __future__ import annotations

import json
import re

import pytest
from files import answer, assessment

pytestmark = [pytest.mark.browser, pytest.mark.contract]

BLOCK = re.compile(r'(id="assessment-data">)(.*?)(</script>)', re.S)


def next_edition(person, change) -> None:
    """Reloads the page as the next edition would send it: `change` takes {id: check} and the whole data."""

    def send(route):
        answered = route.fetch()

        def changed(found):
            data = json.loads(found[2])
            change({check["id"]: check for check in data["checks"]}, data)
            return found[1] + json.dumps(data).replace("<", "\\u003c") + found[3]

        route.fulfill(response=answered, body=BLOCK.sub(changed, answered.text()))

    person.page.context.route(re.compile("/assess/$"), send)
    person.reload()


def test_new_words_keep_the_answer_and_show_what_was_asked(begun):
    begun.answer("DES-2.1", "partly", note="Mine")
    asked = begun.exported()["answers"]["DES-2.1"]["status"]["asked"]["text"]
    next_edition(begun, lambda checks, _: checks["DES-2.1"].update(ask="The same in better words?", digest="0" * 16))
    assert (begun.status("DES-2.1"), begun.value("DES-2.1", "note")) == ("partly", "Mine")
    said = begun.card("DES-2.1").locator(".earlier")
    said.get_by_text("new words since you answered").wait_for()
    assert asked in said.inner_text()
    said.get_by_role("button", name="My answer still fits").click()
    said.locator("*").first.wait_for(state="detached")
    begun.saved()
    assert begun.radio("DES-2.1", "partly").evaluate("(radio) => radio === document.activeElement")
    out = begun.exported()["answers"]["DES-2.1"]
    assert (out["status"]["value"], out["status"]["asked"]["text"]) == ("partly", "The same in better words?")
    assert [entry["asked"]["text"] for entry in out["history"]] == [asked]


def test_a_new_meaning_asks_again_and_shows_the_old_answer_beside(begun):
    begun.answer("DES-2.2", "in-place", note="As it was")

    def replace(checks, data):
        data["checks"].remove(checks["DES-2.2"])
        checks["DES-2.3"].update(replaces="DES-2.2")
        data["retired"].append({"id": "DES-2.2", "in": "1.1", "asked": "The old question?", "why": "It asked two things."})

    next_edition(begun, replace)
    said = begun.card("DES-2.3").locator(".earlier")
    said.get_by_text("Look again.").wait_for()
    assert begun.status("DES-2.3") == "unanswered"
    assert "You answered “In place”" in said.inner_text() and "As it was" in said.inner_text()
    begun.answer("DES-2.3", "partly")
    said.locator("*").first.wait_for(state="detached")
    assert begun.exported()["answers"]["DES-2.2"]["note"]["value"] == "As it was"


def test_answers_to_retired_questions_stay_readable_and_in_every_copy(begun):
    begun.answer("DES-2.2", "in-place", note="Kept for ever")

    def retire(checks, data):
        data["checks"].remove(checks["DES-2.2"])
        data["retired"].append({"id": "DES-2.2", "in": "1.1", "asked": "The old question?", "why": "It asked two things."})

    next_edition(begun, retire)
    begun.page.get_by_text("1 answer to questions that are not asked here").click()
    older = begun.page.locator(".older").inner_text()
    assert "The old question?" in older and "Kept for ever" in older and "No longer asked since edition 1.1: It asked two things." in older
    begun.answer("DES-2.1", "partly")
    assert begun.exported()["answers"]["DES-2.2"]["note"]["value"] == "Kept for ever"


def test_a_renamed_question_keeps_its_answer_and_counts_it(begun):
    begun.answer("DES-2.2", "in-place", note="Under the old id")

    def rename(checks, data):
        data["checks"].remove(checks["DES-2.2"])
        checks["DES-2.3"].update(formerly="DES-2.2")

    next_edition(begun, rename)
    assert (begun.status("DES-2.3"), begun.value("DES-2.3", "note")) == ("in-place", "Under the old id")
    assert "1 of" in begun.page.locator("[data-count='DES-2']").inner_text()
    begun.answer("DES-2.3", "not-yet")
    begun.reload()
    assert (begun.status("DES-2.3"), begun.value("DES-2.3", "note")) == ("not-yet", "Under the old id")


@pytest.fixture
def strange(sit):
    """A person who brought in an answer with a state of another edition."""
    person = sit()
    person.bring_in(assessment({"DES-2.1": answer("mostly", note="From 2030"), "DES-2.2": answer("in-place")}))
    return person


def test_a_state_of_another_edition_is_kept_and_asked_about(strange):
    assert strange.card("DES-2.1").locator("input:checked").count() == 0
    assert "“mostly”, a state from another edition" in strange.card("DES-2.1").locator(".unknown-state").text_content()  # out of sight
    strange.reload()
    assert strange.exported()["answers"]["DES-2.1"]["status"]["value"] == "mostly"


@pytest.mark.parametrize("choice", ["partly", "unanswered"])
def test_a_state_of_another_edition_can_be_mapped_or_cleared_and_stays_in_the_history(strange, choice):
    strange.answer("DES-2.1", choice)
    strange.reload()
    assert strange.status("DES-2.1") == choice
    assert strange.card("DES-2.1").locator(".unknown-state").count() == 0
    assert [entry["value"] for entry in strange.exported()["answers"]["DES-2.1"]["history"]] == ["mostly"]


def test_a_state_of_another_edition_counts_as_not_answered_and_the_results_say_so(strange):
    strange.go("assess/results/")
    assert "1 is in place and 0 partly" in strange.page.locator("[data-part=headline]").inner_text()
    strange.page.get_by_text("Answers with a state from another edition, counted as not answered: 1.").wait_for()
