/**
 * Snapshots: how every check stood on a day, under a name. In: an assessment. Out: a new assessment, or moments to compare.
 *
 * A snapshot is never changed once it is taken. Taking one away leaves a mark, so that another device takes it away as well.
 */

import { fieldOf, momentAfter, newId, profileOf } from "./model.js";

/** @import {Assessment, Profile, Stamp} from "./types.js" */
/** @typedef {{id: string, name: string, at: string, by: string, edition: string, profile: Profile, states: Record<string, string>}} Snapshot */
/** @typedef {{name: string, at: string, edition: string, assessment: Assessment}} Moment a state of an assessment, as the scoring room reads it */

/** @param {any} value */
const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {any} one */
const isSound = (one) => isMap(one) && !one.removed && ["id", "name", "at", "edition"].every((key) => typeof one[key] === "string")
  && isMap(one.profile) && isMap(one.states) && Object.values(one.states).every((state) => typeof state === "string");

/** The assessment with a snapshot of how it stands now. @param {Assessment} assessment @param {{name: string, edition: string} & Stamp} stamp @returns {Assessment} */
export function takeSnapshot(assessment, { name, edition, now, by }) {
  const stated = Object.entries(assessment.answers).map(([id, answer]) => [id, fieldOf(answer, "status")]).filter(([, state]) => typeof state === "string");
  const snapshot = { id: newId(), name, at: momentAfter(assessment, now), by, edition, profile: profileOf(assessment), states: Object.fromEntries(stated) };
  return { ...assessment, snapshots: [...(assessment.snapshots || []), snapshot] };
}

/** The assessment without a snapshot; its mark stays. @param {Assessment} assessment @param {string} id @returns {Assessment} */
export function removeSnapshot(assessment, id) {
  return { ...assessment, snapshots: (assessment.snapshots || []).map((one) => (one?.id === id ? { id, removed: true } : one)) };
}

/** The snapshots that can be read, the oldest first. @param {Assessment} assessment @returns {Snapshot[]} */
export function snapshotsOf(assessment) {
  return (assessment.snapshots || []).filter(isSound).sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
}

/** How many entries of the list are no snapshots this page can read: kept, and not shown. @param {Assessment} assessment */
export const unread = (assessment) => (assessment.snapshots || []).filter((one) => !isSound(one) && !(isMap(one) && one.removed)).length;

/** A snapshot as a moment to compare. @param {Snapshot} snapshot @returns {Moment} */
export function momentOf({ name, at, by, edition, profile, states }) {
  const register = (/** @type {unknown} */ value) => ({ value, at, by: by || "" });
  const answers = Object.fromEntries(Object.entries(states).map(([id, state]) => [id, { status: register(state) }]));
  const registers = Object.fromEntries(Object.entries(profile).map(([key, value]) => [key, register(value)]));
  return { name, at, edition, assessment: { format: "", version: 1, id: "", contentEdition: edition, name: register(name), profile: registers, answers } };
}

/** The assessment as it stands, as a moment. @param {Assessment} assessment @param {string} now @param {string} edition @returns {Moment} */
export const presentMoment = (assessment, now, edition) => ({ name: "Now", at: now, edition, assessment });
