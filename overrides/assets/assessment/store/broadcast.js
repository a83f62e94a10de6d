/** Tells the other tabs what changed, and hears them. Stores nothing. */

import { isSound } from "./records.js";

/** @import {Message} from "./types.js" */

/**
 * A channel named after the database. An answer is heard with `was`, which its tab sent before: see typedOver. A tab out of
 * sight may hear nothing and an old browser has no channel, so `onReturn` is called as the page comes into sight, or leaves it.
 * @param {string} name @param {{onMessage: (message: Message) => void, onReturn: () => void, signal: AbortSignal}} options
 */
export function openChannel(name, { onMessage, onReturn, signal }) {
  const channel = globalThis.BroadcastChannel && new BroadcastChannel(name);
  channel?.addEventListener("message", ({ data }) => { if (isMessage(data)) onMessage(data); }, { signal });
  addEventListener("visibilitychange", onReturn, { signal });
  signal.addEventListener("abort", () => channel?.close());
  /** @type {Map<string, any>} */
  const sent = new Map();
  return {
    send(/** @type {Message} */ message) {
      const key = JSON.stringify([message.assessmentId, message.checkId]);
      if (!signal.aborted) channel?.postMessage(message.answer ? { ...message, was: sent.get(key) } : message);
      sent.set(key, message.answer);
    },
  };
}

/** Another tab may run another edition of this page. @param {any} data */
const isMessage = (data) => ["meta", "list"].includes(data?.type) || (data?.type === "answer" && typeof data.checkId === "string" && isSound("answers", data.answer));
