"""The words that a hand-written page may use, such as `{{ checks_total() }}`. In: the catalogue. Out: text or safe HTML.

Every macro asks `src/` and adds nothing of its own. In a hand-written page an unknown word stops the build (on_undefined).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.pages.render import Pages, long_date


def define_env(env: Any) -> None:
    """Called by mkdocs-macros once per build, before the hook has read the guidelines: so each macro looks when it is used."""
    extra = env.conf["extra"]

    def pages() -> Pages:
        return extra.get("pages") or _pages_without_hook(env)

    def part(template: str, **values: Any) -> str:
        file = getattr(env.page, "file", None)  # MkDocs; Zensical's page carries its path itself
        return pages().part(template, file.src_uri if file else env.page.path, **values).strip()

    env.macro(lambda: len(pages().catalogue.checks), "checks_total")
    env.macro(lambda: len(pages().catalogue.guidelines), "guidelines_total")
    env.macro(lambda: len(pages().catalogue.clauses), "clauses_total")
    env.macro(lambda: len(pages().catalogue.sources), "sources_total")
    env.macro(lambda: pages().catalogue.edition.edition, "edition")
    env.macro(lambda: long_date(pages().catalogue.edition.date), "edition_date")
    env.macro(lambda name: part("link.md.j2", name=name), "guideline_link")
    env.macro(lambda: part("home.md.j2"), "home")
    env.macro(lambda: part("news.md.j2"), "news")
    env.macro(lambda source: part("source-line.md.j2", name=source), "source")
    env.macro(lambda: dict(extra.get("project") or {}), "site_project")


def _pages_without_hook(env: Any) -> Pages:
    """For builders that pass over `hooks:`, as Zensical does: it copies `extra` deeply, so nothing may be kept there."""
    config_file = env.conf.get("config_file_path")
    folder = (Path(config_file).parent if config_file else Path.cwd()) / "guidelines"
    newest = max(path.stat().st_mtime_ns for path in folder.rglob("*.yaml"))
    return _pages_of(folder, newest)


@lru_cache(maxsize=1)
def _pages_of(folder: Path, newest: int) -> Pages:
    return Pages(load(folder, with_words=False))
