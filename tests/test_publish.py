"""The published files: the same bytes for the same data, an index that can be trusted, schemas that hold."""

from __future__ import annotations

import csv
import hashlib
import io
import json

import jsonschema
import pytest
import yaml

from places import GOOD, GUIDELINE, REPO
from secure_ai_guidelines.catalogue.folder import FOLDERS
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.publish.files import published_files
from secure_ai_guidelines.publish.json_api import camel, catalogue_json, to_bytes
from secure_ai_guidelines.publish.schemas import editor_schema
from secure_ai_guidelines.publish.tables import COLUMNS, cell, checks_csv

DATA = REPO / "guidelines"
WRITTEN = sorted(path for path in DATA.glob("*/*.yaml") if path.parent.name not in FOLDERS)


@pytest.fixture(scope="module")
def files(real) -> dict[str, bytes]:
    return published_files(real)


def schema_of(files: dict[str, bytes], name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(files[f"api/v1/schemas/{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


class AsPeopleMean(yaml.SafeLoader):
    """Reads a date as the text it is, as editors do."""


AsPeopleMean.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_same_data_gives_the_same_bytes():
    assert published_files(load(GOOD)) == published_files(load(GOOD))


def test_the_promised_files_are_there(files, real):
    edition = real.edition.edition
    assert set(files) == {
        "api/v1/index.json",
        "api/v1/catalogue.json",
        "api/v1/checks.csv",
        f"api/v1/editions/{edition}/catalogue.json",
        "api/v1/schemas/catalogue.schema.json",
        "api/v1/schemas/guideline.schema.json",
        *(f"api/v1/guidelines/{guideline.id}.json" for guideline in real.guidelines),
    }


def test_the_index_gives_size_and_digest_of_every_other_file(files):
    rows = {row["path"]: row for row in json.loads(files["api/v1/index.json"])["files"]}
    assert set(rows) == set(files) - {"api/v1/index.json"}
    for path, row in rows.items():
        assert (row["bytes"], row["sha256"]) == (len(files[path]), hashlib.sha256(files[path]).hexdigest())


def test_an_edition_keeps_the_catalogue_of_its_day(files, real):
    assert files[f"api/v1/editions/{real.edition.edition}/catalogue.json"] == files["api/v1/catalogue.json"]


def test_the_catalogue_is_valid_against_its_published_schema(files):
    schema_of(files, "catalogue").validate(json.loads(files["api/v1/catalogue.json"]))


@pytest.mark.parametrize("field", ["digest", "ask", "evidence"])
def test_the_published_schema_refuses_a_check_without(field, files):
    broken = json.loads(files["api/v1/catalogue.json"])
    del broken["guidelines"][0]["checks"][0][field]
    assert not schema_of(files, "catalogue").is_valid(broken)


def test_a_reader_may_rely_on_unknown_fields_being_allowed(files):
    later = json.loads(files["api/v1/catalogue.json"])
    later["guidelines"][0]["checks"][0]["laterField"] = later["laterField"] = 1
    assert schema_of(files, "catalogue").is_valid(later)


def test_the_committed_editor_schema_is_the_current_one(real):
    committed = (DATA / "schema/guideline.schema.json").read_bytes()
    assert committed == to_bytes(editor_schema(real)), "run: secure-ai schema"


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_every_committed_guideline_is_valid_against_the_editor_schema(path, files):
    data = yaml.load(path.read_text("utf-8"), AsPeopleMean)
    assert [error.message for error in schema_of(files, "guideline").iter_errors(data)] == []


@pytest.mark.parametrize(("key", "value"), [("effort", "day"), ("roles", ["nobody"]), ("prio", 1)], ids=str)
def test_the_editor_schema_refuses_what_the_check_refuses(key, value, files):
    data = yaml.load((GOOD / GUIDELINE).read_text("utf-8"), AsPeopleMean)
    data["checks"][0][key] = value
    assert not schema_of(files, "guideline").is_valid(data)


def keys_of(value):
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from keys_of(item)


def test_fields_are_camel_case_and_ids_keep_their_form(catalogue, real):
    ids = {word.id for words in (real.audiences, real.roles, real.routes, real.areas) for word in words}
    kinds = {kind for framework in real.frameworks.values() for kind in framework.url_templates}
    assert all(camel(key) == key or key in ids | kinds for key in keys_of(catalogue_json(real)))


def test_an_added_field_does_not_move_the_digest_of_a_question(guidelines, edit, catalogue):
    edit(GUIDELINE, "why: A trick arrives", "why: Every trick arrives")
    digests = [[c["digest"] for c in catalogue_json(x)["guidelines"][0]["checks"]] for x in (load(guidelines), catalogue)]
    assert digests[0] == digests[1]


def test_a_reworded_question_has_another_digest(guidelines, edit, catalogue):
    edit(GUIDELINE, "Does a written", "Does one written")
    digests = [catalogue_json(x)["guidelines"][0]["checks"][0]["digest"] for x in (load(guidelines), catalogue)]
    assert digests[0] != digests[1]


def test_the_table_comes_back_as_it_was_written(real):
    text = checks_csv(real).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0]) == COLUMNS
    assert [(row["id"], row["guideline"], row["ask"]) for row in rows] == [(c.id, g.id, cell(c.ask)) for g, c in real.checks]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\n=1", "'=1"),
        (["=a", "b"], "'=a b"),
        ("a = b", "a = b"),
        ("Two\nlines [@harbour-note].", "Two lines."),
        (None, ""),
        (1, "1"),
    ],
)
def test_no_cell_runs_as_a_formula(value, shown):
    assert cell(value) == shown


@pytest.mark.parametrize(
    ("contact", "line"),
    [("crew@ferry.example", "Contact: mailto:crew@ferry.example"), ("https://ferry.example/report", "Contact: https://ferry.example/report")],
)
def test_security_txt_names_the_contact(catalogue, contact, line):
    lines = published_files(catalogue, {"contact": contact}, "https://ferry.example/")[".well-known/security.txt"].decode().splitlines()
    assert lines == [line, "Expires: 2027-01-04T00:00:00Z", "Preferred-Languages: en", "Canonical: https://ferry.example/.well-known/security.txt"]


@pytest.mark.parametrize("project", [None, {}, {"contact": ""}], ids=str)
def test_without_a_contact_there_is_no_security_txt(catalogue, project):
    assert ".well-known/security.txt" not in published_files(catalogue, project)
