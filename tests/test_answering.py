"""The block of data that the assessment in the page reads: whole, closed in itself, and safe to stand in HTML."""

from __future__ import annotations

import dataclasses
import json

import pytest

from reading import Reading
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.pages.answering import as_script
from secure_ai_guidelines.pages.render import Pages
from test_editions import edition, question


def data_of(page: str) -> dict:
    (block,) = [tag for tag in Reading(page).named("script") if tag.attributes.get("type") == "application/json"]
    return json.loads(block.text)


@pytest.fixture
def pages(catalogue) -> dict[str, str]:
    return Pages(catalogue, client="assets/assessment").all()


def test_the_assessment_knows_every_check_and_what_was_retired(pages):
    data = data_of(pages["assess/index.md"])
    assert [check["id"] for check in data["checks"]] == ["DES-2.1", "DES-2.2"]
    assert [row["id"] for row in data["retired"]] == ["DES-2.3"]


def test_the_page_follows_a_check_through_editions_that_somebody_skipped(catalogue):
    past = edition(question("DES-2.9", formerly=["DES-2.8"]), number="0.9")
    (guideline,) = catalogue.guidelines
    checks = [check.model_copy(update={"formerly": ["DES-2.9"]} if check.id == "DES-2.2" else {}) for check in guideline.checks]
    renamed = dataclasses.replace(catalogue, guidelines=(guideline.model_copy(update={"checks": checks}),))
    pages = Pages(renamed, client="assets/assessment", editions=[past]).all()
    assert data_of(pages["assess/index.md"])["checks"][1]["formerly"] == ["DES-2.9", "DES-2.8"]


def test_a_guideline_page_knows_its_own_checks(pages):
    data = data_of(pages["secure-design/model-the-threats/sme/index.md"])
    assert [check["id"] for check in data["checks"]] == ["DES-2.1", "DES-2.2"]


def test_the_digest_is_the_published_one(pages, catalogue):
    from secure_ai_guidelines.publish.json_api import catalogue_json

    published = [check["digest"] for check in catalogue_json(catalogue)["guidelines"][0]["checks"]]
    assert [check["digest"] for check in data_of(pages["assess/index.md"])["checks"]] == published


def test_without_a_client_there_is_no_form_and_no_assessment(catalogue):
    pages = Pages(catalogue).all()
    assert not [path for path in pages if path.startswith("assess")]
    assert not [path for path, page in pages.items() if path != "frameworks/find/index.md" and ("<form" in page or "<script" in page)]


@pytest.mark.parametrize("text", ["</script><b>", "<!--", "\u2028 \u2029", "\\u003c", 'a "quote"'])
def test_no_text_ends_the_block_and_all_of_it_comes_back(text):
    block = as_script({"a": text})
    assert "<" not in block
    assert len(block.splitlines()) == 1
    assert json.loads(block) == {"a": text}


def test_a_question_with_braces_comes_back_as_it_was_written(guidelines, edit):
    edit("secure-design/model-the-threats.yaml", "Will somebody tell you", "Will {{ 7*7 }} tell you")
    page = Pages(load(guidelines), client="assets/assessment").all()["assess/index.md"]
    assert data_of(page)["checks"][1]["ask"].startswith("Will {{ 7*7 }}")
