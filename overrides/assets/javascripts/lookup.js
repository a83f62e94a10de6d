/* The look-up of identifiers: filters the list that stands in the page. Asks for nothing over the network and stores nothing.
   Without this script the list is a plain index and the field is not shown. `?id=AML.T0051` in the address fills the field. */
(() => {
  "use strict";
  const box = /** @type {HTMLElement|null} */ (document.querySelector("[data-look-up]"));
  const field = box?.querySelector("input");
  const status = box?.querySelector("[role=status]");
  if (!box || !field || !status) return;

  /** Case, blanks and the kind of dash do not matter: `llm 01` finds `LLM01:2026`. @param {string} text */
  const plain = (text) => text.toLowerCase().replace(/[\u2010-\u2014]/g, "-").replace(/\s+/g, " ").trim();

  const groups = [...document.querySelectorAll(".found")].map((section) => ({
    section: /** @type {HTMLElement} */ (section),
    rows: [...section.querySelectorAll("li")].map((item) => {
      const words = plain(item.textContent ?? "");
      return { item, words, joined: words.replaceAll(" ", "") };
    }),
  }));
  const jumps = /** @type {HTMLElement|null} */ (document.querySelector("[data-groups]"));

  /** What is typed is found as it stands, without its blanks, or word by word.
      @param {{words: string, joined: string}} row @param {string} query */
  const matches = (row, query) =>
    row.words.includes(query) || row.joined.includes(query.replaceAll(" ", "")) || query.split(" ").every((word) => row.words.includes(word));

  /** @param {string} query */
  const filter = (query) => {
    let count = 0;
    for (const { section, rows } of groups) {
      let inGroup = 0;
      for (const row of rows) {
        row.item.hidden = !matches(row, query);
        if (!row.item.hidden) inGroup += 1;
      }
      section.hidden = inGroup === 0;
      count += inGroup;
    }
    if (jumps) jumps.hidden = query !== "";
    return count;
  };

  /** @param {string} query @param {number} count */
  const said = (query, count) => {
    if (!query) return "";
    if (!count) return `Nothing here has “${query}”. Try fewer letters, or a word of its title.`;
    return count === 1 ? "1 identifier found." : `${count} identifiers found.`;
  };

  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let waiting;
  const update = () => {
    const query = plain(field.value);
    const count = filter(query);
    clearTimeout(waiting);
    waiting = setTimeout(() => { status.textContent = said(query, count); }, 400);   /* a pause, so that not every letter is announced */
  };

  box.hidden = false;
  field.addEventListener("input", update);
  const asked = new URLSearchParams(location.search).get("id");
  if (asked) field.value = asked.slice(0, 80);
  if (field.value) update();
})();
