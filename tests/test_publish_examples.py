"""The examples on the page "Data and API": each is taken from the page and run against a server on this machine."""

from __future__ import annotations

import functools
import html
import http.server
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
import yaml

from places import REPO
from secure_ai_guidelines.editions.published import edition_files
from secure_ai_guidelines.editions.working import all_editions
from secure_ai_guidelines.publish.files import published_files
from secure_ai_guidelines.publish.references import references

PAGE = REPO / "docs/data/index.md"
EXAMPLES = {
    name: html.unescape(code)
    for name, code in re.findall(r'<pre tabindex="0" aria-label="Example with ([a-z]+)"><code>(.*?)</code></pre>', PAGE.read_text("utf-8"), re.S)
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and keeps its log to itself."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(real, tmp_path_factory) -> Iterator[str]:
    """The published files, served."""
    folder = tmp_path_factory.mktemp("served")
    for path, content in published_files(real).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def run(command: list[str], folder) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)


def test_the_page_has_an_example_with_each_and_no_other():
    assert set(EXAMPLES) == {"curl", "pandas"}
    assert PAGE.read_text("utf-8").count("<pre") == 2


@pytest.mark.skipif(not shutil.which("curl"), reason="curl was not found. Install it with your system's packages.")
def test_the_curl_example_takes_a_table_and_finds_it_whole(address, tmp_path, real):
    done = run(["sh", "-c", EXAMPLES["curl"].replace("ADDRESS", address)], tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "whole\n", "")
    assert (tmp_path / "crosswalk.csv").read_bytes() == published_files(real)["api/v1/crosswalk.csv"]


@pytest.mark.skipif(not shutil.which("curl"), reason="curl was not found. Install it with your system's packages.")
def test_the_curl_example_does_not_call_another_file_whole(address, tmp_path):
    code = EXAMPLES["curl"].replace("ADDRESS", address).replace("\n", "\necho more >> crosswalk.csv\n", 1)
    assert "whole" not in run(["sh", "-c", code], tmp_path).stdout


def test_the_pandas_example_names_the_checks_beside_the_outcome(address, tmp_path, real):
    done = run([sys.executable, "-c", EXAMPLES["pandas"].replace("ADDRESS", address)], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    expected = [one for one in references(real) if (one.framework.id, one.entry.id) == ("ncsc-caf", "A2.b")]
    assert [line.split()[:2] for line in done.stdout.splitlines()[1:]] == [[one.begin.id, one.strength] for one in expected]


def test_every_file_that_the_page_names_is_published(real):
    text = PAGE.read_text("utf-8").replace("{{ edition() }}", real.edition.edition)
    named = {path for path in re.findall(r'href="\.\./(api/v1/[^"]+)"', text)}
    assert len(named) > 15
    assert named - set(published_files(real, editions=edition_files(all_editions(real, []), {}))) == set()
    shown = dict(re.findall(r'href="\.\./api/v1/([^"]+)">`([^`]+)`</a>', text))
    assert len(shown) > 15 and [path for path, words in shown.items() if path != words] == []


def test_the_citation_of_the_data_names_the_edition(real):
    data = next(one for one in yaml.safe_load((REPO / "CITATION.cff").read_text("utf-8"))["references"] if one["type"] == "data")
    assert (data["version"], data["date-released"]) == (real.edition.edition, real.edition.date)
    assert data["title"].endswith(f"content edition {real.edition.edition}")


def test_every_table_workbook_and_schema_is_named_on_the_page(real):
    text = PAGE.read_text("utf-8")
    files = [path for path in published_files(real) if path.endswith((".csv", ".xlsx")) or "/oscal/" in path or "/schemas/" in path]
    assert [path for path in files if f"../{path}" not in text] == []
