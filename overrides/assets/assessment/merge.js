/** A file compared before it is let in, and conflicts settled. Pure; never throws on restored assessments. */

import { mergeAnswers, mergeAssessments, textOf } from "./registers.js";

export { mergeAnswers, mergeAssessments };

/** @typedef {import("./types.js").Assessment} Assessment */

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
  const settled = { ...answer, conflicts: (answer.conflicts || []).filter((/** @type {any} */ one) => textOf(one) !== textOf(conflict)), history: [...(answer.history || []), conflict] };
  if (choice === "mine") return mergeAnswers(settled, {});
  const value = choice === "theirs" ? conflict.value : `${answer.note?.value || ""}\n\n${conflict.value}`.trim();
  const newest = [answer.note?.at || "", conflict.at].sort().pop() || "";
  const at = now > newest ? now : new Date(Date.parse(newest) + 1).toISOString();
  return mergeAnswers({ ...settled, note: { value, at, by }, history: [...settled.history, ...(answer.note ? [{ field: "note", ...answer.note }] : [])] }, {});
}
