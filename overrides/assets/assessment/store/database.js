/**
 * Where answers are stored: IndexedDB, one record an answer. A promise that resolves is on disk; one that rejects is a StorageProblem.
 *
 * A save goes down twice: at once to the journal, then joined with the stored record, which takes a word back from the page.
 * Without the first, a page that reloads in the click lost one answer in six (Chromium 156).
 */

import { openDB } from "../vendor/idb.js";
import { Journal } from "./journal.js";
import { StorageProblem, problemOf } from "./problems.js";
import { STORES, join, joinEntry, mendAll, metaOf, read, transact } from "./records.js";

/** @import {Told, Tx, Undo} from "./types.js" */

const VERSION = 1;

/**
 * Opens the store or rejects with a StorageProblem; never removes anything. An older tab in the way, a newer tab taking over
 * and a browser closing the storage are told; after the last two, saves reject. `Kind` is Store, or WholeStore (whole.js).
 * @template {Store} [S=Store]
 * @param {{name: string, Kind?: new (db: any) => S, onBlocked?: Told, onVersionChange?: Told, onClosed?: Told}} options
 * @returns {Promise<S>}
 */
export async function openStore({ name, Kind = /** @type {any} */ (Store), onBlocked, onVersionChange, onClosed }) {
  if (!globalThis.indexedDB) throw new StorageProblem("blocked");
  const end = (/** @type {Told | undefined} */ tell, /** @type {string} */ kind) => {
    store.close();
    tell?.(new StorageProblem(kind));
  };
  /** @type {S} */
  let store;
  try {
    store = new Kind(await openDB(name, VERSION, {
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

  /** An assessment, or undefined. What could not be read is kept aside. @param {string} id @returns {Promise<any>} */
  async load(id) {
    const { metas, answers } = await this.#read(id);
    return metas.length ? { ...metas[0], answers } : undefined;
  }

  /** What an undo puts back: {at, before: [{id, assessment}]}; an assessment that was not there is undefined. @returns {Promise<Undo | undefined>} */
  lastUndo() {
    return this.get("undo", "last");
  }

  /** @param {string} key */
  getSetting(key) {
    return this.get("settings", key);
  }

  /** @param {string} key @param {unknown} value */
  setSetting(key, value) {
    return this.transact("readwrite", (tx) => tx.objectStore("settings").put(value, key));
  }

  /** @param {"settings" | "undo"} place @param {string} key */
  get(place, key) {
    return this.transact("readonly", (tx) => tx.objectStore(place).get(key));
  }

  /** @param {"readonly" | "readwrite"} mode @param {(tx: Tx) => Promise<any>} work */
  transact(mode, work) {
    return transact(this.#db, mode, work);
  }

  /** @param {"answers" | "assessments"} place @param {any} record @param {any} [was] */
  async #save(place, record, was) {
    const noted = this.#journal.note({ place, record });
    const joined = await this.transact("readwrite", (tx) => join(tx, place, record, was));
    noted.then((key) => this.#journal.strike([key])).catch(() => {});
    return joined;
  }

  /** Full storage keeps no one from reading: what cannot be tidied now waits. @param {string} [id] */
  async #read(id) {
    const look = () => this.transact("readonly", (tx) => read(tx, id));
    const [found, [waiting]] = await Promise.all([look(), this.#journal.read()]);
    if (found.isTidy && !waiting.length) return found;
    await this.#tidy(id).catch(() => {});
    return look();
  }

  /** Joins what a page wrote down and did not live to join, and keeps aside what is not sound. @param {string} [id] whose answers to look at */
  async #tidy(id) {
    const [keys, waiting] = await this.#journal.read();
    await this.transact("readwrite", async (tx) => {
      for (const entry of waiting) await joinEntry(tx, entry);
      await mendAll(tx, id);
    });
    await this.#journal.strike(keys);
  }
}
