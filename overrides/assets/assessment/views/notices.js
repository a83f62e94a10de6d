/** What a person must know about where the answers are kept: not saved, may be deleted, damaged and kept, older page. */

import { button, make, redraw } from "./build.js";
import { redo, undo } from "../shelf.js";
import { download, downloadCopy } from "./download.js";

/** After this many changes in a sitting a copy is offered, where the browser has not promised to keep the answers. */
const SITTING = 5;

/** Where a control went away under somebody's fingers: focus goes to the page's heading, not to nowhere. */
export function focusHeading() {
  const heading = document.querySelector("h1");
  if (!heading || document.activeElement !== document.body) return;
  heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
}

/**
 * Storage that is blocked, or that the browser may clear. Lasting, and before everything else.
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function storageNotice(session, signal) {
  const box = make("div", {});
  const show = () => redraw(box, ...storageWords(session, signal));
  for (const type of ["saved", "problem", "list"]) session.on(type, show, signal);
  session.persistence.then(show);
  show();
  return box;
}

/** @param {import("../session.js").Session} session @param {AbortSignal} signal */
function storageWords(session, signal) {
  if (session.problem) {
    return [make("div", { class: "warning-box" }, make("p", {}, session.problem.said), button("Download a copy", () => downloadCopy(session), signal, ""))];
  }
  if (session.changes >= SITTING && !session.isPersistent) {
    return [make("div", { class: "note" }, make("p", {}, "Your answers are saved on this device, but this browser has not promised to keep them. It may delete them if you stay away for a week or the disk is full. Take a copy after each sitting."),
      button("Download a copy", () => downloadCopy(session), signal))];
  }
  return [];
}

/**
 * What was done to a whole assessment just now, and the way back.
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function doneNotice(session, signal) {
  const box = make("div", {});
  const clear = () => { session.done = ""; box.replaceChildren(); focusHeading(); };
  if (session.done) {
    box.append(make("div", { class: "note" }, make("p", {}, session.done),
      make("div", { class: "actions" }, session.undoable ? button("Undo", () => undo(session), signal) : null,
        session.redoable ? button("Do it again", () => redo(session), signal) : null, button("Close this message", clear, signal))));
  }
  return box;
}

/**
 * Saved data that could not be read: kept, never overwritten, there to download.
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function keptNotice(session, signal) {
  const box = make("div", {});
  (session.store ? session.store.kept() : Promise.resolve([])).then((/** @type {any[]} */ kept) => {
    if (!kept.length || signal.aborted) return;
    const text = JSON.stringify(kept, null, 2);
    const remove = button("I have it, remove it from here", async () => { await session.store.forgetKept(); box.replaceChildren(); focusHeading(); session.say("Removed the unread part"); }, signal);
    remove.hidden = true; // only what somebody has may go
    box.append(make("div", { class: "warning-box" },
      make("p", {}, `Part of what was saved here cannot be read (${kept.length} ${kept.length === 1 ? "piece" : "pieces"}). It is kept as it was and nothing writes over it. The rest of the page works as usual.`),
      button("Download the unread part", () => { download("unread-answers.json", text, "application/json"); remove.hidden = false; }, signal), remove));
  });
  return box;
}
