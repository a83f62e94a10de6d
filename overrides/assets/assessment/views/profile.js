/**
 * The profile: name, audience, route, traits, in plain words. It decides which checks apply and never deletes an answer.
 * In: the session. Out: a form to begin with, or the sentence and the form to change it.
 */

import { profileOf } from "../model.js";
import { button, field, make } from "./build.js";

/** What cannot be left out, and what is said where it is. */
const MISSING = Object.freeze({ name: "Give the AI system a name, so that you can tell it from others.", audience: "Choose what kind of organisation you are." });
const NONE = "none";

/**
 * The form that begins an assessment.
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function beginForm(session, signal) {
  const name = make("input", { type: "text", autocomplete: "off", maxlength: 120, required: true });
  const form = make("form", { class: "profile-form", novalidate: true });
  form.append(
    make("h2", { id: "profile" }, "Say what you are looking at"),
    make("p", {}, "Four short questions decide which checks apply. You can change them later, and no answer is ever deleted by it."),
    field("profile-name", "What do you call the AI system?", name, { hint: "For example: customer chat, or the fraud model", wide: true }),
    ...profileFields(session, {}, signal, null),
    make("button", { type: "submit", class: "button" }, "Begin"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const profile = readProfile(form);
    if (showMissing(form, { name: !name.value.trim(), audience: !profile.audience }, session)) return;
    session.begin({ name: name.value.trim(), profile });
    document.querySelector("h1")?.scrollIntoView();
  }, { signal });
  return form;
}

/**
 * Says beside each field what is missing there, all of it in the live region, and moves focus to the first. Gives whether any is.
 * @param {HTMLFormElement} form @param {Record<"name" | "audience", boolean>} isMissing @param {import("../session.js").Session} session
 */
function showMissing(form, isMissing, session) {
  const [name, audience] = /** @type {HTMLElement[]} */ ([form.querySelector("#profile-name"), form.querySelector('[data-key="audience"]')]);
  name.setAttribute("aria-invalid", String(isMissing.name));
  showProblem(name, name, isMissing.name ? MISSING.name : "");
  showProblem(audience, /** @type {HTMLElement} */ (audience.querySelector(".option")), isMissing.audience ? MISSING.audience : "");
  const said = [isMissing.name && MISSING.name, isMissing.audience && MISSING.audience].filter(Boolean);
  if (!said.length) return false;
  session.say(`Not begun yet. ${said.join(" ")}`);
  (isMissing.name ? name : audience.querySelector("input"))?.focus();
  return true;
}

