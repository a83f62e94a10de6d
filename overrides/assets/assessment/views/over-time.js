/** Over time: snapshots, and what moved between two of them. A sentence first, then the checks, the marks and the table. */

import { cells } from "../charts.js";
import { STATUS_LABELS } from "../model.js";
import { byKind, inWords, movement } from "../movement.js";
import { applying, tally } from "../scoring.js";
import { momentOf, presentMoment, removeSnapshot, snapshotsOf, takeSnapshot, unread } from "../snapshots.js";
import { button, counted, field, longDate, make, redraw } from "./build.js";

/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../snapshots.js").Moment} Moment */
/** @typedef {import("../types.js").Assessment} Assessment */

/** Which two moments are compared; kept while the page is open, whatever is redrawn. */
const chosen = { from: "", to: "now" };
/** The name being typed; a redraw by another tab must not lose it. */
let draft = "";
/** The snapshot that was taken away last, to put it back. @type {any} */
let taken = null;

/** @param {Session} session @param {Assessment} assessment @param {AbortSignal} signal */
export function overTime(session, assessment, signal) {
  const all = snapshotsOf(assessment);
  const lost = unread(assessment);
  return make("section", { "aria-labelledby": "time" }, make("h2", { id: "time", tabindex: -1 }, "Over time"),
    make("p", {}, "A snapshot keeps how every check stands today, under a name of yours. It never changes, so you can see what moved since."),
    takeForm(session, signal),
    all.length ? comparison(session, assessment, all, signal) : null,
    all.length ? make("details", { class: "notice" }, make("summary", {}, counted(all.length, "snapshot")), make("ul", { class: "snapshots" }, ...all.map((one) => snapshotRow(session, one, signal)))) : null,
    taken ? make("p", { class: "note" }, `“${taken.name}” is taken away. `, button("Put it back", () => putBack(session), signal)) : null,
    lost ? make("p", { class: "note" }, `${counted(lost, "snapshot")} cannot be read by this page. ${lost === 1 ? "It is" : "They are"} kept and ${lost === 1 ? "goes" : "go"} into every copy.`) : null);
}

/** @param {Session} session @param {Assessment} assessment @param {string} said */
function keep(session, assessment, said) {
  session.assessment = assessment;
  session.keepMeta();
  session.say(said);
  document.getElementById("time")?.focus();
}

/** @param {Session} session @param {AbortSignal} signal */
function takeForm(session, signal) {
  const name = make("input", { type: "text", autocomplete: "off", maxlength: 80, required: true, value: draft || longDate(new Date().toISOString()).replace(/^\d+ /, "") });
  const form = make("form", { class: "take" }, field("snapshot-name", "Name of the snapshot", name), make("button", { type: "submit", class: "button plain" }, "Take a snapshot"));
  name.addEventListener("input", () => { draft = name.value; }, { signal });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!session.assessment) return;
    taken = null;
    draft = "";
    const stamp = { name: name.value.trim() || "Snapshot", edition: session.data.edition, now: new Date().toISOString(), by: session.by };
    keep(session, takeSnapshot(session.current || session.assessment, stamp), `Snapshot “${stamp.name}” taken.`);
  }, { signal });
  return form;
}

/** @param {Session} session @param {import("../snapshots.js").Snapshot} one @param {AbortSignal} signal */
function snapshotRow(session, one, signal) {
  const moment = momentOf(one);
  const count = tally(applying(session.data, moment.assessment), moment.assessment);
  const away = () => {
    if (!session.assessment) return;
    taken = one;
    keep(session, removeSnapshot(session.assessment, one.id), `Snapshot “${one.name}” taken away. You can put it back.`);
  };
  return make("li", {}, make("strong", {}, one.name), `, ${longDate(one.at)}, edition ${one.edition}. ${count.answered} of ${count.applicable} answered, ${count.byStatus["in-place"]} in place. `,
    button(`Take away “${one.name}”`, away, signal));
}

/** A mark stays for what was taken away, so it comes back under an id of its own. @param {Session} session */
function putBack(session) {
  if (!session.assessment || !taken) return;
  const { id, ...rest } = taken;
  const again = { ...rest, id: `${id}-again-${Date.now().toString(36)}` };
  taken = null;
  keep(session, { ...session.assessment, snapshots: [...(session.assessment.snapshots || []), again] }, `Snapshot “${again.name}” is back.`);
}

