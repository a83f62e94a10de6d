"""What an overlay may do, each thing once: change, add, hide, raise, require, note, link. And what it leaves behind: nothing."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from overlay_laid import card, data, lay
from places import GOOD, TESTS
from secure_ai_guidelines.catalogue.identifiers import bare, code_of, is_check, namespace_of, order_of
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.overlay.load import Laid, load_with_overlays
from secure_ai_guidelines.pages.navigation import navigation
from secure_ai_guidelines.pages.render import Pages
from secure_ai_guidelines.publish.files import published_files

FOLDER = TESTS / "bad-overlay/good"
CHECKS = "checks/index.md"
LARGE = "secure-design/model-the-threats/large/index.md"


@pytest.fixture(scope="module")
def laid() -> Laid:
    """The good guidelines with the good overlay."""
    return load_with_overlays(GOOD, [FOLDER])


@pytest.fixture(scope="module")
def pages(laid: Laid) -> dict[str, str]:
    return Pages(laid.catalogue, client="assets/assessment").all()


def check(laid: Laid, name: str):
    return next(found for _, found in laid.catalogue.checks if found.id == name)


def test_a_question_in_other_words_keeps_its_id_and_the_original_is_one_click_away(laid, pages):
    assert check(laid, "DES-2.1").ask == "Does a threat model on the Acme form cover the whole desk?"
    found = card(pages[CHECKS], "DES-2.1")
    assert "Changed by Acme Ferries: see the original" in found
    assert "QuestionDoes a written threat model cover the whole desk, not only the model?" in re.sub(r"<[^>]+>", "", found)


def test_evidence_changes_for_one_audience_only(laid):
    assert check(laid, "DES-2.1").evidence.large == "The Acme form for this release."
    assert check(laid, "DES-2.1").evidence.sme == check(Laid(laid.original, laid.original), "DES-2.1").evidence.sme


def test_advice_changes_for_one_audience_only(laid, pages):
    guidance = laid.catalogue.guidelines[0].guidance
    assert guidance.large.first == "List every assistant, and open the Acme form for each one."
    assert guidance.large.text == laid.original.guidelines[0].guidance.large.text
    assert guidance.sme == laid.original.guidelines[0].guidance.sme
    assert "Changed by Acme Ferries" in pages[LARGE].split("## Checks")[0]
    assert "<dt>The first step, for large ferry lines</dt><dd>List every assistant in service" in pages[LARGE]


def test_a_priority_is_raised(laid, pages):
    assert check(laid, "DES-2.2").priority == 1
    assert "<dt>Priority</dt><dd>Do next</dd>" in card(pages[CHECKS], "DES-2.2")


def test_a_priority_that_is_the_same_changes_nothing(tmp_path):
    assert lay(tmp_path, "- {on: DES-2.1, priority: 1}").catalogue.own.changed == ()


def test_what_an_answer_has_to_carry_reaches_the_client_and_the_reader(pages):
    requires = {row["id"]: row.get("requires") for row in data(pages["assess/index.md"])["checks"]}
    assert requires == {"DES-2.1": ["owner"], "DES-2.2": ["evidence", "owner"], "acme.DES-2.1": None, "acme.DES-1.1": None}
    assert {"Needs evidence", "Needs an owner"} <= set(re.findall(r'"required">([^<]+)<', card(pages[CHECKS], "DES-2.2")))


def test_a_note_and_links_stand_beside_the_check(pages):
    found = card(pages[CHECKS], "DES-2.1")
    assert "<strong>Note from Acme Ferries:</strong> The form is in the drawer" in found
    assert '<a href="/forms/threats">The form</a>' in found


def test_a_note_may_cite_a_source_of_the_organisations_own(pages):
    assert '<a href="http://intranet.acme.example/policy">Policy for tools that answer guests</a>' in pages[CHECKS]
    assert 'id="acme-policy"' in pages["sources/index.md"]


def test_a_note_on_a_guideline_stands_on_all_its_pages(pages):
    for page in ("secure-design/model-the-threats/index.md", LARGE, "secure-design/model-the-threats/sme/index.md"):
        assert "Ask the fleet office for help." in pages[page]


def test_an_added_check_stands_after_the_others_and_says_who_added_it(laid, pages):
    assert [found.id for found in laid.catalogue.guidelines[0].checks] == ["DES-2.1", "DES-2.2", "acme.DES-2.1"]
    found = card(pages[CHECKS], "acme.DES-2.1")
    assert "Added by Acme Ferries" in found
    assert "Added by this site" not in found
    assert "Why Acme Ferries adds this check" in found


def test_checks_of_overlays_do_not_count_towards_the_limit_of_a_guideline(tmp_path):
    root = shutil.copytree(FOLDER, tmp_path / "acme")
    head, one = (root / "checks/desk.yaml").read_text("utf-8").split("checks:\n")
    many = "".join(one.replace("acme.DES-2.1", f"acme.DES-2.{number}") for number in range(1, 9))
    (root / "checks/desk.yaml").write_text(f"{head}checks:\n{many}", "utf-8")
    assert len(load_with_overlays(GOOD, [root]).catalogue.guidelines[0].checks) == 10


def test_an_added_guideline_stands_after_the_areas_own_at_an_address_of_its_own(laid, pages):
    assert [found.id for found in laid.catalogue.guidelines] == ["DES-2", "acme.DES-1"]
    assert "secure-design/acme-storm/index.md" in pages
    assert 'href="../secure-design/acme-storm/"' in pages["organisation/index.md"]


def test_ids_of_an_overlay_are_links_in_prose(tmp_path):
    root = shutil.copytree(FOLDER, tmp_path / "acme")
    text = (root / "edits/desk.yaml").read_text("utf-8")
    (root / "edits/desk.yaml").write_text(text.replace("Ask the fleet office for help.", "See acme.DES-2.1, then DES-2.2."), "utf-8")
    found = Pages(load_with_overlays(GOOD, [root]).catalogue).all()["organisation/index.md"]
    assert 'See <a href="../checks/#acme.DES-2.1">acme.DES-2.1</a>, then <a href="../checks/#DES-2.2">DES-2.2</a>.' in found


def test_braces_and_markup_of_an_overlay_are_text(tmp_path):
    pages = Pages(lay(tmp_path, "- on: DES-2.1\n  note: 'Try {{ 7*7 }} and {: onclick=a } & \"b\"'\n").catalogue).all()
    assert 'Try &#123;&#123; 7*7 &#125;&#125; and &#123;: onclick=a &#125; &amp; "b"' in pages[CHECKS]


def test_every_page_of_a_changed_copy_still_says_that_it_is_independent(pages):
    feet = [re.search(r'<p class="paper-foot">(.*?)</p>', text) for text in pages.values()]
    assert all("Independent work: no agency endorses it." in foot[1] or "data-part" in foot[1] for foot in feet if foot)
    assert "No agency endorses them, nor what Acme Ferries changed." in pages["organisation/index.md"]


def test_taking_the_overlay_away_gives_back_every_byte(pages):
    original = Pages(load(GOOD), client="assets/assessment").all()
    again = load_with_overlays(GOOD).catalogue
    assert Pages(again, client="assets/assessment").all() == original
    assert published_files(again) == published_files(load(GOOD))
    assert navigation(again) == navigation(load(GOOD))
    assert pages != original


def test_nothing_of_an_overlay_shows_where_there_is_none(catalogue):
    assert not [path for path, text in Pages(catalogue, client="assets/assessment").all().items() if "own-note" in text or "organisation/" in text]


def test_published_data_hold_the_organisations_checks(laid):
    files = published_files(laid.catalogue)
    ids = [one["id"] for guideline in json.loads(files["api/v1/catalogue.json"])["guidelines"] for one in guideline["checks"]]
    assert ids == ["DES-2.1", "DES-2.2", "acme.DES-2.1", "acme.DES-1.1"]
    assert files["api/v1/guidelines/acme.DES-1.json"]


def test_published_data_say_that_they_are_not_the_original(laid):
    found = json.loads(published_files(laid.catalogue)["api/v1/catalogue.json"])["overlays"]
    assert found["organisations"] == [{"id": "acme", "name": "Acme Ferries"}]
    assert found["changed"] == {"DES-2.1": ["ask", "evidence.large"], "DES-2.2": ["priority"], "DES-2": ["summary", "guidance.large.first"]}
    assert sorted(found["added"]) == ["acme.DES-1", "acme.DES-1.1", "acme.DES-2.1"]
    assert b"overlays" not in published_files(laid.original)["api/v1/catalogue.json"]


def test_the_client_is_told_whose_copy_it_is(pages):
    assert data(pages["assess/index.md"])["organisation"] == {"name": "Acme Ferries", "audience": "large"}


@pytest.mark.parametrize(
    ("name", "parts"),
    [("DES-2", ("", "DES-2", "DES", False)), ("DES-2.10", ("", "DES-2.10", "DES", True)), ("acme.DES-1", ("acme", "DES-1", "DES", False)),
     ("acme-uk.DEV-2.3", ("acme-uk", "DEV-2.3", "DEV", True))],
)  # fmt: skip
def test_an_id_is_taken_apart_in_one_place(name, parts):
    assert (namespace_of(name), bare(name), code_of(name), is_check(name)) == parts


def test_ids_sort_by_number_and_those_of_overlays_come_last():
    ids = ["acme.DES-1", "DES-10", "DES-9", "acme.DES-1.2", "DES-9.10", "DES-9.9"]
    assert sorted(ids, key=order_of) == ["DES-9", "DES-9.9", "DES-9.10", "DES-10", "acme.DES-1", "acme.DES-1.2"]
