/** The results of a worked example: the same parts as one's own, without a field to type in. A copy goes to one's own assessments. */

import { newId, setName } from "../model.js";
import { open } from "../opening.js";
import { applying, headline, tally } from "../scoring.js";
import { Session } from "../session.js";
import { bringIn } from "../shelf.js";
import { snapshotsOf } from "../snapshots.js";
import { WholeStore } from "../store/whole.js";
import { button, longDate, make } from "./build.js";
import { logPart } from "./log.js";
import { comparison } from "./over-time.js";
import { fullReport } from "./report-table.js";
import { dateList, riskList, stepList } from "./results-lists.js";
import { areaRows, guidelineTable } from "./results-scores.js";
import { liveRegion } from "./saved.js";

/** @typedef {import("../types.js").Assessment} Assessment */

/** @param {HTMLElement} element @param {Session} session @param {AbortSignal} signal */
export function showExample(element, session, signal) {
  const assessment = /** @type {Assessment} */ (session.assessment);
  const { applicable, answered } = tally(applying(session.data, assessment), assessment);
  const day = newestDay(assessment);
  const said = document.querySelector('[data-part="headline"]');
  if (said) said.textContent = `${headline(session.data, assessment)} ${answered} of ${applicable} are answered.`;
  const all = snapshotsOf(assessment);
  const parts = [
    takeCopy(session, assessment, signal),
    areaRows(session, assessment),
    guidelineTable(session, assessment),
    stepList(session, assessment, signal),
    riskList(session, assessment),
    dateList(session, assessment, day),
    all.length ? make("section", { "aria-labelledby": "time" }, make("h2", { id: "time" }, "Over time"), comparison(session, assessment, all, signal)) : null,
    logPart(session, assessment, signal),
    fullReport(session, assessment),
  ].filter((part) => part !== null);
  element.replaceChildren(liveRegion(session, signal), make("div", { class: "results" }, make("p", { class: "muted" }, `As it stood on ${longDate(day)}.`), ...parts));
}

/** The day of the last change: an example is as old as its story, whatever today is. @param {Assessment} assessment */
function newestDay(assessment) {
  const days = Object.values(assessment.answers).map((answer) => String(answer.status?.at || "").slice(0, 10));
  return days.sort().at(-1) || "";
}

/** @param {Session} session @param {Assessment} assessment @param {AbortSignal} signal */
function takeCopy(session, assessment, signal) {
  const place = make("div", { class: "actions" });
  const take = async () => {
    const own = new Session(session.data);
    await open(own, WholeStore);
    if (own.problem) return place.replaceChildren(make("p", { class: "warning", role: "alert" }, `${own.problem.said} So no copy was taken.`));
    const copy = setName({ ...assessment, id: newId() }, `${String(assessment.name.value).replace(/ \(example\)$/, "")} (copy of an example)`, { now: new Date().toISOString(), by: own.by });
    await bringIn(own, copy, "Copied");
    const link = make("a", { class: "button", href: session.data.urls.assess }, "Open your copy");
    place.replaceChildren(make("p", {}, "The copy is among your assessments, on this device only."), link);
    session.say("Copied to your assessments.");
    link.focus();
  };
  place.append(button("Take a copy to try things out", take, signal, ""));
  return place;
}
