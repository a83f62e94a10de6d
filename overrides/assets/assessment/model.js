/** An assessment and what may be done to it. In: an assessment and a change. Out: a new assessment; nothing is changed in place. */

import { inTime, isRegister, mergeAnswers, textOf } from "./registers.js";

/** @typedef {import("./types.js").Assessment} Assessment */
/** @typedef {{now: string, by: string}} Stamp the moment by this device's clock, and its id */

export const FORMAT = "secure-ai-assessment";
export const VERSION = 1;
export const STATUS_LABELS = Object.freeze({
  unanswered: "Not answered", "not-yet": "Not yet", partly: "Partly", "in-place": "In place", "not-applicable": "Not applicable", "risk-accepted": "Risk accepted",
});
export const STATUSES = Object.freeze(Object.keys(STATUS_LABELS));
export const FIELDS = Object.freeze(["status", "note", "owner", "due", "reason", "acceptedBy", "reviewBy"]);

/** Typing within this time by the same device is one change. Milliseconds. */
const ONE_SITTING = 5 * 60 * 1000;

/** 16 hexadecimal digits; works on plain http, where randomUUID does not. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The file's text: one order of keys, so that the same assessment gives the same bytes. @param {unknown} value */
export const canonical = (value) => `${textOf(value, 2)}\n`;

/**
 * @param {{name: string, profile: Record<string, unknown>, edition: string} & Stamp} start
 * @returns {Assessment}
 */
export function newAssessment({ name, profile, edition, now, by }) {
  const register = (/** @type {unknown} */ value) => ({ value, at: now, by });
  const given = Object.entries(profile).filter(([, value]) => value !== "" && value !== undefined);
  return {
    format: FORMAT, version: VERSION, id: newId(), contentEdition: edition, name: register(name),
    profile: Object.fromEntries(given.map(([key, value]) => [key, register(value)])), answers: {},
  };
}

/** The newest moment known in an assessment, or an empty text. @param {Assessment} assessment */
export function newestAt(assessment) {
  let newest = "";
  const look = (/** @type {any} */ one) => { if (isRegister(one) && one.at > newest) newest = one.at; };
  const lookAt = (/** @type {any} */ parts) => Object.values(parts || {}).forEach(look);
  for (const parts of [[assessment.name, assessment.archived], assessment.profile, assessment.people, assessment.history]) lookAt(parts);
  for (const answer of Object.values(assessment.answers)) for (const parts of [answer, answer.evidence, answer.conflicts, answer.history]) lookAt(parts);
  return newest;
}

/** A moment after all that is known, even where this device's clock was set back. @param {Assessment} assessment @param {string} now */
function momentAfter(assessment, now) {
  const newest = Date.parse(newestAt(assessment));
  return Number.isNaN(newest) || Date.parse(now) > newest ? now : new Date(newest + 1).toISOString();
}

/** The value of an answer's field, or undefined. @param {any} answer @param {string} field */
export const fieldOf = (answer, field) => (answer && Object.hasOwn(answer, field) ? answer[field]?.value : undefined);

/** @param {Assessment} assessment @param {string} checkId @returns {any} */
const answerOf = (assessment, checkId) => (Object.hasOwn(assessment.answers, checkId) ? assessment.answers[checkId] : {});

/** @param {Assessment} assessment @param {string} checkId @param {any} answer @returns {Assessment} */
const withAnswer = (assessment, checkId, answer) => ({ ...assessment, answers: { ...assessment.answers, [checkId]: mergeAnswers(answer, {}) } });

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

/** The history with the replaced register, unless it was the same device still typing. @param {any} answer @param {string} field @param {any} old @param {any} next @param {string} now */
function historyWith(answer, field, old, next, now) {
  const history = answer.history || [];
  return old && (field === "status" || !isTyping(old, next, now)) ? [...history, { field, ...old }] : history;
}

/**
 * Sets a field of an answer. A status carries the question as it was asked.
 * @param {Assessment} assessment @param {string} checkId @param {string} field @param {any} value
 * @param {Stamp & {check?: {ask: string, digest: string}, edition?: string}} stamp
 */
