/** Pairs of editions from tests/vectors/editions: in none of them is an answer lost, changed or invented, and the way back is open. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { carried } from "../../overrides/assets/assessment/answering.js";
import { currentAnswers, olderAnswers } from "../../overrides/assets/assessment/lineage.js";
import { canonical, fieldOf, setField, STATUSES } from "../../overrides/assets/assessment/model.js";
import { restore } from "../../overrides/assets/assessment/restore.js";

const PLACE = new URL("../vectors/editions/", import.meta.url);
const CASES = readdirSync(PLACE, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** @param {string} name */
function caseOf(name) {
  const read = (/** @type {string} */ part) => JSON.parse(readFileSync(new URL(`${name}/${part}.json`, PLACE), "utf8"));
  return { old: read("old"), next: read("new"), assessment: frozen(read("assessment")), expected: read("expected") };
}

/** The value, so that whoever changes it throws. @param {any} value @returns {any} */
function frozen(value) {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

/** Every entry that somebody wrote, as text: registers in place, of evidence, in conflicts and in the history. @param {any} answer */
function entriesOf({ evidence = {}, conflicts = [], history = [], ...fields }) {
  const own = Object.entries(fields).map(([field, value]) => (value?.at ? { field, ...value } : { field, value }));
  const shown = Object.entries(evidence).map(([id, value]) => ({ field: `evidence:${id}`, ...value }));
  return [...own, ...shown, ...conflicts, ...history].map((entry) => canonical(entry));
}

/** Every old answer shown beside a check. @param {any} row */
const besideOf = ({ old, olds }) => (olds ? olds.map((/** @type {any} */ one) => one.answer) : old ? [old] : []);

/** All answers that an edition shows somewhere. @param {any} assessment @param {any} catalogue */
function shownIn(assessment, catalogue) {
  const rows = [...currentAnswers(assessment, catalogue).values()];
  return [...rows.flatMap((row) => [row.answer, ...besideOf(row)]), ...olderAnswers(assessment, catalogue).map(({ answer }) => answer)].filter(Boolean);
}

/** The ids of the checks of that kind, with an answer of their own where it must have one. @param {any} assessment @param {any} catalogue @param {string} kind */
const asked = (assessment, catalogue, kind) => [...currentAnswers(assessment, catalogue)].filter(([, row]) => row.isAsked === kind && (kind === "lookAgain" || row.answer)).map(([id]) => id);

/** Answers every check that asks again, as a person would. @param {any} assessment @param {any} catalogue */
function answeredAnew(assessment, catalogue) {
  const checks = catalogue.checks.filter((/** @type {any} */ check) => currentAnswers(assessment, catalogue).get(check.id)?.isAsked === "lookAgain");
  return checks.reduce((/** @type {any} */ now, /** @type {any} */ check) => setField(now, check.id, "status", "not-yet", { now: "2026-07-01T09:00:00.000Z", by: "a", check, edition: catalogue.edition }), assessment);
}

for (const name of CASES) {
  const { old, next, assessment, expected } = caseOf(name);
  const before = canonical(assessment);

  test(`${name}: each answer is where it belongs`, () => {
    const answers = currentAnswers(assessment, next);
    const states = [...answers].filter(([, { answer }]) => fieldOf(answer, "status") && !STATUSES.includes(fieldOf(answer, "status"))).map(([id]) => id);
    assert.deepEqual({
      kept: asked(assessment, next, "same"), lookAgain: asked(assessment, next, "lookAgain"), reworded: asked(assessment, next, "reworded"),
      older: olderAnswers(assessment, next).map(({ id }) => id).sort(), unknownState: states,
    }, expected);
  });

  test(`${name}: no answer is lost and none invented`, () => {
    const shown = new Set(shownIn(assessment, next).flatMap(entriesOf));
    const written = new Set(Object.values(assessment.answers).flatMap(entriesOf));
    assert.deepEqual([...shown].sort(), [...written].sort());
  });

  test(`${name}: no answer is changed`, () => {
    for (const [id, { answer, isAsked }] of currentAnswers(assessment, next)) {
      if (isAsked === "lookAgain") assert.equal(fieldOf(answer, "status"), undefined);
      if (answer && assessment.answers[id] && canonical(answer) !== canonical(assessment.answers[id])) assert.ok(entriesOf(assessment.answers[id]).every((entry) => entriesOf(answer).includes(entry)));
    }
    assert.equal(canonical(assessment), before);
  });

  test(`${name}: what the page shows is what the lists say`, () => {
    const page = /** @type {any} */ (carried(assessment, next.checks));
    for (const [id, { answer }] of currentAnswers(assessment, next)) assert.deepEqual(page.answers[id], answer);
  });

  test(`${name}: where they were given, the answers are to the very questions`, () => {
    assert.deepEqual([asked(assessment, old, "reworded"), asked(assessment, old, "lookAgain")], [[], []]);
  });

  test(`${name}: going back shows the very same answers, also after answering anew and by way of a file`, () => {
    const later = answeredAnew(assessment, next);
    const { assessment: back, kept } = restore(canonical(later));
    const answers = currentAnswers(/** @type {any} */ (back), old);
    for (const [id, { answer, isAsked }] of currentAnswers(assessment, old)) assert.deepEqual([id, answers.get(id)?.answer, answers.get(id)?.isAsked], [id, answer, isAsked]);
    const anew = asked(assessment, next, "lookAgain");
    const older = olderAnswers(/** @type {any} */ (back), old).map(({ id }) => id);
    assert.deepEqual([kept, anew.filter((id) => !older.includes(id))], [{}, []]);
    assert.deepEqual(asked(/** @type {any} */ (back), next, "lookAgain"), []);
  });
}

test("the cases that the guidance can bring are all there", () => {
  const promised = ["reworded", "split", "merged", "retired", "renamed", "replaced", "scale-changed", "newer-than-known", "several-at-once", "back-to-the-older"];
  assert.deepEqual(promised.filter((name) => !CASES.includes(name)), []);
});
