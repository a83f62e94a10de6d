/**
 * The arithmetic of what several devices write: registers {value, at, by}, answers made of them, assessments made of answers.
 *
 * Nothing is ever dropped: what loses goes to `history`, a note to `conflicts` until a person settles it. The result depends on the
 * set of entries only, so devices agree whatever the order in which they hear of each other. Pure; never throws on sound parts.
 */

/** @import {Assessment} from "./types.js" */
/** @typedef {[string, any]} Pair an entry behind its text */

const ORDER = Object.freeze(["format", "version", "id", "contentEdition", "name", "profile", "archived", "audience", "route", "traits", "answers",
  "status", "note", "owner", "due", "reason", "acceptedBy", "reviewBy", "evidence", "conflicts", "field", "value", "text", "link", "at", "by",
  "removed", "asked", "edition", "digest", "people", "history", "snapshots"]);
const RANK = new Map(ORDER.map((key, index) => [key, index]));
/** Parts of an answer that are no registers: an entry under such a name is kept, and never put in their place. */
const PARTS = new Set(["evidence", "conflicts", "history"]);
/** Parts of an assessment with a rule of their own. */
const KNOWN = new Set(["name", "profile", "archived", "answers", "people", "history", "snapshots", "version", "contentEdition"]);

/** @param {string} a @param {string} b */
const byRank = (a, b) => (RANK.get(a) ?? ORDER.length) - (RANK.get(b) ?? ORDER.length) || (a < b ? -1 : a > b ? 1 : 0);

/** @param {any} value @returns {any} */
function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort(byRank).map((key) => [key, ordered(value[key])]));
}

/** The one text of a value, the same bytes on every device. @param {unknown} value @param {number} [indent] */
export const textOf = (value, indent = 0) => JSON.stringify(ordered(value), null, indent) ?? "null";

/** @param {any} value */
export const isRegister = (value) => typeof value === "object" && value !== null && Object.hasOwn(value, "value") && typeof value.at === "string" && typeof value.by === "string";

/** Of two values without a time. @param {any} a @param {any} b */
const lesser = (a, b) => (textOf(a) <= textOf(b) ? a : b);

/** In time, then in text: one order for everybody. @param {any} a @param {any} b */
export const inTime = (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : textOf(a) < textOf(b) ? -1 : 1);

/** Whether `a` comes after `b`; at the same moment the lesser text wins. @param {Pair} a @param {Pair} b */
const isLater = ([aText, a], [bText, b]) => (a.at === b.at ? aText < bText : a.at > b.at);

/** @param {any[]} entries @returns {Map<string, any>} each once */
const setOf = (entries) => new Map(entries.map((entry) => [textOf(entry), entry]));

/** What a later entry supersedes it by. Two devices that are not known are not one device. @param {any} entry */
const keysOf = (entry) => [...(entry.by ? [`by ${entry.by}`] : []), `is ${textOf(entry.value)}`];

/** The latest entry of each device and of each value. In one pass, since files may hold thousands. @param {Pair[]} pairs */
function latestOf(pairs) {
  /** @type {Map<string, Pair>} */
  const latest = new Map();
  for (const pair of pairs) {
    for (const key of keysOf(pair[1])) {
      const known = latest.get(key);
      if (!known || isLater(pair, known)) latest.set(key, pair);
    }
  }
  return latest;
}

/**
 * Joins all that is known of one field: `live` are the values in place and the open conflicts, `past` the histories. What is in a
 * history stays there, even where it wins again: else three devices would not agree.
 * @param {string} field @param {any[]} live @param {any[]} past
 */
function joinField(field, live, past) {
  const [now, before] = [setOf(live), setOf(past)];
  const all = [...new Map([...before, ...now])];
  const latest = latestOf(all);
  const isSettled = (/** @type {Pair} */ pair) => (pair[1].value ?? "") === "" || keysOf(pair[1]).some((key) => latest.get(key)?.[0] !== pair[0]);
  const [first, ...rest] = PARTS.has(field) ? [] : [...now];
  const winner = first && rest.reduce((best, pair) => (isLater(pair, best) ? pair : best), first);
  const isOpen = (/** @type {Pair} */ pair) => pair[0] !== winner?.[0] && !before.has(pair[0]) && (PARTS.has(field) || (field === "note" && !isSettled(pair)));
  const entriesOf = (/** @type {Pair[]} */ pairs) => pairs.map(([, entry]) => entry);
  return {
    field, winner: winner?.[1], conflicts: entriesOf(all.filter(isOpen)),
    history: entriesOf(all.filter((pair) => before.has(pair[0]) || (pair[0] !== winner?.[0] && !isOpen(pair)))),
  };
}

/** Every register of an answer, with its field's name. @param {any} answer @returns {any[]} */
function registersOf(answer) {
  const plain = Object.entries(answer).filter(([key, value]) => !PARTS.has(key) && isRegister(value));
  const evidence = Object.entries(answer.evidence || {}).map(([id, value]) => [`evidence:${id}`, value]);
  return [...plain, ...evidence].map(([field, value]) => ({ field, ...value }));
}

