"""Brings idb, the one third-party module of the assessment, into the repository: `python deploy/vendor_idb.py`.

In: the npm package of the version below, fetched by `npm pack` into a folder that is thrown away. Out: idb.js, idb-LICENSE.txt and
README.md in overrides/assets/assessment/vendor/. Of the package's two builds for browsers the small one is taken, which weighs
1.5 KB instead of 3.4; it is no ES module, so what wraps its one function is changed. Never runs in a build: what it wrote is committed.
"""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE, VERSION, LICENCE = "idb", "8.0.4", "ISC"
BUILD = "build/umd.js"
PACKAGE_SHA256 = "84a1b83a821969a36592964874997757d8bde798dc1b89a5891391bd29e5c08c"
VENDOR = Path(__file__).parents[1] / "overrides/assets/assessment/vendor"
HEADER = f"// @ts-nocheck {PACKAGE} {VERSION}, Copyright (c) 2016 Jake Archibald, {LICENCE} licence: idb-LICENSE.txt. Made by deploy/vendor_idb.py.\n"
README = """# Modules by others

Written by `python deploy/vendor_idb.py`; change that script, not these files. The assessment is served as it stands here, and nothing is fetched.

| file | from | version | licence | SHA-256 |
| --- | --- | --- | --- | --- |
| `idb.js` | npm package `{package}`, its build `build/umd.js` | {version} | {licence}, text in `idb-LICENSE.txt` | `{sha256}` |

The package's own `build/umd.js` has the SHA-256 `{package_sha256}`.
It is one function, minified by the package's maker. Only what stands around that function is ours, so that it is an ES module.
"""
BEFORE = (
    '!function(e,t){"object"==typeof exports&&"undefined"!=typeof module?t(exports):"function"==typeof define&&define.amd?'
    'define(["exports"],t):t((e="undefined"!=typeof globalThis?globalThis:e||self).idb={})}(this,('
)
AFTER = "));\n"


def as_module(code: str) -> str:
    """The build's one function, called with an object whose openDB is exported. Stops when the build is not made as known."""
    if not (code.startswith(BEFORE) and code.endswith(AFTER)):
        raise SystemExit(f"{PACKAGE} {VERSION}: {BUILD} is not wrapped as it was. Read it, then set BEFORE and AFTER.")
    return f"const idb = {{}};\n({code.removeprefix(BEFORE).removesuffix(AFTER)})(idb);\nexport const {{ openDB }} = idb;\n"


def fetch() -> dict[str, str]:
    """{path in the package: text} of the version above. Needs npm and its registry."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True, capture_output=True, text=True)
        with tarfile.open(Path(folder) / packed.stdout.split()[-1]) as archive:
            return {name: archive.extractfile(f"package/{name}").read().decode() for name in (BUILD, "LICENSE")}


def sha256(text: str) -> str:
    """The digest of the text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def main() -> None:
    """Writes the three files. Stops before that when the package is not the one that was looked at."""
    files = fetch()
    found = sha256(files[BUILD])
    if found != PACKAGE_SHA256:
        raise SystemExit(f"{PACKAGE} {VERSION}: {BUILD} has SHA-256 '{found}', not PACKAGE_SHA256. Read the change, then set that.")
    code = HEADER + as_module(files[BUILD])
    told = {"package": PACKAGE, "version": VERSION, "licence": LICENCE, "sha256": sha256(code), "package_sha256": found}
    VENDOR.mkdir(parents=True, exist_ok=True)
    (VENDOR / "idb.js").write_text(code, encoding="utf-8")
    (VENDOR / "idb-LICENSE.txt").write_text(files["LICENSE"], encoding="utf-8")
    (VENDOR / "README.md").write_text(README.format(**told), encoding="utf-8")


if __name__ == "__main__":
    main()
