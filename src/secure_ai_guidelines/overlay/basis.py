"""What an edit was made against. In: an edit and the words it lies over. Out: those words, and a short digest of them.

Not every word of a check: only what is asked, and what the edit replaces. So a corrected comma elsewhere asks nobody to look again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from ..catalogue.identifiers import is_check, namespace_of
from ..catalogue.yaml_lines import Document, texts
from .model import Edit

ASKED = (("ask",),)
TOLD = (("title",), ("summary",))
WHOLE_CHECK = (("ask",), ("do",), ("why",), ("partly",))


@dataclass(frozen=True)
class Basis:
    """An edit and what it rests on now: `words` maps a field such as `evidence.sme` to its words."""

    document: Document
    index: int
    edit: Edit
    words: dict[str, Any]

    @property
    def digest(self) -> str:
        """Of the words as they are now."""
        return digest_of(self.words)

    @property
    def has_drifted(self) -> bool:
        """Whether the words are not those that the edit was made against; also when it does not say."""
        return self.edit.made_against != self.digest


def basis_of(document: Document, index: int, edit: Edit, target: dict[str, Any]) -> Basis:
    """The basis of an edit on `target`, the plain data of a check or guideline as it stood before this overlay."""
    return Basis(document, index, edit, rests_on(edit, document.data[index], target))


def rests_on(edit: Edit, data: dict[str, Any], target: dict[str, Any]) -> dict[str, Any]:
    """The words of `target` that matter for an edit. Also reads a published JSON catalogue, where these fields have the same names."""
    fields = list((WHOLE_CHECK if edit.hide else ASKED) if is_check(edit.on) else TOLD)
    fields += [path for path, _ in texts(data.get("set")) if path not in fields]
    fields += [("priority",)] if edit.priority else []
    fields += [("evidence", audience) for audience in target.get("evidence", {})] if "evidence" in edit.require else []
    found = {".".join(path): _at(target, path) for path in fields}
    if edit.hide and not is_check(edit.on):
        found["checks"] = [check["id"] for check in target["checks"] if not namespace_of(check["id"])]
    return found


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return " ".join(data.split()) if isinstance(data, str) else data


def digest_of(words: dict[str, Any]) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the words, whatever their line breaks."""
    text = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
