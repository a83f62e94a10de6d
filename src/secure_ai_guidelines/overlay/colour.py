"""Whether words can be read on an organisation's colour. In: `#rrggbb`. Out: the colour of the words, or none, and a style sheet."""

from __future__ import annotations

WHITE, INK = "#ffffff", "#16202b"  # --ink of the light scheme in tokens.css
ENOUGH = 4.5  # WCAG 2.2, 1.4.3
SHEET = ":root {{ --organisation: {accent}; --organisation-words: {words}; --organisation-plate: #ffffff; }}\n"


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio by WCAG 2.2, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def words_on(accent: str) -> str | None:
    """White or ink, whichever is read better on the colour; None when neither reaches 4.5 to 1."""
    best = max((WHITE, INK), key=lambda words: contrast(accent, words))
    return best if contrast(accent, best) >= ENOUGH else None


def style_sheet(accent: str | None) -> bytes:
    """The colours that `organisation.css` uses; those of the page where the overlay names none."""
    if accent is None:
        return SHEET.format(accent="var(--ink)", words="var(--paper)").encode()
    return SHEET.format(accent=accent.lower(), words=words_on(accent)).encode()
