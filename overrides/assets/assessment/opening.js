/** Opens a sitting: the store, this device's id, the current assessment, and the line to the other tabs. Knows no document. */

import { newId } from "./model.js";
import { Session } from "./session.js";
import { openChannel } from "./store/broadcast.js";
import { openStore } from "./store/database.js";
import { databaseName } from "./store/names.js";
import { ask, state } from "./store/persistence.js";

/**
 * Always gives a session. Where storage cannot be opened it keeps answers in memory only and carries the problem.
 * @param {import("./types.js").Catalogue} data
 * @returns {Promise<Session>}
 */
export async function openSession(data) {
  const name = databaseName(data.base, data.contentSet);
  const session = new Session(data);
  const fail = (/** @type {{kind: string, said: string}} */ problem) => session.fail(problem);
  try {
    session.store = await openStore({ name, onBlocked: fail, onVersionChange: fail, onClosed: fail });
    if (session.problem?.kind === "waiting") session.recover();
    await settle(session);
  } catch (error) {
    fail(/** @type {any} */ (error));
  }
  listen(session, name);
  followPersistence(session);
  return session;
}

/** Reads which device this is and which assessment is open. @param {Session} session */
async function settle(session) {
  const { store } = session;
  const [device, current] = await Promise.all([store.getSetting("device"), store.getSetting("current")]);
  session.by = device || newId();
  if (!device) session.addEventListener("saved", () => store.setSetting("device", session.by).catch(() => {}), { once: true }); // nothing is kept of someone who only reads
  session.assessment = (current && (await store.load(current))) || null;
  const last = await store.lastUndo();
  if (last) session.undoable = "the last delete or file";
}

/** @param {Session} session @param {string} name */
function listen(session, name) {
  const reread = async () => {
    if (!session.store || !session.assessment) return;
    const stored = await session.store.load(session.assessment.id).catch(() => null);
    if (stored && session.assessment?.id === stored.id) session.takeIn(stored);
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

/** The browser is asked to keep the answers once there is something to keep. @param {Session} session */
function followPersistence(session) {
  const note = (/** @type {string} */ found) => { session.isPersistent = found === "granted"; };
  session.persistence = state().then(note, () => {});
  session.addEventListener("saved", () => { session.persistence = ask().then(note, () => {}); }, { once: true });
}
