"""Brings idb, the one third-party module of the assessment, into the repository: `python deploy/vendor_idb.py`.

In: the npm package of the version below, fetched by `npm pack` into a folder that is thrown away. Out: idb.js, idb-LICENSE.txt and
README.md in overrides/assets/assessment/vendor/. The code stays as the package has it; whole-line comments and indentation go,
since the client is served as written and idb would weigh 3.4 KB instead of 2.1. Never runs in a build: what it wrote is committed.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE, VERSION, LICENCE = "idb", "8.0.4", "ISC"
PACKAGE_SHA256 = "e01b45d2e088a7197e8b41ba9b51a0876969da67cc08e6efbc3d5d7ab6ac836c"
VENDOR = Path(__file__).parents[1] / "overrides/assets/assessment/vendor"
HEADER = f"// @ts-nocheck {PACKAGE} {VERSION}, Copyright (c) 2016 Jake Archibald, {LICENCE} licence: idb-LICENSE.txt. Made by deploy/vendor_idb.py.\n"
README = """# Modules by others

Written by `python deploy/vendor_idb.py`; change that script, not these files. The assessment is served as it stands here, and nothing is fetched.

| file | from | version | licence | SHA-256 |
| --- | --- | --- | --- | --- |
| `idb.js` | npm package `{package}`, its ES build `build/index.js` | {version} | {licence}, text in `idb-LICENSE.txt` | `{sha256}` |

The package's own `build/index.js` has the SHA-256 `{package_sha256}`.
Whole-line comments and indentation are taken out of it and a first line is put in, which saves 1.3 KB on each page.
"""


def slim(code: str) -> str:
    """The same code without whole-line comments and indentation. It holds no text over several lines that this could touch."""
    without_blocks = re.sub(r"^[ ]*/\*\*.*?\*/\n", "", code, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^[ ]*(//.*)?\n?", "", without_blocks, flags=re.MULTILINE)


def fetch() -> dict[str, str]:
    """{path in the package: text} of the version above. Needs npm and its registry."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True, capture_output=True, text=True)
        with tarfile.open(Path(folder) / packed.stdout.split()[-1]) as archive:
            return {name: archive.extractfile(f"package/{name}").read().decode() for name in ("build/index.js", "LICENSE")}


def sha256(text: str) -> str:
    """The digest of the text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def main() -> None:
    """Writes the three files. Stops before that when the package is not the one that was looked at."""
    files = fetch()
    found = sha256(files["build/index.js"])
    if found != PACKAGE_SHA256:
        raise SystemExit(f"{PACKAGE} {VERSION}: build/index.js has SHA-256 '{found}', not PACKAGE_SHA256. Read the change, then set that.")
    code = HEADER + slim(files["build/index.js"])
    told = {"package": PACKAGE, "version": VERSION, "licence": LICENCE, "sha256": sha256(code), "package_sha256": found}
    VENDOR.mkdir(parents=True, exist_ok=True)
    (VENDOR / "idb.js").write_text(code, encoding="utf-8")
    (VENDOR / "idb-LICENSE.txt").write_text(files["LICENSE"], encoding="utf-8")
    (VENDOR / "README.md").write_text(README.format(**told), encoding="utf-8")


if __name__ == "__main__":
    main()
