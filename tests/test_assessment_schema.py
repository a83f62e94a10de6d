"""The published schema of a whole copy says what the client writes: the worked examples fit it, and spoiled ones do not."""

from __future__ import annotations

import copy
import json
import re

import jsonschema
import pytest

from places import REPO
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.examples.read import read_examples
from secure_ai_guidelines.publish.assessment_schema import STATES, TEXTS, assessment_schema
from secure_ai_guidelines.publish.files import published_files


@pytest.fixture(scope="module")
def catalogue():
    return load(REPO / "guidelines", with_words=False)


@pytest.fixture(scope="module")
def example(catalogue):
    return read_examples(REPO / "examples/assessments", catalogue)["council-buys-a-system"].assessment


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(assessment_schema())


def test_every_worked_example_fits(catalogue):
    for found in read_examples(REPO / "examples/assessments", catalogue).values():
        jsonschema.validate(found.assessment, assessment_schema())


@pytest.mark.parametrize(("path", "value"), [
    (("format",), "other"), (("version",), "1"), (("id",), ""), (("name",), "plain text"), (("answers",), []), (("snapshots", 0, "states"), ["partly"]),
    (("name", "at"), "yesterday"), (("profile", "traits", "value"), "agentic"),
])  # fmt: skip
def test_a_spoiled_copy_does_not(example, path, value):
    spoiled = copy.deepcopy(example)
    place = spoiled
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(spoiled, assessment_schema())


def test_what_a_newer_version_adds_may_stand(example):
    jsonschema.validate({**example, "version": 9, "mood": {"a": 1}}, assessment_schema())


def test_states_and_fields_are_those_of_the_client():
    model = (REPO / "overrides/assets/assessment/model.js").read_text("utf-8")
    answering = (REPO / "overrides/assets/assessment/answering.js").read_text("utf-8")
    [fields] = re.findall(r"FIELDS = Object\.freeze\(\[([^\]]+)\]", answering + model)
    [labels] = re.findall(r"STATUS_LABELS = Object\.freeze\(\{([^}]+)\}", answering + model)
    assert ["status", *TEXTS] == re.findall(r'"(\w+)"', fields)
    assert re.findall(r'"?([\w-]+)"?: "', labels) == STATES


def test_it_is_published(catalogue):
    assert json.loads(published_files(catalogue)["api/v1/schemas/assessment.schema.json"]) == assessment_schema()
