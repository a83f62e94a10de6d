"""Tells one wording of a question from another. In: text. Out: a short digest that saved answers carry."""

from __future__ import annotations

import hashlib


def digest(text: str) -> str:
    """The first 16 hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
