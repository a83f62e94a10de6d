"""Starts the real servers with the settings that `deploy/` ships, on a free port of this machine.

In: a folder with a built site and the path it is to stand at. Out: a Place: its address, plain requests to it, and close().
The settings are used as they stand but for four things that belong to the machine: the port, the site's folder, the folder
of the settings, and where pids and temporary files go. Where the tests run as root, the server runs as nobody.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from site_build import ROOT, missing

DEPLOY = ROOT / "deploy"
NOBODY = 65534
PATIENCE = 20  # seconds until a server that does not answer is given up
MODULES = ("authz_core", "headers", "mime", "deflate", "filter", "dir", "alias", "setenvif", "mpm_event")
MODULES_AT = Path("/usr/lib/apache2/modules")
APACHE = """ServerRoot "{ground}"
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile "{ground}/run/pid"
DefaultRuntimeDir "{ground}/run"
Mutex "file:{ground}/run"
ErrorLog "{ground}/run/log"
TypesConfig /dev/null
{modules}
Include "{ground}/apache/{settings}"
"""


@dataclass
class Answer:
    """Status, headers (names in lower case) and body of one answer."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Place:
    """A server that runs. `address` ends in a slash; `below` is the path in it."""

    kind: str
    below: str
    ground: Path
    port: int
    command: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.below}"

    def get(self, path: str, **headers: str) -> Answer:
        """One request, as it stands: no redirect followed, nothing unpacked."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        link.request("GET", path, headers=headers)
        answer = link.getresponse()
        try:
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            link.close()

    def start(self) -> Place:
        """Returns when it answers; fails with the server's own words when it ends before."""
        rights = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
        told = {"PATH": os.environ["PATH"], "HOME": str(self.ground / "run")}
        with (self.ground / "run/log").open("ab") as log:
            self.process = subprocess.Popen(self.command, cwd=self.ground, env=told, stdout=log, stderr=log, **rights)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            with socket.socket() as link:
                if link.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.05)
        said = self.log()
        self.close()
        pytest.fail(f"{self.kind} did not start:\n{said}")

    def log(self) -> str:
        return (self.ground / "run/log").read_text("utf-8", errors="replace")

    def close(self) -> None:
        """Ends the server, and no other process, and takes its folder away."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        shutil.rmtree(self.ground)


def program(name: str, package: str) -> str:
    """Its path. /usr/sbin is not on every PATH."""
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if not path:
        missing(f"{name} was not found, so its settings in deploy/ were not tried. Debian: `sudo apt-get install --no-install-recommends {package}`.")
    return path


def ground(kind: str, site: Path | None, settings: Path = DEPLOY) -> tuple[Path, int]:
    """A folder that anyone may read, with the site, the settings fitted to this machine, and `run` to write in; and a free port."""
    folder = Path(tempfile.mkdtemp(prefix=f"{kind}-"))
    folder.chmod(0o755)  # pytest's own folders are closed to nobody
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "run").mkdir()
    (folder / "run/log").touch()
    (folder / "host").mkdir()
    if site:
        shutil.copytree(site, folder / "site")
    shutil.copytree(settings / kind, folder / kind)
    for path in filter(Path.is_file, (folder / kind).rglob("*")):
        path.write_text(fitted(path.read_text("utf-8"), folder, port), "utf-8")
    if os.getuid() == 0:
        for path in (folder / "run", folder / "run/log"):
            os.chown(path, NOBODY, NOBODY)
    return folder, port


def fitted(text: str, folder: Path, port: int) -> str:
    """Settings with this machine's port and folders. All in one go, so that nothing put in is looked at again."""
    here = {
        "listen 8080": f"listen 127.0.0.1:{port}", "*:8080": f"*:{port}", "\n:8080 {": f"\nhttp://127.0.0.1:{port} {{",
        "/srv/secure-ai": str(folder), "/etc/secure-ai": str(folder), " /tmp/": f" {folder}/run/",
    }  # fmt: skip
    return re.sub("|".join(map(re.escape, here)), lambda found: here[found[0]], text)


def nginx(site: Path, below: str) -> Place:
    folder, port = ground("nginx", site)
    if below != "/":
        whole = folder / "nginx/nginx.conf"
        whole.write_text(whole.read_text("utf-8").replace("nginx/root.conf;", "nginx/guidance.conf;"), "utf-8")
    run = [program("nginx", "nginx"), "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx/nginx.conf"), "-g", "daemon off;"]
    return Place("nginx", below, folder, port, run).start()


def caddy(site: Path, below: str) -> Place:
    folder, port = ground("caddy", site)
    name = "Caddyfile" if below == "/" else "guidance.Caddyfile"
    run = [program("caddy", "caddy"), "run", "--config", str(folder / "caddy" / name), "--adapter", "caddyfile"]
    return Place("caddy", below, folder, port, run).start()


def apache(site: Path, below: str) -> Place:
    folder, port = ground("apache", site)
    loads = "\n".join(f"LoadModule {name}_module {MODULES_AT}/mod_{name}.so" for name in MODULES)
    settings = "root.conf" if below == "/" else "guidance.conf"
    whole = folder / "whole.conf"
    whole.write_text(APACHE.format(ground=folder, port=port, modules=loads, settings=settings), "utf-8")
    run = [program("apache2", "apache2-bin"), "-D", "FOREGROUND", "-f", str(whole)]
    return Place("apache", below, folder, port, run).start()


PLACES = {"nginx": nginx, "caddy": caddy, "apache": apache}
