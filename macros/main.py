"""The words that a hand-written page may use, such as `{{ checks_total() }}`. In: the catalogue. Out: text or safe HTML.

Every macro asks `src/` and adds nothing of its own. In a hand-written page an unknown word stops the build (on_undefined).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.pages.render import Pages, long_date


def define_env(env: Any) -> None:
    """Called by mkdocs-macros once per build."""
    pages = env.conf["extra"].get("pages") or _pages_without_hook(env)
    catalogue = pages.catalogue

    def here() -> str:
        file = getattr(env.page, "file", None)  # MkDocs; Zensical's page carries its path itself
        return file.src_uri if file else env.page.path

    env.macro(lambda: len(catalogue.checks), "checks_total")
    env.macro(lambda: len(catalogue.guidelines), "guidelines_total")
    env.macro(lambda: len(catalogue.clauses), "clauses_total")
    env.macro(lambda: len(catalogue.sources), "sources_total")
    env.macro(lambda: catalogue.edition.edition, "edition")
    env.macro(lambda: long_date(catalogue.edition.date), "edition_date")
    env.macro(lambda name: pages.part("link.md.j2", here(), name=name).strip(), "guideline_link")
    env.macro(lambda: pages.part("home.md.j2", here()), "home")
    env.macro(lambda: pages.part("news.md.j2", here()), "news")
    env.macro(lambda source: pages.part("source-line.md.j2", here(), name=source).strip(), "source")
    env.macro(lambda: dict(env.conf["extra"].get("project") or {}), "site_project")


def _pages_without_hook(env: Any) -> Pages:
    """Builders that pass over `hooks:` (Zensical does, silently) still get their macros."""
    config_file = env.conf.get("config_file_path")
    root = Path(config_file).parent if config_file else Path.cwd()
    return Pages(load(root / "guidelines", with_words=False))
