/** Answers under the ids they have now. In: an assessment and the checks of this edition. Out: the assessment to show; nothing is changed in place. */

import { mergeAnswers } from "./registers.js";

/**
 * The assessment with the answer to each renamed check under its new id too; the very same object where nothing was renamed.
 * @param {import("./types.js").Assessment | null} assessment @param {import("./types.js").Check[]} checks
 */
export function carried(assessment, checks) {
  const has = (/** @type {string | undefined} */ id) => Boolean(assessment && id && Object.hasOwn(assessment.answers, id));
  const renamed = checks.filter((check) => has(check.formerly));
  if (!assessment || !renamed.length) return assessment;
  const { answers } = assessment;
  const moved = renamed.map(({ id, formerly }) => [id, mergeAnswers(answers[String(formerly)], has(id) ? answers[id] : {})]);
  return { ...assessment, answers: { ...answers, ...Object.fromEntries(moved) } };
}
