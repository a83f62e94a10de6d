"""When storage fails or is damaged the page is told, in words that begin with the answers, and nothing is written over."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SAVE = "ending(store.saveAnswer('a', 'DES-1.1', answer('partly', 5)))"
UNSAVED = "Your answers are safe on this page but could not be saved: "
SAFE = "Your answers are safe in this browser. "


def quota(page, size: int | None) -> None:
    """Sets how much the page's site may store; None gives it back what it had."""
    origin = page.evaluate("location.origin")
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": origin} | ({} if size is None else {"quotaSize": size}))


def newer_edition(context) -> None:
    """Makes the context's next pages those of a newer edition, with the next version of the database."""

    def edit(route):
        text = route.fetch().text()
        assert "const VERSION = 1;" in text
        route.fulfill(body=text.replace("const VERSION = 1;", "const VERSION = 2;"), content_type="text/javascript")

    context.route("**/store/database.js", edit)


def test_full_storage_is_told_and_what_was_stored_stays(open_page):
    page = open_page()
    quota(page, 500_000)
    page.evaluate("store.saveMeta(assessment('a')).then(() => store.saveAnswer('a', 'DES-1.1', answer('mine', 0, 'note')))")
    problem = page.evaluate("ending(store.saveAnswer('a', 'DES-1.1', answer('x'.repeat(1_000_000), 1, 'note')))")
    assert problem == {"kind": "full", "said": f"{UNSAVED}this browser's storage is full. Download a copy now."}
    assert page.evaluate("store.load('a').then((found) => found.answers['DES-1.1'].note.value)") == "mine"


def test_saving_works_again_when_there_is_room_again(open_page):
    page = open_page()
    quota(page, 1)
    assert page.evaluate("ending(store.saveAnswer('a', 'DES-1.1', answer('x'.repeat(100_000), 1, 'note')))")["kind"] == "full"
    quota(page, None)
    assert page.evaluate(SAVE)["status"]["value"] == "partly"


BLOCKED = {
    "no indexedDB": "Object.defineProperty(window, 'indexedDB', { value: undefined })",
    "denied": "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); }",
    "private window": "IDBFactory.prototype.open = () => { throw new DOMException('not allowed', 'InvalidStateError'); }",
}


@pytest.mark.parametrize("script", BLOCKED.values(), ids=BLOCKED)
def test_blocked_storage_is_told_at_load(open_page, script):
    assert open_page(scripts=[script]).evaluate("store") == {
        "kind": "blocked",
        "said": f"{UNSAVED}this browser does not let this site store anything. Download a copy before you leave.",
    }


def test_an_unexpected_error_is_told_in_the_browsers_own_words(open_page):
    page = open_page(scripts=["IDBFactory.prototype.open = () => { throw new DOMException('disk on fire', 'UnknownError'); }"])
    assert page.evaluate("store") == {"kind": "unknown", "said": f"{UNSAVED}the browser said 'UnknownError: disk on fire'. Download a copy now."}


def test_an_old_tab_makes_way_for_a_newer_edition_and_says_so(open_page):
    old = open_page()
    old.evaluate("store.saveMeta(assessment('a')).then(() => store.saveAnswer('a', 'DES-1.1', answer('partly')))")
    newer_edition(old.context)
    new = open_page(old.context)
    assert new.evaluate("store.load('a').then((found) => Object.keys(found.answers))") == ["DES-1.1"]
    said = f"{SAFE}This site was updated in another tab. Reload the page."
    assert old.evaluate("told") == [{"by": "onVersionChange", "kind": "updated", "said": said}]
    assert not old.evaluate("store.isOpen")
    assert old.evaluate(SAVE)["kind"] == "closed"


def test_an_old_tab_that_does_not_make_way_is_told_to_the_new_one(open_page):
    old = open_page()
    old.evaluate("store.saveMeta(assessment('a'))")
    old.evaluate("() => new Promise((resolve) => { window.stubborn = indexedDB.open(database); stubborn.onsuccess = () => resolve(); })")
    newer_edition(old.context)
    new = old.context.new_page()
    new.goto(old.url)
    new.wait_for_function("() => window.told?.length")
    assert new.evaluate("told[0].said") == f"{SAFE}An older page of this site is open in another tab. Close that tab and this page goes on."
    old.close()
    new.wait_for_selector("html[data-is-ready]", state="attached")
    assert new.evaluate("store.list().then((found) => found.map(({ id }) => id))") == ["a"]


def test_a_page_older_than_the_database_says_that_the_answers_are_safe(open_page):
    old = open_page()
    old.evaluate("store.saveMeta(assessment('a'))")
    newer_edition(old.context)
    open_page(old.context).close()
    old.context.unroute_all()
    assert open_page(old.context).evaluate("store") == {
        "kind": "older",
        "said": f"{SAFE}This page is older than the one that saved them. Reload the page.",
    }


def test_storage_cleared_under_an_open_page_is_told(open_page):
    page = open_page()
    page.evaluate(SAVE)
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", {"origin": page.evaluate("location.origin"), "storageTypes": "indexeddb"})
    page.wait_for_function("() => told.length")
    said = f"{UNSAVED}the browser has closed this site's storage. Download a copy, then reload the page."
    assert page.evaluate("told") == [{"by": "onClosed", "kind": "closed", "said": said}]
    assert page.evaluate(SAVE) == {"kind": "closed", "said": said}


