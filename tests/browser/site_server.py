"""Serves a built site on this machine, with the headers that a real copy should send.

In: the folder of a built site, and the path it stands at. Out: an address, and a list of the requests that found nothing.
Never leaves 127.0.0.1. The policy below is the promise; the meta element in the pages must say the same.
"""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


class Server:
    """A built site at `address`, which ends in a slash. `missed` holds each path that had no file."""

    def __init__(self, folder: Path, below: str = "/") -> None:
        self.missed: list[str] = []
        handler = partial(Handler, directory=str(folder), below=below, missed=self.missed)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}{below}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Handler(SimpleHTTPRequestHandler):
    """Static files below one path, the page 404.html for the rest, and the headers of README's server examples."""

    protocol_version = "HTTP/1.1"
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".json": "application/json",
        ".csv": "text/csv",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
        "": "application/octet-stream",
    }

    def __init__(self, *arguments, below: str, missed: list[str], **named) -> None:
        self.below, self.missed = below, missed
        super().__init__(*arguments, **named)

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(self.below.rstrip("/")) if path.startswith(self.below) else "/outside of the site"
        return super().translate_path(inside)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.missed.append(self.path)
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *arguments) -> None:
        """Says nothing: a test run has its own words."""
