"""Finds a browser and builds the site: what fixtures and tests share. Under CI a missing tool fails; elsewhere it skips."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"%PROGRAMFILES%\Google\Chrome\Application\chrome.exe",
    r"%PROGRAMFILES(X86)%\Google\Chrome\Application\chrome.exe",
    r"%LOCALAPPDATA%\Google\Chrome\Application\chrome.exe",
)
NO_CHROMIUM = (
    "No Chromium or Chrome was found, so nothing was tried in a browser. Debian or Ubuntu: `sudo apt-get install chromium`. macOS: "
    "`brew install --cask google-chrome`. Windows: `winget install Google.Chrome`. Anywhere: `python -m playwright install chromium`. "
    "If it stands in another place, set CHROMIUM to its path."
)
NO_AXE = "axe-core was not found, so accessibility was not looked at. Run `npm ci` in the project's folder, or set AXE to the path of axe.min.js."


def missing(sentence: str) -> None:
    """Fails where the tool is promised (CI), skips where it may be absent."""
    if os.environ.get("CI"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def find_chromium(own: str = "") -> str | None:
    """The path of a Chromium or Chrome: the one that CHROMIUM names, or the first that is there. `own` is Playwright's."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in ON_PATH)
    in_place = (str(path) for path in map(Path, (*map(os.path.expandvars, ELSEWHERE), own)) if path.is_file())
    return next((path for path in (*on_path, *in_place) if path), None)


def build(out: Path, source: Path = ROOT, **environment: str) -> Path:
    """A strict build of the site in `source` into `out`. Fails with what the builder said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)]
    told = {**os.environ, "SITE_URL": "", "NO_MKDOCS_2_WARNING": "1", **environment}
    run = subprocess.run(command, cwd=source, env=told, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return out


def copy_source(folder: Path) -> Path:
    """What a build needs, copied, so that a test may change it."""
    for name in ("docs", "examples", "guidelines", "macros", "overrides", "src"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder
