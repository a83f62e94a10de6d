/** An assessment as files for other people. In: the catalogue and an assessment. Out: text. Carries no time of its own making. */

import { canonical, fieldOf, STATUS_LABELS } from "./model.js";
import { applying, headline, nextSteps, statusOf, tally } from "./scoring.js";

/** @typedef {import("./types.js").Assessment} Assessment */
/** @typedef {import("./types.js").Catalogue} Catalogue */

const COLUMNS = Object.freeze(["id", "guideline", "question", "applies", "state", "reason", "accepted by", "review by", "note", "other notes", "evidence", "owner", "due", "answered at", "asked in edition"]);
const OWN = "The guidelines have no scoring; any score is this site's own.";

/** Everything, in one order: the same assessment gives the same bytes. @param {Assessment} assessment */
export const toJson = (assessment) => canonical(assessment);

/** @param {Assessment} assessment @param {string} id @returns {any} */
const answerOf = (assessment, id) => (Object.hasOwn(assessment.answers, id) ? assessment.answers[id] : {});

/** @param {any} answer */
function evidenceOf(answer) {
  const entries = Object.values(answer.evidence || {}).filter((entry) => !entry.removed);
  return entries.map((entry) => [entry.value?.text, entry.value?.link].filter(Boolean).join(" ")).filter(Boolean);
}

/** Notes of other devices that nobody has settled. @param {any} answer */
const otherNotes = (answer) => (answer.conflicts || []).filter((/** @type {any} */ entry) => entry.field === "note").map((/** @type {any} */ entry) => entry.value);

/** @param {string} status */
const labelOf = (status) => STATUS_LABELS[/** @type {keyof typeof STATUS_LABELS} */ (status)] || status;

/** A cell that no spreadsheet runs as a formula. @param {unknown} value */
function cell(value) {
  const text = String(value ?? "");
  const safe = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row a check of the catalogue, then answers to checks it does not know. UTF-8 with a mark, so that spreadsheets see it. @param {Catalogue} catalogue @param {Assessment} assessment */
export function toCsv(catalogue, assessment) {
  const here = new Set(applying(catalogue, assessment).map((check) => check.id));
  const known = catalogue.checks.map((check) => row(check.id, check.guideline, check.ask, here.has(check.id) ? "yes" : "no", assessment));
  const unknown = Object.keys(assessment.answers).filter((id) => !catalogue.checks.some((check) => check.id === id)).sort();
  const rows = [COLUMNS, ...known, ...unknown.map((id) => row(id, "", String(answerOf(assessment, id).status?.asked?.text || ""), "not known here", assessment))];
  return csv(rows);
}

/** Rows as a table that a spreadsheet opens, with no cell that runs. @param {readonly (readonly unknown[])[]} rows */
export const csv = (rows) => `\ufeff${rows.map((one) => one.map(cell).join(",")).join("\r\n")}\r\n`;

/** @param {string} id @param {string} guideline @param {string} ask @param {string} isHere @param {Assessment} assessment */
function row(id, guideline, ask, isHere, assessment) {
  const answer = answerOf(assessment, id);
  const field = (/** @type {string} */ name) => fieldOf(answer, name) ?? "";
  const others = otherNotes(answer).join(" | ");
  return [id, guideline, ask, isHere, labelOf(String(field("status") || "unanswered")), field("reason"), field("acceptedBy"), field("reviewBy"), field("note"), others,
    evidenceOf(answer).join(" | "), field("owner"), field("due"), answer.status?.at || "", answer.status?.asked?.edition || ""];
}

/** Characters that Markdown would read as markup. @param {unknown} value */
const plain = (value) => String(value ?? "").replace(/([\\`*_{}[\]<>#|~&])/g, "\\$1").replace(/\s*[\r\n]\s*/g, " ");

/** A report to read: the sentence, counts, what to do next, then every check that applies. @param {Catalogue} catalogue @param {Assessment} assessment */
export function toMarkdown(catalogue, assessment) {
  const here = applying(catalogue, assessment);
  const count = tally(here, assessment);
  const next = nextSteps(catalogue, assessment, 10).map(({ check, reason }, index) => `${index + 1}. **${check.id}** ${plain(check.do || check.ask)}. ${reason}`);
  const guidelines = catalogue.guidelines.flatMap((guideline) => section(guideline, here.filter((check) => check.guideline === guideline.id), assessment));
  return [`# ${plain(assessment.name?.value)}`, "", headline(catalogue, assessment), "",
    `${count.answered} of ${count.applicable} checks answered, ${count.applicable - count.answered} not answered. Content edition ${catalogue.edition}. ${OWN}`, "",
    "## What to do next", "", ...(next.length ? next : ["No check is open."]), "", ...guidelines].join("\n");
}

/** @param {{id: string, title: string}} guideline @param {import("./types.js").Check[]} checks @param {Assessment} assessment */
function section(guideline, checks, assessment) {
  if (!checks.length) return [];
  return [`## ${guideline.id} ${plain(guideline.title)}`, "", ...checks.flatMap((check) => {
    const answer = answerOf(assessment, check.id);
    const said = (/** @type {string} */ label, /** @type {string} */ name) => (fieldOf(answer, name) ? [`  - ${label}: ${plain(fieldOf(answer, name))}`] : []);
    return [`- **${check.id}** ${plain(check.ask)} **${labelOf(statusOf(assessment, check.id))}**`, ...said("Reason", "reason"), ...said("Accepted by", "acceptedBy"), ...said("Look again on", "reviewBy"),
      ...said("Note", "note"), ...otherNotes(answer).map((/** @type {any} */ note) => `  - Another note, not settled: ${plain(note)}`), ...evidenceOf(answer).map((text) => `  - Evidence: ${plain(text)}`), ...said("Owner", "owner"), ...said("Due", "due")];
  }), ""];
}

/** `customer-chat-2026-11-24.json`. @param {Assessment} assessment @param {string} kind @param {string} date */
export function fileName(assessment, kind, date) {
  const name = String(assessment.name?.value || "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+/, "");
  return `${[...name].slice(0, 60).join("").replace(/-+$/, "") || "assessment"}-${date}.${kind}`;
}
