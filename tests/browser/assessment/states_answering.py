"""The assessment's page while a person begins, answers, filters and keeps several. Each state takes `sit` and gives the Sitting there."""

from __future__ import annotations

from collections.abc import Callable

from sitting import STATES as LABELS
from sitting import Sitting

Sit = Callable[..., Sitting]
SIX = ("DES-2.1", "DES-2.2", "DES-2.3", "DES-2.4", "DES-3.1", "DES-3.2")
RISK = {"reason": "Public pages only, nobody's data", "acceptedBy": "Chief operating officer", "reviewBy": "2027-06-01"}


def begun(sit: Sit) -> Sitting:
    return sit().begin()


def refused_without_name(sit: Sit) -> Sitting:
    person = sit()
    person.page.get_by_role("button", name="Begin", exact=True).click()
    person.page.locator(".problem").first.wait_for()
    return person


def refused_without_organisation(sit: Sit) -> Sitting:
    person = sit()
    person.page.get_by_label("What do you call the AI system?").fill("Customer chat")
    person.page.get_by_role("button", name="Begin", exact=True).click()
    person.page.locator(".problem").first.wait_for()
    return person


def six_states(sit: Sit) -> Sitting:
    person = begun(sit)
    for check, status in zip(SIX, LABELS, strict=True):
        person.answer(check, status)
    return person


def evidence_open(sit: Sit) -> Sitting:
    person = begun(sit)
    person.answer("DES-2.1", "partly", note="A sketch exists", owner="Office manager", due="2026-12-11")
    person.add_evidence("DES-2.1", "One page", "https://intranet.test/one-page")
    person.add_evidence("DES-2.1", "A second page")
    person.card("DES-2.1").get_by_role("button", name="Remove this evidence").last.click()
    person.saved()
    return person


def filter_on(sit: Sit, words: str = "") -> Sitting:
    person = six_states(sit)
    person.page.get_by_text("Filter the checks").click()
    person.page.get_by_label("State", exact=True).select_option("risk-accepted")
    if words:
        person.page.get_by_label("Words in the question, or an id").fill(words)
    return person


def nothing_fits(sit: Sit) -> Sitting:
    person = filter_on(sit, "no question says this")
    person.page.get_by_text("No check fits").wait_for()
    return person


def why_not_shown(sit: Sit) -> Sitting:
    person = begun(sit)
    person.page.locator("summary", has_text="not apply to this profile").click()
    person.page.get_by_label("Show them among the others").check()
    return person


def profile_open(sit: Sit) -> Sitting:
    person = begun(sit)
    person.page.get_by_text("Change this profile").click()
    person.page.get_by_label("Name of the AI system").wait_for()
    return person


def several_assessments(sit: Sit) -> Sitting:
    person = six_states(sit)
    person.shelf().get_by_role("button", name="Archive this one").click()
    person.page.get_by_role("button", name="Take out of the archive").wait_for()
    person.shelf().get_by_role("button", name="Duplicate this one").click()
    person.page.get_by_role("button", name="Close this message").wait_for()
    person.shelf()
    return person


def asked_to_delete(sit: Sit) -> Sitting:
    person = six_states(sit)
    person.shelf().get_by_role("button", name="Delete this one").click()
    person.page.get_by_role("dialog").wait_for()
    return person


def deleted(sit: Sit) -> Sitting:
    person = asked_to_delete(sit)
    person.page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    person.page.get_by_role("button", name="Undo", exact=True).wait_for()
    person.shelf()
    return person


def on_a_guideline(sit: Sit) -> Sitting:
    person = sit("secure-design/model-the-threats/sme/")
    person.answer("DES-2.1", "risk-accepted", **RISK)
    person.answer("DES-2.2", "partly")
    person.add_evidence("DES-2.2", "One page")
    person.saved()
    return person
