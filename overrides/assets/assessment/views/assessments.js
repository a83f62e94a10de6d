/** Several assessments: choose, begin, duplicate, archive, delete. Deleting offers a copy first and can be undone. */

import { archive, duplicate, removeCurrent, undo } from "../shelf.js";
import { button, counted, make } from "./build.js";
import { downloadCopy } from "./download.js";

/**
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function assessmentList(session, signal) {
  const box = make("details", { class: "panel fold-panel" }, make("summary", {}, "Your assessments"));
  const body = make("div", {});
  box.append(body);
  const show = async () => {
    const all = (await session.store?.list()) || [];
    if (signal.aborted) return;
    body.replaceChildren(...parts(all, session, signal, show));
  };
  box.addEventListener("toggle", () => { if (box.open) show(); }, { signal });
  return box;
}

/**
 * @param {any[]} all @param {import("../session.js").Session} session @param {AbortSignal} signal @param {() => Promise<void>} show
 */
function parts(all, session, signal, show) {
  const current = session.assessment?.id;
  const open = all.filter((one) => !one.archived?.value);
  const archived = all.filter((one) => one.archived?.value);
  const row = (/** @type {any} */ one) => make("li", {}, make("strong", {}, String(one.name?.value || "Unnamed")),
    one.id === current ? " (open now)" : " ", one.id === current ? null : button("Open", () => session.open(one.id), signal));
  return [
    make("p", { class: "small" }, all.length ? `${counted(all.length, "assessment")} on this device.` : "There is none on this device yet."),
    make("ul", { class: "plain-list" }, ...open.map(row)),
    archived.length ? make("div", {}, make("h3", {}, "Archived"), make("ul", { class: "plain-list" }, ...archived.map(row))) : null,
    button("Begin another", () => session.leave(), signal),
    ...(current ? actions(session, signal, show) : []),
    undoButton(session, signal),
  ].filter((part) => part !== null);
}

/**
 * @param {import("../session.js").Session} session @param {AbortSignal} signal @param {() => Promise<void>} show
 */
function actions(session, signal, show) {
  const isArchived = Boolean(session.assessment?.archived?.value);
  return [
    button("Duplicate this one", () => duplicate(session), signal),
    button(isArchived ? "Take out of the archive" : "Archive this one", async () => { await archive(session, !isArchived); session.say(isArchived ? "Taken out of the archive" : "Archived. Nothing is deleted."); await show(); }, signal),
    button("Delete this one", (event) => askToDelete(/** @type {HTMLElement} */ (event.currentTarget), session, signal), signal),
  ];
}

/** @param {HTMLElement} opener @param {import("../session.js").Session} session @param {AbortSignal} signal */
function askToDelete(opener, session, signal) {
  const name = String(session.assessment?.name.value);
  const count = Object.keys(session.assessment?.answers || {}).length;
  const dialog = make("dialog", { "aria-labelledby": "delete-title" });
  const close = () => { dialog.close(); dialog.remove(); if (opener.isConnected) opener.focus(); };
  dialog.append(
    make("h2", { id: "delete-title" }, `Delete “${name}”?`),
    make("p", {}, `${counted(count, "answer")} will leave this device. Take a copy first if you may want ${count === 1 ? "it" : "them"} again. You can undo it until you delete or bring in another.`),
    make("div", { class: "actions" }, button("Download a copy", () => downloadCopy(session), signal, ""),
      button("Delete", () => { close(); removeCurrent(session); }, signal),
      button("Keep it", close, signal)));
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); close(); }, { signal });
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {import("../session.js").Session} session @param {AbortSignal} signal */
function undoButton(session, signal) {
  const what = session.undoable;
  return what ? button(`Undo: ${what}`, () => undo(session), signal) : null;
}
