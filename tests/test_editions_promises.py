"""Once an edition is frozen, no id disappears, comes back, is born anew or changes its descent; each breach is one line.

Each case changes a copy of `good/` that was frozen as 1.0 and is now at work on 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from places import GUIDELINE
from secure_ai_guidelines.catalogue.folder import read_folder
from secure_ai_guidelines.editions.edition import Titled, edition_of
from secure_ai_guidelines.editions.frozen import read_frozen
from secure_ai_guidelines.editions.promises import PROMISES, Past
from test_editions import freeze

FILE = f"guidelines/{GUIDELINE}"
DRAWER = "Is there a lock on the drawer?"
TWO = "Will somebody tell you before the model changes?"


def row(name: str, asked: str = TWO, in_: str = "1.1") -> str:
    return f'  - id: {name}\n    in: "{in_}"\n    asked: {asked}\n    why: It asked too little.\n'


class Copy:
    """The copy to change: its guideline's text, put back where it was."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / GUIDELINE

    def replace(self, old: str, new: str, file: str = GUIDELINE) -> None:
        text = (self.root / file).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (self.root / file).write_text(text.replace(old, new), "utf-8")

    def block(self) -> str:
        """The text of the second check."""
        return re.search(r"(?ms)^  - id: DES-2\.2\n.*?(?=^\S)", self.path.read_text("utf-8"))[0]

    def without_the_second(self) -> str:
        block = self.block()
        self.replace(block, "")
        self.replace("[DES-2.1, DES-2.2]", "[DES-2.1]", "audiences.yaml")
        self.replace("[DES-2.2]", "[DES-2.1]", "audiences.yaml")
        self.replace("DES-2.2", "DES-2.1", "roles/risk-owner.yaml")
        return block

    def retire(self, **how: str) -> str:
        block = self.without_the_second()
        self.replace("retired:\n", "retired:\n" + row("DES-2.2", **how))
        return block

    def add(self, block: str, name: str, more: str = "", since: str = "1.1") -> None:
        new = block.replace("DES-2.2", name).replace('since: "1.0"', f'since: "{since}"') + more
        self.replace("retired:\n", f"{new}retired:\n")

    def lines(self, text: str) -> list[int]:
        return [number for number, line in enumerate(self.path.read_text("utf-8").splitlines(), 1) if text in line]


@pytest.fixture
def copy(guidelines) -> Copy:
    folder = read_folder(guidelines)
    info = folder.single["edition.yaml"].value
    freeze(guidelines, edition_of(info, folder.list_of("audiences.yaml"), [held.value for held in folder.guidelines]))
    found = Copy(guidelines)
    found.replace('edition: "1.0"', 'edition: "1.1"', "edition.yaml")
    return found


def gone(copy: Copy) -> None:
    copy.without_the_second()


def row_gone(copy: Copy) -> None:
    text = copy.path.read_text("utf-8")
    copy.path.write_text(re.sub(r"(?ms)^retired:\n.*?(?=^\S)", "retired: []\n", text), "utf-8")


def asked_again(copy: Copy) -> None:
    row_gone(copy)
    block = copy.block()
    copy.replace("retired: []", f"{block.replace('DES-2.2', 'DES-2.3')}retired: []")


def not_what_was_asked(copy: Copy) -> None:
    copy.retire(asked="Does somebody tell you?")


def dead_row_edited(copy: Copy) -> None:
    copy.replace(DRAWER, "Is the drawer locked?")


def too_early(copy: Copy) -> None:
    copy.retire(in_="1.0")


def died_anew(copy: Copy) -> None:
    copy.replace('in: "1.0"', 'in: "1.1"')


def born_anew(copy: Copy) -> None:
    copy.replace(copy.block(), copy.block().replace('since: "1.0"', 'since: "1.1"'))


def born_too_early(copy: Copy) -> None:
    copy.add(copy.block(), "DES-2.4", since="1.0")


def descent_added(copy: Copy) -> None:
    copy.replace(copy.block(), f"{copy.block()}    replaces: DES-2.3\n")


def two_heirs(copy: Copy) -> None:
    block = copy.retire()
    copy.add(block, "DES-2.4", "    replaces: DES-2.2\n")
    copy.add(block, "DES-2.5", "    formerly: DES-2.2\n")


