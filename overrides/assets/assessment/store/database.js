/**
 * Where answers are stored: IndexedDB, one record an answer. A promise that resolves is on disk; one that rejects is a StorageProblem.
 *
 * A save goes down twice: at once to the journal, then joined with the stored record, which takes a word back from the page.
 * Without the first, a page that reloads in the click lost one answer in six (Chromium 156).
 */

import { openDB } from "../vendor/idb.js";
import { StorageProblem, problemOf } from "./problems.js";
import { STORES, join, joinEntry, mendAll, metaOf, read, transact } from "./records.js";

/** @import {Told, Tx} from "./types.js" */

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

  /** @param {string} key */
  getSetting(key) {
    return this.transact("readonly", (tx) => tx.objectStore("settings").get(key));
  }

  /** @param {string} key @param {unknown} value */
  setSetting(key, value) {
    return this.transact("readwrite", (tx) => tx.objectStore("settings").put(value, key));
  }

  /** @param {"readonly" | "readwrite"} mode @param {(tx: Tx) => Promise<any>} work */
  transact(mode, work) {
    return transact(this.#db, mode, work);
  }

  /** @param {"answers" | "assessments"} place @param {any} record @param {any} [was] */
  async #save(place, record, was) {
    const noted = this.#journal.note({ place, record });
    const joined = await this.transact("readwrite", (tx) => join(tx, place, record, was, true));
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

/**
 * What is about to be saved, written down first. Its transactions commit without a word back from the page and share no store with
 * the slower ones, so that no end of the page stops them; the save that follows is the one made strict. An entry is struck out
 * once it is joined. The next page joins what is left, and to join an entry twice changes nothing.
 */
class Journal {
  #db;
  /** @type {any} the transaction of this task: the next one would have to wait for it */
  #tx;

  /** @param {any} db an open connection */
  constructor(db) {
    this.#db = db;
  }

  /** Gives the entry's key, or 0 where it could not be written and the save itself is all there is. @param {any} entry @returns {Promise<number>} */
  async note(entry) {
    try {
      const tx = this.#tx || this.#begin("readwrite");
      this.#tx = tx;
      return (await Promise.all([tx.store.add(entry), tx.done]))[0];
    } catch {
      return 0;
    }
  }

  /** @param {number[]} keys */
  async strike(keys) {
    const { store, done } = this.#begin("readwrite");
    await Promise.all([...keys.map((key) => store.delete(key)), done]);
  }

  /** All keys and all entries. @returns {Promise<[number[], any[]]>} */
  async read() {
    const { store } = this.#begin("readonly");
    return Promise.all([store.getAllKeys(), store.getAll()]);
  }

  /** A transaction that commits at the end of this task. @param {string} mode */
  #begin(mode) {
    const tx = this.#db.transaction("journal", mode, { durability: "relaxed" });
    queueMicrotask(() => {
      if (this.#tx === tx) this.#tx = null;
      tx.commit?.();
    });
    return tx;
  }
}
