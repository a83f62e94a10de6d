/** Whatever file comes in, the page goes on: what was restored can be merged, counted, changed and exported, and nothing went missing unsaid. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compare, mergeAssessments } from "../../overrides/assets/assessment/merge.js";
import { applies, canonical, profileOf, setField } from "../../overrides/assets/assessment/model.js";
import { fileName, toCsv, toMarkdown } from "../../overrides/assets/assessment/report.js";
import { restore } from "../../overrides/assets/assessment/restore.js";
import { acceptedRisks, headline, nextSteps, overdue, stale } from "../../overrides/assets/assessment/scoring.js";

const MAY = "2026-05-01T00:00:00.000Z";
const check = { id: "A-1.1", guideline: "A-1", label: "", ask: "Is it?", do: "Do it", priority: 1, effort: "hours", roles: [], routes: ["build"], traits: ["agentic"], after: [], digest: "d", ours: false };
const catalogue = /** @type {any} */ ({ edition: "1.0", areas: [{ id: "one", title: "One" }], guidelines: [{ id: "A-1", title: "First", area: "one" }], routes: [], traits: [], roles: [], checks: [check, { ...check, id: "A-1.2", routes: [], traits: [] }], retired: [] });
const file = (/** @type {any} */ more) => ({ format: "secure-ai-assessment", version: 1, id: "x", contentEdition: "1.0", name: { value: "n", at: MAY, by: "a" }, profile: {}, answers: {}, ...more });

const trap = fc.constantFrom({ toString: 1, valueOf: 1 }, "__proto__", "conflicts", null, 5, [], {});
const value = fc.oneof(fc.constantFrom("partly", "risk-accepted", "generative"), trap, fc.jsonValue({ maxDepth: 2 }));
const time = fc.oneof(fc.constantFrom(MAY, "", "zzzz", "9999-12-31T23:59:59.999Z", "+275760-09-13T00:00:00.000Z", "2026-02-30T00:00:00Z", "2026-05-01T00:00Z"), trap);
const register = fc.record({ value, at: time, by: fc.oneof(fc.constant("a"), trap), asked: value, removed: value }, { requiredKeys: ["value", "at", "by"] });
const part = fc.oneof({ weight: 4, arbitrary: register }, { weight: 1, arbitrary: value });
const entries = fc.oneof(fc.array(fc.oneof(fc.tuple(fc.constantFrom("note", "status", "evidence:e", "history", "conflicts", "evidence", "__proto__"), register).map(([field, one]) => ({ field, ...one })), value), { maxLength: 4 }), value);
const answer = fc.oneof(fc.record({ status: part, note: part, due: part, reviewBy: part, evidence: fc.oneof(fc.dictionary(fc.constantFrom("e", "__proto__"), part), value), conflicts: entries, history: entries }, { requiredKeys: [] }), value);
const hostile = fc.record({ version: value, contentEdition: value, name: part, archived: part, profile: fc.oneof(fc.record({ route: part, traits: part, audience: part }, { requiredKeys: [] }), value), answers: fc.oneof(fc.dictionary(fc.constantFrom("A-1.1", "A-1.2", "Z-9.9", "__proto__", "constructor"), answer), value), people: fc.oneof(fc.dictionary(fc.constantFrom("a", "__proto__"), part), value), history: entries, snapshots: fc.oneof(fc.array(value), value) }, { requiredKeys: [] });

/** Everything a page does with an assessment. @param {any} one */
function use(one) {
  for (const each of catalogue.checks) applies(each, profileOf(one));
  headline(catalogue, one);
  nextSteps(catalogue, one, 5);
  overdue(catalogue, one, "2026-11-24");
  stale(catalogue, one, "2026-11-24", 180);
  acceptedRisks(catalogue, one);
  toCsv(catalogue, one);
  toMarkdown(catalogue, one);
  fileName(one, "json", "2026-11-24");
}

