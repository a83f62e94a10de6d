/** The results: a sentence, four rows of marks, the radar beside its table, what to do next, risks, dates, and ways to hand it on. */

import { cells, radar } from "../charts.js";
import { profileOf, STATUS_LABELS } from "../model.js";
import { acceptedRisks, applying, byArea, byGuideline, headline, nextSteps, overdue, stale, tally } from "../scoring.js";
import { button, counted, longDate, make, mark } from "./build.js";
import { download, downloadCopy } from "./download.js";
import { fileName, toCsv, toMarkdown } from "../report.js";

import { liveRegion } from "./saved.js";

const NEXT = 5;
const OLD = 180;

/**
 * @param {HTMLElement} element @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function showResults(element, session, signal) {
  const body = make("div", { class: "results" });
  element.replaceChildren(liveRegion(session, signal), body);
  const show = () => body.replaceChildren(...(session.assessment ? parts(session, signal) : [nothingYet(session)]));
  session.on("change", show, signal);
  show();
}

/** @param {import("../session.js").Session} session */
function nothingYet(session) {
  setPart("headline", "There is no assessment on this device yet.");
  return make("p", {}, make("a", { class: "button", href: session.data.urls.assess }, "Begin one"));
}

/** @param {string} part @param {string} text */
function setPart(part, text) {
  const place = document.querySelector(`[data-part="${part}"]`);
  if (place) place.textContent = text;
}

/** @param {import("../session.js").Session} session @param {AbortSignal} signal */
function parts(session, signal) {
  const assessment = /** @type {import("../types.js").Assessment} */ (session.assessment);
  const count = tally(applying(session.data, session.assessment), assessment);
  const today = new Date().toISOString().slice(0, 10);
  const name = String(assessment.name.value);
  document.title = `${name} results ${today}`;
  setPart("headline", headline(session.data, assessment));
  setPart("kicker", `${name}, ${longDate(today)}`);
  setPart("paper", `${name}, ${longDate(today)}. ${count.applicable - count.answered} of ${count.applicable} checks not answered.`);
  return [
    handOn(session, signal),
    areas(session, assessment),
    guidelines(session, assessment),
    steps(session, assessment, signal),
    risks(session, assessment),
    dates(session, assessment, today),
    everything(session, assessment),
  ].filter((part) => part !== null);
}

/** @param {number | null} score */
function percent(score) {
  return score === null ? "no score" : `${Math.round(score * 100)} %`;
}

/** @param {any} count */
function inWords(count) {
  const found = Object.entries(STATUS_LABELS).filter(([status]) => count.byStatus[status]).map(([status, label]) => `${count.byStatus[status]} ${label.toLowerCase()}`);
  return found.join(", ");
}

/** @param {import("../session.js").Session} session @param {any} assessment */
function areas(session, assessment) {
  const rows = byArea(session.data, assessment).map(({ area, tally: count }) => make("li", { class: area.hue },
    make("h3", {}, area.title), cells(count.byStatus, `${area.title}: ${inWords(count)}`), make("span", { class: "score" }, percent(count.score)),
    make("p", { class: "words" }, make("strong", {}, `${count.answered} of ${count.applicable} answered.`), ` ${inWords(count)}`)));
  const key = Object.entries(STATUS_LABELS).map(([status, label]) => make("li", { class: status }, mark(status), label));
  return make("section", { "aria-labelledby": "areas" }, make("h2", { id: "areas" }, "The four areas"),
    make("p", {}, "One mark is one check. The score stands beside how many are answered, never in its place."), make("ul", { class: "key" }, ...key), make("ul", { class: "bars" }, ...rows));
}

