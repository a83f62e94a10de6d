"""What the tests of hosting stand on: the site as a host would hold it, the zip unpacked, and servers that are ended after each test.

`hosted["/"]` and `hosted["/guidance/"]` are folders of built sites with what a real copy has and ours has not: an address and a contact.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from places_served import PLACES, Place
from site_build import ROOT, build, copy_source, missing

sys.path.append(str(Path(__file__).parents[1] / "assessment"))  # `sitting` lives there
NO_ESBUILD = "esbuild was not found, so the copy that opens from disk was not made. Run `npm ci` in the project's folder."


@pytest.fixture(scope="session")
def hosted(tmp_path_factory) -> dict[str, Path]:
    """{path on the host: built site}, each with a file of each kind that a copy may add."""
    source = copy_source(tmp_path_factory.mktemp("source"))
    config = (source / "mkdocs.yml").read_text("utf-8")
    assert 'contact: ""' in config
    (source / "mkdocs.yml").write_text(config.replace('contact: ""', "contact: security@guidance.example"), "utf-8")
    return {below: add_probes(build_at(source, below)) for below in ("/", "/guidance/")}


def build_at(source: Path, below: str) -> Path:
    return build(source / f"site{below.replace('/', '-')}", source, SITE_URL=f"https://guidance.example{below}", PYTHONPATH=str(source / "src"))


def add_probes(site: Path) -> Path:
    """What must be served rightly though this site may not have it yet, and what must not be served at all."""
    (site / "probe.webmanifest").write_text("{}", "utf-8")
    (site / "sw.js").exists() or (site / "sw.js").write_text("", "utf-8")
    (site / ".git").mkdir()
    (site / ".git/config").write_text("[core]\n", "utf-8")
    (site / ".htpasswd").write_text("x\n", "utf-8")
    return site


@pytest.fixture(scope="session")
def copy(tmp_path_factory) -> Path:
    """The zip that `make offline` makes, unpacked. Its path has a blank and an umlaut, as people's folders do."""
    if not (ROOT / "node_modules/esbuild/bin/esbuild").is_file():
        missing(NO_ESBUILD)
    out = tmp_path_factory.mktemp("offline")
    made = subprocess.run([sys.executable, ROOT / "deploy/offline.py", out], capture_output=True, text=True, env={**os.environ, "SITE_URL": ""})
    assert made.returncode == 0, made.stdout + made.stderr
    with zipfile.ZipFile(made.stdout.strip()) as archive:
        archive.extractall(out / "Zum Prüfen")
    [unpacked] = (out / "Zum Prüfen").iterdir()
    return unpacked


@pytest.fixture(scope="session", params=[(kind, below) for kind in PLACES for below in ("/", "/guidance/")], ids=" at ".join)
def place(request, hosted) -> Iterator[Place]:
    """A real server with our settings, running as nobody where the tests run as root, with the site at one path."""
    kind, below = request.param
    place = PLACES[kind](hosted[below], below)
    yield place
    place.close()
