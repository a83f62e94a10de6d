/**
 * Workshop view: one question at a time in large type, for a meeting. The very same cards, so what is answered and noted here is the
 * assessment. In: a button. Out: a bar with the way back and on, and a timer for each area. Loaded when somebody asks for it.
 */

import { applies, profileOf } from "../model.js";
import { button, field, make } from "./build.js";

/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../types.js").Check} Check */

const SECOND = 1000;

/**
 * Shows the first check that is not answered, and keeps to one at a time until somebody leaves.
 * @param {Session} session @param {AbortSignal} signal @param {HTMLElement} opener gets the focus back
 */
export function openWorkshop(session, signal, opener) {
  const life = new AbortController();
  const checks = session.data.checks.filter((check) => applies(check, session.assessment ? profileOf(session.assessment) : {}));
  const first = checks.findIndex((check) => !session.answer(check.id)?.status);
  const state = { index: Math.max(first, 0), checks, watch: stopwatch(session, life.signal) };
  const place = make("p", { class: "workshop-place", id: "workshop-place" });
  const leave = () => { life.abort(); opener.focus(); };
  const bar = make("section", { class: "workshop-bar", "aria-label": "Workshop" }, place, state.watch.box, make("div", { class: "actions" },
    button("Back", () => step(-1), life.signal), button("Next question", () => step(1), life.signal, ""), button("Leave the workshop view", leave, life.signal)));
  const step = (/** @type {number} */ by) => {
    state.index = Math.min(Math.max(state.index + by, 0), checks.length - 1);
    show();
    session.say(place.textContent || "");
  };
  const show = () => { place.textContent = showOnly(session, state); };
  signal.addEventListener("abort", () => life.abort());
  life.signal.addEventListener("abort", () => putBack(session, bar));
  document.documentElement.dataset.view = "workshop";
  document.querySelector('[data-part="checks"]')?.before(bar);
  show();
}

/** The one card, opened and in focus; gives where we are in words. @param {Session} session @param {{index: number, checks: Check[], watch: ReturnType<typeof stopwatch>}} state */
function showOnly(session, { index, checks, watch }) {
  const check = checks[index];
  forget();
  const card = /** @type {HTMLElement | null} */ (document.getElementById(check.id));
  for (let box = card; box; box = box.parentElement) {
    if (box instanceof HTMLDetailsElement) box.open = true;
    box.hidden = false;
  }
  card?.classList.add("current");
  card?.querySelector("h4")?.setAttribute("aria-level", "2"); // area and guideline are out of sight
  const more = /** @type {HTMLDetailsElement | null | undefined} */ (card?.querySelector("details[data-more]"));
  if (more) more.open = true;
  const guideline = session.data.guidelines.find((one) => one.id === check.guideline);
  const area = session.data.areas.find((one) => one.id === guideline?.area);
  watch.turnTo(area?.id || "", area?.title || "");
  scrollTo({ top: 0 });
  /** @type {HTMLElement | null | undefined} */ (card?.querySelector("input:checked") || card?.querySelector("input"))?.focus({ preventScroll: true });
  return `Question ${index + 1} of ${checks.length}: ${check.id}, ${area?.title.toLowerCase() || ""}`;
}

/** No card is the one shown. */
function forget() {
  for (const card of document.querySelectorAll("article[data-check].current")) {
    card.classList.remove("current");
    card.querySelector("h4")?.removeAttribute("aria-level");
  }
}

/** The page as it was; the filters decide again what is shown. @param {Session} session @param {HTMLElement} bar */
function putBack(session, bar) {
  delete document.documentElement.dataset.view;
  forget();
  bar.remove();
  session.tell("change", {});
}

/** @param {number} seconds */
const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** Time spent in each area, and a word when what was planned is used up. Kept while the view is open only. @param {Session} session @param {AbortSignal} signal */
function stopwatch(session, signal) {
  const minutes = make("input", { type: "number", min: 1, max: 600, inputmode: "numeric" });
  const face = make("span", { class: "number", role: "timer", "aria-live": "off" });
  /** @type {Map<string, {spent: number, title: string, isTold: boolean}>} */
  const areas = new Map();
  const state = { area: "", isRunning: true, last: performance.now() };
  const show = () => {
    const area = areas.get(state.area);
    const planned = Number(minutes.value) * 60;
    if (!area) return;
    face.textContent = `${shown(area.spent)}${planned ? ` of ${shown(planned)}` : ""} in ${area.title.toLowerCase()}`;
    if (!planned || area.spent < planned || area.isTold) return;
    area.isTold = true;
    session.say(minutes.value === "1" ? `The minute for ${area.title.toLowerCase()} is over.` : `The ${minutes.value} minutes for ${area.title.toLowerCase()} are over.`);
  };
  const tick = () => {
    const now = performance.now();
    const area = areas.get(state.area);
    if (area && state.isRunning) area.spent += (now - state.last) / SECOND;
    state.last = now;
    show();
  };
  const timer = setInterval(tick, SECOND);
  signal.addEventListener("abort", () => clearInterval(timer));
  minutes.addEventListener("change", () => { for (const area of areas.values()) area.isTold = false; show(); }, { signal });
  const pause = button("Pause the timer", () => { tick(); state.isRunning = !state.isRunning; pause.textContent = state.isRunning ? "Pause the timer" : "Go on timing"; }, signal);
  return {
    box: make("div", { class: "workshop-timer" }, face, pause, field("workshop-minutes", "Minutes for each area", minutes)),
    turnTo: (/** @type {string} */ id, /** @type {string} */ title) => { tick(); state.area = id; if (!areas.has(id)) areas.set(id, { spent: 0, title, isTold: false }); show(); },
  };
}
