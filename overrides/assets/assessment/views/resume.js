/** "Pick up where you left off": the open assessment in three lines, and the way on. */

import { make } from "./build.js";
import { bar, progressOf } from "./progress.js";

/**
 * @param {HTMLElement} element @param {import("../types.js").Assessment} assessment @param {import("../types.js").Catalogue} data
 */
export function showResume(element, assessment, data) {
  const { count, next } = progressOf({ current: assessment, data });
  const on = next ? `${data.urls.assess}#${next.check.id}` : data.urls.results;
  element.replaceChildren(
    make("h2", { id: "resume" }, "Pick up where you left off"),
    make("p", {}, make("strong", {}, String(assessment.name?.value || "Unnamed")), `, ${count.answered} of ${count.applicable} checks answered`),
    bar(count.applicable ? count.answered / count.applicable : 0),
    make("p", { class: "muted" }, next ? `Next: ${next.check.id}, ${next.check.label.charAt(0).toLowerCase()}${next.check.label.slice(1)}` : "No check is open."),
    make("a", { class: "button", href: on }, next ? "Continue" : "See your results"));
  const box = element.closest("aside");
  if (box) box.hidden = false;
}
