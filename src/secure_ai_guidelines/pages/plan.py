"""Which pages there are, in a fixed order, and what each is given. In: a Catalogue. Out: path, template, front matter, values.

What a page shows is decided in `templates/`. All paths end in `index.md`, so that a path has as many folders as its address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..catalogue.load import Catalogue
from ..editions.changes import history
from ..editions.edition import Edition
from ..editions.said import said
from .crosswalks import Crosswalks
from .examples import example_pages
from .frameworks import framework_pages
from .organisation import OwnViews, organisation_page

# Path under docs, name of the template, front matter, and what the template is given besides what all are given.
Planned = tuple[str, str, dict[str, Any], dict[str, Any]]


@dataclass(frozen=True)
class Plan:
    """The pages of one catalogue. Without an assessment there are no pages that answer; without an editorial table none for editors."""

    catalogue: Catalogue
    views: OwnViews
    crosswalks: Crosswalks
    has_assessment: bool = False
    editorial: Sequence[Sequence[str]] = ()
    examples: Mapping[str, Any] = field(default_factory=dict)
    editions: Sequence[Edition] = ()

    def __iter__(self) -> Iterator[Planned]:
        c = self.catalogue
        for area in c.areas:
            meta = {"title": area.title, "description": area.summary, "area": area.id, "hue": area.hue, "source_file": "guidelines/areas.yaml"}
            yield f"{area.id}/index.md", "area.md.j2", meta, {"area": area}
            for guideline in c.in_area(area):
                yield from self._guideline(area, guideline)
        for audience in c.audiences:
            whom = "the UK public sector" if audience.id == "public-sector" else audience.title[0].lower() + audience.title[1:]
            meta = {
                "title": f"Handbook for {whom}",
                "description": audience.summary,
                "section": "handbooks",
                "audience": audience.id,
                "search": {"exclude": True},
                "source_file": "guidelines/audiences.yaml",
            }
            yield f"for/{audience.id}/index.md", "handbook.md.j2", meta, {"audience": audience}
        yield (
            "for/index.md",
            "handbooks.md.j2",
            {
                "title": "Handbooks",
                "description": "All the advice for one kind of organisation on one page.",
                "section": "handbooks",
                "source_file": "guidelines/audiences.yaml",
            },
            {},
        )
        for route in c.routes:
            meta = {"title": route.title, "description": route.summary, "section": "routes", "source_file": "guidelines/routes.yaml"}
            yield f"run/{route.id}/index.md", "route.md.j2", meta, {"route": route}
        if self.has_assessment:
            yield from self._assessment()
            yield from example_pages(self.examples)
        if self.editorial:
            meta = {"title": "For editors", "description": "How the words of this site measure.", "section": "about", "search": {"exclude": True}}
            yield "editorial/index.md", "editorial.md.j2", meta, {"rows": self.editorial}
        yield from self._lists()

    def _assessment(self) -> Iterator[Planned]:
        shared = {"hide": ["navigation", "toc"], "search": {"exclude": True}}
        assess = {
            "title": "Assess",
            "description": "Answer the checks that apply. Your answers stay on this device.",
            "class": "assess",
            "styles": ["assess", "assess-page", "time", "workshop"],
        }
        yield "assess/index.md", "assess.md.j2", {**assess, **shared}, {}
        results = {
            "title": "Results",
            "description": "Where you are, and what to do next.",
            "class": "results-page",
            "styles": ["assess-page", "results", "time"],
        }
        yield "assess/results/index.md", "results.md.j2", {**results, **shared}, {}

    def _guideline(self, area: Any, guideline: Any) -> Iterator[Planned]:
        slug = self.catalogue.slugs[guideline.id]
        meta = {
            "area": area.id,
            "hue": area.hue,
            "guideline": guideline.id,
            "heading": guideline.title,
            "description": guideline.summary.strip(),
            "source_file": f"guidelines/{area.id}/{slug}.yaml",
        }
        yield (
            f"{area.id}/{slug}/index.md",
            "guideline.md.j2",
            {"title": f"{guideline.id} {guideline.title}", **meta, "search": {"boost": 1.05}, "styles": ["crosswalk"]},
            {"area": area, "guideline": guideline},
        )
        for audience in self.catalogue.audiences:
            title = f"{guideline.id} {guideline.title}, for {self.views.for_whom(audience)}"
            values = {"area": area, "guideline": guideline, "audience": audience, "guidance": self.views.guidance(guideline, audience)}
            yield f"{area.id}/{slug}/{audience.id}/index.md", "audience.md.j2", {"title": title, **meta, "audience": audience.id}, values

    def _lists(self) -> Iterator[Planned]:
        c = self.catalogue
        hidden = {"search": {"exclude": True}}
        yield (
            "checks/index.md",
            "checks.md.j2",
            {"title": "All checks", "description": "Every check once, at its permanent address.", "styles": ["crosswalk"], **hidden},
            {},
        )
        pairs = [(changes, said(changes)) for changes in reversed(history(self.editions))]
        meta = {"title": "Changes of questions", "description": "What each edition asks otherwise than the one before.", "section": "about", **hidden}
        yield "changes/editions/index.md", "editions.md.j2", meta, {"pairs": pairs}
        yield (
            "roles/index.md",
            "roles.md.j2",
            {"title": "Roles", "description": "Six parts people play, and what each one does.", "section": "roles"},
            {},
        )
        for role in c.roles:
            meta = {"title": role.title, "description": role.summary, "section": "roles", "source_file": f"guidelines/roles/{role.id}.yaml", **hidden}
            yield f"roles/{role.id}/index.md", "role.md.j2", meta, {"role": role}
        yield (
            "threats/index.md",
            "threats.md.j2",
            {"title": "Threats", "description": "How AI systems are attacked or go wrong.", "section": "threats"},
            {},
        )
        for threat in c.threats:
            meta = {
                "title": threat.title,
                "description": threat.summary.strip(),
                "section": "threats",
                "source_file": f"guidelines/threats/{threat.id}.yaml",
                "styles": ["crosswalk"],
            }
            yield f"threats/{threat.id}/index.md", "threat.md.j2", meta, {"threat": threat}
        yield from framework_pages(self.crosswalks)
        yield from organisation_page(c)
        plain = [
            ("glossary", "Words", "Words used on this site, explained.", "glossary.yaml"),
            ("policy", "Policy and timeline", "What the 2023 announcement named, and what became of it.", "policy.yaml"),
            ("publishers", "Who published the guidelines", "The 23 agencies, as printed in 2023.", "publishers.yaml"),
            ("sources", "Sources and further reading", "Every document this site rests on.", "sources.yaml"),
            (
                "source-text",
                "The official text, clause by clause",
                "All source clauses in our own words, and the checks that ask them.",
                "source.yaml",
            ),
        ]
        for name, title, description, file in plain:
            meta = {"title": title, "description": description, "section": "about", "source_file": f"guidelines/{file}"}
            yield f"{name}/index.md", f"{name}.md.j2", meta, {}
