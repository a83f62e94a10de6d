"""What the tests share: the small folder in `good/`, a copy of it to break, and the command as people run it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from places import GOOD, REPO
from secure_ai_guidelines.catalogue.load import Catalogue, load
from secure_ai_guidelines.cli import main

# A busy machine is no mistake in the code: speed is measured in benchmarks/, never here.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")


@pytest.fixture
def guidelines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of `good/` to break, called `guidelines` and lying in the current folder."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(GOOD, tmp_path / "guidelines"))


@pytest.fixture
def secure_ai(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[str]]]:
    """Runs the command; gives its exit code and the lines it printed."""

    def run(*arguments: str) -> tuple[int, list[str]]:
        code = main(list(arguments))
        out, error = capsys.readouterr()
        return code, [*out.splitlines(), *error.splitlines()]

    return run


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of `good/`."""
    return load(GOOD)


@pytest.fixture(scope="session")
def real() -> Catalogue:
    """The catalogue of the guidelines that this repository publishes."""
    return load(REPO / "guidelines", with_words=False)


@pytest.fixture
def edit(guidelines: Path) -> Callable[[str, str, str], None]:
    """Puts one text in place of another, which must stand once in a file of the copy."""

    def change(file: str, old: str, new: str) -> None:
        text = (guidelines / file).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (guidelines / file).write_text(text.replace(old, new), "utf-8")

    return change
