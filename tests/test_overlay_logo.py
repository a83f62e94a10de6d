"""A logo is a picture and nothing else, and words can be read on the organisation's colour."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from secure_ai_guidelines.overlay.colour import INK, WHITE, contrast, style_sheet, words_on
from secure_ai_guidelines.overlay.logo import MAX_BYTES, PNG_END, PNG_START, read_logo
from secure_ai_guidelines.overlay.svg import more_than_a_drawing

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">'
PLAIN = [
    '<path d="M0 0h8v8z" fill="#5b2a86"/>',
    '<g transform="translate(1 1)"><rect width="4" height="4" rx="1"/><circle cx="4" cy="4" r="2"/></g>',
    '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs><path d="M0 0" fill="url(#a)"/>',
    '<symbol id="s"><path d="M0 0"/></symbol><use href="#s"/><use xlink:href="#s"/>',
    "<title>Acme &amp; Sons</title><!-- drawn by hand -->",
]
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script-with-prefix": '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
    "handler": '<path d="M0 0" onload="alert(1)"/>',
    "handler-in-capitals": '<path d="M0 0" ONLOAD="alert(1)"/>',
    "foreign-object": "<foreignObject><p>hello</p></foreignObject>",
    "html": '<p xmlns="http://www.w3.org/1999/xhtml">hello</p>',
    "html-called-path": '<path xmlns="http://www.w3.org/1999/xhtml"/>',
    "image-from-elsewhere": '<image href="https://evil.example/x.png"/>',
    "use-from-elsewhere": '<use href="https://evil.example/x.svg#a"/>',
    "use-by-xlink": '<use xlink:href="x.svg#a"/>',
    "link": '<a href="https://evil.example/"><path d="M0 0"/></a>',
    "javascript": '<use href="javascript:alert(1)"/>',
    "data": '<use href="data:image/svg+xml,hello"/>',
    "style-element": "<style>@import url(https://evil.example/x.css)</style>",
    "style-attribute": '<path d="M0 0" style="fill:red"/>',
    "paint-from-elsewhere": '<path d="M0 0" fill="url(https://evil.example/x)"/>',
    "paint-in-quotes": '<path d="M0 0" fill="url( \'https://evil.example/x\')"/>',
    "animation": '<set attributeName="href" to="javascript:alert(1)"/>',
    "words": "<text>NCSC approved</text>",
    "instruction": '<?xml-stylesheet href="https://evil.example/x.css"?>',
}


def svg(inside: str) -> bytes:
    return f"{HEAD}\n{inside}\n</svg>".encode()


@pytest.mark.parametrize("inside", PLAIN)
def test_a_plain_drawing_passes(inside):
    assert more_than_a_drawing(svg(inside)) is None


@pytest.mark.parametrize("inside", HOSTILE.values(), ids=HOSTILE)
def test_more_than_a_drawing_is_refused_with_its_line(inside):
    assert more_than_a_drawing(svg(inside))[0] == 2


def test_a_stylesheet_before_the_drawing_is_refused():
    assert more_than_a_drawing(b'<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/x.css"?>' + svg(PLAIN[0]))[0] == 1


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "iso-8859-1"])
def test_an_encoding_that_a_browser_would_read_otherwise_is_refused(encoding):
    assert more_than_a_drawing(f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + svg(PLAIN[0])) == (1, f"the encoding {encoding}")


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE svg SYSTEM "https://evil.example/x.dtd">',
    ],
    ids=["entity-bomb", "file", "elsewhere"],
)
def test_a_document_type_is_refused_before_anything_grows(head):
    assert more_than_a_drawing(head.encode() + svg("<title>&a;</title>")) == (1, "a document type")


@pytest.mark.parametrize(
    "content", [b"", b"<svg>", b"GIF89a", svg(PLAIN[0]).decode().encode("utf-16"), b"<svg xmlns='http://www.w3.org/2000/svg'>\xff</svg>"]
)
def test_what_is_not_xml_in_utf8_is_refused(content):
    assert more_than_a_drawing(content) is not None


def png(width: int = 16, height: int = 16) -> bytes:
    return PNG_START + b"\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x06\0\0\0" + b"....IDAT...." + PNG_END


def put(folder: Path, name: str, content: bytes) -> tuple[bytes, str]:
    (folder / name).write_bytes(content)
    found, problem = read_logo(folder, name, "acme")
    return found, str(problem or "")


def test_a_picture_passes_as_it_is(tmp_path):
    assert put(tmp_path, "logo.png", png()) == (png(), "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html>", "the logo is not a PNG picture, whatever its name says. Export it again."),
        (png() + b"<script>", "the logo is not a PNG picture, whatever its name says. Export it again."),
        (png(4000), "the logo is 4000 by 16 pixels, 2000 at most. Make it smaller."),
        (png() + b"x" * MAX_BYTES, "the logo is 100,053 bytes, 100,000 at most. Make it smaller."),
    ],
    ids=["html", "more-behind-it", "wide", "heavy"],
)
def test_what_only_calls_itself_a_picture_is_refused(content, said, tmp_path):
    assert put(tmp_path, "logo.png", content) == (b"", f"acme/logo.png: {said}")


def test_a_refused_drawing_says_where(tmp_path):
    found, said = put(tmp_path, "logo.svg", svg(HOSTILE["script"]))
    assert found == b""
    assert said.startswith("acme/logo.svg:2: the logo holds the element <script>, which a plain drawing does not need.")


def test_a_linked_logo_is_refused(tmp_path):
    (tmp_path / "secret.svg").write_bytes(svg(PLAIN[0]))
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme/logo.svg").symlink_to(tmp_path / "secret.svg")
    content, problem = read_logo(tmp_path / "acme", "logo.svg", "acme")
    assert (content, str(problem)) == (b"", "acme/logo.svg: 'logo.svg' is a link to somewhere else. Put the file itself here.")


@pytest.mark.parametrize(
    ("accent", "words"), [("#5b2a86", WHITE), ("#ffd447", INK), ("#000000", WHITE), ("#ffffff", INK), ("#808080", None), ("#7a8088", None)]
)
def test_words_on_a_colour_are_white_or_ink_or_the_colour_is_refused(accent, words):
    assert words_on(accent) == words


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("level", range(0, 256, 5))
def test_words_on_a_colour_can_always_be_read(level):
    accent = f"#{level:02x}{level:02x}{level:02x}"
    assert words_on(accent) is None or contrast(accent, words_on(accent)) >= 4.5


def test_the_ink_is_that_of_the_page():
    from places import REPO

    assert f"--ink: {INK.upper()}" in (REPO / "overrides/assets/stylesheets/tokens.css").read_text("utf-8").upper().replace("--INK", "--ink")


def test_the_style_sheet_holds_the_two_colours_and_no_more():
    assert style_sheet("#5B2A86") == b":root { --organisation: #5b2a86; --organisation-words: #ffffff; --organisation-plate: #ffffff; }\n"
    assert b"var(--ink)" in style_sheet(None)
