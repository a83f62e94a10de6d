"""The contract, trouble: where storage fails, is blocked or holds damage, the page says so, works on, and offers a file.

Lines 3 and 5, and what a plain-http intranet lacks.
"""

from __future__ import annotations

import json

import pytest
from own_chromium import FLAGS, INTRANET
from sitting import Sitting

pytestmark = [pytest.mark.browser, pytest.mark.contract]

BLOCKED = {
    "no indexedDB": "Object.defineProperty(window, 'indexedDB', { value: undefined })",
    "denied": "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); }",
    "private window": "IDBFactory.prototype.open = () => { throw new DOMException('not allowed', 'InvalidStateError'); }",
}
LONG = "word " * 40_000
PUT = """async ([place, record]) => {
  const [{ name }] = await indexedDB.databases();
  const db = await new Promise((good) => { indexedDB.open(name).onsuccess = (e) => good(e.target.result); });
  const tx = db.transaction(place, "readwrite");
  tx.objectStore(place).put(record);
  await new Promise((good) => { tx.oncomplete = good; });
  db.close();
}"""


def quota(person: Sitting, size: int | None) -> None:
    """Sets how much the site may store; None gives it back what it had."""
    asked = {"origin": person.page.evaluate("location.origin")} | ({} if size is None else {"quotaSize": size})
    person.page.context.new_cdp_session(person.page).send("Storage.overrideQuotaForOrigin", asked)


def warnings(person: Sitting) -> str:
    return " ".join(person.page.locator(".warning-box:visible, .warning:visible").all_inner_texts())


@pytest.mark.parametrize("script", BLOCKED.values(), ids=BLOCKED)
def test_where_storage_is_blocked_answers_stay_in_memory_under_a_lasting_warning_with_a_file(sit, script):
    person = sit(scripts=[script]).begin()
    assert "Your answers are safe on this page but could not be saved" in warnings(person)
    person.radio("DES-2.1", "partly").check()
    person.write("DES-2.1", "note", "Only in memory")
    assert "does not let this site store anything" in warnings(person)
    assert person.live() != "Saved"
    name, text = person.download(person.page.get_by_role("button", name="Download a copy").first)
    copy = json.loads(text)["answers"]["DES-2.1"]
    assert name.startswith("customer-chat")
    assert (copy["status"]["value"], copy["note"]["value"]) == ("partly", "Only in memory")


def test_where_storage_is_blocked_the_browser_asks_before_the_page_is_left(sit):
    person = sit(scripts=[BLOCKED["no indexedDB"]]).begin()
    person.radio("DES-2.1", "partly").check()
    asked = []
    person.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    person.page.evaluate("setTimeout(() => { location.href = '../start/'; })")
    person.page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert person.status("DES-2.1") == "partly"


@pytest.fixture
def cramped(sit) -> Sitting:
    """A person whose browser has room for a few answers and not for a long note. Set before the first write: Chromium asks rarely."""
    person = sit()
    quota(person, 100_000)
    return person.begin()


def test_full_storage_is_told_and_what_could_not_be_saved_is_saved_once_there_is_room(cramped):
    cramped.answer("DES-2.1", "partly")
    cramped.write("DES-2.1", "note", LONG)
    cramped.page.locator(".warning-box").wait_for()
    assert "this browser's storage is full. Download a copy now." in warnings(cramped)
    assert len(cramped.exported()["answers"]["DES-2.1"]["note"]["value"]) == len(LONG)
    quota(cramped, None)
    cramped.radio("DES-2.2", "in-place").check()
    cramped.page.locator(".warning-box").wait_for(state="detached")
    cramped.saved()
    cramped.reload()
    assert len(cramped.value("DES-2.1", "note")) == len(LONG)
    assert cramped.stored_statuses() == {"DES-2.1": "partly", "DES-2.2": "in-place"}


