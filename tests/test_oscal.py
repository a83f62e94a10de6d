"""The OSCAL files: valid by the library that OSCAL people use, every link leads somewhere, and they say what the catalogue says."""

from __future__ import annotations

import json
import uuid

import pytest
from trestle.core.profile_resolver import ProfileResolver
from trestle.core.validator_factory import validator_factory
from trestle.oscal import OSCAL_VERSION
from trestle.oscal.catalog import Catalog
from trestle.oscal.profile import Profile

from places import GOOD, REPO
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.overlay.load import load_with_overlays
from secure_ai_guidelines.publish.files import published_files
from secure_ai_guidelines.publish.oscal import OSCAL, oscal_catalog, prose
from secure_ai_guidelines.publish.oscal_profiles import oscal_profiles
from secure_ai_guidelines.publish.oscal_resources import NS
from secure_ai_guidelines.publish.references import references

FOLDER = "api/v1/oscal/"
AUDIENCES = ["sme", "large", "public-sector"]


@pytest.fixture(scope="module")
def folder(real, tmp_path_factory):
    """The published OSCAL files on disk, in a workspace as trestle wants one."""
    out = tmp_path_factory.mktemp("oscal")
    (out / ".trestle").mkdir()
    for path, content in published_files(real).items():
        if path.startswith(FOLDER):
            (out / path.removeprefix(FOLDER)).write_bytes(content)
    return out


@pytest.fixture(scope="module")
def plain(folder):
    return json.loads((folder / "catalog.json").read_text("utf-8"))["catalog"]


def controls_of(node):
    """Every control below a group or control, plain or parsed."""
    get = node.get if isinstance(node, dict) else lambda name, other=None: getattr(node, name, other)
    for group in get("groups") or []:
        yield from controls_of(group)
    for control in get("controls") or []:
        yield control
        yield from controls_of(control)


