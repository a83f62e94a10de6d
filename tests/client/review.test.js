/** When the guidance changes, the review says what happened to the answers and changes none of them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonical, setField, setProfile } from "../../overrides/assets/assessment/model.js";
import { movement } from "../../overrides/assets/assessment/movement.js";
import { hasChanges, inWords, isLater, reviewOf } from "../../overrides/assets/assessment/review.js";
import { momentOf, presentMoment, snapshotsOf, takeSnapshot } from "../../overrides/assets/assessment/snapshots.js";
import { changes, play, start } from "./devices.js";

const stamp = { now: "2026-05-01T00:00:00.000Z", by: "a" };
const check = (/** @type {string} */ id, more = {}) => ({ id, guideline: "DES-1", label: id, ask: `Is ${id} done?`, digest: "new", since: "1.0", roles: [], routes: [], traits: [], after: [], ...more });
const next = /** @type {any} */ ({
  edition: "1.1", areas: [], guidelines: [], routes: [], traits: [], audiences: [],
  checks: [check("DES-1.1"), check("DES-1.3", { replaces: "DES-1.9", since: "1.1" }), check("DES-1.4", { since: "1.1" }), check("DES-1.5", { formerly: "DES-1.2", digest: "old" })],
  retired: [{ id: "DES-1.9", in: "1.1", asked: "Was it?", why: "It meant two things." }, { id: "DES-1.8", in: "1.1", asked: "And that?", why: "Nobody needs it." }],
});
const answered = (/** @type {string[]} */ ids) => ids.reduce((now, id) => setField(now, id, "status", "in-place", { ...stamp, check: { ask: "Was it?", digest: "old" }, edition: "1.0" }), start());

test("each answer stands in one list, by what became of its question", () => {
  const { reworded, lookAgain, added, retired, renamed } = reviewOf(answered(["DES-1.1", "DES-1.9", "DES-1.2", "DES-1.8"]), next);
  assert.deepEqual([reworded, lookAgain, renamed].map((list) => list.map((/** @type {any} */ one) => one.check.id)), [["DES-1.1"], ["DES-1.3"], ["DES-1.5"]]);
  assert.deepEqual([added.map(({ id }) => id), retired.map(({ id }) => id)], [["DES-1.4"], ["DES-1.8"]]);
});

test("the answers come first in the words, with their number", () => {
  const words = inWords(reviewOf(answered(["DES-1.1", "DES-1.9"]), next));
  assert.match(words, /^Your 2 answers are all here, unchanged\. Edition 1\.1 follows 1\.0: 1 question you answered has new words/);
});

test("once a person has seen it the notice is done, and can be brought back", () => {
  const seen = setProfile(answered(["DES-1.1"]), "edition", "1.1", stamp);
  assert.equal(reviewOf(seen, next).isDone, true);
  assert.equal(reviewOf(setProfile(seen, "edition", "1.0", { ...stamp, now: "2026-06-01T00:00:00.000Z" }), next).isDone, false);
});

test("an assessment from a newer edition is told so, and nothing of it is called changed or lost", () => {
  assert.equal(reviewOf(setProfile(answered(["DES-1.1"]), "edition", "2.0", stamp), next).isNewer, true);
});

test("an assessment of this edition with these words has nothing to show", () => {
  const now = { ...start(), contentEdition: "1.1" };
  assert.equal(hasChanges(reviewOf(setField(now, "DES-1.1", "status", "partly", { ...stamp, check: { ask: "Is it?", digest: "new" }, edition: "1.1" }), next)), false);
});

test("whatever was answered: the review changes nothing", () => {
  fc.assert(fc.property(changes, (list) => {
    const { at } = play(list);
    const before = canonical(at.a);
    assert.doesNotMatch(inWords(reviewOf(at.a, next)), /undefined|NaN/);
    assert.equal(canonical(at.a), before);
  }));
});

test("1.10 comes after 1.9, and 2.0 after both", () => {
  assert.deepEqual([isLater("1.10", "1.9"), isLater("2.0", "1.10"), isLater("1.0", "1.0"), isLater("1.0", "")], [true, true, false, false]);
});

test("a check that was renamed has not moved", () => {
  const old = takeSnapshot(answered(["DES-1.2"]), { name: "Before", edition: "1.0", ...stamp });
  assert.deepEqual(movement(next, momentOf(snapshotsOf(old)[0]), presentMoment(old, stamp.now, "1.1")).moves, []);
});
