/** Several assessments on one device: begin another, duplicate, archive, delete, bring in, undo. In: the session. Out: promises. */

import { mergeAssessments } from "./merge.js";
import { newId, setName } from "./model.js";

/** @typedef {import("./session.js").Session} Session */

/** Leaves the current assessment, so that another can begin. It stays where it is. @param {Session} session */
export function leave(session) {
  session.assessment = null;
  session.tell("list", {});
  session.tell("change", {});
}

/** A copy under a name of its own, opened. @param {Session} session */
export async function duplicate(session) {
  if (!session.assessment) return;
  const stamp = { now: new Date().toISOString(), by: session.by };
  const copy = { ...session.assessment, id: newId() };
  session.assessment = setName(copy, `${String(copy.name.value)} (copy)`, stamp);
  await keepWhole(session);
}

/** @param {Session} session @param {boolean} isArchived */
export async function archive(session, isArchived) {
  if (!session.assessment) return;
  session.assessment = { ...session.assessment, archived: { value: isArchived, at: new Date().toISOString(), by: session.by } };
  await session.keepMeta();
}

/** Takes the current assessment off this device; `undo` puts it back. @param {Session} session */
export async function removeCurrent(session) {
  if (!session.assessment) return;
  const { id, name } = session.assessment;
  await session.follow(session.store ? session.store.remove(id) : Promise.resolve());
  session.undoable = `delete “${String(name.value)}”`;
  session.channel?.send({ type: "list", assessmentId: id });
  leave(session);
}

/** Adds an assessment from a file, or merges it where one with its id is open. @param {Session} session @param {import("./types.js").Assessment} other */
export async function bringIn(session, other) {
  const isSame = session.assessment?.id === other.id;
  session.assessment = isSame && session.assessment ? mergeAssessments(session.assessment, other) : other;
  session.undoable = `bringing in “${String(other.name?.value || "a file")}”`;
  await keepWhole(session);
}

/** Takes back the last delete or file, and opens what it brought back. @param {Session} session */
export async function undo(session) {
  const last = await session.store?.lastUndo();
  await session.store?.undo();
  session.undoable = "";
  const back = last?.before.find((/** @type {any} */ row) => row.assessment);
  if (back) await session.open(back.id);
  else leave(session);
}

/** Saves the whole assessment in one transaction, and makes it the current one. @param {Session} session */
async function keepWhole(session) {
  if (session.store) await session.follow(session.store.putWhole(session.assessment));
  session.remember();
  session.channel?.send({ type: "list", assessmentId: session.assessment?.id });
  session.tell("list", {});
  session.tell("change", {});
}
