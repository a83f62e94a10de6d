/** A question that was another when it was answered: says what was asked then. Loaded when a check needs it. */

import { fieldOf, STATUS_LABELS } from "../model.js";
import { button, longDate, make, redraw } from "./build.js";

/**
 * Puts the earlier question under the states, or takes it away.
 * @param {HTMLFieldSetElement} states @param {import("../types.js").Check} check @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function showEarlier(states, check, session, signal) {
  const place = /** @type {HTMLElement} */ (states.querySelector(".earlier") || states.appendChild(make("div", { class: "earlier" })));
  redraw(place, ...earlier(check, session, signal));
}

/** @param {import("../types.js").Check} check @param {import("../session.js").Session} session @param {AbortSignal} signal */
function earlier(check, session, signal) {
  const answer = session.answer(check.id);
  const asked = answer?.status?.asked;
  if (asked && asked.digest !== check.digest) return reworded(check, answer, session, signal);
  const old = check.replaces && !asked ? session.answer(check.replaces) : undefined;
  return old ? [lookAgain(check, old, session)] : [];
}

/** Same meaning, other words: the answer stands. @param {import("../types.js").Check} check @param {any} answer @param {import("../session.js").Session} session @param {AbortSignal} signal */
function reworded(check, answer, session, signal) {
  const keep = () => {
    session.change(check.id, "status", answer.status.value);
    /** @type {HTMLElement | null} */ (document.querySelector(`input[name="${CSS.escape(check.id)}"]:checked`))?.focus();
  };
  return [make("div", { class: "note" },
    make("p", {}, "This question has new words since you answered it. Your answer stands. Then it asked: ", quote(answer.status.asked.text)),
    button("My answer still fits", keep, signal))];
}

/** Another meaning: the old answer is shown and never turned into one here. @param {import("../types.js").Check} check @param {any} old @param {import("../session.js").Session} session */
function lookAgain(check, old, session) {
  const row = session.data.retired.find((one) => one.id === check.replaces);
  const status = String(fieldOf(old, "status") || "unanswered");
  const note = fieldOf(old, "note");
  return make("div", { class: "note" }, make("p", {}, make("strong", {}, "Look again. "), `This takes the place of ${check.replaces}, which asked: `, quote(old.status?.asked?.text || row?.asked || "")),
    make("p", {}, `You answered “${STATUS_LABELS[/** @type {keyof typeof STATUS_LABELS} */ (status)] || status}”${old.status?.at ? ` on ${longDate(old.status.at)}` : ""}. It means something else now, so it is not carried over.`),
    note ? make("p", {}, "Your note then: ", quote(note)) : null);
}

/** @param {unknown} text */
const quote = (text) => make("q", {}, String(text));
