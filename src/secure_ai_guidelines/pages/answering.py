"""What the assessment in the page needs to know, as the JSON block of a page. In: a Catalogue. Out: a dictionary, or its safe text.

The client asks nothing over the network: this block is all it knows of the guidelines. A guideline's page carries its own
checks only.
"""

from __future__ import annotations

import json
from typing import Any

from ..catalogue.citations import without_citations
from ..catalogue.load import Catalogue
from ..catalogue.provenance import Own
from ..catalogue.wording import digest

CONTENT_SET = "secure-ai-guidelines"


def answering_data(catalogue: Catalogue, to: Any, root: str, guideline: Any = None, audience: Any = None) -> dict[str, Any]:
    """The block for one guideline's page, or for the whole assessment when `guideline` is None. Addresses are the page's own."""
    c = catalogue
    guidelines = [guideline] if guideline else list(c.guidelines)
    areas = [area for area in c.areas if any(c.area_of(g) is area for g in guidelines)]
    return {
        **({"organisation": {"name": c.own.organisation.name, "audience": c.own.organisation.audience}} if c.own else {}),
        "page": {"audience": audience.id} if audience else None,
        "edition": c.edition.edition,
        "contentSet": CONTENT_SET,
        "base": root or "./",
        "urls": {"assess": to.folder("assess"), "results": to.folder("assess/results"), "start": to.folder("start")},
        "areas": [{"id": a.id, "code": a.code, "title": a.title, "hue": a.hue, "url": to.folder(a.id)} for a in areas],
        "audiences": [{"id": a.id, "title": a.title, "name": a.name, "startWith": a.start_with} for a in c.audiences],
        "routes": [_word(word) for word in c.routes],
        "traits": [_word(word) for word in c.traits],
        "roles": [{"id": role.id, "title": role.title} for role in c.roles],
        "guidelines": [_guideline(c, to, g) for g in guidelines],
        "checks": [_check(g, check, c.own, with_words=guideline is None) for g in guidelines for check in g.checks],
        "retired": [{"id": row.id, "in": row.in_, "asked": row.asked, "why": without_citations(row.why)} for g in guidelines for row in g.retired],
    }


def example_data(catalogue: Catalogue, to: Any, root: str, example: Any) -> dict[str, Any]:
    """The block for a worked example's page: all that the assessment knows, and the example as a file of one's own would hold it."""
    return {**answering_data(catalogue, to, root), "example": example.assessment}


def resume_data(catalogue: Catalogue, to: Any, root: str) -> dict[str, Any]:
    """The block for the home page: no more than it takes to say how far an assessment is and what comes next."""
    checks = [(g, check) for g in catalogue.guidelines for check in g.checks]
    return {
        "contentSet": CONTENT_SET,
        "base": root or "./",
        "urls": {"assess": to.folder("assess"), "results": to.folder("assess/results")},
        "audiences": [{"id": a.id, "startWith": a.start_with} for a in catalogue.audiences],
        "checks": [
            {"id": check.id, "guideline": g.id, "label": check.label, "priority": check.priority, "effort": check.effort, "routes": check.routes,
             "traits": check.traits, "after": check.after}
            for g, check in checks
        ],
    }  # fmt: skip


def _word(word: Any) -> dict[str, str]:
    return {"id": word.id, "title": word.title, "phrase": word.phrase, "summary": word.summary}


def _guideline(catalogue: Catalogue, to: Any, guideline: Any) -> dict[str, Any]:
    return {
        "id": guideline.id,
        "title": guideline.title,
        "area": catalogue.area_of(guideline).id,
        "url": to.guideline(guideline.id),
        "audienceUrls": {audience.id: to.audience(guideline.id, audience.id) for audience in catalogue.audiences},
    }


def _check(guideline: Any, check: Any, own: Own | None, *, with_words: bool) -> dict[str, Any]:
    row = {
        "id": check.id, "guideline": guideline.id, "label": check.label, "ask": check.ask, "do": check.do, "priority": check.priority,
        "effort": check.effort, "roles": check.roles, "routes": check.routes, "traits": check.traits, "after": check.after,
        "digest": digest(check.ask), "ours": bool(check.ours),
    }  # fmt: skip
    row |= {key: value for key in ("replaces", "formerly") if (value := getattr(check, key))}
    row |= _of_organisation(check, own) if own else {}
    if with_words:
        row["since"] = check.since
        row["evidence"] = {"sme": check.evidence.sme, "large": check.evidence.large, "public-sector": check.evidence.public_sector}
    return row


def _of_organisation(check: Any, own: Own) -> dict[str, Any]:
    """What an answer has to carry in this copy, and who added or changed the check; only what there is."""
    changed = own.changes_of(check.id)
    said = {
        "requires": list(own.required_of(check.id)),
        "addedBy": own.added_by(check.id),
        "changedBy": changed[-1].by if changed else None,
    }
    return {key: value for key, value in said.items() if value}


def as_script(data: dict[str, Any]) -> str:
    """The data as the text of an inline JSON block: one line, and no `<` that could end the block."""
    return (
        json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )
