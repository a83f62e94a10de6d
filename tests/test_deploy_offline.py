"""The copy to carry: one zip, the same bytes from the same source anywhere and any day, with digests, licences and a bill of materials."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from places import REPO

sys.path.append(str(REPO / "deploy"))  # scripts, not a package

ESBUILD = REPO / "node_modules/esbuild/bin/esbuild"
PARTS = ("deploy", "docs", "guidelines", "macros", "overrides", "requirements", "src")
PAPERS = ("mkdocs.yml", "pyproject.toml", "package-lock.json", "LICENSE", "LICENSE-CONTENT", "THIRD-PARTY.md")


@pytest.fixture(scope="module", autouse=True)
def tools() -> None:
    """Under CI a missing tool fails; elsewhere it skips."""
    try:
        import cyclonedx  # noqa: F401
    except ImportError:
        _missing("cyclonedx-python-lib was not found. Install it: `pip install -r requirements/hosting.txt`.")
    if not ESBUILD.is_file():
        _missing("esbuild was not found. Run `npm ci` in the project's folder.")


def _missing(sentence: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def copy_project(folder: Path) -> Path:
    """What `make offline` reads, in another place."""
    for name in PARTS:
        shutil.copytree(REPO / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in PAPERS:
        shutil.copy(REPO / name, folder)
    for name in ("esbuild", "iframe-worker", "@esbuild"):
        shutil.copytree(REPO / "node_modules" / name, folder / "node_modules" / name)
    return folder


def pack(project: Path, **environment: str) -> Path:
    """One run of the script as people run it; the zip it names."""
    told = {**os.environ, "SITE_URL": "", "PYTHONPATH": str(project / "src"), "NO_MKDOCS_2_WARNING": "1", **environment}
    run = subprocess.run([sys.executable, "deploy/offline.py"], cwd=project, env=told, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return Path(run.stdout.strip())


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    return copy_project(tmp_path_factory.mktemp("one"))


@pytest.fixture(scope="module")
def packed(project: Path) -> Path:
    return pack(project, PYTHONHASHSEED="1", TZ="UTC")


@pytest.fixture(scope="module")
def copy(packed: Path, tmp_path_factory) -> Path:
    """The zip, unpacked."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    [copy] = folder.iterdir()
    return copy


def test_another_folder_another_hour_and_another_zone_give_the_same_bytes(packed, tmp_path):
    other = copy_project(tmp_path / "another much longer folder")
    for path in other.rglob("*.md"):
        os.utime(path, (0, 0))
    assert pack(other, PYTHONHASHSEED="2", TZ="Asia/Kathmandu").read_bytes() == packed.read_bytes()


def test_source_date_epoch_is_the_date_of_everything_in_it(project):
    with zipfile.ZipFile(pack(project, SOURCE_DATE_EPOCH="1700000000")) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}
        bill = json.loads(archive.read(next(name for name in archive.namelist() if name.endswith("sbom.cdx.json"))))
    assert bill["metadata"]["timestamp"].startswith("2023-11-14T22:13:20")


def test_a_source_date_epoch_that_is_no_number_is_told():
    from offline import epoch_of

    with pytest.raises(SystemExit, match="SOURCE_DATE_EPOCH: 'yesterday' is no number of seconds since 1970"):
        epoch_of({"SOURCE_DATE_EPOCH": "yesterday"}, REPO)


def test_the_zip_lists_its_files_in_order_below_one_folder(packed):
    with zipfile.ZipFile(packed) as archive:
        names = archive.namelist()
    assert names == sorted(names)
    assert {name.split("/")[0] for name in names} == {packed.stem}


def test_the_sums_name_every_file_with_its_digest(copy):
    rows = dict(reversed(line.split("  ", 1)) for line in (copy / "SHA256SUMS").read_text("utf-8").splitlines())
    files = {path.relative_to(copy).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in copy.rglob("*") if path.is_file()}
    del files["SHA256SUMS"]
    assert rows == files


def test_the_site_in_it_names_its_own_files_too(copy):
    rows = (copy / "site/digests.txt").read_text("utf-8").splitlines()
    assert f"{hashlib.sha256((copy / 'site/about/index.html').read_bytes()).hexdigest()}  about/index.html" in rows
    assert len(rows) == sum(path.is_file() for path in (copy / "site").rglob("*")) - 1


def test_data_servers_and_note_are_in_it(copy):
    assert (copy / "data/guidelines/edition.yaml").read_bytes() == (REPO / "guidelines/edition.yaml").read_bytes()
    assert {path.name for path in (copy / "servers").iterdir()} == {"apache", "caddy", "container", "kubernetes", "nginx", "static"}
    assert (copy / "INSTALL.md").read_text("utf-8").startswith("# Open it")


def test_each_part_by_others_that_the_copy_carries_has_its_licence_beside_it(copy):
    texts = {path.name: path.read_text("utf-8") for path in (copy / "licences").iterdir()}
    ours, theirs = {"LICENSE", "LICENSE-CONTENT", "THIRD-PARTY.md"}, {"idb.txt", "atkinson-hyperlegible-next.txt", "iframe-worker.txt"}
    assert set(texts) == ours | theirs | {"parts.csv"}
    assert "Permission is hereby granted" in texts["iframe-worker.txt"]


def test_every_part_in_the_table_names_a_licence(copy):
    rows = [line.split(",") for line in (copy / "licences/parts.csv").read_text("utf-8").splitlines()[1:]]
    assert sorted(row[0] for row in rows if row[-1] == "yes") == ["@fontsource/atkinson-hyperlegible-next", "idb", "iframe-worker", "mkdocs-material"]
    absent = {"colorama", "tzdata", "pywin32"}  # only where Windows is
    assert [row[0] for row in rows if not row[2] and row[0] not in absent] == []


def test_the_bill_of_materials_is_cyclonedx_and_holds_every_locked_part(copy):
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator
    from sbom import pinned

    text = (copy / "sbom.cdx.json").read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    found = {(row["name"], row["version"]) for row in json.loads(text)["components"]}
    assert set(pinned(REPO / "requirements/site.txt")) <= found


def test_every_locked_part_carries_its_hashes(copy):
    rows = json.loads((copy / "sbom.cdx.json").read_text("utf-8"))["components"]
    assert [row["name"] for row in rows if row["scope"] == "excluded" and not row.get("hashes")] == []
