/** How a page of the assessment begins: what it says of the guidelines, and a custom element that owns its life and nothing else. */

/** What the page says of the guidelines: its JSON block. Nothing is fetched. @returns {import("./types.js").Catalogue} */
export function readData() {
  const block = document.getElementById("assessment-data");
  return JSON.parse(block?.textContent || "{}");
}

/**
 * Defines `<name>`; `start` is called each time the element enters a page, with the signal that ends when it leaves. Each connection
 * gets one AbortController, so that leaving the page takes every listener with it.
 * @param {string} name
 * @param {(element: HTMLElement, signal: AbortSignal) => void} start
 */
export function define(name, start) {
  customElements.define(name, class extends HTMLElement {
    #life = new AbortController();

    connectedCallback() {
      this.#life = new AbortController();
      start(this, this.#life.signal);
    }

    disconnectedCallback() {
      this.#life.abort();
    }
  });
}