export function setField(assessment, checkId, field, value, { now, by, check, edition }) {
  const answer = answerOf(assessment, checkId);
  const old = answer[field];
  const isReworded = field === "status" && check && old?.asked?.digest !== check.digest;
  if (old && textOf(old.value) === textOf(value) && !isReworded) return assessment;
  const asked = field === "status" && check ? { asked: { edition, digest: check.digest, text: check.ask } } : {};
  const next = { value, at: momentAfter(assessment, now), by, ...asked };
  return withAnswer(assessment, checkId, { ...answer, [field]: next, history: historyWith(answer, field, old, next, now) });
}

/**
 * Sets an entry of evidence; null marks it removed and keeps what it said.
 * @param {Assessment} assessment @param {string} checkId @param {string} evidenceId @param {any} value @param {Stamp} stamp
 */
export function setEvidence(assessment, checkId, evidenceId, value, { now, by }) {
  const answer = answerOf(assessment, checkId);
  const evidence = answer.evidence || {};
  const old = Object.hasOwn(evidence, evidenceId) ? evidence[evidenceId] : undefined;
  const next = { value: value ?? old?.value ?? null, at: momentAfter(assessment, now), by, removed: value === null };
  const history = historyWith(answer, `evidence:${evidenceId}`, old, next, now);
  return withAnswer(assessment, checkId, { ...answer, evidence: { ...evidence, [evidenceId]: next }, history });
}

/** The assessment's own history with the replaced register in it. @param {Assessment} assessment @param {string} field @param {any} old */
function metaHistory(assessment, field, old) {
  const history = [...(assessment.history || []), ...(old ? [{ field, ...old }] : [])].sort(inTime);
  return history.length ? { history } : {};
}

/** @param {Assessment} assessment @param {string} name @param {Stamp} stamp @returns {Assessment} */
export function setName(assessment, name, { now, by }) {
  return { ...assessment, name: { value: name, at: momentAfter(assessment, now), by }, ...metaHistory(assessment, "name", assessment.name) };
}

/** @param {Assessment} assessment @param {string} key @param {unknown} value @param {Stamp} stamp @returns {Assessment} */
export function setProfile(assessment, key, value, { now, by }) {
  const old = Object.hasOwn(assessment.profile, key) ? assessment.profile[key] : undefined;
  return { ...assessment, profile: { ...assessment.profile, [key]: { value, at: momentAfter(assessment, now), by } }, ...metaHistory(assessment, `profile:${key}`, old) };
}

/** The profile as plain values; what was never chosen is left out. @param {Assessment} assessment @returns {import("./types.js").Profile} */
export function profileOf(assessment) {
  return Object.fromEntries(Object.entries(assessment.profile || {}).map(([key, register]) => [key, register?.value]));
}

/**
 * Whether a check applies: within routes or traits any match, between them both. What was not chosen rules nothing out.
 * @param {{routes: string[], traits: string[]}} check @param {import("./types.js").Profile} profile
 */
export function applies(check, profile) {
  const isRoute = !check.routes.length || !profile.route || check.routes.includes(profile.route);
  const isTrait = !check.traits.length || !profile.traits || check.traits.some((trait) => profile.traits?.includes(trait));
  return isRoute && isTrait;
}

/**
 * Why a check does not apply, as a sentence.
 * @param {{routes: string[], traits: string[]}} check @param {import("./types.js").Profile} profile @param {import("./types.js").Catalogue} catalogue
 */
export function whyNot(check, profile, catalogue) {
  const words = (/** @type {import("./types.js").Word[]} */ list, /** @type {string[]} */ ids) => list.filter((word) => ids.includes(word.id)).map((word) => word.phrase).join(" or ");
  const isRoute = check.routes.length && profile.route && !check.routes.includes(profile.route);
  return `it applies if ${isRoute ? words(catalogue.routes, check.routes) : words(catalogue.traits, check.traits)}.`;
}
