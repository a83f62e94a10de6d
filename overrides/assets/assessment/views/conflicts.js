/** Two people wrote different notes on one check: both are shown, a person decides, nothing is dropped. */

import { resolve } from "../merge.js";
import { idsOf } from "../answering.js";
import { button, counted, longDate, make, redraw } from "./build.js";
import { focusHeading } from "./notices.js";

/**
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function conflictList(session, signal) {
  const box = make("div", {});
  const show = () => {
    const parts = conflictParts(session, signal);
    if (!parts.length && !box.firstChild) return;
    const hadFocus = box.contains(document.activeElement);
    redraw(box, ...parts);
    if (hadFocus) focusHeading(); // the last one is settled
  };
  session.on("change", show, signal);
  show();
  return box;
}

/** @param {import("../session.js").Session} session @param {AbortSignal} signal */
function conflictParts(session, signal) {
  const former = new Set(session.data.checks.flatMap((check) => idsOf(check.formerly))); // their notes stand under the new id
  const answers = Object.entries(session.current?.answers || {}).filter(([id]) => !former.has(id));
  const open = answers.flatMap(([id, answer]) => (answer.conflicts || []).filter((entry) => entry.field === "note").map((conflict) => ({ id, answer, conflict })));
  if (!open.length) return [];
  return [make("section", { class: "warning-box", "aria-labelledby": "conflicts" },
    make("h2", { id: "conflicts" }, `${counted(open.length, "note")} to settle`),
    make("p", {}, "Two people wrote different notes on the same check. Both are kept until you decide."),
    ...open.map(({ id, answer, conflict }) => conflictCard(id, answer, conflict, session, signal)))];
}

/**
 * @param {string} id @param {any} answer @param {any} conflict @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
function conflictCard(id, answer, conflict, session, signal) {
  const settle = (/** @type {"mine" | "theirs" | "both"} */ choice, /** @type {string} */ words) => {
    session.replaceAnswer(id, resolve(answer, conflict, choice, { now: new Date().toISOString(), by: session.by }));
    session.say(words);
  };
  const choose = (/** @type {string} */ words, /** @type {() => void} */ action) => {
    const made = button(words, action, signal);
    made.append(make("span", { class: "unseen" }, ` for ${id}`));
    return made;
  };
  const said = (/** @type {any} */ entry) => (entry ? `${session.person(entry.by)}, ${longDate(entry.at) || "date not known"}` : "none");
  return make("div", { class: "conflict" }, make("h3", {}, `${id} ${session.checks.get(id)?.label || ""}`),
    make("dl", {}, make("dt", {}, `The note here now (${said(answer.note)})`), make("dd", {}, String(answer.note?.value ?? "")),
      make("dt", {}, `The other note (${said(conflict)})`), make("dd", {}, String(conflict.value))),
    make("div", { class: "actions" }, choose("Keep the note here", () => settle("mine", "Kept the note here")),
      choose("Use the other note", () => settle("theirs", "Used the other note")),
      choose("Keep both, one after the other", () => settle("both", "Kept both notes"))));
}
