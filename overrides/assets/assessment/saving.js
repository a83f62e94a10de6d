/** Follows writes to their end. In: writes as a session begins them. Out: its events, and the word "Saved", when it is true and not before. */

/** @typedef {{key?: string, isTyping?: boolean}} How `key` names what is written: a later write of it takes the place of one that failed */

export class Saving {
  #session;
  #pending = 0;
  /** What failed, and how to try again. @type {Map<string, () => Promise<unknown>>} */
  #failed = new Map();
  #owesWord = false;

  /** @param {import("./sitting.js").Sitting} session */
  constructor(session) {
    this.#session = session;
  }

  /** Whether a write is under way. */
  get isBusy() {
    return this.#pending > 0;
  }

  /** Whether a write failed and has not gone through since. */
  get hasFailed() {
    return this.#failed.size > 0;
  }

  /** Begins a write before it returns; then all is saved, or the page says why not and tries again with the next. Gives whether it went well. @param {() => Promise<unknown>} write @param {How} [how] */
  async follow(write, { key = "", isTyping = false } = {}) {
    const writing = write();
    this.#owesWord ||= !isTyping;
    this.#pending += 1;
    this.#failed.delete(key);
    this.#session.tell("saving");
    let isDone = false;
    try {
      await writing.catch((error) => { this.#failed.set(key, write); throw error; });
      isDone = true;
      await this.#tryAgain();
    } catch (error) {
      this.#session.problem = /** @type {any} */ (error);
    }
    this.#pending -= 1;
    this.#settle();
    return isDone;
  }

  /** Says "Saved", now or when it is true. The end of typing: a word for each letter would be noise. */
  typed() {
    this.#owesWord = true;
    this.#sayIfSaved();
  }

  /** What failed before, once more: where one write went through, others may. */
  async #tryAgain() {
    for (const [key, write] of [...this.#failed]) {
      await write();
      if (this.#failed.get(key) === write) this.#failed.delete(key);
    }
  }

  #settle() {
    const session = this.#session;
    if (this.#failed.size) return session.tell("problem", { problem: session.problem });
    if (session.problem && session.store?.isOpen) session.fail(null);
    if (this.isBusy || session.problem) return;
    session.changes += 1;
    session.savedAt = new Date();
    session.tell("saved");
    this.#sayIfSaved();
  }

  #sayIfSaved() {
    if (!this.#owesWord || this.isBusy || this.#session.problem) return;
    this.#owesWord = false;
    this.#session.say("Saved");
  }
}
