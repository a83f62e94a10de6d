"""Prose from YAML as safe HTML. In: text in the small Markdown of the data. Out: HTML in which citations, ids and terms are links.

Prose is untrusted: every character that could start a tag, an attribute list or a template is escaped, and the Markdown
reader here knows paragraphs, lists, bold, emphasis and `code` only. One text is read once (`_read` is cached) and leaves
marks for what depends on the page: which number a citation has there, and whether a term stands there for the first time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache

import markdown

from ..catalogue.citations import CITATION, CLAUSE, cited, id_pattern, without_citations
from ..catalogue.load import Catalogue

# Private-use characters as marks; taken out of the text first, so that data cannot forge one.
OPEN, CLOSE = "\ue000", "\ue001"
BETWEEN = r"(?:[ ]+|[ ]*\n[ ]*)"  # a blank or the end of a line, never a blank line
MARK = re.compile(f"{OPEN}([cit]):([^{CLOSE}]*){CLOSE}")


def _reader() -> markdown.Markdown:
    """Python-Markdown with everything taken out that could produce a link, an image, HTML or an attribute."""
    reader = markdown.Markdown(extensions=["sane_lists"], output_format="html")
    for name in ("html_block",):
        reader.preprocessors.deregister(name)
    for name in ("reference", "setextheader", "hashheader", "code", "quote", "hr"):
        reader.parser.blockprocessors.deregister(name)
    keep = {"backtick", "escape", "entity", "strong_em", "em_strong", "em_strong2", "not_strong"}
    for name in [item.name for item in reader.inlinePatterns._priority]:
        if name not in keep:
            reader.inlinePatterns.deregister(name)
    return reader


@dataclass(eq=False)
class Linker:
    """What a whole catalogue offers to link to; `ids` and `terms` map to page addresses and term ids."""

    ids: dict[str, str]
    terms: dict[str, str]
    id_pattern: re.Pattern[str]
    term_pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, catalogue: Catalogue, address: Callable[[str], str]) -> Linker:
        """The linker of a catalogue; `address` turns a guideline or check id into a site path."""
        ids = {g.id: address(g.id) for g in catalogue.guidelines}
        ids |= {check.id: address(check.id) for _, check in catalogue.checks}
        ids |= {hidden.id: address(hidden.id) for hidden in (catalogue.own.hidden if catalogue.own else ())}
        terms = {word.lower(): term.id for term in catalogue.terms for word in (term.term, *term.also)}
        pattern = re.compile(rf"(?<![\w-])(?:{any_of(list(terms))})(?![\w-])", re.I) if terms else None
        spaces = [name for name, _ in catalogue.own.overlays] if catalogue.own else []
        return cls(ids, terms, id_pattern([area.code for area in catalogue.areas], spaces), pattern)

    @lru_cache(maxsize=100_000)  # noqa: B019  (a linker lives as long as its catalogue; each text is read once for all pages)
    def read(self, text: str, *, inline: bool) -> str:
        """HTML of `text` with marks for citations (c), ids (i) and terms (t) still in it."""
        text = text.replace(OPEN, "").replace(CLOSE, "")
        marked = CITATION.sub(lambda m: f"{OPEN}c:{','.join(cited(m.group()))}{CLOSE}", text)
        marked = re.sub(rf"[ \n]+(?={OPEN}c:)", "", marked)
        marked = _outside_marks(marked, self._mark_words)
        marked = _escape_braces(html.escape(marked, quote=False))
        if inline:
            marked = " ".join(marked.split())
            if not re.search(r"[*_`\\]", marked):  # nothing for Markdown to do: most lines, and ten times as fast
                return marked
        done = _fix_code(_reader_once().reset().convert(marked))
        if inline:
            done = re.sub(r"^<p>|</p>$", "", done)
        return re.sub(r"\n\s*\n", "\n", done)

    def _mark_words(self, text: str) -> str:
        text = self.id_pattern.sub(lambda m: f"{OPEN}i:{m.group()}{CLOSE}" if m.group() in self.ids else m.group(), text)
        if self.term_pattern is None:
            return text
        return _outside_marks(text, lambda part: self.term_pattern.sub(lambda m: f"{OPEN}t:{m.group()}{CLOSE}", part))


def any_of(words: list[str]) -> str:
    """A pattern that matches any of the words, the longest first, grouped by first letter: ten times as fast as one long list."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[0].lower(), []).append(BETWEEN.join(map(re.escape, word.split())))
    return "|".join(f"(?={re.escape(first)})(?:{'|'.join(found)})" for first, found in sorted(groups.items()))


