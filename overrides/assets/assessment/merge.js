/** Two copies of an assessment made one, and a file compared before it is let in. Pure; never throws on restored assessments. */

import { isRegister, joinField, lesser, mergeAnswers, otherParts, textOf } from "./registers.js";

export { mergeAnswers };

/** @typedef {import("./types.js").Assessment} Assessment */

const KNOWN = new Set(["name", "profile", "archived", "answers", "people", "history", "snapshots", "version", "contentEdition"]);

/**
 * Joins two assessments field by field. Commutative, associative, idempotent; no note is lost.
 * @param {Assessment} a @param {Assessment} b @returns {Assessment}
 */
export function mergeAssessments(a, b) {
  const { meta, history } = joinMeta(a, b);
  const people = joinMaps(a.people || {}, b.people || {}, (one, other) => joinField("people", [one, other], []).winner);
  const snapshots = joinSnapshots(a.snapshots || [], b.snapshots || []);
  return /** @type {Assessment} */ ({
    ...otherParts(a, b, (key) => KNOWN.has(key)),
    version: Math.max(a.version || 1, b.version || 1),
    contentEdition: newer(a.contentEdition, b.contentEdition),
    ...meta,
    answers: joinMaps(a.answers, b.answers, mergeAnswers),
    ...(Object.keys(people).length ? { people } : {}),
    ...(history.length ? { history } : {}),
    ...(snapshots.length ? { snapshots } : {}),
  });
}

/** @param {any} a @param {any} b @param {(one: any, other: any) => any} join */
function joinMaps(a, b, join) {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(keys.map((key) => [key, !Object.hasOwn(b, key) ? join(a[key], a[key]) : !Object.hasOwn(a, key) ? join(b[key], b[key]) : join(a[key], b[key])]));
}

/** Name, profile and archive, by the same rule as an answer's fields. @param {Assessment} a @param {Assessment} b */
function joinMeta(a, b) {
  const flat = (/** @type {Assessment} */ one) => ({
    ...(one.name ? { name: one.name } : {}), ...(one.archived ? { archived: one.archived } : {}),
    ...Object.fromEntries(Object.entries(one.profile || {}).filter(([, value]) => isRegister(value)).map(([key, value]) => [`profile:${key}`, value])),
    history: one.history || [],
  });
  const { history = [], conflicts, ...fields } = mergeAnswers(flat(a), flat(b));
  const profile = Object.fromEntries(Object.entries(fields).filter(([key]) => key.startsWith("profile:")).map(([key, value]) => [key.slice(8), value]));
  const rest = Object.fromEntries(Object.entries(fields).filter(([key]) => !key.startsWith("profile:")));
  return { meta: { ...rest, profile }, history };
}

/** @param {any[]} a @param {any[]} b */
function joinSnapshots(a, b) {
  const found = new Map();
  for (const one of [...a, ...b]) {
    const key = String(one?.id ?? textOf(one));
    found.set(key, found.has(key) ? lesser(found.get(key), one) : one);
  }
  return [...found.keys()].sort().map((key) => found.get(key));
}

/** The later of two editions such as 1.9 and 1.10. @param {string} a @param {string} b */
function newer(a, b) {
  const [x, y] = [a, b].map((text) => String(text).replace(/\d+/g, (digits) => digits.padStart(9, "0")));
  return x === y ? lesser(a, b) : x > y ? a : b;
}

/**
 * What bringing `theirs` in would do, without doing it. Lists hold check ids.
 * @param {Assessment | null} mine @param {Assessment} theirs @param {import("./types.js").Catalogue} catalogue
 * @returns {{new: string[], changed: string[], conflicting: string[], unknown: string[], same: number}}
 */
export function compare(mine, theirs, catalogue) {
  const known = new Set(catalogue.checks.map((check) => check.id));
  /** @type {{new: string[], changed: string[], conflicting: string[], unknown: string[], same: number}} */
  const found = { new: [], changed: [], conflicting: [], unknown: [], same: 0 };
  for (const id of Object.keys(theirs.answers).sort()) {
    if (!known.has(id)) found.unknown.push(id);
    const own = mine && Object.hasOwn(mine.answers, id) ? mine.answers[id] : null;
    const joined = mergeAnswers(own || {}, theirs.answers[id]);
    if (!own) found.new.push(id);
    else if ((joined.conflicts || []).length > (own.conflicts || []).length) found.conflicting.push(id);
    else if (textOf(joined) !== textOf(own)) found.changed.push(id);
    else found.same += 1;
  }
  return found;
}

/**
 * Settles a conflict: the other note moves to the history, and the note becomes what was chosen.
 * @param {any} answer @param {import("./types.js").Entry} conflict @param {"mine" | "theirs" | "both"} choice @param {{now: string, by: string}} stamp
 */
export function resolve(answer, conflict, choice, { now, by }) {
  const settled = { ...answer, conflicts: answer.conflicts.filter((/** @type {any} */ one) => textOf(one) !== textOf(conflict)), history: [...(answer.history || []), conflict] };
  if (choice === "mine") return mergeAnswers(settled, {});
  const value = choice === "theirs" ? conflict.value : `${answer.note?.value || ""}\n\n${conflict.value}`.trim();
  const newest = [answer.note?.at || "", conflict.at].sort().pop() || "";
  const at = now > newest ? now : new Date(Date.parse(newest) + 1).toISOString();
  return mergeAnswers({ ...settled, note: { value, at, by }, history: [...settled.history, ...(answer.note ? [{ field: "note", ...answer.note }] : [])] }, {});
}
