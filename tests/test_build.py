"""The build and the server as people run them: strict, repeatable, stopped by a mistake, and alive while one is mended."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from places import GOOD, REPO
from reading import Reading

PATIENCE = 60  # seconds before a test gives up on a server; a rebuild of the small site takes about one
BY_HAND = sorted(path.relative_to(REPO / "docs") for path in (REPO / "docs").rglob("*.md"))
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def mkdocs(source: Path, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """One run of MkDocs in `source`; its log stands in `stderr`."""
    command = [sys.executable, "-m", "mkdocs", *map(str, arguments)]
    return subprocess.run(command, cwd=source, env={**ENVIRONMENT, **environment}, capture_output=True, text=True, timeout=180)


def small_site(folder: Path) -> Path:
    """This repository's configuration, macros and theme, with the guidelines of `good/` and a sentence on each other page."""
    for room in ("macros", "overrides"):
        shutil.copytree(REPO / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(GOOD, folder / "guidelines")
    shutil.copy(REPO / "mkdocs.yml", folder)
    (folder / "src").mkdir()
    for name in BY_HAND:
        page = folder / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("# By hand\n\n{{ checks_total() }} checks. {{ guideline_link('DES-2') }}\n", "utf-8")
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small site to break."""
    return small_site(tmp_path / "source")


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    """The small site, built once and read only."""
    folder = small_site(tmp_path_factory.mktemp("small") / "source")
    run = mkdocs(folder, "build", "--strict")
    assert run.returncode == 0, run.stderr
    return folder / "site"


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """The site of this repository, built once: (the run, the folder)."""
    out = tmp_path_factory.mktemp("built") / "site"
    return mkdocs(REPO, "build", "--strict", "--site-dir", out, PYTHONHASHSEED="1"), out


def test_the_site_builds_strictly_without_a_warning(built):
    run, _ = built
    assert run.returncode == 0, run.stderr
    assert [line for line in run.stderr.splitlines() if line.startswith(("WARNING", "ERROR"))] == []


def test_every_built_page_has_one_first_heading(built):
    _, out = built
    counts = {str(path.relative_to(out)): len(re.findall(r"<h1[ >]", path.read_text("utf-8"))) for path in out.rglob("*.html")}
    assert counts
    assert {path: count for path, count in counts.items() if count != 1} == {}


def test_the_published_files_are_in_the_site(built, real):
    _, out = built
    assert {"index.json", "catalogue.json", "checks.csv"} <= {path.name for path in (out / "api/v1").iterdir()}
    assert len(list((out / "api/v1/guidelines").iterdir())) == len(real.guidelines)


def test_the_same_source_gives_the_same_bytes(built, tmp_path):
    run = mkdocs(REPO, "build", "--strict", "--site-dir", tmp_path / "site", PYTHONHASHSEED="2")
    assert run.returncode == 0, run.stderr
    one, two = files_in(built[1]), files_in(tmp_path / "site")
    assert set(one) == set(two)
    assert [path for path in one if one[path] != two[path]] == []


def test_other_guidelines_build_a_site_of_their_own(small):
    home = Reading((small / "index.html").read_text("utf-8"))
    assert "2 checks. DES-2 Model the threats to your desk" in home.text


def test_braces_in_guidance_reach_the_page_as_they_were_written(small):
    page = Reading((small / "secure-design/model-the-threats/index.html").read_text("utf-8"))
    assert "Trusting a template such as {{ 7*7 }} because" in page.text


@pytest.mark.parametrize(("file", "said"), [
    ("guidelines/editorial.json", "guidelines/editorial.json: this is not the table of the words. Write it anew: secure-ai editorial --write"),
    ("examples/assessments/spoiled.yaml", "examples/assessments/spoiled.yaml:1: the YAML breaks off here"),
])  # fmt: skip
def test_a_spoiled_file_beside_the_data_stops_the_build_in_one_line(file, said, source):
    (source / file).parent.mkdir(parents=True, exist_ok=True)
    (source / file).write_text("[1", "utf-8")
    run = mkdocs(source, "build")
    assert run.returncode != 0
    assert run.stderr.count(said) == 1
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("arguments", [("build",), ("build", "--strict")], ids=" ".join)
def test_a_mistake_in_the_data_stops_the_build_in_one_line(arguments, source):
    (source / "guidelines/traits.yaml").write_text("- id: generative\n  title: [\n", "utf-8")
    run = mkdocs(source, *arguments)
    said = "guidelines/traits.yaml:2: the YAML breaks off here: what opens here is never closed. Check the indent, quotes and colons."
    assert run.returncode != 0
    assert run.stderr.count(said) == 1
    assert "Traceback" not in run.stderr
    assert not (source / "site/index.html").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [("{{ typo }}", "typo"), ("{{ guideline_link('DES-99') }}", "DES-99"), ("[gone](gone.md)", "gone.md"), ("[gone](index.md#gone)", "#gone")],
    ids=["unknown word", "unknown guideline", "unknown page", "unknown heading"],
)
def test_a_slip_in_a_hand_written_page_stops_the_build(text, said, source):
    with (source / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{text}\n")
    run = mkdocs(source, "build", "--strict")
    assert run.returncode != 0
    assert said in run.stderr + run.stdout


class Serving:
    """A running `mkdocs serve`: its address, and what it has printed so far."""

    def __init__(self, source: Path, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.log = log
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address]
        with log.open("w") as out:
            self.process = subprocess.Popen(command, cwd=source, env=ENVIRONMENT, stdout=out, stderr=subprocess.STDOUT)

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=5) as answer:
            return answer.read().decode()

    def wait(self, is_there: Callable[[], bool]) -> None:
        """Returns as soon as `is_there` says so; fails with the log after PATIENCE seconds, or when the server has ended."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if is_there():
                    return
            except OSError:
                pass
            time.sleep(0.2)
        pytest.fail(self.log.read_text("utf-8"))


@pytest.fixture
def serving(source: Path, tmp_path: Path) -> Iterator[Serving]:
    server = Serving(source, tmp_path / "log.txt")
    yield server
    server.process.terminate()
    try:
        server.process.wait(10)
    except subprocess.TimeoutExpired:
        server.process.kill()


def test_a_mistake_while_serving_is_told_and_the_last_good_page_stays(source, serving):
    glossary = source / "guidelines/glossary.yaml"
    good = glossary.read_text("utf-8")
    serving.wait(lambda: "A trick in which" in serving.page("glossary/"))

    glossary.write_text(good.replace("means: A trick", "means: [A trick"), "utf-8")
    serving.wait(lambda: "guidelines/glossary.yaml:7: the YAML breaks off here" in serving.log.read_text("utf-8"))
    serving.wait(lambda: "A trick in which" in serving.page("glossary/"))

    glossary.write_text(good.replace("A trick in which", "A ruse in which"), "utf-8")
    serving.wait(lambda: "A ruse in which" in serving.page("glossary/"))
    assert "Traceback" not in serving.log.read_text("utf-8")