def all_of(value, key):
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        for item in value.values():
            yield from all_of(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from all_of(item, key)


def test_the_version_is_the_one_that_the_library_validates():
    assert OSCAL == OSCAL_VERSION == "1.2.1"


def test_the_catalog_passes_every_validator(folder):
    model = Catalog.oscal_read(folder / "catalog.json")
    assert [type(v).__name__ for v in validator_factory.get_all() if not v.model_is_valid(model, True, folder)] == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_profile_passes_every_validator(audience, folder):
    model = Profile.oscal_read(folder / f"{audience}-profile.json")
    assert [type(v).__name__ for v in validator_factory.get_all() if not v.model_is_valid(model, True, folder)] == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_profile_resolves_to_the_start_list_in_its_order(audience, folder, real, monkeypatch):
    monkeypatch.chdir(folder)  # the library looks for the catalog there, and not beside the profile
    resolved = ProfileResolver.get_resolved_profile_catalog(folder, str(folder / f"{audience}-profile.json"))
    found = {int(prop.value): control.id for control in controls_of(resolved) for prop in control.props or [] if prop.name == "start-with"}
    start = next(one.start_with for one in real.audiences if one.id == audience)
    assert [found[place] for place in sorted(found)] == start
    assert {control.id for control in controls_of(resolved) if control.class_ == "check"} == set(start)


def test_a_profile_says_that_it_is_no_baseline(real):
    for profile in oscal_profiles(real).values():
        assert profile["profile"]["metadata"]["remarks"].startswith("A place to begin, not a baseline: the 10 checks")


def test_areas_guidelines_and_checks_are_groups_controls_and_controls_within_them(plain, real):
    assert [group["id"] for group in plain["groups"]] == [area.id for area in real.areas]
    found = {control["id"]: [inner["id"] for inner in control["controls"]] for group in plain["groups"] for control in group["controls"]}
    assert found == {guideline.id: [one.id for one in (*guideline.checks, *guideline.retired)] for guideline in real.guidelines}


def test_a_check_says_what_the_catalogue_says(plain, real):
    controls = {control["id"]: control for control in controls_of(plain)}
    for _, check in real.checks:
        parts = {part["id"]: part["prose"] for part in controls[check.id]["parts"]}
        assert parts[f"{check.id}_smt"] == prose(check.ask)
        assert parts[f"{check.id}_evidence.public-sector"] == prose(check.evidence.public_sector)
        values = [prop["value"] for prop in controls[check.id]["props"] if prop["name"] == "priority"]
        assert values == [str(check.priority)]


def test_every_link_inside_leads_somewhere(plain):
    there = {f"#{name}" for key in ("uuid", "id") for name in all_of(plain, key)}
    inner = {href for href in all_of(plain, "href") if href.startswith("#")}
    assert inner and inner - there == set()


def test_every_id_and_uuid_stands_once(plain):
    for found in (list(all_of(plain["groups"], "id")), list(all_of(plain["back-matter"], "uuid"))):
        assert len(found) == len(set(found))


def test_every_reference_of_a_check_is_a_link_with_its_strength_and_reason(plain, real):
    entries = {one["uuid"]: {prop["name"]: prop["value"] for prop in one.get("props", [])} for one in plain["back-matter"]["resources"]}
    found = []
    for control in controls_of(plain):
        for link in control.get("links", []):
            if link["rel"].startswith("crosswalk-"):
                entry = entries[link["href"][1:]]
                named = (entry["framework"], entry["edition"], entry["entry"])
                found.append((control["id"], *named, link["rel"].removeprefix("crosswalk-"), link["text"]))
    expected = [
        (one.begin.id, one.framework.id, one.framework.version, one.entry.id, one.strength, " ".join(one.why.split()))
        for one in references(real)
        if not one.begin.threat
    ]
    assert sorted(found) == sorted(expected)


def test_the_official_document_is_named_as_a_reference(plain, real):
    source = next(one for one in plain["back-matter"]["resources"] if one["title"] == real.sources[real.source_document].title)
    link = {"href": f"#{source['uuid']}", "rel": "reference"}
    linked = {control["id"] for control in controls_of(plain) if link in control["links"]}
    official = {check.id for _, check in real.checks if check.source}
    assert linked == official | {guideline.id for guideline in real.guidelines}


@pytest.mark.parametrize("framework", ["iso-27001", "iso-42001", "etsi-en-304-223"])
def test_a_title_under_copyright_is_not_handed_on(framework, plain, real):
    own = {entry.title for entry in real.frameworks[framework].entries if entry.own_label}
    found = {one.get("description") for one in plain["back-matter"]["resources"] if framework in {prop["value"] for prop in one.get("props", [])}}
    assert found and found - own <= {None}


def test_a_retired_check_is_withdrawn(catalogue):
    dead = {row.id for guideline in catalogue.guidelines for row in guideline.retired}
    status = {"name": "status", "value": "withdrawn"}
    assert dead and {one["id"] for one in controls_of(oscal_catalog(catalogue)["catalog"]) if status in one["props"]} == dead


def test_nothing_is_read_as_a_parameter():
    assert prose("Trusting {{ 7*7 }} is a mistake [@harbour-note].") == "Trusting { { 7*7 }} is a mistake."


def test_the_same_data_give_the_same_uuids_and_other_data_another_document(guidelines, edit):
    before = oscal_catalog(load(GOOD))["catalog"]
    assert oscal_catalog(load(guidelines))["catalog"] == before
    edit("secure-design/model-the-threats.yaml", "Does a written", "Does one written")
    after = oscal_catalog(load(guidelines))["catalog"]
    assert after["uuid"] != before["uuid"]
    assert after["back-matter"] == before["back-matter"]
    assert uuid.UUID(after["uuid"]).version == 5


def test_properties_of_our_own_are_in_our_namespace(plain):
    known = {"label", "status"}
    odd = [prop for control in controls_of(plain) for prop in control["props"] if prop["name"] not in known and prop.get("ns") != NS]
    assert odd == []


@pytest.fixture(scope="module")
def laid():
    return load_with_overlays(REPO / "guidelines", [REPO / "examples/overlays/acme"]).catalogue


def test_a_copy_with_overlays_says_whose_words_it_holds(laid, real):
    catalog = oscal_catalog(laid)["catalog"]
    (name,) = [title for _, title in laid.own.overlays]
    assert f"This copy holds words of {name}" in catalog["metadata"]["remarks"]
    found = {
        (one["name"], control["id"]) for control in controls_of(catalog) for one in control["props"] if one["name"] in ("added-by", "changed-by")
    }
    assert found == {("added-by", name) for name in laid.own.added} | {("changed-by", one.id) for one in laid.own.changed}
    assert "This copy holds" not in json.dumps(oscal_catalog(real)) and "changed-by" not in json.dumps(oscal_catalog(real))


def test_the_catalog_of_a_copy_with_overlays_passes_every_validator(laid, tmp_path):
    (tmp_path / ".trestle").mkdir()
    (tmp_path / "catalog.json").write_text(json.dumps(oscal_catalog(laid)), "utf-8")
    model = Catalog.oscal_read(tmp_path / "catalog.json")
    assert [type(v).__name__ for v in validator_factory.get_all() if not v.model_is_valid(model, True, tmp_path)] == []
