"""The contract, files: what goes out comes back the same; what comes in is shown first, changes nothing by itself, and can be undone.

Lines 6, 7, 8, 11, 12 and 14.
"""

from __future__ import annotations

import json

import pytest
from files import AT, OTHER, answer, assessment, register, times_in

pytestmark = [pytest.mark.browser, pytest.mark.contract]

RICH = {
    "DES-2.1": answer("partly", note="Sketch done", owner="Office manager", due="2026-12-11")
    | {"evidence": {"e1": register({"text": "One page", "link": "https://intranet.test"}), "e2": register({"text": "old"}, removed=True)}},
    "DES-2.2": answer("risk-accepted", reason="Public pages only", acceptedBy="Managing director", reviewBy="2027-03-01"),
    "DES-2.3": answer("not-applicable", reason="Nobody is affected"),
    "DES-2.4": answer("in-place", note="Mine")
    | {"conflicts": [{"field": "note", **register("Theirs", by="c0c0c0c0c0c0c0c0")}]}
    | {"history": [{"field": "status", **register("partly", "2026-11-01T09:00:00.000Z")}]},
}
REVIEWED = {
    "reviewer": {"name": "An assurer", "said": ["look again"]}, "people": {OTHER: register("Bo")},
    "snapshots": [{"id": "march", "answers": {}}],
}  # fmt: skip


def clear(person) -> None:
    """Deletes the open assessment, so that nothing is here."""
    person.shelf().get_by_role("button", name="Delete this one").click()
    person.page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    person.page.get_by_text("Deleted “").first.wait_for()
    assert person.stored("assessments") == []


def test_export_clear_import_export_gives_the_same_bytes(sit):
    person = sit()
    person.bring_in(assessment(RICH, **REVIEWED, history=[{"field": "name", **register("Old name", "2026-11-01T08:00:00.000Z")}]))
    person.answer("DES-3.1", "in-place", note="Own words")
    first = person.export()
    clear(person)
    person.bring_in(first)
    assert person.export() == first
    person.reload()
    assert person.export() == first
    found = json.loads(first)
    assert found["reviewer"] == REVIEWED["reviewer"] and found["answers"]["DES-2.1"]["evidence"].keys() == {"e1", "e2"}
    assert found["answers"]["DES-2.4"]["conflicts"] and found["answers"]["DES-2.3"]["reason"]["value"] == "Nobody is affected"


def test_a_file_is_shown_with_counts_before_anything_changes_and_can_be_undone(begun):
    begun.answer("DES-2.1", "partly", note="Mine")
    begun.answer("DES-2.2", "in-place")
    before = begun.export()
    theirs = assessment({"DES-2.1": answer("in-place", note="Theirs"), "DES-2.3": answer("not-yet"), "NEW-1.1": answer()})
    place = begun.offer(theirs)
    into = place.locator(".way-in").nth(1)
    assert into.locator("li").all_inner_texts()[:5] == [
        "2 new", "0 changed", "1 with two different notes: both will be kept for you to settle",
        "1 to checks this edition does not know: they will be kept", "0 the same",
    ]  # fmt: skip
    assert (begun.export(), begun.status("DES-2.3")) == (before, "unanswered")
    into.get_by_role("button", name="Merge it into “Customer chat”").click()
    begun.page.get_by_text("1 note to settle").wait_for()
    assert begun.status("DES-2.3") == "not-yet"
    begun.page.get_by_role("button", name="Undo", exact=True).click()
    begun.page.get_by_text("Undone").first.wait_for(state="attached")
    assert (begun.export(), begun.status("DES-2.3")) == (before, "unanswered")
    begun.page.get_by_role("button", name="Do it again").click()
    begun.page.get_by_text("1 note to settle").wait_for()


def test_a_file_can_be_left_where_it_is(begun):
    begun.answer("DES-2.1", "partly")
    before = begun.export()
    begun.offer(assessment(RICH)).get_by_role("button", name="Leave everything as it is").click()
    begun.reload()
    assert begun.export() == before and len(begun.stored("assessments")) == 1


