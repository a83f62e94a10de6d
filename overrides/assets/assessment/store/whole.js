/** What is done to whole assessments. Only the pages where that can be done load it, and they ask openStore for this kind of store. */

import { mergeAssessments } from "../registers.js";
import { Store } from "./database.js";
import { answersOf, mendAll, metaOf, read } from "./records.js";

/** @import {Kept, Tx, Undo} from "./types.js" */

export class WholeStore extends Store {
  /** Joins assessments with what is stored under their ids, all or none, keeping how it was for undo. @param {any[]} assessments */
  putWhole(...assessments) {
    const changes = assessments.map((own) => [own.id, (/** @type {any} */ old) => (old ? mergeAssessments({ ...own, ...old }, own) : own)]);
    return this.transact("readwrite", (tx) => exchange(tx, changes, "last", "undone"));
  }

  /** Removes assessments, all or none, keeping how it was for undo. @param {string[]} ids */
  remove(...ids) {
    return this.transact("readwrite", (tx) => exchange(tx, ids.map((id) => [id, () => undefined]), "last", "undone"));
  }

  /** What an undo puts back: {at, before: [{id, assessment}]}; an assessment that was not there is undefined. @returns {Promise<Undo | undefined>} */
  lastUndo() {
    return this.transact("readonly", (tx) => tx.objectStore("undo").get("last"));
  }

  /** Takes the last putWhole or remove back. */
  undo() {
    return this.#goBack("last", "undone");
  }

  /** Takes the last undo back. */
  redo() {
    return this.#goBack("undone", "last");
  }

  /** All that could not be read, as it was. @returns {Promise<Kept[]>} */
  kept() {
    return this.transact("readonly", (tx) => tx.objectStore("kept").getAll());
  }

  /** Removes what could not be read, once somebody has it. */
  forgetKept() {
    return this.transact("readwrite", (tx) => tx.objectStore("kept").clear());
  }

  /** Puts back how it was, and keeps how it is for the other direction. @param {"last" | "undone"} from @param {"last" | "undone"} to */
  #goBack(from, to) {
    return this.transact("readwrite", async (tx) => {
      const step = await tx.objectStore("undo").get(from);
      if (step) await exchange(tx, step.before.map((/** @type {any} */ { id, assessment }) => [id, (/** @type {any} */ now) => joinLate(assessment, now)]), to, from);
    });
  }
}

/** Answers with no assessment around them were given in another tab after a removal. @param {any} assessment @param {any} now */
const joinLate = (assessment, now) => (assessment && now && !now.name ? mergeAssessments({ ...assessment, ...now }, assessment) : assessment);

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
