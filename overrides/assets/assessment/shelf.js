/** Several assessments on one device: begin another, duplicate, archive, delete, bring in, undo. In: the session. Out: promises. */

import { mergeAssessments } from "./registers.js";
import { momentAfter, newId, setName } from "./model.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./types.js").Assessment} Assessment */

/** A register that is newer than all else in an assessment. @param {Session} session @param {Assessment} assessment @param {unknown} value */
const register = (session, assessment, value) => ({ value, at: momentAfter(assessment, new Date().toISOString()), by: session.by });

/** A copy under a name of its own, opened. @param {Session} session */
export async function duplicate(session) {
  if (!session.assessment) return;
  const stamp = { now: new Date().toISOString(), by: session.by };
  const name = String(session.assessment.name.value);
  session.assessment = setName({ ...session.assessment, id: newId() }, `${name} (copy)`, stamp);
  await keepWhole(session, `Duplicated “${name}”. The copy is open now.`);
}

/** @param {Session} session @param {boolean} isArchived */
export async function archive(session, isArchived) {
  if (!session.assessment) return;
  session.assessment = { ...session.assessment, archived: register(session, session.assessment, isArchived) };
  await session.keepMeta();
}

/** Gives the person on this device a name, beside their notes in this assessment and the next. @param {Session} session @param {string} name */
export function nameMyself(session, name) {
  session.me = name;
  session.store?.setSetting("me", name).catch(() => {});
  if (!session.assessment) return;
  session.assessment = { ...session.assessment, people: { ...session.assessment.people, [session.by]: register(session, session.assessment, name) } };
  session.keepMeta();
}

/** Takes the current assessment off this device; `undo` puts it back. @param {Session} session */
export async function removeCurrent(session) {
  if (!session.assessment) return;
  const { id, name } = session.assessment;
  if (!(await session.follow(() => session.store.remove(id), { key: `remove ${id}` }))) return;
  session.channel?.send({ type: "list", assessmentId: id });
  tellDone(session, `bring back “${String(name.value)}”`, `Deleted “${String(name.value)}”.`);
  session.leave();
}

/** Adds an assessment from a file, or merges it with the one that has its id. @param {Session} session @param {Assessment} other @param {string} done in words */
export async function bringIn(session, other, done) {
  const isOpen = session.assessment?.id === other.id;
  session.assessment = isOpen && session.assessment ? mergeAssessments(session.assessment, other) : other;
  await keepWhole(session, done);
}

/** Takes back the last delete or file, and opens what there is then. `redo` takes that back. @param {Session} session */
export function undo(session) {
  return step(session, () => session.store.undo(), { undoable: "", redoable: session.undoable, done: "Undone." });
}

/** @param {Session} session */
export function redo(session) {
  return step(session, () => session.store.redo(), { undoable: session.redoable, redoable: "", done: "Done again." });
}

/** @param {Session} session @param {() => Promise<void>} move @param {{undoable: string, redoable: string, done: string}} then */
async function step(session, move, then) {
  const last = await session.store.lastUndo();
  if (!(await session.follow(move, { key: "step" }))) return;
  Object.assign(session, then);
  session.say(then.done);
  const { before = [] } = last || (await session.store.lastUndo()) || {};
  for (const { id } of before) session.channel?.send({ type: "list", assessmentId: id });
  session.assessment = null; // what is in memory is what was taken back
  for (const { id } of before) await session.open(id);
  if (!session.assessment) session.leave();
}

/** @param {Session} session @param {string} undoable @param {string} done */
function tellDone(session, undoable, done) {
  const isUndoable = session.store && !session.problem;
  session.undoable = isUndoable ? undoable : "";
  session.redoable = "";
  session.done = done;
  session.say(isUndoable ? `${done} You can undo it.` : done);
}

/** Saves the whole assessment in one transaction, and makes it the current one. @param {Session} session @param {string} done */
async function keepWhole(session, done) {
  const assessment = /** @type {Assessment} */ (session.assessment);
  await session.follow(() => session.store.putWhole(assessment), { key: `whole ${assessment.id}` });
  const stored = await session.store?.load(assessment.id);
  if (stored) session.takeIn(stored);
  session.remember();
  session.channel?.send({ type: "list", assessmentId: assessment.id });
  tellDone(session, `take back what was done to “${String(session.assessment?.name.value)}”`, done);
  session.tell("list", {});
  session.tell("change", {});
}
