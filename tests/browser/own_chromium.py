"""A Chromium with a profile on disk that can be killed as a power cut would, and started again on the same profile."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

INTRANET = "intranet.test"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--host-resolver-rules=MAP {INTRANET} 127.0.0.1"]


class OwnChromium:
    """`open()` starts it and gives an empty page; `kill()` ends it as a power cut would."""

    def __init__(self, playwright, chromium: str, profile: Path) -> None:
        self.playwright, self.chromium, self.profile = playwright, chromium, profile
        self.process = None

    def open(self):
        """An empty page. The browser is a process group of its own, so that kill() reaches all of it and nothing else."""
        port_file = self.profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        command = [self.chromium, *FLAGS, f"--user-data-dir={self.profile}", "--remote-debugging-port=0", "about:blank"]
        self.process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = _wait_for(lambda: port_file.is_file() and port_file.read_text().split("\n")[0])
        self.browser = self.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        return self.browser.contexts[0].new_page()

    def kill(self) -> None:
        """SIGKILL to every process of it at once."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def _wait_for(find: Callable, seconds: float = 20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := find():
            return found
        time.sleep(0.05)
    raise AssertionError("Chromium did not start.")
