/* The shell's two helpers: the menu button on narrow screens, and the mark in "On this page" beside the heading being read.
   Without this script the menu stands open and "On this page" is a plain list of links. */
(() => {
  "use strict";

  /** The button opens and closes the panels it names in aria-controls. Closed panels are display: none (shell.css), so nothing
      in them can be reached. Escape closes and gives focus back. */
  const setUpMenu = () => {
    const button = /** @type {HTMLButtonElement|null} */ (document.querySelector(".md-header .menu"));
    if (!button) return;
    const panels = (button.getAttribute("aria-controls") ?? "").split(" ").map((id) => document.getElementById(id));
    const isOpen = () => button.getAttribute("aria-expanded") === "true";
    /** @param {boolean} open */
    const set = (open) => {
      button.setAttribute("aria-expanded", String(open));
      for (const panel of panels) panel?.classList.toggle("open", open);
    };
    button.addEventListener("click", () => set(!isOpen()));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isOpen() || event.defaultPrevented) return;
      set(false);
      button.focus();
    });
  };

  /** @typedef {{link: HTMLAnchorElement, heading: HTMLElement}} Entry */

  /** A long list scrolls by itself (scrollIntoView would move the page as well), but not away from where the keyboard is.
      @param {Element} link */
  const keepInView = (link) => {
    const column = link.closest(".md-sidebar");
    if (!column || column.querySelector(":focus-visible")) return;
    const [outer, inner] = [column.getBoundingClientRect(), link.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) column.scrollTop += inner.top - outer.top - outer.height / 3;
  };

  /** aria-current on the heading that the address names, while it stands in the upper third of the window; else on the last one that
      has passed that third; the first one before that, the last one at the foot of the page. */
  const setUpContents = () => {
    /** @type {Entry[]} */
    const entries = [];
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".toc .md-nav__link"))) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) entries.push({ link, heading });
    }
    if (!entries.length) return;
    const mark = () => {
      const passed = entries.filter(({ heading }) => heading.getBoundingClientRect().top <= innerHeight / 3);
      const named = passed.find(({ link, heading }) => link.hash === location.hash && heading.getBoundingClientRect().top >= 0);
      const isEnd = scrollY > 0 && Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight;
      const current = named ?? (isEnd ? entries[entries.length - 1] : passed[passed.length - 1] ?? entries[0]);
      for (const { link } of entries) {
        if (link === current.link) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
      keepInView(current.link);
    };
    /* The observer says when a heading crosses the line, in either direction: no work while nothing does. */
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
    for (const { heading } of entries) observer.observe(heading);
    addEventListener("hashchange", () => requestAnimationFrame(mark));
    addEventListener("scrollend", mark);
    mark();
  };

  setUpMenu();
  setUpContents();
})();
