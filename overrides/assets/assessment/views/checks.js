/** The checks of one guideline's page: ties each form to the session and says where the answers go. */

import { FIRST_NAME } from "../session.js";
import { tieAnswer } from "./answer.js";
import { downloadCopy } from "./download.js";
import { make, redraw } from "./build.js";
import { liveRegion, savedLine } from "./saved.js";

/**
 * @param {HTMLElement} element
 * @param {import("../session.js").Session} session
 * @param {AbortSignal} signal
 */
export function showChecks(element, session, signal) {
  const where = make("p", { class: "small" });
  const show = () => redraw(where, "Your answers go to ", make("a", { href: session.data.urls.assess }, session.assessment?.name.value || FIRST_NAME), " and stay on this device.");
  session.on("change", show, signal);
  show();
  element.replaceChildren(where, savedLine(session, signal, () => downloadCopy(session)), liveRegion(session, signal));
  for (const check of session.data.checks) {
    const states = /** @type {HTMLFieldSetElement | null} */ (document.querySelector(`fieldset[data-states="${CSS.escape(check.id)}"]`));
    const place = /** @type {HTMLElement | null} */ (document.querySelector(`[data-answer="${CSS.escape(check.id)}"]`));
    if (states && place) tieAnswer(states, place, check, session, signal);
  }
}
