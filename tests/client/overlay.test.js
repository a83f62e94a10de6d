/** Answers under an organisation's overlay outlive it: what this copy does not ask is kept, shown, merged and written out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { olderAnswers } from "../../overrides/assets/assessment/lineage.js";
import { compare, mergeAssessments } from "../../overrides/assets/assessment/merge.js";
import { setField } from "../../overrides/assets/assessment/model.js";
import { toJson } from "../../overrides/assets/assessment/report.js";
import { restore } from "../../overrides/assets/assessment/restore.js";
import { tally } from "../../overrides/assets/assessment/scoring.js";
import { start } from "./devices.js";

const stamp = { now: "2026-05-01T00:00:00.000Z", by: "a" };
const own = { id: "acme.DES-2.1", ask: "Has the board seen it?", digest: "own" };
const asked = { id: "DES-2.1", ask: "Asked?", digest: "upstream" };
const reworded = { ...asked, ask: "Asked on the Acme form?", digest: "acme" };
const upstream = /** @type {any} */ ({ checks: [asked], retired: [] });
const answer = (/** @type {any} */ assessment, /** @type {any} */ check, /** @type {string} */ status) => setField(assessment, check.id, "status", status, { ...stamp, check, edition: "1.0" });
const under = answer(answer(setField(start(), own.id, "note", "Minutes of May", stamp), own, "in-place"), reworded, "partly");

test("an answer to an added check outlives the overlay, note and all", () => {
  const { assessment } = /** @type {any} */ (restore(toJson(under)));
  assert.deepEqual(assessment.answers[own.id], under.answers[own.id]);
  assert.equal(toJson(assessment), toJson(under));
});

test("it stays readable in a copy without the overlay, and counts for nothing there", () => {
  assert.deepEqual(olderAnswers(under, upstream).map(({ id }) => id), [own.id]);
  assert.equal(tally(upstream.checks, under).answered, 1);
});

test("work goes on in the copy without the overlay, and the answer is there when it comes back", () => {
  const later = setField(under, asked.id, "note", "Done since", { ...stamp, now: "2026-06-01T00:00:00.000Z" });
  const back = mergeAssessments(under, later);
  assert.equal(back.answers[own.id].status?.value, "in-place");
  assert.equal(back.answers[own.id].note?.value, "Minutes of May");
});

test("an import says which answers this copy does not ask", () => {
  assert.deepEqual(compare(null, under, upstream).unknown, [own.id]);
});

test("an answer to a reworded question keeps the words it was given to", () => {
  assert.deepEqual(under.answers[asked.id].status?.asked, { edition: "1.0", digest: "acme", text: "Asked on the Acme form?" });
});
