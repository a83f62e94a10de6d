/** The arithmetic of merging, on answers of any making: not only such as the model writes, but also such as a person or another tool may. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mergeAssessments } from "../../overrides/assets/assessment/merge.js";
import { canonical } from "../../overrides/assets/assessment/model.js";
import { mergeAnswers } from "../../overrides/assets/assessment/registers.js";

const register = fc.record({
  value: fc.constantFrom("", "one", "two", "three"),
  at: fc.constantFrom("", "2026-01-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z"),
  by: fc.constantFrom("", "a", "b", "c"),
});
const field = fc.constantFrom("note", "status", "evidence:e1", "colour", "history", "conflicts", "__proto__");
const entry = fc.tuple(field, register).map(([name, one]) => ({ field: name, ...one }));
const entries = fc.array(entry, { maxLength: 4 });
const answer = fc.record({ note: register, status: register, evidence: fc.dictionary(fc.constantFrom("e1", "__proto__"), register), conflicts: entries, history: entries, mood: fc.jsonValue() }, { requiredKeys: [] });

/** @param {any} one every entry that an answer holds, as texts */
function entriesOf({ mood, conflicts = [], history = [], evidence = {}, ...registers }) {
  const under = (/** @type {string} */ before, /** @type {any} */ map) => Object.entries(map).map(([name, value]) => ({ field: before + name, ...value }));
  return new Set([...conflicts, ...history, ...under("", registers), ...under("evidence:", evidence)].map(canonical));
}

test("any two answers agree in either order", () => {
  fc.assert(fc.property(answer, answer, (a, b) => assert.equal(canonical(mergeAnswers(a, b)), canonical(mergeAnswers(b, a)))), { numRuns: 1000 });
});

test("any three answers agree however they are paired", () => {
  fc.assert(fc.property(answer, answer, answer, (a, b, c) => assert.equal(canonical(mergeAnswers(mergeAnswers(a, b), c)), canonical(mergeAnswers(a, mergeAnswers(b, c))))), { numRuns: 2000 });
});

test("hearing the same again changes nothing", () => {
  fc.assert(fc.property(answer, answer, (a, b) => {
    const once = mergeAnswers(a, b);
    for (const known of [a, b, once]) assert.equal(canonical(mergeAnswers(once, known)), canonical(once));
  }), { numRuns: 1000 });
});

test("no entry ever leaves an answer, and none is made up", () => {
  fc.assert(fc.property(answer, answer, (a, b) => assert.deepEqual(entriesOf(mergeAnswers(a, b)), new Set([...entriesOf(a), ...entriesOf(b)]))), { numRuns: 1000 });
});

test("two devices that are not known are not taken for one", () => {
  const note = (/** @type {string} */ value, /** @type {string} */ at) => ({ note: { value, at, by: "" } });
  const merged = mergeAnswers(note("one", "2026-01-01T00:00:00.000Z"), note("two", "2026-02-01T00:00:00.000Z"));
  assert.deepEqual(merged.conflicts.map((/** @type {any} */ one) => one.value), ["one"]);
});

test("thousands of notes are joined in about the time that reading them takes", () => {
  const many = (/** @type {number} */ count) => ({ conflicts: Array.from({ length: count }, (_, index) => ({ field: "note", value: `v${index}`, at: new Date(index).toISOString(), by: `d${index}` })) });
  const time = (/** @type {number} */ count) => { const start = performance.now(); mergeAnswers(many(count), {}); return performance.now() - start; };
  time(2000);
  assert.ok(time(16_000) < 60 * time(2000) + 500);
});

for (const [a, b, later] of [["1.9", "1.10", "1.10"], ["1", "1.0", "1.0"], ["1.0", "1.0.1", "1.0.1"], ["2.0", "1.99", "2.0"], ["", "1.0", "1.0"]]) {
  test(`of the editions '${a}' and '${b}' the later is '${later}', in either order`, () => {
    const of = (/** @type {string} */ contentEdition) => /** @type {any} */ ({ format: "secure-ai-assessment", version: 1, id: "x", contentEdition, name: { value: "n", at: "", by: "" }, profile: {}, answers: {} });
    assert.equal(mergeAssessments(of(a), of(b)).contentEdition, later);
    assert.equal(mergeAssessments(of(b), of(a)).contentEdition, later);
  });
}
