"""A Firefox of its own, told what to do over Marionette. In: the path of Firefox, an empty folder. Out: a page to click, type and read.

Own code, since Debian has firefox-esr without geckodriver, no package registry holds geckodriver's binary, and Playwright 1.65 asks
Firefox for a command that the extended support release has not got. Marionette is what geckodriver itself speaks: JSON with its
length before it, on a socket of this machine.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
NO_FIREFOX = "No Firefox was found, so nothing was tried in a second engine. Debian: `sudo apt-get install firefox-esr`. Or set FIREFOX to its path."
SETTINGS = {
    "browser.download.folderList": 2, "browser.download.useDownloadDir": True, "browser.download.always_ask_before_handling_new_types": False,
    "datareporting.policy.dataSubmissionEnabled": False, "app.update.auto": False, "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False, "services.settings.server": "data:,", "marionette.port": 0,
}  # fmt: skip


class Firefox:
    """One headless Firefox with a profile in `folder`; `downloads` is where its files land."""

    def __init__(self, program: str, folder: Path) -> None:
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True)
        profile = folder / "profile"
        profile.mkdir()
        prefs = {**SETTINGS, "browser.download.dir": str(self.downloads)}
        (profile / "user.js").write_text("".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in prefs.items()))
        self.process = subprocess.Popen(
            [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
            env={**os.environ, "HOME": str(folder)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            port = _wait_for(lambda: _read(profile / "MarionetteActivePort"), "Firefox did not start.")
            self._line = socket.create_connection(("127.0.0.1", int(port)), timeout=60)
            self._answers, self._count = self._line.makefile("rb"), 0
            self._receive()
            self.tell("WebDriver:NewSession", {})
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(30)

    def tell(self, command: str, given: dict[str, Any]) -> Any:
        """Sends one command and gives what comes back; an error is raised in Firefox's own words."""
        self._count += 1
        text = json.dumps([0, self._count, command, given]).encode()
        self._line.sendall(b"%d:%s" % (len(text), text))
        _, _, error, result = self._receive()
        if error:
            raise AssertionError(f"{command}: {error['message']}")
        return result.get("value", result) if isinstance(result, dict) else result

    def go(self, address: str) -> None:
        self.tell("WebDriver:Navigate", {"url": address})

    def reload(self) -> None:
        self.tell("WebDriver:Refresh", {})

    def ask(self, script: str, *given: Any) -> Any:
        """What a function's body gives on the page."""
        return self.tell("WebDriver:ExecuteScript", {"script": script, "args": list(given), "sandbox": None})

    def click(self, selector: str) -> None:
        """A real click, on what can be seen."""
        self.tell("WebDriver:ElementClick", {"id": self._find(selector)})

    def write(self, selector: str, text: str) -> None:
        self.tell("WebDriver:ElementSendKeys", {"id": self._find(selector), "text": text})

    def until(self, script: str, *given: Any) -> Any:
        """Waits until the script gives something, and gives that."""
        return _wait_for(lambda: self.ask(script, *given), f"Never came true on the page: {script}")

    def downloaded(self, ending: str) -> str:
        """The text of the one file with that ending, once it is whole."""
        files = _wait_for(lambda: [path for path in self.downloads.glob(f"*{ending}") if path.stat().st_size], f"No file {ending} came.")
        return files[0].read_text("utf-8")

    def _find(self, selector: str) -> str:
        return self.tell("WebDriver:FindElement", {"using": "css selector", "value": selector})[ELEMENT]

    def _receive(self) -> Any:
        length = b""
        while (one := self._answers.read(1)) != b":":
            length += one
        return json.loads(self._answers.read(int(length)))


def find_firefox(named: str | None) -> str | None:
    """The path of Firefox: the one named, or the first that is there."""
    return next((path for name in ([named] if named else ["firefox-esr", "firefox"]) if (path := shutil.which(name))), None)


def _read(path: Path) -> str:
    return path.read_text() if path.is_file() else ""


def _wait_for(find, problem: str, seconds: float = 30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := find():
            return found
        time.sleep(0.05)
    raise AssertionError(problem)