@cache
def _reader_once() -> markdown.Markdown:
    return _reader()


@lru_cache(maxsize=100_000)
def _plain(text: str) -> str:
    text = " ".join(without_citations(text).split()).replace("**", "").replace("`", "")
    return _escape_braces(html.escape(text))


def _escape_braces(text: str) -> str:
    return text.replace("{", "&#123;").replace("}", "&#125;") if "{" in text or "}" in text else text


def _outside_marks(text: str, change: Callable[[str], str]) -> str:
    parts = re.split(rf"({OPEN}[^{CLOSE}]*{CLOSE}|`[^`\n]*`)", text)
    return "".join(part if index % 2 else change(part) for index, part in enumerate(parts))


def _fix_code(done: str) -> str:
    """Inside `code` the reader escapes once more: undo the doubling, keep the escaping."""
    return re.sub(r"<code>(.*?)</code>", lambda m: f"<code>{m.group(1).replace('&amp;', '&')}</code>", done)


@dataclass
class PageWords:
    """What one page has cited and explained so far. Create one per page; call in reading order."""

    linker: Linker
    catalogue: Catalogue
    root: str
    numbers: dict[str, int] = field(default_factory=dict)
    clauses: list[str] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)

    def block(self, text: str) -> str:
        """Paragraphs and lists as HTML."""
        return self._resolve(self.linker.read(text.strip(), inline=False))

    def line(self, text: str) -> str:
        """One line as HTML without a paragraph."""
        return self._resolve(self.linker.read(text.strip(), inline=True))

    def meaning(self, text: str) -> str:
        """The explanation of a term as HTML: its citations are links, its words are not (they would explain for ever)."""
        return self._resolve(self.linker.read(text.strip(), inline=True), with_terms=False)

    def plain(self, text: str) -> str:
        """One line as escaped text: citations gone, nothing linked. For headings, labels and attributes."""
        return _plain(text)

    def cite(self, name: str) -> int:
        """The number of a source on this page; the first time it is given the next one."""
        if CLAUSE.match(name):
            if name not in self.clauses:
                self.clauses.append(name)
            name = self.catalogue.source_document
        return self.numbers.setdefault(name, len(self.numbers) + 1)

    def references(self) -> list[tuple[int, object]]:
        """(number, source) of everything cited so far, in order."""
        return [(number, self.catalogue.sources[name]) for name, number in self.numbers.items()]

    def words(self) -> list[object]:
        """The terms explained on this page, in the order of the alphabet."""
        terms = {term.id: term for term in self.catalogue.terms}
        return sorted((terms[name] for name in self.used), key=lambda term: term.term.lower())

    def _resolve(self, marked: str, *, with_terms: bool = True) -> str:
        found = {"c": self._citation, "i": self._id, "t": self._term if with_terms else str}
        return MARK.sub(lambda m: found[m.group(1)](m.group(2)), marked)

    def _citation(self, names: str) -> str:
        numbers: dict[int, list[str]] = {}
        for name in names.split(","):
            numbers.setdefault(self.cite(name), []).extend([name] if CLAUSE.match(name) else [])
        said = {n: f"Source {n}" + (f", source clause {' and '.join(found)}" if found else "") for n, found in sorted(numbers.items())}
        links = " ".join(f'<a href="#source-{n}" aria-label="{label}">[{n}]</a>' for n, label in said.items())
        return f'<span class="cite"> {links}</span>'

    def _id(self, name: str) -> str:
        return f'<a href="{self.root}{self.linker.ids[name]}">{name}</a>'

    def _term(self, word: str) -> str:
        name = self.linker.terms.get(" ".join(html.unescape(word).lower().split()))
        if name is None or name in self.used:  # None: letters that lower() writes otherwise than the pattern reads them
            return word
        self.used[name] = word
        return f'<a class="term" href="#word-{name}">{word}</a>'
