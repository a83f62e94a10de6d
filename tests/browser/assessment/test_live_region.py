"""One polite live region a page, which says what a person cannot see happen: saved, how many a filter shows, what went wrong. Once each."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SPEAKING = "[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])"
LISTEN = """() => {
  window.heard = [];
  new MutationObserver(() => { const said = document.querySelector("main [role=status]").textContent; if (said) heard.push(said); })
    .observe(document.querySelector("main [role=status]"), { childList: true, characterData: true, subtree: true });
}"""


@pytest.fixture
def listening(begun):
    begun.page.wait_for_timeout(100)
    begun.page.evaluate(LISTEN)
    return begun


def heard(person) -> list[str]:
    person.page.wait_for_timeout(700)
    return person.page.evaluate("heard")


PAGES = ["assess/", "assess/results/", "secure-design/model-the-threats/sme/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_live_region_and_it_is_polite(sit, path):
    person = sit()
    person.begin()
    person.go(path)
    found = person.page.locator(f"main :is({SPEAKING})")
    assert found.count() == 1
    assert (found.get_attribute("role"), found.get_attribute("aria-live")) == ("status", None)


def test_each_answer_says_saved_once(listening):
    for status in ("partly", "in-place", "risk-accepted"):
        listening.radio("DES-2.1", status).check()
        listening.saved()
        listening.page.wait_for_timeout(150)
    assert heard(listening) == ["Saved"] * 3


def test_typing_says_saved_once_at_its_end(listening):
    listening.answer("DES-2.1", "partly")
    field = listening.field("DES-2.1", "note")
    field.press_sequentially("Twenty letters of it")
    listening.saved()
    assert heard(listening) == ["Saved"]  # the state's
    field.press("Tab")
    assert heard(listening) == ["Saved"] * 2


def test_a_filter_says_how_many_checks_it_shows(listening):
    listening.page.get_by_text("Filter the checks").click()
    listening.page.get_by_label("Priority", exact=True).select_option("1")
    shown = listening.page.locator("article[data-check]:not([hidden])").count()
    assert heard(listening) == [f"{shown} checks shown"]


def test_words_typed_into_the_filter_are_answered_once_they_are_typed(listening):
    listening.page.get_by_text("Filter the checks").click()
    listening.page.get_by_label("Words in the question, or an id").press_sequentially("no question says this")
    assert heard(listening) == ["No check fits these filters. Your answers are all still here."]


def test_what_is_missing_at_the_beginning_is_said(sit):
    person = sit()
    person.page.evaluate(LISTEN)
    person.page.get_by_label("What do you call the AI system?").fill("Chat")
    person.page.get_by_role("button", name="Begin", exact=True).click()
    assert heard(person) == ["Not begun yet. Choose what kind of organisation you are."]


def test_an_answer_that_could_not_be_saved_is_said(listening):
    listening.page.evaluate("() => { IDBDatabase.prototype.transaction = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    listening.radio("DES-2.1", "partly").check()
    listening.page.locator(".warning-box").wait_for()
    said = heard(listening)
    assert said and said[0].startswith("Your answers are safe on this page but could not be saved") and "Saved" not in said
