"""Pages to measure on: the assessment with any number of checks, and a hand-written page of as many checkboxes.

In: a built assessment page and a number. Out: HTML. The copies of a check stand beside it, under ids of their own, in the page and
in its data, as they would if the catalogue held them.
"""

from __future__ import annotations

import html
import json
import re

ARTICLE = re.compile(r'<article class="check.*?</article>', re.DOTALL)
DATA = re.compile(r'(<script type="application/json" id="assessment-data">)(.*?)(</script>)', re.DOTALL)


def with_checks(page: str, count: int) -> str:
    """The page with exactly `count` checks: each one as often as it takes, the first ones once more."""
    data = json.loads(DATA.search(page)[2])
    own = [check["id"] for check in data["checks"]]
    turns = {check: len(range(index, count, len(own))) for index, check in enumerate(own[:count])}
    copies = {check: [check, *(f"{check}{100 + n}" for n in range(turns[check] - 1))] for check in turns}
    data["checks"] = [{**check, "id": name} for check in data["checks"] for name in copies.get(check["id"], ())]
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    page = DATA.sub(lambda found: found[1] + text + found[3], page)
    return ARTICLE.sub(lambda found: "\n".join(_copies(found[0], copies)), page)


def _copies(article: str, copies: dict[str, list[str]]) -> list[str]:
    check = re.search(r'data-check="([^"]+)"', article)[1]
    return [re.sub(rf"\b{re.escape(check)}(?!\d)", name, article) for name in copies.get(check, ())]


def plain_page(questions: list[str]) -> str:
    """What anybody would write by hand: a list of checkboxes and how many are ticked. It saves nothing."""
    rows = "\n".join(f'<li><label><input type="checkbox"> {html.escape(question)}</label></li>' for question in questions)
    return f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Checklist</title>
<p style="position: sticky; top: 0"><span id="count">0 of {len(questions)}</span> ticked</p>
<ul>
{rows}
</ul>
<script src="plain.js"></script>
"""


PLAIN_SCRIPT = """
const boxes = document.querySelectorAll("input");
const count = document.getElementById("count");
document.addEventListener("change", () => {
  count.textContent = `${[...boxes].filter((box) => box.checked).length} of ${boxes.length}`;
});
"""


def questions_of(page: str) -> list[str]:
    """The questions of an assessment page, in order."""
    return [check["ask"] for check in json.loads(DATA.search(page)[2])["checks"]]
