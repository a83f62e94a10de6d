"""A person at the assessment: what they do on its pages, in their own words, and what they find there.

In: an open page of the built site. Out: clicks, letters and files as a person would give them, and what the page then shows.
Everything goes through what is on the screen, but for `stored()`, which asks the browser's database itself.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

READY = "secure-ai-assess > .assess-tools, secure-ai-checks > .saved-box, secure-ai-results > .results"
STATES = {
    "unanswered": "Not answered", "not-yet": "Not yet", "partly": "Partly", "in-place": "In place",
    "not-applicable": "Not applicable", "risk-accepted": "Risk accepted",
}  # fmt: skip
STORED = """async (place) => {
  const [{ name }] = await indexedDB.databases();
  const db = await new Promise((good, bad) => Object.assign(indexedDB.open(name), { onsuccess: (e) => good(e.target.result), onerror: bad }));
  const rows = db.transaction(place).objectStore(place).getAll();
  return new Promise((good) => { rows.onsuccess = () => { db.close(); good(rows.result); }; });
}"""


class Sitting:
    """A person's hands and eyes on one page."""

    def __init__(self, page, base: str) -> None:
        self.page, self.base = page, base
        self.wait()

    def wait(self) -> None:
        """Until the client has opened its store and drawn itself."""
        self.page.locator(READY).first.wait_for(state="attached")

    def go(self, path: str) -> None:
        self.page.goto(self.base + path, wait_until="load")
        self.wait()

    def reload(self) -> None:
        self.page.reload()
        self.wait()

    def begin(self, name: str = "Customer chat", audience: str = "sme", route: str = "hosted-api", traits: tuple[str, ...] = ("generative",)):
        """Fills in the profile and presses Begin."""
        form = self.page.locator("form.profile-form")
        form.get_by_label("What do you call the AI system?").fill(name)
        for value in (audience, route, *traits):
            form.locator(f"input[value='{value}']").check()
        form.get_by_role("button", name="Begin").click()
        self.saved()
        return self

    def card(self, check: str):
        """The check's card, its guideline opened first where it is folded."""
        card = self.page.locator(f"article[id='{check}']")
        fold = self.page.locator(f"details[data-guideline='{check.split('.')[0]}']:not([open])")
        if fold.count():
            fold.locator("> summary").click()
        return card

    def radio(self, check: str, status: str):
        return self.card(check).get_by_role("radio", name=STATES[status], exact=True)

    def answer(self, check: str, status: str, **fields: str) -> None:
        """Chooses a state, then fills in the fields it is given by name (note, owner, reason, ...), and waits for the word saved."""
        self.radio(check, status).check()
        for name, text in fields.items():
            self.write(check, name, text)
        self.saved()

    def more(self, check: str):
        """The fold of note, evidence, owner and date, open."""
        fold = self.card(check).locator("details[data-more]")
        if not fold.evaluate("(fold) => fold.open"):
            fold.locator("> summary").click()
        return fold

    def field(self, check: str, name: str):
        if name in ("note", "owner", "due"):
            self.more(check)
        return self.card(check).locator(f"[data-field='{name}']")

    def write(self, check: str, name: str, text: str) -> None:
        self.field(check, name).fill(text)

    def add_evidence(self, check: str, text: str, link: str = "") -> None:
        fold = self.more(check)
        fold.get_by_role("button", name="Add evidence").click()
        entry = fold.locator("fieldset.evidence-entry").last
        entry.get_by_label("Evidence", exact=True).fill(text)
        if link:
            entry.get_by_label("Link, if it has one").fill(link)

    def status(self, check: str) -> str:
        """The state that the page shows as chosen."""
        return self.page.locator(f"article[id='{check}'] input[type=radio]:checked").get_attribute("value")

    def value(self, check: str, name: str) -> str:
        return self.field(check, name).input_value()

    def saved(self) -> None:
        """Until the page says that all is saved."""
        self.page.locator("[data-saving='no']").first.wait_for(state="attached")

    def open_fold(self, words: str):
        """A fold of the side column, open."""
        fold = self.page.locator("details.fold-panel", has_text=words).first
        if not fold.evaluate("(fold) => fold.open"):
            fold.locator("> summary").click()
        return fold

    def files(self):
        return self.open_fold("Files: copy, share, bring in")

    def download(self, button) -> tuple[str, str]:
        """Name and text of the file that a button gives."""
        with self.page.expect_download() as given:
            button.click()
        return given.value.suggested_filename, Path(given.value.path()).read_text("utf-8")

    def export(self) -> str:
        """The text of the whole copy."""
        return self.download(self.files().get_by_role("button", name="Whole copy (JSON)"))[1]

    def exported(self) -> dict[str, Any]:
        return json.loads(self.export())

    def offer(self, text: str | bytes | dict | list | None, name: str = "theirs.json"):
        """Chooses a file to bring in; gives the place where the preview stands."""
        content = text if isinstance(text, bytes) else (text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)).encode()
        files = self.files()
        files.get_by_label("Bring in a whole copy").set_input_files({"name": name, "mimeType": "application/json", "buffer": content})
        place = files.locator("[data-preview]")
        place.locator("> *").first.wait_for()
        return place

    def bring_in(self, text: str | dict, how: str = "Add it as an assessment of its own") -> None:
        self.offer(text).get_by_role("button", name=how).click()
        self.page.get_by_role("button", name="Close this message").wait_for()
        self.saved()

    def shelf(self):
        """The list of assessments, open and filled."""
        fold = self.open_fold("Your assessments")
        fold.get_by_role("button", name="Begin another").wait_for()
        return fold

    def shown_name(self) -> str:
        return self.page.locator("[data-part='name']").inner_text()

    def live(self) -> str:
        return self.page.locator("main [role=status]").text_content()

    def stored(self, place: str = "answers") -> list[dict[str, Any]]:
        """The records of an object store, as they lie in the browser's database."""
        return self.page.evaluate(STORED, place)

    def stored_statuses(self) -> dict[str, str]:
        return {row["checkId"]: row["answer"]["status"]["value"] for row in self.stored() if "status" in row["answer"]}
