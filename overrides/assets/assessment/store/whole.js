/** What is done to whole assessments, and to records that are not sound. Loaded when first needed: few pages do. */

import { mergeAssessments } from "../merge.js";
import { answersOf, isMap, join, keep, keyOf, mend, metaOf, read, transact } from "./records.js";

/** @typedef {import("./types.js").Tx} Tx */

/** Joins assessments with what is stored under their ids, all or none, keeping how it was for undo. @param {any} db @param {any[]} assessments */
export function putWhole(db, assessments) {
  const changes = assessments.map((own) => [own.id, (/** @type {any} */ old) => (old ? mergeAssessments({ ...own, ...old }, own) : own)]);
  return transact(db, "readwrite", (tx) => exchange(tx, changes, "last", "undone"));
}

/** Removes assessments, all or none, keeping how it was for undo. @param {any} db @param {string[]} ids */
export function remove(db, ids) {
  return transact(db, "readwrite", (tx) => exchange(tx, ids.map((id) => [id, () => undefined]), "last", "undone"));
}

/** Puts back how it was, and keeps how it is for the other direction. @param {any} db @param {"last" | "undone"} from @param {"last" | "undone"} to */
export function goBack(db, from, to) {
  return transact(db, "readwrite", async (tx) => {
    const step = await tx.objectStore("undo").get(from);
    if (step) await exchange(tx, step.before.map((/** @type {any} */ { id, assessment }) => [id, (/** @type {any} */ now) => joinLate(assessment, now)]), to, from);
  });
}

/** Answers with no assessment around them were given in another tab after a removal. @param {any} assessment @param {any} now */
const joinLate = (assessment, now) => (assessment && now && !now.name ? mergeAssessments({ ...assessment, ...now }, assessment) : assessment);

/** Joins what a page wrote down and did not live to join, and keeps aside what is not sound. @param {any} db @param {import("./journal.js").Journal} journal @param {string} [id] whose answers to look at */
export async function tidy(db, journal, id) {
  const [keys, waiting] = await journal.read();
  await transact(db, "readwrite", async (tx) => {
    for (const entry of waiting) await joinEntry(tx, entry);
    await mendAll(tx, id);
  });
  await journal.strike(keys);
}

/** @param {Tx} tx @param {any[][]} changes of [id, function from what is stored to what shall be] @param {string} keptAs @param {string} gone */
async function exchange(tx, changes, keptAs, gone) {
  const before = [];
  for (const [id, change] of changes) {
    const assessment = await stored(tx, id);
    before.push({ id, assessment });
    await replace(tx, id, change(assessment));
  }
  await tx.objectStore("undo").put({ at: new Date().toISOString(), before }, keptAs);
  await tx.objectStore("undo").delete(gone);
}

/** All that is stored under the id, even answers that another tab gave after a removal; else undefined. @param {Tx} tx @param {string} id */
async function stored(tx, id) {
  await mendAll(tx, id);
  const { metas, answers } = await read(tx, id);
  return metas.length || Object.keys(answers).length ? { id, ...metas[0], answers } : undefined;
}

/** @param {Tx} tx @param {string} id @param {any} assessment */
async function replace(tx, id, assessment) {
  const [metas, answers] = [tx.objectStore("assessments"), tx.objectStore("answers")];
  await Promise.all([metas.delete(id), answers.delete(answersOf(id))]);
  if (!assessment) return;
  const records = Object.entries(assessment.answers).map(([checkId, answer]) => ({ assessmentId: id, checkId, answer }));
  await Promise.all([metas.put(metaOf(assessment)), ...records.map((record) => answers.put(record))]);
}

/** @param {Tx} tx @param {any} entry */
async function joinEntry(tx, entry) {
  if (isEntry(entry)) await join(tx, entry.place, await mend(tx, entry.place, entry.record));
  else await keep(tx, entry, "This is not a record of an answer.");
}

/** @param {any} entry */
const isEntry = (entry) =>
  ["answers", "assessments"].includes(entry?.place) && isMap(entry.record) && [keyOf(entry.place, entry.record)].flat().every((part) => typeof part === "string");

/** @param {Tx} tx @param {string} [id] */
async function mendAll(tx, id) {
  await mendPlace(tx, "assessments");
  if (id !== undefined) await mendPlace(tx, "answers", answersOf(id));
}

/** @param {Tx} tx @param {"answers" | "assessments"} place @param {IDBKeyRange} [range] */
async function mendPlace(tx, place, range) {
  const store = tx.objectStore(place);
  for (const record of await store.getAll(range)) {
    const mended = await mend(tx, place, record);
    if (mended !== record) await store.put(mended);
  }
}
