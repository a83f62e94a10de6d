/**
 * Any text or value as an assessment, as far as it is one. In: a file's text, or what a store held. Out: the assessment, what could
 * not be placed, and why. Never throws, never invents a date, keeps what it does not know.
 */

import { migrate } from "./migrations.js";
import { FORMAT, VERSION } from "./model.js";
import { isRegister } from "./registers.js";

const MOST_LETTERS = 20 * 1024 * 1024;
const MOST_DEPTH = 50;
const MOST_ANSWERS = 5000;

/** @typedef {{assessment: import("./types.js").Assessment | null, problems: import("./types.js").Problem[], kept: Record<string, unknown>}} Restored */

/** @param {string} said @param {unknown} raw @returns {Restored} */
const refused = (said, raw) => ({ assessment: null, problems: [{ path: "", said }], kept: { "": raw } });

/** @param {any} value */
const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {any} entry */
const isEntry = (entry) => isRegister(entry) && typeof entry.field === "string";

/** @param {unknown} value */
function isDeep(value) {
  let level = [value];
  for (let depth = 0; level.length; depth += 1) {
    if (depth > MOST_DEPTH) return true;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** @param {unknown} source text or a value @returns {Restored} */
export function restore(source) {
  let value = source;
  if (typeof source === "string") {
    if (source.length > MOST_LETTERS) return refused("The file is larger than 20 MB, so it was not read.", "");
    try {
      value = JSON.parse(source.replace(/^\ufeff/, ""));
    } catch {
      return refused("The file is not JSON, or it was cut off.", source);
    }
  }
  if (!isMap(value) || /** @type {any} */ (value).format !== FORMAT) return refused("The file is not an assessment that this site made.", value);
  if (isDeep(value)) return refused("The file is nested deeper than an assessment can be.", value);
  return rebuild(migrate(value));
}

/** @param {any} value @returns {Restored} */
function rebuild(value) {
  /** @type {import("./types.js").Problem[]} */
  const problems = [];
  /** @type {[string, unknown][]} */
  const kept = [];
  const aside = (/** @type {string} */ path, /** @type {unknown} */ raw, /** @type {string} */ said) => { problems.push({ path, said }); kept.push([path, raw]); };
  if (typeof value.id !== "string" || !value.id) return refused("The file carries no id, so it cannot be told from other assessments.", value);
  if (Number(value.version) > VERSION) problems.push({ path: "version", said: `It was made by a newer version of this site (${value.version}). What this page does not know is kept as it is.` });
  const answers = soundAnswers(value.answers, aside);
  if (Object.keys(answers).length > MOST_ANSWERS) return refused(`The file holds more than ${MOST_ANSWERS} answers.`, value);
  const assessment = {
    ...value,
    version: Number.isInteger(value.version) ? value.version : VERSION,
    contentEdition: typeof value.contentEdition === "string" ? value.contentEdition : "",
    name: isRegister(value.name) ? value.name : { value: "Unnamed", at: "", by: "" },
    profile: soundMap(value.profile, "profile", isRegister, aside),
    answers,
  };
  for (const [key, test] of /** @type {[string, (one: any) => boolean][]} */ ([["archived", isRegister], ["people", isMap], ["history", Array.isArray], ["snapshots", Array.isArray]])) {
    if (key in assessment && !test(assessment[key])) { aside(key, assessment[key], "It is not of the form it must have."); delete assessment[key]; }
  }
  if (assessment.history) assessment.history = assessment.history.filter(isEntry);
  return { assessment, problems, kept: Object.fromEntries(kept) };
}

/** @typedef {(path: string, raw: unknown, said: string) => void} Aside */

/** @param {any} map @param {string} path @param {(one: any) => boolean} isSound @param {Aside} aside */
function soundMap(map, path, isSound, aside) {
  if (map !== undefined && !isMap(map)) aside(path, map, "It is not a group of fields.");
  const pairs = isMap(map) ? Object.entries(map) : [];
  for (const [key, raw] of pairs) if (!isSound(raw)) aside(`${path}.${key}`, raw, "It carries no time or no device.");
  return Object.fromEntries(pairs.filter(([, raw]) => isSound(raw)));
}

const REGISTERS = new Set(["status", "note", "owner", "due", "reason", "acceptedBy", "reviewBy"]);

/** @param {any} answers @param {Aside} aside */
function soundAnswers(answers, aside) {
  if (answers !== undefined && !isMap(answers)) aside("answers", answers, "It is not a group of answers.");
  const pairs = isMap(answers) ? Object.entries(answers) : [];
  const sound = pairs.filter(([id, answer]) => isMap(answer) || aside(`answers.${id}`, answer, "It is not an answer."));
  return Object.fromEntries(sound.map(([id, answer]) => [id, soundAnswer(id, answer, aside)]));
}

/** @param {string} id @param {any} answer @param {Aside} aside */
function soundAnswer(id, answer, aside) {
  const path = `answers.${id}`;
  const pairs = Object.entries(answer).flatMap(([key, raw]) => {
    if (key === "evidence") return [[key, soundMap(raw, `${path}.evidence`, isRegister, aside)]];
    if (key === "conflicts" || key === "history") return Array.isArray(raw) ? [[key, raw.filter(isEntry)]] : (aside(`${path}.${key}`, raw, "It is not a list."), []);
    if (REGISTERS.has(key) && !isRegister(raw)) return (aside(`${path}.${key}`, raw, "It carries no time or no device."), []);
    return [[key, raw]];
  });
  return Object.fromEntries(pairs);
}
