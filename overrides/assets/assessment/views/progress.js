/** How far a person is: counts beside every guideline and area, the panel with the next step, the dock on a phone. */

import { profileOf } from "../model.js";
import { applying, nextSteps, statusOf, tally } from "../scoring.js";
import { clock, draw, make, redraw, setText } from "./build.js";

const EFFORT = Object.freeze({ hours: "Takes hours.", days: "Takes days.", weeks: "Takes weeks." });

/** A bar from 0 to 1. Decoration: the words beside it say the same. @param {number} share @param {string} [kind] */
export function bar(share, kind = "bar") {
  return draw("svg", { class: kind, viewBox: "0 0 200 10", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    draw("rect", { class: "track", x: 0.5, y: 0.5, width: 199, height: 9 }),
    draw("rect", { class: "done", width: (200 * share).toFixed(1), height: 10 }));
}

/** @param {Element} drawing a bar @param {number} part from 0 to 1 */
export function fillBar(drawing, part) {
  const [done, width] = [drawing.querySelector(".done"), (200 * part).toFixed(1)];
  if (done?.getAttribute("width") !== width) done?.setAttribute("width", width);
}

/** @param {{answered: number, applicable: number}} count */
export const share = ({ answered, applicable }) => (applicable ? answered / applicable : 0);

/** @typedef {{count: import("../types.js").Tally, guidelines: Map<string, {answered: number, applicable: number}>, next: {check: import("../types.js").Check, said: string} | null}} Progress */
/** Worked out once for each state of an assessment, whoever asks. @type {WeakMap<object, Progress>} */
const known = new WeakMap();

/** @param {Pick<import("../session.js").Session, "current" | "data">} session @returns {Progress} */
export function progressOf(session) {
  const now = session.current || {};
  const found = known.get(now) || workOut(session);
  known.set(now, found);
  return found;
}

/** @param {Pick<import("../session.js").Session, "current" | "data">} session @returns {Progress} */
function workOut(session) {
  const here = applying(session.data, session.current);
  /** @type {Map<string, {answered: number, applicable: number}>} */
  const guidelines = new Map();
  for (const check of here) {
    const count = guidelines.get(check.guideline) || { answered: 0, applicable: 0 };
    guidelines.set(check.guideline, count);
    count.applicable += 1;
    if (statusOf(session.current, check.id) !== "unanswered") count.answered += 1;
  }
  return { count: tally(here, session.current), guidelines, next: nextOf(session, here) };
}

/**
 * Where to go next: the audience's first questions, then the order of the scoring room.
 * @param {Pick<import("../session.js").Session, "current" | "data">} session @param {import("../types.js").Check[]} here
 */
function nextOf(session, here) {
  if (!session.current) return null;
  const profile = profileOf(session.current);
  const first = session.data.audiences.find((word) => word.id === profile.audience)?.startWith || [];
  const asked = first.flatMap((id) => here.find((check) => check.id === id) || []);
  const open = asked.filter((check) => statusOf(session.current, check.id) === "unanswered");
  if (open.length) return { check: open[0], said: `First questions: ${asked.length - open.length} of ${asked.length} answered` };
  const [step] = nextSteps(session.data, session.current, 1);
  return step ? { check: step.check, said: "Next step" } : null;
}

/**
 * The panel: how many, how far, what next. An answer changes a number and the bar; the rest is drawn anew only where another step is next.
 * @param {import("../session.js").Session} session @param {AbortSignal} signal @param {(id: string) => void} go
 */
export function progressPanel(session, signal, go) {
  const number = make("strong", { class: "number" });
  const drawing = bar(0);
  const head = [make("p", {}, number, " checks answered"), drawing];
  const panel = make("div", { class: "panel" });
  const showStep = whenOther(() => redraw(panel, ...head, ...stepParts(session, signal, go)));
  const show = () => {
    const { count, next } = progressOf(session);
    setText(number, `${count.answered} of ${count.applicable}`);
    fillBar(drawing, share(count));
    showStep(next ? `${next.said} ${next.check.id}` : "");
  };
  session.on("change", show, signal);
  show();
  return panel;
}

/** Calls `draw` only where the words it stands for are other than the last time. @param {() => void} draw */
function whenOther(draw) {
  /** @type {string | undefined} */
  let last;
  return (/** @type {string} */ words) => {
    if (words === last) return;
    last = words;
    draw();
  };
}

/** @param {import("../session.js").Session} session @param {AbortSignal} signal @param {(id: string) => void} go */
function stepParts(session, signal, go) {
  const { next } = progressOf(session);
  const results = make("a", { class: "button plain", href: session.data.urls.results }, "See your results");
  if (!next) return [make("p", {}, "Every check that applies is answered, and none is open."), results];
  const { id, do: step, label, effort } = next.check;
  return [make("p", {}, make("strong", {}, next.said), make("br"), `${id}: ${step || label}. ${EFFORT[/** @type {keyof typeof EFFORT} */ (effort)]}`), goLink(id, go, signal), results];
}

/** @param {string} checkId @param {(id: string) => void} go @param {AbortSignal} signal @param {string} [words] */
function goLink(checkId, go, signal, words = `Go to ${checkId}`) {
  const link = make("a", { class: "button", href: `#${checkId}` }, words);
  link.addEventListener("click", (event) => { event.preventDefault(); go(checkId); }, { signal });
  return link;
}

/**
 * The bar at the foot of a phone's screen.
 * @param {import("../session.js").Session} session @param {AbortSignal} signal @param {(id: string) => void} go
 */
export function dock(session, signal, go) {
  const box = make("div", { class: "dock", role: "region", "aria-label": "Progress and next step" });
  const number = make("strong", { class: "number" });
  const draw = whenOther(() => {
    const { next } = progressOf(session);
    redraw(box, make("div", {}, number, " answered ", savedMark(session)),
      next ? goLink(next.check.id, go, signal, `Next: ${next.check.id}`) : make("a", { class: "button", href: session.data.urls.results }, "Results"));
  });
  const show = () => {
    const { count, next } = progressOf(session);
    setText(number, `${count.answered} of ${count.applicable}`);
    draw([next?.check.id, session.problem?.said, session.savedAt && clock(session.savedAt)].join());
  };
  for (const type of ["change", "saved", "problem"]) session.on(type, show, signal);
  show();
  return box;
}

/** @param {import("../session.js").Session} session */
function savedMark({ problem, savedAt }) {
  if (problem) return make("strong", { class: "not-saved" }, "Not saved");
  if (!savedAt) return "";
  return make("span", { class: "saved" }, draw("svg", { "aria-hidden": "true", focusable: "false" }, draw("use", { href: "#in-place" })), ` Saved ${clock(savedAt)}`);
}
