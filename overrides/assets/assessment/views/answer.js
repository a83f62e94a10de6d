/**
 * One check's answer on a page: sets the radios, asks what a state needs, and opens note, evidence, owner and date.
 * In: a fieldset rendered by the server and the session. Out: changes given to the session. Never moves focus.
 */

import { fieldOf, STATUS_LABELS } from "../model.js";
import { field, make } from "./build.js";
import { evidenceFields } from "./evidence.js";

/** What a state asks for, before it means anything. */
const ASKS = Object.freeze({
  "not-applicable": [["reason", "Why does it not apply?", "textarea"]],
  "risk-accepted": [
    ["reason", "Why do you accept this risk?", "textarea"],
    ["acceptedBy", "Who accepted it?", "text"],
    ["reviewBy", "Look again on", "date"],
  ],
});

const DATE = /^\d{4}-\d\d-\d\d$/;

/** Fields of every answer, folded until used. */
const MORE = Object.freeze([
  ["note", "Note", "textarea"],
  ["owner", "Owner", "text"],
  ["due", "Due", "date"],
]);

/**
 * Ties a check's form to the session for as long as `signal` lasts.
 * @param {HTMLFieldSetElement} states the fieldset with the six radios
 * @param {HTMLElement} place where the other fields go
 * @param {import("../types.js").Check} check
 * @param {import("../session.js").Session} session
 * @param {AbortSignal} signal
 */
export function tieAnswer(states, place, check, session, signal) {
  const asks = make("div", { class: "asks", hidden: true });
  const more = make("details", { class: "fold", "data-more": true }, make("summary", {}, "Add note, evidence, owner or date", make("span", { class: "unseen" }, ` for ${check.id}`)));
  place.replaceChildren(asks);
  (place.closest("article") || place).append(more);

  states.addEventListener("change", (event) => {
    const radio = /** @type {HTMLInputElement} */ (event.target);
    session.change(check.id, "status", radio.value);
  }, { signal });
  more.addEventListener("toggle", () => { if (more.open) fillMore(more, check, session, signal); }, { signal });
  const early = [...states.querySelectorAll("input")].find((radio) => radio.checked && !radio.defaultChecked);
  if (early) session.change(check.id, "status", early.value); // chosen while the page was still opening the store
  const show = () => showAnswer(states, asks, more, check, session, signal);
  session.onAnswer(check.id, show, signal);
  show();
}

/**
 * @param {HTMLFieldSetElement} states @param {HTMLElement} asks @param {HTMLDetailsElement} more
 * @param {import("../types.js").Check} check @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
function showAnswer(states, asks, more, check, session, signal) {
  const answer = session.answer(check.id);
  const status = String(fieldOf(answer, "status") || "unanswered");
  for (const radio of states.querySelectorAll("input")) radio.checked = radio.value === status;
  showUnknown(states, status);
  if (hasEarlier(answer, check, session) || states.querySelector(".earlier")) import("./earlier.js").then((room) => room.showEarlier(states, check, session, signal));
  showAsks(asks, status, check, session, signal);
  refresh(asks, answer);
  refresh(more, answer);
  if (!more.open && hasMore(answer)) more.open = true;
}

/** Whether the question was another when it was answered. @param {any} answer @param {import("../types.js").Check} check @param {import("../session.js").Session} session */
export function hasEarlier(answer, check, session) {
  const asked = answer?.status?.asked?.digest;
  return Boolean(asked ? asked !== check.digest : check.replaces && session.answer(check.replaces));
}

/**
 * A state that this edition does not know is kept, shown, and asked about.
 * @param {HTMLFieldSetElement} states @param {string} status
 */
function showUnknown(states, status) {
  states.querySelector(".unknown-state")?.remove();
  if (status in STATUS_LABELS) return;
  states.append(make("p", { class: "note unknown-state" }, `The saved answer says “${status}”, a state from another edition. It is kept as it is until you choose one here.`));
}

/**
 * @param {HTMLElement} asks @param {string} status
 * @param {import("../types.js").Check} check @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
function showAsks(asks, status, check, session, signal) {
  const wanted = ASKS[/** @type {keyof typeof ASKS} */ (status)] || [];
  if (asks.dataset.status === status) return;
  asks.dataset.status = status;
  asks.className = `asks ${status}`;
  asks.hidden = wanted.length === 0;
  asks.replaceChildren(...wanted.map(([name, label, kind]) => input(check, name, label, kind, session, signal)));
}

/**
 * @param {HTMLDetailsElement} more
 * @param {import("../types.js").Check} check @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
function fillMore(more, check, session, signal) {
  if (more.querySelector(".asks")) return;
  const [note, owner, due] = MORE.map(([name, label, kind]) => input(check, name, label, kind, session, signal));
  more.append(make("div", { class: "asks" }, note, evidenceFields(check, session, signal), owner, due));
  refresh(more, session.answer(check.id));
}

/**
 * @param {import("../types.js").Check} check @param {string} name @param {string} label @param {string} kind
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
function input(check, name, label, kind, session, signal) {
  const control = kind === "textarea" ? make("textarea", { rows: 2 }) : make("input", { type: kind, autocomplete: "off" });
  control.dataset.field = name;
  control.addEventListener("input", () => session.change(check.id, name, control.value, { isTyping: true }), { signal });
  control.addEventListener("change", () => session.saving.typed(), { signal });
  return field(`${check.id}-${name}`, label, control, { wide: kind === "textarea" });
}

/**
 * Brings fields up to date with the answer, except the one being typed in.
 * @param {HTMLElement} box @param {import("../types.js").Answer | undefined} answer
 */
function refresh(box, answer) {
  for (const control of box.querySelectorAll("[data-field]")) {
    const typed = /** @type {HTMLInputElement} */ (control);
    const value = String(fieldOf(answer, typed.dataset.field || "") ?? "");
    if (typed.type === "date" && value && !DATE.test(value)) typed.type = "text"; // a date field shows nothing of other words
    if (typed !== document.activeElement && typed.value !== value) typed.value = value;
  }
}

/** @param {import("../types.js").Answer | undefined} answer */
function hasMore(answer) {
  if (!answer) return false;
  const evidence = Object.values(answer.evidence || {}).some((entry) => !entry.removed);
  return evidence || (answer.conflicts || []).length > 0 || ["note", "owner", "due"].some((name) => fieldOf(answer, name));
}
