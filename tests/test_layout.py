"""The house, floor by floor: a room imports only from floors below, and each kind of work has its one place."""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

import pytest

from places import PACKAGE, REPO, TESTS

FLOORS = {
    "problems": 1,
    "catalogue": 2,
    "editions": 2.5,
    "editorial": 2.5,
    "overlay": 2.7,
    "examples": 2.5,
    "new": 3,
    "pages": 3,
    "publish": 3,
    "cli": 5,
}
MODULES = sorted(PACKAGE.rglob("*.py"))
MACROS = sorted((REPO / "macros").glob("*.py"))
TEST_FILES = sorted(TESTS.rglob("*.py"))
CLIENT = REPO / "overrides" / "assets" / "assessment"
CLIENT_FILES = sorted(path for path in CLIENT.rglob("*.js") if "vendor" not in path.parts)
SCRIPTS = sorted((REPO / "overrides").rglob("*.js"))
OURS = ("src", "macros", "overrides", "tests", "docs", "guidelines", "benchmarks", "deploy", "examples")
IMPORTED = re.compile(r"\b(?:from|import)\s*\(?\s*[\"'](\.[^\"']+)[\"']")
STORAGE = re.compile(r"\b(localStorage|sessionStorage|indexedDB|caches|navigator\.storage)\b")
DOCUMENT = re.compile(r"\b(document|window)\s*[.?\[]")
MARKUP = re.compile(r"\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|srcdoc|document\.write\w*|eval|new Function)\b")
AT_MODULE_LEVEL = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.FunctionDef, ast.ClassDef)


def name_of(path: Path) -> str:
    """`src/secure_ai_guidelines/pages/prose.py` as `pages.prose`; a package by its own name."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    """Full names of everything a file imports, at any depth; ours begin with `secure_ai_guidelines`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = path.relative_to(PACKAGE.parent).parts[: -node.level] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


def our_imports(path: Path) -> set[str]:
    """The modules of this package that a file imports, by their short names."""
    names = {name_of(module): module for module in MODULES}
    found = {name.removeprefix("secure_ai_guidelines.") for name in imports(path) if name.startswith("secure_ai_guidelines.")}
    return {name if name in names else name.rpartition(".")[0] for name in found}


def code_of(path: Path) -> str:
    """A script without its comments."""
    return re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", path.read_text("utf-8"), flags=re.S)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_from_floors_below(path):
    room = name_of(path).split(".")[0]
    others = {name.split(".")[0] for name in our_imports(path)} - {room, ""}
    assert {other for other in others if FLOORS[other] >= FLOORS[room]} == set()


def test_no_module_leads_back_to_itself():
    graph = {name_of(path): our_imports(path) - {name_of(path)} for path in MODULES}
    while graph:
        free = {name for name, needed in graph.items() if not needed & set(graph)}
        assert free, f"these import each other in a circle: {sorted(graph)}"
        graph = {name: needed for name, needed in graph.items() if name not in free}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_macros_know_mkdocs(path):
    assert not [name for name in imports(path) if name.split(".")[0] in ("mkdocs", "mkdocs_macros", "material")]


@pytest.mark.parametrize("path", MACROS, ids=lambda path: path.stem)
def test_macros_do_not_import_the_command(path):
    assert not [name for name in imports(path) if name.startswith("secure_ai_guidelines.cli")]


