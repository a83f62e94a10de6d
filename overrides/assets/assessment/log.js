/** Every change that an assessment remembers, as rows. In: an assessment. Out: rows, or a table as text. Pure; adds nothing to what is there. */

import { csv } from "./report.js";
import { isRegister } from "./registers.js";

/** @import {Assessment, Register} from "./types.js" */
/** @typedef {{at: string, by: string, checkId: string, field: string, was: unknown, value: unknown, removed: boolean}} Row `checkId` is empty for name and profile; `was` is undefined for the first entry known */

const COLUMNS = Object.freeze(["at", "who", "check", "field", "was", "became"]);
const LISTS = new Set(["conflicts", "history", "evidence"]);

/** @param {Row} a @param {Row} b */
const inTime = (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.checkId < b.checkId ? -1 : a.checkId > b.checkId ? 1 : a.field < b.field ? -1 : a.field > b.field ? 1 : 0);

/** The changes of one answer, or of name and profile, the oldest first. @param {any} answer @param {string} checkId @returns {Row[]} */
export function rowsOf(answer, checkId) {
  const plain = Object.entries(answer || {}).filter(([key, value]) => !LISTS.has(key) && isRegister(value));
  const evidence = Object.entries(answer?.evidence || {}).map(([id, value]) => [`evidence:${id}`, value]);
  const live = [...plain, ...evidence].map(([field, register]) => ({ field, .../** @type {any} */ (register) }));
  const all = [...live, ...(answer?.conflicts || []), ...(answer?.history || [])].filter((entry) => typeof entry?.at === "string");
  /** @type {Map<string, any[]>} */
  const fields = new Map();
  for (const entry of all) fields.set(entry.field, [...(fields.get(entry.field) || []), entry]);
  return [...fields.values()].flatMap((entries) => inOrder(entries, checkId)).sort(inTime);
}

/** @param {any[]} entries of one field @param {string} checkId @returns {Row[]} */
function inOrder(entries, checkId) {
  const sorted = entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return sorted.map(({ field, value, at, by, removed }, index) => ({ at, by, checkId, field, was: sorted[index - 1]?.value, value, removed: Boolean(removed) }));
}

/** Every change of an assessment, the oldest first. @param {Assessment} assessment */
export function logOf(assessment) {
  const { name, archived, profile, history } = assessment;
  const meta = { ...(name ? { name } : {}), ...(archived ? { archived } : {}), ...Object.fromEntries(Object.entries(profile || {}).map(([key, register]) => [`profile:${key}`, register])), history };
  return [...rowsOf(meta, ""), ...Object.entries(assessment.answers).flatMap(([id, answer]) => rowsOf(answer, id))].sort(inTime);
}

/** A value in a cell or a sentence. @param {unknown} value @returns {string} */
export function valueText(value) {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  if (typeof value === "object") return [/** @type {any} */ (value).text, /** @type {any} */ (value).link].filter(Boolean).join(" ");
  return String(value);
}

/** The log as a table; `person` names a device. @param {Assessment} assessment @param {(by: string) => string} person */
export function logCsv(assessment, person) {
  return csv([COLUMNS, ...logOf(assessment).map(({ at, by, checkId, field, was, value, removed }) => [at, person(by), checkId, field.replace(/^evidence:.*/, "evidence"), valueText(was), removed ? "removed" : valueText(value)])]);
}
