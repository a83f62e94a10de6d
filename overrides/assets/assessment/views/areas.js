/** The left column: the four areas with their counts, and below the one in view its guidelines. Drawn once; only words and bars change. */

import { make, setText } from "./build.js";
import { bar, fillBar, progressOf, share } from "./progress.js";

/** @typedef {{answered: number, applicable: number}} Count */
const NONE = Object.freeze({ answered: 0, applicable: 0 });

/**
 * @param {import("../session.js").Session} session @param {AbortSignal} signal @param {(id: string) => void} go
 */
export function areaList(session, signal, go) {
  const areas = session.data.areas.map((area) => areaItem(session, area, signal, go));
  const show = () => {
    const { guidelines } = progressOf(session);
    for (const area of areas) area.show(guidelines);
  };
  session.on("change", show, signal);
  show();
  followScroll(areas, signal);
  return make("nav", { class: "md-nav", "aria-labelledby": "areas" }, make("h2", { id: "areas" }, "Areas, and how far you are"), make("ul", { class: "areas" }, ...areas.map(({ item }) => item)));
}

/** @param {import("../session.js").Session} session @param {import("../types.js").Catalogue["areas"][number]} area @param {AbortSignal} signal @param {(id: string) => void} go */
function areaItem(session, area, signal, go) {
  const stops = session.data.guidelines.filter((guideline) => guideline.area === area.id).map((guideline) => stopItem(guideline, signal, go));
  const words = make("span", { class: "number" });
  const drawing = bar(0, "mini");
  const list = make("ol", { class: "stops", hidden: true }, ...stops.map(({ item }) => item));
  const item = make("li", { class: area.hue }, make("a", { class: "md-nav__link", href: `#${area.id}` }, make("span", { class: "area-name" }, area.title), " ", words), drawing, list);
  const show = (/** @type {Map<string, Count>} */ counts) => {
    const own = stops.map((stop) => stop.show(counts.get(stop.id) || NONE));
    const [answered, applicable] = [sum(own, "answered"), sum(own, "applicable")];
    setText(words, `${answered} of ${applicable} answered`);
    fillBar(drawing, share({ answered, applicable }));
  };
  return { id: area.id, item, list, stops, show };
}

/** @param {Count[]} counts @param {"answered" | "applicable"} key */
const sum = (counts, key) => counts.reduce((all, count) => all + count[key], 0);

/** @param {import("../types.js").Catalogue["guidelines"][number]} guideline @param {AbortSignal} signal @param {(id: string) => void} go */
function stopItem(guideline, signal, go) {
  const words = make("span", { class: "number" });
  const link = make("a", { class: "md-nav__link", href: `#${guideline.id}` }, make("span", {}, make("span", { class: "id" }, guideline.id), ` ${guideline.title}`), " ", words);
  link.addEventListener("click", (event) => { event.preventDefault(); go(guideline.id); }, { signal });
  const item = make("li", {}, link);
  const heading = document.querySelector(`[data-count="${CSS.escape(guideline.id)}"]`);
  const show = (/** @type {Count} */ count) => {
    item.hidden = !count.applicable;
    setText(words, `${count.answered} of ${count.applicable}`);
    if (heading) setText(heading, `${count.answered} of ${count.applicable} answered`);
    return count;
  };
  return { id: guideline.id, item, link, show };
}

/** Opens the area that is being read, and marks the guideline. @param {ReturnType<typeof areaItem>[]} areas @param {AbortSignal} signal */
function followScroll(areas, signal) {
  const read = (/** @type {string} */ id) => {
    for (const area of areas) {
      const isHere = area.id === id || area.stops.some((stop) => stop.id === id);
      if (area.list.hidden === isHere && !area.list.contains(document.activeElement)) area.list.hidden = !isHere;
      for (const stop of area.stops) mark(stop, stop.id === id);
    }
  };
  const observer = new IntersectionObserver((entries) => {
    const entry = entries.filter((one) => one.isIntersecting).pop();
    if (entry) read(entry.target.id);
  }, { rootMargin: "-30% 0px -69% 0px" }); // a line a third down the window
  for (const row of document.querySelectorAll("details[data-guideline]")) observer.observe(row);
  signal.addEventListener("abort", () => observer.disconnect());
  read(areas[0]?.id);
}

/** @param {{item: HTMLElement, link: HTMLElement}} stop @param {boolean} isHere */
function mark({ item, link }, isHere) {
  item.className = isHere ? "here" : "";
  if (isHere) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
}
