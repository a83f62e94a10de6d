/** Answers across editions of the questions. In: the catalogue and an assessment. Out: which answer speaks for which check. */

import { fieldOf, idsOf, joined } from "./model.js";

/** @param {import("./types.js").Catalogue} catalogue */
export function lineage(catalogue) {
  const rows = (/** @type {"formerly" | "replaces"} */ key) => new Map(catalogue.checks.flatMap((check) => (check[key] ? [[check.id, idsOf(check[key])]] : [])));
  return { formerly: rows("formerly"), replaces: rows("replaces"), retired: new Map(catalogue.retired.map((row) => [row.id, row])) };
}

/**
 * For each check: its answer, and whether the question is the same, was reworded (the answer stands), or means something else
 * now (`lookAgain`: the old answer is shown beside it and never turned into a yes).
 * @param {import("./types.js").Assessment} assessment @param {import("./types.js").Catalogue} catalogue
 */
export function currentAnswers(assessment, catalogue) {
  const answersOf = (/** @type {string[]} */ ids) => ids.flatMap((id) => (Object.hasOwn(assessment.answers, id) ? [{ id, answer: assessment.answers[id] }] : []));
  return new Map(catalogue.checks.map((check) => {
    const own = joined(answersOf([check.id, ...idsOf(check.formerly)]).map(({ answer }) => answer));
    const olds = answersOf(idsOf(check.replaces));
    const asked = own?.status?.asked?.digest;
    const isAsked = !fieldOf(own, "status") && olds.length ? "lookAgain" : asked && asked !== check.digest ? "reworded" : "same";
    return [check.id, { answer: own, isAsked, old: olds[0]?.answer, olds }];
  }));
}

/** Answers to checks that are no longer asked, or that this edition does not know: kept and readable. @param {import("./types.js").Assessment} assessment @param {import("./types.js").Catalogue} catalogue */
export function olderAnswers(assessment, catalogue) {
  const present = new Set(catalogue.checks.flatMap((check) => [check.id, ...idsOf(check.formerly)]));
  const retired = lineage(catalogue).retired;
  return Object.entries(assessment.answers).filter(([id]) => !present.has(id)).map(([id, answer]) => ({ id, answer, row: retired.get(id) }));
}
