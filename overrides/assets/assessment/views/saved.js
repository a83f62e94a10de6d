/** What became of the answers: saved when, not saved why, and whether the browser promised to keep them. */

import { button, clock, draw, make, redraw } from "./make.js";

/**
 * The line "Saved on this device 12:03", or what went wrong. Visible; the live region says it once, not on every letter.
 * @param {import("../sitting.js").Sitting} session
 * @param {AbortSignal} signal
 * @param {() => void} download gives the person a copy
 */
export function savedLine(session, signal, download) {
  const box = make("div", { class: "saved-box" });
  const mark = () => { box.dataset.saving = session.saving.isBusy ? "yes" : "no"; };
  const show = () => { mark(); redraw(box, ...lines(session, signal, download)); };
  session.on("saving", mark, signal);
  session.on("saved", show, signal);
  session.on("problem", show, signal);
  guardLeaving(session, signal);
  show();
  return box;
}

/** Asks before the page is left while there are answers that are nowhere else. @param {import("../sitting.js").Sitting} session @param {AbortSignal} signal */
function guardLeaving(session, signal) {
  addEventListener("beforeunload", (event) => { if (session.saving.hasFailed || (!session.store && session.assessment)) event.preventDefault(); }, { signal });
}

/** While the store opens: nothing, or what stands in its way. @param {HTMLElement} element @param {import("../sitting.js").Sitting} session @param {AbortSignal} signal */
export function showOpening(element, session, signal) {
  const place = make("div", { role: "status" });
  element.replaceChildren(place);
  session.on("problem", ({ problem }) => { place.replaceChildren(...(problem ? [make("p", { class: "warning" }, problem.said)] : [])); }, signal);
}

/**
 * @param {import("../sitting.js").Sitting} session @param {AbortSignal} signal @param {() => void} download
 */
function lines(session, signal, download) {
  if (session.problem) {
    return [make("p", { class: "warning" }, session.problem.said), button("Download a copy", download, signal, "")];
  }
  if (!session.savedAt) return [make("p", { class: "small muted" }, "Your answers are saved on this device as you give them.")];
  const time = clock(session.savedAt);
  const sign = draw("svg", { "aria-hidden": "true", focusable: "false" }, draw("use", { href: "#in-place" }));
  return [make("p", { class: "saved" }, sign, make("span", {}, "Saved on this device ", make("time", { datetime: time }, time)))];
}

/**
 * The page's one live region. Polite, and the same words twice are said twice.
 * @param {import("../sitting.js").Sitting} session
 * @param {AbortSignal} signal
 */
export function liveRegion(session, signal) {
  const region = make("p", { class: "unseen", role: "status" });
  session.on("say", ({ text }) => {
    region.textContent = "";
    setTimeout(() => { region.textContent = text || ""; }, 50);
  }, signal);
  session.on("problem", ({ problem }) => { region.textContent = problem ? problem.said : ""; }, signal);
  return region;
}