/** @param {import("../session.js").Session} session @param {any} assessment */
function guidelines(session, assessment) {
  const all = byGuideline(session.data, assessment);
  const spokes = all.map(({ guideline, area, tally: count }) => ({ id: guideline.id, hue: area.hue, score: count.score, isWhole: count.answered === count.applicable }));
  const rows = all.map(({ guideline, area, tally: count }) => make("tr", { class: area.hue }, make("th", { scope: "row" }, make("span", { class: "id" }, guideline.id), ` ${guideline.title}`),
    make("td", { class: "n" }, `${count.answered} of ${count.applicable}`), make("td", { class: "n" }, percent(count.score))));
  const head = make("tr", {}, ...["Guideline", "Answered", "Score"].map((word, index) => make("th", { scope: "col", class: index ? "n" : null }, word)));
  return make("section", { "aria-labelledby": "guidelines" }, make("h2", { id: "guidelines" }, `The ${all.length} guidelines`),
    make("div", { class: "beside" },
      make("figure", { class: "figure" }, radar(spokes, "Score of each guideline. The table says the same in numbers."), make("figcaption", {}, "The further out, the more is in place. A hollow point has checks that are not answered yet, so its score may change. No point: nothing to score.")),
      make("table", { class: "table" }, make("caption", {}, "The same in numbers"), make("thead", {}, head), make("tbody", {}, ...rows))));
}

/** @param {import("../session.js").Session} session @param {any} assessment @param {AbortSignal} signal */
function steps(session, assessment, signal) {
  const all = nextSteps(session.data, assessment, Infinity);
  if (!all.length) return make("section", { "aria-labelledby": "next" }, make("h2", { id: "next" }, "What to do next"), make("p", {}, "No check is open. Look again when something changes."));
  const list = make("ol", { class: "steps" }, ...all.slice(0, NEXT).map((step) => stepItem(session, step)));
  const rest = all.length - NEXT;
  const more = rest > 0 ? button(`Show all ${all.length} open checks`, (event) => {
    list.append(...all.slice(NEXT).map((step) => stepItem(session, step)));
    /** @type {HTMLElement | null} */ (list.children[NEXT].querySelector("a"))?.focus();
    /** @type {HTMLElement} */ (event.currentTarget).remove();
  }, signal) : null;
  return make("section", { "aria-labelledby": "next" }, make("h2", { id: "next" }, "What to do next"), list, more);
}

/** @param {import("../session.js").Session} session @param {any} step */
function stepItem(session, step) {
  const { check } = step;
  const area = session.data.areas.find((one) => check.id.startsWith(`${one.code}-`));
  const status = String(session.answer(check.id)?.status?.value || "unanswered");
  const answer = session.answer(check.id);
  const who = [answer?.owner?.value ? `Owner: ${answer.owner.value}` : "", answer?.due?.value ? `due ${longDate(String(answer.due.value))}` : ""].filter(Boolean).join(", ");
  return make("li", { class: area?.hue },
    make("div", {}, make("p", {}, make("strong", {}, make("a", { href: `${session.data.urls.assess}#${check.id}` }, check.do || check.ask))),
      make("p", {}, make("span", { class: "id" }, check.id), `. ${step.reason}`, who ? make("br") : "", who)),
    make("span", { class: `status ${status}` }, mark(status), STATUS_LABELS[/** @type {keyof typeof STATUS_LABELS} */ (status)] || status));
}

/** @param {import("../session.js").Session} session @param {any} assessment */
function risks(session, assessment) {
  const all = acceptedRisks(session.data, assessment);
  if (!all.length) return null;
  const say = (/** @type {unknown} */ value) => (value ? String(value) : "not said");
  return make("section", { "aria-labelledby": "risks" }, make("h2", { id: "risks" }, "Accepted risks"), make("ul", { class: "risks" }, ...all.map(({ check, answer }) => make("li", {},
    make("h3", {}, make("span", { class: "id" }, check.id), ` ${check.label}`),
    make("dl", {}, make("dt", {}, "Why"), make("dd", {}, say(answer.reason?.value)), make("dt", {}, "Accepted by"), make("dd", {}, say(answer.acceptedBy?.value)),
      make("dt", {}, "Look again on"), make("dd", {}, answer.reviewBy?.value ? longDate(String(answer.reviewBy.value)) : "not said"))))));
}

