"""The command: what it prints, what it writes, and 0 good, 1 problems, 2 usage."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from places import GOOD, REPO
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.cli import CLIENT, main
from secure_ai_guidelines.editions.published import edition_files
from secure_ai_guidelines.editions.working import all_editions
from secure_ai_guidelines.pages.render import Pages
from secure_ai_guidelines.publish.files import published_files

LAST_LINE = r"(\d+) guidelines, (\d+) checks, (\d+) of (\d+) clauses \((\d+) asked\), 0 problems"


def test_the_published_guidelines_pass_and_every_clause_is_covered(monkeypatch, secure_ai, real):
    monkeypatch.chdir(REPO)
    code, lines = secure_ai("check")
    assert code == 0, "\n".join(lines)
    guidelines, checks, covered, clauses, asked = map(int, re.fullmatch(LAST_LINE, lines[-1]).groups())
    assert (guidelines, checks, clauses) == (len(real.guidelines), len(real.checks), len(real.clauses))
    assert covered == clauses
    assert asked == len({clause for _, check in real.checks for clause in check.source})


@pytest.mark.parametrize(
    "arguments", [["check"], ["pages", "out"], ["publish", "out"], ["schema"], ["new", "secure-design", "a", "--title", "A"]], ids=" ".join
)
def test_a_folder_that_is_not_there_is_a_mistake_of_use(arguments, tmp_path, monkeypatch, secure_ai):
    monkeypatch.chdir(tmp_path)
    assert secure_ai(*arguments) == (2, ["guidelines: no such folder. Give the folder with the guidelines."])


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["new", "secure-design", "a"], ["pages"]], ids=" ".join)
def test_a_wrong_command_is_a_mistake_of_use(arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


@pytest.mark.parametrize("command", [["pages", "out"], ["publish", "out"], ["schema"]], ids=" ".join)
def test_broken_guidelines_are_told_and_nothing_is_written(command, guidelines, edit, secure_ai):
    edit("traits.yaml", "phrase: it writes text", "phrase: 42")
    code, lines = secure_ai(*command)
    assert (code, lines[-1]) == (1, "1 problem")
    assert not Path("out").exists()
    assert not (guidelines / "schema").exists()


def test_pages_writes_every_page(guidelines, secure_ai):
    expected = Pages(load(guidelines), client=CLIENT).all()
    assert secure_ai("pages", "out") == (0, [f"{len(expected)} pages written to out"])
    written = {str(path.relative_to("out")): path.read_text("utf-8") for path in Path("out").rglob("*.md")}
    assert written == expected


def test_publish_writes_every_file(guidelines, secure_ai):
    catalogue = load(guidelines)
    expected = published_files(catalogue, editions=edition_files(all_editions(catalogue, []), {}))
    assert secure_ai("publish", "out") == (0, [f"{len(expected)} files written to out"])
    written = {str(path.relative_to("out")): path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}
    assert written == expected


def test_schema_writes_the_editor_schema(guidelines, secure_ai):
    assert secure_ai("schema") == (0, ["guidelines/schema/guideline.schema.json written"])
    expected = published_files(load(guidelines))["api/v1/schemas/guideline.schema.json"]
    assert (guidelines / "schema/guideline.schema.json").read_bytes() == expected


def test_the_folder_can_be_named(guidelines, secure_ai):
    guidelines.rename("elsewhere")
    assert secure_ai("check", "elsewhere")[0] == 0
    assert secure_ai("publish", "out", "--guidelines", "elsewhere")[0] == 0


@pytest.mark.parametrize("out", ["a-file", "a-file/below"])
def test_a_file_where_the_folder_should_be_is_a_mistake_of_use(out, guidelines, secure_ai):
    Path("a-file").touch()
    code, lines = secure_ai("publish", out)
    assert (code, len(lines)) == (2, 1)


def test_a_file_outside_the_current_folder_is_named_in_full(tmp_path, monkeypatch, secure_ai):
    folder = Path(shutil.copytree(GOOD, tmp_path / "there" / "guidelines"))
    (folder / "traits.yaml").write_text("", "utf-8")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert secure_ai("check", str(folder))[1][0] == f"{folder}/traits.yaml:1: the file is empty. Fill it, or delete it."


def test_the_module_can_be_run(guidelines, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["secure-ai", "check"])
    monkeypatch.delitem(sys.modules, "secure_ai_guidelines.cli")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("secure_ai_guidelines.cli", run_name="__main__")
    assert ended.value.code == 0


def test_the_installed_command_gives_its_exit_code_to_the_shell(guidelines, edit):
    edit("traits.yaml", "phrase: it writes text", "phrase: 42")
    ended = subprocess.run([Path(sys.executable).parent / "secure-ai", "check"], capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (1, "")
