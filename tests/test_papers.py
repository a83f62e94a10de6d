"""What the papers at the top promise: the annotated guideline is valid, links lead somewhere, locks are sealed."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
import yaml

from secure_ai_guidelines.cli import main

ROOT = Path(__file__).parent.parent
PAPERS = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "THIRD-PARTY.md"]
LOCKS = ["requirements/site.txt", "requirements/test.txt", "requirements/other.txt", "package-lock.json"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_annotated_guideline_passes_every_rule(tmp_path, capsys):
    folder = tmp_path / "guidelines"
    shutil.copytree(ROOT / "guidelines", folder)
    block = re.search(r"```yaml\n(.*?)```", read("CONTRIBUTING.md"), re.S).group(1)
    (folder / "secure-design/plan-the-last-day.yaml").write_text(block, encoding="utf-8")
    code = main(["check", str(folder)])
    assert code == 0, capsys.readouterr().out


def test_the_annotated_guideline_shows_every_field_of_a_check_but_formerly_and_source():
    block = re.search(r"```yaml\n(.*?)```", read("CONTRIBUTING.md"), re.S).group(1)
    shown = {key for check in yaml.safe_load(block)["checks"] for key in check}
    told = set(yaml.safe_load(read("guidelines/schema/guideline.schema.json"))["$defs"]["Check"]["properties"])
    assert told - shown <= {"formerly", "source"}


@pytest.mark.parametrize("paper", PAPERS)
def test_links_to_files_lead_to_files(paper):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", read(paper))
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_links_within_a_paper_lead_to_a_heading(paper):
    headings = re.findall(r"(?m)^#+ (.+)$", read(paper))
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", read(paper))) <= anchors


def test_make_targets_named_in_the_papers_exist():
    targets = set(re.findall(r"(?m)^([a-z-]+):", read("Makefile")))
    named = {name for paper in PAPERS for name in re.findall(r"(?m)(?:`|^)make ([a-z-]+)", read(paper))}
    assert named and named <= targets


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_download_address(lock):
    found = re.findall(r'"resolved"|--index-url|--find-links|\S+\.(?:whl|tgz|tar\.gz)\b|\bfile:', read(lock))
    assert found == []


@pytest.mark.parametrize("lock", LOCKS[:3])
def test_every_python_pin_has_a_hash(lock):
    pins = re.findall(r"(?m)^[a-z][^\n]*==[^\n]*\n(.*)", read(lock))
    assert pins and all("--hash=sha256:" in line for line in pins)


def test_one_version_everywhere():
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    said = [yaml.safe_load(read("CITATION.cff"))["version"], yaml.safe_load(read("package.json"))["version"]]
    assert said == [version, version] and f"version {version}" in read("CHANGELOG.md")


def test_the_changelog_names_the_edition_under_its_three_heads():
    text = read("CHANGELOG.md")
    edition = yaml.safe_load(read("guidelines/edition.yaml"))["edition"]
    newest = re.split(r"(?m)^## ", text)[1]
    assert newest.startswith(f"Edition {edition}")
    assert re.findall(r"(?m)^### (.+)$", newest) == ["Guidance", "Site and assessment", "Published data"]
