/** The results: a sentence, four rows of marks, the radar beside its table, what to do next, risks, dates, and ways to hand it on. */

import { STATUSES } from "../model.js";
import { applying, headline, tally } from "../scoring.js";
import { longDate, make, redraw } from "./build.js";
import { incoming } from "./files.js";
import { handOn } from "./hand-on.js";
import { fullReport } from "./report-table.js";
import { dateList, riskList, stepList } from "./results-lists.js";
import { cafPart } from "./caf.js";
import { areaRows, guidelineTable } from "./results-scores.js";
import { doneNotice, storageNotice } from "./notices.js";
import { logPart } from "./log.js";
import { overTime } from "./over-time.js";
import { liveRegion } from "./saved.js";

/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../types.js").Assessment} Assessment */

/**
 * @param {HTMLElement} element @param {Session} session @param {AbortSignal} signal
 */
export function showResults(element, session, signal) {
  const places = make("nav", { class: "md-nav results-nav", "aria-label": "Results" });
  const body = make("div", { class: "results" });
  element.replaceChildren(liveRegion(session, signal), places, body);
  let life = new AbortController();
  const show = () => {
    life.abort();
    life = new AbortController();
    const sections = session.assessment ? parts(session, life.signal) : nothingYet(session, life.signal);
    const wereOpen = [...body.querySelectorAll("details[open][id]")].map((fold) => fold.id);
    const folds = sections.flatMap((section) => [section, ...section.querySelectorAll("details[id]")]);
    for (const fold of folds) if (fold instanceof HTMLDetailsElement && wereOpen.includes(fold.id)) fold.open = true;
    redraw(body, storageNotice(session, life.signal), doneNotice(session, life.signal), ...sections);
    redraw(places, ...links(session, sections));
  };
  session.on("change", show, signal);
  signal.addEventListener("abort", () => life.abort());
  show();
}

/** @param {Session} session @param {AbortSignal} signal */
function nothingYet(session, signal) {
  setPart("headline", session.problem ? "Answers cannot be stored in this browser, so there are none to show here." : "There is no assessment on this device yet.");
  return [make("p", {}, make("a", { class: "button", href: session.data.urls.assess }, "Begin one")), make("div", { class: "panel" }, ...incoming(session, signal))];
}

/** @param {string} part @param {string} text */
function setPart(part, text) {
  const place = document.querySelector(`[data-part="${part}"]`);
  if (place) place.textContent = text;
}

/** @param {Session} session @param {AbortSignal} signal */
function parts(session, signal) {
  const assessment = /** @type {Assessment} */ (session.current);
  const count = tally(applying(session.data, assessment), assessment);
  const today = new Date().toISOString().slice(0, 10);
  const name = String(assessment.name.value);
  document.title = `${name} results ${today}`;
  setPart("headline", headline(session.data, assessment));
  setPart("kicker", `${name}, ${longDate(today)}`);
  setPart("paper", `${name}, ${longDate(today)}. ${count.applicable - count.answered} of ${count.applicable} checks not answered.`);
  return [
    handOn(session, signal),
    openMatters(session),
    areaRows(session, assessment),
    guidelineTable(session, assessment),
    stepList(session, assessment, signal),
    riskList(session, assessment),
    dateList(session, assessment, today),
    cafPart(session, assessment, signal),
    overTime(session, assessment, signal),
    logPart(session, assessment, signal),
    fullReport(session, assessment),
  ].filter((part) => part !== null);
}

/** What a reader must know before relying on the figures, or null. @param {Session} session */
function openMatters(session) {
  const answers = session.data.checks.flatMap((check) => session.answer(check.id) || []);
  const notes = answers.reduce((count, answer) => count + (answer.conflicts || []).length, 0);
  const unknown = answers.filter((answer) => answer.status && !STATUSES.includes(answer.status.value)).length;
  const lacking = session.data.checks.filter((check) => lacks(session, check)).length;
  const said = [lacking ? `Answers without the evidence or owner that your organisation asks for: ${lacking}.` : "", notes ? `Notes still to settle: ${notes}.` : "", unknown ? `Answers with a state from another edition, counted as not answered: ${unknown}.` : ""].filter(Boolean);
  return said.length ? make("p", { class: "note" }, `${said.join(" ")} `, make("a", { href: session.data.urls.assess }, "See to them first")) : null;
}

/** Whether an answer that says partly or in place has no evidence or owner where an organisation requires them. @param {Session} session @param {import("../types.js").Check} check */
function lacks(session, check) {
  const answer = session.answer(check.id);
  if (!check.requires || !["partly", "in-place"].includes(answer?.status?.value)) return false;
  const isShown = Object.values(answer?.evidence || {}).some((one) => !one.removed);
  return (check.requires.includes("evidence") && !isShown) || (check.requires.includes("owner") && !answer?.owner?.value);
}

/** To the answers, and to each section of this page. @param {Session} session @param {HTMLElement[]} sections */
function links(session, sections) {
  const headings = sections.flatMap((section) => section.querySelector(":scope > h2[id]") || []);
  const link = (/** @type {string} */ href, /** @type {string} */ text) => make("li", {}, make("a", { class: "md-nav__link", href }, text));
  const list = (/** @type {string} */ title, /** @type {HTMLElement[]} */ items) => [make("h2", {}, title), make("ul", {}, ...items)];
  return [
    ...list("This assessment", [link(session.data.urls.assess, "Answer the checks"), make("li", {}, make("a", { class: "md-nav__link", href: "", "aria-current": "page" }, "Results"))]),
    ...(headings.length ? list("On this page", headings.map((heading) => link(`#${heading.id}`, heading.textContent || ""))) : []),
  ];
}
