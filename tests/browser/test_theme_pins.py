"""The parts of the theme that `overrides/` replaces are the ones that were read when they were replaced.

A newer theme may mend or need something in them. When one of these tests fails, compare the theme's new file with the old
version's and with ours, carry over what matters, and only then set the new digest here.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import material
import pytest
from site_build import ROOT

pytestmark = pytest.mark.browser

THEME = Path(material.__file__).parent / "templates"
READ_WITH = "9.8.1"
DIGESTS = {
    "404.html": "80c93494b5432b1bcdf292caeb67a0653c45b37372f49e08ad4a70ca695a7495",
    "base.html": "8536d352b0093623df9e0032894f321cbe264b15a9b48cdd962583772455dadb",
    "main.html": "9948b55a7bc979c35825df99baba9e6971fca4eb298dea3cdde61e990a2de5e0",
    "partials/content.html": "ce33929c85af129f6e2f3b0aed47159e9c4a519482d1938bae15f5ff4a3cfae5",
    "partials/footer.html": "50c2a75f013b7b03fb97f381860c77df8fd5d13d68f90d3281754b68f69ec894",
    "partials/header.html": "8cf3fb15bcf969ff596649616fd99366b3c31c08d57a86d05308efc16d8fa75f",
    "partials/javascripts/base.html": "d6113712bc4deb30b4bd810ee0dfc28b6f04d2f88cc0016c0f1766eac7b762b6",
    "partials/javascripts/content.html": "3722e156f0f6339de39fbbfc178b6e401d1a4fb890f189ac5b80c2504bda7dcf",
    "partials/javascripts/palette.html": "8790389765ea6036effddba548b15093bb05bdc75624eaeaf8b13f3c24be4ab5",
    "partials/language.html": "3a44516f305006ac794f51a45ad7b532cf270916d8e92e8c42784e58b2eff0a3",
    "partials/nav.html": "af33f6e032f632eb055c365eb5f1a975bf8456152fa768e69a1aad6d470b843f",
    "partials/search.html": "bfd556535abcddb99396ab2a7e3acc2ebcd3f36756007d3969396caa4126be30",
    "partials/tabs.html": "d2c82916569e645a6b6dc5a36a2beddfaca5a66c8738c5b3e13b7d100ac2e8b7",
    "partials/toc.html": "fde48f583563364b0e0e6865a5ab1e7060ec1826161f69f5cbee653e621b0f84",
}
OURS = {"partials/address.html", "partials/marks.html"}


def templates() -> list[str]:
    return sorted(path.relative_to(ROOT / "overrides").as_posix() for path in (ROOT / "overrides").rglob("*.html"))


@pytest.mark.parametrize("name", DIGESTS)
def test_the_part_that_we_replace_is_the_one_that_we_read(name):
    digest = hashlib.sha256((THEME / name).read_bytes()).hexdigest()
    assert digest == DIGESTS[name], (
        f"The theme's {name} is not the one of mkdocs-material {READ_WITH}. Compare it with that version's and with overrides/{name}: does "
        f"ours need what changed? Carry it over, then set the digest in this file to {digest}."
    )


def test_every_template_of_ours_is_either_pinned_or_all_our_own():
    assert set(templates()) - OURS == set(DIGESTS)


def test_our_own_templates_hide_none_of_the_theme():
    assert [name for name in OURS if (THEME / name).exists()] == []


@pytest.mark.parametrize("template", ["base.html", "partials/search.html"])
def test_the_theme_still_has_the_scripts_that_we_name(template):
    names = re.findall(r"assets/javascripts/[\w./]+\.min\.js", (ROOT / "overrides" / template).read_text(encoding="utf-8"))
    assert names
    for name in names:
        kind = name.rsplit("/", 1)[1].split(".")[0]
        there = [path.relative_to(THEME).as_posix() for path in (THEME / "assets/javascripts").rglob(f"{kind}.*.min.js")]
        assert name in there, f"overrides/{template} names {name}; the installed theme has {', '.join(there)}. Name that one."
