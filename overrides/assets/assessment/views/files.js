/** Files out and in: a whole copy, a table, a text; and a file from elsewhere, previewed before anything changes. */

import { toCsv, toJson, toMarkdown, fileName } from "../report.js";
import { nameMyself } from "../shelf.js";
import { button, field, make } from "./build.js";
import { download } from "./download.js";
import { previewImport } from "./import.js";

/** Larger files are refused before they are read. 20 MB. */
const MOST = 20 * 1024 * 1024;

/**
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function filePanel(session, signal) {
  const box = make("details", { class: "panel fold-panel", id: "files" }, make("summary", {}, "Files: copy, share, bring in"));
  box.append(...(session.assessment ? outgoing(session, signal) : []), ...incoming(session, signal));
  return box;
}

/** @param {import("../session.js").Session} session @param {AbortSignal} signal */
function outgoing(session, signal) {
  const today = () => new Date().toISOString().slice(0, 10);
  const give = (/** @type {string} */ kind, /** @type {string} */ type, /** @type {() => string} */ text) => () => {
    const assessment = /** @type {import("../types.js").Assessment} */ (session.assessment);
    download(fileName(assessment, kind, today()), text(), type);
    session.say("Made the file. Look in your downloads.");
  };
  const whole = () => /** @type {import("../types.js").Assessment} */ (session.assessment);
  return [
    make("p", { class: "small" }, "The whole copy holds everything and can be brought in again, here or on another device. The table and the text are for other people to read."),
    myName(session, signal),
    button("Whole copy (JSON)", give("json", "application/json", () => toJson(whole())), signal),
    button("Table (CSV)", give("csv", "text/csv", () => toCsv(session.data, whole())), signal),
    button("Text (Markdown)", give("md", "text/markdown", () => toMarkdown(session.data, whole())), signal),
    button("Print a form to fill in by hand", () => printBlank(), signal),
  ];
}

/** Typed once, it stands beside this person's notes wherever the file goes. @param {import("../session.js").Session} session @param {AbortSignal} signal */
function myName(session, signal) {
  const name = make("input", { type: "text", autocomplete: "off", maxlength: 80, value: session.me });
  name.addEventListener("change", () => { nameMyself(session, name.value.trim()); session.say("Saved"); }, { signal });
  return field("my-name", "Your name, for notes", name, { hint: "If you like. It goes into the copy, so that others see who wrote a note." });
}

/** Opens every guideline, prints, and puts the page back as it was. */
function printBlank() {
  const rows = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details[data-guideline]"));
  const were = [...rows].map((row) => row.open);
  const back = () => rows.forEach((row, index) => { row.open = were[index]; });
  rows.forEach((row) => { row.open = true; });
  addEventListener("afterprint", back, { once: true });
  print();
}

/** @param {import("../session.js").Session} session @param {AbortSignal} signal */
export function incoming(session, signal) {
  const input = make("input", { type: "file", accept: ".json,application/json" });
  const place = make("div", { "data-preview": true });
  const widen = (/** @type {boolean} */ isShown) => document.querySelector("main")?.classList.toggle("previewing", isShown);
  signal.addEventListener("abort", () => widen(false));
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    const close = () => { place.replaceChildren(); widen(false); input.value = ""; input.focus(); };
    widen(true);
    const isTooLarge = file.size > MOST;
    place.replaceChildren(isTooLarge
      ? make("p", { class: "warning", tabindex: -1 }, `Nothing has changed. “${file.name}” is larger than 20 MB, so it was not read. Choose a whole copy that this site made.`)
      : await previewImport(await file.text(), file.name, session, signal, close));
    /** @type {HTMLElement | null} */ (place.querySelector("[tabindex]"))?.focus();
  }, { signal });
  return [field("bring-in", "Bring in a whole copy", input, { hint: "You see what would change before anything does." }), place];
}
