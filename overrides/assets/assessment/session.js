/**
 * One sitting: the assessment in memory, its store, and the other tabs. In: what a person does. Out: events for the views.
 *
 * A change is in memory and its write begun before the event handler ends; "saved" is said when no write is under way and none
 * has failed. Knows no document.
 */

import { carried } from "./carried.js";
import { Events } from "./events.js";
import { mergeAnswers, mergeAssessments } from "./registers.js";
import { typedOver } from "./store/records.js";
import { Saving } from "./saving.js";
import { newAssessment, newId, setEvidence, setField, setName, setProfile } from "./model.js";

/** @typedef {{kind: string, said: string}} Problem */

export const FIRST_NAME = "My AI system";

export class Session extends Events {
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
  saving = new Saving(this);
  /** What `undo` would take back, in words. */
  undoable = "";
  /** What `redo` would do again, in words. */
  redoable = "";
  /** What was done to a whole assessment just now, in words. */
  done = "";
  /** The name a person gave themselves on this device, for their notes. */
  me = "";

  /** @type {{from: import("./types.js").Assessment | null, to: import("./types.js").Assessment | null}} */
  #carried = { from: null, to: null };

  /** @param {import("./types.js").Catalogue} data */
  constructor(data) {
    super();
    this.data = data;
    this.checks = new Map(data.checks.map((check) => [check.id, check]));
  }

  /** The assessment as this edition asks: an answer to a check that was renamed stands under its new id too. */
  get current() {
    if (this.#carried.from !== this.assessment) this.#carried = { from: this.assessment, to: carried(this.assessment, this.data.checks) };
    return this.#carried.to;
  }

  /** The answer to a check, or undefined. @param {string} checkId */
  answer(checkId) {
    const answers = this.current?.answers;
    return answers && Object.hasOwn(answers, checkId) ? answers[checkId] : undefined;
  }

  /** The name of whoever wrote on a device, as far as it is known. @param {string} by */
  person(by) {
    const people = this.assessment?.people || {};
    const name = Object.hasOwn(people, by) ? people[by].value : "";
    return String(name || (by === this.by ? "this device" : "another device"));
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
    const stamp = this.#stamp();
    const people = this.me ? { people: { [this.by]: { value: this.me, at: stamp.now, by: this.by } } } : {};
    this.assessment = { ...newAssessment({ name, profile, edition: this.data.edition, ...stamp }), ...people };
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

  /** Leaves the current assessment, so that another can begin. It stays where it is. */
  leave() {
    this.assessment = null;
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
    const write = this.follow(() => this.store.saveMeta(assessment), { key: assessment.id, isTyping: true });
    write.then(() => this.channel?.send({ type: "meta", assessmentId: assessment.id }));
    this.tell("change", {});
    return write;
  }

  /** Notes which assessment is open, for the next page. */
  remember() {
    if (this.assessment) this.store?.setSetting("current", this.assessment.id).catch(() => {});
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

  /** Begins a write and follows it, where there is a store; gives whether it went well. @param {() => Promise<unknown>} write @param {import("./saving.js").How} [how] */
  async follow(write, how) {
    return !this.store || this.saving.follow(write, how);
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
    this.follow(() => this.store.saveAnswer(assessment.id, checkId, answer), { key: JSON.stringify([assessment.id, checkId]), ...how });
    this.channel?.send({ type: "answer", assessmentId: assessment.id, checkId, answer });
    this.tell("change", { checkId });
  }
}
