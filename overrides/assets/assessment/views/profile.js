/**
 * The profile: name, audience, route, traits, in plain words. It decides which checks apply and never deletes an answer.
 * In: the session. Out: a form to begin with, or the sentence and the form to change it.
 */

import { profileOf } from "../model.js";
import { button, field, make } from "./build.js";

/**
 * The form that begins an assessment.
 * @param {import("../session.js").Session} session @param {AbortSignal} signal
 */
export function beginForm(session, signal) {
  const name = make("input", { type: "text", autocomplete: "off", maxlength: 120, required: true });
  const form = make("form", { class: "profile-form", novalidate: true });
  const problem = make("p", { class: "warning", hidden: true, id: "profile-problem" });
  form.append(
    make("h2", { id: "profile" }, "Say what you are looking at"),
    make("p", {}, "Four short questions decide which checks apply. You can change them later, and no answer is ever deleted by it."),
    problem,
    field("profile-name", "What do you call the AI system?", name, { hint: "For example: customer chat, or the fraud model", wide: true }),
    ...profileFields(session, {}, signal, null),
    make("button", { type: "submit", class: "button" }, "Begin"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const profile = readProfile(form);
    if (!name.value.trim() || !profile.audience) return showMissing(problem, name, form);
    session.begin({ name: name.value.trim(), profile });
    document.querySelector("h1")?.scrollIntoView();
  }, { signal });
  return form;
}

/** @param {HTMLElement} problem @param {HTMLInputElement} name @param {HTMLFormElement} form */
function showMissing(problem, name, form) {
  const isUnnamed = !name.value.trim();
  problem.hidden = false;
  problem.textContent = isUnnamed ? "Give the AI system a name, so that you can tell it from others." : "Choose what kind of organisation you are.";
  const target = isUnnamed ? name : /** @type {HTMLElement} */ (form.querySelector('input[name="audience"]'));
  target.setAttribute("aria-describedby", "profile-problem");
  target.focus();
}

/** @param {HTMLFormElement} form */
function readProfile(form) {
  const values = new FormData(form);
  return { audience: values.get("audience") || "", route: values.get("route") || "", traits: values.getAll("traits") };
}

/**
 * The three groups of choices. With `change` each choice is taken at once.
 * @param {import("../session.js").Session} session @param {any} now the profile as it is
 * @param {AbortSignal} signal @param {((key: string, value: unknown) => void) | null} change
 */
function profileFields(session, now, signal, change) {
  const { data } = session;
  const groups = [
    choices("audience", "Who are you?", "radio", data.audiences.map((word) => [word.id, word.name, ""]), [now.audience]),
    choices("route", "How do you come by the AI?", "radio", data.routes.map((word) => [word.id, word.title, word.summary]), [now.route]),
    choices("traits", "What is it like? Tick all that fit", "checkbox", data.traits.map((word) => [word.id, word.title, word.summary]), now.traits || []),
  ];
  if (change) {
    for (const group of groups) {
      group.addEventListener("change", () => {
        const chosen = [...group.querySelectorAll("input")].filter((input) => input.checked).map((input) => input.value);
        change(group.dataset.key || "", group.dataset.key === "traits" ? chosen : chosen[0]);
      }, { signal });
    }
  }
  return groups;
}

/**
 * @param {string} key @param {string} legend @param {string} type @param {string[][]} options @param {string[]} chosen
 */
function choices(key, legend, type, options, chosen) {
  const labels = options.map(([id, title, more]) => make("label", { class: "option" },
    make("input", { type, name: key, value: id, checked: chosen.includes(id), autocomplete: "off" }),
    make("span", {}, make("strong", {}, title), more ? make("span", { class: "small muted" }, more) : null)));
  return make("fieldset", { class: "options", "data-key": key }, make("legend", {}, legend), ...labels);
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
