/** Tells the other tabs what changed, and hears them. Stores nothing. */

import { isSound } from "./records.js";

/**
 * A channel named after the database. A tab out of sight may hear nothing and an old browser has no channel, so `onReturn`
 * is called as the page comes into sight, or leaves it: read the store again.
 * @param {string} name @param {{onMessage: (message: import("./types.js").Message) => void, onReturn: () => void, signal: AbortSignal}} options
 */
export function openChannel(name, { onMessage, onReturn, signal }) {
  const channel = globalThis.BroadcastChannel && new BroadcastChannel(name);
  channel?.addEventListener("message", ({ data }) => { if (isMessage(data)) onMessage(data); }, { signal });
  addEventListener("visibilitychange", onReturn, { signal });
  signal.addEventListener("abort", () => channel?.close());
  return { send: (/** @type {import("./types.js").Message} */ message) => { if (!signal.aborted) channel?.postMessage(message); } };
}

/** Another tab may run another edition of this page. @param {any} data */
const isMessage = (data) => ["meta", "list"].includes(data?.type) || (data?.type === "answer" && typeof data.checkId === "string" && isSound("answers", data.answer));
