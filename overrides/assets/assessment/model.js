/** An assessment and what may be done to it, its answers (answering.js) and all else. Nothing is changed in place. */

import { answerOf, momentAfter, put } from "./answering.js";
import { inTime } from "./registers.js";

export * from "./answering.js";

/** @import {Assessment, Catalogue, Profile, Stamp, Word} from "./types.js" */

/** @type {Readonly<Record<string, string>>} */
export const STATUS_LABELS = Object.freeze({
  unanswered: "Not answered", "not-yet": "Not yet", partly: "Partly", "in-place": "In place", "not-applicable": "Not applicable", "risk-accepted": "Risk accepted",
});
export const STATUSES = Object.freeze(Object.keys(STATUS_LABELS));

/** Sets an entry of evidence; null marks it removed and keeps what it said. @param {Assessment} assessment @param {string} checkId @param {string} id @param {any} value @param {Stamp} stamp @returns {Assessment} */
export function setEvidence(assessment, checkId, id, value, stamp) {
  const { evidence = {} } = answerOf(assessment, checkId);
  const old = Object.hasOwn(evidence, id) ? evidence[id] : undefined;
  return put(assessment, checkId, `evidence:${id}`, old, value ?? old?.value ?? null, stamp, { removed: value === null });
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

/** The profile as plain values; what was never chosen is left out. @param {Assessment} assessment @returns {Profile} */
export function profileOf(assessment) {
  return Object.fromEntries(Object.entries(assessment.profile || {}).map(([key, register]) => [key, register?.value]));
}

/**
 * Whether a check applies: within routes or traits any match, between them both. What was not chosen rules nothing out.
 * @param {{routes: string[], traits: string[]}} check @param {Profile} profile
 */
export function applies(check, profile) {
  const isRoute = !check.routes.length || !profile.route || check.routes.includes(profile.route);
  const isTrait = !check.traits.length || !profile.traits || check.traits.some((trait) => profile.traits?.includes(trait));
  return isRoute && isTrait;
}

/**
 * Why a check does not apply, as a sentence.
 * @param {{routes: string[], traits: string[]}} check @param {Profile} profile @param {Catalogue} catalogue
 */
export function whyNot(check, profile, catalogue) {
  const words = (/** @type {Word[]} */ list, /** @type {string[]} */ ids) => list.filter((word) => ids.includes(word.id)).map((word) => word.phrase).join(" or ");
  const isRoute = check.routes.length && profile.route && !check.routes.includes(profile.route);
  return `it applies if ${isRoute ? words(catalogue.routes, check.routes) : words(catalogue.traits, check.traits)}.`;
}