NOT_ANSWERS = [
    None, [], "text", 5, {"status": "partly"}, {"note": {"value": "x"}}, {"history": {}}, {"evidence": {"one": "photo"}}, {"conflicts": [1]},
]  # fmt: skip


def test_damaged_answers_are_kept_aside_and_the_others_load(open_page):
    page = open_page()
    page.evaluate("store.saveMeta(assessment('a')).then(() => store.saveAnswer('a', 'sound', answer('partly')))")
    records = [{"assessmentId": "a", "checkId": f"DES-1.{number}", "answer": damaged} for number, damaged in enumerate(NOT_ANSWERS)]
    page.evaluate("async (records) => { for (const record of records) await putRaw('answers', record); }", records)
    found = page.evaluate("store.load('a')")["answers"]
    assert found.pop("sound")["status"]["value"] == "partly" and not any(found.values())
    kept = page.evaluate("store.kept()")
    assert [one["raw"] for one in kept] == records
    assert {one["reason"] for one in kept} == {"A part of this record of answers has the wrong type."}


def test_the_sound_parts_of_a_damaged_answer_stay_in_place(open_page):
    page = open_page()
    page.evaluate("store.saveMeta(assessment('a'))")
    page.evaluate("putRaw('answers', { assessmentId: 'a', checkId: 'DES-1.1', answer: { ...answer('partly'), note: 7, other: 7 } })")
    assert set(page.evaluate("store.load('a')")["answers"]["DES-1.1"]) == {"status", "other"}


def test_a_damaged_answer_is_kept_aside_once_and_loads_from_then_on(open_page):
    page = open_page()
    page.evaluate("store.saveMeta(assessment('a')).then(() => putRaw('answers', { assessmentId: 'a', checkId: 'DES-1.1', answer: 5 }))")
    page.evaluate("store.load('a').then(() => store.load('a'))")
    assert len(page.evaluate("store.kept()")) == 1


def test_a_save_over_a_damaged_answer_keeps_the_damaged_one_aside(open_page):
    page = open_page()
    page.evaluate("putRaw('answers', { assessmentId: 'a', checkId: 'DES-1.1', answer: 'damaged' })")
    assert page.evaluate(SAVE)["status"]["value"] == "partly"
    assert [kept["raw"]["answer"] for kept in page.evaluate("store.kept()")] == ["damaged"]


@pytest.mark.parametrize("damaged", [{"name": 5}, {"profile": []}, {"history": "x"}], ids=str)
def test_a_damaged_assessment_is_kept_aside_and_its_answers_load(open_page, damaged):
    page = open_page()
    page.evaluate("store.saveAnswer('a', 'DES-1.1', answer('partly'))")
    page.evaluate("(damaged) => putRaw('assessments', { ...assessment('a'), ...damaged })", damaged)
    assert [meta["id"] for meta in page.evaluate("store.list()")] == ["a"]
    assert list(page.evaluate("store.load('a')")["answers"]) == ["DES-1.1"]
    assert len(page.evaluate("store.kept()")) == 1


NOT_ENTRIES = [5, None, {"place": "__proto__", "record": {}}, {"place": "answers", "record": {"checkId": 1}}]


def test_unreadable_entries_of_the_journal_are_kept_aside_and_stop_nothing(open_page):
    page = open_page()
    page.evaluate("store.saveMeta(assessment('a'))")
    page.evaluate("async (entries) => { for (const entry of entries) await putRaw('journal', entry); }", NOT_ENTRIES)
    assert page.evaluate("store.list().then(() => store.remove('a')).then(() => store.list())") == []
    assert [kept["raw"] for kept in page.evaluate("store.kept()")] == NOT_ENTRIES


NO_ROOM = """(() => {
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (...given) {
    if (window.isFull) throw new DOMException("no room", "QuotaExceededError");
    return add.apply(this, given);
  };
})()"""


def test_damage_can_be_read_past_when_there_is_no_room_to_keep_it_aside(open_page):
    page = open_page(scripts=[NO_ROOM])
    page.evaluate("store.saveMeta(assessment('a')).then(() => store.saveAnswer('a', 'DES-1.2', answer('partly')))")
    page.evaluate("putRaw('answers', { assessmentId: 'a', checkId: 'DES-1.1', answer: 5 })")
    page.evaluate("window.isFull = true")
    assert page.evaluate("store.load('a')")["answers"]["DES-1.2"]["status"]["value"] == "partly"
    page.evaluate("window.isFull = false")
    page.evaluate("store.load('a')")
    assert len(page.evaluate("store.kept()")) == 1


def test_an_answer_is_saved_even_where_the_journal_has_no_room(open_page):
    page = open_page(scripts=[NO_ROOM])
    page.evaluate("store.saveMeta(assessment('a')).then(() => { window.isFull = true; })")
    assert page.evaluate(SAVE)["status"]["value"] == "partly"
    assert list(page.evaluate("store.load('a')")["answers"]) == ["DES-1.1"]
