/** What changed in the guidance since an assessment was last gone through. In: an assessment and the catalogue. Out: lists. Pure; changes nothing. */

import { currentAnswers, lineage, olderAnswers } from "./lineage.js";
import { fieldOf, idsOf, profileOf } from "./model.js";

/** @import {Assessment, Catalogue, Check} from "./types.js" */
/** @typedef {{from: string, to: string, isNewer: boolean, isDone: boolean, answered: number, reworded: {check: Check, answer: any}[], lookAgain: {check: Check, old: any, oldId: string}[],
 *   added: Check[], retired: ReturnType<typeof olderAnswers>, renamed: {check: Check, oldId: string}[]}} Review */

/** Whether edition `a` came after edition `b`, such as 1.10 after 1.9; nothing is said of an edition that is not known. @param {string} a @param {string} b */
export function isLater(a, b) {
  if (!a || !b) return false;
  const [x, y] = [a, b].map((text) => String(text).split(".").map(Number));
  return x[0] === y[0] ? (x[1] || 0) > (y[1] || 0) : x[0] > y[0];
}

/** The edition that was gone through last: noted when a person says so, or else the one the assessment began in. @param {Assessment} assessment */
const lastSeen = (assessment) => String(/** @type {any} */ (profileOf(assessment)).edition || assessment.contentEdition || "");

/** @param {Assessment} assessment @param {Catalogue} catalogue @returns {Review} */
export function reviewOf(assessment, catalogue) {
  const from = lastSeen(assessment);
  const answers = currentAnswers(assessment, catalogue);
  const of = (/** @type {string} */ kind) => catalogue.checks.filter((check) => answers.get(check.id)?.isAsked === kind);
  const found = {
    reworded: of("reworded").map((check) => ({ check, answer: answers.get(check.id)?.answer })),
    lookAgain: of("lookAgain").flatMap((check) => (answers.get(check.id)?.olds || []).map(({ id, answer }) => ({ check, old: answer, oldId: id }))),
    added: catalogue.checks.filter((check) => check.since && isLater(check.since, from) && !check.formerly && !answers.get(check.id)?.answer && !answers.get(check.id)?.old),
    retired: olderAnswers(assessment, catalogue).filter(({ id }) => ![...lineage(catalogue).replaces.values()].flat().includes(id)),
    renamed: catalogue.checks.flatMap((check) => idsOf(check.formerly).filter((id) => Object.hasOwn(assessment.answers, id)).slice(0, 1).map((oldId) => ({ check, oldId }))),
  };
  const answered = Object.values(assessment.answers).filter((answer) => fieldOf(answer, "status") && fieldOf(answer, "status") !== "unanswered").length;
  return { from, to: catalogue.edition, isNewer: isLater(from, catalogue.edition), isDone: !isLater(catalogue.edition, from), answered, ...found };
}

/** Whether there is anything to show. @param {Review} review */
export const hasChanges = ({ reworded, lookAgain, added, retired, renamed }) => [reworded, lookAgain, added, retired, renamed].some((list) => list.length > 0);

/** What happened to the answers, first; then what there is to do. @param {Review} review */
export function inWords({ from, to, answered, reworded, lookAgain, added, retired, renamed }) {
  const count = (/** @type {any[]} */ list, /** @type {string} */ one, /** @type {string} */ many) => (list.length ? [`${list.length} ${list.length === 1 ? one : many}`] : []);
  const said = [
    ...count(reworded, "question you answered has new words, and your answer stands", "questions you answered have new words, and your answers stand"),
    ...count([...new Set(lookAgain.map(({ check }) => check))], "asks something else now, so it is asked again beside your old answer", "ask something else now, so they are asked again beside your old answers"),
    ...count(renamed, "has a new number, and your answer came with it", "have new numbers, and your answers came with them"),
    ...count(added, "is new", "are new"),
    ...count(retired, "is no longer asked, and your answer is kept", "are no longer asked, and your answers are kept"),
  ];
  const kept = answered === 1 ? "Your 1 answer is here, unchanged." : `Your ${answered} answers are all here, unchanged.`;
  return `${kept} Edition ${to} follows ${from || "an edition that is not known"}: ${said.length ? said.join("; ") : "nothing you answered has changed"}.`;
}
