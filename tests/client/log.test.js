/** The log shows every change an assessment remembers, invents none, and no cell of its table runs. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mergeAssessments } from "../../overrides/assets/assessment/merge.js";
import { canonical, setEvidence, setField } from "../../overrides/assets/assessment/model.js";
import { logCsv, logOf, rowsOf, valueText } from "../../overrides/assets/assessment/log.js";
import { restore } from "../../overrides/assets/assessment/restore.js";
import { changes, play, start } from "./devices.js";

const at = (/** @type {number} */ day) => ({ now: `2026-05-0${day}T00:00:00.000Z`, by: "a" });
const who = (/** @type {string} */ by) => `device ${by}`;

test("the log of an answer is its states in order, each with what it was before", () => {
  const twice = setField(setField(start(), "DES-1.1", "status", "partly", at(2)), "DES-1.1", "status", "in-place", at(3));
  assert.deepEqual(rowsOf(twice.answers["DES-1.1"], "DES-1.1").map(({ was, value }) => [was, value]), [[undefined, "partly"], ["partly", "in-place"]]);
});

test("every register that an assessment holds is one row, and no row is of anything else", () => {
  fc.assert(fc.property(changes, (list) => {
    const { at: devices } = play(list);
    const whole = mergeAssessments(mergeAssessments(devices.a, devices.b), devices.c);
    const registers = (/** @type {any} */ one) => Object.entries(one || {}).flatMap(([key, value]) => (key === "evidence" ? Object.values(value) : key === "history" || key === "conflicts" ? value : [value]));
    const answers = Object.values(whole.answers).flatMap(registers);
    const meta = [whole.name, whole.archived, ...Object.values(whole.profile), ...(whole.history || [])].filter(Boolean);
    assert.equal(logOf(whole).length, answers.length + meta.length);
  }));
});

test("reading the log changes nothing and never throws on what restore lets in", () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (answers) => {
    const { assessment } = restore({ format: "secure-ai-assessment", id: "x", answers });
    if (!assessment) return;
    const before = canonical(assessment);
    logCsv(assessment, who);
    assert.equal(canonical(assessment), before);
  }));
});

test("a removed piece of evidence is told as removed, and keeps what it said", () => {
  const removed = setEvidence(setEvidence(start(), "DES-1.1", "e1", { text: "Minutes", link: "https://intranet.example/1" }, at(2)), "DES-1.1", "e1", null, at(3));
  assert.match(logCsv(removed, who), /DES-1\.1,evidence,Minutes https:\/\/intranet\.example\/1,removed/);
});

test("no cell of the log runs as a formula", () => {
  assert.match(logCsv(setField(start(), "DES-1.1", "note", "=1+1", at(2)), who), /,'=1\+1/);
});

test("lists and evidence read as words", () => {
  assert.deepEqual([["a", "b"], { text: "Minutes", link: "" }, null, true].map(valueText), ["a, b", "Minutes", "", "true"]);
});
