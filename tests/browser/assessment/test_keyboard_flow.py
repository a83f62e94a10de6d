"""The whole flow by keyboard alone, from the home page to a file of results; focus is seen, never hidden, and never lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from states import begun as begin
from states_trouble import conflict
from test_accessible import TOO_WIDE
from test_keyboard import FOCUSED, STICKY

pytestmark = pytest.mark.browser

FOCUS = FOCUSED.replace('e.closest(".state")', 'e.closest(".state, .option")')
DRAWN = "() => new Promise((good) => requestAnimationFrame(() => requestAnimationFrame(good)))"  # a check out of sight is drawn once it is reached
HERE = "(selector) => Boolean(document.activeElement?.matches(selector))"
WINDOWS = {"desktop": (1280, 900), "phone": (320, 640), "400 %": (320, 256)}


def is_seen(stop: dict | None) -> bool:
    """Whether focus is marked and nothing lies over it; also where nothing on the page has it."""
    return not stop or (stop["isMarked"] and stop["onTop"])


class Keys:
    """Somebody with a keyboard and nothing else. `faults` holds each stop whose focus could not be seen."""

    def __init__(self, page) -> None:
        self.page, self.faults = page, []

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, selector: str, most: int = 250) -> None:
        """Tab, until what has focus is what is wanted."""
        for _ in range(most):
            self.press("Tab")
            self.page.evaluate(DRAWN)
            if not is_seen(self.page.evaluate(FOCUS)):
                self.page.wait_for_timeout(500)  # a busy machine may still be drawing; what stays hidden is a fault
                stop = self.page.evaluate(FOCUS)
                self.faults += [] if is_seen(stop) else [stop]
            if self.page.evaluate(HERE, selector):
                return
        raise AssertionError(f"Tab did not reach {selector} in {most} steps.")

    def open_link(self, selector: str) -> None:
        self.tab_to(selector)
        self.press("Enter")


def tell_profile(keys: Keys) -> None:
    keys.tab_to("#profile-name")
    keys.page.keyboard.type("Customer chat")
    keys.tab_to("input[name=audience]")
    keys.press("Space", "ArrowDown", "ArrowUp")
    keys.tab_to("input[name=route]")
    keys.press("Space")
    keys.tab_to("input[value=generative]")
    keys.press("Space")
    keys.open_link("form.profile-form button[type=submit]")


def answer_one(keys: Keys) -> None:
    keys.open_link("article[id='DES-2.1'] input")
    keys.press("ArrowRight", "ArrowRight")
    keys.tab_to("details[data-more] > summary")
    keys.press("Enter")
    keys.tab_to("[data-field=note]")
    keys.page.keyboard.type("Sketch done")


@pytest.mark.parametrize("width, height", WINDOWS.values(), ids=WINDOWS)
def test_the_whole_flow_from_home_to_a_file_by_keyboard_alone(sit, width, height):
    person = sit(width=width, height=height)
    page, keys = person.page, Keys(person.page)
    page.goto(person.base)
    if width < 1000:
        keys.open_link("button.menu")
    keys.open_link("a[href$='assess/']")
    person.wait()
    tell_profile(keys)
    page.locator("form.assess-form").wait_for()
    person.saved()
    keys.open_link("#DES-2 > summary")
    answer_one(keys)
    person.saved()
    keys.open_link("a[href$='results/']")
    page.locator(".results .actions").wait_for()
    keys.tab_to(".results .actions button:nth-of-type(3)")
    with page.expect_download() as given:
        keys.press("Enter")
    answer = json.loads(Path(given.value.path()).read_text("utf-8"))["answers"]["DES-2.1"]
    assert (answer["status"]["value"], answer["note"]["value"], keys.faults) == ("partly", "Sketch done", [])


@pytest.mark.parametrize("width, height", WINDOWS.values(), ids=WINDOWS)
def test_no_stop_of_an_open_guideline_is_hidden_by_what_sticks(sit, width, height):
    person = begin(lambda: sit(width=width, height=height))
    person.answer("DES-2.1", "risk-accepted")
    person.add_evidence("DES-2.1", "One page")
    keys = Keys(person.page)
    person.page.evaluate("document.querySelector('h1').focus()")
    keys.tab_to("#DES-3 > summary")
    assert keys.faults == []


def test_in_a_low_window_nothing_sticks_and_nothing_scrolls_sideways(sit):
    person = begin(lambda: sit(width=320, height=256))
    person.answer("DES-2.1", "risk-accepted")
    assert person.page.evaluate(STICKY) == [] and person.page.evaluate(TOO_WIDE) == []


STATES = ["not-yet", "partly", "in-place", "not-applicable", "risk-accepted", "unanswered"]


def test_focus_stays_on_the_state_that_was_chosen_by_the_arrows(begun):
    begun.radio("DES-2.1", "unanswered").focus()
    for status in STATES:
        begun.page.keyboard.press("ArrowRight")
        begun.saved()
        assert begun.page.evaluate("[document.activeElement.name, document.activeElement.value]") == ["DES-2.1", status]


def test_focus_stays_where_it_is_while_another_tab_answers(begun, sit):
    other = sit(beside=begun)
    begun.page.bring_to_front()
    begun.radio("DES-2.1", "unanswered").focus()
    other.answer("DES-2.1", "risk-accepted", note="From there", reason="Seen there")
    other.answer("DES-2.2", "in-place")
    begun.page.locator("article[id='DES-2.2'] input[value=in-place]:checked").wait_for(state="attached")
    assert begun.page.evaluate("[document.activeElement.name, document.activeElement.value]") == ["DES-2.1", "unanswered"]


@pytest.mark.parametrize("name", ["Go to", "See your results"])
def test_focus_stays_in_the_panel_that_another_tab_redraws(begun, sit, name):
    other = sit(beside=begun)
    begun.page.bring_to_front()
    link = begun.page.locator(".assess-side").get_by_role("link", name=name)
    link.focus()
    other.answer("DES-2.2", "in-place")
    begun.page.get_by_text("1 of 104 checks answered").wait_for()
    assert link.evaluate("(link) => link === document.activeElement")


def test_focus_and_open_folds_stay_on_the_results_that_another_tab_redraws(begun, sit):
    begun.answer("DES-2.1", "partly")
    results = sit("assess/results/", beside=begun)
    results.page.get_by_text("The full report: every check that applies").click()
    button = results.page.get_by_role("button", name="Print the full report")
    button.focus()
    begun.answer("DES-2.2", "in-place")
    results.page.get_by_text("1 is in place and 1 partly").wait_for()
    assert button.evaluate("(button) => button === document.activeElement")
    assert results.page.locator("#full-report").evaluate("(fold) => fold.open")


def settle(person):
    return person.page.get_by_role("button", name="Keep the note here for DES-2.1")


def close_message(person):
    return person.page.get_by_role("button", name="Close this message")


@pytest.mark.parametrize("find", [settle, close_message])
def test_focus_goes_to_the_heading_where_a_control_takes_itself_away(sit, find):
    person = conflict(sit)
    find(person).focus()
    person.page.keyboard.press("Enter")
    find(person).wait_for(state="detached")
    assert person.page.evaluate("document.activeElement.tagName") == "H1"


@pytest.mark.parametrize("key", ["Escape", "Enter"])
def test_the_question_before_a_delete_keeps_focus_inside_and_gives_it_back(begun, key):
    opener = begun.shelf().get_by_role("button", name="Delete this one")
    opener.focus()
    begun.page.keyboard.press("Enter")
    begun.page.get_by_role("dialog", name="Delete “Customer chat”?").wait_for()
    for _ in range(8):
        begun.page.keyboard.press("Tab")
        assert begun.page.evaluate("document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))")
    if key == "Enter":
        begun.page.get_by_role("button", name="Keep it").focus()
    begun.page.keyboard.press(key)
    assert opener.evaluate("(opener) => opener === document.activeElement")


def test_a_refused_begin_says_all_that_is_missing_beside_its_field_and_moves_to_the_first(sit):
    person = sit()
    person.page.get_by_role("button", name="Begin", exact=True).press("Enter")
    name = person.page.get_by_label("What do you call the AI system?")
    assert name.evaluate("(name) => [name === document.activeElement, name.ariaInvalid]") == [True, "true"]
    assert "profile-name-problem" in name.get_attribute("aria-describedby").split()
    assert person.page.locator(".problem").all_inner_texts() == [
        "Give the AI system a name, so that you can tell it from others.", "Choose what kind of organisation you are.",
    ]  # fmt: skip
    name.fill("Chat")
    person.page.get_by_role("button", name="Begin", exact=True).press("Enter")
    assert person.page.evaluate("document.activeElement.name") == "audience"
    assert person.page.locator(".problem").all_inner_texts() == ["Choose what kind of organisation you are."]