BROKEN = [
    (gone, "  - id: DES-2.3", "retired has no row for 'DES-2.2', which edition 1.0 asked. Bring the check back, or add its row."),
    (row_gone, "retired: []", "retired has no row for 'DES-2.3', which edition 1.0 had retired. Bring the row back."),
    (asked_again, "- id: DES-2.3", "checks[2].id is 'DES-2.3', retired since edition 1.0 (guidelines/editions/1.0.json). Give the next free number."),
    (not_what_was_asked, "asked: Does", f"retired[0].asked is 'Does somebody tell you?', but DES-2.2 asked '{TWO}'. Write what it asked."),
    (dead_row_edited, "asked: Is", f"retired[0].asked is 'Is the drawer locked?', but DES-2.3 asked '{DRAWER}'. Write what it asked."),
    (too_early, 'in: "1.0"', "retired[0].in is '1.0', but edition 1.0 still asked DES-2.2. Name a later one."),
    (died_anew, 'in: "1.1"', "retired[0].in is '1.1', but was '1.0' in edition 1.0. Write that."),
    (born_anew, 'since: "1.1"', "checks[1].since is '1.1', but was '1.0' in edition 1.0. Write that, or give another question a new id."),
    (born_too_early, 'since: "1.0"', "checks[2].since is '1.0', but edition 1.0 is frozen and does not ask DES-2.4. Name a later one."),
    (
        descent_added, "replaces:",
        "checks[1].replaces leads to 'DES-2.3', but to 'nothing' when it was frozen. Bring that back, or give a new id.",
    ),
    (two_heirs, "replaces:", "checks[1].replaces is 'DES-2.2', whose answers go to DES-2.5 already. Take one of them out."),
]  # fmt: skip
PICKED = {"too_early": 0, "born_too_early": -1}  # of several lines like it, the first or the last; else the last


@pytest.mark.parametrize(("change", "line", "expected"), BROKEN, ids=[case[0].__name__ for case in BROKEN])
def test_a_broken_promise_is_one_line(change: Callable[[Copy], None], line, expected, copy, secure_ai):
    change(copy)
    number = copy.lines(line)[PICKED.get(change.__name__, -1)]
    assert secure_ai("check") == (1, [f"{FILE}:{number}: {expected}", "1 problem"])


def test_a_guideline_that_an_edition_held_may_not_go(copy, secure_ai):
    (held,) = read_frozen(copy.root, "guidelines")[0]
    titles = [*held.value.guidelines, Titled(id="DES-9", title="Gone")]
    freeze(copy.root, held.value.model_copy(update={"guidelines": titles}))
    number = next(n for n, line in enumerate((copy.root / "editions/1.0.json").read_text("utf-8").splitlines(), 1) if "DES-9" in line)
    said = "guideline 'DES-9' of edition 1.0 is gone. Bring its file back; the ids of its checks live there."
    assert secure_ai("check") == (1, [f"guidelines/editions/1.0.json:{number}: {said}", "1 problem"])


@pytest.mark.parametrize("promise", PROMISES[1:], ids=lambda promise: promise.__name__)
def test_every_promise_has_a_case_that_breaks_it(promise, guidelines, copy):
    texts = {path: path.read_text("utf-8") for path in copy.root.rglob("*.yaml")}
    found = []
    for change, _, _ in BROKEN:
        for path, text in texts.items():
            path.write_text(text, "utf-8")
        change(copy)
        found += promise(read_folder(guidelines), Past.of(read_frozen(guidelines, "guidelines")[0]))
    assert found


def good_rewording(copy: Copy) -> None:
    copy.replace(TWO, "Does somebody tell you before the model changes?")


def good_retirement(copy: Copy) -> None:
    copy.retire()


def good_renaming(copy: Copy) -> None:
    copy.add(copy.retire(), "DES-2.4", "    formerly: DES-2.2\n")


def good_split(copy: Copy) -> None:
    block = copy.retire()
    copy.add(block, "DES-2.4", "    replaces: DES-2.2\n")
    copy.add(block, "DES-2.5", "    replaces: DES-2.2\n")


@pytest.mark.parametrize("change", [good_rewording, good_retirement, good_renaming, good_split], ids=lambda change: change.__name__)
def test_what_the_paper_on_ids_allows_is_allowed(change, copy, secure_ai):
    change(copy)
    code, lines = secure_ai("check")
    assert (code, len(lines)) == (0, 1), lines


def test_the_same_questions_under_the_frozen_number_are_no_contradiction(copy, secure_ai):
    copy.replace('edition: "1.1"', 'edition: "1.0"', "edition.yaml")
    assert secure_ai("check")[0] == 0


NUMBERS = [
    ("1.0", "edition is '1.0', which is frozen with other questions (DES-2.2). Name a later one."),
    ("0.9", "edition is '0.9', but 1.0 is frozen. Name a later one."),
]


@pytest.mark.parametrize(("number", "expected"), NUMBERS, ids=[number for number, _ in NUMBERS])
def test_other_questions_need_a_later_number(number, expected, copy, secure_ai):
    good_rewording(copy)
    copy.replace('edition: "1.1"', f'edition: "{number}"', "edition.yaml")
    assert secure_ai("check") == (1, [f"guidelines/edition.yaml:1: {expected}", "1 problem"])


def test_problems_of_the_data_and_broken_promises_come_at_once(copy, edit, secure_ai):
    gone(copy)
    edit("traits.yaml", "phrase: it writes text", "phrase: 42")
    assert secure_ai("check")[1][-1] == "2 problems"


def test_a_file_that_does_not_fit_takes_no_id_away(copy, secure_ai):
    copy.replace("priority: 2", "priority: high")
    assert secure_ai("check")[1][-1] == "1 problem"
