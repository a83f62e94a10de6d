/* The audience somebody reads for, remembered on this device: a page that knows its audience (data-audience on an element) stores it,
   and on other pages the card of that audience (data-audience-card) is marked. Whoever has not chosen sees the organisation's own
   (data-default-audience), where a copy names one. Nothing is sent anywhere, no link is changed. */
(() => {
  "use strict";
  const key = "secure-ai-audience";
  const page = document.querySelector("[data-audience]");
  const cards = document.querySelectorAll("[data-audience-card]");
  try {
    if (page) localStorage.setItem(key, page.getAttribute("data-audience") ?? "");
    const usual = document.querySelector("[data-default-audience]")?.getAttribute("data-default-audience");
    const chosen = localStorage.getItem(key);
    const last = chosen || usual;
    for (const card of cards) {
      if (!last || card.getAttribute("data-audience-card") !== last) continue;
      card.classList.add("yours");
      const words = document.createElement("span");
      words.className = "last-choice";
      words.textContent = chosen ? "Your last choice" : "Your organisation";
      (card.querySelector("a") ?? card).prepend(words);
    }
  } catch { /* Storage refused: no card is marked. */ }
})();
