/**
 * What the answers add up to, and what to do next. This site's own measure: the guidelines have none.
 * Score of a set = (in place + half of partly) / (applicable - not applicable); null where that is nothing. Blanks and accepted
 * risks count nothing and are always said beside it.
 */

import { applies, fieldOf, profileOf, STATUSES } from "./model.js";

/** @typedef {import("./types.js").Assessment} Assessment */
/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").Check} Check */

const OPEN = Object.freeze(["unanswered", "not-yet", "partly"]);
const PRIORITY = Object.freeze(["", "Do first", "Do next", "Do later"]);
const EFFORTS = Object.freeze(["hours", "days", "weeks"]);

/** The state of a check; one that this edition does not know counts as not answered until a person has settled it. @param {Assessment | null} assessment @param {string} checkId */
export function statusOf(assessment, checkId) {
  const answer = assessment && Object.hasOwn(assessment.answers, checkId) ? assessment.answers[checkId] : undefined;
  const status = fieldOf(answer, "status");
  return STATUSES.includes(status) ? status : "unanswered";
}

/** The checks that apply to the assessment's profile. @param {Catalogue} catalogue @param {Assessment | null} assessment */
export function applying(catalogue, assessment) {
  const profile = assessment ? profileOf(assessment) : {};
  return catalogue.checks.filter((check) => applies(check, profile));
}

/** @param {Check[]} checks that apply @param {Assessment | null} assessment @returns {import("./types.js").Tally} */
export function tally(checks, assessment) {
  const byStatus = Object.fromEntries(STATUSES.map((status) => [status, 0]));
  for (const check of checks) byStatus[statusOf(assessment, check.id)] += 1;
  const counted = checks.length - byStatus["not-applicable"];
  const score = counted ? (byStatus["in-place"] + byStatus.partly / 2) / counted : null;
  return { applicable: checks.length, answered: checks.length - byStatus.unanswered, byStatus, score };
}

/** @param {Catalogue} catalogue @param {Assessment | null} assessment */
export function byGuideline(catalogue, assessment) {
  const here = applying(catalogue, assessment);
  return catalogue.guidelines.map((guideline) => ({
    guideline,
    area: /** @type {Catalogue["areas"][number]} */ (catalogue.areas.find((area) => area.id === guideline.area)),
    tally: tally(here.filter((check) => check.guideline === guideline.id), assessment),
  }));
}

/** @param {Catalogue} catalogue @param {Assessment | null} assessment */
export function byArea(catalogue, assessment) {
  const here = applying(catalogue, assessment);
  return catalogue.areas.map((area) => {
    const ids = new Set(catalogue.guidelines.filter((guideline) => guideline.area === area.id).map((guideline) => guideline.id));
    return { area, tally: tally(here.filter((check) => ids.has(check.guideline)), assessment) };
  });
}

/** @param {Check[]} open @returns {Map<string, number>} how many open checks wait for each, through others too */
function waiting(open) {
  const after = new Map(open.map((check) => [check.id, check.after]));
  /** @type {Map<string, number>} */
  const count = new Map();
  for (const check of open) {
    if (!check.after.length) continue;
    const seen = new Set([check.id]);
    const trail = [...check.after];
    while (trail.length) {
      const id = /** @type {string} */ (trail.pop());
      if (seen.has(id) || !after.has(id)) continue;
      seen.add(id);
      count.set(id, (count.get(id) || 0) + 1);
      trail.push(...(after.get(id) || []));
    }
  }
  return count;
}

/**
 * The first of the checks by `order`, what comes first before what comes after it; where they go in a circle, by `order` alone. Picks
 * one at a time, since a page that shows the next step asks for one after every click.
 * @param {Check[]} checks @param {(a: Check, b: Check) => number} order @param {number} limit
 */
function inTurn(checks, order, limit) {
  const left = new Map(checks.map((check) => [check.id, check]));
  const isHeldUp = (/** @type {Check} */ check) => check.after.some((id) => id !== check.id && left.has(id));
  const sooner = (/** @type {Check} */ a, /** @type {Check} */ b) => (Number(isHeldUp(a)) - Number(isHeldUp(b)) || order(a, b)) <= 0 ? a : b;
  const done = [];
  while (left.size && done.length < limit) {
    const next = [...left.values()].reduce(sooner);
    left.delete(next.id);
    done.push(next);
  }
  return done;
}

