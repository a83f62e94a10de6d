"""Begins a guideline. In: an area, a file name, a title. Out: a YAML file with every field, to be filled in.

The next number is the highest of the area that any file names plus one: a retired id, an id that only prose or the
official clauses still name, and an id in a file that does not fit are all taken.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from .catalogue.folder import read_folder
from .catalogue.records import SLUG
from .problems import DataError, Problem, one_of

FORM = """\
# yaml-language-server: $schema=../schema/guideline.schema.json
id: {id}
title: "{title}"
since: "{edition}"
source: []                       # heads of official clauses; a guideline of your own says `ours` instead
ours: "TODO why this site adds it, then a citation of a public source"
checked: {today}
summary: TODO one or two sentences that say what to do
asks:
  - TODO first thing it asks
  - TODO second thing it asks
  - TODO third thing it asks
why: |
  TODO why it matters, to every reader
guidance:
  sme:
    first: TODO the first step, today
    text: |
      TODO 150 to 350 words together with the first step
  large:
    first: TODO the first step, today
    text: |
      TODO 150 to 350 words together with the first step
  public-sector:
    first: TODO the first step, today
    text: |
      TODO 150 to 350 words together with the first step
roles:
  risk-owner: TODO one or two sentences
mistakes:
  - TODO a mistake people make
  - TODO another
  - TODO a third
checks:
  - id: {id}.1
    label: TODO short name
    ask: TODO can it be answered yes, partly, no or not applicable?
    do: TODO the same as a task, for the list of what to do next
    why: TODO one sentence
    since: "{edition}"
    ours: "TODO why this site adds it, then a citation of a public source"
    roles: [risk-owner]
    priority: 2
    effort: days
    partly: TODO what half done looks like
    evidence:
      sme: TODO what would show it in a small firm
      large: TODO what would show it in a large organisation
      public-sector: TODO what would show it in the public sector
retired: []
see-also: []
"""


def new_guideline(root: Path, area_id: str, name: str, title: str) -> tuple[Path, str]:
    """Writes the form and gives back its path and id. Throws DataError for an unknown area or a bad name."""
    folder = read_folder(root)
    areas = {area.id: area for area in folder.list_of("areas.yaml")}
    if "areas.yaml" not in folder.single:
        raise DataError(folder.problems)
    if area_id not in areas:
        raise DataError([Problem("secure-ai new", 0, one_of("the area", area_id, areas))])
    if not re.fullmatch(SLUG, name):
        raise DataError([Problem("secure-ai new", 0, f"the name is '{name}', not lower-case words joined by hyphens. Correct it.")])
    guideline_id = _next_id(areas[area_id].code, root)
    path = root / area_id / f"{name}.yaml"
    held = folder.single.get("edition.yaml")
    form = FORM.format(
        id=guideline_id,
        title=title.replace("\\", "\\\\").replace('"', '\\"'),
        edition=held.value.edition if held else "1.0",
        today=datetime.date.today().isoformat(),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(form)
    return path, guideline_id


def _next_id(code: str, root: Path) -> str:
    texts = [path.read_text("utf-8", errors="ignore") for path in root.rglob("*.yaml") if path.is_file()]
    numbers = [int(number) for text in texts for number in re.findall(rf"\b{code}-([1-9][0-9]*)", text)]
    return f"{code}-{max(numbers, default=0) + 1}"
