/** Opens a sitting: the store, this device's id, the current assessment, and the line to the other tabs. Knows no document. */

import { newId } from "./answering.js";
import { openChannel } from "./store/broadcast.js";
import { openStore } from "./store/database.js";
import { databaseName } from "./store/place.js";

/** @typedef {import("./sitting.js").Sitting} Sitting */

/**
 * Opens the store of a session and resolves once it is open. Where storage cannot be opened it resolves too: the session then keeps
 * answers in memory only and carries the problem. While an older tab is in the way the session says so by its event.
 * @param {Sitting} session @param {typeof import("./store/database.js").Store} [Kind] of store, where a page needs more than answers
 */
export async function open(session, Kind) {
  const name = databaseName(session.data.base, session.data.contentSet);
  const fail = (/** @type {import("./sitting.js").Trouble} */ problem) => session.fail(problem);
  try {
    session.store = await openStore({ name, Kind, onBlocked: fail, onVersionChange: fail, onClosed: fail });
    if (session.problem?.kind === "waiting") session.fail(null);
    await settle(session);
  } catch (error) {
    fail(/** @type {any} */ (error));
  }
  listen(session, name);
  await session.opened();
}

/** Reads which device this is and which assessment is open. @param {Sitting} session */
async function settle(session) {
  const { store } = session;
  const [device, current, me] = await Promise.all(["device", "current", "me"].map((key) => store.getSetting(key)));
  session.by = device || newId();
  session.me = String(me || "");
  if (!device) session.addEventListener("saved", () => store.setSetting("device", session.by).catch(() => {}), { once: true }); // nothing is kept of someone who only reads
  const id = current ?? (await onlyOne(store)); // a page left in its first moment may not have noted which
  session.assessment = (id && (await store.load(id))) || null;
}

/** The id of the assessment where there is but one. @param {any} store */
async function onlyOne(store) {
  const all = await store.list();
  return all.length === 1 ? all[0].id : undefined;
}

/** @param {Sitting} session @param {string} name */
function listen(session, name) {
  const reread = async () => {
    const { store, assessment } = session;
    if (!store || !assessment) return;
    const stored = await store.load(assessment.id).catch(() => null);
    if (session.assessment?.id !== assessment.id) return;
    if (stored) session.takeIn(stored);
    else if (stored === undefined && !session.problem && !session.saving.isBusy) session.leaveDeleted();
  };
  session.channel = openChannel(name, {
    signal: new AbortController().signal,
    onReturn: reread,
    onMessage: (message) => {
      if (message.type === "answer") session.takeInAnswer(message.assessmentId, message.checkId, message.answer, message.was);
      else if (message.assessmentId === session.assessment?.id) reread();
    },
  });
}
