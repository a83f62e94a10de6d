"""What is hidden, and several overlays in order: who may touch what, and what is left on the pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from overlay_laid import card, lay, problems
from places import GOOD, TESTS
from secure_ai_guidelines.overlay.load import load_with_overlays, named_overlays
from secure_ai_guidelines.pages.render import Pages

FOLDER = TESTS / "bad-overlay/good"
CHECKS = "checks/index.md"


def test_a_hidden_check_is_gone_from_every_list_and_stands_with_its_reason_on_one_page(tmp_path):
    found = lay(tmp_path, "- {on: DES-2.2, hide: {why: We are told by the harbour.}}")
    pages = Pages(found.catalogue, client="assets/assessment").all()
    assert [one.id for _, one in found.catalogue.checks] == ["DES-2.1"]
    assert [one.start_with for one in found.catalogue.audiences] == [["DES-2.1"], [], ["DES-2.1"]]
    assert "Hidden by Firm A. We are told by the harbour." in pages["organisation/index.md"]
    asked = found.original.guidelines[0].checks[1].ask
    assert [path for path, text in pages.items() if asked in text] == ["organisation/index.md"]


def test_the_address_of_a_hidden_check_still_says_what_became_of_it(tmp_path):
    pages = Pages(lay(tmp_path, "- {on: DES-2.2, hide: {why: We are told by the harbour.}}").catalogue).all()
    assert '<a href="../organisation/#DES-2.2">' in card(pages[CHECKS], "DES-2.2")


def test_a_hidden_check_leaves_the_crosswalks(tmp_path):
    pages = Pages(lay(tmp_path, "- {on: DES-2.1, hide: {why: We have no desk.}}").catalogue).all()
    assert "DES-2.1" not in pages["frameworks/example-atlas/index.md"]


def test_a_hidden_guideline_takes_its_checks_with_it(tmp_path):
    root = shutil.copytree(FOLDER, tmp_path / "acme")
    (root / "edits/desk.yaml").write_text("- {on: DES-2, hide: {why: We have no desk.}}\n", "utf-8")
    shutil.rmtree(root / "checks")
    storm = root / "guidelines/secure-design/storm.yaml"
    storm.write_text(storm.read_text("utf-8").replace("after: [acme.DES-2.1]", "after: [DES-2.1]"), "utf-8")
    found = load_with_overlays(GOOD, [root]).catalogue
    assert [one.id for one in found.guidelines] == ["acme.DES-1"]
    assert found.guidelines[0].checks[0].after == []
    assert not [path for path in Pages(found).all() if "model-the-threats" in path]


def test_the_last_check_of_a_guideline_cannot_be_hidden_alone(tmp_path):
    said = problems(lambda: lay(tmp_path, "- {on: DES-2.1, hide: {why: No.}}\n- {on: DES-2.2, hide: {why: No.}}"))
    assert said == ["[1].on is 'DES-2.2', the last check of 'DES-2' that was left. Hide 'DES-2' itself."]


def test_two_overlays_apply_in_order_and_the_last_names_the_copy(tmp_path):
    found = lay(tmp_path, "- {on: DES-2.1, set: {label: Our desk}}", "- {on: DES-2.1, set: {do: Draw the desk}}").catalogue
    assert (found.checks[0][1].label, found.checks[0][1].do) == ("Our desk", "Draw the desk")
    assert [one.by for one in found.own.changed] == ["Firm A", "Firm B"]
    assert found.own.organisation.name == "Firm B"


def test_two_overlays_that_set_one_field_are_a_mistake(tmp_path):
    said = problems(lambda: lay(tmp_path, "- {on: DES-2.1, set: {label: Our desk}}", "- {on: DES-2.1, set: {label: A desk}}"))
    assert len(said) == 1
    assert re.fullmatch(
        r"\[0\]\.set\.label changes the label of 'DES-2\.1', which \S+/overlay-0/edits/edits\.yaml:1 changes too\. Keep one of the two\.", said[0]
    )


def test_two_overlays_may_set_the_evidence_of_two_audiences(tmp_path):
    found = lay(tmp_path, "- {on: DES-2.1, set: {evidence: {sme: A sheet.}}}", "- {on: DES-2.1, set: {evidence: {large: A form.}}}").catalogue
    assert (found.checks[0][1].evidence.sme, found.checks[0][1].evidence.large) == ("A sheet.", "A form.")


@pytest.mark.parametrize("edit", ["set: {label: A desk}", "note: Look.", "hide: {why: No.}"])
def test_nothing_is_done_to_what_an_earlier_overlay_hides(edit, tmp_path):
    said = problems(lambda: lay(tmp_path, "- {on: DES-2.1, hide: {why: We have no desk.}}", f"- {{on: DES-2.1, {edit}}}"))
    assert len(said) == 1
    assert re.fullmatch(r"\[0\]\.on is 'DES-2\.1', which \S+/overlay-0/edits/edits\.yaml:1 hides\. Take one of the two out\.", said[0])


def test_two_overlays_of_one_id_are_a_mistake(tmp_path):
    roots = [shutil.copytree(FOLDER, tmp_path / name) for name in ("one", "two")]
    assert any("which" in text and "has too" in text for text in problems(lambda: load_with_overlays(GOOD, roots)))


def test_a_later_overlay_may_change_what_an_earlier_one_added(tmp_path):
    root = tmp_path / "second"
    (root / "edits").mkdir(parents=True)
    (root / "overlay.yaml").write_text("id: ship\norganisation: {name: Ship}\n", "utf-8")
    (root / "edits/a.yaml").write_text("- {on: acme.DES-2.1, priority: 1}\n", "utf-8")
    found = load_with_overlays(GOOD, [FOLDER, root]).catalogue
    assert next(one for _, one in found.checks if one.id == "acme.DES-2.1").priority == 1


def test_the_variable_names_the_overlays_before_the_configuration_does(monkeypatch):
    assert named_overlays(["a"], Path("root")) == [Path("root/a")]
    monkeypatch.setenv("SECURE_AI_OVERLAYS", "x:/y")
    assert named_overlays(["a"], Path("root")) == [Path("root/x"), Path("/y")]
