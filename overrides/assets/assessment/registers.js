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
export const isRegister = (value) => typeof value === "object" && value !== null && "value" in value && typeof value.at === "string" && typeof value.by === "string";

/** Whether `a` comes after `b`; at the same moment the lesser text wins. @param {any} a @param {any} b */
export const isLater = (a, b) => (a.at === b.at ? textOf(a) < textOf(b) : a.at > b.at);

/** The lesser of two texts' values, where neither has a time. @param {any} a @param {any} b */
export const lesser = (a, b) => (textOf(a) <= textOf(b) ? a : b);

/** @param {any} value */
const isEmpty = (value) => value === "" || value === null || value === undefined;

/** Entries as a set, each once. @param {any[]} entries @returns {Map<string, any>} */
const setOf = (entries) => new Map(entries.map((entry) => [textOf(entry), entry]));

/**
 * Joins all that is known of one field. `live` are the values in place and the open conflicts, `past` the histories.
 * @param {string} field @param {any[]} live @param {any[]} past
 * @returns {{winner: any, conflicts: any[], history: any[]}} entries, each with its field
 */
export function joinField(field, live, past) {
  const all = setOf([...live, ...past]);
  const before = setOf(past);
  const [first, ...rest] = [...setOf(live).values()];
  const winner = rest.reduce((best, entry) => (isLater(entry, best) ? entry : best), first);
  /** @type {any[]} */ const conflicts = [];
  /** @type {any[]} */ const history = [];
  for (const [text, entry] of all) {
    if (winner && text === textOf(winner)) continue;
    const isOpen = field === "note" && !before.has(text) && !isEmpty(entry.value) && ![...all.values()].some((other) => supersedes(other, entry));
    (isOpen ? conflicts : history).push(entry);
  }
  return { winner, conflicts, history };
}

/** The same device wrote again, or somebody wrote the same later. @param {any} other @param {any} entry */
const supersedes = (other, entry) => other !== entry && (other.by === entry.by || textOf(other.value) === textOf(entry.value)) && isLater(other, entry);

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
  const fields = [...new Set([...live, ...past].map((entry) => entry.field))].sort();
  const joined = fields.map((field) => ({ field, ...joinField(field, live.filter((e) => e.field === field), past.filter((e) => e.field === field)) }));
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
