"""States in which a person is told of something: a file, a conflict, storage, another edition. Each takes `sit`, gives the Sitting."""

from __future__ import annotations

from files import OTHER, answer, assessment, register
from sitting import Sitting
from states_answering import Sit, begun, six_states
from test_contract_editions import next_edition
from test_contract_trouble import BLOCKED, DAMAGED, PUT

THEIRS = {"DES-2.1": answer("in-place", note="Theirs"), "DES-2.2": answer("mostly"), "DES-2.3": answer("not-yet"), "NEW-1.1": answer()}


def import_preview(sit: Sit) -> Sitting:
    person = begun(sit)
    person.answer("DES-2.1", "partly", note="Mine")
    place = person.offer(assessment(THEIRS | {"DES-2.4": {"status": "damaged", "note": 5}}))
    for fold in place.locator("summary").all():
        fold.click()
    return person


def file_refused(sit: Sit) -> Sitting:
    person = begun(sit)
    person.offer("[]", "holiday.json")
    return person


def conflict(sit: Sit) -> Sitting:
    person = begun(sit)
    person.answer("DES-2.1", "partly", note="Mine")
    person.bring_in(assessment(THEIRS, people={OTHER: register("Bo")}), "Merge it into “Customer chat”")
    person.page.get_by_text("1 note to settle").wait_for()
    return person


def storage_blocked(sit: Sit) -> Sitting:
    person = sit(scripts=[BLOCKED["denied"]]).begin()
    person.radio("DES-2.1", "partly").check()
    return person


def storage_blocked_results(sit: Sit) -> Sitting:
    return sit("assess/results/", scripts=[BLOCKED["denied"]])


def not_promised(sit: Sit) -> Sitting:
    person = six_states(sit)
    person.page.get_by_text("this browser has not promised to keep them").wait_for()
    return person


def damaged(sit: Sit) -> Sitting:
    person = begun(sit)
    person.answer("DES-2.1", "partly")
    person.page.evaluate(PUT, ["answers", {"assessmentId": person.stored("assessments")[0]["id"], **DAMAGED}])
    person.reload()
    person.page.get_by_role("button", name="Download the unread part").wait_for()
    return person


def older_answers(sit: Sit) -> Sitting:
    """A question retired, one reworded, one replaced, a state nobody here knows."""
    person = begun(sit)
    for check in ("DES-2.1", "DES-2.2", "DES-2.4"):
        person.answer(check, "in-place", note="As it was")

    def change(checks, data):
        checks["DES-2.1"].update(ask="The same in better words?", digest="0" * 16)
        checks["DES-2.3"].update(replaces="DES-2.2")
        data["checks"] = [check for check in data["checks"] if check["id"] not in ("DES-2.2", "DES-2.4")]
        data["retired"] += [{"id": id, "in": "1.1", "asked": "The old question?", "why": "It asked two things."} for id in ("DES-2.2", "DES-2.4")]

    next_edition(person, change)
    person.page.locator("summary", has_text="not asked here").click()
    person.card("DES-2.1").get_by_role("button", name="My answer still fits").wait_for()
    return person


def unknown_state(sit: Sit) -> Sitting:
    person = sit()
    person.bring_in(assessment({"DES-2.1": answer("mostly")}))
    person.card("DES-2.1").locator(".unknown-state").wait_for()
    return person
