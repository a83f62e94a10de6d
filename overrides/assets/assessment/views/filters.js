/** Which checks are shown: by area, role, state, priority and words. Says what is hidden; an answer is never touched. */

import { applies, fieldOf, profileOf, STATUS_LABELS, whyNot } from "../model.js";
import { counted, field, make, redraw } from "./build.js";

/** @typedef {{area: string, role: string, status: string, priority: string, words: string}} Wanted */

const PRIORITIES = Object.freeze([["1", "Do first"], ["2", "Do next"], ["3", "Do later"]]);

/**
 * The folded filter form, and the fold that names what does not apply. Both hide and show check cards in the page.
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function filters(session, signal) {
  /** @type {Wanted} */
  const wanted = { area: "", role: "", status: "", priority: "", words: "" };
  const state = { isShowingAll: false };
  const fold = make("details", { class: "notice" }, make("summary", {}, "Filter the checks"));
  const notice = make("div", {});
  const none = make("p", { class: "note", hidden: true }, "No check fits these filters. Your answers are all still here.");
  const apply = () => {
    const shown = showCards(session, wanted, state.isShowingAll);
    none.hidden = shown > 0;
    /** @type {HTMLElement} */ (fold.firstChild).textContent = describe(wanted, shown);
    return shown;
  };
  const say = atRest((/** @type {number} */ shown) => session.say(shown ? `${counted(shown, "check")} shown` : String(none.textContent)), signal);
  const applyAndSay = () => say(apply());
  fold.append(filterForm(session, wanted, applyAndSay, signal));
  const showNotice = () => redraw(notice, ...notApplying(session, state, applyAndSay, signal));
  session.on("change", ({ checkId }) => {
    if (!checkId) showNotice();
    if (!checkId || wanted.status) apply();
  }, signal);
  showNotice();
  apply();
  return [notice, fold, none];
}

/** Waits until somebody has stopped typing: a count for each letter would be noise. @param {(shown: number) => void} say @param {AbortSignal} signal */
function atRest(say, signal) {
  let timer = 0;
  signal.addEventListener("abort", () => clearTimeout(timer));
  return (/** @type {number} */ shown) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => say(shown), 400);
  };
}

/**
 * @param {import("../session.js").Session} session @param {Wanted} wanted @param {() => void} apply @param {AbortSignal} signal
 */
function filterForm(session, wanted, apply, signal) {
  const { data } = session;
  const lists = /** @type {[keyof Wanted, string, string[][]][]} */ ([
    ["area", "Area", data.areas.map((area) => [area.id, area.title])],
    ["role", "Role", data.roles.map((role) => [role.id, role.title])],
    ["status", "State", Object.entries(STATUS_LABELS)],
    ["priority", "Priority", PRIORITIES],
  ]);
  const form = make("form", { class: "asks" }, ...lists.map(([key, label, options]) => {
    const select = make("select", {}, make("option", { value: "" }, "All"), ...options.map(([value, text]) => make("option", { value }, text)));
    select.addEventListener("change", () => { wanted[key] = select.value; apply(); }, { signal });
    return field(`filter-${key}`, label, select);
  }));
  const words = make("input", { type: "search", autocomplete: "off" });
  words.addEventListener("input", () => { wanted.words = words.value.trim().toLowerCase(); apply(); }, { signal });
  form.append(field("filter-words", "Words in the question, or an id", words, { wide: true }));
  form.addEventListener("submit", (event) => event.preventDefault(), { signal });
  return form;
}

/**
 * @param {import("../session.js").Session} session @param {Wanted} wanted @param {boolean} isShowingAll
 * @returns {number} how many are shown
 */
function showCards(session, wanted, isShowingAll) {
  const profile = session.assessment ? profileOf(session.assessment) : {};
  let shown = 0;
  for (const check of session.data.checks) {
    const card = document.querySelector(`article[data-check="${CSS.escape(check.id)}"]`);
    const isShown = (isShowingAll || applies(check, profile)) && fits(session, check, wanted);
    if (card instanceof HTMLElement) card.hidden = !isShown;
    shown += isShown ? 1 : 0;
  }
  for (const row of document.querySelectorAll("details[data-guideline]")) {
    /** @type {HTMLElement} */ (row).hidden = !row.querySelector("article[data-check]:not([hidden])");
    if (wanted.words) /** @type {HTMLDetailsElement} */ (row).open = !(/** @type {HTMLElement} */ (row).hidden);
  }
  for (const section of document.querySelectorAll("section[data-area]")) {
    /** @type {HTMLElement} */ (section).hidden = !section.querySelector("details[data-guideline]:not([hidden])");
  }
  return shown;
}

/** @param {import("../session.js").Session} session @param {any} check @param {Wanted} wanted */
function fits(session, check, wanted) {
  const area = session.data.guidelines.find((guideline) => guideline.id === check.guideline)?.area;
  const status = String(fieldOf(session.answer(check.id), "status") || "unanswered");
  return (!wanted.area || area === wanted.area) && (!wanted.role || check.roles.includes(wanted.role))
    && (!wanted.status || status === wanted.status) && (!wanted.priority || String(check.priority) === wanted.priority)
    && (!wanted.words || `${check.id} ${check.ask}`.toLowerCase().includes(wanted.words));
}

/** @param {Wanted} wanted @param {number} shown */
function describe(wanted, shown) {
  const set = Object.values(wanted).filter(Boolean).length;
  return set ? `Filters: ${counted(shown, "check")} shown, ${counted(set, "filter")} on` : "Filter the checks";
}

/**
 * "12 checks do not apply because you use someone else's AI: show them". Nothing is hidden without a word.
 * @param {import("../session.js").Session} session @param {{isShowingAll: boolean}} state @param {() => void} apply @param {AbortSignal} signal
 */
function notApplying(session, state, apply, signal) {
  const profile = session.assessment ? profileOf(session.assessment) : {};
  const out = session.data.checks.filter((check) => !applies(check, profile));
  if (!out.length) return [];
  const answered = out.filter((check) => session.answer(check.id)).length;
  const toggle = make("input", { type: "checkbox", checked: state.isShowingAll });
  toggle.addEventListener("change", () => { state.isShowingAll = toggle.checked; apply(); }, { signal });
  const list = make("ul", { class: "small" }, ...out.map((check) => make("li", {}, `${check.id} ${check.label}: ${whyNot(check, profile, session.data)}`)));
  return [make("details", { class: "notice" }, make("summary", {}, `${counted(out.length, "check")} ${out.length === 1 ? "does" : "do"} not apply to this profile: see which, and why`),
    make("p", {}, answered ? `You have answered ${answered} of them. Those answers are kept.` : "If you ever answer one, the answer is kept."),
    make("label", { class: "option" }, toggle, make("span", {}, "Show them among the others")), list)];
}
