/** For the public sector: the same answers, outcome by outcome of the Cyber Assessment Framework, to read and to take away. */

import { byOutcome, cafCsv } from "../caf.js";
import { STATUS_LABELS } from "../model.js";
import { fileName } from "../report.js";
import { button, counted, make, mark } from "./build.js";
import { download } from "./download.js";

/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../types.js").Assessment} Assessment */

/** The section, or null where the page carries no framework. @param {Session} session @param {Assessment} assessment @param {AbortSignal} signal */
export function cafPart(session, assessment, signal) {
  const block = document.getElementById("caf-data");
  if (!block?.textContent || assessment.profile.audience?.value !== "public-sector") return null;
  /** @type {import("../caf.js").Caf} */
  const caf = JSON.parse(block.textContent);
  const outcomes = byOutcome(caf, session.data, assessment);
  const speaking = outcomes.filter(({ lines }) => lines.length);
  const give = () => {
    download(fileName(assessment, "caf.csv", new Date().toISOString().slice(0, 10)), cafCsv(caf, session.data, assessment), "text/csv");
    session.say("Made the file. Look in your downloads.");
  };
  return make("section", { "aria-labelledby": "caf" }, make("h2", { id: "caf" }, "By outcome of the Cyber Assessment Framework"),
    make("p", {}, `Read against CAF ${caf.frameworkEdition}. Your answers speak to ${speaking.length} of its ${outcomes.length} outcomes. A row shows where evidence on AI counts; it does not say that an outcome is met.`),
    make("p", { class: "actions" }, button("CAF sheet as a table (CSV)", give, signal)),
    ...outcomes.map((outcome) => outcomePart(outcome, session)));
}

/** @param {import("../caf.js").Outcome} outcome @param {Session} session */
function outcomePart({ id, title, principle, without, lines, answered }, session) {
  const said = lines.length ? `${answered} of ${counted(lines.length, "check")} answered` : "no check here";
  const rows = lines.map(({ check, strength, why, status }) => make("li", {}, make("a", { href: `${session.data.urls.assess}#${check.id}` }, check.id), ` ${check.label} `,
    make("span", { class: `status ${status}` }, mark(status), STATUS_LABELS[status] || status), make("br"), make("span", { class: "muted" }, `${strength}: ${why}`)));
  return make("details", { class: "notice", id: `caf-${id}` }, make("summary", {}, `${id} ${title}: ${said}`), make("p", { class: "small muted" }, principle),
    rows.length ? make("ul", { class: "small" }, ...rows) : make("p", { class: "small" }, without || "No check that applies to this profile speaks to it."));
}
