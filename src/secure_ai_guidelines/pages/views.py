"""What pages ask of the catalogue, each question once. In: a Catalogue. Out: plain lists in a fixed order."""

from __future__ import annotations

from typing import Any

from ..catalogue.load import Catalogue

PRIORITY = {1: "Do first", 2: "Do next", 3: "Do later"}
EFFORT = {"hours": "Takes hours", "days": "Takes days", "weeks": "Takes weeks"}
STATES = ("Not yet", "Partly", "In place", "Not applicable", "Risk accepted")
STATUS_LABELS = (("unanswered", "Not answered"), *((label.lower().replace(" ", "-"), label) for label in STATES))


class Views:
    """Look-ups over one catalogue. Nothing here is HTML."""

    states = STATES
    status_labels = STATUS_LABELS

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._check = {check.id: (guideline, check) for guideline, check in catalogue.checks}
        self._clause = {clause.id: clause for clause in catalogue.clauses}
        self._role = {role.id: role for role in catalogue.roles}
        self._threat = {threat.id: threat for threat in catalogue.threats}
        self._guideline = {guideline.id: guideline for guideline in catalogue.guidelines}
        self._phrase = {word.id: word.phrase for word in (*catalogue.routes, *catalogue.traits)}

    def area_of(self, guideline: Any) -> Any:
        """The area a guideline belongs to."""
        return self.catalogue.area_of(guideline)

    def check(self, check_id: str) -> tuple[Any, Any]:
        """(guideline, check) of an id."""
        return self._check[check_id]

    def clause(self, clause_id: str) -> Any:
        """The clause of an id."""
        return self._clause[clause_id]

    def role(self, role_id: str) -> Any:
        """The role of an id."""
        return self._role[role_id]

    def threat(self, threat_id: str) -> Any:
        """The threat of an id."""
        return self._threat[threat_id]

    def guideline(self, guideline_id: str) -> Any:
        """The guideline of an id."""
        return self._guideline[guideline_id]

    def for_whom(self, audience: Any) -> str:
        """An audience after the word 'for', in the middle of a sentence."""
        return "the UK public sector" if audience.id == "public-sector" else audience.title[0].lower() + audience.title[1:]

    def guidance(self, guideline: Any, audience: Any) -> Any:
        """The advice of a guideline for an audience."""
        return getattr(guideline.guidance, audience.id.replace("-", "_"))

    def evidence(self, check: Any, audience: Any) -> str:
        """What shows a check to be in place, for an audience."""
        return getattr(check.evidence, audience.id.replace("-", "_"))

    def position(self, guideline: Any) -> int:
        """The place of a guideline in the whole list, from 1."""
        return self.catalogue.guidelines.index(guideline) + 1

    def neighbours(self, guideline: Any) -> tuple[Any | None, Any | None]:
        """The guidelines before and after this one."""
        everything, at = self.catalogue.guidelines, self.catalogue.guidelines.index(guideline)
        return (everything[at - 1] if at else None, everything[at + 1] if at + 1 < len(everything) else None)

    def chips(self, check: Any) -> list[str]:
        """Priority, effort and roles of a check, in words."""
        return [PRIORITY[check.priority], EFFORT[check.effort], *(self._role[name].title for name in check.roles)]

    def applies(self, check: Any) -> str:
        """When a check applies, as the rest of 'Applies if ...'; empty when it always does."""
        groups = [[self._phrase[name] for name in names] for names in (check.routes, check.traits) if names]
        return ", and ".join(" or ".join(group) for group in groups)

    def threats_of(self, guideline: Any) -> list[Any]:
        """The threats that a guideline's checks reduce, in the order of the threats."""
        named = {name for check in guideline.checks for name in check.threats}
        return [threat for threat in self.catalogue.threats if threat.id in named]

    def checks_against(self, threat: Any) -> list[tuple[Any, Any]]:
        """The checks that reduce a threat, first things first."""
        found = [(g, check) for g, check in self.catalogue.checks if threat.id in check.threats]
        return sorted(found, key=lambda pair: pair[1].priority)

    def checks_of_role(self, role: Any, area: Any) -> list[tuple[Any, Any]]:
        """The checks of an area in which a role has a part, first things first."""
        found = [(g, check) for g in self.catalogue.in_area(area) for check in g.checks if role.id in check.roles]
        return sorted(found, key=lambda pair: pair[1].priority)

    def checks_of_route(self, route: Any) -> tuple[list[tuple[Any, Any]], list[tuple[Any, Any]]]:
        """(checks that apply to a route, checks that do not)."""
        pairs = self.catalogue.checks

        def applies(check: Any) -> bool:
            return not check.routes or route.id in check.routes

        return [pair for pair in pairs if applies(pair[1])], [pair for pair in pairs if not applies(pair[1])]

    def asked_by(self, clause: Any) -> list[Any]:
        """The checks that ask a clause."""
        return [check for _, check in self.catalogue.checks if clause.id in check.source]

    def clauses_of(self, guideline: Any) -> list[Any]:
        """The source clauses of a guideline."""
        return [clause for clause in self.catalogue.clauses if clause.guideline == guideline.id]
