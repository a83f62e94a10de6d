/** Makes real elements. Text is always set as text, so that no answer, file or guideline can become markup. */

/**
 * An element with attributes and children. `null` and `false` leave an attribute or a child out; `true` sets it empty.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * An SVG element, as `make`.
 * @param {string} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...(Node | string)} children
 * @returns {SVGElement}
 */
export function draw(tag, attributes = {}, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * The sign of a status: its shape from the page's symbols. Decoration; the word stands beside it.
 * @param {string} status
 */
export function mark(status) {
  return draw("svg", { class: `mark ${status}`, "aria-hidden": "true", focusable: "false" }, draw("use", { href: `#${status}` }));
}

/**
 * A button that does something on this page.
 * @param {string} text
 * @param {(event: MouseEvent) => void} action
 * @param {AbortSignal} signal
 * @param {string} [style]
 */
export function button(text, action, signal, style = "plain") {
  const element = make("button", { type: "button", class: `button ${style}` }, text);
  element.addEventListener("click", action, { signal });
  return element;
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

/** The hours and minutes of a moment, as the reader's clock shows them. @param {Date} date */
export function clock(date) {
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
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

/**
 * Puts new children in place of the old. Focus inside stays on the control in the same place, so that a redraw never drops it.
 * @param {HTMLElement} box @param {...(Node | string)} children
 */
export function redraw(box, ...children) {
  const controls = () => [...box.querySelectorAll("a, button, input, select, textarea, summary")];
  const at = controls().indexOf(/** @type {Element} */ (document.activeElement));
  box.replaceChildren(...children);
  if (at >= 0) /** @type {HTMLElement | undefined} */ (controls()[Math.min(at, controls().length - 1)])?.focus();
}
