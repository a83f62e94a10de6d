"""The command `secure-ai overlay`. In: arguments. Out: what drifted on the terminal, digests in the overlay's files.

Exit 0: nothing to look at. 1: drift, or a mistake in an overlay. It changes no file but with `pin`, and there only `made-against`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from ..editions.frozen import kept_catalogues
from .drift import report
from .load import bases_and_problems
from .pin import pinned


def add_overlays(parser: argparse.ArgumentParser) -> None:
    """The option that names overlays for other commands."""
    said = "an overlay's folder; again for the next one (default: what SECURE_AI_OVERLAYS names, or none)"
    parser.add_argument("--overlay", type=Path, action="append", metavar="DIR", help=said)


def add_overlay_commands(commands: argparse._SubParsersAction) -> None:
    """`overlay diff` and `overlay pin`."""
    overlay = commands.add_parser("overlay", help="look after an organisation's own words at an upgrade").add_subparsers(
        required=True, metavar="COMMAND"
    )
    for name, run, said in (
        ("diff", _diff, "list what upstream changed under each edit since it was made"),
        ("pin", _pin, "write into each edit that its original was read as it is now"),
    ):
        command = overlay.add_parser(name, help=said)
        command.add_argument("overlays", nargs="+", type=Path, metavar="OVERLAY", help="the overlays' folders, in the order in which they apply")
        command.add_argument("--guidelines", type=Path, default=Path("guidelines"), metavar="DIR", help="default: guidelines")
        command.set_defaults(run=run)


def _diff(options: argparse.Namespace) -> int:
    bases, problems = bases_and_problems(options.guidelines, options.overlays)
    lines = report(bases, kept_catalogues(options.guidelines))
    drifted = sum(basis.has_drifted for basis in bases)
    print("\n".join([*lines, *map(str, sorted(set(problems))), f"{drifted} of {len(bases)} edits to look at again, {len(set(problems))} problems"]))
    return 1 if drifted or problems else 0


def _pin(options: argparse.Namespace) -> int:
    bases, problems = bases_and_problems(options.guidelines, options.overlays)
    texts, left = pinned(bases)
    for file, text in texts.items():
        Path(file).write_text(text, "utf-8", newline="")
    print("\n".join([*texts, *left, *map(str, sorted(set(problems))), f"{sum(basis.has_drifted for basis in bases) - len(left)} edits pinned"]))
    return 1 if left or problems else 0