def test_saved_is_never_said_of_what_is_not(cramped):
    cramped.write("DES-2.1", "note", LONG)
    cramped.field("DES-2.1", "note").press("Tab")
    cramped.page.locator(".warning-box").wait_for()
    cramped.page.wait_for_timeout(200)
    assert cramped.live().startswith("Your answers are safe on this page but could not be saved")
    assert "Saved" not in " ".join(cramped.page.locator(".saved-box, .dock").all_inner_texts())


def newer_edition(context) -> None:
    """Makes the context's next pages those of a newer edition, with the next version of the database."""

    def edit(route):
        text = route.fetch().text()
        assert "const VERSION=1;" in text
        route.fulfill(body=text.replace("const VERSION=1;", "const VERSION=2;"), content_type="text/javascript")

    context.route("**/store/database.js", edit)


def test_an_old_tab_is_told_that_the_site_was_updated(begun, sit):
    begun.answer("DES-2.1", "partly")
    newer_edition(begun.page.context)
    new = sit(beside=begun)
    assert new.status("DES-2.1") == "partly"
    begun.page.locator(".warning-box").wait_for()
    assert "This site was updated in another tab. Reload the page." in warnings(begun)


STUBBORN = """async () => {
  const [{ name }] = await indexedDB.databases();
  indexedDB.open(name).onsuccess = (event) => { window.held = event.target.result; };
}"""


def test_a_new_tab_waits_for_an_old_one_and_says_so_until_it_is_closed(begun):
    begun.answer("DES-2.1", "partly")
    begun.page.evaluate(STUBBORN)
    newer_edition(begun.page.context)
    page = begun.page.context.new_page()
    page.goto(f"{begun.base}assess/")
    page.get_by_text("An older page of this site is open in another tab. Close that tab and this page goes on.").wait_for()
    begun.page.close()
    new = Sitting(page, begun.base)
    assert (warnings(new), new.status("DES-2.1")) == ("", "partly")


DAMAGED = {"checkId": "DES-2.2", "answer": {"status": "in-place", "note": 5}}


def test_a_damaged_save_is_shown_kept_and_downloadable_and_the_page_works(begun):
    begun.answer("DES-2.1", "partly")
    record = {"assessmentId": begun.stored("assessments")[0]["id"], **DAMAGED}
    begun.page.evaluate(PUT, ["answers", record])
    begun.reload()
    assert "cannot be read" in warnings(begun)
    assert begun.status("DES-2.1") == "partly"
    begun.answer("DES-2.2", "not-yet")
    begun.reload()
    assert begun.status("DES-2.2") == "not-yet"
    _, text = begun.download(begun.page.get_by_role("button", name="Download the unread part"))
    assert [one["raw"] for one in json.loads(text)] == [record]


def test_a_damaged_save_is_removed_only_by_a_person_who_has_it(begun):
    begun.answer("DES-2.1", "partly")
    begun.page.evaluate(PUT, ["answers", {"assessmentId": begun.stored("assessments")[0]["id"], **DAMAGED}])
    begun.reload()
    remove = begun.page.get_by_role("button", name="I have it, remove it from here")
    assert not remove.is_visible()
    begun.download(begun.page.get_by_role("button", name="Download the unread part"))
    assert len(begun.stored("kept")) == 1
    remove.click()
    begun.page.locator(".warning-box").wait_for(state="detached")
    begun.reload()
    assert (warnings(begun), begun.stored("kept")) == ("", [])


def test_the_intranet_over_plain_http_has_the_whole_flow(playwright, chromium, server):
    """No crypto.randomUUID, no crypto.subtle, no navigator.storage, no locks."""
    browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    base = server.address.replace("127.0.0.1", INTRANET)
    page.goto(f"{base}assess/")
    assert page.evaluate("[isSecureContext, 'storage' in navigator, 'randomUUID' in crypto]") == [False, False, False]
    person = Sitting(page, base).begin()
    person.answer("DES-2.1", "partly", note="Over plain http")
    person.reload()
    before = person.export()
    assert person.value("DES-2.1", "note") == "Over plain http"
    person.go("assess/results/")
    assert "1 partly" in page.locator("[data-part=headline]").inner_text()
    assert json.loads(before)["answers"] and errors == []
    browser.close()
