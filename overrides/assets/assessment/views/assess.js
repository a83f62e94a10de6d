/** The assessment's page: begin, then answer; files, several assessments and the way to the results beside it. */

import { profileOf } from "../model.js";
import { tieAnswer } from "./answer.js";
import { assessmentList } from "./assessments.js";
import { make } from "./build.js";
import { conflictList } from "./conflicts.js";
import { downloadCopy } from "./download.js";
import { filePanel } from "./files.js";
import { filters } from "./filters.js";
import { keptNotice, storageNotice } from "./notices.js";
import { beginForm, profileSummary } from "./profile.js";
import { areaList, dock, progressPanel } from "./progress.js";
import { liveRegion, savedLine } from "./saved.js";

/**
 * @param {HTMLElement} element
 * @param {import("../session.js").Session} session
 * @param {AbortSignal} signal
 */
export function showAssess(element, session, signal) {
  const tools = make("div", { class: "assess-tools" });
  const side = make("aside", { class: "assess-side", "aria-label": "Your progress" });
  const areas = make("div", { class: "assess-areas" });
  const foot = make("div", { class: "assess-foot" });
  element.replaceChildren(liveRegion(session, signal), tools, areas, side);
  document.querySelector("main")?.append(foot);
  signal.addEventListener("abort", () => foot.remove());
  tieForms(session, signal);
  const draw = () => {
    const stop = new AbortController();
    signal.addEventListener("abort", () => stop.abort(), { once: true });
    session.on("list", () => { stop.abort(); draw(); }, AbortSignal.any ? AbortSignal.any([signal, stop.signal]) : stop.signal);
    showParts({ tools, areas, side, foot }, session, stop.signal);
  };
  draw();
  session.on("change", () => showEvidenceFor(session), signal);
  openHash(session);
  addEventListener("hashchange", () => openHash(session), { signal });
}

/**
 * @param {Record<"tools" | "areas" | "side" | "foot", HTMLElement>} places
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
function showParts({ tools, areas, side, foot }, session, signal) {
  const name = document.querySelector('[data-part="name"]');
  const lead = document.querySelector('[data-part="lead"]');
  const form = /** @type {HTMLElement | null} */ (document.querySelector('[data-part="checks"]'));
  const hasBegun = Boolean(session.assessment);
  if (lead) /** @type {HTMLElement} */ (lead).hidden = hasBegun;
  if (form) form.hidden = !hasBegun;
  foot.replaceChildren();
  if (!hasBegun) {
    if (name) name.textContent = "Assess your AI system";
    tools.replaceChildren(storageNotice(session, signal), keptNotice(session, signal), beginForm(session, signal, () => document.querySelector("h1")?.scrollIntoView()), filePanel(session, signal), assessmentList(session, signal));
    side.replaceChildren();
    areas.replaceChildren();
    return;
  }
  const title = () => { if (name && session.assessment) name.textContent = String(session.assessment.name.value); };
  session.on("change", title, signal);
  title();
  tools.replaceChildren(storageNotice(session, signal), keptNotice(session, signal), profileSummary(session, signal), conflictList(session, signal), ...filters(session, signal));
  side.replaceChildren(
    make("div", { class: "panel" }, savedLine(session, signal, () => downloadCopy(session))),
    progressPanel(session, signal, goTo),
    filePanel(session, signal),
    assessmentList(session, signal));
  areas.replaceChildren(areaList(session, signal));
  foot.replaceChildren(dock(session, signal, goTo));
  showEvidenceFor(session);
}

/** @param {import("../session.js").Session} session @param {AbortSignal} signal */
function tieForms(session, signal) {
  document.querySelector('[data-part="checks"]')?.addEventListener("submit", (event) => event.preventDefault(), { signal });
  for (const check of session.data.checks) {
    const card = document.querySelector(`article[data-check="${CSS.escape(check.id)}"]`);
    const states = /** @type {HTMLFieldSetElement | null} */ (card?.querySelector("fieldset[data-states]"));
    const place = /** @type {HTMLElement | null} */ (card?.querySelector("[data-answer]"));
    if (states && place) tieAnswer(states, place, check, session, signal);
  }
}

/** Evidence examples and advice for the chosen audience only. @param {import("../session.js").Session} session */
function showEvidenceFor(session) {
  const audience = session.assessment ? profileOf(session.assessment).audience : "";
  const form = document.querySelector('[data-part="checks"]');
  if (!form || !audience || form.getAttribute("data-audience") === audience) return;
  form.setAttribute("data-audience", audience);
  for (const part of form.querySelectorAll("[data-for]")) /** @type {HTMLElement} */ (part).hidden = part.getAttribute("data-for") !== audience;
  for (const words of form.querySelectorAll("[data-audience-name]")) words.textContent = ", for you";
  for (const link of form.querySelectorAll("a[data-advice]")) {
    const guideline = session.data.guidelines.find((one) => one.id === link.getAttribute("data-advice"));
    if (guideline) link.setAttribute("href", guideline.audienceUrls[audience]);
  }
}

/** Opens the guideline of a check, shows the check and puts focus on its radios. @param {string} checkId */
export function goTo(checkId) {
  const card = /** @type {HTMLElement | null} */ (document.querySelector(`article[data-check="${CSS.escape(checkId)}"]`));
  if (!card) return;
  card.hidden = false;
  for (let box = card.parentElement; box; box = box.parentElement) {
    if (box instanceof HTMLDetailsElement) box.open = true;
    if (box.hidden) box.hidden = false;
  }
  history.replaceState(null, "", `#${checkId}`);
  card.scrollIntoView({ block: "start" });
  /** @type {HTMLElement | null} */ (card.querySelector("input:checked") || card.querySelector("input"))?.focus({ preventScroll: true });
}

/** @param {import("../session.js").Session} session */
function openHash(session) {
  const id = decodeURIComponent(location.hash.slice(1));
  if (session.checks.has(id) && session.assessment) goTo(id);
}