@pytest.mark.parametrize("path", MODULES + MACROS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_importing_a_module_does_nothing(path):
    body = ast.parse(path.read_text("utf-8")).body
    acts = [node for node in body[1:] if not isinstance(node, AT_MODULE_LEVEL) and not is_main(node)]
    assert [ast.unparse(node) for node in acts] == []


def is_main(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"


@pytest.mark.parametrize("path", MODULES + MACROS + TEST_FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_module_says_what_it_is(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", MODULES + MACROS + TEST_FILES + CLIENT_FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_file_can_be_read_in_one_sitting(path):
    assert len(path.read_text("utf-8").splitlines()) <= (200 if path in CLIENT_FILES else 250)


def test_functions_are_short():
    nodes = [node for path in MODULES + MACROS for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    lengths = [node.end_lineno - node.lineno + 1 for node in nodes if isinstance(node, ast.FunctionDef)]
    assert statistics.median(lengths) <= 10


@pytest.mark.parametrize("path", TEST_FILES, ids=lambda path: path.stem)
def test_tests_stay_in_the_repository_and_their_temporary_folders(path):
    nodes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)]
    leaving = [node for node in nodes if node.attr in ("home", "expanduser") or ast.unparse(node) in ("REPO.parent", "ROOT.parent")]
    assert [ast.unparse(node) for node in leaving] == []


def test_no_file_names_a_path_of_somebodys_machine():
    machine = re.compile(r"(?<![\w.>:-])/(?:work|home|root|Users)/\w")
    files = [
        path for room in OURS for path in (REPO / room).rglob("*") if path.suffix in {".py", ".md", ".yaml", ".js", ".css", ".html", ".j2", ".txt"}
    ]
    assert [str(path.relative_to(REPO)) for path in files if machine.search(path.read_text("utf-8", errors="ignore"))] == []


def offenders(pattern: re.Pattern[str], files: list[Path], allowed: tuple[str, ...], root: Path) -> list[str]:
    """The files outside the allowed places that hold the pattern."""
    return [name for path in files if not (name := path.relative_to(root).as_posix()).startswith(allowed) and pattern.search(code_of(path))]


def test_in_the_client_only_the_store_touches_storage():
    assert offenders(STORAGE, CLIENT_FILES, ("store/",), CLIENT) == []


def test_in_the_client_only_views_touch_the_document():
    assert offenders(DOCUMENT, CLIENT_FILES, ("views/", "charts.js", "element.js", "page-"), CLIENT) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(REPO / "overrides").as_posix())
def test_no_script_makes_markup_or_code_of_text(path):
    assert MARKUP.findall(code_of(path)) == []


def client_imports(path: Path) -> set[Path]:
    """The files that a module of the client loads, at once or later. A type named in a comment loads nothing."""
    return {(path.parent / found).resolve() for found in IMPORTED.findall(code_of(path))}


@pytest.mark.parametrize("path", CLIENT_FILES, ids=lambda path: path.relative_to(CLIENT).as_posix())
def test_a_module_of_the_client_loads_files_that_are_there_and_no_types(path):
    assert [other.name for other in client_imports(path) if not other.is_file() or other.name == "types.js"] == []


def test_no_module_of_the_client_leads_back_to_itself():
    graph = {path: client_imports(path) for path in CLIENT_FILES}
    while graph:
        free = {path for path, needed in graph.items() if not needed & set(graph)}
        assert free, f"these import each other in a circle: {sorted(path.name for path in graph)}"
        graph = {path: needed for path, needed in graph.items() if path not in free}


@pytest.mark.parametrize("path", CLIENT_FILES, ids=lambda path: path.relative_to(CLIENT).as_posix())
def test_every_module_of_the_client_says_what_it_is(path):
    assert path.read_text("utf-8").startswith("/**")


@pytest.mark.parametrize(
    ("pattern", "code", "is_found"),
    [
        (STORAGE, "x = localStorage.getItem(1)", True),
        (STORAGE, "globalThis.indexedDB", True),
        (STORAGE, "// localStorage keeps nothing", False),
        (DOCUMENT, "document.body", True),
        (MARKUP, "a.innerHTML = b", True),
        (MARKUP, "new Function('x')", True),
        (MARKUP, "function retrieval(evaluated) {}", False),
        (DOCUMENT, "/* knows no document. */ documents.length", False),
    ],
)
def test_what_a_room_may_not_do_is_seen(pattern, code, is_found, tmp_path):
    (tmp_path / "a.js").write_text(code, "utf-8")
    assert bool(offenders(pattern, [tmp_path / "a.js"], ("store/",), tmp_path)) == is_found
