/** What to do next, risks that were accepted, and dates that have passed. */

import { fieldOf, STATUS_LABELS } from "../model.js";
import { acceptedRisks, nextSteps, overdue, stale, statusOf } from "../scoring.js";
import { button, counted, longDate, make, mark } from "./build.js";

/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../types.js").Assessment} Assessment */

/** How many steps and risks stand on the board page, and steps at first on screen. */
const NEXT = 5;
const RISKS_ON_BOARD = 5;
/** From how many days on an answer is worth another look, the oldest first, and the words for it. @type {readonly [number, string][]} */
const AGES = Object.freeze(/** @type {[number, string][]} */ ([[730, "two years"], [365, "a year"], [180, "half a year"]]));

/** Where somebody asked for all open checks: they stay when an answer from another tab draws the page anew. @type {WeakSet<Session>} */
const isWhole = new WeakSet();

/** @param {Session} session @param {Assessment} assessment @param {AbortSignal} signal */
export function stepList(session, assessment, signal) {
  const all = nextSteps(session.data, assessment, Infinity);
  const head = make("h2", { id: "next" }, "What to do next");
  if (!all.length) return make("section", { "aria-labelledby": "next", "data-board": true }, head, make("p", {}, "No check is open. Look again when something changes."));
  const first = isWhole.has(session) ? all.length : NEXT;
  const list = make("ol", { class: "steps" }, ...all.slice(0, first).map((step) => stepItem(session, step)));
  const more = all.length > first ? button(`Show all ${all.length} open checks`, (event) => {
    isWhole.add(session);
    list.append(...all.slice(NEXT).map((step) => stepItem(session, step)));
    /** @type {HTMLElement | null} */ (list.children[NEXT].querySelector("a"))?.focus();
    /** @type {HTMLElement} */ (event.currentTarget).remove();
  }, signal) : null;
  return make("section", { "aria-labelledby": "next", "data-board": true }, head, list, more);
}

/** @param {Session} session @param {ReturnType<typeof nextSteps>[number]} step */
function stepItem(session, { check, status, reason }) {
  const guideline = session.data.guidelines.find((one) => one.id === check.guideline);
  const area = session.data.areas.find((one) => one.id === guideline?.area);
  const answer = session.answer(check.id);
  const [owner, due] = ["owner", "due"].map((name) => String(fieldOf(answer, name) || ""));
  const who = [owner && `Owner: ${owner}`, due && `due ${longDate(due)}`].filter(Boolean).join(", ");
  return make("li", { class: area?.hue },
    make("div", {}, make("p", {}, make("strong", {}, make("a", { href: `${session.data.urls.assess}#${check.id}` }, check.do || check.ask))),
      make("p", {}, make("span", { class: "id" }, check.id), ` · ${reason}`, who ? make("span", { class: "who" }, who) : null)),
    make("span", { class: `status ${status}` }, mark(status), STATUS_LABELS[/** @type {keyof typeof STATUS_LABELS} */ (status)]));
}

/** @param {Session} session @param {Assessment} assessment */
export function riskList(session, assessment) {
  const all = acceptedRisks(session.data, assessment);
  if (!all.length) return null;
  const more = all.length - RISKS_ON_BOARD;
  return make("section", { "aria-labelledby": "risks", "data-board": true }, make("h2", { id: "risks" }, "Accepted risks"),
    make("ul", { class: "risks" }, ...all.map(({ check, answer }) => riskItem(check, answer))),
    more > 0 ? make("p", { class: "on-board" }, `and ${more} more, in the full report.`) : null);
}

/** @param {import("../types.js").Check} check @param {any} answer */
function riskItem(check, answer) {
  const row = (/** @type {string} */ label, /** @type {string} */ name) => {
    const value = String(fieldOf(answer, name) || "");
    return make("div", {}, make("dt", {}, label), make("dd", {}, value ? longDate(value) : "not said"));
  };
  return make("li", {}, make("h3", {}, make("span", { class: "id" }, check.id), ` ${check.label}`),
    make("dl", {}, row("Why", "reason"), row("Accepted by", "acceptedBy"), row("Look again on", "reviewBy")));
}

/** @param {Session} session @param {Assessment} assessment @param {string} today */
export function dateList(session, assessment, today) {
  const late = overdue(session.data, assessment, today);
  const ages = AGES.map(([days, words]) => ({ words, rows: stale(session.data, assessment, today, days) }));
  const old = ages.map(({ words, rows: all }, index) => ({ words, rows: all.filter(({ check }) => !ages[index - 1]?.rows.some((one) => one.check.id === check.id)) }));
  if (!late.length && !ages.some((age) => age.rows.length)) return null;
  const isRisk = (/** @type {string} */ id) => statusOf(assessment, id) === "risk-accepted";
  const lists = [
    late.length ? [make("h3", {}, `${counted(late.length, "check")} past the date`), rows(session, late, ({ check, date }) => `${isRisk(check.id) ? "to be looked at again" : "due"} ${longDate(date)}`)] : [],
    ...old.map((age) => (age.rows.length ? [make("h3", {}, `${counted(age.rows.length, "answer")} older than ${age.words}`), rows(session, age.rows, ({ date }) => `answered ${longDate(date)}`)] : [])),
  ];
  return make("section", { "aria-labelledby": "dates" }, make("h2", { id: "dates" }, "Dates"), ...lists.flat());
}

/** @param {Session} session @param {ReturnType<typeof overdue>} all @param {(row: ReturnType<typeof overdue>[number]) => string} words */
function rows(session, all, words) {
  return make("ul", {}, ...all.map((row) => make("li", {}, make("a", { href: `${session.data.urls.assess}#${row.check.id}` }, row.check.id), ` ${row.check.label}: ${words(row)}`)));
}
