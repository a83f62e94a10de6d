/** The guidance has changed: what that means for each answer, word by word. Can be left, opened again and taken back; loaded only then. */

import { difference } from "../difference.js";
import { fieldOf, momentAfter, STATUS_LABELS } from "../model.js";
import { hasChanges, inWords, reviewOf } from "../review.js";
import { button, longDate, make, redraw } from "./build.js";

/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../review.js").Review} Review */

/**
 * Draws into `box`, now and after each change.
 * @param {HTMLElement} box @param {Session} session @param {AbortSignal} signal @param {(id: string) => void} go
 */
export function showReview(box, session, signal, go) {
  /** What was confirmed here, to take it back. @type {Map<string, any>} */
  const confirmed = new Map();
  let isOpen = false;
  const show = () => {
    const review = session.assessment && reviewOf(session.assessment, session.data);
    if (!review || !(hasChanges(review) || confirmed.size || review.isNewer)) return box.firstChild ? redraw(box) : undefined;
    redraw(box, ...parts(review, confirmed, isOpen, session, signal, go));
    const fold = box.querySelector("details");
    fold?.addEventListener("toggle", () => { isOpen = fold.open; }, { signal });
  };
  session.on("change", show, signal);
  show();
}

/** @param {Review} review @param {Map<string, any>} confirmed @param {boolean} isOpen @param {Session} session @param {AbortSignal} signal @param {(id: string) => void} go */
function parts(review, confirmed, isOpen, session, signal, go) {
  if (review.isNewer) {
    return [make("p", { class: "note" }, `Your answers are all here, unchanged. They were last gone through with edition ${review.from}; this copy of the site has the older edition ${review.to}. What it does not ask is kept and goes into every copy.`)];
  }
  const fold = make("details", { open: isOpen }, make("summary", {}, review.isDone ? `What changed in edition ${review.to}` : "See what changed, question by question"), ...groups(review, confirmed, session, signal, go));
  if (review.isDone) return [make("div", { class: "notice review" }, fold, undoSeen(review, session, signal))];
  const seen = () => { session.changeProfile("edition", review.to); session.say(`Noted. The assessment follows edition ${review.to} now.`); };
  return [make("div", { class: "note review" }, make("p", {}, make("strong", {}, "The guidance has changed. "), inWords(review)), fold,
    make("div", { class: "actions" }, button(`I have seen what changed in ${review.to}`, seen, signal)))];
}

/** @param {Review} review @param {Session} session @param {AbortSignal} signal */
function undoSeen(review, session, signal) {
  const assessment = session.assessment;
  const isNoted = assessment && Object.hasOwn(assessment.profile, "edition");
  if (!isNoted || !assessment.contentEdition || assessment.contentEdition === review.to) return null;
  return button("Show the notice again", () => { session.changeProfile("edition", assessment.contentEdition); session.say("The notice is back."); }, signal);
}

/** @param {Review} review @param {Map<string, any>} confirmed @param {Session} session @param {AbortSignal} signal @param {(id: string) => void} go */
function groups({ reworded, lookAgain, added, retired, renamed }, confirmed, session, signal, go) {
  const group = (/** @type {string} */ title, /** @type {Node[]} */ items) => (items.length ? [make("h2", {}, title), make("ul", { class: "changes" }, ...items)] : []);
  return [
    ...group("Look again: the question means something else now", lookAgain.map((one) => lookAgainItem(one, session, signal, go))),
    ...group("New words, same meaning: your answer stands", [...reworded.map((one) => rewordedItem(one, confirmed, session, signal, go)), ...[...confirmed].map(([id, before]) => confirmedItem(id, before, confirmed, session, signal))]),
    ...group("New questions", added.map((check) => make("li", {}, link(check.id, go, signal), ` ${check.ask}`))),
    ...group("New numbers", renamed.map(({ check, oldId }) => make("li", {}, link(check.id, go, signal), ` was ${oldId}. Your answer came with it.`))),
    ...group("No longer asked: your answers are kept", retired.map(({ id, answer, row }) => make("li", {}, make("strong", {}, id), ` ${row?.asked || answer.status?.asked?.text || ""} You answered “${labelOf(answer)}”.${row ? ` ${row.why}` : ""}`))),
  ];
}

/** @param {any} answer */
function labelOf(answer) {
  const state = String(fieldOf(answer, "status") || "unanswered");
  return STATUS_LABELS[/** @type {keyof typeof STATUS_LABELS} */ (state)] || state;
}

/** @param {string} id @param {(id: string) => void} go @param {AbortSignal} signal */
function link(id, go, signal) {
  const found = make("a", { href: `#${id}` }, id);
  found.addEventListener("click", (event) => { event.preventDefault(); go(id); }, { signal });
  return found;
}

/** Both wordings in one sentence: what went struck out, what came underlined, and each said for a screen reader. @param {string} before @param {string} after */
function words(before, after) {
  const pieces = difference(before, after).map(({ kind, text }) => (kind === "same" ? text : make(kind === "gone" ? "del" : "ins", {}, make("span", { class: "unseen" }, kind === "gone" ? " taken out: " : " put in: "), text)));
  return make("p", { class: "difference" }, ...pieces.flatMap((piece) => [piece, " "]));
}

/** @param {Review["reworded"][number]} one @param {Map<string, any>} confirmed @param {Session} session @param {AbortSignal} signal @param {(id: string) => void} go */
function rewordedItem({ check, answer }, confirmed, session, signal, go) {
  const keep = () => {
    confirmed.set(check.id, answer.status);
    session.change(check.id, "status", answer.status.value);
  };
  return make("li", {}, link(check.id, go, signal), words(answer.status.asked.text, check.ask), make("p", {}, `You answered “${labelOf(answer)}” on ${longDate(answer.status.at)}. `),
    button(`My answer to ${check.id} still fits`, keep, signal));
}

/** @param {string} id @param {any} before @param {Map<string, any>} confirmed @param {Session} session @param {AbortSignal} signal */
function confirmedItem(id, before, confirmed, session, signal) {
  const back = () => {
    const answer = session.answer(id);
    confirmed.delete(id);
    if (!answer || !session.assessment) return;
    const at = momentAfter(session.assessment, new Date().toISOString());
    session.replaceAnswer(id, { ...answer, status: { ...before, at, by: session.by }, history: [...(answer.history || []), { field: "status", ...answer.status }] });
  };
  return make("li", {}, `${id}: noted that your answer still fits. `, button(`Take that back for ${id}`, back, signal));
}

/** @param {Review["lookAgain"][number]} one @param {Session} session @param {AbortSignal} signal @param {(id: string) => void} go */
function lookAgainItem({ check, old, oldId }, session, signal, go) {
  const row = session.data.retired.find((one) => one.id === oldId);
  const note = fieldOf(old, "note");
  return make("li", {}, link(check.id, go, signal), words(String(old?.status?.asked?.text || row?.asked || ""), check.ask),
    make("p", {}, `To ${oldId} you answered “${labelOf(old)}”${old?.status?.at ? ` on ${longDate(old.status.at)}` : ""}. It is kept, and not carried over.`),
    note ? make("p", {}, "Your note then: ", make("q", {}, String(note))) : null, button(`Answer ${check.id} now`, () => go(check.id), signal));
}

