/** The sheet by CAF outcome invents no answer and leaves none out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { byOutcome, cafCsv } from "../../overrides/assets/assessment/caf.js";
import { canonical, setEvidence, setField, setProfile, STATUSES } from "../../overrides/assets/assessment/model.js";
import { start } from "./devices.js";

const stamp = { now: "2026-05-01T00:00:00.000Z", by: "a" };
const check = (/** @type {string} */ id, more = {}) => ({ id, guideline: "DES-1", label: id, ask: `Is ${id} done?`, roles: [], routes: [], traits: [], after: [], ...more });
const catalogue = /** @type {any} */ ({ checks: [check("DES-1.1"), check("DES-1.2", { routes: ["build"] }), check("DES-1.3")], routes: [], traits: [] });
const caf = /** @type {any} */ ({ frameworkEdition: "4.0", principles: { A1: "Governance" }, outcomes: [
  { id: "A1.a", title: "Board Direction", principle: "A1", checks: [], without: "Nothing here." },
  { id: "A1.b", title: "Roles", principle: "A1", checks: [["DES-1.1", "part", "Both."], ["DES-1.2", "related", "Near."], ["DES-9.9", "part", "Unknown."]] },
] });

test("an outcome shows the checks that apply and exist, with their states", () => {
  const whole = setField(setProfile(start(), "route", "hosted-api", stamp), "DES-1.1", "status", "partly", stamp);
  const [, roles] = byOutcome(caf, catalogue, whole);
  assert.deepEqual(roles.lines.map(({ check: { id }, status }) => [id, status]), [["DES-1.1", "partly"]]);
  assert.deepEqual([roles.answered, roles.principle], [1, "A1 Governance"]);
});

test("an outcome without a check says why, in the table too", () => {
  assert.match(cafCsv(caf, catalogue, start()), /A1\.a,Board Direction,A1 Governance,,,,Nothing here\./);
});

test("whatever was answered: each answer that counts stands there once, nothing changes and no cell runs", () => {
  fc.assert(fc.property(fc.constantFrom(...STATUSES, "mostly"), fc.string(), (state, note) => {
    const whole = setEvidence(setField(setField(start(), "DES-1.1", "status", state, stamp), "DES-1.1", "note", `=${note}`, stamp), "DES-1.1", "e", { text: "Minutes", link: "" }, stamp);
    const before = canonical(whole);
    const table = cafCsv(caf, catalogue, whole);
    assert.equal(table.split("DES-1.1,Is DES-1.1").length, 2);
    assert.doesNotMatch(table, /,"?=/);
    assert.equal(canonical(whole), before);
  }));
});
