"""A worked example can be looked at and not changed; a copy of it is one's own."""

from __future__ import annotations

import pytest

EXAMPLES = ["sme-hosted-chatbot", "bank-adapts-a-model", "council-buys-a-system"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_shows_its_results_and_says_that_it_is_invented(visit, name):
    opened = visit(f"examples/{name}/")
    opened.page.locator(".results").wait_for()
    text = opened.page.locator("main").inner_text()
    assert "Invented, like everybody in it." in text
    assert "What to do next" in text
    assert "Accepted risks" in text
    assert "moved to in place" in text
    assert opened.faults() == []


def test_nothing_in_an_example_can_be_typed_into_or_is_stored(visit):
    page = visit("examples/sme-hosted-chatbot/").page
    page.locator(".results").wait_for()
    assert page.locator("main :is(input, textarea)").count() == 0
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0


def test_a_copy_is_an_assessment_of_ones_own_and_the_example_stays_as_it_is(visit):
    opened = visit("examples/sme-hosted-chatbot/")
    opened.page.get_by_role("button", name="Take a copy to try things out").click()
    opened.page.get_by_role("link", name="Open your copy").wait_for()
    assert opened.page.evaluate("document.activeElement.textContent") == "Open your copy"
    opened.page.get_by_role("link", name="Open your copy").click()
    opened.page.locator(".assess-tools").wait_for()
    assert opened.page.locator("h1").inner_text() == "Quillmouth Cycles website chat (copy of an example)"
    opened.page.evaluate("document.querySelector('#DES-1').open = true")
    opened.page.locator("article[id='DES-1.2']").get_by_role("radio", name="In place", exact=True).check()
    opened.page.locator("[data-saving='no']").first.wait_for(state="attached")
    opened.go("examples/sme-hosted-chatbot/")
    report = opened.page.locator("#full-report")
    report.locator("summary").first.click()
    row = report.locator("tr", has_text="DES-1.2")
    assert "Not yet" in row.first.inner_text()


def test_where_storage_is_blocked_an_example_reads_and_says_that_no_copy_was_taken(visit):
    hidden = "Object.defineProperty(window, 'indexedDB', { get: () => undefined });"
    page = visit("examples/council-buys-a-system/", scripts=(hidden,)).page
    page.get_by_role("button", name="Take a copy to try things out").click()
    assert "So no copy was taken." in page.locator(".warning").inner_text()


def test_the_home_page_leads_to_a_finished_one(visit):
    page = visit("").page
    page.get_by_role("link", name="See a finished one").click()
    assert page.locator("h1").inner_text() == "Worked examples"
