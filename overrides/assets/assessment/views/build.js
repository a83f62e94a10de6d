/** Pieces that several pages build of real elements, and words for numbers and dates. What every page needs is in make.js. */

import { draw, make } from "./make.js";

export * from "./make.js";

/**
 * The sign of a status: its shape from the page's symbols. Decoration; the word stands beside it.
 * @param {string} status
 */
export function mark(status) {
  return draw("svg", { class: `mark ${status}`, "aria-hidden": "true", focusable: "false" }, draw("use", { href: `#${status}` }));
}

/** Gives an element these words, and leaves it alone where it has them: the browser would lay the page out anew. @param {Element} element @param {string} words */
export function setText(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/**
 * A labelled field.
 * @param {string} id
 * @param {string} label
 * @param {HTMLElement} control
 * @param {{hint?: string, wide?: boolean}} [options]
 */
export function field(id, label, control, { hint, wide } = {}) {
  control.id = id;
  const box = make("div", { class: wide ? "field wide" : "field" }, make("label", { for: id }, label));
  if (hint) {
    box.append(make("p", { class: "hint", id: `${id}-hint` }, hint));
    control.setAttribute("aria-describedby", `${id}-hint`);
  }
  box.append(control);
  return box;
}

/** `2026-12-11` as `11 December 2026`; other text as it is. @param {string} text */
export function longDate(text) {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (!found) return text;
  const date = new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

/** `1 check`, `2 checks`. @param {number} count @param {string} word */
export function counted(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
