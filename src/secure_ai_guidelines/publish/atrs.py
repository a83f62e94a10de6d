"""Which checks help to fill in an Algorithmic Transparency Recording Standard (ATRS) record. In: a Catalogue. Out: table rows.

Numbers and names of the fields are those of version 3.0 (March 2024), read in the standard's own repository
(co-cddo/algorithmic-transparency-recording-standard, `template_table.md`) on 24 November 2026. A version 4.0 followed; its
template was not compared. That a check helps is this site's judgement. No crosswalk, since a record asks to be told, not to be secure.
"""

from __future__ import annotations

from typing import Any

from ..catalogue.load import Catalogue

EDITION, CHECKED = "3.0", "2026-11-24"
COLUMNS = ["field", "name", "section", "required", "edition", "checked", "check", "question", "how"]
SECTIONS = {
    "1": "Tier 1 information", "2.1": "Owner and responsibility", "2.2": "Description and rationale", "2.3": "Decision-making process",
    "2.4.1": "Tool specification", "2.4.2": "Model specification", "2.4.3": "Data specification",
    "2.5": "Risks, mitigations and impact assessments",
}  # fmt: skip
OPTIONAL = {"2.1.4.1", "2.1.4.2", "2.1.4.3", "2.1.4.4", "2.1.4.5", "2.2.1", "2.2.4", "2.2.5", "2.3.6", "2.4.3.9"}
# Field, name, checks, how their answers help. A field without checks is one for which this site has nothing.
FIELDS = (
    ("1.1", "Name", "", ""),
    ("1.2", "Description", "DEV-3.3", "What the record says the system is for, in words for the public."),
    ("1.3", "Website URL", "", ""),
    ("1.4", "Contact email", "", ""),
    ("2.1.1", "Organisation or department", "", ""),
    ("2.1.2", "Team", "", ""),
    ("2.1.3", "Senior responsible owner", "DES-1.1 DES-2.6", "Whoever owns the system and signs for its risks."),
    ("2.1.4", "External supplier involvement", "DEV-1.1", "The list of outside parts shows whether there is a supplier."),
    ("2.1.4.1", "External supplier", "DEV-1.1", "The list names who maintains each part."),
    ("2.1.4.2", "Companies House number", "", ""),
    ("2.1.4.3", "External supplier role", "DEV-1.1 DEP-5.5", "Which part comes from whom, and which share of security is theirs."),
    ("2.1.4.4", "Procurement procedure type", "", ""),
    ("2.1.4.5", "Data access terms", "DES-3.3 DEP-5.6", "What leaves for the supplier, who may see it, and whether it trains a model."),
    ("2.2.1", "Detailed description", "DEV-3.1", "The current record of how the system is made and run."),
    ("2.2.2", "Scope", "DEV-3.3 DEP-5.4", "What it is for, what it is not for, and where it fails."),
    ("2.2.3", "Benefit", "DES-3.1", "The reasons why AI suits the task."),
    ("2.2.4", "Previous process", "", ""),
    ("2.2.5", "Alternatives considered", "DES-3.1 DES-4.1 DES-4.3", "What was compared, and why nothing simpler would do."),
    ("2.3.1", "Process integration", "DEP-5.7", "Where the action waits for a person."),
    ("2.3.2", "Provided information", "", ""),
    ("2.3.3", "Frequency and scale of usage", "", ""),
    ("2.3.4", "Human decisions and review", "DES-3.7 DEP-5.7", "Which actions need approval, and how the system holds them until then."),
    ("2.3.5", "Required training", "DES-1.4 DES-1.6", "Who was told or trained in what."),
    ("2.3.6", "Appeals and review", "", ""),
    ("2.4.1.1", "System architecture", "DES-2.1 DEV-3.1", "The drawing of the whole system, without what would help an attacker."),
    ("2.4.1.2", "Phase", "DEV-4.2", "Where the system stands in the plan for its life."),
    ("2.4.1.3", "Maintenance", "DES-4.8 OPS-1.1 OPS-3.3", "How often it is measured, tested and looked at again."),
    ("2.4.1.4", "Models", "DEV-1.1 DEV-2.1", "The models in the list of assets."),
    ("2.4.2.1", "Model name", "DEV-2.1", "As in the list of assets."),
    ("2.4.2.2", "Model version", "DEV-2.3", "The version that is live."),
    ("2.4.2.3", "Model task", "DEV-3.3", "What the model is for."),
    ("2.4.2.4", "Model input", "DEV-3.1", "As the record of the system says."),
    ("2.4.2.5", "Model output", "DEV-3.1", "As the record of the system says."),
    ("2.4.2.6", "Model architecture", "DES-4.1 DES-4.7", "The structure that was compared, and the model it is built on."),
    ("2.4.2.7", "Model performance", "DES-4.3 DEP-4.2", "The tests on your own task, with their measures."),
    ("2.4.2.8", "Datasets", "DEV-3.2", "The sources of training and tuning data."),
    ("2.4.2.9", "Dataset purposes", "DEV-3.2", "What each was used for."),
    ("2.4.3.1", "Source data name", "DEV-3.2", "The sources by name."),
    ("2.4.3.2", "Data modality", "", ""),
    ("2.4.3.3", "Data description", "DEV-3.2", "What each source holds."),
    ("2.4.3.4", "Data quantities", "DES-4.5", "How large the training data is."),
    ("2.4.3.5", "Sensitive attributes", "DES-4.5", "How sensitive it is."),
    ("2.4.3.6", "Data completeness and representativeness", "DES-4.5", "How sound, relevant and varied it is."),
    ("2.4.3.7", "Source data URL", "DEV-3.8", "The addresses of public sources, with the day they were taken."),
    ("2.4.3.8", "Data collection", "DEV-3.2 DEV-3.8", "Where the data came from, and when."),
    ("2.4.3.9", "Data cleaning", "", ""),
    ("2.4.3.10", "Data sharing agreements", "", ""),
    ("2.4.3.11", "Data access and storage", "DEV-2.6 DEV-3.5 DEP-1.2 OPS-2.2", "Who reaches the data, how long it is kept, how it is protected."),
    ("2.5.1", "Impact assessment", "DES-2.3", "The harm written down for each threat, which an impact assessment can build on."),
    ("2.5.2", "Risks and mitigations", "DES-2.1 DES-2.6 DES-3.6", "The threats, what was decided, and what limits the harm."),
)


def atrs_rows(catalogue: Catalogue) -> list[list[Any]]:
    """By `COLUMNS`: one row for each check of each field, one for a field without. Nothing where a check is not in the catalogue."""
    asked = {check.id: check.ask for _, check in catalogue.checks}
    rows = []
    for number, name, checks, how in FIELDS:
        head = [number, name, section_of(number), "no" if number in OPTIONAL else "yes", EDITION, CHECKED]
        known = [one for one in checks.split() if one in asked]
        rows += [[*head, one, asked[one], how] for one in known] or [[*head, "", "", ""]]
    return rows if any(row[6] for row in rows) else []


def section_of(number: str) -> str:
    """The section a field stands in."""
    return next(title for start, title in sorted(SECTIONS.items(), reverse=True) if number.startswith(f"{start}."))
