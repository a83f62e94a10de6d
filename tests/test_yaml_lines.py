"""Reading YAML: any bytes give a Document, every value has its line, nothing is read otherwise than people mean it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from secure_ai_guidelines.catalogue.yaml_lines import dotted, read_yaml, texts

NOISE = st.text(st.sampled_from("ab1.0:-?[]{},&*!|>'\"%@`# \n\t~=<\x00\x07\x85\u2028é"), max_size=60)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"))  # PyYAML writes these three as blanks
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Reads bytes, or a text, as one file of a folder of its own."""
    folder: Path = tmp_path_factory.mktemp("yaml")

    def read_as_file(content: str | bytes):
        path = folder / "file.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_yaml(path, "file.yaml", folder)

    return read_as_file


def count_lines(text: str) -> int:
    """Lines as YAML counts them, the empty one after the last break included."""
    return len(re.split("\r\n|[\r\n\x85\u2028\u2029]", text))


@given(st.binary() | NOISE.map(str.encode))
def test_no_bytes_make_it_throw(read, content):
    document = read(content)
    assert document.problems or document.lines


@given(NOISE)
def test_every_line_lies_within_the_file(read, content):
    document = read(content)
    lines = [*document.lines.values(), *(problem.line for problem in document.problems)]
    assert all(1 <= line <= count_lines(content) for line in lines)


@given(PLAIN)
def test_plain_data_comes_back_as_it_was_written(read, data):
    document = read(yaml.safe_dump(data, allow_unicode=True))
    assert (document.data, document.problems) == (data, [])


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 2),
        (("id",), 2),
        (("list",), 4),
        (("list", 1), 5),
        (("text",), 6),
        (("block",), 9),
        (("block", "inner"), 9),
        (("block", "gone"), 9),
        (("gone",), 2),
    ],
    ids=str,
)
def test_a_value_is_found_at_its_line(read, path, line):
    document = read("# head\nid: x\nlist:\n  - a\n  - b\ntext: |\n  one\nblock:\n  inner: >-\n    y\n")
    assert document.line(path) == line


@pytest.mark.parametrize(
    ("written", "data"),
    [
        ("x: 2026-11-23", "2026-11-23"),
        ("x: '1.10'", "1.10"),
        ('x: "no"', "no"),
        ("x: 3", 3),
        ("x: -3", -3),
        ("x: true", True),
        ("x: ~", None),
        ("x: ", None),
        ("x: 1.2.3", "1.2.3"),
        ("x: a {{ 7*7 }}", "a {{ 7*7 }}"),
        ("\ufeffx: bom", "bom"),
        ("x: a\r\n", "a"),
    ],
)
def test_what_can_only_be_meant_one_way_is_read(read, written, data):
    assert read(written).data == {"x": data}


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("1.10", "a number"),
        ("0x1F", "a number"),
        ("010", "a number"),
        ("12:30:00", "a number"),
        (".inf", "a number"),
        ("no", "true or false"),
        ("Yes", "true or false"),
        ("on", "true or false"),
        ("TRUE", "true or false"),
        ("NULL", "nothing"),
    ],
)
def test_what_yaml_reads_otherwise_is_refused_with_the_cure(read, written, kind):
    problems = read(f"x: {written}").problems
    assert [problem.text for problem in problems] == [f"x is {written} without quotes, which YAML reads as {kind}. Write '{written}' in quotes."]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("x: 1\ny: [a,\n\n", "2: the YAML breaks off here: what opens here is never closed."),
        ("x: 1\ny: 'a\nz: b\n", "2: the YAML breaks off here: what opens here is never closed."),
        ("x: 1\ny: a: b\n", "2: the YAML breaks off here: mapping values are not allowed in this context."),
        ("x:\n  - a\n b: 1\n", "3: the YAML breaks off here: did not find expected key."),
    ],
)
def test_broken_yaml_says_where_and_what(read, written, said):
    (problem,) = read(written).problems
    assert str(problem) == f"file.yaml:{said} Check the indent, quotes and colons."


def test_two_doubled_keys_are_both_told(read):
    assert [str(problem) for problem in read("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n").problems] == [
        "file.yaml:2: a stands here twice. Keep one.",
        "file.yaml:5: b.c stands here twice. Keep one.",
    ]


def test_a_tag_runs_nothing(read, tmp_path):
    read(f"!!python/object/apply:os.mkdir ['{tmp_path}/made']")
    assert not (tmp_path / "made").exists()


def test_texts_come_in_the_order_of_the_file(read):
    data = read("b: one\na: [two, {c: three}]\nd: 4\n").data
    assert list(texts(data)) == [(("b",), "one"), (("a", 0), "two"), (("a", 1, "c"), "three")]


def test_a_path_is_written_as_people_write_it():
    assert dotted(("checks", 4, "routes", 2)) == "checks[4].routes[2]"
