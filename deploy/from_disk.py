"""Turns a built site into one that also opens by a double click on index.html.

In: the folder of a site built with `--no-directory-urls`. Out: the same folder, changed. Browsers treat pages from disk apart: they
refuse ES modules, workers and fonts fetched beforehand, and show a list of files for a link that ends in a slash. So each module
becomes a classic script (esbuild), search gets a worker made of a frame (iframe-worker) and its index as a script, and links name
files. `'self'` in a policy matches no file on disk, so the policy goes: this is the one copy without it in its pages, and a server
sends it as a header. Stops when a page or script is not as known. Nothing here touches the site that is served.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

from secure_ai_guidelines.publish.offline import worker

ROOT = Path(__file__).parents[1]
CLIENT = "assets/assessment"
SCRIPTS = "assets/javascripts"
ESBUILD = ROOT / "node_modules/esbuild/bin/esbuild"
FRAME = ROOT / "node_modules/iframe-worker/shim/index.js"
HIDES_SEARCH = 'if (location.protocol === "file:") { box.hidden = true; return; }'
POLICY = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')
PRELOAD = re.compile(r'\s*<link rel="preload" as="font"[^>]*>')
MODULE = re.compile(r'<script(?: type="module")? src="((?:\.\./)*)assets/assessment/[0-9a-f]{12}/(page-[a-z-]+\.js)"(?: type="module")?>')
SEARCH = re.compile(r'<script src="([^"]*)/search\.js" defer>')
FOLDER = re.compile(r'href="((?:\.{1,2}|(?![a-z]+:|/|#)[^"?#]*/))([?#][^"]*)?"')


def make_openable(site: Path) -> None:
    """Changes every page and script of `site` as the module says."""
    digest = bundle(site / CLIENT)
    for page in sorted(site.rglob("*.html")):
        page.write_text(openable(page.read_text("utf-8"), digest), "utf-8")
    shutil.copy(FRAME, site / SCRIPTS / "iframe-worker.js")
    index = (site / "search/search_index.json").read_text("utf-8")
    (site / "search/search_index.js").write_text(f"var __index = {index}\n", "utf-8")
    show_search(site / SCRIPTS / "search.js")
    template = (ROOT / "overrides/sw.js").read_text("utf-8")
    (site / "sw.js").write_text(worker(template, site), "utf-8")  # for the day it goes on a server: its list was of the files before


def bundle(folder: Path) -> str:
    """Puts one classic script a page in the place of the modules; gives the name of their folder, which is their digest."""
    [modules] = [path for path in folder.iterdir() if path.is_dir()]
    out = folder / "bundled"
    entries = sorted(map(str, modules.glob("page-*.js")))
    command = [ESBUILD, *entries, "--bundle", "--format=iife", "--charset=utf8", "--log-level=warning", f"--outdir={out}"]
    subprocess.run(list(map(str, command)), check=True, cwd=modules)  # from here, as its comments name each file by its path
    whole = b"".join(path.read_bytes() for path in sorted(out.iterdir()))
    shutil.rmtree(modules)
    return out.rename(folder / hashlib.sha256(whole).hexdigest()[:12]).name


def openable(html: str, digest: str) -> str:
    """One page. Raises SystemExit when it has no policy to leave out or no search script: then the theme has changed."""
    html, policies = POLICY.subn("", html)
    html, searches = SEARCH.subn(r'<script src="\1/iframe-worker.js" defer></script>\n  <script src="\1/search.js" defer>', html)
    if (policies, searches) != (1, 1):
        raise SystemExit("A page is not as from_disk.py knows it: it needs one policy and one search script. Compare overrides/base.html.")
    html = PRELOAD.sub("", html)
    html = MODULE.sub(rf'<script defer src="\1{CLIENT}/{digest}/\2">', html)
    return FOLDER.sub(lambda found: f'href="{found[1].rstrip("/")}/index.html{found[2] or ""}"', html)


def show_search(script: Path) -> None:
    """Search is hidden on pages from disk, for want of a worker. This copy brings one."""
    text = script.read_text("utf-8")
    if text.count(HIDES_SEARCH) != 1:
        raise SystemExit(f"{script.name} does not hide search as it did. Read it, then set HIDES_SEARCH in from_disk.py.")
    script.write_text(text.replace(HIDES_SEARCH, ""), "utf-8")
