/** Answers to questions that are no longer asked, or that this edition does not know: kept, readable, in every copy. */

import { olderAnswers } from "../lineage.js";
import { fieldOf, STATUS_LABELS } from "../model.js";
import { counted, make, redraw } from "./build.js";

/**
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function olderList(session, signal) {
  const box = make("div", {});
  const show = () => redraw(box, ...olderParts(session));
  session.on("change", ({ checkId }) => { if (!checkId || !session.checks.has(checkId)) show(); }, signal);
  show();
  return box;
}

/** @param {import("../session.js").Session} session */
function olderParts(session) {
  const older = session.assessment ? olderAnswers(session.assessment, session.data) : [];
  if (!older.length) return [];
  return [make("details", { class: "notice" }, make("summary", {}, `${counted(older.length, "answer")} to questions that are not asked here`),
    make("p", {}, "They were asked in another edition, or in a copy of this site with questions of its own. Your answers are kept and go into every whole copy."),
    make("dl", { class: "small older" }, ...older.flatMap(olderRow)))];
}

/** @param {{id: string, answer: any, row: any}} older */
function olderRow({ id, answer, row }) {
  const status = String(fieldOf(answer, "status") || "unanswered");
  const label = STATUS_LABELS[/** @type {keyof typeof STATUS_LABELS} */ (status)] || status;
  const said = [label, fieldOf(answer, "reason"), fieldOf(answer, "note")].filter(Boolean).map(String);
  const asked = row?.asked || answer.status?.asked?.text || "This edition does not know what was asked.";
  return [make("dt", {}, `${id} ${asked}`), make("dd", {}, said.join(". "), row ? make("br") : null, row ? `No longer asked since edition ${row.in}: ${row.why}` : null)];
}
