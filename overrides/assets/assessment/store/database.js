/**
 * Where answers are stored: IndexedDB, one record an answer. A promise that resolves is on disk; one that rejects is a StorageProblem.
 *
 * A save goes down twice: at once to the journal, then joined with the stored record, which takes a word back from the page.
 * Without the first, a page that reloads in the click lost one answer in six (Chromium 156).
 */

import { openDB } from "../vendor/idb.js";
import { Journal } from "./journal.js";
import { StorageProblem, problemOf } from "./problems.js";
import { STORES, join, metaOf, read, transact } from "./records.js";

const VERSION = 1;
/** Few pages need it, so it is loaded when it is needed. */
const whole = () => import("./whole.js").catch((error) => { throw problemOf(error); });

/** @typedef {import("./types.js").Told} Told */

/**
 * Opens the store or rejects with a StorageProblem; never removes anything. An older tab in the way, a newer tab taking over
 * and a browser closing the storage are told; after the last two, saves reject.
 * @param {{name: string, onBlocked?: Told, onVersionChange?: Told, onClosed?: Told}} options
 */
export async function openStore({ name, onBlocked, onVersionChange, onClosed }) {
  if (!globalThis.indexedDB) throw new StorageProblem("blocked");
  const end = (/** @type {Told | undefined} */ tell, /** @type {string} */ kind) => {
    store.close();
    tell?.(new StorageProblem(kind));
  };
  /** @type {Store} */
  let store;
  try {
    store = new Store(await openDB(name, VERSION, {
      upgrade,
      blocked: () => onBlocked?.(new StorageProblem("waiting")),
      blocking: (/** @type {number} */ old, /** @type {number | null} */ next) => (next ? end(onVersionChange, "updated") : end(onClosed, "closed")),
      terminated: () => end(onClosed, "closed"),
    }));
    return store;
  } catch (/** @type {any} */ error) {
    throw error.name === "InvalidStateError" ? new StorageProblem("blocked", error) : problemOf(error);
  }
}

/** @param {any} db */
function upgrade(db) {
  for (const [place, options] of Object.entries({ ...STORES, journal: { autoIncrement: true } })) if (!db.objectStoreNames.contains(place)) db.createObjectStore(place, options);
}

export class Store {
  isOpen = true;
  #db;
  #journal;
  /** @type {Map<string, any>} the answers that this page saved last */
  #saved = new Map();

  /** @param {any} db an open connection */
  constructor(db) {
    this.#db = db;
    this.#journal = new Journal(db);
  }

  /** Lets go of the database when the writes under way are done. */
  close() {
    this.isOpen = false;
    this.#db.close();
  }

  /** Joins an answer with the stored one; gives what is stored then. @param {string} assessmentId @param {string} checkId @param {any} answer */
  async saveAnswer(assessmentId, checkId, answer) {
    const key = JSON.stringify([assessmentId, checkId]);
    const was = this.#saved.get(key);
    this.#saved.set(key, answer);
    return (await this.#save("answers", { assessmentId, checkId, answer }, was)).answer;
  }

  /** The same for all of an assessment but its answers. @param {any} assessment */
  saveMeta(assessment) {
    return this.#save("assessments", metaOf(assessment));
  }

  /** All assessments, without their answers. @returns {Promise<any[]>} */
  async list() {
    return (await this.#read()).metas;
  }

  /** An assessment, or undefined. What could not be read is in kept(). @param {string} id @returns {Promise<any>} */
  async load(id) {
    const { metas, answers } = await this.#read(id);
    return metas.length ? { ...metas[0], answers } : undefined;
  }

  /** Joins whole assessments with what is stored under their ids, all or none. @param {any[]} assessments */
  async putWhole(...assessments) {
    return (await whole()).putWhole(this.#db, assessments);
  }

  /** Removes assessments, all or none. @param {string[]} ids */
  async remove(...ids) {
    return (await whole()).remove(this.#db, ids);
  }

  /** Takes the last putWhole or remove back. */
  async undo() {
    return (await whole()).goBack(this.#db, "last", "undone");
  }

  /** Takes the last undo back. */
  async redo() {
    return (await whole()).goBack(this.#db, "undone", "last");
  }

  /** What undo() puts back: {at, before: [{id, assessment}]}; an assessment that was not there is undefined. @returns {Promise<import("./types.js").Undo | undefined>} */
  lastUndo() {
    return this.#get("undo", "last");
  }

  /** All that could not be read, as it was. @returns {Promise<import("./types.js").Kept[]>} */
  kept() {
    return transact(this.#db, "readonly", (tx) => tx.objectStore("kept").getAll());
  }

  /** @param {string} key */
  getSetting(key) {
    return this.#get("settings", key);
  }

  /** @param {string} key @param {unknown} value */
  setSetting(key, value) {
    return transact(this.#db, "readwrite", (tx) => tx.objectStore("settings").put(value, key));
  }

  /** @param {"settings" | "undo"} place @param {string} key */
  #get(place, key) {
    return transact(this.#db, "readonly", (tx) => tx.objectStore(place).get(key));
  }

  /** @param {"answers" | "assessments"} place @param {any} record @param {any} [was] */
  async #save(place, record, was) {
    const noted = this.#journal.note({ place, record });
    const joined = await transact(this.#db, "readwrite", (tx) => join(tx, place, record, was));
    noted.then((key) => this.#journal.strike([key])).catch(() => {});
    return joined;
  }

  /** Full storage keeps no one from reading: what cannot be tidied now waits. @param {string} [id] */
  async #read(id) {
    const look = () => transact(this.#db, "readonly", (tx) => read(tx, id));
    const [found, [waiting]] = await Promise.all([look(), this.#journal.read()]);
    if (found.isTidy && !waiting.length) return found;
    await whole().then(({ tidy }) => tidy(this.#db, this.#journal, id)).catch(() => {});
    return look();
  }
}
