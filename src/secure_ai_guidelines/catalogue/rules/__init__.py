"""The rules that need more than one object, one function each. In: a Folder. Out: problems. A rule never throws.

To add a rule, write a function `Folder -> Iterator[Problem]` in the file of its subject and list it here; give it one
good and one bad case in `tests/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...problems import Problem
from ..folder import Folder
from . import coverage, crosswalks, frameworks, ids, links, prose, words

Rule = Callable[[Folder], Iterator[Problem]]

ALWAYS: list[Rule] = [
    ids.ids_are_unique,
    ids.ids_name_no_overlay,
    ids.check_ids_follow_their_guideline,
    ids.guidelines_stand_in_their_area,
    ids.files_are_named_after_their_id,
    ids.lineage_is_closed,
    ids.after_has_no_cycle,
    links.vocabulary_is_known,
    links.clauses_are_known,
    links.see_also_is_known,
    links.start_with_is_known,
    links.citations_are_known,
    links.ids_in_prose_are_known,
    prose.prose_holds_no_html,
    prose.prose_holds_no_address,
    prose.no_date_lies_ahead,
    prose.citations_are_closed,
    prose.nothing_is_left_to_do,
    frameworks.frameworks_are_closed,
    frameworks.incidents_are_known,
    crosswalks.crosswalk_frameworks_are_known,
    crosswalks.crosswalk_ids_are_known,
    crosswalks.crosswalk_rows_begin_here,
    crosswalks.every_guideline_has_its_say,
    crosswalks.crosswalks_say_nothing_twice,
    crosswalks.every_framework_has_a_crosswalk,
    coverage.every_ask_is_asked,
    coverage.every_context_is_told,
    coverage.our_own_checks_cite_a_source,
]
OF_STYLE: list[Rule] = [
    words.guidance_has_its_length,
    words.guidance_can_be_read,
    words.audiences_differ,
    words.banned_words_are_absent,
]


def apply_rules(folder: Folder, *, with_words: bool) -> list[Problem]:
    """Every problem the rules find in the folder, unsorted."""
    rules = ALWAYS + (OF_STYLE if with_words else [])
    return [problem for rule in rules for problem in rule(folder)]
