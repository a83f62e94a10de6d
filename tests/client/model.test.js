/** What one device does to an assessment: each change is later than all that is known, and what it replaces is kept. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { currentAnswers } from "../../overrides/assets/assessment/lineage.js";
import { mergeAssessments } from "../../overrides/assets/assessment/merge.js";
import { canonical, newAssessment, newestAt, newId, setEvidence, setField, setName, setProfile } from "../../overrides/assets/assessment/model.js";

const MAY = "2026-05-01T00:00:00.000Z";
const at = (/** @type {number} */ minutes, by = "a") => ({ now: new Date(Date.parse(MAY) + minutes * 60_000).toISOString(), by });
const start = () => ({ ...newAssessment({ name: "Chat", profile: {}, edition: "1.0", ...at(-60) }), id: "x" });
const note = (/** @type {any} */ assessment) => assessment.answers["DES-1.1"].note;
const past = (/** @type {any} */ assessment) => (assessment.answers["DES-1.1"].history || []).map((/** @type {any} */ one) => one.value);

test("ids are 16 hexadecimal digits and differ", () => {
  const ids = Array.from({ length: 200 }, newId);
  assert.ok(ids.every((id) => /^[0-9a-f]{16}$/.test(id)));
  assert.equal(new Set(ids).size, 200);
});

test("the order in which keys were set does not show in the text", () => {
  assert.equal(canonical({ b: 1, at: 2, value: 3, a: { z: 1, by: 2 } }), canonical({ a: { by: 2, z: 1 }, value: 3, at: 2, b: 1 }));
  assert.match(canonical({ b: 1, at: 2, value: 3 }), /^\{\n {2}"value": 3,\n {2}"at": 2,\n {2}"b": 1\n\}\n$/);
});

for (const [said, minutes, by, kept] of /** @type {[string, number, string, string[]][]} */ ([
  ["in the same sitting is the same text", 4, "a", []], ["after five minutes is another", 5, "a", ["one"]], ["of another device is another", 1, "b", ["one"]],
])) {
  test(`what is typed ${said}`, () => {
    const first = setField(start(), "DES-1.1", "note", "one", at(0));
    assert.deepEqual(past(setField(first, "DES-1.1", "note", "two", at(minutes, by))), kept);
  });
}

test("a status always goes to the history", () => {
  const first = setField(start(), "DES-1.1", "status", "partly", at(0));
  assert.deepEqual(past(setField(first, "DES-1.1", "status", "not-yet", at(1))), ["partly"]);
});

test("a clock set back loses no note, and the later change wins", () => {
  const first = setField(start(), "DES-1.1", "note", "one", at(0));
  const second = setField(first, "DES-1.1", "note", "two", at(-1_000_000));
  assert.equal(note(second).value, "two");
  assert.ok(note(second).at > note(first).at);
  assert.deepEqual(past(second), ["one"]);
});

test("going on with a note after the clock was set back leaves no trail of letters", () => {
  let now = setField(start(), "DES-1.1", "note", "o", at(0));
  for (const text of ["on", "one", "one t", "one two"]) now = setField(now, "DES-1.1", "note", text, at(-1_000_000));
  assert.deepEqual([note(now).value, past(now)], ["one two", []]);
});

test("every change is later than all that was known, whatever the clock says", () => {
  const change = fc.record({ minutes: fc.integer({ min: -1e6, max: 1e6 }), kind: fc.constantFrom("note", "status", "evidence", "name", "route") });
  fc.assert(fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
    let now = /** @type {any} */ (start());
    for (const [index, { minutes, kind }] of changes.entries()) {
      const before = newestAt(now);
      if (kind === "evidence") now = setEvidence(now, "DES-1.1", "e", { text: `${index}`, link: "" }, at(minutes));
      else if (kind === "name") now = setName(now, `${index}`, at(minutes));
      else if (kind === "route") now = setProfile(now, "route", `${index}`, at(minutes));
      else now = setField(now, "DES-1.1", kind, `${index}`, at(minutes));
      assert.ok(newestAt(now) > before);
    }
  }));
});

test("nothing is changed in place", () => {
  const before = setEvidence(setField(start(), "DES-1.1", "note", "one", at(0)), "DES-1.1", "e", { text: "x", link: "" }, at(0));
  const text = canonical(before);
  setField(before, "DES-1.1", "note", "two", at(60));
  setEvidence(before, "DES-1.1", "e", null, at(60));
  setName(before, "other", at(60));
  setProfile(before, "route", "build", at(60));
  assert.equal(canonical(before), text);
});

test("removed evidence stays removed and readable after meeting a copy that has it", () => {
  const with_ = setEvidence(start(), "DES-1.1", "e", { text: "x", link: "" }, at(0));
  const without = setEvidence(with_, "DES-1.1", "e", null, at(60));
  const evidence = mergeAssessments(with_, without).answers["DES-1.1"].evidence?.e;
  assert.deepEqual([evidence?.removed, evidence?.value], [true, { text: "x", link: "" }]);
});

test("the same answer to a reworded question is a new answer; to the same question it is none", () => {
  const asked = (/** @type {string} */ digest) => ({ check: { ask: digest, digest }, edition: "1.0" });
  const first = setField(start(), "DES-1.1", "status", "in-place", { ...at(0), ...asked("old") });
  assert.equal(setField(first, "DES-1.1", "status", "in-place", { ...at(60), ...asked("old") }), first);
  assert.equal(setField(first, "DES-1.1", "status", "in-place", { ...at(60), ...asked("new") }).answers["DES-1.1"].status.asked.digest, "new");
});

test("an assessment with a hundred thousand pieces of evidence has a newest moment", () => {
  const evidence = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`e${index}`, { value: null, at: MAY, by: "a" }]));
  assert.equal(newestAt({ ...start(), answers: { "DES-1.1": { evidence } } }), MAY);
});

test("a check that was renamed keeps its answer when a note is added under the new id", () => {
  const old = setField(start(), "DES-1.9", "status", "in-place", at(0));
  const now = setField(old, "DES-1.1", "note", "more", at(60));
  const catalogue = /** @type {any} */ ({ checks: [{ id: "DES-1.1", formerly: "DES-1.9", digest: "d" }], retired: [] });
  const answer = currentAnswers(now, catalogue).get("DES-1.1")?.answer;
  assert.deepEqual([answer?.status.value, answer?.note.value], ["in-place", "more"]);
});