/** @param {import("../session.js").Session} session @param {any} assessment @param {string} today */
function dates(session, assessment, today) {
  const late = overdue(session.data, assessment, today);
  const old = stale(session.data, assessment, today, OLD);
  if (!late.length && !old.length) return null;
  const list = (/** @type {any[]} */ rows, /** @type {(row: any) => string} */ words) => make("ul", {}, ...rows.map((row) => make("li", {}, make("a", { href: `${session.data.urls.assess}#${row.check.id}` }, row.check.id), ` ${row.check.label}: ${words(row)}`)));
  return make("section", { "aria-labelledby": "dates" }, make("h2", { id: "dates" }, "Dates"),
    late.length ? make("div", {}, make("h3", {}, `${counted(late.length, "check")} past the date`), list(late, (row) => longDate(row.date))) : null,
    old.length ? make("div", {}, make("h3", {}, `${counted(old.length, "answer")} older than ${OLD} days`), list(old, (row) => `answered ${longDate(row.date)}`)) : null);
}

/** The full report: every check that applies, folded on screen, open on paper when asked for. */
/** @param {import("../session.js").Session} session @param {any} assessment */
function everything(session, assessment) {
  const rows = applying(session.data, session.assessment).map((check) => {
    const answer = session.answer(check.id);
    const status = String(answer?.status?.value || "unanswered");
    const evidence = Object.values(answer?.evidence || {}).filter((/** @type {any} */ entry) => !entry.removed).map((/** @type {any} */ entry) => [entry.value?.text, entry.value?.link].filter(Boolean).join(" "));
    return make("tr", {}, make("th", { scope: "row" }, make("span", { class: "id" }, check.id), ` ${check.ask}`), make("td", {}, STATUS_LABELS[/** @type {keyof typeof STATUS_LABELS} */ (status)] || status),
      make("td", {}, [answer?.note?.value, answer?.reason?.value, ...evidence].filter(Boolean).join(" · ")), make("td", {}, [answer?.owner?.value, answer?.due?.value].filter(Boolean).join(", ")));
  });
  const head = make("tr", {}, ...["Check", "State", "Note, reason and evidence", "Owner and date"].map((word) => make("th", { scope: "col" }, word)));
  const audience = session.data.audiences.find((one) => one.id === profileOf(assessment).audience)?.name || "";
  return make("details", { class: "fold full-report", id: "full-report" }, make("summary", {}, "The full report: every check that applies"),
    make("div", { class: "scroll", role: "region", "aria-label": "The full report", tabindex: 0 }, make("table", { class: "table" }, make("caption", {}, `${String(assessment.name.value)}. ${audience}. Content edition ${session.data.edition}.`), make("thead", {}, head), make("tbody", {}, ...rows))));
}

/** @param {import("../session.js").Session} session @param {AbortSignal} signal */
function handOn(session, signal) {
  const assessment = () => /** @type {import("../types.js").Assessment} */ (session.assessment);
  const today = () => new Date().toISOString().slice(0, 10);
  const paper = (/** @type {string} */ kind) => () => {
    const report = /** @type {HTMLDetailsElement | null} */ (document.getElementById("full-report"));
    document.documentElement.dataset.paper = kind;
    if (report) report.open = kind === "report";
    addEventListener("afterprint", () => { delete document.documentElement.dataset.paper; if (report) report.open = false; }, { once: true });
    print();
  };
  return make("div", { class: "actions" },
    make("a", { class: "button", href: session.data.urls.assess }, "Go on answering"),
    button("Print the board page", paper("board"), signal),
    button("Print the full report", paper("report"), signal),
    button("Download a copy", () => downloadCopy(session), signal),
    button("Table (CSV)", () => download(fileName(assessment(), "csv", today()), toCsv(session.data, assessment()), "text/csv"), signal),
    button("Text (Markdown)", () => download(fileName(assessment(), "md", today()), toMarkdown(session.data, assessment()), "text/markdown"), signal));
}
