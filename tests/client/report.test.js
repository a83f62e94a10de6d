/** Files for other people: a spreadsheet gets every word back and runs none, a Markdown reader shows every word and obeys none. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonical, setEvidence, setField } from "../../overrides/assets/assessment/model.js";
import { toCsv, toJson, toMarkdown } from "../../overrides/assets/assessment/report.js";
import { restore } from "../../overrides/assets/assessment/restore.js";
import { changes, DEVICES, play, start } from "./devices.js";

const stamp = { now: "2026-05-01T00:00:00.000Z", by: "a" };
const check = (/** @type {string} */ id) => ({ id, guideline: "DES-1", label: id, ask: `Is ${id} done?`, do: `Do ${id}`, priority: 1, effort: "hours", roles: [], routes: [], traits: [], after: [], digest: "d", ours: false });
const catalogue = /** @type {any} */ ({ edition: "1.0", areas: [{ id: "one", title: "Area one" }], guidelines: [{ id: "DES-1", title: "First", area: "one" }], routes: [], traits: [], roles: [], checks: [check("DES-1.1"), check("DES-1.2")], retired: [] });
const hard = fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.array(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", "'", " ", "|", "a", "*", "_", "#", "<b>", "](", "`", "\\", "1.", "===", "🦊", "ע"), { maxLength: 12 }).map((parts) => parts.join("")));

/** A table as RFC 4180 has it. @param {string} text */
function readCsv(text) {
  const cells = [...text.replace(/^\ufeff/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)].map(([whole, quoted, plain, end]) => ({ value: quoted === undefined ? plain : quoted.replaceAll('""', '"'), end, whole }));
  assert.equal(cells.map(({ whole }) => whole).join(""), text.replace(/^\ufeff/, ""));
  return cells.reduce((rows, { value, end }) => { rows[rows.length - 1].push(value); if (end !== ",") rows.push([]); return rows; }, /** @type {string[][]} */ ([[]])).slice(0, -1);
}

test("every word comes back from the table, and no cell is a formula", () => {
  fc.assert(fc.property(hard, hard, (note, owner) => {
    const whole = setField(setField(setField(start(), "DES-1.1", "note", note, stamp), "DES-1.1", "owner", owner, stamp), "=1+1", "note", note, stamp);
    const [head, ...rows] = readCsv(toCsv(catalogue, whole));
    assert.deepEqual(rows.map((row) => row.length), [head.length, head.length, head.length]);
    const said = (/** @type {number} */ row, /** @type {string} */ column) => rows[row][head.indexOf(column)];
    for (const [found, given] of [[said(0, "note"), note], [said(0, "owner"), owner], [said(2, "note"), note], [said(2, "id"), "=1+1"]]) assert.ok([given, `'${given}`].includes(found));
    for (const cell of rows.flat()) assert.doesNotMatch(cell, /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
  }), { numRuns: 1000 });
});

/** What a Markdown reader shows of a line without markup. @param {string} line */
const shown = (line) => line.replace(/\\([!-/:-@[-`{-~])/g, "$1");

test("every word stands in the report, on the one line that is its own, and none of it is markup", () => {
  fc.assert(fc.property(hard, (note) => {
    const lines = (/** @type {string} */ text) => toMarkdown(catalogue, setField(start(), "DES-1.1", "note", text, stamp)).split(/\r\n|\r|\n/);
    const [plain, written] = [lines("x"), lines(note)];
    const at = plain.indexOf("  - Note: x");
    if (!note) return assert.equal(written.length, plain.length - 1);
    assert.equal(written.length, plain.length);
    assert.deepEqual(written.filter((_, index) => index !== at), plain.filter((_, index) => index !== at));
    assert.equal(shown(written[at]), `  - Note: ${note.replace(/\s*[\r\n]\s*/g, " ")}`);
    assert.doesNotMatch(written[at].replace(/\\[!-/:-@[-`{-~]/g, ""), /[\\`*_{}[\]<>#|~&]/);
  }), { numRuns: 1000 });
});

test("a name that is made of markup is a heading of words", () => {
  const named = { ...start(), name: { value: "a\r# b\n- <i>c</i>", at: stamp.now, by: "a" } };
  assert.equal(toMarkdown(catalogue, named).split("\n")[0], "# a \\# b - \\<i\\>c\\</i\\>");
});

test("a state that this edition does not know stands in every file by its own name, and counts as not answered", () => {
  const whole = setField(start(), "DES-1.1", "status", "half-way", stamp);
  assert.equal(readCsv(toCsv(catalogue, whole))[1][4], "half-way");
  assert.match(toMarkdown(catalogue, whole), /0 of 2 checks answered/);
  assert.equal(restore(toJson(whole)).assessment?.answers["DES-1.1"].status.value, "half-way");
});

test("removed evidence stands in the export, not in the table", () => {
  const had = setEvidence(start(), "DES-1.1", "e", { text: "Test report", link: "" }, stamp);
  const gone = setEvidence(had, "DES-1.1", "e", null, { ...stamp, now: "2026-06-01T00:00:00.000Z" });
  assert.match(toCsv(catalogue, had), /Test report/);
  assert.doesNotMatch(toCsv(catalogue, gone), /Test report/);
  assert.match(toJson(gone), /Test report/);
});

test("whatever three devices did: a file out, in and out again is the same bytes, with nothing to say", () => {
  fc.assert(fc.property(changes, fc.constantFrom(...DEVICES), (list, device) => {
    const out = toJson(play(list).at[device]);
    const { assessment, problems, kept } = restore(out);
    assert.deepEqual([problems, kept], [[], {}]);
    assert.equal(canonical(assessment), out);
  }));
});
