"""Hands generated pages and published files to MkDocs. Thin on purpose: everything it hands over is made in `src/`.

In: MkDocs events. Out: generated files in the build, a nav from the catalogue, problems in the terminal. While serving, a
mistake in the data is printed and the last good pages stay; a build stops.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from secure_ai_guidelines.editions.frozen import kept_catalogues
from secure_ai_guidelines.editions.published import edition_files
from secure_ai_guidelines.editions.working import all_editions
from secure_ai_guidelines.editorial.table import saved_rows
from secure_ai_guidelines.examples.read import read_examples
from secure_ai_guidelines.overlay.drift import drifted
from secure_ai_guidelines.overlay.load import Laid, load_with_overlays, named_overlays
from secure_ai_guidelines.overlay.theme import for_theme, project_of
from secure_ai_guidelines.pages.direct import direct_html
from secure_ai_guidelines.pages.navigation import navigation
from secure_ai_guidelines.pages.render import Pages
from secure_ai_guidelines.problems import DataError
from secure_ai_guidelines.publish.caf import caf_json
from secure_ai_guidelines.publish.client import client_files, digest_of
from secure_ai_guidelines.publish.files import published_files
from secure_ai_guidelines.publish.offline import worker

log = logging.getLogger("mkdocs.plugins.secure_ai_guidelines")
# The theme's own styles, word lists for other languages and source maps: nothing on this site asks for them.
UNUSED = re.compile(r"assets/(stylesheets/(main|palette)\.|javascripts/lunr/|.*\.map$)")
CLIENT = "assets/assessment"
last_good: dict[str, Laid] = {}


def on_startup(command: str, dirty: bool) -> None:
    """Forget what an earlier build in the same process read, and note whether this one serves."""
    last_good.clear()
    state["is_serving"] = command == "serve"


state = {"is_serving": False}
generated: set[str] = set()
client: dict[str, bytes] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the guidelines and puts the catalogue, the pages and the nav where macros and theme find them."""
    folder = Path(config.config_file_path).parent / "guidelines"
    laid = _laid(folder, _overlays(config))
    catalogue = laid.catalogue
    editions = all_editions(laid.original, laid.editions)
    pages = Pages(
        catalogue,
        is_files=not config.use_directory_urls,
        client=_client(config),
        editorial=_read("the table of the words", saved_rows, folder),
        editions=editions,
        examples=_read("the examples", read_examples, folder.parent / "examples" / "assessments", laid.original),
        caf=caf_json(catalogue),
    )
    config.extra["project"] = project_of(config.extra["project"], catalogue.own)
    config.extra.update(organisation=for_theme(catalogue.own), own_files=laid.files, editions=edition_files(editions, kept_catalogues(folder)))
    config.extra.update(
        catalogue=catalogue, pages=pages, is_served=state["is_serving"], offline=not state["is_serving"], edition=catalogue.edition.edition
    )
    if config.nav is None:
        config.nav = navigation(catalogue, with_assessment=bool(pages.client))
    return config


def _overlays(config: MkDocsConfig) -> list[Path]:
    """The overlays of this build, which `mkdocs serve` then watches too."""
    folders = named_overlays(config.extra.get("overlays"), Path(config.config_file_path).parent)
    config.watch += [str(folder) for folder in folders if folder.is_dir() and str(folder) not in config.watch]
    return folders


def _laid(folder: Path, overlays: list[Path]) -> Laid:
    try:
        laid = load_with_overlays(folder, overlays, with_words=False)
    except DataError as error:
        for problem in error.problems:
            log.error(str(problem))
        if not (state["is_serving"] and last_good):
            raise Abort(f"{len(error.problems)} problems in the guidelines. Mend them and build again.") from error
        log.error("The pages you see are the last good ones.")
        return last_good["laid"]
    for line in drifted(laid.bases):
        log.info(line)
    last_good["laid"] = laid
    return laid


def _read(what: str, read: Callable[..., Any], *arguments: Any) -> Any:
    """What `read` gives; where it throws DataError, every problem on a line of its own, and no page."""
    try:
        return read(*arguments)
    except DataError as error:
        for problem in error.problems:
            log.error(str(problem))
        raise Abort(f"Problems in {what}: {len(error.problems)}. Mend them and build again.") from error


def _client(config: MkDocsConfig) -> str | None:
    files = client_files(Path(config.theme.custom_dir) / CLIENT)
    client.clear()
    client.update({f"{CLIENT}/{digest_of(files)}/{path}": content for path, content in files.items()})
    return f"{CLIENT}/{digest_of(files)}" if files else None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds a generated file for each page and each published file."""
    for file in list(files):
        if UNUSED.match(file.src_uri) or file.src_uri.startswith(f"{CLIENT}/"):
            files.remove(file)
    for path, content in (*client.items(), *config.extra["own_files"].items()):
        files.append(File.generated(config, path, content=content))
    generated.clear()
    for path, text in config.extra["pages"].all().items():
        files.append(File.generated(config, path, content=text))
        generated.add(path)
    for path, content in published_files(config.extra["catalogue"], config.extra["project"], config.site_url, config.extra["editions"]).items():
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


def on_post_build(config: MkDocsConfig) -> None:
    """Puts the list of all that was built into the service worker. While serving there is none: it would show old pages."""
    path = Path(config.site_dir) / "sw.js"
    if state["is_serving"]:
        path.unlink(missing_ok=True)
    elif path.is_file():
        path.write_text(worker(path.read_text("utf-8"), path.parent), "utf-8")
