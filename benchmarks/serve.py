"""How many requests a second one nginx worker answers with the shipped settings, and what that means for a million readers.

Run: python benchmarks/serve.py [SITE]. Needs nginx and wrk (Debian: apt-get install nginx wrk), and a built site (default: site/).
Loopback only, ten seconds a file. The load comes from the same machine, so the figures are a floor.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS, LINKS = 10, 64
WAKING = 16 * 60 * 60  # the hours of a day in which people read
FILES = {"a page": "secure-design/model-the-threats/sme/", "the assessment": "assess/", "a style sheet": "assets/stylesheets/content.css"}
VISIT = {"a page": 5, "the assessment": 1, "a style sheet": 60}  # what one reader asks for, nothing kept from before
PEAK = 3  # the busiest hour against the mean


def main(arguments: list[str]) -> None:
    """Measures each file, packed and plain, and prints a table and the arithmetic."""
    site = Path(arguments[0] if arguments else ROOT / "site").resolve()
    if not (site / "index.html").is_file():
        raise SystemExit(f"{site}: no built site lies here. Run make build first.")
    with tempfile.TemporaryDirectory() as folder:
        address, server = start(Path(folder), site)
        try:
            rows = [(name, way, *measure(f"{address}/{path}", way)) for name, path in FILES.items() for way in ("gzip", "identity")]
        finally:
            server.terminate()
            server.wait(10)
    print("file             encoding  requests/s   MB/s")
    for name, way, rate, megabytes in rows:
        print(f"{name:15}  {way:8}  {rate:10.0f}  {megabytes:5.0f}")
    tell({name: rate for name, way, rate, _ in rows if way == "gzip"})


def start(folder: Path, site: Path) -> tuple[str, subprocess.Popen]:
    """One nginx with deploy/nginx, fitted to this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = shutil.copytree(ROOT / "deploy/nginx", folder / "nginx")
    for path in settings.glob("*.conf"):
        text = path.read_text("utf-8").replace(" /tmp/", f" {folder}/").replace("/srv/secure-ai/site", str(site))
        text = text.replace("/etc/secure-ai", str(folder))
        path.write_text(text.replace("listen 8080", f"listen 127.0.0.1:{port}"), "utf-8")
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    if not (program and shutil.which("wrk")):
        raise SystemExit("nginx and wrk are needed. Debian: sudo apt-get install nginx wrk")
    server = subprocess.Popen([program, "-e", "stderr", "-c", str(settings / "nginx.conf"), "-g", "daemon off; user root;"])
    time.sleep(1)
    return f"http://127.0.0.1:{port}", server


def measure(address: str, way: str) -> tuple[float, float]:
    """(requests a second, megabytes a second) of one file."""
    command = ["wrk", "-t1", f"-c{LINKS}", f"-d{SECONDS}s", "-H", f"Accept-Encoding: {way}", address]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or re.search(r"Socket errors: .*(connect|read|write) [1-9]", said):
        raise SystemExit(f"{address}: not every answer was good.\n{said}")
    number, unit = re.search(r"Transfer/sec:\s+([\d.]+)([KMG]B)", said).groups()
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), float(number) * {"KB": 0.001, "MB": 1, "GB": 1000}[unit]


def tell(rates: dict[str, float]) -> None:
    """A million readers in a day, in workers, from what one reader asks for and how fast a worker answers that."""
    visit = sum(count / rates[name] for name, count in VISIT.items())
    mean = 1_000_000 / WAKING * visit
    asked = ", ".join(f"{count} times {name}" for name, count in VISIT.items())
    print(f"\nOne reader asks for {asked}: {1000 * visit:.0f} ms of one worker.")
    print(f"A million readers over {WAKING // 3600} hours are {1_000_000 / WAKING:.0f} a second, which keeps {mean:.1f} workers busy,")
    print(f"and {PEAK * mean:.1f} at a peak {PEAK} times as high.")


if __name__ == "__main__":
    main(sys.argv[1:])
