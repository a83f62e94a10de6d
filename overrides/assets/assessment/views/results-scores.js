/** The scores: four rows of marks, and the guidelines as a radar with its table beside it. A score never stands without its count. */

import { cells, radar } from "../charts.js";
import { STATUS_LABELS } from "../model.js";
import { byArea, byGuideline } from "../scoring.js";
import { make, mark } from "./build.js";

/** @typedef {import("../session.js").Session} Session */
/** @typedef {import("../types.js").Assessment} Assessment */
/** @typedef {import("../types.js").Tally} Tally */

/** As in the rows of marks. */
const ORDER = /** @type {const} */ (["in-place", "partly", "not-yet", "risk-accepted", "not-applicable", "unanswered"]);

/** @param {number | null} score */
const percent = (score) => (score === null ? "no score" : `${Math.round(score * 100)} %`);

/** @param {Tally} count */
const inWords = ({ byStatus }) => ORDER.filter((status) => byStatus[status]).map((status) => `${byStatus[status]} ${STATUS_LABELS[status].toLowerCase()}`).join(", ");

/** @param {Tally} count */
const answered = (count) => `${count.answered} of ${count.applicable}`;

/** @param {Session} session @param {Assessment} assessment */
export function areaRows(session, assessment) {
  const rows = byArea(session.data, assessment).map(({ area, tally }) => make("li", { class: area.hue },
    make("h3", {}, area.title), cells(tally.byStatus, `${area.title}: ${inWords(tally) || "no check applies"}`),
    make("span", { class: "score" }, make("span", { class: "unseen" }, "Score: "), percent(tally.score)),
    make("p", { class: "words" }, make("strong", {}, `${answered(tally)} answered.`), ` ${inWords(tally)}`)));
  const key = ORDER.map((status) => make("li", { class: status }, mark(status), STATUS_LABELS[status]));
  return make("section", { "aria-labelledby": "areas", "data-board": true }, make("h2", { id: "areas" }, "The four areas"),
    make("p", {}, "One mark is one check. The score stands beside how many are answered, never in its place."),
    make("ul", { class: "key", "aria-label": "What the marks mean" }, ...key), make("ul", { class: "bars" }, ...rows));
}

/** @param {Session} session @param {Assessment} assessment */
export function guidelineTable(session, assessment) {
  const all = byGuideline(session.data, assessment);
  const spokes = all.map(({ guideline, area, tally }) => ({ id: guideline.id, hue: area.hue, score: tally.score, isWhole: tally.answered === tally.applicable }));
  const rows = session.data.areas.map((area) => make("tbody", { class: area.hue }, ...all.filter((row) => row.area === area).map(guidelineRow)));
  const head = make("tr", {}, ...["Guideline", "Answered", "Score"].map((word, index) => make("th", { scope: "col", class: index ? "n" : null }, word)));
  return make("section", { "aria-labelledby": "guidelines" }, make("h2", { id: "guidelines" }, `The ${all.length} guidelines`),
    make("div", { class: "beside" },
      make("figure", { class: "figure" }, radar(spokes, "Score of each guideline. The table says the same in numbers."),
        make("figcaption", {}, "The further out, the more is in place. A hollow point has checks that are not answered yet, so its score may change. No point: nothing to score.")),
      make("table", { class: "table by-area" }, make("caption", {}, "The same in numbers"), make("thead", {}, head), ...rows)));
}

/** @param {ReturnType<typeof byGuideline>[number]} row */
function guidelineRow({ guideline, tally }) {
  return make("tr", {}, make("th", { scope: "row" }, make("span", { class: "id" }, guideline.id), ` ${guideline.title}`), make("td", { class: "n" }, answered(tally)), make("td", { class: "n" }, percent(tally.score)));
}
