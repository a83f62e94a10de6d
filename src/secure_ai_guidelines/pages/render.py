"""Every generated page. In: a Catalogue. Out: {path under docs: Markdown with front matter}, in a fixed order.

Each page is one template and one set of front-matter fields; what a page shows is decided in `templates/`, what it may
ask for stands in `views.py`. All pages end in `index.md`, so that a path has as many folders as its address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import jinja2
import yaml
from markupsafe import Markup

from ..catalogue.citations import without_citations
from ..catalogue.load import Catalogue
from ..editions.changes import history
from ..editions.edition import Edition
from ..editions.said import said
from ..editions.working import edition_in_work
from .addresses import Addresses
from .answering import answering_data, as_script, example_data, resume_data
from .crosswalks import Crosswalks
from .examples import example_pages
from .frameworks import framework_pages
from .life_cycle import drawing, listing, trace
from .prose import Linker, PageWords
from .organisation import OwnViews, organisation_page


class Pages:
    """Renders the pages of one catalogue.

    `is_files` gives addresses for a copy that opens from disk. `client` is where the assessment's scripts lie, from the
    site's root and without a slash at its end; without it the pages carry no form and there is no assessment. `editorial` is the table of the page for editors; none, no page.
    `examples` are the worked examples by name, `editions` all editions, the one in work last; none, and every check descends from what its own file names.
    `caf` is what the results say by outcome of the Cyber Assessment Framework, as `publish/caf.py` makes it.
    """

    def __init__(self, catalogue: Catalogue, *, is_files: bool = False, client: str | None = None, editorial: Sequence[Sequence[str]] = (), examples: Mapping[str, Any] | None = None, editions: Sequence[Edition] = (), caf: dict[str, Any] | None = None) -> None:
        self.catalogue = catalogue
        self.client = client
        self.editorial = editorial
        self.examples = examples or {}
        self.editions = editions
        self.caf = caf
        self.addresses = Addresses(catalogue, is_files)
        self.views = OwnViews(catalogue)
        self.crosswalks = Crosswalks(catalogue)

    @cached_property
    def linker(self) -> Linker:
        return Linker.of(self.catalogue, self.addresses.any_id)

    @cached_property
    def environment(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.PackageLoader("secure_ai_guidelines.pages"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters["long_date"] = long_date
        return environment

    def all(self) -> dict[str, str]:
        """{path: Markdown} of every generated page."""
        return {path: self._page(path, template, meta, values) for path, template, meta, values in self._plan()}

    def part(self, template: str, page: str, **values: Any) -> str:
        """A piece of HTML for a hand-written page at `page`, such as the life cycle on the home page."""
        return self._text(template, page, values)

    def _plan(self) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
        c = self.catalogue
        for area in c.areas:
            meta = {"title": area.title, "description": area.summary, "area": area.id, "hue": area.hue, "source_file": "guidelines/areas.yaml"}
            yield f"{area.id}/index.md", "area.md.j2", meta, {"area": area}
            for guideline in c.in_area(area):
                yield from self._guideline(area, guideline)
        for audience in c.audiences:
            meta = {"title": f"Handbook for {audience.title[0].lower() + audience.title[1:] if audience.id != 'public-sector' else 'the UK public sector'}",
                    "description": audience.summary, "section": "handbooks", "audience": audience.id, "search": {"exclude": True},
                    "source_file": "guidelines/audiences.yaml"}
            yield f"for/{audience.id}/index.md", "handbook.md.j2", meta, {"audience": audience}
        yield "for/index.md", "handbooks.md.j2", {"title": "Handbooks", "description": "All the advice for one kind of organisation on one page.", "section": "handbooks", "source_file": "guidelines/audiences.yaml"}, {}
        for route in c.routes:
            meta = {"title": route.title, "description": route.summary, "section": "routes", "source_file": "guidelines/routes.yaml"}
            yield f"run/{route.id}/index.md", "route.md.j2", meta, {"route": route}
        if self.client:
            yield from self._assessment()
            yield from example_pages(self.examples)
        if self.editorial:
            meta = {"title": "For editors", "description": "How the words of this site measure.", "section": "about", "search": {"exclude": True}}
            yield "editorial/index.md", "editorial.md.j2", meta, {"rows": self.editorial}
        yield from self._lists()

    def _assessment(self) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
        shared = {"hide": ["navigation", "toc"], "search": {"exclude": True}}
        assess = {"title": "Assess", "description": "Answer the checks that apply. Your answers stay on this device.", "class": "assess", "styles": ["assess", "assess-page", "time", "workshop"]}
        yield "assess/index.md", "assess.md.j2", {**assess, **shared}, {}
        results = {"title": "Results", "description": "Where you are, and what to do next.", "class": "results-page", "styles": ["assess-page", "results", "time"]}
        yield "assess/results/index.md", "results.md.j2", {**results, **shared}, {}

    def _guideline(self, area: Any, guideline: Any) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
        slug = self.catalogue.slugs[guideline.id]
        meta = {"area": area.id, "hue": area.hue, "guideline": guideline.id, "heading": guideline.title, "description": guideline.summary.strip(),
                "source_file": f"guidelines/{area.id}/{slug}.yaml"}
        yield f"{area.id}/{slug}/index.md", "guideline.md.j2", {"title": f"{guideline.id} {guideline.title}", **meta, "search": {"boost": 1.05}, "styles": ["crosswalk"]}, {"area": area, "guideline": guideline}
        for audience in self.catalogue.audiences:
            title = f"{guideline.id} {guideline.title}, for {self.views.for_whom(audience)}"
            values = {"area": area, "guideline": guideline, "audience": audience, "guidance": self.views.guidance(guideline, audience)}
            yield f"{area.id}/{slug}/{audience.id}/index.md", "audience.md.j2", {"title": title, **meta, "audience": audience.id}, values

    def _lists(self) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
        c = self.catalogue
        hidden = {"search": {"exclude": True}}
        yield "checks/index.md", "checks.md.j2", {"title": "All checks", "description": "Every check once, at its permanent address.", "styles": ["crosswalk"], **hidden}, {}
        pairs = [(changes, said(changes)) for changes in reversed(history(self.editions))]
        meta = {"title": "Changes of questions", "description": "What each edition asks otherwise than the one before.", "section": "about", **hidden}
        yield "changes/editions/index.md", "editions.md.j2", meta, {"pairs": pairs}
        yield "roles/index.md", "roles.md.j2", {"title": "Roles", "description": "Six parts people play, and what each one does.", "section": "roles"}, {}
        for role in c.roles:
            meta = {"title": role.title, "description": role.summary, "section": "roles", "source_file": f"guidelines/roles/{role.id}.yaml", **hidden}
            yield f"roles/{role.id}/index.md", "role.md.j2", meta, {"role": role}
        yield "threats/index.md", "threats.md.j2", {"title": "Threats", "description": "How AI systems are attacked or go wrong.", "section": "threats"}, {}
        for threat in c.threats:
            meta = {"title": threat.title, "description": threat.summary.strip(), "section": "threats", "source_file": f"guidelines/threats/{threat.id}.yaml", "styles": ["crosswalk"]}
            yield f"threats/{threat.id}/index.md", "threat.md.j2", meta, {"threat": threat}
        yield from framework_pages(self.crosswalks)
        yield from organisation_page(c)
        plain = [
            ("glossary", "Words", "Words used on this site, explained.", "glossary.yaml"),
            ("policy", "Policy and timeline", "What the 2023 announcement named, and what became of it.", "policy.yaml"),
            ("publishers", "Who published the guidelines", "The 23 agencies, as printed in 2023.", "publishers.yaml"),
            ("sources", "Sources and further reading", "Every document this site rests on.", "sources.yaml"),
            ("source-text", "The official text, clause by clause", "All source clauses in our own words, and the checks that ask them.", "source.yaml"),
        ]
        for name, title, description, file in plain:
            meta = {"title": title, "description": description, "section": "about", "source_file": f"guidelines/{file}"}
            yield f"{name}/index.md", f"{name}.md.j2", meta, {}

    def _page(self, path: str, template: str, meta: dict[str, Any], values: dict[str, Any]) -> str:
        front = {**meta, "description": without_citations(meta["description"]), "render_macros": False}
        head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
        return f"---\n{head}---\n\n{self._text(template, path, values)}"

    def _data(self, data: dict[str, Any]) -> Markup:
        """A block of data, with all ids that each check descends from, also by way of editions that somebody skipped."""
        for check in data["checks"]:
            check.update(self.lineage.get(check["id"], {}))
        return Markup(as_script(data))

    @cached_property
    def lineage(self) -> dict[str, dict[str, list[str]]]:
        found = edition_in_work(self.catalogue, self.editions).checks
        return {one.id: {key: ids for key in ("formerly", "replaces") if (ids := getattr(one, key))} for one in found}

    def _text(self, template: str, page: str, values: dict[str, Any]) -> str:
        root = self.addresses.root_from(page)
        words = PageWords(self.linker, self.catalogue, root)
        to = Links(self.addresses, root)
        shared = {
            "c": self.catalogue, "v": self.views, "x": self.crosswalks, "to": to, "words": words,
            "block": lambda text: Markup(words.block(text)),
            "line": lambda text: Markup(words.line(text)),
            "meaning": lambda text: Markup(words.meaning(text)),
            "plain": lambda text: Markup(words.plain(text)),
            "trace": lambda guideline: Markup(trace(self.catalogue, guideline)),
            "client": self.client and root + self.client,
            "answering": lambda guideline=None, audience=None: self._data(answering_data(self.catalogue, to, root, guideline, audience)),
            "example_data": lambda example: self._data(example_data(self.catalogue, to, root, example)), "caf": Markup(as_script(self.caf)) if self.caf else "", "has_examples": bool(self.examples and self.client),
            "resume": lambda: self._data(resume_data(self.catalogue, to, root)),
            "drawing": lambda: Markup(drawing(self.catalogue, to)),
            "listing": lambda: Markup(listing(self.catalogue, to)),
        }  # fmt: skip
        return self.environment.get_template(template).render(**shared, **values)


class Links:
    """Addresses as one page writes them: relative, so that the site works under any path."""

    def __init__(self, addresses: Addresses, root: str) -> None:
        self._addresses = addresses
        self._root = root

    def __getattr__(self, name: str) -> Any:
        find = getattr(self._addresses, name)
        return lambda *arguments: self._root + find(*arguments)


def long_date(text: str) -> str:
    """`2026-11-23` as `23 November 2026`; a shorter date gives what it knows."""
    months = "January February March April May June July August September October November December".split()
    year, month, day = [*text.split("-"), "", ""][:3]
    return " ".join(part for part in (str(int(day)) if day else "", months[int(month) - 1] if month else "", year) if part)
