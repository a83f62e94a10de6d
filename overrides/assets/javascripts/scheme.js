/* Light or dark: what was chosen, before the first paint. Stands in <head> and is not deferred, or the page would flash.
   The key holds "dark" or "light"; without it the system decides and the attribute stays away (tokens.css knows both).
   Reads and writes nothing else. Where storage is refused (private windows, file://) the choice lasts as long as the page. */
(() => {
  "use strict";
  const key = "secure-ai-scheme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  /** @returns {string|null} "dark", "light", or null when nothing is chosen or storage is refused */
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };

  /** @param {string|null} choice */
  const show = (choice) => {
    if (choice === "dark") root.setAttribute("data-md-color-scheme", "slate");
    else if (choice === "light") root.setAttribute("data-md-color-scheme", "default");
    else root.removeAttribute("data-md-color-scheme");
  };

  const isDark = () => {
    const scheme = root.getAttribute("data-md-color-scheme");
    return scheme ? scheme === "slate" : system.matches;
  };

  /** Say on the button what it will do. Nothing to do on a page without one. */
  const name = () => {
    const button = document.querySelector(".scheme");
    if (button) button.textContent = isDark() ? "Use light colours" : "Use dark colours";
  };

  const turn = () => {
    const choice = isDark() ? "light" : "dark";
    const isSystem = (choice === "dark") === system.matches;                /* back to what the system says: forget the choice */
    show(isSystem ? null : choice);
    try {
      if (isSystem) localStorage.removeItem(key);
      else localStorage.setItem(key, choice);
    } catch { /* Storage refused: the page has turned, and that is all it can do. */ }
    name();
  };

  root.classList.replace("no-js", "js");
  show(stored());
  system.addEventListener("change", name);
  addEventListener("storage", (event) => { if (event.key === key || event.key === null) { show(stored()); name(); } });
  addEventListener("DOMContentLoaded", () => {
    name();
    document.querySelector(".scheme")?.addEventListener("click", turn);
  });
})();