def test_ids_and_fields_that_this_edition_does_not_know_go_out_again(begun):
    file = assessment({"NEW-9.9": answer() | {"colour": {"deep": [1, 2]}}, "DES-2.1": answer() | {"score": 3}}, futureField={"x": 1}, version=2)
    begun.bring_in(file)
    begun.answer("DES-2.1", "in-place")
    begun.reload()
    out = begun.exported()
    assert (out["futureField"], out["version"]) == ({"x": 1}, 2)
    assert (out["answers"]["NEW-9.9"]["colour"], out["answers"]["DES-2.1"]["score"]) == ({"deep": [1, 2]}, 3)
    older = begun.page.get_by_text("1 answer to questions that are not asked here")
    older.click()
    assert "NEW-9.9" in begun.page.locator(".older").inner_text()


NAMES = {
    "apostrophe": "O'Brien team", "quotes": '"Quoted" \'twice\'', "colon and hash": "a: b # c", "emoji": "Chat 🤖👩‍🚀",
    "right to left": "מערכת צ׳אט عربي",
    "line": "tab\tand \\ backslash", "ten thousand": "Ab9 é " * 1_666,
}  # fmt: skip


@pytest.mark.parametrize("words", NAMES.values(), ids=NAMES)
def test_names_and_notes_survive_whatever_they_are_made_of(sit, words):
    name = words[:120].strip()
    person = sit().begin(name)
    person.answer("DES-2.1", "partly", note=words, owner=words)
    person.add_evidence("DES-2.1", words)
    person.reload()
    assert person.page.locator("[data-part=name]").text_content() == name
    assert (person.value("DES-2.1", "note"), person.value("DES-2.1", "owner")) == (words, words.replace("\n", ""))
    file = person.export()
    clear(person)
    person.bring_in(file)
    assert person.export() == file
    person.go("assess/results/")
    assert json.loads(file)["name"]["value"] == name


def test_dates_are_never_invented(sit):
    person = sit()
    undated = {"status": register("partly", "yesterday"), "note": {"value": "No date at all"}}
    file = assessment({"DES-2.1": undated, "DES-2.2": answer("in-place")})
    del file["name"]
    person.bring_in(file)
    person.reload()
    assert times_in(person.exported()) == {AT, ""}
    assert person.status("DES-2.1") == "partly"


def test_deleting_offers_a_copy_first_and_can_be_undone(begun):
    begun.answer("DES-2.1", "partly", note="Worth keeping")
    before = begun.export()
    begun.shelf().get_by_role("button", name="Delete this one").click()
    dialog = begun.page.get_by_role("dialog")
    assert "1 answer will leave this device" in dialog.inner_text()
    assert begun.download(dialog.get_by_role("button", name="Download a copy"))[1] == before
    dialog.get_by_role("button", name="Delete", exact=True).click()
    begun.page.get_by_role("button", name="Undo", exact=True).click()
    begun.page.locator("article[id='DES-2.1'] input[value=partly]:checked").wait_for(state="attached")
    assert begun.export() == before


def test_a_deletion_can_be_undone_after_the_page_was_left(begun):
    begun.answer("DES-2.1", "partly")
    before = begun.export()
    clear(begun)
    begun.reload()
    begun.open_fold("Your assessments").get_by_role("button", name="Undo: the last delete or file").click()
    begun.page.locator("article[id='DES-2.1'] input[value=partly]:checked").wait_for(state="attached")
    assert begun.export() == before


def test_an_assessment_deleted_in_another_tab_is_left_here_and_can_be_brought_back(begun, sit):
    begun.answer("DES-2.1", "partly")
    other = sit(beside=begun)
    clear(begun)
    other.page.get_by_text("“Customer chat” was deleted in another tab.").first.wait_for()
    other.page.get_by_role("button", name="Undo", exact=True).click()
    other.page.locator("article[id='DES-2.1'] input[value=partly]:checked").wait_for(state="attached")
