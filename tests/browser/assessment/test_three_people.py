"""Three people from the home page to what they hand on: the owner of a small firm, a platform lead, a public-sector assurer."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from files import times_in
from sitting import Sitting
from test_states_seen import NO_PRINTER, PAPER, pages_in

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
WORDS = """(card) => [...card.querySelectorAll("h4, :scope > p, .states legend, dl > div:not([hidden])")]
  .map((e) => e.innerText).join(" ").split(/\\s+/).length"""
MINUTES, READING, THINKING = 15, 200, 0.75
"""What the help page promises; words a minute that most people read; minutes to find an answer."""


def from_home(sit, **how) -> Sitting:
    """A person who came by the home page, with nothing on this device."""
    person = sit(scripts=[NO_PRINTER], **how)
    person.page.goto(person.base)
    menu = person.page.get_by_role("button", name="Menu")
    if menu.is_visible():
        menu.click()
    person.page.get_by_role("navigation", name="Main").get_by_role("link", name="Assess").click()
    person.wait()
    return person


@pytest.fixture
def owner(sit) -> Sitting:
    """The owner of a small firm, on a phone with a thumb."""
    return from_home(sit, **PHONE).begin("Chat for customers")


def first_questions(person) -> list[str]:
    data = json.loads(person.page.locator("#assessment-data").text_content())
    return next(audience["startWith"] for audience in data["audiences"] if audience["id"] == "sme")


def answer_by_thumb(person, status: str) -> tuple[str, int]:
    """Taps "Next" in the dock and a state of the check it leads to; gives its id and the words there were to read."""
    link = person.page.locator(".dock a")
    check = link.get_attribute("href").removeprefix("#")
    link.tap()
    card = person.page.locator(f"article[id='{check}']")
    label = card.locator("label.state", has=person.page.locator(f"input[value={status}]"))
    assert label.bounding_box()["height"] >= 44
    label.tap()
    person.saved()
    return check, card.evaluate(WORDS)


def test_an_owner_on_a_phone_is_led_through_ten_questions_in_fifteen_minutes_to_a_page_for_the_board(owner):
    page, wanted = owner.page, first_questions(owner)
    done = [answer_by_thumb(owner, status) for status in ["in-place", "not-yet", "partly", "not-yet", "in-place"] * 2]
    assert [check for check, _ in done] == wanted and len(wanted) <= 10
    assert sum(words / READING + THINKING for _, words in done) <= MINUTES
    assert "10 of 104" in page.locator(".dock").inner_text() and "Saved" in page.locator(".dock").inner_text()
    page.get_by_role("link", name="See your results").tap()
    page.locator(".steps > li").first.wait_for()
    said = page.locator("[data-part=headline]").inner_text()
    assert said.startswith("Of the 104 checks that apply to you, 4 are in place and 2 partly.") and "94 are not answered" in said
    assert {item.split("\n")[-1].strip() for item in page.locator(".steps > li").all_inner_texts()} <= {"Not yet", "Partly", "Not answered"}
    _, text = owner.download(page.get_by_role("button", name="Text (Markdown)"))
    assert text.startswith("# Chat for customers\n") and "10 of 104 checks answered, 94 not answered. Content edition" in text and "NaN" not in text
    page.get_by_role("button", name="Print the board page").tap()
    assert page.title().startswith("Chat for customers board page ") and pages_in(page.pdf(**PAPER)) == 1


def test_an_owner_finds_the_way_back_on_the_home_page_the_next_day(owner):
    answer_by_thumb(owner, "in-place")
    owner.page.goto(owner.base)
    box = owner.page.get_by_role("complementary").filter(has_text="Pick up where you left off")
    assert "Chat for customers, 1 of 104 checks answered" in box.inner_text()
    box.get_by_role("link", name="Continue").tap()
    owner.wait()
    wanted = first_questions(owner)[1]
    owner.page.wait_for_function("(id) => document.activeElement?.name === id", arg=wanted)
    assert owner.page.locator(f"article[id='{wanted}']").is_visible()


@pytest.fixture
def lead(sit) -> Sitting:
    """A platform lead who trains models, with one assessment answered and a second begun."""
    person = from_home(sit).begin("Fraud model", "large", "build", ())
    person.answer("DES-2.1", "in-place", note="Reviewed in May")
    person.shelf().get_by_role("button", name="Begin another").click()
    person.begin("Code assistant", "large", "hosted-api", ("generative",))
    person.answer("DES-2.1", "partly", note="By the lead")
    return person


def test_a_platform_lead_keeps_two_assessments_apart_and_hands_each_on(lead):
    name, text = lead.download(lead.files().get_by_role("button", name="Table (CSV)"))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert re.fullmatch(r"code-assistant-\d{4}-\d\d-\d\d\.csv", name) and len(rows) == 120
    assert {row["id"]: (row["state"], row["note"]) for row in rows}["DES-2.1"] == ("Partly", "By the lead")
    assert {row["applies"] for row in rows} == {"yes", "no"}
    row = lead.shelf().get_by_role("listitem").filter(has_text="Fraud model")
    row.get_by_role("button", name="Open").click()
    lead.page.locator("[data-part=name]", has_text="Fraud model").wait_for()
    assert (lead.status("DES-2.1"), lead.value("DES-2.1", "note")) == ("in-place", "Reviewed in May")
    assert lead.exported()["profile"]["route"]["value"] == "build"


def test_a_platform_lead_and_a_colleague_answer_apart_and_merge_without_losing_a_word(lead, sit):
    file = lead.export()
    colleague = from_home(sit)
    colleague.bring_in(file)
    assert colleague.export() == file
    colleague.files().get_by_label("Your name, for notes").fill("Sam")
    colleague.answer("DES-2.1", "in-place", note="By the colleague")
    colleague.answer("DES-2.2", "not-yet")
    lead.answer("DES-2.3", "in-place")
    lead.write("DES-2.1", "note", "By the lead, later")
    lead.saved()
    place = lead.offer(colleague.export())
    assert "1 with two different notes: both will be kept for you to settle" in place.inner_text()
    place.get_by_role("button", name="Merge it into the open assessment").click()
    lead.page.get_by_text("1 note to settle").wait_for()
    assert "Sam" in lead.page.locator(".conflict").inner_text()
    lead.page.get_by_role("button", name="Keep both, one after the other for DES-2.1").click()
    lead.page.locator(".conflict").wait_for(state="detached")
    note = lead.value("DES-2.1", "note")
    assert "By the lead, later" in note and "By the colleague" in note
    assert [lead.status(check) for check in ("DES-2.1", "DES-2.2", "DES-2.3")] == ["in-place", "not-yet", "in-place"]
    lead.go("assess/results/")
    assert "2 are in place" in lead.page.locator("[data-part=headline]").inner_text()
    assert "By the colleague" in lead.download(lead.page.get_by_role("button", name="Download a copy"))[1]


LINK = "https://registry.test/records/42?view=full#risk"


@pytest.fixture
def assurer(sit) -> Sitting:
    """A public-sector assurer who saw evidence, and a risk that somebody accepted by name."""
    person = from_home(sit).begin("Benefits triage", "public-sector", "adapt", ("personal-data",))
    person.files().get_by_label("Your name, for notes").fill("R. Assurer")
    person.answer("DES-2.1", "in-place", note="Seen on 3 November")
    person.add_evidence("DES-2.1", "Threat model, signed", LINK)
    person.answer("DES-2.2", "risk-accepted", reason="Closed pilot, forty users", acceptedBy="J. Doe, SRO", reviewBy="2027-03-01")
    person.answer("DES-2.3", "not-applicable", reason="Nobody outside is affected")
    return person


def test_an_assurer_hands_on_a_report_with_who_accepted_what_until_when_and_where_the_evidence_is(assurer):
    assurer.go("assess/results/")
    page = assurer.page
    risk = page.locator(".risks > li").inner_text()
    assert all(words in risk for words in ("DES-2.2", "Closed pilot, forty users", "J. Doe, SRO", "1 March 2027"))
    page.get_by_role("button", name="Print the full report").click()
    page.emulate_media(media="print")
    report = page.locator("#full-report")
    assert "Benefits triage. UK public sector. Content edition" in report.locator("caption").inner_text()
    rows = {row.split("\t")[0].split()[0]: row for row in report.locator("tbody tr").all_inner_texts()}
    assert f"Evidence: Threat model, signed {LINK}" in rows["DES-2.1"] and "Seen on 3 November" in rows["DES-2.1"]
    assert "J. Doe, SRO" in rows["DES-2.2"] and "Reason: Nobody outside is affected" in rows["DES-2.3"]
    page.emulate_media(media="screen")
    _, text = assurer.download(page.get_by_role("button", name="Text (Markdown)"))
    assert "Accepted by: J. Doe, SRO" in text and "Content edition" in text


def test_every_answer_an_assurer_hands_on_says_when_by_whom_and_to_which_words_it_was_given(assurer):
    file = assurer.exported()
    for check, answer in file["answers"].items():
        status = answer["status"]
        asked = assurer.page.locator(f"article[id='{check}'] h4").text_content().removeprefix(check).strip()
        assert status["at"] and file["people"][status["by"]]["value"] == "R. Assurer"
        assert (status["asked"]["edition"], status["asked"]["text"]) == (file["contentEdition"], asked) and status["asked"]["digest"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", moment) for moment in times_in(file))
