"""Files that are no plain text of the right size in the right place: made here, each told in one line, none throws."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from places import GOOD, GUIDELINE
from secure_ai_guidelines.catalogue.folder import FOLDERS, SINGLE, read_folder

FILES = sorted(str(path.relative_to(GOOD)) for path in GOOD.rglob("*.yaml"))
LEADS_OUT = "leads out of the guidelines folder. Put the file itself here."
NO_FILE = ": this is not a file that can be read. Put a file here, or take it out."
NINES = f"{'9' * 79}…"
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))


def write(content: str | bytes):
    return lambda path: path.write_bytes(content if isinstance(content, bytes) else content.encode())


def make_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


def replace_by(make):
    def change(path: Path) -> None:
        path.unlink()
        make(path)

    return change


STRANGE = {
    "empty": (write(""), ":1: the file is empty. Fill it, or delete it."),
    "only blanks": (write("\n \n"), ":1: the file is empty. Fill it, or delete it."),
    "Latin-1": (write("- id: caf\n  title: Caf\xe9\n".encode("latin-1")), ":2: byte 0xE9 is not UTF-8. Save the file as UTF-8."),
    "UTF-16": (write("- id: x".encode("utf-16")), ":1: byte 0xFF is not UTF-8. Save the file as UTF-8."),
    "control character": (write("- id: generative\n  title: a\x07b\n"), ":2: an invisible control character stands here. Delete it."),
    "50 MB": (make_huge, ": the file is 50,000,000 bytes, 1,000,000 at most. Split it."),
    "alias": (write("- id: &a x\n  title: *a\n"), ":1: '&a' lets YAML repeat a part. Write the part out, or put the text in quotes."),
    "merge key": (write("- <<: *base\n"), ":1: '*base' lets YAML repeat a part. Write the part out, or put the text in quotes."),
    "deep nesting": (write("[" * 100_000), ":1: this is nested more than 20 deep. Make it flatter."),
    "too long a number": (write("9" * 5000), f":1: the file is {NINES} without quotes, which YAML reads as a number. Write '{NINES}' in quotes."),
    "link out": (replace_by(lambda path: path.symlink_to("/etc/hostname")), f": the link 'traits.yaml' {LEADS_OUT}"),
    "link to nothing": (replace_by(lambda path: path.symlink_to("gone.yaml")), NO_FILE),
    "link to itself": (replace_by(lambda path: path.symlink_to("traits.yaml")), NO_FILE),
    "folder": (replace_by(Path.mkdir), NO_FILE),
    "pipe": (replace_by(os.mkfifo), NO_FILE),
}  # fmt: skip


@pytest.mark.parametrize("strange", STRANGE)
def test_a_strange_file_is_one_line_and_takes_no_time(strange, guidelines, secure_ai):
    change, said = STRANGE[strange]
    change(guidelines / "traits.yaml")
    began = time.monotonic()
    assert secure_ai("check") == (1, [f"guidelines/traits.yaml{said}", "1 problem"])
    assert time.monotonic() - began < 5


def test_an_alias_bomb_does_not_go_off(guidelines):
    (guidelines / "traits.yaml").write_text(BOMB, "utf-8")

    def with_little_memory() -> None:  # so that a bomb that goes off ends this process and not the machine
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

    command = [sys.executable, "-m", "secure_ai_guidelines.cli", "check"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, preexec_fn=with_little_memory)
    said = "guidelines/traits.yaml:1: '&a0' lets YAML repeat a part. Write the part out, or put the text in quotes."
    assert run.stdout.splitlines() == [said, "1 problem"]


@pytest.mark.parametrize("damage", ["", "\xff", "- [\n", "- - - a\n", "just words\n"], ids=["empty", "not UTF-8", "broken", "lists", "words"])
@pytest.mark.parametrize("file", FILES)
def test_a_damaged_file_is_told_once_and_blames_no_other(file, damage, guidelines, secure_ai):
    (guidelines / file).write_bytes(damage.encode("latin-1"))
    code, lines = secure_ai("check")
    assert code == 1
    assert {line.split(":")[0] for line in lines[:-1]} == {f"guidelines/{file}"}


@pytest.mark.parametrize("file", SINGLE)
def test_a_missing_list_is_one_line(file, guidelines, secure_ai):
    (guidelines / file).unlink()
    assert secure_ai("check") == (1, [f"guidelines/{file}: the file is missing. Bring it back.", "1 problem"])


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_without_files_is_one_line(name, guidelines, secure_ai):
    for path in (guidelines / name).iterdir():
        path.unlink()
    assert secure_ai("check") == (1, [f"guidelines/{name}: the folder holds no file. Bring it back.", "1 problem"])


def test_an_empty_folder_is_one_line(tmp_path, monkeypatch, secure_ai):
    monkeypatch.chdir(tmp_path)
    Path("guidelines").mkdir()
    assert secure_ai("check") == (1, ["guidelines: the folder holds no YAML file. Give a guidelines folder.", "1 problem"])


def test_a_linked_area_folder_is_not_passed_over_in_silence(guidelines, secure_ai):
    (guidelines / "secure-design").rename("elsewhere")
    (guidelines / "secure-design").symlink_to(Path("elsewhere").resolve())
    code, lines = secure_ai("check")
    said = f"guidelines/secure-design: the link 'secure-design' {LEADS_OUT}"
    assert (code, said in lines) == (1, True)


def test_proper_names_in_another_encoding_are_one_line(guidelines, secure_ai):
    (guidelines / "proper-names.txt").write_bytes("Café\n".encode("latin-1"))
    assert secure_ai("check") == (1, ["guidelines/proper-names.txt:1: byte 0xE9 is not UTF-8. Save the file as UTF-8.", "1 problem"])


def test_hidden_files_and_the_schema_folder_are_passed_over(guidelines, secure_ai):
    for name in (".draft.yaml", ".drafts/one.yaml", "schema/old.yaml"):
        (guidelines / name).parent.mkdir(exist_ok=True)
        (guidelines / name).write_text("- [", "utf-8")
    assert secure_ai("check")[0] == 0


def test_a_file_that_does_not_fit_still_lends_its_ids(guidelines, edit):
    edit(GUIDELINE, "effort: days", "effort: years")
    folder = read_folder(guidelines)
    assert not folder.guidelines
    assert {"DES-2", "DES-2.1", "DES-2.2", "DES-2.3"} <= folder.ids["guidelines"]


def test_names_are_offered_alike_and_never_a_retired_one(guidelines):
    folder = read_folder(guidelines)
    assert folder.words_like("guidelines", "DES-2.9") == {"DES-2.1", "DES-2.2"}
    assert folder.words_like("guidelines", "DES-9") == {"DES-2"}
