"""Adding a guideline is one command: fill the YAML, done. A number is never used again."""

from __future__ import annotations

import re

import pytest
import yaml

from places import GOOD, GUIDELINE

NEW = ("new", "secure-design", "lock-the-drawer", "--title", "Lock the drawer")


def fill(path) -> None:
    """Fills the form with words of the good guideline, field by field, as a person would."""
    form = yaml.safe_load(path.read_text("utf-8"))
    good = yaml.safe_load((GOOD / GUIDELINE).read_text("utf-8"))
    for key in ("summary", "asks", "why", "guidance", "mistakes"):
        form[key] = good[key]
    form["ours"] = "The gazette reports a theft [@harbour-note]."
    form["roles"] = {"risk-owner": "You keep the key."}
    check, model = form["checks"][0], good["checks"][1]
    check |= {key: model[key] for key in ("label", "ask", "do", "why", "ours", "partly", "evidence")}
    form["checked"] = str(form["checked"])
    path.write_text(yaml.safe_dump(form, allow_unicode=True, sort_keys=False), "utf-8")


def test_a_new_guideline_is_begun_with_one_command(guidelines, secure_ai):
    path = "guidelines/secure-design/lock-the-drawer.yaml"
    assert secure_ai(*NEW) == (0, [f"{path}: begun as DES-3. Fill in every line that says TODO, then run: secure-ai check guidelines"])


def test_an_unfilled_form_lists_what_is_to_fill_and_nothing_else(guidelines, secure_ai):
    secure_ai(*NEW)
    code, lines = secure_ai("check")
    form = (guidelines / "secure-design/lock-the-drawer.yaml").read_text("utf-8")
    assert code == 1
    assert len(lines) == form.count("TODO") + 1
    assert all(" still says 'TODO" in line for line in lines[:-1])


def test_a_filled_form_passes(guidelines, secure_ai):
    secure_ai(*NEW)
    fill(guidelines / "secure-design/lock-the-drawer.yaml")
    assert secure_ai("check") == (0, ["2 guidelines, 3 checks, 3 of 3 clauses (2 asked), 0 problems"])


def test_a_new_guideline_gets_its_pages(guidelines, secure_ai):
    secure_ai(*NEW)
    fill(guidelines / "secure-design/lock-the-drawer.yaml")
    secure_ai("pages", "out")
    page = guidelines.parent / "out/secure-design/lock-the-drawer/sme/index.md"
    assert "Lock the drawer" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (GUIDELINE, "retired:\n", "retired:\n  - {in: '1.0', asked: Was it?, why: It was., id: DES-7.1}\n"),
        ("source.yaml", "  - id: D2.3", "  - {id: D7.1, guideline: DES-7, kind: ask, text: Not written yet.}\n  - id: D2.3"),
        ("edition.yaml", "(DES-2)", "(DES-2). DES-7 was withdrawn"),
        ("traits.yaml", "title: Generative", "title: 'DES-7"),
    ],
    ids=["retired", "reserved by a clause", "named in prose", "in a broken file"],
)
def test_a_number_that_was_ever_used_is_never_given_again(file, old, new, guidelines, edit, secure_ai):
    edit(file, old, new)
    _, (line,) = secure_ai(*NEW)
    assert "begun as DES-8." in line


def test_each_new_guideline_gets_the_next_number(guidelines, secure_ai):
    begun = [secure_ai("new", "secure-design", name, "--title", name)[1][0] for name in ("one", "two", "three")]
    assert [re.search(r"DES-\d+", line).group() for line in begun] == ["DES-3", "DES-4", "DES-5"]


def test_an_existing_file_is_left_as_it_is(guidelines, secure_ai):
    before = (guidelines / GUIDELINE).read_bytes()
    said = f"guidelines/{GUIDELINE}: the file is there already. Choose another name."
    assert secure_ai("new", "secure-design", "model-the-threats", "--title", "Again") == (2, [said])
    assert (guidelines / GUIDELINE).read_bytes() == before


@pytest.mark.parametrize(
    ("area", "name", "said"),
    [
        ("secure-desing", "a", "the area is 'secure-desing', not one of secure-design. Did you mean 'secure-design'?"),
        ("secure-design", "A Name", "the name is 'A Name', not lower-case words joined by hyphens. Correct it."),
        ("secure-design", "../up", "the name is '../up', not lower-case words joined by hyphens. Correct it."),
    ],
)
def test_a_wrong_area_or_name_is_told_and_nothing_is_written(area, name, said, guidelines, secure_ai):
    before = sorted(guidelines.rglob("*"))
    assert secure_ai("new", area, name, "--title", "A") == (1, [f"secure-ai new: {said}", "1 problem"])
    assert sorted(guidelines.rglob("*")) == before


def test_broken_areas_are_told_instead_of_an_unknown_area(guidelines, secure_ai):
    (guidelines / "areas.yaml").write_text("- [", "utf-8")
    code, lines = secure_ai(*NEW)
    assert code == 1
    assert lines[0].startswith("guidelines/areas.yaml:1: the YAML breaks off here")


@pytest.mark.parametrize("title", ['Say "no"', "Back\\slash", "{braces} and: colons", "it's # here"])
def test_a_title_comes_back_as_it_was_given(title, guidelines, secure_ai):
    secure_ai("new", "secure-design", "a", "--title", title)
    assert yaml.safe_load((guidelines / "secure-design/a.yaml").read_text("utf-8"))["title"] == title
