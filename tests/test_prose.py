"""Prose is untrusted text: whatever it holds becomes words, and the only tags and addresses are ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import Reading
from secure_ai_guidelines.pages.prose import Linker, PageWords

TAGS = {"p", "ul", "ol", "li", "strong", "em", "code", "span", "a", "br"}
ATTRIBUTES = {"p": set(), "a": {"href", "class", "aria-label"}, "span": {"class"}, "ol": {"start"}}
WORDS = st.lists(
    st.sampled_from(
        ["threat model", "Prompt Injection", "DES-2", "DES-2.1", "DES-9",
         "[@harbour-note]", "[@D2.1, harbour-rules]", "\n\n", "\n", "- ", "1. ",
         "**", "*", "_", "`", "\\", "<b>", "</p>", "&lt;", "{{", "}}", "{: .x }", "[a](b)", "<!--", "]]>",
         "\ue000t:x\ue001", "\ue000", "\x02", "# ", "> ", "    ", "é"]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@pytest.fixture(scope="module")
def linker(catalogue) -> Linker:
    return Linker.of(catalogue, lambda name: f"at/{name}")


@pytest.fixture
def page(linker, catalogue) -> PageWords:
    return PageWords(linker, catalogue, "../")


@pytest.fixture(scope="module")
def html_of(linker, catalogue):
    """The HTML of a text on a page of its own, read in one of the three ways."""
    return lambda way, text: getattr(PageWords(linker, catalogue, "../"), way)(text)


@pytest.mark.parametrize("way", ["block", "line", "plain"])
@given(text=st.text() | WORDS)
def test_any_text_gives_our_tags_and_attributes_only(html_of, way, text):
    reading = Reading(html_of(way, text))
    assert reading.is_sound
    for tag in reading.tags:
        assert tag.name in TAGS
        assert set(tag.attributes) <= ATTRIBUTES.get(tag.name, set())
        assert tag.attributes.get("href", "#").startswith(("#", "../at/"))


@pytest.mark.parametrize("way", ["block", "line", "plain"])
@given(text=st.text() | WORDS)
def test_any_text_leaves_no_brace(html_of, way, text):
    assert not set("{}") & set(html_of(way, text))


@pytest.mark.parametrize("way", ["block", "line"])
@given(text=st.text() | WORDS)
def test_any_text_leaves_no_mark(html_of, way, text):
    assert not set("\ue000\ue001") & set(html_of(way, text))


@given(st.text(st.sampled_from("ab <>&\"'{}#;!|=()[]:/é中"), min_size=1))
def test_characters_that_mean_nothing_here_are_shown_as_they_are(html_of, text):
    assert Reading(html_of("block", text)).text.split() == text.split()


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{% raw %}",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[press](javascript:alert(1))",
        "![x](y)",
        "<http://evil.example>",
        "text {: onclick=alert(1) }",
        "# no heading",
        "> no quote",
        "    no code",
        "&lt;b&gt;",
        "&#60;b&#62;",
        "[a]: http://evil.example",
        "Title\n=====",
        "a | b\n--- | ---",
    ],
)
def test_what_other_readers_obey_is_shown_as_text(text, html_of):
    reading = Reading(html_of("block", text))
    assert [tag.name for tag in reading.tags] == ["p"]
    assert reading.text.split() == text.split()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>"),
        ("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>"),
        ("`a < b {c} *d*`", "<p><code>a &lt; b &#123;c&#125; *d*</code></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ("See DES-2.1, not DES-9.", '<p>See <a href="../at/DES-2.1">DES-2.1</a>, not DES-9.</p>'),
        ("`DES-2.1`", "<p><code>DES-2.1</code></p>"),
        ("XDES-2 and DES-21", "<p>XDES-2 and DES-21</p>"),
    ],
)
def test_the_small_markdown_is_read(text, html, page):
    assert page.block(text) == html


def test_citations_are_numbered_in_the_order_of_the_page(page):
    found = [page.line(text) for text in ("a [@harbour-note]", "b [@harbour-rules]", "c [@harbour-note]")]
    assert [Reading(html).text.strip() for html in found] == ["a [1]", "b [2]", "c [1]"]
    assert [(number, source.id) for number, source in page.references()] == [(1, "harbour-note"), (2, "harbour-rules")]


def test_a_cited_clause_counts_as_its_document_and_is_named(page):
    (link,) = Reading(page.line("a [@D2.1, D2.3, harbour-rules]")).named("a")
    assert link.attributes == {"href": "#source-1", "aria-label": "Source 1, source clause D2.1 and D2.3"}
    assert page.clauses == ["D2.1", "D2.3"]


def test_a_term_is_explained_where_it_first_stands(page):
    html = page.line("A threat model. Two threat models.")
    assert html == 'A <a class="term" href="#word-threat-model">threat model</a>. Two threat models.'
    assert [term.id for term in page.words()] == ["threat-model"]


def test_words_are_explained_in_the_order_of_the_alphabet(page):
    page.line("A threat model of prompt injection.")
    assert [term.term for term in page.words()] == ["prompt injection", "threat model"]


def test_the_meaning_of_a_term_explains_no_other_term(page):
    assert "term" not in page.meaning("A threat model [@harbour-note].")


@pytest.mark.parametrize("text", ["a threat\nmodel", "a threat  model", "a THREAT MODEL"])
def test_a_term_is_found_across_blanks_and_in_capitals(text, page):
    assert len(Reading(page.block(text)).named("a")) == 1


@pytest.mark.parametrize("text", ["a threat modeling", "my-threat model", "`threat model`"])
def test_a_part_of_a_word_or_code_is_no_term(text, page):
    assert not Reading(page.block(text)).named("a")


def test_a_term_never_spans_two_paragraphs(page):
    assert Reading(page.block("a threat\n\nmodel")).is_sound


@pytest.mark.parametrize("text", ["PROMPT İNJECTION", "prompt ınjection"])
def test_letters_that_fold_together_do_not_throw(text, page):
    assert Reading(page.block(text)).is_sound


def test_plain_text_has_no_citation_and_no_mark(page):
    assert page.plain('A **"bold"** `word` [@harbour-note].') == "A &quot;bold&quot; word."
