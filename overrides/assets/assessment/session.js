/**
 * One sitting: the assessment in memory, its store, and the other tabs. In: what a person does. Out: events for the views.
 *
 * A change is in memory and its write begun before the event handler ends; "saved" is said when the transaction is complete.
 * Knows no document. Events: change {checkId?}, saved {at}, problem {problem}, list, say {text}.
 */

import { mergeAnswers, mergeAssessments } from "./merge.js";
import { typedOver } from "./store/records.js";
import { newAssessment, newId, setEvidence, setField, setName, setProfile } from "./model.js";

/** @typedef {{kind: string, said: string}} Problem */
/** @typedef {{checkId?: string, at?: Date, problem?: Problem | null, text?: string}} Detail */

export const FIRST_NAME = "My AI system";

export class Session extends EventTarget {
  /** @type {import("./types.js").Assessment | null} */
  assessment = null;
  /** @type {any} an open store, or null where storage is blocked */
  store = null;
  /** @type {any} to the other tabs */
  channel = null;
  /** This device's id. */
  by = newId();
  /** @type {Date | null} */
  savedAt = null;
  /** @type {Problem | null} */
  problem = null;
  changes = 0;
  isPersistent = false;
  /** @type {Promise<void>} */
  persistence = Promise.resolve();
  /** What `undo` would take back, in words. */
  undoable = "";

  /** @param {import("./types.js").Catalogue} data */
  constructor(data) {
    super();
    this.data = data;
    this.checks = new Map(data.checks.map((check) => [check.id, check]));
  }

  /** The answer to a check, or undefined. @param {string} checkId */
  answer(checkId) {
    const answers = this.assessment?.answers;
    return answers && Object.hasOwn(answers, checkId) ? answers[checkId] : undefined;
  }

  /** The name of whoever wrote on a device, as far as it is known. @param {string} by */
  person(by) {
    if (by === this.by) return "this device";
    return String(/** @type {any} */ (this.assessment)?.people?.[by]?.value || "another device");
  }

  /**
   * Sets a field of an answer and begins to save it.
   * @param {string} checkId @param {string} field @param {unknown} value @param {{isTyping?: boolean}} [how]
   */
  change(checkId, field, value, how = {}) {
    const stamp = { ...this.#stamp(), check: this.checks.get(checkId), edition: this.data.edition };
    this.#keep(checkId, setField(this.#begun(), checkId, field, value, stamp), how);
  }

  /**
   * Sets, or with null removes, one entry of evidence.
   * @param {string} checkId @param {string} evidenceId @param {{text: string, link: string} | null} value @param {{isTyping?: boolean}} [how]
   */
  changeEvidence(checkId, evidenceId, value, how = {}) {
    this.#keep(checkId, setEvidence(this.#begun(), checkId, evidenceId, value, this.#stamp()), how);
  }

  /** Puts a whole answer in place of the one here, as a conflict view does. @param {string} checkId @param {any} answer */
  replaceAnswer(checkId, answer) {
    const assessment = this.#begun();
    this.#keep(checkId, { ...assessment, answers: { ...assessment.answers, [checkId]: answer } }, {});
  }

  /** @param {string} name */
  rename(name) {
    this.assessment = setName(this.#begun(), name, this.#stamp());
    this.keepMeta();
  }

  /** @param {string} key audience, route or traits @param {unknown} value */
  changeProfile(key, value) {
    this.assessment = setProfile(this.#begun(), /** @type {any} */ (key), value, this.#stamp());
    this.keepMeta();
  }

  /** Begins a new assessment and makes it the current one. @param {{name: string, profile: Record<string, unknown>}} start */
  begin({ name, profile }) {
    this.assessment = newAssessment({ name, profile, edition: this.data.edition, ...this.#stamp() });
    this.keepMeta();
    this.remember();
    this.tell("list", {});
  }

  /** Makes a stored assessment the current one. @param {string} id */
  async open(id) {
    this.assessment = (await this.store?.load(id)) || this.assessment;
    this.remember();
    this.tell("list", {});
    this.tell("change", {});
  }

  /** Takes in what another tab or the store says of this assessment. @param {import("./types.js").Assessment} other */
  takeIn(other) {
    this.assessment = this.assessment?.id === other.id ? mergeAssessments(this.assessment, other) : other;
    this.tell("change", {});
  }

  /** Takes in one answer from another tab; `was` is what that tab sent before. @param {string | undefined} assessmentId @param {string | undefined} checkId @param {any} answer @param {any} [was] */
  takeInAnswer(assessmentId, checkId, answer, was) {
    if (!checkId || !this.assessment || this.assessment.id !== assessmentId) return;
    const merged = mergeAnswers(typedOver(this.answer(checkId) || {}, was, answer), answer);
    this.assessment = { ...this.assessment, answers: { ...this.assessment.answers, [checkId]: merged } };
    this.tell("change", { checkId });
  }

  /** Begins to save name, profile and all else that is not an answer. */
  keepMeta() {
    const assessment = /** @type {import("./types.js").Assessment} */ (this.assessment);
    const write = this.store ? this.follow(this.store.saveMeta(assessment), { isTyping: true }) : Promise.resolve();
    this.channel?.send({ type: "meta", assessmentId: assessment.id });
    this.tell("change", {});
    return write;
  }

  /** Notes which assessment is open, for the next page. */
  remember() {
    if (this.assessment) this.store?.setSetting("current", this.assessment.id).catch(() => {});
  }

  /** Says something in the page's one live region. @param {string} text */
  say(text) {
    this.tell("say", { text });
  }

  /** @param {Problem} problem */
  fail(problem) {
    this.problem = problem;
    this.tell("problem", { problem });
  }

  /** What stood in the way is gone. */
  recover() {
    this.problem = null;
    this.tell("problem", { problem: null });
  }

  /** @param {string} type @param {(detail: Detail) => void} act @param {AbortSignal} signal */
  on(type, act, signal) {
    this.addEventListener(type, (event) => act(/** @type {CustomEvent} */ (event).detail), { signal });
  }

  /** @param {string} type @param {Detail} detail */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** Follows a write to its end: then it is saved, or the page says why not. @param {Promise<unknown>} write @param {{isTyping?: boolean}} [how] */
  async follow(write, { isTyping } = {}) {
    try {
      await write;
      if (this.problem) this.recover();
      this.savedAt = new Date();
      this.changes += 1;
      this.tell("saved", { at: this.savedAt });
      if (!isTyping) this.say("Saved");
    } catch (error) {
      this.fail(/** @type {any} */ (error));
    }
  }

  #begun() {
    if (!this.assessment) this.begin({ name: FIRST_NAME, profile: this.data.page ? { audience: this.data.page.audience } : {} });
    return /** @type {import("./types.js").Assessment} */ (this.assessment);
  }

  #stamp() {
    return { now: new Date().toISOString(), by: this.by };
  }

  /** @param {string} checkId @param {import("./types.js").Assessment} assessment @param {{isTyping?: boolean}} how */
  #keep(checkId, assessment, how) {
    this.assessment = assessment;
    const answer = assessment.answers[checkId];
    if (this.store) this.follow(this.store.saveAnswer(assessment.id, checkId, answer), how);
    this.channel?.send({ type: "answer", assessmentId: assessment.id, checkId, answer });
    this.tell("change", { checkId });
  }
}
