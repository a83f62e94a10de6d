"""Whether an SVG is a drawing and nothing else. In: bytes. Out: the first thing that is more, with its line; none when it is plain.

Own code, by a list of what is allowed: whoever opens the logo's own address would run what is in it. It reads with expat as the
standard library has it, and refuses a document type before an entity could grow; cleaners of HTML do not know SVG's ways to
load things, and a cleaned logo would no longer be the organisation's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

SVG, XLINK, XML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
ELEMENTS = set(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "title",
        "desc",
        "defs",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "use",
        "symbol",
    ]
)
ATTRIBUTES = set(
    [
        "id",
        "d",
        "points",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "dx",
        "dy",
        "width",
        "height",
        "viewBox",
        "preserveAspectRatio",
        "version",
        "transform",
        "opacity",
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "clip-path",
        "clip-rule",
        "mask",
        "offset",
        "stop-color",
        "stop-opacity",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "clipPathUnits",
        "maskUnits",
        "maskContentUnits",
        "role",
        "aria-label",
        "aria-hidden",
        "class",
        "lang",
        "space",
        "href",
        "pathLength",
        "vector-effect",
        "paint-order",
    ]
)
LINKS_OUT = re.compile(r"url\(\s*['\"]?(?!#)|:\s*//|^\s*(?:javascript|data|file|https?):|expression\(|\\", re.I)


@dataclass
class _Reader:
    """Notes the first thing that a plain drawing has not got."""

    parser: expat.XMLParserType
    wrong: list[tuple[int, str]] = field(default_factory=list)

    def note(self, text: str) -> None:
        self.wrong.append((self.parser.CurrentLineNumber, text))

    def element(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space != SVG or local not in ELEMENTS:
            self.note(f"the element <{local}>")
        for key, value in attributes.items():
            self.attribute(key, value)

    def attribute(self, key: str, value: str) -> None:
        space, _, local = key.rpartition(" ")
        if local not in ATTRIBUTES or space not in ("", XLINK, XML):
            self.note(f"the attribute {local}")
        elif LINKS_OUT.search(value) or (local == "href" and not value.startswith("#")):
            self.note(f"a link to something else in the attribute {local}")


def more_than_a_drawing(content: bytes) -> tuple[int, str] | None:
    """(line, what it is) of the first thing that does not belong in a logo; None when there is nothing."""
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    reader = _Reader(parser)
    parser.StartElementHandler = reader.element
    parser.ProcessingInstructionHandler = lambda target, _: reader.note(f"the instruction <?{target}?>")
    parser.XmlDeclHandler = lambda _, encoding, __: encoding in (None, "utf-8", "UTF-8") or reader.note(f"the encoding {encoding}")
    parser.StartDoctypeDeclHandler = lambda *_: _stop(reader)
    try:
        content.decode("utf-8")  # a byte-order mark of another encoding would win over the parser's own
        parser.Parse(content, True)
    except _Stopped:
        pass
    except (expat.ExpatError, ValueError) as error:
        return getattr(error, "lineno", 1), "something that is not well-formed XML in UTF-8"
    return reader.wrong[0] if reader.wrong else None


class _Stopped(Exception):
    """Nothing after a document type is read."""


def _stop(reader: _Reader) -> None:
    reader.note("a document type")
    raise _Stopped
