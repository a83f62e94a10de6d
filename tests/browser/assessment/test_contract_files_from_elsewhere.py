"""The contract, files from elsewhere: whatever a file holds, the page refuses or shows it politely, and runs none of it. Line 4."""

from __future__ import annotations

import json

import pytest
from files import OTHER, answer, assessment, register

pytestmark = [pytest.mark.browser, pytest.mark.contract]

PLAYED = "window.played = true"
HOSTILE = f"""<img src=x onerror="{PLAYED}"><script>{PLAYED}</script>&amp;"><svg onload={PLAYED}>"""


NO_ASSESSMENT = ["{}", "[]", "null", "5", '"text"', "", "not JSON", '{"format": "secure-ai-assessment"', '{"format": "other", "answers": {}}']


@pytest.mark.parametrize("text", NO_ASSESSMENT)
def test_a_file_that_is_no_assessment_is_refused_politely(begun, text):
    place = begun.offer(text)
    assert place.inner_text().startswith("Nothing has changed. No answers could be read in “theirs.json”.")
    assert begun.stored("answers") == []


WRONG = {
    "answers a list": assessment() | {"answers": []},
    "answers null": assessment() | {"answers": None},
    "a status that is a number": assessment({"DES-2.1": {"status": 5}}),
    "name an object": assessment() | {"name": {"value": {}}},
    "everything of a wrong type": {
        "format": "secure-ai-assessment", "id": "f", "version": "x", "name": 1, "profile": [],
        "answers": {"DES-2.1": [], "x": None}, "people": 3, "history": {}, "snapshots": 1,
    },
}  # fmt: skip


@pytest.mark.parametrize("file", WRONG.values(), ids=WRONG)
def test_wrong_types_in_a_file_are_said_and_break_nothing(begun, file):
    begun.offer(file)
    begun.files().get_by_role("button", name="Add it as an assessment of its own").click()
    begun.page.get_by_role("button", name="Close this message").wait_for()
    begun.answer("DES-2.2", "in-place")
    begun.reload()
    assert begun.status("DES-2.2") == "in-place"
    begun.go("assess/results/")
    assert "1 is in place" in begun.page.locator("[data-part=headline]").inner_text()


def test_a_file_of_more_than_20_mb_is_refused_politely(begun):
    place = begun.offer(json.dumps(assessment({"DES-2.1": answer(note="x" * 21_000_000)})).encode())
    assert "is larger than 20 MB, so it was not read" in place.inner_text()


@pytest.mark.parametrize("deep", ['{"a":' * 100_000 + "1" + "}" * 100_000, "[" * 1_000_000])
def test_a_deeply_nested_file_is_refused_politely(begun, deep):
    text = '{"format":"secure-ai-assessment","version":1,"id":"f","answers":{"DES-2.1":{"note":' + deep + "}}}"
    assert begun.offer(text).inner_text().startswith("Nothing has changed.")


PROTOTYPE = '{"polluted": true}'


def test_names_of_prototypes_are_data_like_any_other(begun):
    text = json.dumps(assessment({"constructor": answer("in-place"), "toString": answer("partly"), "hasOwnProperty": answer("not-yet")}))
    text = text.replace('"constructor":', f'"__proto__": {PROTOTYPE}, "constructor":', 1)
    begun.bring_in(text)
    assert begun.page.evaluate("[({}).polluted, [].polluted, typeof ({}).hasOwnProperty]") == [None, None, "function"]
    begun.answer("DES-2.1", "partly")
    begun.reload()
    assert begun.status("DES-2.1") == "partly"
    kept = begun.exported()["answers"]
    assert {"constructor", "toString", "hasOwnProperty"} <= set(kept)


def hostile_file() -> dict:
    """An assessment with markup in every place that holds words."""
    fields = {name: HOSTILE for name in ("note", "owner", "due", "reason", "acceptedBy", "reviewBy")}
    worst = answer("risk-accepted", **fields)
    worst["status"]["asked"] = {"edition": HOSTILE, "digest": HOSTILE, "text": HOSTILE}
    worst["evidence"] = {HOSTILE: register({"text": HOSTILE, "link": f"javascript:{PLAYED}"})}
    worst["conflicts"] = [{"field": "note", **register(HOSTILE + "2", by="c0c0c0c0c0c0c0c0")}]
    answers = {"DES-2.1": worst, "DES-2.2": answer(HOSTILE), HOSTILE: answer(HOSTILE, note=HOSTILE)}
    return assessment(answers, name=register(HOSTILE), people={OTHER: register(HOSTILE)})


def test_markup_in_every_field_is_shown_as_text_and_never_runs(sit):
    """Typed, brought in, settled, reported, printed."""
    person = sit().begin(HOSTILE)
    person.answer("DES-2.1", "partly", note=HOSTILE, owner=HOSTILE)
    person.add_evidence("DES-2.1", HOSTILE, f"javascript:{PLAYED}")
    person.bring_in(hostile_file())
    assert person.shown_name() == HOSTILE
    person.more("DES-2.1")
    person.shelf()
    assert HOSTILE in person.page.locator(".conflict").inner_text()
    person.go("assess/results/")
    person.page.get_by_text("The full report").first.click()
    assert HOSTILE in person.page.locator(".full-report").inner_text()
    person.page.goto(person.base)
    person.page.get_by_role("link", name="Continue").wait_for()
    assert person.page.evaluate("window.played") is None
