"""Where each kind of organisation starts, as OSCAL profiles. In: a Catalogue. Out: {audience: dictionary}.

A profile here is a place to begin, not a baseline: it chooses the checks of the audience's start list and keeps their order as a
property. What it leaves out may matter more to one system than what it holds, and each profile says so.
"""

from __future__ import annotations

from typing import Any

from ..catalogue.load import Catalogue
from .json_api import ATTRIBUTION
from .oscal import metadata, prop, with_uuid

CATALOG = "catalog.json"  # lies beside the profiles
REMARKS = (
    "A place to begin, not a baseline: the {count} checks that this site sets at the start for this kind of organisation, in the order that the "
    "property start-with gives. Of all other checks it says nothing. The choice is this site's own judgement. No agency made or endorses it, the "
    "2023 guidelines name no levels, and a profile that is met proves nothing to a regulator, a customer or a court. Leave out what does not "
    "apply to your system: the properties route and trait say when a check applies. {attribution}"
)


def oscal_profiles(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """A profile for each audience that has a start list, by the audience's id."""
    return {audience.id: _profile(catalogue, audience) for audience in catalogue.audiences if audience.start_with}


def _profile(catalogue: Catalogue, audience: Any) -> dict[str, Any]:
    home = {check.id: guideline.id for guideline, check in catalogue.checks}
    start = [name for name in audience.start_with if name in home]  # a copy may hide a check
    parents = list(dict.fromkeys(home[name] for name in sorted(start)))
    remarks = REMARKS.format(count=len(start), attribution=ATTRIBUTION)
    content = {
        "metadata": metadata(catalogue, f"Secure AI Guidelines: where to begin, {audience.title}", remarks),
        "imports": [{"href": CATALOG, "include-controls": [{"with-child-controls": "no", "with-ids": [*parents, *sorted(start)]}]}],
        "merge": {"as-is": True},
        "modify": {"alters": [_order(name, place) for place, name in enumerate(start, 1)]},
    }
    return {"profile": with_uuid(f"profile/{audience.id}", content)}


def _order(check_id: str, place: int) -> dict[str, Any]:
    return {"control-id": check_id, "adds": [{"position": "ending", "props": [prop("start-with", place)]}]}
