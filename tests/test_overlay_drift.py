"""At an upgrade: what upstream changed under each edit is listed, nothing else is, and no answer or edit is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from places import GOOD, TESTS
from secure_ai_guidelines.overlay.drift import difference
from secure_ai_guidelines.overlay.load import load_with_overlays
from secure_ai_guidelines.overlay.pin import pinned

FOLDER = TESTS / "bad-overlay/good"
DESK = "secure-design/model-the-threats.yaml"
CLEAN = "0 of 3 edits to look at again, 0 problems"


@pytest.fixture
def overlay(guidelines: Path) -> Path:
    """A copy of the good overlay beside the copy of the good guidelines."""
    return Path(shutil.copytree(FOLDER, guidelines.parent / "acme"))


@pytest.fixture
def pinned_overlay(overlay: Path, secure_ai) -> Path:
    """The same, made against the guidelines as they are."""
    assert secure_ai("overlay", "pin", "acme") == (0, ["acme/edits/desk.yaml", "3 edits pinned"])
    return overlay


def test_an_edit_that_does_not_say_what_it_was_made_against_is_listed(overlay, secure_ai):
    code, lines = secure_ai("overlay", "diff", "acme")
    assert code == 1
    assert lines[0] == "acme/edits/desk.yaml:1: 'DES-2.1' has no 'made-against'. Read the original, then run: secure-ai overlay pin"
    assert lines[-1] == "3 of 3 edits to look at again, 0 problems"


def test_after_a_pin_there_is_nothing_to_look_at(pinned_overlay, secure_ai):
    assert secure_ai("overlay", "diff", "acme") == (0, [CLEAN])


def test_a_pin_adds_one_line_to_each_edit_and_changes_nothing_else(pinned_overlay):
    before = (FOLDER / "edits/desk.yaml").read_text("utf-8").splitlines()
    after = (pinned_overlay / "edits/desk.yaml").read_text("utf-8").splitlines()
    added = [line for line in after if "made-against" in line]
    assert len(added) == 3
    assert [line for line in after if line not in added] == before


def test_a_second_pin_changes_no_byte(pinned_overlay, secure_ai):
    before = (pinned_overlay / "edits/desk.yaml").read_bytes()
    assert secure_ai("overlay", "pin", "acme") == (0, ["0 edits pinned"])
    assert (pinned_overlay / "edits/desk.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "written",
    [
        "- {on: DES-2.1, note: Look.}  # why\n",
        "# first\n-   note: Look.\n    on: 'DES-2.1'\n    # last\n",
        "- on: DES-2.1\n  made-against: \"000000000000\"\n  note: Look.\n- {on: DES-2.2, made-against: '000000000000', priority: 1}\n",
        "- on: DES-2.1\r\n  note: Look.\r\n",
    ],
    ids=["flow", "on-last", "old-digests", "windows"],
)
def test_a_pin_keeps_comments_order_and_line_ends(written, overlay, secure_ai):
    path = overlay / "edits/desk.yaml"
    path.write_bytes(written.encode())
    assert secure_ai("overlay", "pin", "acme")[0] == 0
    assert secure_ai("overlay", "diff", "acme")[0] == 0
    assert written.count("#") == path.read_bytes().decode().count("#")
    assert written.count("\r\n") in (0, path.read_bytes().count(b"\n") - 1)


def test_what_cannot_be_pinned_safely_is_left_to_a_person(overlay, secure_ai):
    (overlay / "edits/desk.yaml").write_text("- ? on\n  : DES-2.1\n  note: Look.\n", "utf-8")
    code, lines = secure_ai("overlay", "pin", "acme")
    assert (code, lines[-1]) == (1, "0 edits pinned")
    assert lines[0].startswith('acme/edits/desk.yaml:1: write made-against: "')
    assert "made-against" not in (overlay / "edits/desk.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "ids"),
    [
        ("not only the model?", "and not only the model?", ["DES-2.1"]),
        ("large: A drawing of the chain that", "large: A dated drawing of the chain that", ["DES-2.1"]),
        ("sme: One dated sheet with the desk,", "sme: One sheet with the desk,", []),  # the edit leaves this audience as it is
        ("sme: The mail in which the seller promises it.", "sme: The letter in which the seller promises it.", ["DES-2.2"]),  # evidence is required
        ("first: List every assistant in service,", "first: List all assistants in service,", ["DES-2"]),
        ("summary: Work out what could go wrong", "summary: Work out all that could go wrong", ["DES-2"]),
        ("why: A trick arrives through the form, not", "why: Tricks arrive through the form, not", []),
        ("    priority: 2\n", "    priority: 1\n", ["DES-2.2"]),
    ],
    ids=["question", "replaced-evidence", "other-evidence", "required-evidence", "replaced-advice", "summary", "reason", "priority"],
)
def test_only_what_an_edit_rests_on_counts_as_drift(old, new, ids, pinned_overlay, edit, secure_ai):
    edit(DESK, old, new)
    code, lines = secure_ai("overlay", "diff", "acme")
    assert [line.split("'")[1] for line in lines if line.startswith("acme/")] == ids
    assert code == bool(ids)


def test_new_line_breaks_are_no_drift(pinned_overlay, edit, secure_ai):
    edit(DESK, "first: List every assistant in service, and", "first: |\n      List every assistant in service,\n      and")
    assert secure_ai("overlay", "diff", "acme") == (0, [CLEAN])


def test_drift_stops_no_build(pinned_overlay, edit, secure_ai):
    edit(DESK, "not only the model?", "and not only the model?")
    assert secure_ai("check", "--overlay", "acme")[0] == 0


def test_an_edit_on_a_check_that_was_retired_since_is_told_with_the_reason_and_the_rest_is_still_listed(pinned_overlay, edit, secure_ai):
    text = (pinned_overlay / "edits/desk.yaml").read_text("utf-8")
    (pinned_overlay / "edits/desk.yaml").write_text(text.replace("on: DES-2.2", "on: DES-2.3"), "utf-8")
    edit(DESK, "not only the model?", "and not only the model?")
    code, lines = secure_ai("overlay", "diff", "acme")
    assert code == 1
    assert "which was retired in edition 1.0: It asked about paper" in "\n".join(lines)
    assert lines[-1] == "1 of 2 edits to look at again, 1 problems"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("a b c", "a x c", "a [-b-] {+x+} c"), ("a b", "a b", "a b"), ("", "a", "{+a+}"), ("a", "", "[-a-]"), ("a b", "b c", "[-a-] b {+c+}")],
)
def test_a_difference_is_told_word_by_word(old, new, said):
    assert difference(old, new) == said


def test_nothing_is_pinned_where_nothing_drifted():
    assert pinned([]) == ({}, [])


def test_the_rehearsal_of_an_upgrade(pinned_overlay, guidelines, edit, secure_ai):
    """Edition 1.0 with an overlay, then 1.1 with one question in other words: one edit to look at, old and new side by side."""
    assert secure_ai("release")[0] == 0
    edit("edition.yaml", 'edition: "1.0"', 'edition: "1.1"')
    edit(DESK, "cover the whole desk, not only the model?", "cover the whole desk and all its forms?")
    code, lines = secure_ai("overlay", "diff", "acme")
    assert code == 1
    assert lines[0].startswith("acme/edits/desk.yaml:1: 'DES-2.1' changed since this edit was made (")
    assert lines[1:] == [
        "  ask, edition 1.0 to now: Does a written threat model cover the whole [-desk, not only the model?-] {+desk and all its forms?+}",
        "1 of 3 edits to look at again, 0 problems",
    ]
    assert secure_ai("check", "--overlay", "acme")[0] == 0
    checks = {check.id: check for _, check in load_with_overlays(guidelines, [pinned_overlay]).catalogue.checks}
    assert checks["DES-2.1"].ask == "Does a threat model on the Acme form cover the whole desk?"  # the edit holds until somebody has looked
    assert secure_ai("overlay", "pin", "acme") == (0, ["acme/edits/desk.yaml", "1 edits pinned"])
    assert secure_ai("overlay", "diff", "acme") == (0, [CLEAN])


def test_a_frozen_edition_does_not_hold_what_an_overlay_says(pinned_overlay, guidelines, secure_ai):
    assert secure_ai("release")[0] == 0
    assert "acme" not in "".join(path.read_text("utf-8") for path in (guidelines / "editions").rglob("*.json"))
    assert "Acme" not in "".join(path.read_text("utf-8") for path in GOOD.rglob("*.yaml"))
