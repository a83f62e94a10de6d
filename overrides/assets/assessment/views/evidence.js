/** The evidence of an answer: any number of entries, each a few words, a link, or both. Removing one can be undone. */

import { newId, setEvidence } from "../model.js";
import { button, field, make } from "./build.js";

/** @typedef {{text: string, link: string} | null} Entry null where it was removed */

/**
 * Sets one entry of evidence and begins to save it.
 * @param {import("../sitting.js").Sitting} session @param {string} checkId @param {string} id @param {Entry} value @param {{isTyping?: boolean}} [how]
 */
function keepEntry(session, checkId, id, value, how) {
  session.keep(checkId, setEvidence(session.begun(), checkId, id, value, session.stamp()), how);
}

/**
 * The list of evidence with a way to add one.
 * @param {import("../types.js").Check} check
 * @param {import("../sitting.js").Sitting} session
 * @param {AbortSignal} signal
 */
export function evidenceFields(check, session, signal) {
  const list = make("div", { class: "evidence-list" });
  const add = button("Add evidence", () => {
    keepEntry(session, check.id, nextId(session.answer(check.id)), { text: "", link: "" });
    /** @type {HTMLElement | null} */ (list.querySelector("fieldset:last-of-type input"))?.focus();
  }, signal);
  const box = make("div", { class: "wide" }, list, add);
  const show = () => showEntries(list, check, session, signal);
  session.onAnswer(check.id, show, signal);
  show();
  return box;
}

/** An id that sorts after those of the entries before it. @param {import("../types.js").Answer | undefined} answer */
const nextId = (answer) => `${String(Object.keys(answer?.evidence || {}).length + 1).padStart(3, "0")}-${newId()}`;

/**
 * @param {HTMLElement} list @param {import("../types.js").Check} check
 * @param {import("../sitting.js").Sitting} session @param {AbortSignal} signal
 */
function showEntries(list, check, session, signal) {
  const entries = Object.entries(session.answer(check.id)?.evidence || {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const shown = new Map([...list.children].map((child) => [/** @type {HTMLElement} */ (child).dataset.evidence, child]));
  for (const [id, entry] of entries) {
    const before = shown.get(id);
    const isRemoved = Boolean(entry.removed);
    if (before && /** @type {HTMLElement} */ (before).dataset.removed === String(isRemoved)) {
      refreshEntry(/** @type {HTMLElement} */ (before), entry);
    } else {
      const fresh = isRemoved ? removedEntry(id, entry, check, session, signal) : openEntry(id, entry, check, session, signal);
      if (before) before.replaceWith(fresh); else list.append(fresh);
    }
    shown.delete(id);
  }
  for (const gone of shown.values()) gone.remove();
}

/**
 * @param {string} id @param {any} entry @param {import("../types.js").Check} check
 * @param {import("../sitting.js").Sitting} session @param {AbortSignal} signal
 */
function openEntry(id, entry, check, session, signal) {
  const text = make("input", { type: "text", autocomplete: "off", "data-part": "text" });
  const link = make("input", { type: "text", inputmode: "url", autocomplete: "off", "data-part": "link" });
  const keep = () => keepEntry(session, check.id, id, { text: text.value, link: link.value }, { isTyping: true });
  for (const control of [text, link]) {
    control.addEventListener("input", keep, { signal });
    control.addEventListener("change", () => session.saving.typed(), { signal });
  }
  const box = make("fieldset", { class: "evidence-entry", "data-evidence": id, "data-removed": "false" },
    make("legend", { class: "unseen" }, `Evidence for ${check.id}`),
    field(`${check.id}-${id}-text`, "Evidence", text, { hint: "A few words: what it is and where it is kept" }),
    field(`${check.id}-${id}-link`, "Link, if it has one", link),
    button("Remove this evidence", () => {
      keepEntry(session, check.id, id, null);
      session.say("Evidence removed. You can put it back.");
      /** @type {HTMLElement | null} */ (document.getElementById(`${check.id}-${id}-back`))?.focus();
    }, signal));
  refreshEntry(box, entry);
  return box;
}

/**
 * @param {string} id @param {any} entry @param {import("../types.js").Check} check
 * @param {import("../sitting.js").Sitting} session @param {AbortSignal} signal
 */
function removedEntry(id, entry, check, session, signal) {
  const name = entry.value?.text || entry.value?.link || "empty";
  const back = button("Put it back", () => {
    keepEntry(session, check.id, id, entry.value);
    /** @type {HTMLElement | null} */ (document.getElementById(`${check.id}-${id}-text`))?.focus();
  }, signal);
  back.id = `${check.id}-${id}-back`;
  return make("p", { class: "small muted", "data-evidence": id, "data-removed": "true" }, `Evidence removed: ${name} `, back);
}

/** @param {HTMLElement} box @param {any} entry */
function refreshEntry(box, entry) {
  for (const control of box.querySelectorAll("input")) {
    const value = String(entry.value?.[control.dataset.part || ""] ?? "");
    if (control !== document.activeElement && control.value !== value) control.value = value;
  }
}
