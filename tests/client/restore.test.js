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
  const text = canonical({ ...setField(start(), "DES-1.1", "note", "good", stamp), profile: 5 }).replace('"good"', '"good"');
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

test("20 MB and deep nesting are refused in words", () => {
  assert.match(restore("x".repeat(21 * 1024 * 1024)).problems[0].said, /20 MB/);
  assert.match(restore(`{"format":"secure-ai-assessment","id":"x","answers":${"[".repeat(60)}${"]".repeat(60)}}`).problems[0].said, /nested/);
});

test("names of the language's own are data", () => {
  const { assessment } = restore('{"format":"secure-ai-assessment","id":"x","version":1,"name":{"value":"n","at":"2026-01-01T00:00:00.000Z","by":"a"},"answers":{"__proto__":{"note":{"value":"p","at":"2026-01-01T00:00:00.000Z","by":"a"}},"constructor":{}}}');
  assert.deepEqual(Object.keys(assessment?.answers || {}), ["__proto__", "constructor"]);
  assert.equal(/** @type {any} */ ({}).note, undefined);
});
