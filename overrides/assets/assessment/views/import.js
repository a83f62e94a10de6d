/** What a file would change, said before it does; then done in one go, with a way back. */

import { compare } from "../merge.js";
import { restore } from "../restore.js";
import { bringIn } from "../shelf.js";
import { button, counted, make } from "./build.js";

/**
 * The preview of a file's text. Nothing has changed when this returns.
 * @param {string} text @param {string} name of the file @param {import("../session.js").Session} session
 * @param {AbortSignal} signal @param {() => void} close
 * @returns {HTMLElement[]}
 */
export function previewImport(text, name, session, signal, close) {
  const { assessment, problems } = restore(text);
  if (!assessment || isEmpty(assessment)) {
    return [make("p", { class: "warning", tabindex: -1 }, `Nothing has changed. No answers could be read in “${name}”. ${problems[0]?.said || "Choose a file that this site made."}`)];
  }
  const mine = session.assessment && session.assessment.id === assessment.id ? session.assessment : null;
  const found = compare(mine || session.assessment, assessment, session.data);
  return [make("section", { class: "note", tabindex: -1, "aria-label": "What the file would change" },
    make("p", {}, make("strong", {}, `“${String(assessment.name?.value || name)}”`), ` holds ${counted(Object.keys(assessment.answers).length, "answer")}. Nothing has changed yet.`),
    make("ul", {}, line(found.new.length, "new"), line(found.changed.length, "changed"), line(found.conflicting.length, "with two different notes: both will be kept for you to settle"),
      line(found.unknown.length, "to checks this edition does not know: they will be kept"), line(found.same, "the same")),
    details(found, session),
    problems.length ? make("details", { class: "fold" }, make("summary", {}, `${counted(problems.length, "part")} of the file could not be placed; kept aside`), make("ul", { class: "small" }, ...problems.slice(0, 50).map((problem) => make("li", {}, `${problem.path}: ${problem.said}`)))) : null,
    make("div", { class: "actions" }, ...choices(assessment, mine, session, signal, close)))];
}

/** @param {any} assessment */
function isEmpty(assessment) {
  return !Object.keys(assessment.answers || {}).length && !assessment.name?.value;
}

/** @param {number} count @param {string} words */
function line(count, words) {
  return make("li", {}, make("strong", {}, String(count)), ` ${words}`);
}

/** @param {any} found @param {import("../session.js").Session} session */
function details(found, session) {
  const rows = [["New", found.new], ["Changed", found.changed], ["Two notes", found.conflicting], ["Unknown here", found.unknown]];
  const item = (/** @type {any} */ row) => {
    const id = typeof row === "string" ? row : row.id || row.checkId;
    return make("li", {}, `${id} ${session.checks.get(id)?.label || ""}`);
  };
  return make("details", { class: "fold" }, make("summary", {}, "Which ones"), ...rows.filter(([, list]) => list.length).map(([title, list]) => make("div", {}, make("h3", {}, title), make("ul", { class: "small" }, ...list.map(item)))));
}

/**
 * @param {any} assessment @param {any} mine @param {import("../session.js").Session} session @param {AbortSignal} signal @param {() => void} close
 */
function choices(assessment, mine, session, signal, close) {
  const done = async (/** @type {Promise<void>} */ work, /** @type {string} */ words) => {
    await work;
    close();
    session.say(`${words} You can undo it under “Your assessments”.`);
    session.tell("list", {});
  };
  const list = [];
  if (mine) list.push(button("Merge it into the open assessment", () => done(bringIn(session, assessment), "Merged."), signal, ""));
  else list.push(button("Add it as an assessment of its own", () => done(bringIn(session, assessment), "Added."), signal, ""));
  if (!mine && session.assessment) list.push(button(`Merge it into “${String(session.assessment.name.value)}”`, () => done(bringIn(session, { ...assessment, id: session.assessment?.id }), "Merged."), signal));
  list.push(button("Leave everything as it is", close, signal));
  return list;
}
