/** Assessments as three devices make them: each change by the model's own operations, clocks set back, copies that meet now and then. */

import fc from "fast-check";
import { mergeAssessments, resolve } from "../../overrides/assets/assessment/merge.js";
import { newAssessment, setEvidence, setField, setName, setProfile } from "../../overrides/assets/assessment/model.js";

const BEGIN = Date.parse("2026-03-01T09:00:00.000Z");
const MINUTE = 60_000;
const IDS = ["DES-1.1", "DES-1.2", "__proto__"];
export const DEVICES = ["a", "b", "c"];
export const CHOICES = /** @type {const} */ (["mine", "theirs", "both"]);

/** An assessment of that one id, with nothing answered. */
export const start = () => ({ ...newAssessment({ name: "Chat", profile: { audience: "sme" }, edition: "1.0", now: new Date(BEGIN).toISOString(), by: "a" }), id: "same" });

const change = fc.record({
  device: fc.constantFrom(...DEVICES),
  minutes: fc.integer({ min: -60, max: 600 }),
  id: fc.constantFrom(...IDS),
  field: fc.constantFrom("status", "note", "note", "owner", "evidence", "name", "route", "resolve"),
  value: fc.constantFrom("", "partly", "in-place", "half-way", "one", "two", "it's \"3\": # 🦊", "עברית"),
  choice: fc.constantFrom(...CHOICES),
  meets: fc.option(fc.constantFrom(...DEVICES), { nil: null }),
});

export const changes = fc.array(change, { maxLength: 25 });

/** The same, with every note new and no two changes of one device within one sitting: nothing may be typed over. */
export const spacedChanges = changes.map((list) => list.map((one, index) => ({ ...one, minutes: one.minutes * 1000 + index * 6, value: one.field === "note" ? `<${index}>` : one.value })));

/** @param {any} assessment @param {any} change @param {{now: string, by: string}} stamp */
function act(assessment, { id, field, value, choice }, stamp) {
  if (field === "evidence") return setEvidence(assessment, id, "e1", value ? { text: value, link: "" } : null, stamp);
  if (field === "name") return setName(assessment, value, stamp);
  if (field === "route") return setProfile(assessment, "route", value, stamp);
  if (field !== "resolve") return setField(assessment, id, field, value, stamp);
  const answer = Object.hasOwn(assessment.answers, id) ? assessment.answers[id] : {};
  const [conflict] = answer.conflicts || [];
  return conflict ? { ...assessment, answers: { ...assessment.answers, [id]: resolve(answer, conflict, choice, stamp) } } : assessment;
}

/** Plays changes on the devices. Gives each one's copy, and every note that was set as [check, text]. @param {any[]} list */
export function play(list) {
  const first = start();
  /** @type {Record<string, any>} */
  const at = { a: first, b: first, c: first };
  /** @type {[string, string][]} */
  const notes = [];
  for (const one of list) {
    if (one.meets) at[one.device] = mergeAssessments(at[one.device], at[one.meets]);
    at[one.device] = act(at[one.device], one, { now: new Date(BEGIN + one.minutes * MINUTE).toISOString(), by: one.device });
    if (one.field === "note" && one.value) notes.push([one.id, one.value]);
  }
  return { at, notes };
}
