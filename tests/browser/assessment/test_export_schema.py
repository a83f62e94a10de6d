"""What the browser exports is what the published schema promises."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from states import several
from states_answering import evidence_open
from states_trouble import conflict, older_answers

pytestmark = pytest.mark.browser

SCHEMA = "api/v1/schemas/assessment.schema.json"


@pytest.fixture(scope="session")
def schema(site):
    path = site / SCHEMA
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("state", [several, evidence_open, conflict, older_answers])
def test_an_export_is_valid_against_the_published_schema(sit, schema, state):
    assert [error.message for error in schema.iter_errors(state(sit).exported())] == []


@pytest.mark.parametrize("change", [{"answers": {"DES-2.1": {"status": "partly"}}}, {"format": "other"}, {"name": "Chat"}])
def test_the_published_schema_refuses_what_no_export_holds(sit, schema, change):
    assert list(schema.iter_errors(sit().begin().exported() | change))
