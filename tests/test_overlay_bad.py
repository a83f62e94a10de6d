"""One mistake in an overlay is one line: each file in `bad-overlay/` breaks `bad-overlay/good/` once, in the form of `tests/bad/`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from places import TESTS
from test_rules import HEAD, with_line

FOLDER = TESTS / "bad-overlay"
MISTAKES = sorted(FOLDER.glob("*.yaml"))


@pytest.fixture
def overlay(guidelines: Path) -> Path:
    """A copy of the good overlay beside the copy of the good guidelines."""
    return Path(shutil.copytree(FOLDER / "good", guidelines.parent / "acme"))


def put_in(bad: Path, overlay: Path) -> str:
    """Puts a bad file in its place in the overlay; gives the line it expects."""
    text = bad.read_text("utf-8")
    verb, file, line, expected = HEAD.match(text).groups()
    target = overlay / file
    assert target.exists() == (verb == "replaces"), f"{bad.name} {verb} {file}"
    target.parent.mkdir(exist_ok=True)
    rest = text[HEAD.match(text).end() :]
    target.write_text(with_line(target.read_text("utf-8"), line, rest) if line else rest, "utf-8")
    return expected


def test_a_good_overlay_passes(overlay, secure_ai):
    assert secure_ai("check", "--overlay", "acme") == (0, ["2 guidelines, 4 checks, 3 of 3 clauses (2 asked), 0 problems"])


@pytest.mark.parametrize("bad", MISTAKES, ids=lambda bad: bad.stem)
def test_one_mistake_is_one_line(bad, overlay, secure_ai):
    expected = put_in(bad, overlay)
    assert secure_ai("check", "--overlay", "acme") == (1, [expected, "1 problem"])


def test_all_mistakes_of_all_files_are_told_in_one_run(overlay, secure_ai):
    expected = [put_in(FOLDER / f"{name}.yaml", overlay) for name in ("unknown-target", "no-citation", "logo-not-there")]
    assert secure_ai("check", "--overlay", "acme") == (1, [*sorted(expected), "3 problems"])


def test_a_folder_without_an_overlay_file_says_so(overlay, secure_ai):
    (overlay / "overlay.yaml").unlink()
    said = "acme/overlay.yaml: the file is missing. Write it: it says whose overlay this is."
    assert secure_ai("check", "--overlay", "acme") == (1, [said, "1 problem"])


def test_a_folder_that_is_not_there_says_so(guidelines, secure_ai):
    code, lines = secure_ai("check", "--overlay", "acne")
    assert (code, lines[0]) == (1, "acne/overlay.yaml: the file is missing. Write it: it says whose overlay this is.")


def test_a_huge_file_is_not_read(overlay, secure_ai):
    (overlay / "edits/huge.yaml").write_text("# " + "x" * 1_000_001, "utf-8")
    said = "acme/edits/huge.yaml: the file is 1,000,003 bytes, 1,000,000 at most. Split it."
    assert secure_ai("check", "--overlay", "acme") == (1, [said, "1 problem"])


@pytest.mark.parametrize("place", ["edits/desk.yaml", "checks/desk.yaml", "overlay.yaml"])
def test_a_link_out_of_the_overlay_is_not_followed(place, overlay, tmp_path, secure_ai):
    secret = tmp_path / "secret.yaml"
    (overlay / place).rename(secret)
    (overlay / place).symlink_to(secret)
    _, lines = secure_ai("check", "--overlay", "acme")
    name = Path(place).name
    assert f"acme/{place}: the link '{name}' leads out of the guidelines folder. Put the file itself here." in lines


def test_a_linked_folder_is_refused(overlay, tmp_path, secure_ai):
    (tmp_path / "outside").mkdir()
    (overlay / "more").symlink_to(tmp_path / "outside")
    said = "acme/more: 'more' has no place here. Put it into edits/, checks/ or guidelines/AREA/, or take it out."
    assert secure_ai("check", "--overlay", "acme") == (1, [said, "1 problem"])


def test_a_build_refuses_an_endorsement_and_lets_a_hard_word_pass(overlay, secure_ai):
    put_in(FOLDER / "banned-word.yaml", overlay)
    assert secure_ai("pages", "out", "--overlay", "acme")[0] == 0
    shutil.copy(FOLDER / "good/edits/desk.yaml", overlay / "edits/desk.yaml")
    expected = put_in(FOLDER / "endorsed-by-an-agency.yaml", overlay)
    assert secure_ai("pages", "out", "--overlay", "acme") == (1, [expected, "1 problem"])


@pytest.mark.parametrize(
    "words", ["No agency endorses it.", "The NCSC wrote the guidelines. Our board approved this form.", "Certified Data Ltd keeps it."]
)
def test_words_that_claim_nothing_are_no_endorsement(words, overlay, secure_ai):
    text = (overlay / "edits/desk.yaml").read_text("utf-8")
    (overlay / "edits/desk.yaml").write_text(text.replace("Ask the fleet office for help.", words), "utf-8")
    assert secure_ai("pages", "out", "--overlay", "acme")[0] == 0
