/**
 * A guideline's page: the checks on it can be answered here, and the same answers show in the assessment. Loads what an answer needs;
 * the other fields and the copy are fetched once a person turns to a check, before they are wanted.
 */

import { define, readData } from "./element.js";
import { open } from "./opening.js";
import { FIRST_NAME, Sitting } from "./sitting.js";
import { fetched, fieldsRoom, tieAnswer } from "./views/answer.js";
import { make, redraw } from "./views/make.js";
import { liveRegion, savedLine, showOpening } from "./views/saved.js";

const session = new Sitting(readData());
const opened = open(session);

define("secure-ai-checks", (element, signal) => {
  showOpening(element, session, signal);
  opened.then(() => { if (!signal.aborted) showChecks(element, signal); });
});

const copyRoom = () => import("./views/download.js");

/** Ties each form to the session and says where the answers go. @param {HTMLElement} element @param {AbortSignal} signal */
function showChecks(element, signal) {
  const where = make("p", { class: "small" });
  const show = () => redraw(where, "Your answers go to ", make("a", { href: session.data.urls.assess }, session.assessment?.name.value || FIRST_NAME), " and stay on this device.");
  session.on("change", show, signal);
  show();
  const trouble = make("div", { hidden: true });
  const giveCopy = async () => (await fetched(copyRoom, trouble))?.downloadCopy(session);
  element.replaceChildren(where, savedLine(session, signal, giveCopy), trouble, liveRegion(session, signal));
  for (const check of session.data.checks) tieAnswer(check, session, signal);
  const fetchMore = () => Promise.all([fieldsRoom(), copyRoom()]).catch(() => {}); // asked for again when wanted
  for (const type of ["pointerdown", "focusin"]) (element.closest("section") || element).addEventListener(type, fetchMore, { once: true, signal });
}
