"""The vendored module is the one that was looked at: its digest, its licence, and the version that its README names."""

from __future__ import annotations

import hashlib
import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VENDOR = ROOT / "overrides/assets/assessment/vendor"


@pytest.fixture(scope="module")
def vendoring():
    """The script that wrote the folder."""
    spec = importlib.util.spec_from_file_location("vendor_idb", ROOT / "deploy/vendor_idb.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_module_has_the_digest_that_its_readme_names():
    digest = hashlib.sha256((VENDOR / "idb.js").read_bytes()).hexdigest()
    assert re.findall(r"`idb\.js`.*`([0-9a-f]{64})`", (VENDOR / "README.md").read_text("utf-8")) == [digest]


def test_the_readme_and_the_module_name_the_version_that_the_script_fetches(vendoring):
    assert vendoring.VERSION in (VENDOR / "README.md").read_text("utf-8")
    assert (VENDOR / "idb.js").read_text("utf-8").startswith(vendoring.HEADER)


def test_the_readme_names_the_digest_of_the_package_it_came_from(vendoring):
    assert vendoring.PACKAGE_SHA256 in (VENDOR / "README.md").read_text("utf-8")


def test_the_licence_lies_beside_the_module():
    assert (VENDOR / "idb-LICENSE.txt").read_text("utf-8").startswith("ISC License")


def test_nothing_else_lies_in_the_folder():
    assert sorted(path.name for path in VENDOR.iterdir()) == ["README.md", "idb-LICENSE.txt", "idb.js"]


def test_only_what_wraps_the_packages_one_function_is_changed(vendoring):
    code = f"{vendoring.BEFORE}(function(e){{e.openDB=1}}){vendoring.AFTER}"
    assert vendoring.as_module(code) == "const idb = {};\n((function(e){e.openDB=1}))(idb);\nexport const { openDB } = idb;\n"


@pytest.mark.parametrize("code", ["", "function(e){}));\n", "!function(e){}(this);\n"])
def test_a_build_that_is_wrapped_in_another_way_is_refused(vendoring, code):
    with pytest.raises(SystemExit, match="is not wrapped as it was"):
        vendoring.as_module(code)


def test_a_package_that_is_not_the_one_that_was_looked_at_is_refused(vendoring, monkeypatch, tmp_path):
    monkeypatch.setattr(vendoring, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(vendoring, "fetch", lambda: {vendoring.BUILD: "changed", "LICENSE": ""})
    with pytest.raises(SystemExit, match=r"build/umd\.js has SHA-256"):
        vendoring.main()
    assert not (tmp_path / "vendor").exists()
