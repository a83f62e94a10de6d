/** Two devices, any order, any clock: they agree, and nothing that a person wrote is lost. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compare, mergeAnswers, mergeAssessments, resolve } from "../../overrides/assets/assessment/merge.js";
import { canonical, setField } from "../../overrides/assets/assessment/model.js";
import { CHOICES, DEVICES, changes, play, spacedChanges, start } from "./devices.js";

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

/** Every note that an answer holds, wherever. @param {any} answer */
const notesOf = (answer) => [answer?.note, ...(answer?.conflicts || []), ...(answer?.history || []).filter((/** @type {any} */ one) => one.field === "note")].map((one) => one?.value);

test("the last note of every device is still there to read", () => {
  fc.assert(fc.property(changes, (list) => {
    const { at } = play(list);
    const whole = mergeAssessments(mergeAssessments(at.a, at.b), at.c);
    for (const device of DEVICES) {
      for (const [id, answer] of Object.entries(at[device].answers)) if (answer.note?.value) assert.ok(notesOf(whole.answers[id]).includes(answer.note.value));
    }
  }));
});

test("every note that was ever set, and not typed over in the same sitting, is still there to read", () => {
  fc.assert(fc.property(spacedChanges, (list) => {
    const { at, notes } = play(list);
    const whole = mergeAssessments(mergeAssessments(at.a, at.b), at.c);
    for (const [id, text] of notes) assert.ok(notesOf(whole.answers[id]).includes(text), `${id} lost ${text}`);
  }), { numRuns: 500 });
});

test("the status set last by somebody who knew all others is the status, whatever the clocks say", () => {
  fc.assert(fc.property(changes, fc.constantFrom(...DEVICES), fc.integer({ min: -9, max: 9 }), (list, by, days) => {
    const { at } = play(list);
    const all = mergeAssessments(mergeAssessments(at.a, at.b), at.c);
    const stamp = { now: new Date(Date.parse("2026-03-01T09:00:00.000Z") + days * 86_400_000).toISOString(), by };
    const last = setField(setField(all, "DES-1.1", "status", "in-place", stamp), "DES-1.1", "status", "not-yet", stamp);
    for (const device of DEVICES) assert.equal(mergeAssessments(at[device], last).answers["DES-1.1"].status.value, "not-yet");
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

for (const choice of CHOICES) {
  test(`a conflict settled as '${choice}' stays settled when a copy comes that has it open`, () => {
    fc.assert(fc.property(spacedChanges, fc.constantFrom(...DEVICES), (list, by) => {
      const { at } = play(list.filter((one) => one.field !== "resolve"));
      const open = mergeAssessments(mergeAssessments(at.a, at.b), at.c);
      for (const [id, answer] of Object.entries(open.answers)) {
        if (!answer.conflicts) continue;
        const settled = answer.conflicts.reduce((now, conflict) => resolve(now, conflict, choice, { now: "2026-03-01T09:00:00.000Z", by }), answer);
        for (const back of [mergeAnswers(settled, answer), mergeAnswers(answer, settled), ...DEVICES.map((device) => mergeAnswers(settled, at[device].answers[id] || {}))]) {
          assert.equal(back.conflicts, undefined);
          assert.deepEqual(back.note, settled.note);
          assert.deepEqual(new Set(notesOf(back)), new Set([...notesOf(answer), ...notesOf(settled)]));
        }
      }
    }));
  });
}

test("a conflict that another tab has settled can be settled once more", () => {
  const answer = { note: { value: "two", at: "2026-05-02T00:00:00.000Z", by: "b" } };
  const conflict = { field: "note", value: "one", at: "2026-05-01T00:00:00.000Z", by: "a" };
  for (const choice of CHOICES) assert.ok(["one", "two"].every((text) => notesOf(resolve(answer, conflict, choice, { now: "2026-05-03T00:00:00.000Z", by: "b" })).includes(text)));
});

test("two people who settle the same conflict differently agree when they meet, and no word is lost", () => {
  const mine = setField(start(), "DES-1.1", "note", "one", { now: "2026-05-01T00:00:00.000Z", by: "a" });
  const theirs = setField(start(), "DES-1.1", "note", "two", { now: "2026-05-02T00:00:00.000Z", by: "b" });
  const { "DES-1.1": open } = mergeAssessments(mine, theirs).answers;
  const [conflict] = open.conflicts || [];
  for (const [first, second] of CHOICES.flatMap((x) => CHOICES.map((y) => [x, y]))) {
    const [x, y] = [resolve(open, conflict, first, { now: "2026-05-03T00:00:00.000Z", by: "a" }), resolve(open, conflict, second, { now: "2026-05-04T00:00:00.000Z", by: "b" })];
    assert.equal(canonical(mergeAnswers(x, y)), canonical(mergeAnswers(y, x)));
    assert.ok(["one", "two"].every((text) => notesOf(mergeAnswers(x, y)).includes(text)));
  }
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
