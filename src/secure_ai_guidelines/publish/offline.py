"""The service worker with the list of files it keeps. In: the folder of a built site. Out: the text of `sw.js`.

It is made last, from what was built, so that each digest is that of the bytes a browser gets. Files to hand on (data, tables,
archives) are left out: they are for a network.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

KEPT = {".css", ".html", ".ico", ".js", ".json", ".png", ".svg", ".webmanifest", ".woff2"}
LEFT_OUT = ("api/", "data/", "downloads/", "sw.js", "sitemap")
PLACE = "const FILES = {};"
VERSION = 'const VERSION = "none";'


def kept_files(site: Path) -> dict[str, str]:
    """{address from the site's root: first 16 digits of its SHA-256}, in order. A page stands under its folder's address."""
    found = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and path.suffix in KEPT and not (name.startswith(LEFT_OUT) and path.suffix != ".html"):
            found[_address(name)] = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return found


def _address(name: str) -> str:
    return "./" if name == "index.html" else name.removesuffix("index.html") if name.endswith("/index.html") else name


def worker(template: str, site: Path) -> str:
    """`template` with the list and a version made of it. Throws ValueError where the template has no place for them."""
    for place in (PLACE, VERSION):
        if template.count(place) != 1:
            raise ValueError(f"overrides/sw.js: '{place}' does not stand there once. Bring the line back.")
    files = json.dumps(kept_files(site), ensure_ascii=False, separators=(",", ":"))
    version = hashlib.sha256(files.encode()).hexdigest()[:12]
    return template.replace(PLACE, f"const FILES = {files};").replace(VERSION, f'const VERSION = "{version}";')
