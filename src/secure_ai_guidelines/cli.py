"""The command `secure-ai`. In: arguments. Out: text on the terminal, files where asked. Exit 0 good, 1 problems, 2 usage."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from pathlib import Path

from .catalogue.folder import read_folder
from .catalogue.freshness import stale
from .catalogue.load import Catalogue, load
from .catalogue.records import DATE
from .editions.changelog import markdown, with_guidance
from .editions.frozen import kept_catalogues
from .editions.published import edition_files
from .editions.release import Release, prepare
from .editions.working import all_editions, load_with_editions
from .editorial.facts import draw
from .editorial.sentences import long_sentences
from .editorial.table import FILE, as_json, as_text, rows_of, saved_rows
from .examples.read import read_examples
from .new import new_guideline
from .overlay.command import add_overlay_commands, add_overlays
from .overlay.load import Laid, load_with_overlays, named_overlays
from .pages.render import Pages
from .problems import DataError
from .publish.caf import caf_json
from .publish.files import published_files
from .publish.json_api import catalogue_json, to_bytes
from .publish.overlay_schemas import overlay_schemas
from .publish.schemas import editor_schema

DEFAULT = Path("guidelines")
CLIENT = "assets/assessment"  # where the theme folder puts the assessment's scripts
EXAMPLES = "examples/assessments"  # beside the guidelines
SCHEMA = "schema/guideline.schema.json"


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    if not options.guidelines.is_dir():
        print(f"{options.guidelines}: no such folder. Give the folder with the guidelines.", file=sys.stderr)
        return 2
    try:
        return options.run(options)
    except DataError as error:
        for problem in error.problems:
            print(problem)
        print(f"{len(error.problems)} problem{'s' if len(error.problems) != 1 else ''}")
        return 1
    except FileExistsError as error:
        print(f"{error.filename}: the file is there already. Choose another name.", file=sys.stderr)
        return 2
    except (NotADirectoryError, PermissionError) as error:
        print(f"{error.filename}: nothing can be written here ({error.strerror}). Choose another folder.", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="secure-ai", description="Guideline data: check it, add to it, turn it into pages and files.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="hold a guidelines folder against every rule")
    check.add_argument("guidelines", nargs="?", type=Path, default=DEFAULT, metavar="DIR", help="default: guidelines")
    check.add_argument("--stale", type=_natural, metavar="DAYS", help="also list what was not checked for so many days, which is no mistake")
    add_overlays(check)
    check.set_defaults(run=_check)

    new = commands.add_parser("new", help="begin a guideline: writes a file to fill in")
    new.add_argument("area", help="area id, such as secure-design")
    new.add_argument("name", help="file name without ending, which becomes the page address")
    new.add_argument("--title", required=True, help="title of the guideline")
    _add_folder(new)
    new.set_defaults(run=_new)

    pages = commands.add_parser("pages", help="write every generated page as Markdown, for any other site builder")
    pages.add_argument("out", type=Path, metavar="DIR")
    add_overlays(pages)
    _add_folder(pages)
    pages.set_defaults(run=_pages)

    publish = commands.add_parser("publish", help="write every published file")
    publish.add_argument("out", type=Path, metavar="DIR")
    add_overlays(publish)
    _add_folder(publish)
    publish.set_defaults(run=_publish)

    editorial = commands.add_parser("editorial", help="measure the words: length, grade, passive share, likeness, citations")
    editorial.add_argument("guidelines", nargs="?", type=Path, default=DEFAULT, metavar="DIR", help="default: guidelines")
    editorial.add_argument("--write", action="store_true", help="write the table that the page for editors shows")
    editorial.add_argument("--worst", type=_natural, metavar="N", help="only the N texts that most need a look")
    editorial.add_argument("--facts", type=_natural, metavar="N", help="instead: draw N factual sentences with their sources")
    editorial.add_argument("--seed", type=int, default=1, metavar="S", help="the draw's seed (default: 1)")
    editorial.set_defaults(run=_editorial)

    release = commands.add_parser("release", help="freeze the edition: what it asks can then never be taken back")
    release.add_argument("--edition", type=_edition, metavar="X", help="its number, such as 1.1 (default: that of edition.yaml, which is changed)")
    release.add_argument("--date", type=_date, metavar="D", help="its date, such as 2026-11-23 (default: that of edition.yaml, which is changed)")
    release.add_argument("--changelog", type=Path, metavar="FILE", help="where its list of changes goes (default: CHANGELOG.md beside the folder)")
    release.add_argument("--preview", action="store_true", help="only show the list of changes; write nothing")
    _add_folder(release)
    release.set_defaults(run=_release)

    add_overlay_commands(commands)

    schema = commands.add_parser("schema", help="write the JSON Schema that editors use for guideline files")
    _add_folder(schema)
    schema.add_argument("--overlays", type=Path, metavar="DIR", help="instead: write those for an overlay's files into DIR")
    schema.set_defaults(run=_schema)
    return parser


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--guidelines", type=Path, default=DEFAULT, metavar="DIR", help="default: guidelines")


def _natural(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1 up")
    return int(text)


def _edition(text: str) -> str:
    if not re.fullmatch(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)", text):
        raise argparse.ArgumentTypeError(f"'{text}' is not an edition such as 1.1")
    return text


def _date(text: str) -> str:
    try:
        day = datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        day = ""
    if day != text or not re.fullmatch(DATE, text):
        raise argparse.ArgumentTypeError(f"'{text}' is not a date such as 2026-11-23")
    return text


def summary(catalogue: Catalogue) -> str:
    """One line: how many guidelines, checks and clauses, and 0 problems."""
    asked = {clause for _, check in catalogue.checks for clause in check.source}
    present = {guideline.id for guideline in catalogue.guidelines}
    covered = [clause for clause in catalogue.clauses if clause.guideline in present]
    return (
        f"{len(catalogue.guidelines)} guidelines, {len(catalogue.checks)} checks, "
        f"{len(covered)} of {len(catalogue.clauses)} clauses ({len(asked)} asked), 0 problems"
    )


def _check(options: argparse.Namespace) -> int:
    catalogue, _ = load_with_editions(options.guidelines)
    if options.stale:
        found = stale(read_folder(options.guidelines), options.stale, datetime.date.today())
        print("\n".join([*map(str, found), f"{len(found)} to look at again: not checked for {options.stale} days, or of an older edition"]))
    overlays = named_overlays(options.overlay, Path())
    print(summary(load_with_overlays(options.guidelines, overlays).catalogue if overlays else catalogue))
    return 0


def _new(options: argparse.Namespace) -> int:
    path, guideline_id = new_guideline(options.guidelines, options.area, options.name, options.title)
    print(f"{path}: begun as {guideline_id}. Fill in every line that says TODO, then run: secure-ai check {options.guidelines}")
    return 0


def _pages(options: argparse.Namespace) -> int:
    laid = _laid(options)
    beside = {
        "editorial": saved_rows(options.guidelines), "editions": all_editions(laid.original, laid.editions),
        "examples": read_examples(options.guidelines.parent / EXAMPLES, laid.original), "caf": caf_json(laid.catalogue),
    }  # fmt: skip
    pages = Pages(laid.catalogue, client=CLIENT, **beside).all()
    _write(options.out, {path: text.encode() for path, text in pages.items()})
    print(f"{len(pages)} pages written to {options.out}")
    return 0


def _laid(options: argparse.Namespace) -> Laid:
    return load_with_overlays(options.guidelines, named_overlays(options.overlay, Path()), with_words=False)


def _publish(options: argparse.Namespace) -> int:
    laid = _laid(options)
    editions = edition_files(all_editions(laid.original, laid.editions), kept_catalogues(options.guidelines))
    files = {**published_files(laid.catalogue, editions=editions), **laid.files}
    _write(options.out, files)
    print(f"{len(files)} files written to {options.out}")
    return 0


def _editorial(options: argparse.Namespace) -> int:
    folder = read_folder(options.guidelines)
    if folder.problems:
        raise DataError(folder.problems)
    if options.facts:
        for number, fact in enumerate(draw(folder, options.facts, options.seed), 1):
            print(f"{number}. {fact.sentence}\n   {fact.place}\n   {'; '.join(fact.sources)}")
        return 0
    rows = rows_of(folder)
    if options.write:
        _write(options.guidelines, {FILE: as_json(rows)})
    print("\n".join([as_text(rows, options.worst), *long_sentences(folder)]))
    return 0


def _release(options: argparse.Namespace) -> int:
    release = prepare(options.guidelines, lambda catalogue: to_bytes(catalogue_json(catalogue)), options.edition, options.date)
    if options.preview:
        print(markdown(release.changes) if release.changes else "The first edition: there is nothing to compare it with.")
        return 0
    _write(options.guidelines, release.files)
    print(f"edition {release.edition.edition} of {release.edition.date} is frozen: {len(release.edition.checks)} checks")
    print("\n".join(str(options.guidelines / path) for path in release.files))
    _tell_changes(options.changelog or options.guidelines.parent / "CHANGELOG.md", release)
    return 0


def _tell_changes(paper: Path, release: Release) -> None:
    """Writes the list of changes into the changelog; for a first edition, or without the paper, there is nothing to write."""
    if release.changes and paper.is_file():
        paper.write_text(with_guidance(paper.read_text("utf-8"), release.changes), "utf-8")
        print(paper)


def _schema(options: argparse.Namespace) -> int:
    catalogue = load(options.guidelines, with_words=False)
    if options.overlays:
        files = {f"{name}.schema.json": to_bytes(schema) for name, schema in overlay_schemas(catalogue).items()}
        _write(options.overlays, files)
        print(f"{len(files)} files written to {options.overlays}")
        return 0
    content = to_bytes(editor_schema(catalogue))
    _write(options.guidelines, {SCHEMA: content})
    print(f"{options.guidelines / SCHEMA} written")
    return 0


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
