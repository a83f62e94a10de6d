/** The log of changes, to read and to hand on: of all answers, or of one. */

import { logCsv, logOf, valueText } from "../log.js";
import { STATUS_LABELS } from "../model.js";
import { fileName } from "../report.js";
import { button, clock, counted, field, longDate, make, redraw } from "./build.js";
import { download } from "./download.js";

/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../log.js").Row} Row */

/** How many entries are shown at first. */
const FIRST = 20;
/** Whose changes are shown; kept while the page is open, whatever is redrawn. */
let chosen = "";
const FIELDS = Object.freeze({ status: "state", note: "note", owner: "owner", due: "due date", reason: "reason", acceptedBy: "accepted by", reviewBy: "look again on", name: "name", archived: "archive" });

/** @param {string} name */
const fieldWord = (name) => FIELDS[/** @type {keyof typeof FIELDS} */ (name)] || (name.startsWith("evidence:") ? "evidence" : name.replace(/^profile:/, ""));

/** @param {Row} row @param {unknown} value */
const shown = ({ field }, value) => (field === "status" ? STATUS_LABELS[/** @type {keyof typeof STATUS_LABELS} */ (String(value))] || valueText(value) : valueText(value)) || "nothing";

/** One change as a line. @param {Row} row @param {Session} session */
function line(row, session) {
  const at = new Date(row.at);
  const when = Number.isNaN(at.getTime()) ? "At a time that is not known" : `${longDate(row.at)}, ${clock(at)}`;
  const what = row.removed ? `${fieldWord(row.field)} removed: ${shown(row, row.value)}` : `${fieldWord(row.field)}: ${row.was === undefined ? "" : `${shown(row, row.was)}, then `}${shown(row, row.value)}`;
  return make("li", {}, make("span", { class: "muted" }, `${when}, ${session.person(row.by)}. `), row.checkId ? make("a", { href: `${session.data.urls.assess}#${row.checkId}` }, row.checkId) : "", `${row.checkId ? " " : ""}${what}`);
}

/** Every change of the assessment, the newest first, and the same as a table. @param {Session} session @param {import("../types.js").Assessment} assessment @param {AbortSignal} signal */
export function logPart(session, assessment, signal) {
  const box = make("details", { class: "notice", id: "every-change" }, make("summary", { id: "log" }, "Every change, with its date"));
  const body = make("div", {});
  const give = () => {
    download(fileName(assessment, "changes.csv", new Date().toISOString().slice(0, 10)), logCsv(assessment, (by) => session.person(by)), "text/csv");
    session.say("Made the file. Look in your downloads.");
  };
  const all = logOf(assessment).reverse();
  const ids = [...new Set(all.map((row) => row.checkId).filter(Boolean))].sort();
  const select = make("select", {}, make("option", { value: "" }, "Every answer"), ...ids.map((id) => make("option", { value: id, selected: id === chosen }, id)));
  select.addEventListener("change", () => { chosen = select.value; show(FIRST); }, { signal });
  box.append(make("div", { class: "take" }, field("log-of", "Changes to", select)), body);
  box.addEventListener("toggle", () => { if (box.open) show(FIRST); }, { signal });
  const show = (/** @type {number} */ limit) => {
    const rows = all.filter((row) => !chosen || row.checkId === chosen);
    redraw(body, make("p", { class: "small" }, `${counted(rows.length, "change")} on record. Letters typed in one go count as one.`),
      make("ul", { class: "log small" }, ...rows.slice(0, limit).map((row) => line(row, session))),
      make("div", { class: "actions" }, rows.length > limit ? button(`Show all ${rows.length}`, () => show(Infinity), signal) : "", button("Log as a table (CSV)", give, signal)));
  };
  return box;
}
