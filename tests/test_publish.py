"""The published files: the same bytes for the same data, an index that can be trusted, schemas that hold."""

from __future__ import annotations

import hashlib
import json

import jsonschema
import pytest
import yaml

from places import GOOD, GUIDELINE, REPO
from secure_ai_guidelines.catalogue.folder import FOLDERS
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.publish.files import MEDIA, published_files
from secure_ai_guidelines.publish.json_api import camel, catalogue_json, to_bytes
from secure_ai_guidelines.publish.schemas import editor_schema

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


def test_the_same_data_gives_the_same_bytes(files):
    assert published_files(load(REPO / "guidelines", with_words=False)) == files


def test_the_promised_files_are_there(files, real):
    edition = real.edition.edition
    assert set(files) == {
        "api/v1/index.json",
        "api/v1/catalogue.json",
        *(f"api/v1/{name}.csv" for name in ("atrs", "caf", "checks", "crosswalk", "frameworks")),
        *(f"api/v1/{name}.xlsx" for name in ("checks", "public-sector")),
        *(f"api/v1/oscal/{name}.json" for name in ("catalog", "sme-profile", "large-profile", "public-sector-profile")),
        "api/v1/atlas-navigator-layer.json",
        "api/v1/caf.json",
        f"api/v1/editions/{edition}/catalogue.json",
        "api/v1/schemas/assessment.schema.json",
        "api/v1/schemas/catalogue.schema.json",
        "api/v1/schemas/guideline.schema.json",
        *(f"api/v1/guidelines/{guideline.id}.json" for guideline in real.guidelines),
    }


def test_the_index_gives_size_and_digest_of_every_other_file(files):
    rows = {row["path"]: row for row in json.loads(files["api/v1/index.json"])["files"]}
    assert set(rows) == set(files) - {"api/v1/index.json"}
    for path, row in rows.items():
        assert (row["bytes"], row["sha256"]) == (len(files[path]), hashlib.sha256(files[path]).hexdigest())
        assert row["mediaType"] == MEDIA[path[path.rindex(".") :]]


def test_a_file_of_another_edition_is_listed_and_stands_as_it_was_kept(catalogue):
    files = published_files(catalogue, editions={"editions/1.0/catalogue.json": b"as kept", "editions/0.9/catalogue.json": b"older"})
    assert (files["api/v1/editions/1.0/catalogue.json"], files["api/v1/editions/0.9/catalogue.json"]) == (b"as kept", b"older")
    assert "api/v1/editions/0.9/catalogue.json" in {row["path"] for row in json.loads(files["api/v1/index.json"])["files"]}


def test_an_edition_keeps_the_catalogue_of_its_day(files, real):
    assert files[f"api/v1/editions/{real.edition.edition}/catalogue.json"] == files["api/v1/catalogue.json"]


def test_the_catalogue_is_valid_against_its_published_schema(files):
    schema_of(files, "catalogue").validate(json.loads(files["api/v1/catalogue.json"]))


@pytest.mark.parametrize("field", ["digest", "ask", "evidence", "references"])
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


def test_every_row_of_a_crosswalk_is_a_reference_of_where_it_begins(files, real):
    data = json.loads(files["api/v1/catalogue.json"])
    begins = [*data["guidelines"], *(check for guideline in data["guidelines"] for check in guideline["checks"]), *data["threats"]]
    found = {(one["id"], r["framework"], tuple(r["ids"]), r["strength"], r["why"]) for one in begins for r in one["references"]}
    assert found == {(row.from_, name, tuple(row.ids), row.strength, row.why) for name, c in real.crosswalks.items() for row in c.rows}
    assert [one["framework"] for one in data["crosswalks"]] == sorted(real.crosswalks)
    assert not any("rows" in one for one in data["crosswalks"])


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
