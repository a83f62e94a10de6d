"""The assessment's modules as they are served: the same code, without comments and without spaces that say nothing.

In: the folder of the client. Out: paths and bytes. Names, strings and most ends of lines stay, so that the served code can still
be read. Why, and why with Pygments: CONTRIBUTING.md, "Why it is like this".
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from pygments.lexers import JavascriptLexer
from pygments.token import Token

SERVED = (".js", ".txt")  # the modules, and the licence of what others wrote
# After the first and before the second a statement never ends by the end of a line alone.
OPENING, CLOSING = frozenset("({[,;"), frozenset(")}],;.")
# Of these, two that touch may be one mark: a + +b, a / /b/.
TOUCHY = frozenset("+-*/<!")


def client_files(folder: Path) -> dict[str, bytes]:
    """{path below `folder`: bytes to serve}, in order. `vendor/` stays as it came. Empty where there is no client."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in SERVED)
    return {path.relative_to(folder).as_posix(): _bytes(path, folder) for path in paths}


def digest_of(files: dict[str, bytes]) -> str:
    """Names this version of the client, so that an upgrade can never mix an old view with a new store."""
    whole = hashlib.sha256()
    for path, content in files.items():
        whole.update(f"{path}\0".encode() + content)
    return whole.hexdigest()[:12]


def _bytes(path: Path, folder: Path) -> bytes:
    content = path.read_bytes()
    is_own = path.suffix == ".js" and path.relative_to(folder).parts[0] != "vendor"
    return lean(content.decode("utf-8")).encode() if is_own else content


@lru_cache(maxsize=1000)  # while serving, most modules are as they were in the last build
def lean(source: str) -> str:
    """A module's code alone. What stands in quotes, templates and patterns is as it was, and so is every word's order."""
    words: list[str] = []
    gap = ""
    for kind, text in JavascriptLexer(stripnl=False, ensurenl=False).get_tokens(source):
        if kind in Token.Comment or (not text.strip() and kind not in Token.Literal):
            gap = "\n" if "\n" in gap + text else " "
        else:
            words += [_needed(gap, words[-1] if words else ";", text), text]
            gap = ""
    return "".join(words) + "\n"


def _needed(gap: str, before: str, after: str) -> str:
    """The part of a gap between two words without which they would mean something else."""
    if gap == "\n":
        return "" if before[-1] in OPENING or after[0] in CLOSING else gap
    return gap if (_is_letter(before[-1]) and _is_letter(after[0])) or (before[-1] in TOUCHY and after[0] in TOUCHY) else ""


def _is_letter(character: str) -> bool:
    return character.isalnum() or character in "_$#"
