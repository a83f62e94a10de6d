/** Records in a transaction: which parts of them are sound, and how they are joined and read. */

import { FIELDS } from "../answering.js";
import { isRegister, mergeAnswers, mergeAssessments, textOf } from "../registers.js";
import { problemOf } from "./problems.js";

/** @import {Claim, Place, Tx} from "./types.js" */

/** The object stores. `kept`: what could not be read. `undo`: how it was. */
export const STORES = Object.freeze({
  assessments: { keyPath: "id" }, answers: { keyPath: ["assessmentId", "checkId"] }, kept: { autoIncrement: true }, undo: {}, settings: {},
});

/** @type {Claim} */ const isMap = (value) => value === Object(value) && !Array.isArray(value);
/** @type {Claim} */ const isRegisters = (value) => isMap(value) && Object.values(value).every(isRegister);
/** @type {Claim} */ const isPast = (value) => Array.isArray(value) && value.every((entry) => isRegister(entry) && typeof entry.field === "string");
/** @type {Record<string, Record<string, Claim>>} what a known part must be; another may be anything */
const PARTS = {
  answers: { ...Object.fromEntries(FIELDS.map((field) => [field, isRegister])), evidence: isRegisters, conflicts: isPast, history: isPast },
  assessments: {
    version: Number.isInteger, name: isRegister, profile: isRegisters, archived: isRegister, people: isRegisters, history: isPast, snapshots: Array.isArray,
  },
};
/** In place of a name or profile that could not be read: older than any other. */
const PLAIN = { name: { value: "Unnamed", at: "", by: "" }, profile: {} };

/** The sound parts of an answer or of a meta. @param {Place} place @param {any} value */
const soundParts = (place, value) =>
  Object.fromEntries(Object.entries(isMap(value) ? value : {}).filter(([name, part]) => !Object.hasOwn(PARTS[place], name) || PARTS[place][name](part)));

/** @param {Place} place @param {any} value */
export const isSound = (place, value) => isMap(value) && Object.keys(soundParts(place, value)).length === Object.keys(value).length;

/** An assessment without its answers. @param {any} assessment */
export const metaOf = ({ answers, ...meta }) => meta;

/** @param {Place} place @param {any} record */
const keyOf = (place, record) => (place === "answers" ? [record.assessmentId, record.checkId] : record.id);

/** @param {string} id */
export const answersOf = (id) => IDBKeyRange.bound([id], [id, []]);

/** Keeps aside what could not be read, as it is. @param {Tx} tx @param {unknown} raw @param {string} reason */
const keep = (tx, raw, reason) => tx.objectStore("kept").add({ at: new Date().toISOString(), reason, raw });

/** The record's sound parts; where some are not, the whole is kept aside first. @param {Tx} tx @param {Place} place @param {any} record */
async function mend(tx, place, record) {
  const value = place === "answers" ? record.answer : record;
  if (isSound(place, value)) return record;
  await keep(tx, record, `A part of this record of ${place} has the wrong type.`);
  return place === "answers" ? { ...record, answer: soundParts(place, value) } : soundParts(place, value);
}

/** Mends all metas, and the answers of an assessment. @param {Tx} tx @param {string} [id] */
export async function mendAll(tx, id) {
  for (const [place, range] of /** @type {[Place, any][]} */ ([["assessments"], ...(id === undefined ? [] : [["answers", answersOf(id)]])])) {
    for (const record of await tx.objectStore(place).getAll(range)) {
      const mended = await mend(tx, place, record);
      if (mended !== record) await tx.objectStore(place).put(mended);
    }
  }
}

/** Joins a record with the stored one and gives what is stored then. @param {Tx} tx @param {Place} place @param {any} record @param {any} [was] what this page saved before @param {boolean} [isLast] whether nothing more is written in `tx` */
export async function join(tx, place, record, was, isLast) {
  const store = tx.objectStore(place);
  const stored = await store.get(keyOf(place, record));
  const joined = stored ? merge(place, await mend(tx, place, stored), record, was) : record;
  const written = store.put(joined);
  if (isLast) tx.commit?.(); // without a word back from this page
  await written;
  return joined;
}

/** What was mended away from `a` is taken from `b`. @param {Place} place @param {any} a @param {any} b @param {any} was */
const merge = (place, a, b, was) =>
  place === "answers"
    ? { ...b, answer: mergeAnswers(typedOver(a.answer, was, b.answer), b.answer) }
    : metaOf(mergeAssessments({ ...b, ...a, answers: {} }, { ...b, answers: {} }));

/**
 * An answer without the fields that are still as one tab gave them in `was` and gives anew in `next`: that tab has put in the
 * history of `next` what belongs there. Without this each letter typed would stay as an entry.
 * @param {any} answer @param {any} [was] @param {any} [next] @returns {any}
 */
export function typedOver(answer, was = {}, next = {}) {
  const isOld = (/** @type {string} */ key, /** @type {any} */ value) =>
    isRegister(value) && [was, next].every((one) => Object.hasOwn(one, key)) && textOf(value) === textOf(was[key]);
  const rest = Object.fromEntries(Object.entries(answer).filter(([key, value]) => !isOld(key, value)));
  return rest.evidence ? { ...rest, evidence: typedOver(rest.evidence, was.evidence, next.evidence) } : rest;
}

/** Joins an entry of the journal. @param {Tx} tx @param {any} entry */
export async function joinEntry(tx, entry) {
  const isEntry = ["answers", "assessments"].includes(entry?.place) && isMap(entry.record) && [keyOf(entry.place, entry.record)].flat().every((part) => typeof part === "string");
  if (isEntry) await join(tx, entry.place, await mend(tx, entry.place, entry.record));
  else await keep(tx, entry, "This is not a record of an answer.");
}

/** What is stored under an id, or with none all metas: sound parts only, and whether there is more. @param {Tx} tx @param {string} [id] */
export async function read(tx, id) {
  const [metas, records] = await Promise.all([tx.objectStore("assessments").getAll(id), id === undefined ? [] : tx.objectStore("answers").getAll(answersOf(id))]);
  return {
    metas: metas.map((/** @type {any} */ meta) => ({ ...PLAIN, ...soundParts("assessments", meta) })),
    answers: Object.fromEntries(records.map((/** @type {any} */ { checkId, answer }) => [checkId, soundParts("answers", answer)])),
    isTidy: metas.every((/** @type {any} */ meta) => isSound("assessments", meta)) && records.every((/** @type {any} */ { answer }) => isSound("answers", answer)),
  };
}

/** Begins a transaction before it returns. Gives what `work` gives once all is on disk; if anything fails, nothing is changed. @param {any} db @param {string} mode @param {(tx: Tx) => Promise<any>} work */
export async function transact(db, mode, work) {
  let tx;
  try {
    tx = db.transaction(Object.keys(STORES), mode, { durability: "strict" });
    return (await Promise.all([work(tx), tx.done]))[0];
  } catch (error) {
    try { tx?.abort(); } catch { /* it has ended already */ }
    throw problemOf(error);
  }
}
