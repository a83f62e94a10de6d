"""The contract, saving: an answer once given is there, whatever becomes of the tab, the page or the browser.

Lines 1, 2, 10, 15 and 16. Each was broken by a tool of this kind that people use.
"""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.contract]


def test_answers_to_different_checks_in_two_tabs_both_stay(begun, sit):
    other = sit(beside=begun)
    begun.answer("DES-2.1", "partly")
    other.answer("DES-2.2", "in-place")
    begun.reload()
    assert begun.stored_statuses() == {"DES-2.1": "partly", "DES-2.2": "in-place"}
    assert (begun.status("DES-2.1"), begun.status("DES-2.2")) == ("partly", "in-place")


def test_of_two_answers_to_one_check_the_newer_wins_and_the_older_is_in_its_history(begun, sit):
    other = sit(beside=begun)
    begun.answer("DES-2.1", "partly")
    other.answer("DES-2.1", "in-place")
    (row,) = begun.stored()
    assert row["answer"]["status"]["value"] == "in-place"
    assert [entry["value"] for entry in row["answer"]["history"] if entry["field"] == "status"] == ["partly"]


def test_an_answer_given_in_one_tab_shows_in_the_other(begun, sit):
    other = sit(beside=begun)
    begun.answer("DES-2.1", "partly", note="Sketch done")
    other.page.locator("article[id='DES-2.1'] input[value=partly]:checked").wait_for(state="attached")
    assert other.value("DES-2.1", "note") == "Sketch done"


def test_a_note_typed_in_one_tab_is_not_taken_from_under_the_fingers_in_the_other(begun, sit):
    other = sit(beside=begun)
    begun.write("DES-2.1", "note", "From the first tab")
    begun.saved()
    field = other.field("DES-2.1", "note")
    field.focus()
    begun.write("DES-2.1", "note", "From the first tab, longer")
    begun.saved()
    other.page.keyboard.press("End")
    other.page.keyboard.type(" and the second")
    other.saved()
    kept = str(begun.stored()[0]["answer"])
    assert "From the first tab, longer" in kept and "and the second" in kept


LEAVE = {"navigate": "location.href = '../start/'", "reload": "location.reload()", "close": "window.close()"}


@pytest.mark.parametrize("leave", LEAVE)
def test_an_answer_given_in_the_moment_of_leaving_is_saved(begun, leave):
    """Choosing and leaving in one task: eight of eight."""
    checks = [f"DES-1.{number}" for number in range(1, 7)] + ["DES-2.1", "DES-2.2"]
    for check in checks:
        with begun.page.expect_popup() as opened:
            begun.page.evaluate("() => { open(location.href); }")
        tab = type(begun)(opened.value, begun.base)
        do = f"([id]) => setTimeout(() => {{ document.querySelector(`article[id='${{id}}'] input[value=in-place]`).click(); {LEAVE[leave]}; }})"
        with tab.page.expect_event("close" if leave == "close" else "load"):
            tab.page.evaluate(do, [check])
        tab.page.close()
    begun.reload()
    assert {check: begun.status(check) for check in checks} == dict.fromkeys(checks, "in-place")


AT_ONCE = """setTimeout(() => {
  document.querySelector("input[name='DES-2.1'][value=partly]").click();
  location.href = "../../../assess/";
})"""


def test_the_first_answer_of_all_given_in_the_moment_of_leaving_is_saved(sit):
    """On a guideline's page, where nothing has been begun yet."""
    person = sit("secure-design/model-the-threats/sme/")
    with person.page.expect_event("load"):
        person.page.evaluate(AT_ONCE)
    person.wait()
    assert (person.shown_name(), person.status("DES-2.1")) == ("My AI system", "partly")


def test_lowering_a_state_sticks(begun, sit):
    begun.answer("DES-2.1", "in-place")
    before = begun.export()
    begun.answer("DES-2.1", "not-yet")
    begun.reload()
    assert begun.status("DES-2.1") == "not-yet"
    begun.offer(before).get_by_role("button", name="Merge it into the open assessment").click()
    begun.saved()
    assert begun.status("DES-2.1") == "not-yet"
    assert sit(beside=begun).status("DES-2.1") == "not-yet"


def test_a_clock_set_back_loses_nothing(begun):
    begun.answer("DES-2.1", "in-place", note="Before the clock was set back")
    begun.page.clock.set_fixed_time("2001-01-01T12:00:00Z")
    begun.reload()
    begun.answer("DES-2.1", "partly", note="After it")
    begun.reload()
    assert (begun.status("DES-2.1"), begun.value("DES-2.1", "note")) == ("partly", "After it")
    assert "Before the clock was set back" in begun.export()


def test_copies_of_the_site_at_two_paths_of_one_host_stay_apart(sit, two_copies):
    a = sit("a/assess/", base=two_copies.address).begin("System a")
    a.answer("DES-2.1", "partly")
    b = sit("b/assess/", beside=a).begin("System b")
    a.reload()
    b.reload()
    assert [a.shown_name(), b.shown_name()] == ["System a", "System b"]
    assert [a.status("DES-2.1"), b.status("DES-2.1")] == ["partly", "unanswered"]
    assert len(a.page.evaluate("indexedDB.databases()")) == 2


HEAR = """() => {
  window.said = [];
  const region = document.querySelector("secure-ai-assess > [role=status]");
  const hear = () => { if (region.textContent) said.push(region.textContent); };
  new MutationObserver(hear).observe(region, { childList: true, characterData: true, subtree: true });
}"""


def test_focus_stays_on_the_control_that_was_answered_and_saved_is_said_once(begun):
    radio = begun.radio("DES-2.1", "partly")
    begun.page.evaluate(HEAR)
    radio.check()
    begun.page.wait_for_function("() => said.length")
    begun.page.wait_for_timeout(300)
    assert begun.page.evaluate("said") == ["Saved"]
    assert radio.evaluate("(radio) => radio === document.activeElement")


def test_saved_is_said_at_the_end_of_typing_and_not_at_each_letter(begun):
    field = begun.field("DES-2.1", "note")
    begun.page.evaluate(HEAR)
    field.press_sequentially("A note")
    begun.saved()
    begun.page.wait_for_timeout(300)
    assert begun.page.evaluate("said") == []
    field.press("Tab")
    begun.page.wait_for_function("() => said.length")
    assert begun.page.evaluate("said") == ["Saved"]


def test_there_is_one_live_region_and_it_is_polite(begun):
    live = begun.page.locator("main :is([role=status], [role=alert], [role=log], [aria-live])")
    assert (live.count(), live.get_attribute("role"), live.get_attribute("aria-live")) == (1, "status", None)
