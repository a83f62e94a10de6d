/** Drawings of results as inline SVG: a row of marks per area, and a radar. Each has a table beside it that says the same. */

import { draw } from "./views/build.js";

const ORDER = Object.freeze(["in-place", "partly", "not-yet", "risk-accepted", "not-applicable", "unanswered"]);
const STEP = 29;
const PER_ROW = 14;

/**
 * One mark a check, in its status shape, in the order of the states; blanks dotted.
 * @param {Record<string, number>} byStatus @param {string} label
 */
export function cells(byStatus, label) {
  const marks = ORDER.flatMap((status) => Array.from({ length: byStatus[status] || 0 }, () => status));
  const rows = Math.max(1, Math.ceil(marks.length / PER_ROW));
  return draw("svg", { class: "cells", viewBox: `0 0 ${PER_ROW * STEP} ${rows * STEP}`, role: "img", "aria-label": label },
    ...marks.map((status, index) => draw("use", { class: status, href: `#${status}`, x: (index % PER_ROW) * STEP + 2, y: Math.floor(index / PER_ROW) * STEP + 4, width: 21, height: 21 })));
}

/**
 * The guidelines round a circle, further out = more in place. A hollow point has checks not answered yet; a guideline without
 * a score has no point.
 * @param {{id: string, hue: string, score: number | null, isWhole: boolean}[]} spokes @param {string} label
 */
export function radar(spokes, label) {
  const centre = 250;
  const reach = 175;
  const at = (/** @type {number} */ index, /** @type {number} */ share) => {
    const angle = (index / spokes.length) * 2 * Math.PI - Math.PI / 2;
    return [centre + Math.cos(angle) * reach * share, centre + Math.sin(angle) * reach * share];
  };
  const line = (/** @type {number[][]} */ points) => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const scored = spokes.map((spoke, index) => ({ ...spoke, index, point: at(index, spoke.score ?? 0) }));
  return draw("svg", { class: "radar", viewBox: "0 0 500 500", role: "img", "aria-label": label },
    ...hues(spokes).flatMap(({ hue, from, to }) => {
      const edge = (/** @type {number} */ index, /** @type {number} */ share) => at(index, share).map((one) => one.toFixed(1)).join(" ");
      const arc = (/** @type {number} */ share) => `A${reach * share} ${reach * share} 0 ${to - from > spokes.length / 2 ? 1 : 0} 1 ${edge(to, share)}`;
      return [draw("path", { class: `wedge ${hue}`, d: `M${centre} ${centre}L${edge(from, 1)}${arc(1)}Z` }), draw("path", { class: `rim ${hue}`, d: `M${edge(from + 0.05, 1.03)}${arc(1.03)}` })];
    }),
    ...[0.25, 0.5, 0.75, 1].map((share) => draw("polygon", { class: "ring", points: line(spokes.map((_, index) => at(index, share))) })),
    ...scored.map(({ index }) => { const [x, y] = at(index, 1); return draw("line", { class: "spoke", x1: centre, y1: centre, x2: x, y2: y }); }),
    draw("polygon", { class: "shape", points: line(scored.filter(({ score }) => score !== null).map(({ point }) => point)) }),
    ...scored.filter(({ score }) => score !== null).map(({ point: [x, y], isWhole }) => draw("circle", { class: isWhole ? "dot" : "dot gap", cx: x.toFixed(1), cy: y.toFixed(1), r: 5 })),
    ...scored.map(({ index, id, hue }) => {
      const [x, y] = at(index, 1.17);
      const anchor = Math.abs(x - centre) < 12 ? "middle" : x > centre ? "start" : "end";
      return draw("text", { class: `code ${hue}`, x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor }, id);
    }),
    draw("text", { class: "scale", x: centre - 18, y: centre - reach * 0.5 }, "50 %"),
    draw("text", { class: "scale", x: centre - 18, y: centre - reach + 14 }, "100 %"));
}

/** Runs of spokes of one hue, from half a step before the first to half a step after the last. @param {{hue: string}[]} spokes */
function hues(spokes) {
  /** @type {{hue: string, from: number, to: number}[]} */
  const runs = [];
  spokes.forEach(({ hue }, index) => {
    const last = runs[runs.length - 1];
    if (last?.hue === hue) last.to = index + 0.5;
    else runs.push({ hue, from: index - 0.5, to: index + 0.5 });
  });
  return runs;
}
