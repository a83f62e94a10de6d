"""A stand-in for a static host that reads `_headers`, as Cloudflare Pages and Netlify do. It is ours and no such host: what it shows is
that our file says what it should, by the rules those hosts publish.

In: a folder with a built site at a path, and the text of a `_headers` file. Out: an address. Rules: a line without indent is a
path, `*` stands for anything; indented lines are headers; every rule that matches counts, and a name met twice is joined by a comma.
"""

from __future__ import annotations

import fnmatch
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Rules = list[tuple[str, list[tuple[str, str]]]]


def read_rules(text: str) -> Rules:
    """[(path, [(name, value)])] in the order of the file. Raises ValueError for a line that is neither."""
    rules: Rules = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            rules.append((line.strip(), []))
            continue
        name, colon, value = line.strip().partition(":")
        if not (rules and colon):
            raise ValueError(f"_headers: '{line.strip()}' is no header below a path")
        rules[-1][1].append((name, value.strip()))
    return rules


def headers_for(path: str, rules: Rules) -> dict[str, str]:
    """What the file adds to the answer for `path`."""
    found: dict[str, str] = {}
    for pattern, headers in rules:
        if fnmatch.fnmatchcase(path, pattern):
            for name, value in headers:
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found


class StaticHost:
    """The folder at `address`; such hosts send pages with max-age=0 where the file says nothing."""

    def __init__(self, folder: Path, rules: Rules, below: str) -> None:
        handler = partial(Handler, directory=str(folder), rules=rules, below=below)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}{below}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Handler(SimpleHTTPRequestHandler):
    """Static files with the file's headers."""

    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript", ".woff2": "font/woff2"}

    def __init__(self, *arguments, rules: Rules, below: str, **named) -> None:
        self.rules, self.below = rules, below
        super().__init__(*arguments, **named)

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.below.rstrip("/")))

    def end_headers(self) -> None:
        told = headers_for(self.path.partition("?")[0], self.rules)
        for name, value in {"Cache-Control": "public, max-age=0, must-revalidate", **told}.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *arguments) -> None:
        """Says nothing: a test run has its own words."""
