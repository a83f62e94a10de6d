"""An assessment that lives for years: snapshots and what moved, the log, new guidance, and a meeting that works through it."""

from __future__ import annotations

import csv
import io
import json

import pytest

SCHEMES = [("light", 320), ("dark", 1280)]
OLD = {
    "format": "secure-ai-assessment", "version": 1, "id": "an-older-one", "contentEdition": "0.9",
    "name": {"value": "Old", "at": "2025-01-01T00:00:00.000Z", "by": "x"},
    "profile": {"audience": {"value": "sme", "at": "2025-01-01T00:00:00.000Z", "by": "x"}},
    "answers": {
        "DES-1.1": {"status": {"value": "partly", "at": "2025-01-01T00:00:00.000Z", "by": "x",
                               "asked": {"edition": "0.9", "digest": "other", "text": "Do all leaders know the main threats?"}}},
        "DES-9.9": {"status": {"value": "in-place", "at": "2025-01-01T00:00:00.000Z", "by": "x",
                               "asked": {"edition": "0.9", "digest": "gone", "text": "A question of long ago?"}}},
    },
}  # fmt: skip


def take(sitting, name: str) -> None:
    sitting.page.get_by_label("Name of the snapshot").fill(name)
    sitting.page.get_by_role("button", name="Take a snapshot").click()
    sitting.page.locator(".snapshots strong", has_text=name).wait_for(state="attached")


@pytest.fixture
def moved(begun):
    """Two states, a snapshot, then four changes; on the results page."""
    begun.answer("DES-1.1", "partly")
    begun.answer("DES-1.2", "in-place")
    begun.answer("DES-1.3", "not-yet")
    begun.go("assess/results/")
    take(begun, "Board in March")
    begun.go("assess/")
    for check, state in {"DES-1.1": "in-place", "DES-1.2": "partly", "DES-1.3": "in-place", "DES-1.4": "not-yet"}.items():
        begun.answer(check, state)
    begun.go("assess/results/")
    return begun


def test_what_moved_since_a_snapshot_is_said_before_any_table(moved):
    section = moved.page.locator("section[aria-labelledby=time]")
    text = section.inner_text()
    assert "2 moved to in place, 1 fell back, 1 answered for the first time." in text
    assert text.index("2 moved to in place") < text.index("Secure development")


def test_a_snapshot_is_still_there_and_still_the_same_after_a_reload_and_in_a_file(moved):
    moved.reload()
    assert "2 moved to in place" in moved.page.locator("section[aria-labelledby=time]").inner_text()
    moved.go("assess/")
    [snapshot] = moved.exported()["snapshots"]
    assert snapshot["name"] == "Board in March"
    assert snapshot["states"] == {"DES-1.1": "partly", "DES-1.2": "in-place", "DES-1.3": "not-yet"}


def test_two_snapshots_can_be_compared_with_each_other(moved):
    take(moved, "Board in May")
    moved.page.get_by_label("Since").select_option(index=0)
    moved.page.get_by_label("Until").select_option(index=1)
    assert "Since “Board in March”" in moved.page.locator(".compare").inner_text()
    assert "2 moved to in place" in moved.page.locator(".compare").inner_text()


def test_a_snapshot_taken_away_can_be_put_back(moved):
    moved.page.locator("details", has_text="1 snapshot").locator("summary").click()
    moved.page.get_by_role("button", name="Take away “Board in March”").click()
    moved.page.get_by_role("button", name="Put it back").click()
    moved.page.get_by_text("Since “Board in March”").first.wait_for()
    moved.reload()
    assert "Since “Board in March”" in moved.page.locator(".compare").inner_text()


def test_focus_stays_in_the_section_when_a_snapshot_is_taken(moved):
    take(moved, "By keyboard")
    assert moved.page.evaluate("document.activeElement.id") == "time"
    moved.page.wait_for_function("document.querySelector('main [role=status]').textContent.includes('taken')")


def test_a_name_being_typed_outlives_what_another_tab_does(moved, sit):
    moved.page.get_by_label("Name of the snapshot").fill("Half a na")
    other = sit(beside=moved)
    other.answer("DES-2.1", "partly")
    moved.page.wait_for_timeout(500)
    assert moved.page.get_by_label("Name of the snapshot").input_value() == "Half a na"


def test_every_change_can_be_read_and_taken_away_as_a_table(moved):
    moved.page.locator("#log").click()
    assert "DES-1.1 state: Partly, then In place" in moved.page.locator(".log").inner_text()
    moved.page.get_by_label("Changes to").select_option("DES-1.4")
    assert moved.page.locator(".log > li").count() == 1
    name, text = moved.download(moved.page.get_by_role("button", name="Log as a table (CSV)"))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert name.endswith(".csv")
    assert [row["became"] for row in rows if row["check"] == "DES-1.1" and row["field"] == "status"] == ["partly", "in-place"]


@pytest.mark.parametrize(("scheme", "width"), SCHEMES)
def test_snapshots_and_log_are_accessible_and_fit(moved, violations, scheme, width):
    moved.page.emulate_media(color_scheme=scheme)
    moved.page.set_viewport_size({"width": width, "height": 800})
    assert violations(moved.page) == []
    assert moved.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture
