/** What a session tells the views. Events: change {checkId?}, saving, saved {at}, problem {problem}, list, say {text}. */

/** @typedef {{checkId?: string, at?: Date, problem?: import("./session.js").Problem | null, text?: string}} Detail */

export class Events extends EventTarget {
  /** Says something in the page's one live region. @param {string} text */
  say(text) {
    this.tell("say", { text });
  }

  /** @param {string} type @param {(detail: Detail) => void} act @param {AbortSignal} signal */
  on(type, act, signal) {
    this.addEventListener(type, (event) => act(/** @type {CustomEvent} */ (event).detail), { signal });
  }

  /** Calls `act` when the answer to one check may have changed. A page may hold a thousand, so not all of them hear of each change. @param {string} checkId @param {() => void} act @param {AbortSignal} signal */
  onAnswer(checkId, act, signal) {
    for (const type of [`change ${checkId}`, "change "]) this.on(type, act, signal);
  }

  /** @param {string} type @param {Detail} detail */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
    if (type === "change") this.dispatchEvent(new CustomEvent(`change ${detail.checkId ?? ""}`, { detail }));
  }
}
