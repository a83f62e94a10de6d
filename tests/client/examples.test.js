/** The worked examples as Python makes them: this client reads each whole, keeps each whole, and writes the same bytes. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { canonical, STATUSES } from "../../overrides/assets/assessment/model.js";
import { byKind, movement } from "../../overrides/assets/assessment/movement.js";
import { mergeAssessments } from "../../overrides/assets/assessment/registers.js";
import { restore } from "../../overrides/assets/assessment/restore.js";
import { momentOf, presentMoment, snapshotsOf } from "../../overrides/assets/assessment/snapshots.js";
import { isSound, metaOf } from "../../overrides/assets/assessment/store/records.js";

const ROOT = new URL("../../", import.meta.url);
const MADE = `
import json
from pathlib import Path
from secure_ai_guidelines.catalogue.load import load
from secure_ai_guidelines.examples.read import read_examples
from secure_ai_guidelines.pages.answering import answering_data

class To:
    def __getattr__(self, name):
        return lambda *ids: "./"

catalogue = load(Path("guidelines"), with_words=False)
files = {name: json.dumps(e.assessment, indent=2, ensure_ascii=False) + "\\n" for name, e in read_examples(Path("examples/assessments"), catalogue).items()}
print(json.dumps({"files": files, "data": answering_data(catalogue, To(), "")}))
`;

/** Python as `make` installs it; elsewhere the one whose name is given, or the first on the path. */
function python() {
  const own = new URL(".venv/bin/python", ROOT);
  return process.env.PYTHON || (existsSync(own) ? own.pathname : "python3");
}

/** @type {{files: Record<string, string>, data: any}} */
const made = JSON.parse(execFileSync(python(), ["-c", MADE], { cwd: ROOT, encoding: "utf8", maxBuffer: 1e8 }));

test("there is an example for each kind of organisation", () => {
  assert.deepEqual(Object.values(made.files).map((text) => JSON.parse(text).profile.audience.value).sort(), ["large", "public-sector", "sme"]);
});

for (const [name, text] of Object.entries(made.files)) {
  test(`${name} is read without a problem and comes out as the same bytes`, () => {
    const { assessment, problems, kept } = restore(text);
    assert.deepEqual([problems, kept], [[], {}]);
    assert.equal(canonical(assessment), text);
  });

  test(`${name} is sound to the store, and joined with itself it stays as it is`, () => {
    const assessment = JSON.parse(text);
    assert.ok(isSound("assessments", metaOf(assessment)));
    assert.deepEqual(Object.values(assessment.answers).filter((answer) => !isSound("answers", answer)), []);
    assert.equal(canonical(mergeAssessments(assessment, assessment)), text);
  });

  test(`${name} answers the questions of this edition, in states that this client knows`, () => {
    const checks = new Map(made.data.checks.map((/** @type {any} */ check) => [check.id, check]));
    for (const [id, { status }] of Object.entries(/** @type {Record<string, any>} */ (JSON.parse(text).answers))) {
      assert.deepEqual(status.asked, { edition: made.data.edition, digest: checks.get(id).digest, text: checks.get(id).ask });
      assert.ok(STATUSES.includes(status.value), status.value);
    }
  });

  test(`${name} has moved on since its snapshot, and fell back somewhere`, () => {
    const assessment = JSON.parse(text);
    const [snapshot] = snapshotsOf(assessment);
    const kinds = byKind(movement(made.data, momentOf(snapshot), presentMoment(assessment, "2026-11-23", "1.0")).moves).map(({ kind }) => kind);
    for (const kind of ["reached", "back", "answered"]) assert.ok(kinds.includes(/** @type {any} */ (kind)), kind);
  });
}
