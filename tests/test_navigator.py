"""The layer for the ATLAS Navigator: counts what checks say of techniques, in the form of MITRE's own layers."""

from __future__ import annotations

import pytest

from secure_ai_guidelines.publish.navigator import navigator_layer
from secure_ai_guidelines.publish.references import references


@pytest.fixture(scope="module")
def layer(real) -> dict:
    return navigator_layer(real)


@pytest.fixture(scope="module")
def said(real) -> list:
    """What the crosswalk says of techniques: (technique, begin, strength)."""
    found = [one for one in references(real) if one.framework.id == "mitre-atlas" and "technique" in one.entry.kind]
    return [(one.entry.id, one.begin, one.strength) for one in found]


def test_the_form_is_that_of_mitres_layers(layer):
    assert (layer["versions"], layer["domain"]) == ({"layer": "4.3", "navigator": "4.6.4"}, "atlas-atlas")


def test_the_score_is_the_number_of_checks_that_answer_the_technique(layer, said):
    expected = {name: len({begin.check for entry, begin, _ in said if entry == name and begin.check}) for name, *_ in said}
    assert {one["techniqueID"]: one["score"] for one in layer["techniques"]} == expected
    assert layer["gradient"]["maxValue"] == max(expected.values())


def test_the_comment_names_each_with_its_strength(layer, said):
    comments = {one["techniqueID"]: one["comment"].split("; ") for one in layer["techniques"]}
    found = {(name, part) for name, parts in comments.items() for part in parts}
    assert found == {(name, f"{begin.id} ({strength})") for name, begin, strength in said}


def test_it_names_the_release_of_atlas(layer, real):
    assert {"name": "atlas_data_version", "value": real.frameworks["mitre-atlas"].version} in layer["metadata"]


def test_without_atlas_there_is_no_layer(catalogue):
    assert navigator_layer(catalogue) is None
