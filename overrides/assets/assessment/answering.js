/** Answers, and what a person does to them. In: an assessment and a change. Out: a new assessment; nothing is changed in place. */

import { isRegister, mergeAnswers, textOf } from "./registers.js";

/** @import {Assessment, Check, Stamp} from "./types.js" */

export const FORMAT = "secure-ai-assessment";
export const VERSION = 1;
export const FIELDS = Object.freeze(["status", "note", "owner", "due", "reason", "acceptedBy", "reviewBy"]);

/** Typing within this time by the same device is one change. Milliseconds. */
const ONE_SITTING = 5 * 60 * 1000;

/** 16 hexadecimal digits; works on plain http, where randomUUID does not. */
export const newId = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The file's text: one order of keys, so that the same assessment gives the same bytes. @param {unknown} value */
export const canonical = (value) => `${textOf(value, 2)}\n`;

/** @param {{name: string, profile: Record<string, unknown>, edition: string} & Stamp} start @returns {Assessment} */
export function newAssessment({ name, profile, edition, now, by }) {
  const register = (/** @type {unknown} */ value) => ({ value, at: now, by });
  const given = Object.entries(profile).filter(([, value]) => value !== "" && value !== undefined);
  return {
    format: FORMAT, version: VERSION, id: newId(), contentEdition: edition, name: register(name),
    profile: Object.fromEntries(given.map(([key, value]) => [key, register(value)])), answers: {},
  };
}

/** The newest moment known in an assessment, or an empty text. @param {Assessment} assessment */
export function newestAt({ name, archived, profile, people, history, answers }) {
  let newest = "";
  for (const parts of [[name, archived], profile, people, history, ...Object.values(answers).flatMap((answer) => [answer, answer.evidence, answer.conflicts, answer.history])]) {
    for (const one of Object.values(parts || {})) if (isRegister(one) && one.at > newest) newest = one.at;
  }
  return newest;
}

/** A moment after all that is known, even where this device's clock was set back. @param {Assessment} assessment @param {string} now */
export function momentAfter(assessment, now) {
  const newest = Date.parse(newestAt(assessment));
  return Number.isNaN(newest) || Date.parse(now) > newest ? now : new Date(newest + 1).toISOString();
}

/** The value of an answer's field, or undefined. @param {any} answer @param {string} field */
export const fieldOf = (answer, field) => (answer && Object.hasOwn(answer, field) ? answer[field]?.value : undefined);

/**
 * Whether the same device is still typing. By its own clock, since `at` may have been moved on: after a clock was set back, only text
 * that goes on from the old one is the same typing.
 * @param {any} old @param {any} next @param {string} now
 */
function isTyping(old, next, now) {
  const age = Date.parse(now) - Date.parse(old.at);
  const goesOn = typeof old.value === "string" && typeof next.value === "string" && next.value.startsWith(old.value);
  return old.by === next.by && age < ONE_SITTING && (age > -1000 || goesOn);
}

/**
 * The assessment with a register in an answer, and the old one in the history unless the same device is still typing.
 * @param {Assessment} assessment @param {string} checkId @param {string} field @param {any} old @param {any} value @param {Stamp} stamp @param {any} [more]
 */
export function put(assessment, checkId, field, old, value, { now, by }, more) {
  const answer = answerOf(assessment, checkId);
  const next = { value, at: momentAfter(assessment, now), by, ...more };
  const history = [...(answer.history || []), ...(old && (field === "status" || !isTyping(old, next, now)) ? [{ field, ...old }] : [])];
  const [, evidenceId] = field.split(/^evidence:/);
  const part = evidenceId === undefined ? { [field]: next } : { evidence: { ...answer.evidence, [evidenceId]: next } };
  return { ...assessment, answers: { ...assessment.answers, [checkId]: mergeAnswers({ ...answer, ...part, history }, {}) } };
}

/** @param {Assessment} assessment @param {string} checkId @returns {any} */
export const answerOf = ({ answers }, checkId) => (Object.hasOwn(answers, checkId) ? answers[checkId] : {});

/**
 * Sets a field of an answer. A status carries the question as it was asked.
 * @param {Assessment} assessment @param {string} checkId @param {string} field @param {any} value
 * @param {Stamp & {check?: {ask: string, digest: string}, edition?: string}} stamp @returns {Assessment}
 */
export function setField(assessment, checkId, field, value, { check, edition, ...stamp }) {
  const old = answerOf(assessment, checkId)[field];
  const asked = field === "status" && check ? { asked: { edition, digest: check.digest, text: check.ask } } : undefined;
  const isSame = old && textOf(old.value) === textOf(value) && (!asked || old.asked?.digest === asked.asked.digest);
  return isSame ? assessment : put(assessment, checkId, field, old, value, stamp, asked);
}

/** The ids that a check's `formerly` or `replaces` names. @param {import("./types.js").Ids | undefined} ids @returns {string[]} */
export const idsOf = (ids) => (ids === undefined ? [] : [ids].flat());

/** Answers to one question as one; undefined where there is none. @param {any[]} answers */
export const joined = ([first, ...rest]) => rest.reduce(mergeAnswers, first);

/**
 * The assessment with the answer to each renamed check under its new id too; the very same object where nothing was renamed.
 * @param {Assessment | null} assessment @param {Check[]} checks
 */
export function carried(assessment, checks) {
  if (!assessment) return assessment;
  const { answers } = assessment;
  const renamed = checks.filter((check) => idsOf(check.formerly).some((id) => Object.hasOwn(answers, id)));
  if (!renamed.length) return assessment;
  const moved = renamed.map(({ id, formerly }) => [id, joined([id, ...idsOf(formerly)].flatMap((one) => (Object.hasOwn(answers, one) ? [answers[one]] : [])))]);
  return { ...assessment, answers: { ...answers, ...Object.fromEntries(moved) } };
}
