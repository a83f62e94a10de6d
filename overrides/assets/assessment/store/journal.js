/**
 * What is about to be saved, written down first. Its transactions commit without a word back from the page and share no store with
 * the slower ones, so that no end of the page stops them; the save that follows is the one made strict. An entry is struck out
 * once it is joined. The next page joins what is left, and to join an entry twice changes nothing.
 */
export class Journal {
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
