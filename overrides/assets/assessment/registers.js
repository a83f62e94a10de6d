/**
 * The arithmetic of fields that several devices write. In: registers {value, at, by}. Out: the one that counts, and all others kept.
 *
 * Nothing is ever dropped: a value that loses goes to `history`, a note that loses to `conflicts` until a person settles it. The
 * result depends on the set of entries only, so any two devices agree whatever the order in which they hear of each other.
 */

const ORDER = Object.freeze(["format", "version", "id", "contentEdition", "name", "profile", "archived", "audience", "route", "traits", "answers",
  "status", "note", "owner", "due", "reason", "acceptedBy", "reviewBy", "evidence", "conflicts", "field", "value", "text", "link", "at", "by",
  "removed", "asked", "edition", "digest", "people", "history", "snapshots"]);
const RANK = new Map(ORDER.map((key, index) => [key, index]));

/** @param {string} a @param {string} b */
const byRank = (a, b) => (RANK.get(a) ?? ORDER.length) - (RANK.get(b) ?? ORDER.length) || (a < b ? -1 : a > b ? 1 : 0);

/** A copy with all keys in one fixed order. @param {any} value @returns {any} */
function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort(byRank).map((key) => [key, ordered(value[key])]));
}

/** The one text of a value, the same bytes on every device. @param {unknown} value @param {number} [indent] */
export const textOf = (value, indent = 0) => JSON.stringify(ordered(value), null, indent) ?? "null";

/** @param {any} value */
export const isRegister = (value) => typeof value === "object" && value !== null && Object.hasOwn(value, "value") && typeof value.at === "string" && typeof value.by === "string";

/** @typedef {[string, any]} Pair an entry behind its text */

/** Whether `a` comes after `b`; at the same moment the lesser text wins. @param {Pair} a @param {Pair} b */
const isLater = ([aText, a], [bText, b]) => (a.at === b.at ? aText < bText : a.at > b.at);

/** The lesser of two texts' values, where neither has a time. @param {any} a @param {any} b */
export const lesser = (a, b) => (textOf(a) <= textOf(b) ? a : b);

/** @param {any} value */
const isEmpty = (value) => value === "" || value === null || value === undefined;

/** Entries as a set, each once. @param {any[]} entries @returns {Map<string, any>} */
const setOf = (entries) => new Map(entries.map((entry) => [textOf(entry), entry]));

/** The latest entry of each device and of each value: all others are superseded. In one pass, since files may hold thousands. @param {Pair[]} pairs */
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

/** A device that is not known is not the same as another that is not known. @param {any} entry */
const keysOf = (entry) => [...(entry.by ? [`by ${entry.by}`] : []), `is ${textOf(entry.value)}`];

/**
 * Joins all that is known of one field. `live` are the values in place and the open conflicts, `past` the histories. What is in a
 * history stays there, even where it wins again: else three devices would not agree.
 * @param {string} field @param {any[]} live @param {any[]} past
 * @returns {{winner: any, conflicts: any[], history: any[]}} entries, each with its field
 */
export function joinField(field, live, past) {
  const [now, before] = [setOf(live), setOf(past)];
  const all = [...new Map([...before, ...now])];
  const latest = latestOf(all);
  const isSettled = (/** @type {Pair} */ pair) => isEmpty(pair[1].value) || keysOf(pair[1]).some((key) => latest.get(key)?.[0] !== pair[0]);
  const [first, ...rest] = PARTS.has(field) ? [] : [...now];
  const winner = first && rest.reduce((best, pair) => (isLater(pair, best) ? pair : best), first);
  const isOpen = (/** @type {Pair} */ pair) => !before.has(pair[0]) && (PARTS.has(field) || (field === "note" && !isSettled(pair)));
  const others = all.filter(([text]) => text !== winner?.[0]);
  const conflicts = others.filter(isOpen).map(([, entry]) => entry);
  const history = all.filter((pair) => before.has(pair[0]) || (pair[0] !== winner?.[0] && !isOpen(pair))).map(([, entry]) => entry);
  return { winner: winner?.[1], conflicts, history };
}

/** Parts of an answer that are not registers: an entry under such a name is kept, and never put in their place. */
const PARTS = new Set(["evidence", "conflicts", "history"]);

/** @param {any} answer @returns {[string, any][]} every register of an answer under its field's name */
function registersOf(answer) {
  const plain = Object.entries(answer).filter(([key, value]) => !PARTS.has(key) && isRegister(value));
  return [...plain, ...Object.entries(answer.evidence || {}).map(([id, value]) => /** @type {[string, any]} */ ([`evidence:${id}`, value]))];
}

/** @param {any} entry */
const withoutField = ({ field, ...register }) => register;

/** In time, then in text: one order for everybody. @param {any} a @param {any} b */
export const inTime = (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : textOf(a) < textOf(b) ? -1 : 1);

/**
 * Joins two answers field by field. Commutative, associative and idempotent; unknown parts are kept. Never throws on sound answers.
 * @param {any} a @param {any} b @returns {any}
 */
export function mergeAnswers(a, b) {
  const live = [a, b].flatMap((one) => [...registersOf(one).map(([field, value]) => ({ field, ...value })), ...(one.conflicts || [])]);
  const past = [a, b].flatMap((one) => one.history || []);
  /** @type {Map<string, {live: any[], past: any[]}>} */
  const byField = new Map([...live, ...past].map((entry) => [entry.field, { live: [], past: [] }]));
  for (const entry of live) byField.get(entry.field)?.live.push(entry);
  for (const entry of past) byField.get(entry.field)?.past.push(entry);
  const joined = [...byField].sort(([x], [y]) => (x < y ? -1 : 1)).map(([field, of]) => ({ field, ...joinField(field, of.live, of.past) }));
  const winners = joined.filter(({ winner }) => winner);
  const evidence = winners.filter(({ field }) => field.startsWith("evidence:")).map(({ field, winner }) => [field.slice(9), withoutField(winner)]);
  const conflicts = joined.flatMap((one) => one.conflicts).sort(inTime);
  const history = joined.flatMap((one) => one.history).sort(inTime);
  return {
    ...otherParts(a, b, (key, value) => PARTS.has(key) || isRegister(value)),
    ...Object.fromEntries(winners.filter(({ field }) => !field.startsWith("evidence:")).map(({ field, winner }) => [field, withoutField(winner)])),
    ...(evidence.length ? { evidence: Object.fromEntries(evidence) } : {}),
    ...(conflicts.length ? { conflicts } : {}),
    ...(history.length ? { history } : {}),
  };
}

/** What neither side's rules know, kept; where both differ, the lesser text. @param {any} a @param {any} b @param {(key: string, value: any) => boolean} isKnown */
export function otherParts(a, b, isKnown) {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const found = keys.filter((key) => !isKnown(key, Object.hasOwn(a, key) ? a[key] : b[key]));
  return Object.fromEntries(found.map((key) => [key, !Object.hasOwn(b, key) ? a[key] : !Object.hasOwn(a, key) ? b[key] : lesser(a[key], b[key])]));
}