def older(sit):
    """An assessment from edition 0.9, brought in."""
    sitting = sit()
    sitting.bring_in(json.dumps(OLD))
    return sitting


def test_new_guidance_is_told_with_the_answers_first(older):
    words = older.page.locator(".review").inner_text()
    assert words.index("Your 2 answers are all here, unchanged.") < words.index("has new words, and your answer stands")
    assert "1 is no longer asked, and your answer is kept" in words


def test_what_changed_in_a_question_is_shown_word_by_word(older):
    older.page.get_by_text("See what changed, question by question").click()
    first = older.page.locator(".difference").first
    assert "taken out" in first.inner_text()
    assert first.locator("del").count() and first.locator("ins").count()


def test_the_review_can_be_left_confirmed_taken_back_and_opened_again(older):
    page = older.page
    page.get_by_text("See what changed, question by question").click()
    page.get_by_role("button", name="My answer to DES-1.1 still fits").click()
    page.get_by_role("button", name="Take that back for DES-1.1").click()
    assert page.get_by_role("button", name="My answer to DES-1.1 still fits").is_visible()
    page.get_by_role("button", name="I have seen what changed in 1.0").click()
    page.get_by_role("button", name="Show the notice again").wait_for()
    older.saved()
    older.reload()
    page.get_by_role("button", name="Show the notice again").click()
    page.get_by_role("button", name="I have seen what changed in 1.0").wait_for()


def test_the_review_changes_no_answer_by_itself(older):
    before = older.exported()["answers"]
    older.page.get_by_text("See what changed, question by question").click()
    older.page.get_by_role("button", name="I have seen what changed in 1.0").click()
    older.saved()
    assert older.exported()["answers"] == before


@pytest.mark.parametrize(("scheme", "width"), SCHEMES)
def test_the_review_is_accessible_and_fits(older, axe_source, scheme, width):
    older.page.emulate_media(color_scheme=scheme)
    older.page.set_viewport_size({"width": width, "height": 800})
    older.page.get_by_text("See what changed, question by question").click()
    older.page.evaluate(axe_source)
    assert older.page.evaluate("axe.run('.review').then((found) => found.violations.map((one) => one.id))") == []
    assert older.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture
def meeting(begun):
    begun.answer("DES-1.1", "partly")
    begun.page.get_by_role("button", name="Workshop view: one question at a time").click()
    begun.page.locator(".workshop-bar").wait_for()
    return begun


def test_the_workshop_shows_one_question_and_begins_with_the_first_open_one(meeting):
    shown = meeting.page.locator("article[data-check]:visible")
    assert shown.evaluate_all("(cards) => cards.map((card) => card.id)") == ["DES-1.2"]
    assert meeting.page.locator("article.current dl.evidence").is_visible()


def test_the_workshop_is_walked_with_the_keyboard_and_focus_is_on_the_answer(meeting):
    meeting.page.get_by_role("button", name="Next question").press("Enter")
    assert meeting.page.evaluate("document.activeElement.name") == "DES-1.3"
    assert "DES-1.3" in meeting.page.locator("#workshop-place").inner_text()


def test_what_is_answered_and_noted_in_the_workshop_is_the_assessment(meeting):
    card = meeting.page.locator("article.current")
    card.get_by_role("radio", name="In place", exact=True).check()
    card.locator("[data-field='note']").fill("Said in the room")
    meeting.saved()
    meeting.page.get_by_role("button", name="Leave the workshop view").click()
    assert meeting.page.evaluate("document.activeElement.textContent").startswith("Workshop view")
    meeting.reload()
    assert meeting.status("DES-1.2") == "in-place"
    assert meeting.value("DES-1.2", "note") == "Said in the room"


def test_the_timer_counts_for_the_area_says_when_its_time_is_over_and_can_be_paused(begun):
    begun.page.clock.install()
    begun.page.get_by_role("button", name="Workshop view: one question at a time").click()
    face = begun.page.locator("[role=timer]")
    begun.page.get_by_label("Minutes for each area").fill("1")
    begun.page.get_by_label("Minutes for each area").press("Tab")
    begun.page.clock.run_for(61_000)
    assert "of 1:00 in secure design" in face.inner_text()
    assert begun.live() == "The minute for secure design is over."
    begun.page.get_by_role("button", name="Pause the timer").click()
    stopped = face.inner_text()
    begun.page.clock.run_for(30_000)
    assert face.inner_text() == stopped


def test_leaving_the_workshop_shows_all_checks_that_apply_again(meeting):
    meeting.page.get_by_role("button", name="Leave the workshop view").click()
    assert meeting.page.locator("html[data-view]").count() == 0
    assert meeting.page.locator("article[data-check]:not([hidden])").count() > 50


@pytest.mark.parametrize(("scheme", "width"), SCHEMES)
def test_the_workshop_is_accessible_and_fits(meeting, violations, scheme, width):
    meeting.page.emulate_media(color_scheme=scheme)
    meeting.page.set_viewport_size({"width": width, "height": 800})
    assert violations(meeting.page) == []
    assert meeting.page.evaluate("document.documentElement.scrollWidth") <= width
