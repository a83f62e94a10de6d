"""How a mistake in one record is said: the field, the rule, what to do. One mistake, one sentence."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field

from secure_ai_guidelines.catalogue.records import Date, Edition, GuidelineId, PartDate, Record, Slug, Url
from secure_ai_guidelines.catalogue.structure import hold
from secure_ai_guidelines.catalogue.yaml_lines import Document


class Inner(Record):
    text: Annotated[str, Field(min_length=1, max_length=5)]


class Boat(Record):
    id: Slug = "a"
    name: str = "a"
    long_name: str = "a"
    number: int = 1
    is_new: bool = True
    priority: Literal[1, 2] = 1
    size: Literal["small", "large"] = "small"
    inner: Inner = Inner(text="a")
    parts: Annotated[list[Inner], Field(max_length=2)] = []
    notes: dict[Slug, str] = {}
    date: Date = "2026-01-01"
    part_date: PartDate = "2026"
    edition: Edition = "1.0"
    guideline: GuidelineId = "DES-1"
    url: Url = "https://a.example"


SENTENCES = [
    ({"name": None}, "name is empty. Write the text."),
    ({"name": 4}, "name is 4 without quotes, which YAML reads as a number. Write '4' in quotes."),
    ({"name": True}, "name is true without quotes, which YAML reads as true or false. Write 'true' in quotes."),
    ({"name": ["a"]}, "name holds a list or a block, not text. Write it as one text."),
    ({"number": "1"}, "number is not a whole number. Correct it."),
    ({"is-new": "yes"}, "is-new is not true or false. Correct it."),
    ({"priority": "1"}, "priority is the text '1', not the number 1. Take the quotes off."),
    ({"priority": 3}, "priority is '3', not one of 1, 2."),
    ({"size": "smal"}, "size is 'smal', not one of large, small. Did you mean 'small'?"),
    ({"inner": {}}, "inner.text is missing. Add it."),
    ({"inner": "a"}, "inner is not a block of fields. Correct it."),
    ({"inner": {"text": ""}}, "inner.text is empty. Write the text."),
    ({"inner": {"text": "123456"}}, "inner.text is 6 characters long, 5 at most. Shorten it."),
    ({"inner": {"txet": "a"}}, "inner.txet is not a field here. Did you mean 'text'? Rename it or take it out."),
    ({"parts": {"text": "a"}}, "parts is not a list. Correct it."),
    ({"parts": [{"text": "a"}] * 3}, "parts has 3 entries, 2 at most. Take some out."),
    ({"notes": ["a"]}, "notes is not a block of fields. Correct it."),
    ({"notes": {"Big Key": "a"}}, "notes.Big Key is 'Big Key', not lower-case words joined by hyphens. Correct it."),
    ({"long_name": "a"}, "long_name is not a field here. Did you mean 'long-name'? Rename it or take it out."),
    ({"zzz": "a"}, "zzz is not a field here. Rename it or take it out."),
    ({"date": "2026"}, "date is '2026', not a date such as 2026-11-23. Correct it."),
    ({"part-date": "May"}, "part-date is 'May', not a date such as 2026-11-23, 2026-11 or 2026. Correct it."),
    ({"edition": "one"}, "edition is 'one', not an edition such as \"1.0\". Correct it."),
    ({"guideline": "des-1"}, "guideline is 'des-1', not a guideline id such as DES-2. Correct it."),
    ({"url": "http://a.example"}, "url is 'http://a.example', not an https address. Correct it."),
    ([], "the file is not a block of fields. Correct it."),
]


@pytest.mark.parametrize(("data", "sentence"), SENTENCES, ids=[sentence.split(".")[0] for _, sentence in SENTENCES])
def test_a_mistake_is_one_sentence(data, sentence):
    document = Document("a.yaml", data)
    assert hold(document, Boat) is None
    assert [problem.text for problem in document.problems] == [sentence]


def test_all_mistakes_of_a_file_are_told_at_once():
    document = Document("a.yaml", {"name": 4, "number": "x", "inner": {}})
    hold(document, Boat)
    assert len(document.problems) == 3


def test_what_fits_comes_back_as_the_record():
    assert hold(Document("a.yaml", {"long-name": "b"}), Boat) == Boat(**{"long-name": "b"})


def test_a_list_file_names_the_entry():
    document = Document("a.yaml", [{"text": "a"}, {}])
    hold(document, list[Inner])
    assert [problem.text for problem in document.problems] == ["[1].text is missing. Add it."]


def test_a_file_that_could_not_be_read_is_not_blamed_again():
    document = Document("a.yaml", None)
    document.problems.append(document.problem((), "unreadable."))
    assert (hold(document, Boat), len(document.problems)) == (None, 1)
