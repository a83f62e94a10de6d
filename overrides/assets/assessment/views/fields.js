/**
 * The fields of an answer beside its state: what a state asks for, and note, evidence, owner and date in their fold.
 * In: a place for each, made by answer.js. Out: changes given to the session. What was saved before stands in them at once.
 */

import { fieldOf } from "../answering.js";
import { field, make } from "./build.js";
import { showEarlier } from "./earlier.js";
import { evidenceFields } from "./evidence.js";

/** @typedef {import("../types.js").Check} Check */
/** @typedef {import("../sitting.js").Sitting} Sitting */

/** What a state asks for, before it means anything. @type {Readonly<Record<string, string[][]>>} */
const ASKS = Object.freeze({
  "not-applicable": [["reason", "Why does it not apply?", "textarea"]],
  "risk-accepted": [
    ["reason", "Why do you accept this risk?", "textarea"],
    ["acceptedBy", "Who accepted it?", "text"],
    ["reviewBy", "Look again on", "date"],
  ],
});

/** Fields of every answer, folded until used. */
const MORE = Object.freeze([
  ["note", "Note", "textarea"],
  ["owner", "Owner", "text"],
  ["due", "Due", "date"],
]);

const DATE = /^\d{4}-\d\d-\d\d$/;

/**
 * Fills the places now and whenever the answer changes, for as long as `signal` lasts.
 * @param {HTMLFieldSetElement} states @param {HTMLElement} asks @param {HTMLDetailsElement} more @param {Check} check @param {Sitting} session @param {AbortSignal} signal
 */
export function tieFields(states, asks, more, check, session, signal) {
  const show = () => {
    const answer = session.answer(check.id);
    showEarlier(states, check, session, signal);
    showAsks(asks, String(fieldOf(answer, "status") || "unanswered"), check, session, signal);
    if (!more.open && hasMore(answer)) more.open = true;
    if (more.open) fillMore(more, check, session, signal);
    refresh(asks, answer);
    refresh(more, answer);
  };
  more.addEventListener("toggle", show, { signal });
  session.onAnswer(check.id, show, signal);
  show();
}

/** @param {HTMLElement} asks @param {string} status @param {Check} check @param {Sitting} session @param {AbortSignal} signal */
function showAsks(asks, status, check, session, signal) {
  const wanted = ASKS[status] || [];
  if (asks.dataset.status === status) return;
  asks.dataset.status = status;
  asks.className = `asks ${status}`;
  asks.hidden = wanted.length === 0;
  asks.replaceChildren(...wanted.map(([name, label, kind]) => input(check, name, label, kind, session, signal)));
}

/** @param {HTMLDetailsElement} more @param {Check} check @param {Sitting} session @param {AbortSignal} signal */
function fillMore(more, check, session, signal) {
  if (more.querySelector(".asks")) return;
  const [note, owner, due] = MORE.map(([name, label, kind]) => input(check, name, label, kind, session, signal));
  more.append(make("div", { class: "asks" }, note, evidenceFields(check, session, signal), owner, due));
}

/** @param {Check} check @param {string} name @param {string} label @param {string} kind @param {Sitting} session @param {AbortSignal} signal */
function input(check, name, label, kind, session, signal) {
  const control = kind === "textarea" ? make("textarea", { rows: 2 }) : make("input", { type: kind, autocomplete: "off" });
  control.dataset.field = name;
  control.addEventListener("input", () => session.change(check.id, name, control.value, { isTyping: true }), { signal });
  control.addEventListener("change", () => session.saving.typed(), { signal });
  return field(`${check.id}-${name}`, label, control, { wide: kind === "textarea" });
}

/** Brings fields up to date with the answer, except the one being typed in. @param {HTMLElement} box @param {import("../types.js").Answer | undefined} answer */
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
