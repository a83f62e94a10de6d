/** A question that was another when it was answered: says what was asked then. */

import { fieldOf, idsOf, STATUS_LABELS } from "../model.js";
import { button, longDate, make, redraw } from "./build.js";

/**
 * Puts the earlier question under the states, or takes it away.
 * @param {HTMLFieldSetElement} states @param {import("../types.js").Check} check @param {import("../sitting.js").Sitting} session @param {AbortSignal} signal
 */
export function showEarlier(states, check, session, signal) {
  const parts = earlier(check, session, signal);
  const place = states.querySelector(".earlier");
  if (place) redraw(/** @type {HTMLElement} */ (place), ...parts);
  else if (parts.length) states.append(make("div", { class: "earlier" }, ...parts));
}

/** @param {import("../types.js").Check} check @param {import("../sitting.js").Sitting} session @param {AbortSignal} signal */
function earlier(check, session, signal) {
  const answer = session.answer(check.id);
  const asked = answer?.status?.asked;
  if (asked && asked.digest !== check.digest) return reworded(check, answer, session, signal);
  if (fieldOf(answer, "status")) return [];
  return idsOf(check.replaces).flatMap((id) => (session.answer(id) ? [lookAgain(id, session.answer(id), session)] : []));
}

/** Same meaning, other words: the answer stands. @param {import("../types.js").Check} check @param {any} answer @param {import("../sitting.js").Sitting} session @param {AbortSignal} signal */
function reworded(check, answer, session, signal) {
  const keep = () => {
    session.change(check.id, "status", answer.status.value);
    /** @type {HTMLElement | null} */ (document.querySelector(`input[name="${CSS.escape(check.id)}"]:checked`))?.focus();
  };
  return [make("div", { class: "note" },
    make("p", {}, "This question has new words since you answered it. Your answer stands. Then it asked: ", quote(answer.status.asked.text)),
    button("My answer still fits", keep, signal))];
}

/** Another meaning: the old answer is shown and never turned into one here. @param {string} id @param {any} old @param {import("../sitting.js").Sitting} session */
function lookAgain(id, old, session) {
  const row = session.data.retired.find((one) => one.id === id);
  const status = String(fieldOf(old, "status") || "unanswered");
  const note = fieldOf(old, "note");
  return make("div", { class: "note" }, make("p", {}, make("strong", {}, "Look again. "), `This takes the place of ${id}, which asked: `, quote(old.status?.asked?.text || row?.asked || "")),
    make("p", {}, `You answered “${STATUS_LABELS[/** @type {keyof typeof STATUS_LABELS} */ (status)] || status}”${old.status?.at ? ` on ${longDate(old.status.at)}` : ""}. It means something else now, so it is not carried over.`),
    note ? make("p", {}, "Your note then: ", quote(note)) : null);
}

/** @param {unknown} text */
const quote = (text) => make("q", {}, String(text));
