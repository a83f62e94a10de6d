"""Makes the copy to carry: `python deploy/offline.py [OUT]`, one zip in dist/ with the site, its data, server files and digests.

In: this repository and SOURCE_DATE_EPOCH (without it, the date of the content edition). Out: the zip's path, printed. The same
source gives the same bytes, in any folder and on any day.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import yaml
from archive import digests, write_zip
from digests import main as write_digests
from from_disk import FRAME, make_openable
from sbom import licences, sbom

ROOT = Path(__file__).parents[1]
NAME = "secure-ai-guidelines"
SUMS = "SHA256SUMS"
SERVERS = ("apache", "caddy", "container", "kubernetes", "nginx", "static")
LICENCES = {
    "LICENSE": "LICENSE",
    "LICENSE-CONTENT": "LICENSE-CONTENT",
    "THIRD-PARTY.md": "THIRD-PARTY.md",
    "overrides/assets/assessment/vendor/idb-LICENSE.txt": "idb.txt",
    "overrides/assets/fonts/OFL.txt": "atkinson-hyperlegible-next.txt",
}


def main(out: Path) -> Path:
    """Builds, packs and gives the zip's path. Stops with the builder's words when the build fails."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    epoch = epoch_of(os.environ, ROOT)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / f"{NAME}-{version}"
        fill(whole, version, epoch)
        packed = out / f"{whole.name}.zip"
        write_zip(whole, packed, epoch)
    return packed


def epoch_of(environment, root: Path) -> int:
    """Seconds since 1970 that stand for now: SOURCE_DATE_EPOCH, or midnight of the content edition's date."""
    if told := environment.get("SOURCE_DATE_EPOCH"):
        if not told.isdecimal():
            raise SystemExit(f"SOURCE_DATE_EPOCH: '{told}' is no number of seconds since 1970. Take one, such as 1700000000, or leave it out.")
        return int(told)
    date = yaml.safe_load((root / "guidelines/edition.yaml").read_text("utf-8"))["date"]
    return int(datetime.combine(date, datetime.min.time(), UTC).timestamp())


def fill(whole: Path, version: str, epoch: int) -> None:
    """Lays out the copy: everything that the install note speaks of."""
    build(whole / "site", epoch)
    make_openable(whole / "site")
    write_digests(whole / "site")
    shutil.copytree(ROOT / "guidelines", whole / "data/guidelines")
    for name in SERVERS:
        shutil.copytree(ROOT / "deploy" / name, whole / "servers" / name)
    (whole / "licences").mkdir()
    for source, name in LICENCES.items():
        shutil.copy(ROOT / source, whole / "licences" / name)
    shutil.copy(FRAME.parents[1] / "LICENSE", whole / "licences/iframe-worker.txt")
    bill = sbom(ROOT, NAME, version, epoch)
    (whole / "sbom.cdx.json").write_text(bill, "utf-8")
    (whole / "licences/parts.csv").write_text(licences(bill), "utf-8")
    shutil.copy(ROOT / "deploy/INSTALL.md", whole)
    (whole / SUMS).write_text(digests(whole, SUMS), "utf-8")


def build(site: Path, epoch: int) -> None:
    """A strict build whose links name files."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--no-directory-urls", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)


if __name__ == "__main__":
    print(main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist")))
