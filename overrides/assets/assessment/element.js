/**
 * A custom element that owns its life and nothing else. In: a name and a function that starts a view. Out: the element.
 * Each connection gets one AbortController, so that leaving the page takes every listener with it.
 */

/**
 * Defines `<name>`; `start` is called each time the element enters a page, with the signal that ends when it leaves.
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
