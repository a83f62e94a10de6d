"""The client as it is served says the same as the client as it is written: only comments and spaces that say nothing are gone."""

from __future__ import annotations

import os
import subprocess

import pytest

from places import REPO
from secure_ai_guidelines.publish.client import client_files, digest_of, lean

CLIENT = REPO / "overrides" / "assets" / "assessment"
ESBUILD = REPO / "node_modules" / ".bin" / "esbuild"
NO_ESBUILD = "esbuild was not found, so what is served was not compared with what is written. Run `npm ci` in the project's folder."


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("/** What it is. */\nconst a = 1; // why\n", "const a=1;\n"),
        ("const a = `x ${b ? `  on ${c} // no comment ` : ``}  y`;", "const a=`x ${b?`  on ${c} // no comment `:``}  y`;\n"),
        ("const a = '/* text */', b = \"// text\";", "const a='/* text */',b=\"// text\";\n"),
        ("const a = b.replace(/\\/\\*  \"/g, '  ');", "const a=b.replace(/\\/\\*  \"/g,'  ');\n"),
        ("const a = /** @type {any} */ (b);", "const a=(b);\n"),
        ("class A {\n  #life = 1;\n\n  get b() {\n    return this.#life;\n  }\n}\n", "class A{#life=1;get b(){return this.#life;}}\n"),
        ("a = b + +c - -d;", "a=b+ +c- -d;\n"),
        ("a = b / /c/.d;", "a=b/ /c/.d;\n"),
        ("return typeof a in b;", "return typeof a in b;\n"),
        ("const a = 1\nconst b = 2\n", "const a=1\nconst b=2\n"),
        ("a = b /* one\ntwo */ c()", "a=b\nc()\n"),
        ("const é = a, ü = b of é;", "const é=a,ü=b of é;\n"),
        ("", "\n"),
    ],
)
def test_comments_and_idle_spaces_go_and_all_else_stays(written, served):
    assert lean(written) == served


def test_every_module_says_the_same_as_it_was_written(tmp_path):
    modules = [path for path in client_files(CLIENT) if path.endswith(".js")]
    assert modules
    written = {path: (CLIENT / path).read_bytes() for path in modules}
    served = client_files(CLIENT)
    assert normal_forms(tmp_path / "written", written) == normal_forms(tmp_path / "served", {path: served[path] for path in modules})


def normal_forms(folder, modules: dict[str, bytes]) -> dict[str, str]:
    """Each module as esbuild prints it without spaces and comments: the same for two texts that parse to the same."""
    if not ESBUILD.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_ESBUILD)
    for path, content in modules.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    out = folder / "out"
    command = [str(ESBUILD), *modules, "--minify-whitespace", "--legal-comments=none", f"--outdir={out}", "--outbase=.", "--log-level=error"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return {path: (out / path).read_text("utf-8") for path in modules}


def test_what_others_wrote_is_served_as_it_came_with_its_licence():
    served = client_files(CLIENT)
    for name in ("vendor/idb.js", "vendor/idb-LICENSE.txt"):
        assert served[name] == (CLIENT / name).read_bytes()


def test_nothing_is_served_that_no_page_asks_for_but_licences():
    assert {path.rpartition(".")[2] for path in client_files(CLIENT)} == {"js", "txt"}


def test_the_clients_address_changes_with_what_is_served_and_with_nothing_else(tmp_path):
    module = tmp_path / "a.js"
    module.write_text("const a = 1; // one\n", "utf-8")
    before = digest_of(client_files(tmp_path))
    module.write_text("const a = 1; // another word\n", "utf-8")
    assert digest_of(client_files(tmp_path)) == before
    module.write_text("const a = 2;\n", "utf-8")
    after = digest_of(client_files(tmp_path))
    module.rename(tmp_path / "b.js")
    assert len({before, after, digest_of(client_files(tmp_path))}) == 3


def test_no_client_is_served_where_there_is_none(tmp_path):
    assert client_files(tmp_path) == {}