/** What moved between two moments that a person chooses. @param {Session} session @param {Assessment} assessment @param {import("../snapshots.js").Snapshot[]} all @param {AbortSignal} signal */
export function comparison(session, assessment, all, signal) {
  const now = presentMoment(assessment, new Date().toISOString(), session.data.edition);
  const moments = new Map([...all.map((one) => /** @type {[string, Moment]} */ ([one.id, momentOf(one)])), ["now", now]]);
  if (!moments.has(chosen.from) || chosen.from === "now") chosen.from = /** @type {any} */ (all.at(-1)).id;
  if (!moments.has(chosen.to)) chosen.to = "now";
  const result = make("div", {});
  const show = () => redraw(result, ...compared(session, /** @type {Moment} */ (moments.get(chosen.from)), /** @type {Moment} */ (moments.get(chosen.to))));
  const choice = (/** @type {"from" | "to"} */ key, /** @type {string} */ label) => {
    const select = make("select", {}, ...[...moments].filter(([id]) => key === "to" || id !== "now").map(([id, moment]) => make("option", { value: id, selected: id === chosen[key] }, id === "now" ? "Now" : `${moment.name} (${longDate(moment.at)})`)));
    select.addEventListener("change", () => { chosen[key] = select.value; show(); session.say(sentence(session, moments)); }, { signal });
    return field(`compare-${key}`, label, select);
  };
  show();
  return make("div", { class: "compare" }, make("h3", {}, "What moved"), make("div", { class: "take" }, choice("from", "Since"), choice("to", "Until")), result);
}

/** @param {Session} session @param {Map<string, Moment>} moments */
function sentence(session, moments) {
  const [from, to] = [chosen.from, chosen.to].map((id) => /** @type {Moment} */ (moments.get(id)));
  return `Since ${from.name}: ${inWords(movement(session.data, from, to))}`;
}

/** @param {Session} session @param {Moment} from @param {Moment} to */
function compared(session, from, to) {
  const found = movement(session.data, from, to);
  const label = (/** @type {string} */ state) => STATUS_LABELS[/** @type {keyof typeof STATUS_LABELS} */ (state)] || state;
  const groups = byKind(found.moves).map(({ words, moves }) => make("details", { class: "notice" }, make("summary", {}, `${moves.length} ${words}`),
    make("ul", { class: "small" }, ...moves.map(({ check, from: was, to: is }) => make("li", {}, make("a", { href: `${session.data.urls.assess}#${check.id}` }, check.id), ` ${check.label}: ${label(was)}, then ${label(is).toLowerCase()}`)))));
  const edition = from.edition === to.edition ? null : make("p", { class: "small muted" }, `“${from.name}” was taken in edition ${from.edition}, this is edition ${to.edition}. Questions with another meaning are not compared.`);
  return [make("p", { class: "verdict" }, make("strong", {}, `Since “${from.name}”`), `, ${longDate(from.at)}: ${inWords(found)}`), ...(edition ? [edition] : []), ...groups, ...areaTable(found, from, to)];
}

/** @param {import("../movement.js").Movement} found @param {Moment} from @param {Moment} to */
function areaTable({ areas }, from, to) {
  const said = (/** @type {import("../types.js").Tally} */ { byStatus, applicable }) => `${byStatus["in-place"]} of ${applicable} in place, ${byStatus.partly} partly, ${byStatus.unanswered} not answered`;
  const head = make("tr", {}, make("th", { scope: "col" }, "Area"), ...[from, to].map((moment) => make("th", { scope: "col" }, moment.name)));
  const body = areas.map(({ area, before, after }) => make("tr", { class: area.hue }, make("th", { scope: "row" }, area.title),
    ...[before, after].map((count) => make("td", {}, cells(count.byStatus, ""), make("p", { class: "small" }, said(count))))));
  const table = make("table", {}, make("caption", { class: "unseen" }, "Each area, before and after"), make("thead", {}, head), make("tbody", {}, ...body));
  for (const svg of table.querySelectorAll("svg")) { svg.removeAttribute("role"); svg.removeAttribute("aria-label"); svg.setAttribute("aria-hidden", "true"); } // the words below each say the same
  return [make("div", { class: "table", tabindex: 0, role: "region", "aria-label": "Each area, before and after" }, table)];
}
