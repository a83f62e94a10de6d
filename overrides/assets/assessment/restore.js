/**
 * Any text or value as an assessment, as far as it is one. In: a file's text, or what a store held. Out: the assessment, what could
 * not be placed, and why. Never throws, never invents a date, keeps what it does not know.
 */

import { migrate } from "./migrations.js";
import { FIELDS, FORMAT, VERSION } from "./model.js";
import { isRegister } from "./registers.js";

const MOST_LETTERS = 20 * 1024 * 1024;
const MOST_DEPTH = 50;
const MOST_ANSWERS = 5000;

/** @typedef {{assessment: import("./types.js").Assessment | null, problems: import("./types.js").Problem[], kept: Record<string, unknown>}} Restored */

/** @param {string} said @param {unknown} raw @returns {Restored} */
const refused = (said, raw) => ({ assessment: null, problems: [{ path: "", said }], kept: { "": raw } });

/** @param {any} value */
const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

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

/** @typedef {(path: string, raw: unknown, said: string) => void} Aside keeps a part that has no place, and says so */

/** @param {any} value @returns {Restored} */
function rebuild(value) {
  /** @type {import("./types.js").Problem[]} */
  const problems = [];
  /** @type {[string, unknown][]} */
  const kept = [];
  const aside = (/** @type {string} */ path, /** @type {unknown} */ raw, /** @type {string} */ said) => { problems.push({ path, said }); kept.push([path, raw]); };
  if (typeof value.id !== "string" || !value.id) return refused("The file carries no id, so it cannot be told from other assessments.", value);
  if (isMap(value.answers) && Object.keys(value.answers).length > MOST_ANSWERS) return refused(`The file holds more than ${MOST_ANSWERS} answers.`, value);
  if (typeof value.version === "number" && value.version > VERSION) problems.push({ path: "version", said: `It was made by a newer version of this site (${value.version}). What this page does not know is kept as it is.` });
  const { answers = {}, ...meta } = value;
  const assessment = { ...plainMeta(), answers: soundAnswers(answers, aside), ...Object.fromEntries(Object.entries(meta).flatMap(([key, raw]) => soundPart(key, raw, aside))) };
  return { assessment, problems, kept: Object.fromEntries(kept) };
}

/** What an assessment has at least, where the file does not say: older than anything else. @returns {any} */
const plainMeta = () => ({ version: VERSION, contentEdition: "", name: { value: "Unnamed", at: "", by: "" }, profile: {} });

/** @param {string} key @param {any} raw @param {Aside} aside @returns {[string, any][]} */
function soundPart(key, raw, aside) {
  if (key === "profile" || key === "people") return [[key, soundMap(raw, key, (field) => (field === "traits" ? isTexts : isText), aside)]];
  if (key === "history") return soundList(raw, key, aside).map((list) => [key, list]);
  if (key === "name" || key === "archived") return soundRegister(raw, key, key === "name" ? isText : isFlag, aside).map((register) => [key, register]);
  const isSound = { version: Number.isInteger(raw), contentEdition: isText(raw), snapshots: Array.isArray(raw) };
  if (Object.hasOwn(isSound, key) && !isSound[/** @type {keyof typeof isSound} */ (key)]) return (aside(key, raw, "It is not of the form it must have."), []);
  return [[key, raw]];
}

/** @param {unknown} value */ const isText = (value) => typeof value === "string";
/** @param {unknown} value */ const isTexts = (value) => Array.isArray(value) && value.every(isText);
/** @param {unknown} value */ const isFlag = (value) => typeof value === "boolean";
const isAny = () => true;
/** Some words, perhaps a link; null where it was removed. @param {any} value */
const isEvidence = (value) => value === null || (isMap(value) && ["text", "link"].every((key) => !Object.hasOwn(value, key) || isText(value[key])));

/** What the value of a field must be; of a field that is not known, anything. @param {unknown} field */
const testOf = (field) => (TEXTS.has(String(field)) ? isText : String(field).startsWith("evidence:") ? isEvidence : isAny);

/** The same moment as it must be written, or nothing: year 9000 and later is not believed, or no later answer could win. @param {string} at */
function momentOf(at) {
  const time = /^[0-8]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(at) ? new Date(at) : new Date(NaN);
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== at.slice(0, 10) ? "" : time.toISOString();
}

/** The register as a list of one, or none and kept aside. @param {any} raw @param {string} path @param {(value: any) => boolean} isValue @param {Aside} aside @returns {any[]} */
function soundRegister(raw, path, isValue, aside) {
  if (!isRegister(raw)) return (aside(path, raw, "It carries no time or no device."), []);
  if (!isValue(raw.value)) return (aside(path, raw, "Its value is not of the form it must have."), []);
  if (Object.hasOwn(raw, "asked") && !(isMap(raw.asked) && Object.values(raw.asked).every(isText))) return (aside(path, raw, "The question that was asked is not of the form it must have."), []);
  const at = momentOf(raw.at);
  if (!at && raw.at) aside(`${path}.at`, raw.at, "This time cannot be read. The value is in its place and counts as the oldest.");
  return [{ ...raw, at }];
}

/** A list of entries as a list of one, or none and kept aside. @param {any} raw @param {string} path @param {Aside} aside @returns {any[][]} */
function soundList(raw, path, aside) {
  if (!Array.isArray(raw)) return (aside(path, raw, "It is not a list."), []);
  return [raw.flatMap((entry, index) => {
    if (typeof entry?.field === "string") return soundRegister(entry, `${path}.${index}`, testOf(entry.field), aside);
    return (aside(`${path}.${index}`, entry, "It does not say which field it was."), []);
  })];
}

/** @param {any} map @param {string} path @param {(field: string) => (value: any) => boolean} valueOf @param {Aside} aside */
function soundMap(map, path, valueOf, aside) {
  if (!isMap(map)) return (aside(path, map, "It is not a group of fields."), {});
  return Object.fromEntries(Object.entries(map).flatMap(([key, raw]) => soundRegister(raw, `${path}.${key}`, valueOf(key), aside).map((register) => [key, register])));
}

const TEXTS = new Set(FIELDS);

/** @param {any} answers @param {Aside} aside */
function soundAnswers(answers, aside) {
  if (!isMap(answers)) return (aside("answers", answers, "It is not a group of answers."), {});
  const sound = Object.entries(answers).filter(([id, answer]) => isMap(answer) || aside(`answers.${id}`, answer, "It is not an answer."));
  return Object.fromEntries(sound.map(([id, answer]) => [id, soundAnswer(`answers.${id}`, answer, aside)]));
}

/** @param {string} path @param {any} answer @param {Aside} aside */
function soundAnswer(path, answer, aside) {
  return Object.fromEntries(Object.entries(answer).flatMap(([key, raw]) => {
    if (key === "evidence") return [[key, soundMap(raw, `${path}.${key}`, () => isEvidence, aside)]];
    if (key === "conflicts" || key === "history") return soundList(raw, `${path}.${key}`, aside).map((list) => [key, list]);
    return TEXTS.has(key) || isRegister(raw) ? soundRegister(raw, `${path}.${key}`, testOf(key), aside).map((register) => [key, register]) : [[key, raw]];
  }));
}
