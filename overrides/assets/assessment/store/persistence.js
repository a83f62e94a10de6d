/** Whether the browser promised to keep the answers. Pages on plain http have no navigator.storage, so each answer may be "not known". */

/** @returns {Promise<"granted" | "not granted" | "not known">} */
export async function state() {
  const isKept = await navigator.storage?.persisted?.();
  return isKept === undefined ? "not known" : isKept ? "granted" : "not granted";
}

/** Asks the browser, which may ask the person. Gives the state after that. */
export async function ask() {
  await navigator.storage?.persist?.();
  return state();
}

/** Bytes used and allowed, or null where the browser does not say. @returns {Promise<{usage?: number, quota?: number} | null>} */
export async function estimate() {
  return (await navigator.storage?.estimate?.()) || null;
}

/** Counts the changes of one sitting since the last copy, so that a view can offer one. */
export class Sitting {
  changes = 0;

  change() {
    this.changes += 1;
  }

  copied() {
    this.changes = 0;
  }
}