test("whatever was restored can be used, merged and changed", () => {
  fc.assert(fc.property(hostile, hostile, (a, b) => {
    const [x, y] = [restore(file(a)).assessment, restore(file(b)).assessment];
    assert.ok(x && y);
    compare(x, y, catalogue);
    const merged = mergeAssessments(x, y);
    assert.equal(canonical(merged), canonical(mergeAssessments(y, x)));
    for (const one of [x, merged, mergeAssessments(merged, x), setField(merged, "A-1.1", "note", "mine", { now: MAY, by: "me" })]) use(one);
  }), { numRuns: 1500 });
});

test("a restored file is restored again to the same bytes, with nothing more to say", () => {
  fc.assert(fc.property(hostile, (more) => {
    const { assessment } = restore(file(more));
    const again = restore(canonical(assessment));
    assert.equal(canonical(again.assessment), canonical(assessment));
    assert.deepEqual(again.problems.filter((problem) => problem.path !== "version"), []);
  }), { numRuns: 1000 });
});

test("my later answer wins over a file's, whatever time the file claims", () => {
  fc.assert(fc.property(time.filter((one) => typeof one === "string"), (claimed) => {
    const theirs = /** @type {any} */ (restore(file({ answers: { "A-1.1": { status: { value: "in-place", at: claimed, by: "b" } } } })).assessment);
    const mine = setField(theirs, "A-1.1", "status", "not-yet", { now: MAY, by: "a" });
    assert.equal(mergeAssessments(theirs, mine).answers["A-1.1"].status.value, "not-yet");
    assert.ok(mine.answers["A-1.1"].status.at < "9");
  }));
});

const good = { value: "x", at: MAY, by: "a" };
for (const [path, more] of /** @type {[string, any][]} */ ([
  ["name", { name: "Customer chat" }], ["version", { version: "1" }], ["contentEdition", { contentEdition: 1 }], ["history.0", { history: [5] }],
  ["people.x", { people: { x: null } }], ["profile.traits", { profile: { traits: { ...good, value: 5 } } }],
  ["answers.A-1.1.conflicts.0", { answers: { "A-1.1": { conflicts: [{ field: "note", value: "precious" }] } } }],
  ["answers.A-1.1.history.1", { answers: { "A-1.1": { history: [{ ...good, field: "note" }, "lost?"] } } }],
  ["answers.A-1.1.note", { answers: { "A-1.1": { note: { ...good, value: 7 } } } }],
  ["answers.A-1.1.status.at", { answers: { "A-1.1": { status: { ...good, at: "2026-02-30T00:00:00Z" } } } }],
])) {
  test(`what stands wrong at ${path} is kept aside and said`, () => {
    const { kept, problems } = restore(file(more));
    const raw = path.replace("A-1.1", "A-1/1").split(".").map((key) => key.replace("/", ".")).reduce((now, key) => now[key], file(more));
    assert.deepEqual(problems.map((problem) => problem.path), [path]);
    assert.deepEqual(kept[path], raw);
  });
}

test("a time is written in one way, and never moved to another day", () => {
  const timed = (/** @type {string} */ at) => restore(file({ answers: { "A-1.1": { note: { ...good, at } } } })).assessment?.answers["A-1.1"].note.at;
  assert.equal(timed("2026-05-01T09:00:00Z"), "2026-05-01T09:00:00.000Z");
  assert.equal(timed("2026-02-30T00:00:00Z"), "");
});

for (const text of ["=1", " =1", "\n=1", "+1", "-1", "@x", "\t1", "\uff1d1"]) {
  test(`${JSON.stringify(text)} is text in a spreadsheet`, () => {
    const whole = /** @type {any} */ (restore(file({ answers: { "A-1.1": { note: { ...good, value: text } } } })).assessment);
    assert.ok(toCsv(catalogue, whole).includes(`'${text}`));
  });
}

test("a file's name is cut between letters, not within one", () => {
  const name = fileName(/** @type {any} */ ({ name: { value: `${"a".repeat(59)}𝒳𝒳` } }), "csv", "2026-11-24");
  assert.equal(name, `${"a".repeat(59)}𝒳-2026-11-24.csv`);
});
