/** Answers re-cut by the contributing outcomes of the NCSC's Cyber Assessment Framework. In: caf.json and an assessment. Out: rows. Pure. */

import { applies, fieldOf, profileOf, STATUS_LABELS } from "./model.js";
import { csv } from "./report.js";
import { statusOf } from "./scoring.js";

/** @import {Assessment, Catalogue, Check} from "./types.js" */
/** @typedef {{frameworkEdition: string, principles: Record<string, string>, outcomes: {id: string, title: string, principle: string, checks: [string, string, string][], without?: string}[]}} Caf */
/** @typedef {{check: Check, strength: string, why: string, status: string, answer: any}} Line */
/** @typedef {{id: string, title: string, principle: string, without: string, lines: Line[], answered: number}} Outcome */

/** Each outcome with the answers that speak to it; checks that do not apply to the profile are left out. @param {Caf} caf @param {Catalogue} catalogue @param {Assessment} assessment @returns {Outcome[]} */
export function byOutcome(caf, catalogue, assessment) {
  const profile = profileOf(assessment);
  const checks = new Map(catalogue.checks.filter((check) => applies(check, profile)).map((check) => [check.id, check]));
  return caf.outcomes.map(({ id, title, principle, checks: rows, without }) => {
    const lines = rows.flatMap(([checkId, strength, why]) => lineOf(checks.get(checkId), strength, why, assessment));
    return { id, title, principle: `${principle} ${caf.principles[principle] || ""}`, without: without || "", lines, answered: lines.filter(({ status }) => status !== "unanswered").length };
  });
}

/** @param {Check | undefined} check @param {string} strength @param {string} why @param {Assessment} assessment @returns {Line[]} */
function lineOf(check, strength, why, assessment) {
  if (!check) return [];
  const answer = Object.hasOwn(assessment.answers, check.id) ? assessment.answers[check.id] : {};
  return [{ check, strength, why, status: statusOf(assessment, check.id), answer }];
}

/** @param {any} answer */
const evidenceOf = (answer) => Object.values(answer.evidence || {}).filter((one) => !one.removed).map((one) => [one.value?.text, one.value?.link].filter(Boolean).join(" ")).join(" | ");

/** The same as a table for a spreadsheet, one row an answer, one for an outcome without any. @param {Caf} caf @param {Catalogue} catalogue @param {Assessment} assessment */
export function cafCsv(caf, catalogue, assessment) {
  const head = [`outcome (CAF ${caf.frameworkEdition})`, "title", "principle", "check", "question", "strength", "reason", "state", "note", "evidence", "owner", "due"];
  const rows = byOutcome(caf, catalogue, assessment).flatMap(({ id, title, principle, without, lines }) => {
    const start = [id, title, principle];
    if (!lines.length) return [[...start, "", "", "", without || "No check that applies to this profile speaks to it.", "", "", "", "", ""]];
    return lines.map(({ check, strength, why, status, answer }) => [...start, check.id, check.ask, strength, why, STATUS_LABELS[status] || status, fieldOf(answer, "note"), evidenceOf(answer), fieldOf(answer, "owner"), fieldOf(answer, "due")]);
  });
  return csv([head, ...rows]);
}