/** @param {HTMLElement} described what the words belong to @param {HTMLElement} before @param {string} said nothing takes the words away */
function showProblem(described, before, said) {
  const id = `${described.id || described.dataset.key}-problem`;
  document.getElementById(id)?.remove();
  const others = (described.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
  if (said) before.before(make("p", { class: "problem", id }, said));
  described.setAttribute("aria-describedby", [...others, ...(said ? [id] : [])].join(" "));
}

/** What nobody ticked is left out, so that it rules nothing out. @param {HTMLFormElement} form */
function readProfile(form) {
  const values = new FormData(form);
  return { audience: values.get("audience") || "", route: values.get("route") || "", traits: traitsOf(values.getAll("traits")) };
}

/** The traits that are ticked; none where "None of these" is, undefined where nothing is. @param {unknown[]} ticked */
const traitsOf = (ticked) => (ticked.length ? ticked.filter((one) => one !== NONE) : undefined);

/**
 * The three groups of choices. With `change` each choice is taken at once.
 * @param {import("../session.js").Session} session @param {any} now the profile as it is
 * @param {AbortSignal} signal @param {((key: string, value: unknown) => void) | null} change
 */
function profileFields(session, now, signal, change) {
  const { data } = session;
  const groups = [
    choices("audience", "Who are you?", "radio", data.audiences.map((word) => [word.id, word.name, ""]), [now.audience]),
    choices("route", "How do you come by the AI?", "radio", data.routes.map((word) => [word.id, word.title, word.summary]), [now.route], "Not sure? Leave this out. No check is then ruled out by it."),
    choices("traits", "What is it like? Tick all that fit", "checkbox", [...data.traits.map((word) => [word.id, word.title, word.summary]), [NONE, "None of these", ""]],
      now.traits && !now.traits.length ? [NONE] : now.traits || [], "Not sure? Leave this out too."),
  ];
  for (const group of groups) group.addEventListener("change", (event) => take(group, /** @type {HTMLInputElement} */ (event.target), change), { signal });
  return groups;
}

/**
 * "None of these" and the others rule each other out. Where a choice is taken at once, the last trait unticked leaves "None of these".
 * @param {HTMLFieldSetElement} group @param {HTMLInputElement} box @param {((key: string, value: unknown) => void) | null} change
 */
function take(group, box, change) {
  const all = [...group.querySelectorAll("input")];
  if (box.type === "checkbox" && box.checked) for (const other of all) if (other !== box && (other.value === NONE || box.value === NONE)) other.checked = false;
  if (!change) return;
  if (box.type === "radio") return change(box.name, box.value);
  for (const other of all) if (other.value === NONE) other.checked ||= !all.some((one) => one.checked);
  change(box.name, traitsOf(all.filter((one) => one.checked).map((one) => one.value)));
}

/**
 * @param {string} key @param {string} legend @param {string} type @param {string[][]} options @param {string[]} chosen @param {string} [hint]
 */
function choices(key, legend, type, options, chosen, hint) {
  const labels = options.map(([id, title, more]) => make("label", { class: "option" },
    make("input", { type, name: key, value: id, checked: chosen.includes(id), autocomplete: "off" }),
    make("span", {}, make("strong", {}, title), more ? make("span", { class: "small muted" }, more) : null)));
  const note = hint ? make("p", { class: "hint", id: `${key}-hint` }, hint) : null;
  return make("fieldset", { class: "options", "data-key": key, "aria-describedby": note?.id }, make("legend", {}, legend), note, ...labels);
}

/**
 * "Small or medium-sized organisation. You use someone else's AI. ..." with the form to change it folded below.
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function profileSummary(session, signal) {
  const sentence = make("p", { class: "muted" });
  const fold = make("details", { class: "fold" }, make("summary", {}, "Change this profile"));
  fold.addEventListener("toggle", () => {
    if (!fold.open || fold.querySelector("form")) return;
    const assessment = /** @type {import("../types.js").Assessment} */ (session.assessment);
    const name = make("input", { type: "text", autocomplete: "off", maxlength: 120, value: String(assessment.name.value) });
    name.addEventListener("change", () => { if (name.value.trim()) session.rename(name.value.trim()); }, { signal });
    const form = make("form", { class: "profile-form" }, field("rename", "Name of the AI system", name, { wide: true }),
      ...profileFields(session, profileOf(assessment), signal, (key, value) => session.changeProfile(key, value)),
      button("Close", () => { fold.open = false; fold.querySelector("summary")?.focus(); }, signal));
    form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    fold.append(form);
  }, { signal });
  const show = () => { sentence.textContent = describe(session); };
  session.on("change", ({ checkId }) => { if (!checkId) show(); }, signal);
  session.on("list", () => fold.querySelector("form")?.remove(), signal);
  show();
  return make("div", {}, sentence, fold);
}

/** @param {import("../session.js").Session} session */
function describe(session) {
  const profile = session.assessment ? profileOf(session.assessment) : {};
  const { data } = session;
  const audience = data.audiences.find((word) => word.id === profile.audience)?.name || "Organisation not chosen";
  const route = data.routes.find((word) => word.id === profile.route)?.title || "how you come by the AI not chosen, so all ways count";
  const traits = data.traits.filter((word) => (profile.traits || []).includes(word.id)).map((word) => word.title.toLowerCase());
  return `${audience}. ${route}. ${traits.length ? `${traits.join("; ")}.` : profile.traits ? "No traits ticked." : "What it is like not chosen, so all kinds count."}`.replace(/\. ([a-z])/g, (_, letter) => `. ${letter.toUpperCase()}`);
}
