"""The examples with TLS are read without complaint by the server they are for, with a certificate made for the test."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from places_served import APACHE, MODULES, MODULES_AT, ground, program
from site_build import missing

pytestmark = pytest.mark.browser


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """guidance.example.pem and .key in one folder."""
    if not shutil.which("openssl"):
        missing("openssl was not found, so the examples with TLS were not read. Debian: `sudo apt-get install openssl`.")
    names = ["-keyout", str(tmp_path / "guidance.example.key"), "-out", str(tmp_path / "guidance.example.pem"), "-subj", "/CN=guidance.example"]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *names], check=True, capture_output=True)
    return tmp_path


@pytest.fixture
def laid_out(certificate):
    """laid_out(kind): the folder of a server's settings, which use the certificate. It goes when the test ends."""
    made = []

    def lay_out(kind: str) -> tuple[Path, int]:
        folder, port = ground(kind, None)
        made.append(folder)
        (folder / "site").mkdir()
        for path in (folder / kind).glob("tls*"):
            path.write_text(path.read_text("utf-8").replace("/etc/ssl/", f"{certificate}/"), "utf-8")
        return folder, port

    yield lay_out
    for folder in made:
        shutil.rmtree(folder)


def reads(command: list[str], folder: Path) -> str:
    """Empty where the settings are read without an error, else what the server said."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={"HOME": str(folder / "run"), "PATH": "/usr/sbin:/usr/bin:/bin"})
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_nginx_reads_the_example_with_tls(laid_out):
    folder, _ = laid_out("nginx")
    whole = folder / "nginx/nginx.conf"
    whole.write_text(whole.read_text("utf-8").replace("nginx/root.conf;", "nginx/tls.conf;"), "utf-8")
    assert reads([program("nginx", "nginx"), "-t", "-e", "stderr", "-c", str(whole)], folder) == ""


def test_caddy_reads_the_example_with_tls(laid_out):
    folder, _ = laid_out("caddy")
    told = [program("caddy", "caddy"), "adapt", "--adapter", "caddyfile", "--config", str(folder / "caddy/tls.Caddyfile")]
    assert reads(told, folder) == ""


def test_apache_reads_the_example_with_tls(laid_out):
    folder, port = laid_out("apache")
    loads = "\n".join(f"LoadModule {name}_module {MODULES_AT}/mod_{name}.so" for name in (*MODULES, "socache_shmcb", "ssl"))
    (folder / "whole.conf").write_text(APACHE.format(ground=folder, port=port, modules=loads, settings="tls.conf"), "utf-8")
    assert reads([program("apache2", "apache2-bin"), "-t", "-f", str(folder / "whole.conf")], folder) == ""


def test_a_slip_in_an_example_would_be_seen(laid_out):
    folder, _ = laid_out("nginx")
    with (folder / "nginx/files.conf").open("a", encoding="utf-8") as settings:
        settings.write("add_haeder X y;\n")
    told = [program("nginx", "nginx"), "-t", "-e", "stderr", "-c", str(folder / "nginx/nginx.conf")]
    assert 'unknown directive "add_haeder"' in reads(told, folder)
