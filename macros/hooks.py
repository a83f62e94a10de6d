"""Hands generated pages and published files to MkDocs. Thin on purpose: everything it hands over is made in `src/`.

In: MkDocs events. Out: generated files in the build, a nav from the catalogue, problems in the terminal. While serving, a
mistake in the data is printed and the last good pages stay; a build stops.
"""

from __future__ import annotations

import hashlib
import logging
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from secure_ai_guidelines.catalogue.load import Catalogue, load
from secure_ai_guidelines.editorial.table import saved_rows
from secure_ai_guidelines.pages.direct import direct_html
from secure_ai_guidelines.pages.navigation import navigation
from secure_ai_guidelines.pages.render import Pages
from secure_ai_guidelines.problems import DataError
from secure_ai_guidelines.publish.files import published_files

log = logging.getLogger("mkdocs.plugins.secure_ai_guidelines")
# The theme's own styles, word lists for other languages and source maps: nothing on this site asks for them.
UNUSED = re.compile(r"assets/(stylesheets/(main|palette)\.|javascripts/lunr/|.*\.map$)")
CLIENT = "assets/assessment"
last_good: dict[str, Catalogue] = {}


def on_startup(command: str, dirty: bool) -> None:
    """Forget what an earlier build in the same process read, and note whether this one serves."""
    last_good.clear()
    state["is_serving"] = command == "serve"


state = {"is_serving": False}
generated: set[str] = set()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the guidelines and puts the catalogue, the pages and the nav where macros and theme find them."""
    folder = Path(config.config_file_path).parent / "guidelines"
    catalogue = _catalogue(folder)
    pages = Pages(catalogue, is_files=not config.use_directory_urls, client=_client(config), editorial=saved_rows(folder))
    config.extra.update(catalogue=catalogue, pages=pages, is_served=state["is_serving"], edition=catalogue.edition.edition)
    if config.nav is None:
        config.nav = navigation(catalogue, with_assessment=bool(pages.client))
    return config


def _catalogue(folder: Path) -> Catalogue:
    try:
        catalogue = load(folder, with_words=False)
    except DataError as error:
        for problem in error.problems:
            log.error(str(problem))
        if not (state["is_serving"] and last_good):
            raise Abort(f"{len(error.problems)} problems in the guidelines. Mend them and build again.") from error
        log.error("The pages you see are the last good ones.")
        return last_good["catalogue"]
    last_good["catalogue"] = catalogue
    return catalogue


def _client(config: MkDocsConfig) -> str | None:
    ready = (Path(config.theme.custom_dir) / CLIENT / "model.js").exists()
    return f"{CLIENT}/{_digest(config)}" if ready else None


def _digest(config: MkDocsConfig) -> str:
    """Names this version of the client, so that an upgrade can never mix an old view with a new store."""
    folder = Path(config.theme.custom_dir) / CLIENT
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            whole.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    return whole.hexdigest()[:12]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds a generated file for each page and each published file."""
    for file in list(files):
        if UNUSED.match(file.src_uri):
            files.remove(file)
        elif file.src_uri.startswith(f"{CLIENT}/"):
            files.remove(file)
            if not config.extra["pages"].client:
                continue
            path = f"{config.extra['pages'].client}{file.src_uri.removeprefix(CLIENT)}"
            files.append(File.generated(config, path, content=file.content_bytes))
    generated.clear()
    for path, text in config.extra["pages"].all().items():
        files.append(File.generated(config, path, content=text))
        generated.add(path)
    for path, content in published_files(config.extra["catalogue"], config.extra["project"], config.site_url).items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keeps a generated page from the Markdown reader: it has nothing left to do there, see `pages/direct.py`."""
    return "" if page.file.src_uri in generated else markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Gives a generated page its HTML and its headings."""
    if page.file.src_uri not in generated:
        return html
    source = page.file.content_string.split("\n---\n", 1)[1]
    html, tokens = direct_html(source)
    page.toc = get_toc(tokens)
    page.present_anchor_ids = set(re.findall(r' id="([^"]+)"', html))  # MkDocs checks links against it
    return html


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Gives each page its edit address, where its words come from one file. A list such as /threats/ has none."""
    edit = config.extra["project"].get("edit")
    source = page.meta.get("source_file") or (None if page.file.generated_by else f"docs/{page.file.src_uri}")
    page.edit_url = f"{edit.rstrip('/')}/{source}" if edit and source else None
    return context
