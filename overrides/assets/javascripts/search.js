/* Search: loads the theme's bundle when somebody turns to the field, and adds what the bundle lacks for the keyboard and for screen
   readers. The bundle owns the query, the worker and the list; this script owns opening, closing and focus.
   The bundle listens for keys on window, so a listener on document can keep one from it by stopPropagation. */
(() => {
  "use strict";
  const slashKey = "secure-ai-slash";
  const box = /** @type {HTMLElement|null} */ (document.querySelector(".md-search"));
  if (!box) return;
  if (location.protocol === "file:") { box.hidden = true; return; }        /* browsers refuse workers there */

  /** What partials/search.html holds. @param {string} selector @returns {any} */
  const part = (selector) => box.querySelector(selector);
  /** @type {HTMLFormElement} */ const form = part("form");
  /** @type {HTMLInputElement} */ const query = part("input[type=search]");
  /** @type {HTMLInputElement} */ const toggle = part("#__search");
  /** @type {HTMLElement} */ const meta = part(".md-search-result__meta");
  /** @type {HTMLElement} */ const list = part(".md-search-result__list");
  /** @type {HTMLButtonElement} */ const slashButton = part(".md-search__keys button");

  /** Open or close: the bundle hears a click on the toggle, as it does its own. @param {boolean} open */
  const set = (open) => { if (toggle.checked !== open) toggle.click(); };

  let isAsked = false;
  const load = () => {
    if (isAsked) return;
    isAsked = true;
    const script = document.createElement("script");
    script.src = form.dataset.bundle ?? "";
    script.addEventListener("error", () => { meta.textContent = "Search could not be loaded. The menu leads to every page."; });
    /* With a #place in the address the bundle closes search an eighth of a second after its start. */
    script.addEventListener("load", () => setTimeout(() => { if (document.activeElement === query) set(true); }, 250));
    document.head.append(script);
  };

  const close = () => {
    if (box.contains(document.activeElement)) query.focus();
    set(false);
    setTimeout(() => set(false), 20);                                      /* the bundle opens search when the field gains focus */
  };

  query.addEventListener("pointerenter", load, { once: true });
  query.addEventListener("focus", () => { load(); set(true); });
  query.addEventListener("click", () => set(true));
  /* The bundle reads the field on keyup only: pasting, dictating and the clear button would go unseen. */
  query.addEventListener("input", () => { set(true); query.dispatchEvent(new Event("keyup")); });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = query.value.trim() ? list.querySelector("a") : null;
    set(true);
    (first ?? query).focus();
  });

  /* Results are links that Tab reaches, and their titles are no headings of this page. */
  new MutationObserver(() => {
    for (const element of list.querySelectorAll("[tabindex]")) element.removeAttribute("tabindex");
    for (const element of list.querySelectorAll("article, h1, h2")) element.setAttribute("role", "presentation");
  }).observe(list, { childList: true });

  /* Leaving closes; so does a click elsewhere. */
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !box.contains(event.relatedTarget)) set(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !box.contains(event.target)) set(false);
  });
  /* On narrow screens the bundle keeps a scroll position in body.style.top to jump back to. Nothing is locked here: no jump. */
  toggle.addEventListener("change", () => { if (!toggle.checked) document.body.style.removeProperty("top"); });

  /** @param {Element|null} element */
  const isTyping = (element) => element instanceof HTMLElement
    && (element.isContentEditable || element.matches("input:not([type=radio], [type=checkbox]), textarea, select"));
  const isSlashOn = () => { try { return localStorage.getItem(slashKey) !== "off"; } catch { return true; } };

  /** To the bundle go Enter and the arrows from the field, arrows and letters from the list. Tab walks on by itself.
      @param {string} key */
  const isForBundle = (key) => /^Arrow(Up|Down)$/.test(key)
    || (document.activeElement === query ? key === "Enter" : key.length === 1 && key !== " ");

  document.addEventListener("keydown", (event) => {
    if (toggle.checked && event.key === "Escape") {
      event.preventDefault();                                              /* keep the words: the second Escape clears them */
      event.stopPropagation();
      close();
    } else if (toggle.checked && box.contains(document.activeElement)) {
      if (!isForBundle(event.key)) event.stopPropagation();
    } else if (/^[fspn,./]$/.test(event.key)) {
      event.stopPropagation();                                             /* none of the bundle's bare-letter keys (WCAG 2.1.4) */
      const isBare = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key !== "/" || !isBare || !isSlashOn() || isTyping(document.activeElement)) return;
      event.preventDefault();
      query.focus();
      query.select();
    }
  });

  /* The one key without a modifier can be turned off, as WCAG 2.1.4 asks. */
  const nameSlash = () => { slashButton.textContent = isSlashOn() ? "Turn off the / key" : "Turn on the / key"; };
  slashButton.addEventListener("click", () => {
    try {
      if (isSlashOn()) localStorage.setItem(slashKey, "off");
      else localStorage.removeItem(slashKey);
    } catch { /* Storage refused: the key stays as it is. */ }
    nameSlash();
  });
  nameSlash();

  if (new URLSearchParams(location.search).has("q")) load();                /* an address that carries a query */
})();
