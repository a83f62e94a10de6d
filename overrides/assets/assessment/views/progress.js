/** How far a person is: counts beside every guideline and area, the panel with the next step, the dock on a phone. */

import { profileOf } from "../model.js";
import { applying as applyingTo, nextSteps, tally } from "../scoring.js";
import { draw, make, redraw } from "./build.js";

const EFFORT = Object.freeze({ hours: "Takes hours.", days: "Takes days.", weeks: "Takes weeks." });

/** A bar from 0 to 1. Decoration: the words beside it say the same. @param {number} share @param {string} [kind] */
export function bar(share, kind = "bar") {
  return draw("svg", { class: kind, viewBox: "0 0 200 10", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    draw("rect", { class: "track", x: 0.5, y: 0.5, width: 199, height: 9 }),
    draw("rect", { class: "done", width: (200 * share).toFixed(1), height: 10 }));
}

/** Checks that apply to the profile. @param {import("../session.js").Session} session */
const applying = (session) => applyingTo(session.data, session.assessment);

/**
 * Where to go next: the audience's first questions, then the order of the scoring room.
 * @param {import("../session.js").Session} session
 * @returns {{check: any, said: string} | null}
 */
export function nextOf(session) {
  if (!session.assessment) return null;
  const profile = profileOf(session.assessment);
  const first = session.data.audiences.find((word) => word.id === profile.audience)?.startWith || [];
  const here = applying(session);
  const asked = first.map((id) => here.find((check) => check.id === id)).filter(Boolean);
  const open = asked.filter((check) => check && !isAnswered(session, check.id));
  if (open.length) return { check: open[0], said: `First questions: ${asked.length - open.length} of ${asked.length} answered` };
  const [step] = nextSteps(session.data, session.assessment, 1);
  return step ? { check: step.check, said: "Next step" } : null;
}

/** @param {import("../session.js").Session} session @param {string} checkId */
function isAnswered(session, checkId) {
  const status = session.answer(checkId)?.status?.value;
  return Boolean(status && status !== "unanswered");
}

/**
 * The counts in the headings and the left column.
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function areaList(session, signal) {
  const list = make("ul", { class: "areas" });
  const show = () => {
    const here = applying(session);
    redraw(list, ...session.data.areas.map((area) => areaItem(session, area, here)));
    for (const guideline of session.data.guidelines) showCount(session, guideline, here);
  };
  session.on("change", show, signal);
  show();
  return make("nav", { class: "md-nav", "aria-labelledby": "areas" }, make("h2", { id: "areas" }, "Areas, and how far you are"), list);
}

/** @param {import("../session.js").Session} session @param {any} area @param {any[]} here */
function areaItem(session, area, here) {
  const guidelines = new Set(session.data.guidelines.filter((guideline) => guideline.area === area.id).map((guideline) => guideline.id));
  const count = tally(here.filter((check) => guidelines.has(check.guideline)), session.assessment);
  return make("li", { class: area.hue }, make("a", { class: "md-nav__link", href: `#${area.id}` }, make("span", { class: "area-name" }, area.title), " ",
    make("span", { class: "number" }, `${count.answered} of ${count.applicable} answered`)), bar(count.applicable ? count.answered / count.applicable : 0, "mini"));
}

/** @param {import("../session.js").Session} session @param {any} guideline @param {any[]} here */
function showCount(session, guideline, here) {
  const place = document.querySelector(`[data-count="${CSS.escape(guideline.id)}"]`);
  const count = tally(here.filter((check) => check.guideline === guideline.id), session.assessment);
  if (place) place.textContent = `${count.answered} of ${count.applicable} answered`;
}

/**
 * The panel: how many, how far, what next.
 * @param {import("../session.js").Session} session @param {AbortSignal} signal @param {(checkId: string) => void} go
 */
export function progressPanel(session, signal, go) {
  const panel = make("div", { class: "panel" });
  const show = () => {
    const here = applying(session);
    const count = tally(here, session.assessment);
    const next = nextOf(session);
    redraw(panel, 
      make("p", {}, make("strong", { class: "number" }, `${count.answered} of ${count.applicable}`), " checks answered"),
      bar(count.applicable ? count.answered / count.applicable : 0),
      next ? make("p", {}, make("strong", {}, next.said), make("br"), `${next.check.id}: ${next.check.do || next.check.label}. ${EFFORT[/** @type {keyof typeof EFFORT} */ (next.check.effort)]}`) : make("p", {}, "Every check that applies is answered."),
      ...(next ? [goLink(next.check.id, go, signal)] : []),
      make("a", { class: "button plain", href: session.data.urls.results }, "See your results"));
  };
  session.on("change", show, signal);
  show();
  return panel;
}

/** @param {string} checkId @param {(checkId: string) => void} go @param {AbortSignal} signal @param {string} [words] */
function goLink(checkId, go, signal, words = `Go to ${checkId}`) {
  const link = make("a", { class: "button", href: `#${checkId}` }, words);
  link.addEventListener("click", (event) => { event.preventDefault(); go(checkId); }, { signal });
  return link;
}

/**
 * The bar at the foot of a phone's screen.
 * @param {import("../session.js").Session} session @param {AbortSignal} signal @param {(checkId: string) => void} go
 */
export function dock(session, signal, go) {
  const box = make("div", { class: "dock", role: "region", "aria-label": "Progress and next step" });
  const show = () => {
    const count = tally(applying(session), session.assessment);
    const next = nextOf(session);
    redraw(box, make("div", {}, make("strong", { class: "number" }, `${count.answered} of ${count.applicable}`), " answered"),
      ...(next ? [goLink(next.check.id, go, signal, `Next: ${next.check.id}`)] : [make("a", { class: "button", href: session.data.urls.results }, "Results")]));
  };
  session.on("change", show, signal);
  show();
  return box;
}
