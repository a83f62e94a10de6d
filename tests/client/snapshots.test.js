/** Snapshots stay as they were taken, on every device, and what moved since is counted once. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mergeAssessments } from "../../overrides/assets/assessment/merge.js";
import { canonical, setField, setProfile, STATUSES } from "../../overrides/assets/assessment/model.js";
import { byKind, inWords, kindOf, movement } from "../../overrides/assets/assessment/movement.js";
import { restore } from "../../overrides/assets/assessment/restore.js";
import { momentOf, presentMoment, removeSnapshot, snapshotsOf, takeSnapshot, unread } from "../../overrides/assets/assessment/snapshots.js";
import { start } from "./devices.js";

const stamp = { now: "2026-05-01T00:00:00.000Z", by: "a" };
const later = { now: "2026-09-01T00:00:00.000Z", by: "a" };
const check = (/** @type {string} */ id, more = {}) => ({ id, guideline: "A-1", label: id, ask: `Is ${id} done?`, priority: 1, effort: "hours", roles: [], routes: [], traits: [], after: [], digest: id, ours: false, ...more });
const ids = ["A-1.1", "A-1.2", "A-1.3", "A-1.4"];
const catalogue = /** @type {any} */ ({
  edition: "1.0", areas: [{ id: "one", title: "Area one", code: "A", hue: "design", url: "" }], guidelines: [{ id: "A-1", title: "First", area: "one", url: "", audienceUrls: {} }],
  audiences: [], routes: [], traits: [], retired: [], checks: ids.map((id) => check(id)),
});
const answered = (/** @type {any} */ from, /** @type {string[]} */ states, /** @type {any} */ when) => states.reduce((now, state, index) => (state ? setField(now, ids[index], "status", state, when) : now), from);
const march = (/** @type {any} */ assessment) => takeSnapshot(assessment, { name: "March", edition: "1.0", ...stamp });

test("a snapshot stays as it was when the answers move on", () => {
  const before = march(answered(start(), ["partly", "not-yet"], stamp));
  const after = answered(before, ["in-place", "in-place"], later);
  assert.equal(canonical(snapshotsOf(after)), canonical(snapshotsOf(before)));
  assert.deepEqual(snapshotsOf(after)[0].states, { "A-1.1": "partly", "A-1.2": "not-yet" });
});

test("a snapshot survives a file and a merge with a device that has none", () => {
  const whole = march(answered(start(), ["partly"], stamp));
  const read = restore(canonical(whole)).assessment;
  assert.equal(canonical(mergeAssessments(/** @type {any} */ (read), start())), canonical(mergeAssessments(start(), whole)));
  assert.equal(snapshotsOf(/** @type {any} */ (read)).length, 1);
});

test("a snapshot taken away stays away when a device that still has it comes back", () => {
  const whole = march(start());
  const away = removeSnapshot(whole, snapshotsOf(whole)[0].id);
  for (const merged of [mergeAssessments(whole, away), mergeAssessments(away, whole)]) assert.deepEqual(snapshotsOf(merged), []);
});

test("what is no snapshot is kept, counted and not shown", () => {
  fc.assert(fc.property(fc.array(fc.jsonValue(), { maxLength: 6 }), (found) => {
    const assessment = /** @type {any} */ ({ ...march(start()), snapshots: [...found, ...(march(start()).snapshots || [])] });
    assert.ok(snapshotsOf(assessment).length + unread(assessment) <= assessment.snapshots.length);
    assert.ok(snapshotsOf(assessment).length >= 1);
    assert.equal(removeSnapshot(assessment, "none").snapshots?.length, assessment.snapshots.length);
  }));
});

test("each move is told once, under one kind", () => {
  const state = fc.constantFrom(...STATUSES, "from-a-newer-edition");
  fc.assert(fc.property(fc.array(state, { minLength: 4, maxLength: 4 }), fc.array(state, { minLength: 4, maxLength: 4 }), (one, other) => {
    const before = momentOf(snapshotsOf(march(answered(start(), one, stamp)))[0]);
    const found = movement(catalogue, before, presentMoment(answered(start(), other, later), later.now, "1.0"));
    assert.equal(byKind(found.moves).reduce((sum, { moves }) => sum + moves.length, 0), found.moves.length);
    assert.doesNotMatch(inWords(found), /undefined|NaN/);
  }));
});

for (const [from, to, kind] of /** @type {const} */ ([["not-yet", "in-place", "reached"], ["in-place", "partly", "back"], ["partly", "not-yet", "back"], ["not-yet", "partly", "forward"],
  ["unanswered", "partly", "answered"], ["partly", "unanswered", "cleared"], ["partly", "not-applicable", "ruledOut"], ["not-yet", "risk-accepted", "accepted"], ["risk-accepted", "not-yet", "reopened"]])) {
  test(`from ${from} to ${to} is told as ${kind}`, () => assert.equal(kindOf(from, to), kind));
}

test("the movement reads as a sentence with its counts", () => {
  const before = momentOf(snapshotsOf(march(answered(start(), ["partly", "in-place", "not-yet"], stamp)))[0]);
  const now = presentMoment(answered(start(), ["in-place", "partly", "in-place", "not-yet"], later), later.now, "1.0");
  assert.equal(inWords(movement(catalogue, before, now)), "2 moved to in place, 1 fell back, 1 answered for the first time.");
});

test("a check that applies at one time only is no move, and is told", () => {
  const some = { ...catalogue, checks: [check("A-1.1"), check("A-1.2", { routes: ["build"] })] };
  const before = momentOf(snapshotsOf(march(setProfile(start(), "route", "build", stamp)))[0]);
  const now = presentMoment(setProfile(start(), "route", "hosted-api", later), later.now, "1.0");
  assert.equal(inWords(movement(some, before, now)), "1 no longer applies.");
});

test("a moment compared with itself has not moved", () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...STATUSES), { minLength: 4, maxLength: 4 }), (states) => {
    const moment = momentOf(snapshotsOf(march(answered(start(), states, stamp)))[0]);
    assert.equal(inWords(movement(catalogue, moment, moment)), "nothing moved.");
  }));
});
