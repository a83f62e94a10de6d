/** Two devices, any order, any clock: they agree, and nothing that a person wrote is lost. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compare, mergeAnswers, mergeAssessments, resolve } from "../../overrides/assets/assessment/merge.js";
import { canonical, newAssessment, setEvidence, setField, setName, setProfile } from "../../overrides/assets/assessment/model.js";

const BEGIN = Date.parse("2026-03-01T09:00:00.000Z");
const IDS = ["DES-1.1", "DES-1.2", "__proto__"];
const DEVICES = ["a", "b", "c"];
const start = () => ({ ...newAssessment({ name: "Chat", profile: { audience: "sme" }, edition: "1.0", now: new Date(BEGIN).toISOString(), by: "a" }), id: "same" });

const change = fc.record({
  device: fc.constantFrom(...DEVICES),
  minutes: fc.integer({ min: -60, max: 600 }),
  id: fc.constantFrom(...IDS),
  field: fc.constantFrom("status", "note", "owner", "evidence", "name", "route"),
  value: fc.constantFrom("", "partly", "in-place", "one", "two", "it's \"3\": # 🦊", "עברית"),
  meets: fc.option(fc.constantFrom(...DEVICES), { nil: null }),
});

/** Plays changes on three devices, which sometimes hear of each other. @param {any[]} changes */
function play(changes) {
  const first = start();
  /** @type {Record<string, any>} */
  const at = { a: first, b: first, c: first };
  const notes = new Set();
  for (const { device, minutes, id, field, value, meets } of changes) {
    const stamp = { now: new Date(BEGIN + minutes * 60_000).toISOString(), by: device };
    if (meets) at[device] = mergeAssessments(at[device], at[meets]);
    if (field === "evidence") at[device] = setEvidence(at[device], id, "e1", value ? { text: value, link: "" } : null, stamp);
    else if (field === "name") at[device] = setName(at[device], value, stamp);
    else if (field === "route") at[device] = setProfile(at[device], "route", value, stamp);
    else at[device] = setField(at[device], id, field, value, stamp);
    if (field === "note" && value) notes.add(`${id}: ${value}`);
  }
  return { at, notes };
}

const changes = fc.array(change, { maxLength: 25 });
const same = (/** @type {any} */ a, /** @type {any} */ b) => assert.equal(canonical(a), canonical(b));

test("merging is the same in either order", () => {
  fc.assert(fc.property(changes, (list) => { const { at } = play(list); same(mergeAssessments(at.a, at.b), mergeAssessments(at.b, at.a)); }));
});

test("merging three is the same however they are paired", () => {
  fc.assert(fc.property(changes, (list) => {
    const { at } = play(list);
    same(mergeAssessments(mergeAssessments(at.a, at.b), at.c), mergeAssessments(at.a, mergeAssessments(at.b, at.c)));
  }));
});

test("merging twice changes nothing", () => {
  fc.assert(fc.property(changes, (list) => {
    const { at } = play(list);
    const once = mergeAssessments(at.a, at.b);
    same(mergeAssessments(once, at.b), once);
    same(mergeAssessments(once, once), once);
  }));
});

test("what a device has is unchanged by merging with itself", () => {
  fc.assert(fc.property(changes, (list) => { const { at } = play(list); same(mergeAssessments(at.a, at.a), at.a); }));
});

test("the last note of every device is still there to read", () => {
  fc.assert(fc.property(changes, (list) => {
    const { at } = play(list);
    const whole = mergeAssessments(mergeAssessments(at.a, at.b), at.c);
    for (const device of DEVICES) {
      for (const [id, answer] of Object.entries(at[device].answers)) {
        if (!(/** @type {any} */ (answer).note?.value)) continue;
        const kept = whole.answers[id];
        const all = [kept.note, ...(kept.conflicts || []), ...(kept.history || []).filter((/** @type {any} */ one) => one.field === "note")].map((one) => one.value);
        assert.ok(all.includes(/** @type {any} */ (answer).note.value), `${id} lost ${/** @type {any} */ (answer).note.value}`);
      }
    }
  }));
});

