"""The site can move: ProperDocs builds it as it stands, and Zensical builds it from the pages that `secure-ai pages` writes.

Why this is kept true: Material for MkDocs has announced its end of life (May 2027) and MkDocs 2.0 has no plugins, so one day the
site will be built by something else. ProperDocs goes on with MkDocs 1; Zensical comes from Material's authors, passes over `hooks:`
without a word, and so gets the generated pages as files. Zensical lives in an environment of its own (requirements/other.txt).
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from site_build import ROOT, copy_source, missing
from site_pages import read_pages

pytestmark = [pytest.mark.browser, pytest.mark.deep]


def words_of(folder: Path) -> dict[str, str]:
    """{address: the words of main} of each page, without blanks: builders differ in those between list items and in coloured code."""
    pages = {address: page.html.all("main")[0] for address, page in read_pages(folder).items() if address != "404.html"}
    return {address: "".join("".join(main.parts).split()) for address, main in pages.items()}


def first_difference(one: dict[str, str], other: dict[str, str]) -> str:
    """Empty where all pages say the same, else where they part."""
    if set(one) != set(other):
        return f"only one has {sorted(set(one) ^ set(other))[:5]}"
    for address, text in one.items():
        if text != other[address]:
            at = next((i for i, (a, b) in enumerate(zip(text, other[address], strict=False)) if a != b), min(len(text), len(other[address])))
            return f"{address}: {text[max(0, at - 60) : at + 60]!r} against {other[address][max(0, at - 60) : at + 60]!r}"
    return ""


def run(command: list[str], where: Path, **environment: str) -> str:
    done = subprocess.run(command, cwd=where, env={**os.environ, "SITE_URL": "", **environment}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def zensical(tmp_path_factory) -> Path:
    """The python of an environment with Zensical, made from the locked requirements."""
    folder = tmp_path_factory.mktemp("other")
    run([sys.executable, "-m", "venv", str(folder)], ROOT)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    lock = ROOT / "requirements/other.txt"
    wanted = ["--require-hashes", "-r", str(lock)] if lock.exists() else ["zensical==0.0.73", "mkdocs-macros-plugin", "mkdocs-material"]
    run([str(python), "-m", "pip", "install", "--quiet", *wanted], ROOT)
    return python


def test_properdocs_builds_the_same_site(site, tmp_path):
    if importlib.util.find_spec("properdocs") is None:
        missing("ProperDocs is not installed. Install the test requirements: `pip install -r requirements/test.txt`.")
    source, out = copy_source(tmp_path / "source"), tmp_path / "site"
    run([sys.executable, "-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(out)], source)
    assert first_difference(words_of(site), words_of(out)) == ""


def test_zensical_builds_the_same_pages_from_the_written_files(site, tmp_path, zensical):
    source = copy_source(tmp_path / "source")
    for command in (["secure_ai_guidelines.cli", "pages", "docs"], ["secure_ai_guidelines.cli", "publish", "docs"], ["zensical", "build", "--clean"]):
        run([str(zensical), "-m", *command], source, PYTHONPATH=str(source / "src"))
    assert first_difference(words_of(site), words_of(source / "site")) == ""


def test_a_difference_in_one_word_is_seen(site):
    """The comparison itself can fail."""
    words = words_of(site)
    assert "about/" in first_difference(words, {**words, "about/": words["about/"].replace("Independent", "Dependent", 1)})
    assert "start/" in first_difference(words, {address: text for address, text in words.items() if address != "start/"})
