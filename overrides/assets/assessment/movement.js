/** What moved between two moments of an assessment. In: two moments and the catalogue. Out: lists and a sentence. Pure. */

import { carried } from "./answering.js";
import { applying, byArea, statusOf } from "./scoring.js";

/** @import {Catalogue, Check, Tally} from "./types.js" */
/** @typedef {import("./snapshots.js").Moment} Moment */
/** @typedef {"reached" | "back" | "forward" | "answered" | "cleared" | "ruledOut" | "accepted" | "reopened" | "other"} Kind */
/** @typedef {{check: Check, from: string, to: string, kind: Kind}} Move */
/** @typedef {{moves: Move[], joined: Check[], left: Check[], areas: {area: Catalogue["areas"][number], before: Tally, after: Tally}[]}} Movement */

const STEPS = Object.freeze(["not-yet", "partly", "in-place"]);
const ASIDE = Object.freeze(["not-applicable", "risk-accepted"]);

/** In the order they are told; what is good or bad first. @type {readonly [Kind, string][]} */
const WORDS = Object.freeze(/** @type {[Kind, string][]} */ ([
  ["reached", "moved to in place"], ["back", "fell back"], ["forward", "moved on to partly"], ["answered", "answered for the first time"],
  ["accepted", "accepted as a risk"], ["ruledOut", "now not applicable"], ["reopened", "opened again"], ["cleared", "cleared to not answered"], ["other", "changed otherwise"],
]));

/** Which kind of move it is. Each change is of one kind. @param {string} from @param {string} to @returns {Kind} */
export function kindOf(from, to) {
  if (to === "in-place") return "reached";
  if (to === "unanswered") return "cleared";
  if (to === "not-applicable") return "ruledOut";
  if (to === "risk-accepted") return "accepted";
  if (from === "unanswered") return "answered";
  if (ASIDE.includes(from)) return "reopened";
  const [before, after] = [STEPS.indexOf(from), STEPS.indexOf(to)];
  return before < 0 || after < 0 ? "other" : after < before ? "back" : "forward";
}

/** Answers to renamed checks count under the new id. @param {Catalogue} catalogue @param {Moment} then @param {Moment} later @returns {Movement} */
export function movement(catalogue, then, later) {
  const [before, after] = [then, later].map((moment) => ({ ...moment, assessment: /** @type {any} */ (carried(moment.assessment, catalogue.checks)) }));
  const [here, now] = [before, after].map(({ assessment }) => new Map(applying(catalogue, assessment).map((check) => [check.id, check])));
  const both = [...now.values()].filter((check) => here.has(check.id));
  const states = both.map((check) => ({ check, from: statusOf(before.assessment, check.id), to: statusOf(after.assessment, check.id) }));
  const [areasBefore, areasAfter] = [before, after].map(({ assessment }) => byArea(catalogue, assessment));
  return {
    moves: states.filter(({ from, to }) => from !== to).map((move) => ({ ...move, kind: kindOf(move.from, move.to) })),
    joined: [...now.values()].filter((check) => !here.has(check.id)),
    left: [...here.values()].filter((check) => !now.has(check.id)),
    areas: areasBefore.map(({ area, tally }, index) => ({ area, before: tally, after: areasAfter[index].tally })),
  };
}

/** The moves of each kind that has some, in the order they are told. @param {Move[]} moves @returns {{kind: Kind, words: string, moves: Move[]}[]} */
export function byKind(moves) {
  return WORDS.map(([kind, words]) => ({ kind, words, moves: moves.filter((move) => move.kind === kind) })).filter((group) => group.moves.length);
}

/** The movement as a sentence: `9 moved to in place, 2 fell back.` @param {Movement} found */
export function inWords({ moves, joined, left }) {
  const said = byKind(moves).map((group) => `${group.moves.length} ${group.words}`);
  if (joined.length) said.push(`${joined.length} now ${joined.length === 1 ? "applies" : "apply"} that did not`);
  if (left.length) said.push(`${left.length} no longer ${left.length === 1 ? "applies" : "apply"}`);
  return said.length ? `${said.join(", ")}.` : "nothing moved.";
}
