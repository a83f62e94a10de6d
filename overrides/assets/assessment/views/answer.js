/**
 * One check's answer on a page: the states, tied to the session. The other fields come from fields.js, once they are needed.
 * In: a card rendered by the server and the session. Out: changes given to the session. Never moves focus.
 */

import { make } from "./make.js";

/** @typedef {import("../types.js").Check} Check */
/** @typedef {import("../sitting.js").Sitting} Sitting */

/** Where the other fields are made. */
export const fieldsRoom = () => import("./fields.js");

/**
 * A room that is fetched when it is wanted; where it cannot be, nothing comes and `place` says so. Asked again, it is tried again.
 * @template T @param {() => Promise<T>} room @param {HTMLElement} place
 */
export async function fetched(room, place) {
  try {
    return await room();
  } catch {
    place.hidden = false;
    place.replaceChildren(make("p", { class: "note" }, "A part of this page could not be fetched. What you have answered is not touched. Try again, or reload the page."));
  }
}

/**
 * Ties a check's form to the session for as long as `signal` lasts.
 * @param {Check} check @param {Sitting} session @param {AbortSignal} signal
 */
export function tieAnswer(check, session, signal) {
  const card = document.getElementById(check.id);
  const states = card?.querySelector("fieldset");
  if (!states) return;
  const asks = make("div", { class: "asks", hidden: true });
  const more = make("details", { class: "fold", "data-more": true }, make("summary", {}, "Add note, evidence, owner or date", make("span", { class: "unseen" }, ` for ${check.id}`)));
  card?.querySelector("[data-answer]")?.replaceChildren(asks);
  card?.append(more);

  states.addEventListener("change", ({ target }) => session.change(check.id, "status", /** @type {HTMLInputElement} */ (target).value), { signal });
  let isTied = false;
  const tieFields = async () => {
    const room = isTied ? null : await fetched(fieldsRoom, asks);
    if (isTied || !room || signal.aborted) return; // another call may have been sooner
    isTied = true;
    room.tieFields(states, asks, more, check, session, signal);
  };
  more.addEventListener("toggle", tieFields, { signal });
  const early = [...states.querySelectorAll("input")].find((radio) => radio.checked && !radio.defaultChecked);
  if (early) session.change(check.id, "status", early.value); // chosen while the page was still opening the store
  const show = () => showAnswer(states, tieFields, check, session, signal);
  session.onAnswer(check.id, show, signal);
  show();
}

/** Shows the state; makes the other fields where it asks for them, the question may have been another then, or the answer holds some. @param {HTMLFieldSetElement} states @param {() => void} tieFields @param {Check} check @param {Sitting} session @param {AbortSignal} signal */
function showAnswer(states, tieFields, check, session, signal) {
  const answer = session.answer(check.id);
  const status = String(answer?.status?.value || "unanswered");
  for (const radio of states.querySelectorAll("input")) radio.checked = radio.value === status;
  showUnknown(states, status);
  const asked = answer?.status?.asked?.digest;
  const isOther = asked ? asked !== check.digest : check.replaces;
  if (isOther || ["not-applicable", "risk-accepted"].includes(status) || Object.keys(answer || {}).some((key) => key !== "status" && key !== "history")) tieFields();
}

/** A state that this edition does not know is kept, shown, and asked about. @param {HTMLFieldSetElement} states @param {string} status */
function showUnknown(states, status) {
  states.querySelector(".unknown-state")?.remove();
  if (states.querySelector("input:checked")) return;
  states.append(make("p", { class: "note unknown-state" }, `The saved answer says “${status}”, a state from another edition. It is kept as it is until you choose one here.`));
}