test("a lowered status sticks, even where the clock was set back", () => {
  const high = setField(start(), "DES-1.1", "status", "in-place", { now: "2026-05-01T00:00:00.000Z", by: "a" });
  const low = setField(high, "DES-1.1", "status", "not-yet", { now: "2020-01-01T00:00:00.000Z", by: "a" });
  assert.equal(mergeAssessments(high, low).answers["DES-1.1"].status.value, "not-yet");
  assert.equal(mergeAssessments(low, high).answers["DES-1.1"].status.value, "not-yet");
});

test("the older of two answers to one question stays in its history", () => {
  const mine = setField(start(), "DES-1.1", "status", "partly", { now: "2026-05-01T00:00:00.000Z", by: "a" });
  const theirs = setField(start(), "DES-1.1", "status", "in-place", { now: "2026-05-02T00:00:00.000Z", by: "b" });
  const answer = mergeAssessments(mine, theirs).answers["DES-1.1"];
  assert.equal(answer.status.value, "in-place");
  assert.deepEqual((answer.history || []).map((/** @type {any} */ one) => one.value), ["partly"]);
});

test("two notes of two people are both kept until one is chosen, and stay settled", () => {
  const mine = setField(start(), "DES-1.1", "note", "mine", { now: "2026-05-01T00:00:00.000Z", by: "a" });
  const theirs = setField(start(), "DES-1.1", "note", "theirs", { now: "2026-05-02T00:00:00.000Z", by: "b" });
  const open = mergeAssessments(mine, theirs);
  const [conflict] = open.answers["DES-1.1"].conflicts || [];
  assert.equal(conflict.value, "mine");
  const settled = { ...open, answers: { "DES-1.1": resolve(open.answers["DES-1.1"], conflict, "both", { now: "2026-05-03T00:00:00.000Z", by: "a" }) } };
  assert.equal(settled.answers["DES-1.1"].note.value, "theirs\n\nmine");
  const again = mergeAssessments(settled, open).answers["DES-1.1"];
  assert.equal(again.conflicts, undefined);
  assert.equal(again.note.value, "theirs\n\nmine");
});

test("what neither side knows is kept", () => {
  const newer = { ...start(), colour: "green", answers: { "DES-1.1": { mood: "calm" } } };
  const merged = /** @type {any} */ (mergeAssessments(start(), /** @type {any} */ (newer)));
  assert.equal(merged.colour, "green");
  assert.equal(merged.answers["DES-1.1"].mood, "calm");
});

test("names such as __proto__ are ids like any other", () => {
  const odd = setField(start(), "__proto__", "note", "x", { now: "2026-05-01T00:00:00.000Z", by: "a" });
  assert.deepEqual(Object.keys(odd.answers), ["__proto__"]);
  assert.deepEqual(Object.keys(mergeAssessments(odd, start()).answers), ["__proto__"]);
  assert.equal(/** @type {any} */ ({}).note, undefined);
  assert.deepEqual(mergeAnswers({}, {}), {});
});

test("a comparison counts new, changed, conflicting, unknown and same, and changes nothing", () => {
  const stamp = { now: "2026-05-01T00:00:00.000Z", by: "a" };
  const mine = setField(setField(start(), "DES-1.1", "note", "mine", stamp), "DES-1.2", "status", "partly", stamp);
  const before = canonical(mine);
  const theirs = setField(setField(start(), "DES-1.1", "note", "theirs", { ...stamp, by: "b" }), "XYZ-9.9", "status", "partly", { ...stamp, by: "b" });
  const found = compare(mine, theirs, /** @type {any} */ ({ checks: [{ id: "DES-1.1" }, { id: "DES-1.2" }] }));
  assert.deepEqual(found, { new: ["XYZ-9.9"], changed: [], conflicting: ["DES-1.1"], unknown: ["XYZ-9.9"], same: 0 });
  assert.equal(canonical(mine), before);
});
