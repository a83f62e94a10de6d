"""The words that a hand-written page may use, such as `{{ checks_total() }}`. In: the catalogue. Out: text or safe HTML.

Every macro asks `src/` and adds nothing of its own. In a hand-written page an unknown word stops the build (on_undefined).
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from secure_ai_guidelines.examples.read import read_examples
from secure_ai_guidelines.overlay.load import load_with_overlays, named_overlays
from secure_ai_guidelines.pages.accessibility import statement
from secure_ai_guidelines.pages.render import Pages, long_date

CLIENT = "assets/assessment"  # where the theme folder puts the scripts, as `secure-ai pages` says too
POLICY = re.compile(r'Content-Security-Policy" content="([^"]+)"')


def define_env(env: Any) -> None:
    """Called by mkdocs-macros once per build, before the hook has read the guidelines: so each macro looks when it is used."""
    extra = env.conf["extra"]

    root = _folder(env)

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
    env.macro(lambda: POLICY.findall((root / "overrides" / "base.html").read_text("utf-8"))[0], "content_policy")
    env.macro(lambda: statement(root / "docs" / "accessibility" / "results.yaml"), "accessibility")


def _folder(env: Any) -> Path:
    """The project's folder."""
    config_file = env.conf.get("config_file_path")
    return Path(config_file).parent if config_file else Path.cwd()


def _pages_without_hook(env: Any) -> Pages:
    """For builders that pass over `hooks:`, as Zensical does: it copies `extra` deeply, so nothing may be kept there."""
    folder = _folder(env) / "guidelines"
    overlays = tuple(named_overlays(env.conf["extra"].get("overlays"), folder.parent))
    newest = max(path.stat().st_mtime_ns for root in (folder, *overlays) for path in root.rglob("*.yaml"))
    return _pages_of(folder, overlays, newest)


@lru_cache(maxsize=1)
def _pages_of(folder: Path, overlays: tuple[Path, ...], newest: int) -> Pages:
    laid = load_with_overlays(folder, overlays, with_words=False)
    examples = read_examples(folder.parent / "examples" / "assessments", laid.original)
    return Pages(laid.catalogue, client=CLIENT, examples=examples)
