"""How much of the assessment each page loads before a person does anything, in bytes as a server sends them (gzip), and that what is
left for later comes before it is wanted and holds up no answer."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from site_pages import TYPES

pytestmark = pytest.mark.browser

CLIENT = "assets/assessment/"
# Bytes of the assessment's JavaScript by the module that a page names, imports followed; of a page with nothing to answer or resume.
BUDGETS = {"page-checks.js": 15_000, "page-assess.js": 60_000, "page-results.js": 60_000, "page-example.js": 60_000}
ELSEWHERE = 2_500
IMPORTED = re.compile(r'\b(?:import|export)\b[^;"()]*?(?:\bfrom\s*)?"(\.[^"]+)"')
GUIDELINE = TYPES["audience"]
STORED = """async () => {
  const [{ name }] = await indexedDB.databases();
  const db = await new Promise((good) => { indexedDB.open(name).onsuccess = (event) => good(event.target.result); });
  const rows = db.transaction("answers").objectStore("answers").getAll();
  return new Promise((good) => { rows.onsuccess = () => { db.close(); good(rows.result.map((row) => row.answer.status.value)); }; });
}"""


def modules_of(site: Path, pages: dict, address: str) -> dict[str, bytes]:
    """{path: content} of each module that the page loads by itself: its module scripts, and all that they import."""
    scripts = [element for element in pages[address].html.all("script") if element.attributes.get("type") == "module"]
    found: dict[str, bytes] = {}
    waiting = [path for element, path, _ in pages[address].links() if element in scripts]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found[path] = (site / path).read_bytes()
            waiting += [posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) for name in IMPORTED.findall(found[path].decode())]
    return found


def size(modules: dict[str, bytes]) -> int:
    """Bytes on the way, each file packed by itself."""
    return sum(len(gzip.compress(content, 9)) for content in modules.values())


@pytest.fixture
def asked(visit) -> Callable[..., tuple]:
    """asked(path): an open page, its network quiet, and the list of the client's files that it asked for so far and will."""

    def open_page(path: str):
        opened = visit("404.html")
        paths: list[str] = []
        opened.page.on("request", lambda request: paths.append(urlsplit(request.url).path.lstrip("/")) if CLIENT in request.url else None)
        opened.go(path)
        opened.page.wait_for_load_state("networkidle")
        return opened, paths

    return open_page


def test_no_page_loads_more_of_the_assessment_than_it_may(site, pages):
    sizes = {}
    for address in pages:
        modules = modules_of(site, pages, address)
        entry = next((name for path in modules if (name := posixpath.basename(path)) in BUDGETS), "")
        sizes[entry] = max(sizes.get(entry, 0), size(modules))
    assert {entry: found for entry, found in sizes.items() if found > BUDGETS.get(entry, ELSEWHERE)} == {}
    assert {"", "page-checks.js", "page-assess.js", "page-results.js"} <= set(sizes)


@pytest.mark.parametrize("kind", ["home", "audience", "assess", "results"])
def test_nothing_else_of_it_is_asked_for_before_a_person_does_anything(asked, site, pages, kind):
    _, paths = asked(TYPES[kind])
    assert sorted(paths) == sorted(modules_of(site, pages, TYPES[kind]))


@pytest.mark.parametrize("turn", ["by keyboard", "by pointer"])
def test_the_other_fields_and_the_copy_are_fetched_as_a_person_turns_to_a_check(visit, turn):
    page = visit(GUIDELINE).page
    page.wait_for_load_state("networkidle")
    label = page.locator("fieldset[data-states] label").first
    label.hover()
    with page.expect_request("**/views/fields.js"), page.expect_request("**/views/download.js"):
        if turn == "by pointer":
            page.mouse.down()
        else:
            label.locator("input").focus()


def test_an_answer_is_saved_where_the_other_fields_cannot_be_fetched_and_they_come_when_they_can(visit):
    opened = visit(GUIDELINE)
    page = opened.page
    page.route("**/views/fields.js", lambda route: route.abort())
    card = page.locator("article:has(fieldset[data-states])").first
    card.get_by_label("Not applicable").check()
    card.get_by_text("A part of this page could not be fetched.").wait_for()
    page.locator("[data-saving='no']").wait_for(state="attached")
    assert page.evaluate(STORED) == ["not-applicable"]
    page.unroute("**/views/fields.js")
    page.reload()
    card.get_by_label("Why does it not apply?").wait_for()
    assert card.get_by_text("A part of this page could not be fetched.").count() == 0
    assert not opened.breaches + opened.foreign


def test_a_field_that_comes_late_holds_what_was_saved_before(visit):
    opened = visit(GUIDELINE)
    page = opened.page
    fold = page.locator("details[data-more]").first
    fold.locator("summary").click()
    fold.get_by_label("Note").fill("Seen by two people")
    page.locator("[data-saving='no']").wait_for(state="attached")
    held: list = []
    page.route("**/views/fields.js", lambda route: held.append(route))
    page.reload()
    fold.wait_for()
    assert fold.get_by_label("Note").count() == 0
    page.locator("fieldset[data-states]").first.get_by_label("Partly").check()
    held[0].continue_()
    fold.get_by_label("Note").wait_for()
    assert fold.get_by_label("Note").input_value() == "Seen by two people"
    assert page.evaluate(STORED) == ["partly"]
    assert opened.faults() == []
