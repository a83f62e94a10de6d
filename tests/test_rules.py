"""One mistake is one line: each file in `bad/` holds one mistake and, in its first comments, the line that must be printed.

`# replaces: FILE` names the file of `good/` it stands in for (`# adds: FILE`: it stands beside them). With `# instead of:
LINE` only that line is replaced, so that a mistake in a long file can be seen at a glance.
"""

from __future__ import annotations

import datetime
import difflib
import re
import shutil
from pathlib import Path

import pytest

from places import BAD, GOOD
from secure_ai_guidelines.catalogue.folder import read_folder
from secure_ai_guidelines.catalogue.rules import ALWAYS, OF_STYLE

MISTAKES = sorted(BAD.glob("*.yaml"))
HEAD = re.compile(r"# (replaces|adds): (\S+)\n(?:# instead of: (.+)\n)?# expect: (.+)\n")


def put_in(bad: Path, folder: Path) -> str:
    """Puts a bad file in its place in `folder`; gives the line it expects."""
    text = bad.read_text("utf-8")
    head = HEAD.match(text)
    assert head, f"{bad.name} must begin with '# replaces:' or '# adds:', then '# expect:'"
    verb, file, line, expected = head.groups()
    target = folder / file
    assert target.exists() == (verb == "replaces"), f"{bad.name} {verb} {file}"
    target.parent.mkdir(exist_ok=True)
    target.write_text(with_line(target.read_text("utf-8"), line, text[head.end() :]) if line else text, "utf-8")
    return expected.replace("{today}", datetime.date.today().isoformat())


def with_line(text: str, line: str, instead: str) -> str:
    lines = text.splitlines(keepends=True)
    places = [number for number, found in enumerate(lines) if found.strip() == line]
    assert len(places) == 1, f"'{line}' stands {len(places)} times"
    return "".join([*lines[: places[0]], instead, *lines[places[0] + 1 :]])


def test_good_guidelines_pass(guidelines, secure_ai):
    assert secure_ai("check") == (0, ["1 guidelines, 2 checks, 3 of 3 clauses (2 asked), 0 problems"])


@pytest.mark.parametrize("bad", MISTAKES, ids=lambda bad: bad.stem)
def test_one_mistake_is_one_line(bad, guidelines, secure_ai):
    expected = put_in(bad, guidelines)
    assert secure_ai("check") == (1, [expected, "1 problem"])


@pytest.mark.parametrize("bad", MISTAKES, ids=lambda bad: bad.stem)
def test_a_bad_file_differs_from_the_good_one_in_one_place(bad):
    verb, file, line, _ = HEAD.match(bad.read_text("utf-8")).groups()
    if verb == "adds" or line:
        return
    good = (GOOD / file).read_text("utf-8").splitlines()
    found = HEAD.sub("", bad.read_text("utf-8")).splitlines()
    hunks = difflib.SequenceMatcher(None, good, found, autojunk=False).get_grouped_opcodes(5)
    assert len(list(hunks)) == 1


@pytest.mark.parametrize("rule", ALWAYS + OF_STYLE, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_bad_case(rule, found_by_rule):
    assert found_by_rule[rule.__name__], f"no file in tests/bad breaks {rule.__name__}"


@pytest.fixture(scope="module")
def found_by_rule(tmp_path_factory) -> dict[str, int]:
    """How many bad files each rule finds."""
    found = {rule.__name__: 0 for rule in ALWAYS + OF_STYLE}
    for bad in MISTAKES:
        folder = Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("bad") / "guidelines"))
        put_in(bad, folder)
        read = read_folder(folder)
        for rule in ALWAYS + OF_STYLE:
            found[rule.__name__] += any(rule(read))
    return found


def test_three_broken_files_are_all_told_in_one_run(guidelines, secure_ai):
    names = ("broken-yaml", "unknown-citation", "question-without-mark")
    expected = [put_in(BAD / f"{name}.yaml", guidelines) for name in names]
    assert secure_ai("check") == (1, [*sorted(expected), "3 problems"])


def test_two_mistakes_in_one_file_are_both_told(guidelines, secure_ai, edit):
    edit("traits.yaml", "  title: Generative\n", "")
    edit("traits.yaml", "it writes text", "42")
    _, lines = secure_ai("check")
    assert [line.split(": ", 1)[0] for line in lines] == ["guidelines/traits.yaml:1", "guidelines/traits.yaml:2", "2 problems"]


def test_braces_in_prose_are_good(guidelines, secure_ai, edit):
    edit("glossary.yaml", "A trick in", "A trick such as {{ 7*7 }} or {% raw %} in")
    assert secure_ai("check")[0] == 0
