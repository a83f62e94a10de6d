"""Every state of the assessment that a person can stand in front of. Out: {name: function}; each takes `sit` and gives the Sitting there.

A state is reached as a person would reach it, from an empty browser, so that what is looked at afterwards is what people see.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import states_answering as answering
import states_trouble as trouble
from files import answer, assessment, register
from sitting import Sitting
from states_answering import RISK, Sit, begun

NOT_HERE = {"reason": "Nobody is affected by it"}
TO_DO = {"owner": "Office manager", "due": "2026-11-01", "note": "Asked the supplier"}


def several(sit: Sit, *, count: int = 60) -> Sitting:
    """A person who brought in answers to many checks, so that results have something to show."""
    person = begun(sit)
    wanted = ["in-place", "partly", "not-yet", "in-place", "not-applicable", "risk-accepted", "in-place"]
    ids = person.page.locator("article[data-check]").evaluate_all("(all) => all.map((one) => one.id)")[:count]
    given = {id: wanted[at % len(wanted)] for at, id in enumerate(ids)}
    more = {"risk-accepted": RISK, "not-applicable": NOT_HERE, "not-yet": TO_DO}
    file = assessment({id: answer(status, **more.get(status, {})) for id, status in given.items()})
    person.bring_in(file | {"name": register("Benefits triage"), "profile": {"audience": register("public-sector")}})
    return person


def results(person: Sitting) -> Sitting:
    person.go("assess/results/")
    return person


def results_full(sit: Sit) -> Sitting:
    return results(several(sit, count=1000))


def full_report(sit: Sit) -> Sitting:
    person = results(several(sit))
    person.page.get_by_text("The full report: every check that applies").click()
    person.page.get_by_role("button", name=re.compile("Show all")).click()
    return person


def results_with_open_matters(sit: Sit) -> Sitting:
    return results(trouble.conflict(sit))


def resumed(sit: Sit) -> Sitting:
    person = answering.six_states(sit)
    person.page.goto(person.base)
    person.page.get_by_role("heading", name="Pick up where you left off").wait_for()
    return person


EVERY: dict[str, Callable[[Sit], Sitting]] = {
    "first visit": lambda sit: sit(),
    "begin refused, no name": answering.refused_without_name,
    "begin refused, no organisation": answering.refused_without_organisation,
    "begun": begun,
    "six states": answering.six_states,
    "evidence open": answering.evidence_open,
    "filter on": answering.filter_on,
    "nothing fits": answering.nothing_fits,
    "why not shown": answering.why_not_shown,
    "profile open": answering.profile_open,
    "several assessments": answering.several_assessments,
    "asked to delete": answering.asked_to_delete,
    "deleted": answering.deleted,
    "import preview": trouble.import_preview,
    "file refused": trouble.file_refused,
    "conflict": trouble.conflict,
    "storage blocked": trouble.storage_blocked,
    "storage blocked, results": trouble.storage_blocked_results,
    "not promised": trouble.not_promised,
    "damaged": trouble.damaged,
    "older answers": trouble.older_answers,
    "unknown state": trouble.unknown_state,
    "on a guideline": answering.on_a_guideline,
    "resumed": resumed,
    "results, none": lambda sit: sit("assess/results/"),
    "results, nothing answered": lambda sit: results(begun(sit)),
    "results, some": lambda sit: results(several(sit)),
    "results, all": results_full,
    "results, open matters": results_with_open_matters,
    "full report": full_report,
}  # fmt: skip
