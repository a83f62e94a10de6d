"""The papers a reviewer asks for say what is true of this project, and come from files that people change after testing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from secure_ai_guidelines.pages.accessibility import results, statement
from secure_ai_guidelines.problems import DataError

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "docs/accessibility/results.yaml"
SECURITY = (ROOT / "docs/security/index.md").read_text("utf-8")
SELF = (ROOT / "docs/self-assessment/index.md").read_text("utf-8")
PRIVACY = (ROOT / "docs/privacy/index.md").read_text("utf-8")


def test_the_statement_gives_dates_in_words_and_every_gap():
    found = statement(RESULTS)
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ 20\d\d", found["tested"])
    assert len(found["gaps"]) == len(results(RESULTS).gaps) > 0


@pytest.mark.parametrize(("line", "instead", "said"), [
    ("tested: ", "tested: soon #", "results.yaml:3: tested is 'soon', not a date such as 2026-11-23. Correct it."),
    ("how:", "howl:", "results.yaml:8: howl is not a field here. Did you mean 'how'? Rename it or take it out."),
])  # fmt: skip
def test_a_spoiled_results_file_is_told_with_its_line(tmp_path, line, instead, said):
    text = RESULTS.read_text("utf-8")
    (tmp_path / "results.yaml").write_text(text.replace(f"\n{line}", f"\n{instead}", 1), "utf-8")
    with pytest.raises(DataError) as raised:
        results(tmp_path / "results.yaml")
    assert [str(problem) for problem in raised.value.problems] == [said]


def test_every_piece_of_evidence_that_the_security_page_names_is_there():
    named = re.findall(r"`((?:tests|requirements)/[\w./-]*)`", SECURITY)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_self_assessment_answers_each_principle_once_with_a_state():
    rows = re.findall(r"^\| (\d\.\d) [^|]+\| (In place|Partly|Not yet) \| [^|]+\|$", SELF, re.M)
    assert [number for number, _ in rows] == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "3.1", "3.2", "3.3", "3.4", "3.5", "4.1", "4.2", "4.3"]


def test_the_privacy_notice_names_everything_that_a_script_keeps():
    scripts = [path.read_text("utf-8") for path in (ROOT / "overrides/assets/javascripts").glob("*.js")]
    kept = {name for text in scripts for name in re.findall(r'"(secure-ai-[a-z]+)"', text)}
    assert kept
    assert [name for name in sorted(kept) if f"`{name}`" not in PRIVACY] == []


@pytest.mark.parametrize("page", ["privacy", "security", "self-assessment", "accessibility"])
def test_no_statement_claims_more_than_it_can(page):
    text = (ROOT / f"docs/{page}/index.md").read_text("utf-8").lower()
    assert re.findall(r"\b(fully (?:compliant|accessible)|guarantee\w*|certified|100 ?%|approved by)\b", text) == []
