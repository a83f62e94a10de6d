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
  return fill(document.createElement(tag), attributes, children);
}

/**
 * An SVG element, as `make`.
 * @param {string} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...(Node | string)} children
 * @returns {Element}
 */
export function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** @template {Element} E @param {E} element @param {Record<string, any>} attributes @param {any[]} children */
function fill(element, attributes, children) {
  const isGiven = (/** @type {unknown} */ value) => value !== null && value !== undefined && value !== false;
  for (const [name, value] of Object.entries(attributes)) if (isGiven(value)) element.setAttribute(name, value === true ? "" : String(value));
  element.append(...children.filter(isGiven));
  return element;
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

/** The hours and minutes of a moment, as the reader's clock shows them. @param {Date} date */
export function clock(date) {
  return date.toTimeString().slice(0, 5);
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
