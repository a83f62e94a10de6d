/* The shell's two helpers: the menu button on narrow screens, and the mark in "On this page" beside the heading being read.
   Without this script the menu stands open and "On this page" is a plain list of links. */
(() => {
  "use strict";

  /** The button opens and closes the panels it names in aria-controls. Closed panels are display: none (shell.css), so nothing
      in them can be reached. Escape closes and gives focus back. */
  const setUpMenu = () => {
    const button = document.querySelector(".md-header .menu");
    if (!button) return;
    const panels = (button.getAttribute("aria-controls") ?? "").split(" ")
      .map((id) => document.getElementById(id)).filter((panel) => panel !== null);
    const isOpen = () => button.getAttribute("aria-expanded") === "true";
    const set = (open) => {
      button.setAttribute("aria-expanded", String(open));
      panels.forEach((panel) => panel.classList.toggle("open", open));
    };
    button.addEventListener("click", () => set(!isOpen()));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isOpen() || event.defaultPrevented) return;
      set(false);
      button.focus();
    });
  };

  /** aria-current on the last heading that has passed the upper third of the window; the first one before that. */
  const setUpContents = () => {
    const links = [...document.querySelectorAll(".toc .md-nav__link")];
    const pairs = links.map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
      .filter(({ heading }) => heading !== null);
    if (!pairs.length || !("IntersectionObserver" in window)) return;
    const mark = () => {
      const line = innerHeight / 3;
      const passed = pairs.filter(({ heading }) => heading.getBoundingClientRect().top <= line);
      const isEnd = scrollY > 0 && Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight;
      const current = isEnd ? pairs[pairs.length - 1] : passed[passed.length - 1] ?? pairs[0];
      for (const { link } of pairs) {
        if (link === current.link) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    /* The observer says when a heading crosses the line, in either direction: no work while nothing does. */
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
    pairs.forEach(({ heading }) => observer.observe(heading));
    addEventListener("hashchange", () => requestAnimationFrame(mark));
    addEventListener("scrollend", mark);
    mark();
  };

  setUpMenu();
  setUpContents();
})();
