/** The full report: every check that applies, with all that was written. Folded on screen, open on paper when asked for. */

import { fieldOf, profileOf, STATUS_LABELS } from "../model.js";
import { applying } from "../scoring.js";
import { longDate, make } from "./build.js";

/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../types.js").Assessment} Assessment */

const WRITTEN = Object.freeze([["Note", "note"], ["Reason", "reason"], ["Accepted by", "acceptedBy"], ["Look again on", "reviewBy"], ["Owner", "owner"], ["Due", "due"]]);

/** @param {Session} session @param {Assessment} assessment */
export function fullReport(session, assessment) {
  const head = make("tr", {}, ...["Check", "State", "What was written"].map((word) => make("th", { scope: "col" }, word)));
  const audience = session.data.audiences.find((one) => one.id === profileOf(assessment).audience)?.name;
  const caption = [String(assessment.name.value), audience, `Content edition ${session.data.edition}`].filter(Boolean).join(". ");
  return make("details", { class: "fold full-report", id: "full-report" }, make("summary", {}, "The full report: every check that applies"),
    make("div", { class: "scroll", role: "region", "aria-label": "The full report", tabindex: 0 },
      make("table", { class: "table" }, make("caption", {}, `${caption}.`), make("thead", {}, head),
        make("tbody", {}, ...applying(session.data, assessment).map((check) => reportRow(session, check))))));
}

/** @param {Session} session @param {import("../types.js").Check} check */
function reportRow(session, check) {
  const answer = session.answer(check.id);
  const status = String(fieldOf(answer, "status") || "unanswered");
  const asked = answer?.status?.asked;
  const edition = asked && asked.digest !== check.digest ? make("p", { class: "small" }, `Asked in edition ${asked.edition}: ${asked.text}`) : null;
  return make("tr", {}, make("th", { scope: "row" }, make("span", { class: "id" }, check.id), ` ${check.ask}`, edition),
    make("td", {}, STATUS_LABELS[/** @type {keyof typeof STATUS_LABELS} */ (status)] || status), make("td", {}, ...writtenIn(session, answer)));
}

/** @param {Session} session @param {any} answer */
function writtenIn(session, answer) {
  const fields = WRITTEN.map(([label, name]) => [label, longDate(String(fieldOf(answer, name) ?? ""))]);
  const others = (answer?.conflicts || []).filter((/** @type {any} */ entry) => entry.field === "note").map((/** @type {any} */ entry) => [`Another note, by ${session.person(entry.by)}, not settled`, String(entry.value)]);
  const evidence = Object.values(answer?.evidence || {}).filter((/** @type {any} */ entry) => !entry.removed).map((/** @type {any} */ entry) => ["Evidence", [entry.value?.text, entry.value?.link].filter(Boolean).join(" ")]);
  return [...fields, ...others, ...evidence].filter(([, text]) => text).map(([label, text]) => make("p", {}, make("strong", {}, `${label}: `), text));
}