/** @param {Check} check @param {number} opens */
function reasonFor(check, opens) {
  const way = opens ? `It opens the way to ${opens} other check${opens === 1 ? "" : "s"}.` : "No other check waits for it.";
  return `${PRIORITY[check.priority]}. ${way} Takes ${check.effort}.`;
}

/**
 * Open checks in the order to do them: priority, then how many others one opens, then effort, then id; what must come first does.
 * @param {Catalogue} catalogue @param {Assessment | null} assessment @param {number} limit
 * @returns {{check: Check, status: string, opens: number, reason: string}[]}
 */
export function nextSteps(catalogue, assessment, limit) {
  const open = applying(catalogue, assessment).filter((check) => OPEN.includes(statusOf(assessment, check.id)));
  const opens = waiting(open);
  const place = (/** @type {Check} */ check) => opens.get(check.id) || 0;
  const order = (/** @type {Check} */ a, /** @type {Check} */ b) => a.priority - b.priority || place(b) - place(a) || EFFORTS.indexOf(a.effort) - EFFORTS.indexOf(b.effort) || (a.id < b.id ? -1 : 1);
  return inTurn(open, order, limit).map((check) => ({ check, status: statusOf(assessment, check.id), opens: place(check), reason: reasonFor(check, place(check)) }));
}

/** @param {Assessment} assessment @param {string} id @param {string} field */
const valueOf = (assessment, id, field) => (Object.hasOwn(assessment.answers, id) ? String(fieldOf(assessment.answers[id], field) ?? "") : "");

/** @param {{date: string, check: Check}} a @param {{date: string, check: Check}} b */
const byDate = (a, b) => (a.date === b.date ? (a.check.id < b.check.id ? -1 : 1) : a.date < b.date ? -1 : 1);

/** Open checks whose due date, and accepted risks whose review date, is before today (`YYYY-MM-DD`). @param {Catalogue} catalogue @param {Assessment} assessment @param {string} today */
export function overdue(catalogue, assessment, today) {
  const dateOf = (/** @type {Check} */ check) => {
    const status = statusOf(assessment, check.id);
    return OPEN.includes(status) ? valueOf(assessment, check.id, "due") : status === "risk-accepted" ? valueOf(assessment, check.id, "reviewBy") : "";
  };
  return applying(catalogue, assessment).map((check) => ({ check, date: dateOf(check) })).filter(({ date }) => date && date < today).sort(byDate);
}

/** Answers given more than `days` before today. @param {Catalogue} catalogue @param {Assessment} assessment @param {string} today @param {number} days */
export function stale(catalogue, assessment, today, days) {
  const limit = new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
  const dateOf = (/** @type {Check} */ check) => (statusOf(assessment, check.id) === "unanswered" ? "" : String(assessment.answers[check.id].status.at).slice(0, 10));
  return applying(catalogue, assessment).map((check) => ({ check, date: dateOf(check) })).filter(({ date }) => date && date < limit).sort(byDate);
}

/** @param {Catalogue} catalogue @param {Assessment} assessment */
export function acceptedRisks(catalogue, assessment) {
  return applying(catalogue, assessment).filter((check) => statusOf(assessment, check.id) === "risk-accepted").map((check) => ({ check, answer: assessment.answers[check.id] }));
}

/** The result in a sentence or two, before any chart. @param {Catalogue} catalogue @param {Assessment} assessment */
export function headline(catalogue, assessment) {
  const { applicable, answered, byStatus } = tally(applying(catalogue, assessment), assessment);
  if (!applicable) return "No check applies to this profile.";
  if (!answered) return `Of the ${applicable} checks that apply to you, none is answered yet.`;
  const accepted = byStatus["risk-accepted"];
  const risks = accepted ? ` ${accepted} ${accepted === 1 ? "risk is" : "risks are"} accepted.` : "";
  const start = `Of the ${applicable} checks that apply to you, ${byStatus["in-place"]} ${byStatus["in-place"] === 1 ? "is" : "are"} in place and ${byStatus.partly} partly.${risks}`;
  if (answered === applicable) return `${start} All are answered.`;
  const blanks = byArea(catalogue, assessment).map(({ area, tally: count }) => ({ area, blank: count.byStatus.unanswered })).sort((a, b) => b.blank - a.blank);
  const missing = applicable - answered;
  return `${start} ${missing} ${missing === 1 ? "is" : "are"} not answered, most of them in ${blanks[0].area.title.toLowerCase()}: begin there.`;
}
