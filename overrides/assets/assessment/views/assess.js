/** The assessment's page: begin, then answer; files, several assessments and the way to the results beside it. */

import { profileOf } from "../model.js";
import { tieAnswer } from "./answer.js";
import { areaList } from "./areas.js";
import { assessmentList } from "./assessments.js";
import { button, make } from "./build.js";
import { conflictList } from "./conflicts.js";
import { downloadCopy } from "./download.js";
import { filePanel } from "./files.js";
import { filters } from "./filters.js";
import { doneNotice, keptNotice, storageNotice } from "./notices.js";
import { olderList } from "./older.js";
import { beginForm, profileSummary } from "./profile.js";
import { dock, progressPanel } from "./progress.js";
import { showReview } from "./review.js";
import { liveRegion, savedLine } from "./saved.js";

/** @typedef {import("../session.js").Session} Session */

/**
 * @param {HTMLElement} element
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function showAssess(element, session, signal) {
  const tools = make("div", { class: "assess-tools" });
  const side = make("aside", { class: "assess-side", "aria-label": "Your progress" });
  const areas = make("div", { class: "assess-areas" });
  const foot = make("div", { class: "assess-foot" });
  const places = { tools, areas, side, bar: make("div", { class: "assess-dock" }) };
  foot.append(side, places.bar); // after the checks: that is where they stand on a phone
  element.replaceChildren(liveRegion(session, signal), areas, tools);
  document.querySelector("main")?.append(foot);
  signal.addEventListener("abort", () => foot.remove());
  tieForms(session, signal);
  redrawOnList(session, signal, (life) => showParts(places, session, life));
  session.on("change", ({ checkId }) => { if (!checkId) showEvidenceFor(session); }, signal);
  openHash(session);
  addEventListener("hashchange", () => openHash(session), { signal });
}

/** Draws now, and anew whenever another assessment is open. Focus that was in what went goes to the page's heading. @param {Session} session @param {AbortSignal} signal @param {(life: AbortSignal) => void} show */
function redrawOnList(session, signal, show) {
  let life = new AbortController();
  const draw = () => {
    life.abort();
    life = new AbortController();
    show(life.signal);
  };
  session.on("list", () => {
    draw();
    if (document.activeElement !== document.body) return;
    const heading = document.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }, signal);
  signal.addEventListener("abort", () => life.abort());
  draw();
}

/** @param {Record<"tools" | "areas" | "side" | "bar", HTMLElement>} places @param {Session} session @param {AbortSignal} signal */
function showParts(places, session, signal) {
  const hasBegun = Boolean(session.assessment);
  for (const [part, isShown] of /** @type {[string, boolean][]} */ ([["lead", !hasBegun], ["checks", hasBegun]])) {
    const place = /** @type {HTMLElement | null} */ (document.querySelector(`[data-part="${part}"]`));
    if (place) place.hidden = !isShown;
  }
  document.documentElement.classList.toggle("docked", hasBegun); // a style with :has would be asked about at every answer
  showTitle(session, signal);
  for (const place of Object.values(places)) place.replaceChildren();
  const notices = [storageNotice(session, signal), keptNotice(session, signal), doneNotice(session, signal)];
  if (!hasBegun) return places.tools.replaceChildren(...notices, beginForm(session, signal), filePanel(session, signal), assessmentList(session, signal));
  places.tools.replaceChildren(...notices, profileSummary(session, signal), reviewBox(session, signal), conflictList(session, signal), olderList(session, signal), ...filters(session, signal), workshopButton(session, signal));
  places.side.replaceChildren(make("div", { class: "panel" }, savedLine(session, signal, () => downloadCopy(session))), progressPanel(session, signal, goTo), filePanel(session, signal), assessmentList(session, signal));
  places.areas.replaceChildren(areaList(session, signal, goTo));
  places.bar.replaceChildren(dock(session, signal, goTo));
  showEvidenceFor(session);
}

/** What changed in the guidance since. @param {Session} session @param {AbortSignal} signal */
function reviewBox(session, signal) {
  const box = make("div", {});
  showReview(box, session, signal, goTo);
  return box;
}

/** @param {Session} session @param {AbortSignal} signal */
function workshopButton(session, signal) {
  const open = async (/** @type {MouseEvent} */ event) => {
    const opener = /** @type {HTMLElement} */ (event.currentTarget);
    const { openWorkshop } = await import("./workshop.js");
    openWorkshop(session, signal, opener);
  };
  return make("p", { class: "actions" }, button("Workshop view: one question at a time", open, signal));
}

/** The heading, the window's title and the line on paper say which assessment is open. @param {Session} session @param {AbortSignal} signal */
function showTitle(session, signal) {
  const show = () => {
    const name = session.assessment ? String(session.assessment.name.value) : "";
    const place = document.querySelector('[data-part="name"]');
    if (place) place.textContent = name || "Assess your AI system";
    if (name) document.title = `${name} · assessment`;
  };
  session.on("change", ({ checkId }) => { if (!checkId) show(); }, signal);
  show();
}

/** @param {Session} session @param {AbortSignal} signal */
function tieForms(session, signal) {
  document.querySelector('[data-part="checks"]')?.addEventListener("submit", (event) => event.preventDefault(), { signal });
  for (const check of session.data.checks) tieAnswer(check, session, signal);
}

/** Evidence examples and advice for the chosen audience only. @param {Session} session */
function showEvidenceFor(session) {
  const audience = session.assessment ? profileOf(session.assessment).audience : "";
  const form = document.querySelector('[data-part="checks"]');
  if (!form || !audience || form.getAttribute("data-audience") === audience) return;
  form.setAttribute("data-audience", audience);
  for (const part of form.querySelectorAll("[data-for]")) /** @type {HTMLElement} */ (part).hidden = part.getAttribute("data-for") !== audience;
  for (const words of form.querySelectorAll("[data-audience-name]")) words.textContent = ", for you";
  for (const link of form.querySelectorAll("a[data-advice]")) {
    const guideline = session.data.guidelines.find((one) => one.id === link.getAttribute("data-advice"));
    if (guideline) link.setAttribute("href", guideline.audienceUrls[audience] || guideline.url);
  }
}

/** Opens a guideline or a check, shows it even where a filter hides it, and puts focus on its first control. @param {string} id */
export function goTo(id) {
  const target = document.getElementById(id);
  for (let box = target; box; box = box.parentElement) {
    if (box instanceof HTMLDetailsElement) box.open = true;
    if (box.hidden) box.hidden = false;
  }
  if (!target) return;
  history.replaceState(null, "", `#${id}`);
  target.scrollIntoView({ block: "start" });
  /** @type {HTMLElement | null} */ (target.querySelector("summary, input:checked") || target.querySelector("input"))?.focus({ preventScroll: true });
}

/** @param {Session} session */
function openHash(session) {
  const id = decodeHash();
  const isHere = session.checks.has(id) || session.data.guidelines.some((guideline) => guideline.id === id);
  if (isHere && session.assessment) goTo(id);
}

/** The part of the address after #, or nothing where it is not well formed. */
function decodeHash() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}
