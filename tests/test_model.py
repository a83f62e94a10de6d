"""What the records promise whoever reads them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from places import GOOD, GUIDELINE
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.catalogue.model import Evidence


def test_a_catalogue_cannot_be_changed(catalogue):
    _, check = catalogue.checks[0]
    with pytest.raises(ValidationError, match="frozen"):
        check.ask = "Something else?"


def test_fields_are_written_in_one_way_only():
    with pytest.raises(ValidationError, match="public_sector"):
        Evidence.model_validate({"sme": "a", "large": "b", "public_sector": "c"})


def test_guidelines_come_in_the_order_of_areas_and_numbers(guidelines, edit):
    text = (GOOD / GUIDELINE).read_text("utf-8").replace("DES-2", "DES-10").replace("source: [D2]", "source: []")
    text = text.replace("source: [D2.1, D2.2]", "ours: The gazette asks for it [@harbour-note].")
    (guidelines / "secure-design/a-first-name.yaml").write_text(text, "utf-8")
    assert [guideline.id for guideline in load(guidelines).guidelines] == ["DES-2", "DES-10"]


def test_roles_and_threats_come_in_their_order(catalogue):
    assert [role.order for role in catalogue.roles] == [1, 2]
    assert [threat.order for threat in catalogue.threats] == [1, 2]


def test_a_guideline_knows_its_area_and_an_area_its_guidelines(catalogue):
    (area,) = catalogue.areas
    assert [catalogue.area_of(guideline) for guideline in catalogue.in_area(area)] == [area]


def test_the_file_name_is_the_address(catalogue):
    assert catalogue.slugs == {"DES-2": "model-the-threats"}
