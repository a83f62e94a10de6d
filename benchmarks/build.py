"""How long a build takes, as a ratio to the same words in hand-written Markdown with the same theme and plugins.

Run: python benchmarks/build.py [RUNS] [GUIDELINES ...]. Prints one row a size. Both builds run in turn, in fresh processes,
on the same machine; the ratio is of the medians. Goal: 1.05.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from handwritten import write_by_hand

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("docs", "examples", "guidelines", "macros", "overrides", "src", "mkdocs.yml")


def main(arguments: list[str]) -> None:
    """Measures each size and prints a table."""
    runs = int(arguments[0]) if arguments else 5
    sizes = [int(word) for word in arguments[1:]] or [17]
    print("guidelines  pages  generated s  by hand s  ratio")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(Path(folder), size, runs), flush=True)


def measure(folder: Path, size: int, runs: int) -> str:
    """One row: both builds of `size` guidelines, `runs` times in turn."""
    generated, by_hand = folder / "generated", folder / "by-hand"
    copy_project(generated)
    grow(generated / "guidelines", size)
    build(generated)
    copy_project(by_hand)
    shutil.rmtree(by_hand / "docs")
    pages = write_by_hand(generated / "site", by_hand / "docs")
    config = (by_hand / "mkdocs.yml").read_text("utf-8")
    (by_hand / "mkdocs.yml").write_text(re.sub(r"(?m)^hooks:\n(?:  .*\n)+", "", config), "utf-8")
    (by_hand / "macros" / "main.py").write_text("def define_env(env):\n    pass\n", "utf-8")
    times: dict[Path, list[float]] = {generated: [], by_hand: []}
    for _ in range(runs):
        for project, found in times.items():
            found.append(build(project))
    one, other = (statistics.median(times[project]) for project in (generated, by_hand))
    return f"{size:10d}  {pages:5d}  {one:11.2f}  {other:9.2f}  {one / other:5.2f}"


def copy_project(target: Path) -> None:
    """The parts of the project that a build reads."""
    target.mkdir(parents=True)
    for name in PARTS:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target / name)


def grow(folder: Path, size: int) -> None:
    """Adds copies of the guidelines under new numbers until there are `size`."""
    files = sorted(path for path in folder.glob("*/*.yaml") if re.search(r"(?m)^id: [A-Z]{3}-\d+$", path.read_text("utf-8")))
    added: list[tuple[str, str]] = []
    for index in range(size - len(files)):
        source = files[index % len(files)]
        text = source.read_text("utf-8")
        old = re.search(r"(?m)^id: ([A-Z]{3}-\d+)$", text).group(1)
        new = f"{old.split('-')[0]}-{100 + index}"
        text = re.sub(rf"\b{old}\b(?!-)", new, text)
        text = re.sub(
            r"(?m)^    source: \[[^\]]*\]", "    ours: Grown for a measurement [@ncsc-guidelines-2023].", text
        )  # a clause belongs to one guideline
        source.with_name(f"{source.stem}-{index}.yaml").write_text(text, "utf-8")
        added.append((old, new))
    grow_crosswalks(folder / "crosswalks", added)


def grow_crosswalks(folder: Path, added: list[tuple[str, str]]) -> None:
    """The rows of a guideline stand for its copies too, so that references grow with the data."""
    for path in sorted(folder.glob("*.yaml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        rows = {old: [row for row in data["rows"] if row["from"] == old or row["from"].startswith(f"{old}.")] for old, _ in added}
        data["rows"] += [{**row, "ids": [*row["ids"]], "from": row["from"].replace(old, new, 1)} for old, new in added for row in rows[old]]
        for one in data.get("none", []):
            one["for"] += [new for old, new in added if old in one["for"]]
        data["checked"] = str(data["checked"])
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def build(project: Path) -> float:
    """Seconds of one build in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(project / "src"), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    start = time.perf_counter()
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
