/** Any file at all: read as far as it can be, the rest kept and said, nothing invented, no crash. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonical, newAssessment, setEvidence, setField } from "../../overrides/assets/assessment/model.js";
import { restore } from "../../overrides/assets/assessment/restore.js";

const stamp = { now: "2026-05-01T00:00:00.000Z", by: "a" };
const start = () => newAssessment({ name: "Chat", profile: { audience: "sme", traits: ["generative"] }, edition: "1.0", ...stamp });
const hard = ["it's", "a \"b\": c #", "🦊", "עברית", "__proto__", "x".repeat(10_000), "<script>alert(1)</script>"];

test("no text and no value makes it throw", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.jsonValue()), (any) => { restore(any); }), { numRuns: 500 });
});

test("something that is nearly an assessment does not make it throw", () => {
  const near = fc.record({ format: fc.constant("secure-ai-assessment"), id: fc.jsonValue(), version: fc.jsonValue(), name: fc.jsonValue(), profile: fc.jsonValue(), answers: fc.dictionary(fc.string(), fc.jsonValue()), history: fc.jsonValue() }, { requiredKeys: ["format"] });
  fc.assert(fc.property(near, (value) => { const found = restore(value); if (found.assessment) canonical(found.assessment); }), { numRuns: 500 });
});

for (const text of ["", "{}", "[]", "null", "1", "\"x\"", "{\"format\":", "{\"format\":\"secure-ai-assessment\"}"]) {
  test(`'${text}' is refused in words`, () => {
    const { assessment, problems } = restore(text);
    assert.equal(assessment, null);
    assert.match(problems[0].said, /^The file /);
  });
}

test("a file out, in and out again is the same file", () => {
  let whole = start();
  for (const [index, words] of hard.entries()) {
    whole = setField(whole, `DES-1.${index + 1}`, "note", words, stamp);
    whole = setEvidence(whole, `DES-1.${index + 1}`, "e", { text: words, link: words }, stamp);
    whole = setField(whole, `DES-1.${index + 1}`, "status", "risk-accepted", { ...stamp, check: { ask: words, digest: "d" }, edition: "1.0" });
  }
  const out = canonical(whole);
  const back = restore(out);
  assert.deepEqual(back.problems, []);
  assert.equal(canonical(back.assessment), out);
});

test("what it does not know comes out again", () => {
  const text = canonical({ ...start(), version: 7, mood: { calm: true }, answers: { "NEW-1.1": { status: { value: "half-way", at: "2027-01-01T00:00:00.000Z", by: "z", sure: 3 }, weather: "rain" } } });
  const { assessment, problems } = restore(text);
  assert.equal(canonical(assessment), text);
  assert.match(problems[0].said, /newer version/);
});

test("a part of the wrong kind is kept aside, the rest is read", () => {
  const text = canonical({ ...setField(start(), "DES-1.1", "note", "good", stamp), profile: 5 });
  const value = JSON.parse(text);
  value.answers["DES-1.2"] = { note: "no time, no device" };
  const { assessment, problems, kept } = restore(value);
  assert.equal(assessment?.answers["DES-1.1"].note.value, "good");
  assert.deepEqual(problems.map((problem) => problem.path), ["answers.DES-1.2.note", "profile"]);
  assert.equal(kept["answers.DES-1.2.note"], "no time, no device");
});

test("no date is invented", () => {
  const value = JSON.parse(canonical(start()));
  delete value.name;
  value.answers = { "DES-1.1": { status: { value: "in-place" } } };
  const { assessment } = restore(value);
  assert.deepEqual(assessment?.answers["DES-1.1"], {});
  assert.equal(assessment?.name.at, "");
});

test("every time in what was restored stood in the file", () => {
  const time = fc.constantFrom("2026-05-01T00:00:00.000Z", "2026-05-01T00:00:00Z", "2026-02-30T00:00:00Z", "yesterday", "", 5, null);
  const register = fc.record({ value: fc.constantFrom("partly", ""), at: time, by: fc.constantFrom("a", "") }, { requiredKeys: ["value"] });
  const entries = fc.array(register.map((one) => ({ field: "note", ...one })), { maxLength: 3 });
  const near = fc.record({ name: register, profile: fc.dictionary(fc.constantFrom("route", "x"), register), history: entries, answers: fc.dictionary(fc.constantFrom("DES-1.1", "DES-1.2"), fc.record({ status: register, note: register, conflicts: entries, history: entries }, { requiredKeys: [] })) }, { requiredKeys: [] });
  const timesIn = (/** @type {any} */ value) => [...JSON.stringify(value).matchAll(/"at":"([^"]*)"/g)].map(([, at]) => at);
  fc.assert(fc.property(near, (more) => {
    const { assessment } = restore({ format: "secure-ai-assessment", id: "x", version: 1, contentEdition: "1.0", ...more });
    const given = new Set(["", ...timesIn(more).map((at) => at.replace(/:00Z$/, ":00.000Z"))]);
    for (const at of timesIn(assessment)) assert.ok(given.has(at), at);
  }));
});

test("what was kept aside, joined with what was restored, is all that the file held", () => {
  const near = fc.dictionary(fc.constantFrom("DES-1.1", "__proto__", "x"), fc.dictionary(fc.constantFrom("note", "status", "evidence", "conflicts", "history", "new"), fc.jsonValue()));
  /** @type {(value: any) => string[]} */
  const leaves = (value) => (typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [JSON.stringify(value)]);
  fc.assert(fc.property(near, (answers) => {
    const { assessment, kept } = restore({ format: "secure-ai-assessment", id: "x", version: 1, contentEdition: "1.0", name: { value: "n", at: "", by: "" }, profile: {}, answers });
    const found = new Set([...leaves(assessment), ...leaves(kept)]);
    for (const leaf of leaves(answers)) assert.ok(found.has(leaf), leaf);
  }), { numRuns: 500 });
});

test("a file of 20 MB less a letter is read", () => {
  const text = canonical(setField(start(), "DES-1.1", "note", "", stamp));
  const long = text.replace('"note": {\n        "value": ""', `"note": {\n        "value": "${"x".repeat(20 * 1024 * 1024 - text.length)}"`);
  assert.equal(long.length, 20 * 1024 * 1024);
  assert.deepEqual(restore(long).problems, []);
});

test("more than 5,000 answers are refused in words", () => {
  const answers = Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`X-1.${index}`, {}]));
  assert.match(restore({ ...start(), answers }).problems[0].said, /5000 answers/);
});

test("20 MB and deep nesting are refused in words", () => {
  assert.match(restore("x".repeat(21 * 1024 * 1024)).problems[0].said, /20 MB/);
  assert.match(restore(`{"format":"secure-ai-assessment","id":"x","answers":${"[".repeat(60)}${"]".repeat(60)}}`).problems[0].said, /nested/);
});

test("names of the language's own are data", () => {
  const { assessment } = restore('{"format":"secure-ai-assessment","id":"x","version":1,"name":{"value":"n","at":"2026-01-01T00:00:00.000Z","by":"a"},"answers":{"__proto__":{"note":{"value":"p","at":"2026-01-01T00:00:00.000Z","by":"a"}},"constructor":{}}}');
  assert.deepEqual(Object.keys(assessment?.answers || {}), ["__proto__", "constructor"]);
  assert.equal(/** @type {any} */ ({}).note, undefined);
});
