"""An edition as it is kept: the same bytes for the same data, whole when read back, and found out when somebody edits it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places import GOOD, REPO
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.catalogue.wording import digest
from secure_ai_guidelines.editions.descent import closed, ids_of
from secure_ai_guidelines.editions.edition import STATUSES, Dead, Edition, Question, Start, Titled, as_bytes, id_key, number_key
from secure_ai_guidelines.editions.frozen import kept_catalogues, read_frozen
from secure_ai_guidelines.editions.working import all_editions, edition_in_work
from secure_ai_guidelines.pages.render import Pages


def question(name: str, ask: str = "Is it so?", **more) -> Question:
    return Question(id=name, label="A label", ask=ask, digest=digest(ask), since="1.0", **more)


def edition(*checks: Question, number: str = "1.0", **more) -> Edition:
    start = [Start(id="sme", title="Small ferry firms", startWith=[])]
    plain = {"date": "2026-01-05", "statuses": list(STATUSES), "audiences": start, "guidelines": [], "retired": []}
    return Edition(edition=number, checks=list(checks), **{**plain, **more})


def dead(name: str, in_: str = "1.1", asked: str = "Is it so?") -> Dead:
    return Dead(id=name, asked=asked, why="It asked two things.", **{"in": in_})


def freeze(root: Path, *editions: Edition) -> None:
    """Puts editions into a folder as a release would."""
    (root / "editions").mkdir(parents=True, exist_ok=True)
    for one in editions:
        (root / "editions" / f"{one.edition}.json").write_bytes(as_bytes(one))


@pytest.fixture(scope="module")
def now(catalogue) -> Edition:
    return edition_in_work(catalogue, [])


def test_the_same_data_give_the_same_bytes(now):
    assert as_bytes(edition_in_work(load(GOOD), [])) == as_bytes(now)


def test_an_edition_knows_every_question_and_what_was_retired(now, catalogue):
    assert [(one.id, one.ask) for one in now.checks] == [(check.id, check.ask) for _, check in catalogue.checks]
    assert [row.id for row in now.retired] == ["DES-2.3"]
    assert [one.start_with for one in now.audiences] == [one.start_with for one in catalogue.audiences]


def test_the_digests_are_those_that_answers_carry(now, catalogue):
    page = Pages(catalogue, client="assets/assessment").all()["assess/index.md"]
    for one in now.checks:
        assert f'"digest":"{one.digest}"' in page


def test_the_scale_is_the_one_that_the_client_offers():
    script = (REPO / "overrides/assets/assessment/model.js").read_text("utf-8")
    (labels,) = re.findall(r"STATUS_LABELS = Object\.freeze\(\{(.*?)\}\)", script, re.S)
    assert tuple(found[0] or found[1] for found in re.findall(r'(?:"([\w-]+)"|(\w+)): "', labels)) == STATUSES


def test_ids_and_numbers_stand_in_the_order_people_count():
    assert sorted(["DES-2.10", "DES-2.9", "DEP-10.1", "DEP-9.1"], key=id_key) == ["DEP-9.1", "DEP-10.1", "DES-2.9", "DES-2.10"]
    assert sorted(["1.10", "2.0", "1.9"], key=number_key) == ["1.9", "1.10", "2.0"]


texts = st.text(min_size=1).filter(lambda text: not any(0xD800 <= ord(letter) <= 0xDFFF for letter in text))


@given(texts, texts)
def test_any_text_comes_back_as_it_was_frozen(ask, why):
    whole = edition(question("DES-1.1", ask), retired=[Dead(id="DES-1.2", asked=ask, why=why, **{"in": "1.0"})])
    with TemporaryDirectory() as folder:
        freeze(Path(folder), whole)
        held, problems = read_frozen(Path(folder), "guidelines")
    assert ([one.value for one in held], problems) == ([whole], [])
    assert json.loads(as_bytes(whole))["checks"][0]["ask"] == ask


def test_frozen_editions_come_in_the_order_of_their_numbers(tmp_path):
    freeze(tmp_path, *(edition(number=number) for number in ("1.10", "1.9", "2.0")))
    assert [held.value.edition for held in read_frozen(tmp_path, "guidelines")[0]] == ["1.9", "1.10", "2.0"]


EDITED = [
    ('"digest": "', '"digest": "0', r"guidelines/editions/1.0.json:\d+: checks\[0\].digest is '0\w+', not that of the question. "),
    ('"edition": "1.0"', '"edition": "1.1"', r"guidelines/editions/1.0.json:\d+: edition is '1.1', but the file is called '1.0'. "),
    ('"id": "DES-1.2"', '"id": "DES-1.1"', r"guidelines/editions/1.0.json:\d+: checks\[1\].id is 'DES-1.1', which stands here twice. "),
    ('"statuses"', '"stauses"', r"guidelines/editions/1.0.json:\d+: stauses is not a field here. Did you mean 'statuses'\?"),
    ("{", "", r"guidelines/editions/1.0.json:\d+: the YAML breaks off here"),
]


@pytest.mark.parametrize(("old", "new", "expected"), EDITED, ids=lambda value: value[:18])
def test_a_frozen_file_that_was_edited_is_found_out(old, new, expected, tmp_path):
    freeze(tmp_path, edition(question("DES-1.1", "One?"), question("DES-1.2", "Two?")))
    path = tmp_path / "editions" / "1.0.json"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    (problem,) = read_frozen(tmp_path, "guidelines")[1]
    assert re.match(expected, str(problem))


def test_a_link_in_place_of_a_frozen_file_is_refused(tmp_path):
    freeze(tmp_path / "there", edition())
    (tmp_path / "here/editions").mkdir(parents=True)
    (tmp_path / "here/editions/1.0.json").symlink_to(tmp_path / "there/editions/1.0.json")
    held, problems = read_frozen(tmp_path / "here", "guidelines")
    assert (held, [problem.text[:19] for problem in problems]) == ([], ["the link '1.0.json'"])


def test_whole_catalogues_are_kept_by_their_number(tmp_path):
    (tmp_path / "editions/1.0").mkdir(parents=True)
    (tmp_path / "editions/1.0/catalogue.json").write_bytes(b"{}")
    assert kept_catalogues(tmp_path) == {"1.0": b"{}"}


def test_the_line_of_a_check_is_followed_through_all_editions():
    past = {"DES-1.2": question("DES-1.2", formerly=["DES-1.1"], replaces=["DES-1.9"])}
    assert closed("DES-1.3", ["DES-1.2"], [], past) == (["DES-1.2", "DES-1.1"], ["DES-1.9"])
    assert closed("DES-1.3", [], ["DES-1.2"], past) == ([], ["DES-1.2", "DES-1.1", "DES-1.9"])


def test_a_check_never_descends_from_itself():
    past = {"DES-1.2": question("DES-1.2", formerly=["DES-1.3"], replaces=["DES-1.3", "DES-1.2"])}
    assert closed("DES-1.3", ["DES-1.2"], ["DES-1.2"], past) == (["DES-1.2"], [])


@pytest.mark.parametrize(("value", "ids"), [(None, []), ("DES-1.1", ["DES-1.1"]), (["DES-1.1", "DES-1.2"], ["DES-1.1", "DES-1.2"])])
def test_lineage_may_name_one_id_several_or_none(value, ids):
    assert ids_of(value) == ids


def test_the_edition_in_work_comes_last_and_once(catalogue):
    before = edition(number="0.9")
    assert [one.edition for one in all_editions(catalogue, [before])] == ["0.9", "1.0"]
    assert [one.edition for one in all_editions(catalogue, [before, edition()])] == ["0.9", "1.0"]


def test_a_folder_with_frozen_editions_is_read_as_before(guidelines, secure_ai):
    shutil.copytree(guidelines, "copy")
    freeze(Path("copy"), edition_in_work(load(guidelines), []))
    assert secure_ai("check", "copy") == secure_ai("check")


def test_a_titled_guideline_keeps_its_title(now):
    assert now.guidelines == [Titled(id="DES-2", title="Model the threats to your desk")]
