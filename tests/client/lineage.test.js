/** Answers across editions: a question in new words keeps its answer, a new meaning asks again, a dead one stays readable. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { currentAnswers, lineage, olderAnswers } from "../../overrides/assets/assessment/lineage.js";
import { setField } from "../../overrides/assets/assessment/model.js";
import { tally } from "../../overrides/assets/assessment/scoring.js";
import { start } from "./devices.js";

const stamp = { now: "2026-05-01T00:00:00.000Z", by: "a" };
const retired = { id: "DES-1.9", in: "1.1", asked: "Old question?", why: "Two checks said the same." };
const catalogue = /** @type {any} */ ({ checks: [{ id: "DES-1.1", digest: "now" }, { id: "DES-1.2", digest: "d", replaces: "DES-1.9" }, { id: "DES-1.3", digest: "d", formerly: "DES-0.3" }], retired: [retired] });
const answered = (/** @type {string} */ id, /** @type {string} */ digest, status = "in-place") => setField(start(), id, "status", status, { ...stamp, check: { ask: "Asked?", digest }, edition: "1.0" });
const found = (/** @type {any} */ assessment, /** @type {string} */ id) => currentAnswers(assessment, catalogue).get(id);

test("the catalogue's lines of descent are read", () => {
  const { formerly, replaces, retired: rows } = lineage(catalogue);
  assert.deepEqual([[...formerly], [...replaces], [...rows.keys()]], [[["DES-1.3", ["DES-0.3"]]], [["DES-1.2", ["DES-1.9"]]], ["DES-1.9"]]);
});

for (const [digest, isAsked] of [["now", "same"], ["before", "reworded"]]) {
  test(`an answer to the question with the digest '${digest}' is to the question that is ${isAsked}`, () => {
    const { answer, isAsked: said } = /** @type {any} */ (found(answered("DES-1.1", digest), "DES-1.1"));
    assert.deepEqual([said, answer.status.value, answer.status.asked.text], [isAsked, "in-place", "Asked?"]);
  });
}

test("an answer without the words it was asked in counts as given to these", () => {
  assert.equal(found(setField(start(), "DES-1.1", "status", "partly", stamp), "DES-1.1")?.isAsked, "same");
});

test("a new meaning asks again: the old answer stands beside it and is never turned into one", () => {
  const old = answered("DES-1.9", "old");
  const { answer, isAsked, old: beside } = /** @type {any} */ (found(old, "DES-1.2"));
  assert.deepEqual([answer, isAsked, beside.status.value], [undefined, "lookAgain", "in-place"]);
  assert.equal(tally(catalogue.checks, old).answered, 0);
});

test("once it is answered, a new meaning asks no more", () => {
  const both = setField(answered("DES-1.9", "old"), "DES-1.2", "status", "partly", { ...stamp, check: { ask: "New?", digest: "d" }, edition: "1.1" });
  assert.equal(found(both, "DES-1.2")?.isAsked, "same");
});

test("a note alone is no answer to a new meaning", () => {
  assert.equal(found(setField(answered("DES-1.9", "old"), "DES-1.2", "note", "later", stamp), "DES-1.2")?.isAsked, "lookAgain");
});

test("a renamed check has its answer", () => {
  assert.equal(found(answered("DES-0.3", "d"), "DES-1.3")?.answer.status.value, "in-place");
});

test("answers to what is no longer asked, and to what is not known here, stay readable; renamed ones are not among them", () => {
  const all = [answered("DES-1.9", "old"), answered("NEW-9.9", "x"), answered("DES-0.3", "d")].reduce((now, one) => ({ ...now, answers: { ...now.answers, ...one.answers } }));
  assert.deepEqual(olderAnswers(all, catalogue).map(({ id, row }) => [id, row?.asked]), [["DES-1.9", "Old question?"], ["NEW-9.9", undefined]]);
});

test("a check whose answer replaces nothing that was answered is just not answered", () => {
  assert.deepEqual(found(start(), "DES-1.2"), { answer: undefined, isAsked: "same", old: undefined, olds: [] });
});