/** Two maps as one, each key by `join`, keys in order. @param {any} a @param {any} b @param {(one: any, other: any) => any} join @param {(key: string, value: any) => boolean} [isWanted] */
function joinMaps(a, b, join, isWanted = () => true) {
  const pairs = Object.keys({ ...a, ...b }).sort().map((key) => [key, ...[a, b, a, b].filter((map) => Object.hasOwn(map, key)).map((map) => map[key])]);
  return Object.fromEntries(pairs.filter(([key, one]) => isWanted(key, one)).map(([key, one, other]) => [key, join(one, other)]));
}

/** Joins two answers field by field. Commutative, associative, idempotent; unknown parts are kept. @param {any} a @param {any} b @returns {any} */
export function mergeAnswers(a, b) {
  const live = [a, b].flatMap((one) => [...registersOf(one), ...(one.conflicts || [])]);
  const past = [a, b].flatMap((one) => one.history || []);
  /** @type {Map<string, any[][]>} */
  const fields = new Map([...live, ...past].map(({ field }) => [field, [[], []]]));
  for (const [index, entries] of [live, past].entries()) for (const entry of entries) fields.get(entry.field)?.[index].push(entry);
  const joined = [...fields].sort(([x], [y]) => (x < y ? -1 : 1)).map(([field, [now, before]]) => joinField(field, now, before));
  const won = joined.flatMap(({ winner }) => (winner ? [winner] : [])).map(({ field, ...register }) => [field, register]);
  const isEvidence = (/** @type {any[]} */ [field]) => field.startsWith("evidence:");
  const listOf = (/** @type {"conflicts" | "history"} */ key) => joined.flatMap((one) => one[key]).sort(inTime);
  return {
    ...joinMaps(a, b, lesser, (key, value) => !PARTS.has(key) && !isRegister(value)),
    ...Object.fromEntries(won.filter((one) => !isEvidence(one))),
    ...filled({ evidence: Object.fromEntries(won.filter(isEvidence).map(([field, register]) => [field.slice(9), register])), conflicts: listOf("conflicts"), history: listOf("history") }),
  };
}

/** Without the parts that hold nothing. @param {Record<string, any>} parts */
const filled = (parts) => Object.fromEntries(Object.entries(parts).filter(([, part]) => part && Object.keys(part).length));

/** Joins two assessments by the same rules. @param {Assessment} a @param {Assessment} b @returns {Assessment} */
export function mergeAssessments(a, b) {
  const { history, conflicts, ...meta } = mergeAnswers(fieldsOf(a), fieldsOf(b));
  const [profile, rest] = [true, false].map((isProfile) => Object.entries(meta).filter(([key]) => key.startsWith("profile:") === isProfile));
  const people = joinMaps(a.people || {}, b.people || {}, (one, other) => joinField("people", [one, other], []).winner);
  return /** @type {any} */ ({
    ...joinMaps(a, b, lesser, (key) => !KNOWN.has(key)),
    version: Math.max(a.version || 1, b.version || 1),
    contentEdition: newer(a.contentEdition, b.contentEdition),
    ...Object.fromEntries(rest),
    profile: Object.fromEntries(profile.map(([key, register]) => [key.slice(8), register])),
    answers: joinMaps(a.answers, b.answers, mergeAnswers),
    ...filled({ people, history, snapshots: joinSnapshots(a.snapshots || [], b.snapshots || []) }),
  });
}

/** Name, profile and archive as the fields of an answer. @param {Assessment} one */
function fieldsOf({ name, archived, profile = {}, history }) {
  const registers = Object.entries(profile).filter(([, value]) => isRegister(value)).map(([key, value]) => [`profile:${key}`, value]);
  return { ...(name ? { name } : {}), ...(archived ? { archived } : {}), ...Object.fromEntries(registers), history };
}

/** Of two states of one snapshot: taken away stays taken away. @param {any} one @param {any} other */
const ofSnapshots = (one, other) => (Boolean(one?.removed) === Boolean(other?.removed) ? lesser(one, other) : one?.removed ? one : other);

/** @param {any[]} a @param {any[]} b */
function joinSnapshots(a, b) {
  const found = new Map();
  for (const one of [...a, ...b]) {
    const key = String(one?.id ?? textOf(one));
    found.set(key, found.has(key) ? ofSnapshots(found.get(key), one) : one);
  }
  return [...found.keys()].sort().map((key) => found.get(key));
}

/** The later of two editions such as 1.9 and 1.10. @param {string} a @param {string} b */
function newer(a, b) {
  const [x, y] = [a, b].map((text) => String(text).replace(/\d+/g, (digits) => digits.padStart(9, "0")));
  return x === y ? lesser(a, b) : x > y ? a : b;
}
