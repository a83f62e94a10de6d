"""The order of the site's pages for a navigation. In: a Catalogue. Out: MkDocs' nav form, as plain lists and dictionaries."""

from __future__ import annotations

from typing import Any

from ..catalogue.load import Catalogue
from .crosswalks import Crosswalks


def navigation(catalogue: Catalogue, *, with_assessment: bool = False) -> list[dict[str, Any]]:
    """Home, start, the areas with their guidelines, then the rest. Audience pages are reached through their guideline."""
    areas = [
        {area.title: [f"{area.id}/index.md", *(f"{area.id}/{catalogue.slugs[g.id]}/index.md" for g in catalogue.in_area(area))]}
        for area in catalogue.areas
    ]
    frameworks = [{framework.short: f"frameworks/{framework.id}/index.md"} for framework in Crosswalks(catalogue).frameworks]
    return [
        {"Home": "index.md"},
        {"Start here": ["start/index.md", *({route.title: f"run/{route.id}/index.md"} for route in catalogue.routes)]},
        *([{"Assess": ["assess/index.md", {"Results": "assess/results/index.md"}]}] if with_assessment else []),
        *areas,
        {"Handbooks": ["for/index.md", *({audience.title: f"for/{audience.id}/index.md"} for audience in catalogue.audiences)]},
        {"All checks": "checks/index.md"},
        {"Roles": ["roles/index.md", *(f"roles/{role.id}/index.md" for role in catalogue.roles)]},
        {"Threats": ["threats/index.md", *(f"threats/{threat.id}/index.md" for threat in catalogue.threats)]},
        {"Frameworks": ["frameworks/index.md", "frameworks/find/index.md", *frameworks]},
        {"Data and API": "data/index.md"},
        {
            "About": [
                "about/index.md",
                *(["help/index.md"] if with_assessment else []),
                "policy/index.md",
                "publishers/index.md",
                "sources/index.md",
                "source-text/index.md",
                "glossary/index.md",
                "changes/index.md",
                "changes/editions/index.md",
                "privacy/index.md",
                "accessibility/index.md",
                "security/index.md",
                "self-assessment/index.md",
                "benchmarks/index.md",
            ]
        },
        {"Host it yourself": ["host/index.md", "host/verify.md", "host/own/index.md"]},
        *([{f"What {catalogue.own.organisation.name} changed": "organisation/index.md"}] if catalogue.own else []),
    ]
