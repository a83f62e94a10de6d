"""The `_headers` files, read by a stand-in of ours (static_host.py): the site works under them, and each file gets each header once."""

from __future__ import annotations

import pytest
from site_build import ROOT
from site_pages import TYPES
from site_server import POLICY
from sitting import Sitting
from static_host import StaticHost, headers_for, read_rules

pytestmark = pytest.mark.browser

FILES = {"/": "_headers", "/guidance/": "guidance/_headers"}


@pytest.fixture(params=FILES)
def below(request) -> str:
    return request.param


@pytest.fixture
def rules(below):
    return read_rules((ROOT / "deploy/static" / FILES[below]).read_text("utf-8"))


@pytest.fixture
def host(hosted, rules, below):
    host = StaticHost(hosted[below], rules, below)
    yield host
    host.close()


def test_the_site_works_under_them(host, visit):
    opened = visit("", base=host.address)
    for kind, path in TYPES.items():
        if kind != "not found":
            opened.go(path)
    opened.search("poisoning")
    opened.go("assess/")
    person = Sitting(opened.page, opened.base).begin()
    person.answer("DES-2.1", "partly")
    person.reload()
    assert person.radio("DES-2.1", "partly").is_checked()
    assert opened.faults() == []


def test_no_file_gets_a_header_twice(rules, hosted, below):
    """Such a host would join the two, and `no-cache, immutable` says nothing."""
    once = [{name.lower() for name, _ in headers} for _, headers in rules]
    for path in (path for path in hosted[below].rglob("*") if path.is_file()):
        address = below + path.relative_to(hosted[below]).as_posix()
        told = headers_for(address, rules)
        assert len(told) == sum(len(names) for names, rule in zip(once, rules, strict=True) if headers_for(address, [rule])), address
        assert told["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'none'"


def test_only_what_carries_a_digest_is_kept_for_a_year(rules, hosted, below):
    kept = {
        path.relative_to(hosted[below]).as_posix()
        for path in hosted[below].rglob("*")
        if path.is_file() and "immutable" in headers_for(below + path.relative_to(hosted[below]).as_posix(), rules).get("Cache-Control", "")
    }
    assert kept
    assert not [path for path in kept if not path.startswith(("assets/assessment/", "assets/javascripts/workers/"))]
    assert headers_for(f"{below}sw.js", rules)["Cache-Control"] == "no-cache"


def test_a_line_that_is_no_header_is_told():
    with pytest.raises(ValueError, match="_headers: 'X' is no header below a path"):
        read_rules("/*\n  X")
