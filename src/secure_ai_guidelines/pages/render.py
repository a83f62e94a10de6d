"""Every generated page. In: a Catalogue. Out: {path under docs: Markdown with front matter}, in a fixed order.

Which pages there are stands in `plan.py`, what a page shows in `templates/`, what it may ask for in `views.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import jinja2
import yaml
from markupsafe import Markup

from ..catalogue.citations import without_citations
from ..catalogue.load import Catalogue
from ..editions.edition import Edition
from ..editions.working import edition_in_work
from .addresses import Addresses
from .answering import answering_data, as_script, example_data, resume_data
from .crosswalks import Crosswalks
from .life_cycle import drawing, listing, trace
from .organisation import OwnViews
from .plan import Plan
from .prose import Linker, PageWords


class Pages:
    """Renders the pages of one catalogue.

    `is_files` gives addresses for a copy that opens from disk. `client` is where the assessment's scripts lie, from the
    site's root and without a slash at its end; without it the pages carry no form and there is no assessment. `editorial` is
    the table of the page for editors; none, no page. `examples` are the worked examples by name, `editions` all editions, the
    one in work last; none, and every check descends from what its own file names.
    `caf` is what the results say by outcome of the Cyber Assessment Framework, as `publish/caf.py` makes it.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        is_files: bool = False,
        client: str | None = None,
        editorial: Sequence[Sequence[str]] = (),
        examples: Mapping[str, Any] | None = None,
        editions: Sequence[Edition] = (),
        caf: dict[str, Any] | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.client = client
        self.examples = examples or {}
        self.editions = editions
        self.caf = caf
        self.addresses = Addresses(catalogue, is_files)
        self.views = OwnViews(catalogue)
        self.crosswalks = Crosswalks(catalogue)
        self.plan = Plan(catalogue, self.views, self.crosswalks, bool(client), editorial, self.examples, editions)

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
        return {path: self._page(path, template, meta, values) for path, template, meta, values in self.plan}

    def part(self, template: str, page: str, **values: Any) -> str:
        """A piece of HTML for a hand-written page at `page`, such as the life cycle on the home page."""
        return self._text(template, page, values)

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
            "example_data": lambda example: self._data(example_data(self.catalogue, to, root, example)),
            "caf": Markup(as_script(self.caf)) if self.caf else "",
            "has_examples": bool(self.examples and self.client),
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
    months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    year, month, day = [*text.split("-"), "", ""][:3]
    return " ".join(part for part in (str(int(day)) if day else "", months[int(month) - 1] if month else "", year) if part)
