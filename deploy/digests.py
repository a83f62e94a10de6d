"""Writes digests.txt into a built site: `python deploy/digests.py site`. With it anyone can check a page they were given.

In: the folder of a built site. Out: `<sha-256>  <path>` for each file but itself, as `sha256sum --check` reads it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from archive import digests

NAME = "digests.txt"


def main(folder: Path) -> None:
    """Writes the list, in place of an older one. Stops where there is no site."""
    if not (folder / "index.html").is_file():
        raise SystemExit(f"{folder}: no built site lies here. Run make build first.")
    (folder / NAME).write_text(digests(folder, NAME), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
