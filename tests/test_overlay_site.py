"""The worked overlays and a built copy: they pass every rule, show whose they are, and leave nothing behind when they are taken away."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import jsonschema
import markdown
import pytest

from places import GOOD, REPO, TESTS
from secure_ai_guidelines.catalogue.yaml_lines import read_yaml
from secure_ai_guidelines.overlay.load import load_with_overlays
from secure_ai_guidelines.overlay.theme import as_text
from secure_ai_guidelines.pages.render import Pages
from secure_ai_guidelines.publish.json_api import to_bytes
from secure_ai_guidelines.publish.overlay_schemas import overlay_schemas
from test_build import mkdocs, small_site

OVERLAYS = REPO / "examples/overlays"
EXAMPLES = ["acme", "council"]
GOOD_OVERLAY = TESTS / "bad-overlay/good"
INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<style")


@pytest.fixture(scope="module")
def laid():
    return {name: load_with_overlays(REPO / "guidelines", [OVERLAYS / name]) for name in EXAMPLES}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_overlay_passes_every_rule_and_is_pinned(name, laid):
    assert laid[name].bases
    assert [basis.edit.on for basis in laid[name].bases if basis.has_drifted] == [], f"run: secure-ai overlay pin examples/overlays/{name}"


def test_the_companys_overlay_shows_every_operation(laid):
    own = laid["acme"].catalogue.own
    assert own.changed and own.hidden and own.notes and own.added and own.required
    assert {one.field for one in own.changed} == {"ask", "evidence.large", "priority"}
    assert own.organisation.logo == "assets/organisation/logo.svg"
    assert laid["acme"].files["assets/organisation/logo.svg"] == (OVERLAYS / "acme/logo.svg").read_bytes()


def test_the_councils_overlay_names_whom_to_turn_to(laid):
    organisation = laid["council"].catalogue.own.organisation
    assert "Equality Advisory and Support Service" in organisation.enforcement
    assert organisation.contact.startswith("https://")


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_overlay_is_rendered(name, laid):
    pages = Pages(laid[name].catalogue, client="assets/assessment").all()
    who = laid[name].catalogue.own.organisation.name
    assert f"# What {who} changed" in pages["organisation/index.md"]
    assert not [path for path, text in pages.items() if INLINE.search(text)]


@pytest.mark.parametrize("name", ["overlay", "edits", "checks", "sources", "guideline"])
def test_the_committed_schemas_for_editors_are_the_current_ones(name, real):
    expected = to_bytes(overlay_schemas(real)[name])
    assert (OVERLAYS / f"schema/{name}.schema.json").read_bytes() == expected, "run: secure-ai schema --overlays examples/overlays/schema"


@pytest.mark.parametrize("path", sorted(OVERLAYS.glob("*/**/*.yaml")), ids=lambda path: path.relative_to(OVERLAYS).as_posix())
def test_every_file_of_a_worked_overlay_names_its_schema_and_fits_it(path, real):
    line = path.read_text("utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", line)
    schema = (path.parent / named[1]).resolve()
    assert schema.parent == OVERLAYS / "schema"
    data = read_yaml(path, path.name, path.parent).data
    jsonschema.Draft202012Validator(overlay_schemas(real)[schema.name.split(".")[0]]).validate(data)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Path, Path]:
    """A small site built with the good overlay, and the same built again after it was taken away."""
    source = small_site(tmp_path_factory.mktemp("own") / "source")
    shutil.copytree(GOOD_OVERLAY, source / "acme")
    sites = (source.parent / "with", source.parent / "without")
    for site, overlays in zip(sites, ("acme", ""), strict=True):
        run = mkdocs(source, "build", "--strict", "--site-dir", site, SECURE_AI_OVERLAYS=overlays)
        assert run.returncode == 0, run.stderr
    return sites


def page(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


@pytest.mark.parametrize("path", ["index.html", "checks/index.html", "404.html", "assess/index.html"])
def test_every_page_names_the_organisation_and_stays_independent(path, built):
    text = page(built[0], path)
    assert "<strong>Acme Ferries</strong>" in text
    assert "Independent work, with no link to the agencies that wrote the Guidelines." in text
    assert "Published by Acme Ferries." in text
    assert "mailto:desk@acme.example" in text


def test_logo_and_colour_are_files_of_the_site_and_nothing_is_inline(built):
    text = page(built[0], "checks/index.html")
    assert 'src="../assets/organisation/logo.svg"' in text
    assert 'href="../assets/organisation/colours.css"' in text
    assert "#5b2a86" in page(built[0], "assets/organisation/colours.css")
    assert not INLINE.search(text)


def test_the_contact_becomes_security_txt(built):
    assert "Contact: mailto:desk@acme.example" in page(built[0], ".well-known/security.txt")


def test_the_usual_audience_is_on_the_page_for_those_who_have_not_chosen(built):
    assert 'data-default-audience="large"' in page(built[0], "index.html")
    assert "data-default-audience" not in page(built[1], "index.html")


def test_a_build_tells_of_drift_and_goes_on(tmp_path):
    source = small_site(tmp_path / "source")
    shutil.copytree(GOOD_OVERLAY, source / "acme")
    run = mkdocs(source, "build", "--strict", SECURE_AI_OVERLAYS="acme")
    assert run.returncode == 0, run.stderr
    assert "acme/edits/desk.yaml:1: 'DES-2.1' has no 'made-against'." in run.stderr


def test_a_mistake_in_an_overlay_stops_the_build_with_its_line(tmp_path):
    source = small_site(tmp_path / "source")
    shutil.copytree(GOOD_OVERLAY, source / "acme")
    edits = source / "acme/edits/desk.yaml"
    edits.write_text(edits.read_text("utf-8").replace("on: DES-2.2", "on: DES-2.9"), "utf-8")
    configuration = source / "mkdocs.yml"
    configuration.write_text(re.sub(r"overlays: \[\]", "overlays: [acme]", configuration.read_text("utf-8")), "utf-8")
    run = mkdocs(source, "build", "--strict")
    assert run.returncode != 0
    assert "acme/edits/desk.yaml:10: [1].on is 'DES-2.9'" in run.stderr


@pytest.mark.deep
def test_a_site_built_after_the_overlay_was_taken_away_is_the_original_byte_for_byte(built, tmp_path):
    source = small_site(tmp_path / "source")
    run = mkdocs(source, "build", "--strict", "--site-dir", tmp_path / "never")
    assert run.returncode == 0, run.stderr
    sites = [{path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()} for site in (tmp_path / "never", built[1])]
    assert [path for path in {**sites[0], **sites[1]} if sites[0].get(path) != sites[1].get(path) and path.name != "sitemap.xml.gz"] == []


@pytest.mark.deep
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_overlay_builds_the_whole_site(name, tmp_path):
    run = mkdocs(REPO, "build", "--strict", "--site-dir", tmp_path / "site", SECURE_AI_OVERLAYS=str(OVERLAYS / name))
    assert run.returncode == 0, run.stderr
    statement = page(tmp_path / "site", "accessibility/index.html")
    assert ("Equality Advisory and Support Service" in statement) == (name == "council")
    assert "What you can do" in statement


@pytest.mark.parametrize(
    "text", ["*not bold*", "[a](b)", "<b>x</b>", "{: onclick=a }", "{{ 7*7 }}", "# head", "a | b", "`code`", "https://evil.example/", "&amp;"]
)
def test_the_enforcement_paragraph_is_text_in_a_markdown_page(text):
    done = markdown.markdown(f"Before {as_text(text)}", extensions=["attr_list", "md_in_html", "tables"])
    assert re.fullmatch(r"<p>([^<>]*)</p>", done)
    assert html.unescape(done[3:-4]) == f"Before {text}"


def test_the_good_guidelines_know_no_overlay():
    assert load_with_overlays(GOOD).catalogue.own is None
