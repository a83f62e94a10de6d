/** What a file would change, said before it does; then done in one go, with a way back. */

import { compare } from "../merge.js";
import { STATUSES } from "../model.js";
import { restore } from "../restore.js";
import { bringIn } from "../shelf.js";
import { button, counted, make } from "./build.js";

/** @typedef {import("../types.js").Assessment} Assessment */
/** @typedef {{title: string, does: string, mine: Assessment | null, done: string}} Way one way to take a file in */

/** How many of the parts without a place are listed. */
const MOST_LISTED = 50;

/**
 * The preview of a file's text. Nothing has changed when this returns.
 * @param {string} text @param {string} file its name @param {import("../session.js").Session} session
 * @param {AbortSignal} signal @param {() => void} close
 * @returns {Promise<HTMLElement>}
 */
export async function previewImport(text, file, session, signal, close) {
  const { assessment, problems } = restore(text);
  if (!assessment) return make("p", { class: "warning", tabindex: -1 }, `Nothing has changed. No answers could be read in “${file}”. ${problems[0].said} Choose a whole copy that this site made.`);
  const name = String(assessment.name.value);
  const found = await waysIn(assessment, name, session);
  return make("section", { class: "note", tabindex: -1, "aria-label": "What the file would change" },
    make("p", {}, make("strong", {}, `“${name}”`), ` holds ${counted(Object.keys(assessment.answers).length, "answer")}. Nothing has changed yet.`),
    problemList(problems),
    ...found.map((way) => choice(way, assessment, session, signal, close)),
    button("Leave everything as it is", close, signal));
}

/** Into the assessment with the file's id where there is one; else beside the others, or into the open one. @param {Assessment} theirs @param {string} name @param {import("../session.js").Session} session @returns {Promise<Way[]>} */
async function waysIn(theirs, name, session) {
  const open = session.assessment;
  const into = (/** @type {Assessment} */ mine, /** @type {string} */ where) => ({ title: `Merge it into ${where}`, does: `“${String(mine.name.value)}” would get:`, mine, done: `Merged “${name}” into “${String(mine.name.value)}”.` });
  if (open?.id === theirs.id) return [into(open, "the open assessment")];
  const stored = await session.store?.load(theirs.id).catch(() => null);
  if (stored) return [into(stored, `“${String(stored.name.value)}” on this device`)];
  const alone = { title: "Add it as an assessment of its own", does: "Beside what is here:", mine: null, done: `Added “${name}”.` };
  return open ? [alone, into(open, `“${String(open.name.value)}”`)] : [alone];
}

/** @param {Way} way @param {Assessment} theirs @param {import("../session.js").Session} session @param {AbortSignal} signal @param {() => void} close */
function choice(way, theirs, session, signal, close) {
  const found = compare(way.mine, theirs, session.data);
  const states = Object.values(theirs.answers).filter(({ status }) => status && !STATUSES.includes(status.value)).length;
  const take = async () => {
    close();
    await bringIn(session, { ...theirs, id: way.mine?.id || theirs.id }, way.done);
  };
  return make("div", { class: "way-in" }, make("p", {}, way.does),
    make("ul", {}, line(found.new.length, "new"), line(found.changed.length, "changed"), line(found.conflicting.length, "with two different notes: both will be kept for you to settle"),
      line(found.unknown.length, "to checks this edition does not know: they will be kept"), line(found.same, "the same"),
      states ? line(states, "with a state from another edition: kept, and you are asked about it") : null),
    which(found, theirs, session), button(way.title, take, signal, ""));
}

/** @param {number} count @param {string} words */
function line(count, words) {
  return make("li", {}, make("strong", {}, String(count)), ` ${words}`);
}

/** @param {ReturnType<typeof compare>} found @param {Assessment} theirs @param {import("../session.js").Session} session */
function which(found, theirs, session) {
  const rows = /** @type {[string, string[]][]} */ ([["New", found.new], ["Changed", found.changed], ["Two notes", found.conflicting], ["Unknown here", found.unknown]]).filter(([, ids]) => ids.length);
  if (!rows.length) return null;
  const label = (/** @type {string} */ id) => session.checks.get(id)?.label || String(theirs.answers[id]?.status?.asked?.text || "this edition does not know what was asked");
  const item = (/** @type {string} */ id) => make("li", {}, `${id} ${label(id)}`);
  return make("details", { class: "fold" }, make("summary", {}, "Which ones"), ...rows.map(([title, ids]) => make("div", {}, make("h3", {}, title), make("ul", { class: "small" }, ...ids.map(item)))));
}

/** @param {import("../types.js").Problem[]} problems */
function problemList(problems) {
  if (!problems.length) return null;
  const more = problems.length > MOST_LISTED ? make("li", {}, `and ${problems.length - MOST_LISTED} more`) : null;
  return make("details", { class: "fold" }, make("summary", {}, `${counted(problems.length, "part")} of the file could not be placed`),
    make("p", {}, "Keep the file: what has no place here is not taken in."),
    make("ul", { class: "small" }, ...problems.slice(0, MOST_LISTED).map(({ path, said }) => make("li", {}, `${path}: ${said}`)), more));
}
