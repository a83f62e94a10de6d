/**
 * One sitting: the assessment in memory, its store, and the other tabs. In: what a person does. Out: events for the views:
 * change {checkId?}, saving, saved, problem {problem}, list, say {text}.
 *
 * A change is in memory and its write begun before the event handler ends; "saved" is said when no write is under way and none
 * has failed. Knows no document. What is done to whole assessments is in session.js: a page that only answers does not load it.
 */

import { carried, newAssessment, newId, setField } from "./answering.js";
import { mergeAnswers, mergeAssessments } from "./registers.js";
import { Saving } from "./saving.js";
import { ask } from "./store/place.js";
import { typedOver } from "./store/records.js";

/** @import {Assessment, Catalogue} from "./types.js" */

/** @typedef {{kind: string, said: string}} Trouble what is in the way of the answers, and the words for it */
/** @typedef {{checkId?: string, problem?: Trouble | null, text?: string}} Detail */

export const FIRST_NAME = "My AI system";

export class Sitting extends EventTarget {
  /** @type {Assessment | null} */
  assessment = null;
  /** @type {any} an open store, or null where storage is blocked */
  store = null;
  /** @type {any} to the other tabs */
  channel = null;
  /** This device's id. */
  by = newId();
  /** The name a person gave themselves on this device, for their notes. */
  me = "";
  /** @type {Date | null} */
  savedAt = null;
  /** @type {Trouble | null} */
  problem = null;
  changes = 0;
  saving = new Saving(this);

  /** @type {{from: Assessment | null, to: Assessment | null}} */
  #carried = { from: null, to: null };

  /** @param {Catalogue} data */
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

  /** The store is open, or cannot be. The browser is asked to keep the answers once there is something to keep. */
  opened() {
    this.addEventListener("saved", () => { ask().catch(() => {}); }, { once: true });
  }

  /**
   * Sets a field of an answer and begins to save it.
   * @param {string} checkId @param {string} field @param {unknown} value @param {{isTyping?: boolean}} [how]
   */
  change(checkId, field, value, how) {
    const stamp = { ...this.stamp(), check: this.checks.get(checkId), edition: this.data.edition };
    this.keep(checkId, setField(this.begun(), checkId, field, value, stamp), how);
  }

  /** Begins a new assessment and makes it the current one. @param {{name: string, profile: Record<string, unknown>}} start */
  begin({ name, profile }) {
    const stamp = this.stamp();
    const people = this.me ? { people: { [this.by]: { value: this.me, at: stamp.now, by: this.by } } } : {};
    this.assessment = { ...newAssessment({ name, profile, edition: this.data.edition, ...stamp }), ...people };
    this.keepMeta();
    this.remember();
    this.tell("list");
  }

  /** Leaves the current assessment, so that another can begin. It stays where it is. */
  leave() {
    this.assessment = null;
    this.tell("list");
    this.tell("change");
  }

  /** The current assessment is gone from this device. */
  leaveDeleted() {
    this.say(`“${this.assessment?.name.value}” was deleted in another tab. You can undo it under “Your assessments”.`);
    this.leave();
  }

  /** Takes in what another tab or the store says of this assessment. @param {Assessment} other */
  takeIn(other) {
    this.assessment = this.assessment?.id === other.id ? mergeAssessments(this.assessment, other) : other;
    this.tell("change");
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
    const assessment = /** @type {Assessment} */ (this.assessment);
    const write = this.follow(() => this.store.saveMeta(assessment), { key: assessment.id, isTyping: true });
    write.then(() => this.channel?.send({ type: "meta", assessmentId: assessment.id }));
    this.tell("change");
    return write;
  }

  /** Notes which assessment is open, for the next page. */
  remember() {
    if (this.assessment) this.store?.setSetting("current", this.assessment.id).catch(() => {});
  }

  /** Something is in the way of the answers, or with null no longer. @param {Trouble | null} problem */
  fail(problem) {
    this.problem = problem;
    this.tell("problem", { problem });
  }

  /** Begins a write and follows it, where there is a store; gives whether it went well. @param {() => Promise<unknown>} write @param {import("./saving.js").How} [how] */
  async follow(write, how) {
    return !this.store || this.saving.follow(write, how);
  }

  /** The current assessment; where there is none, one is begun. */
  begun() {
    if (!this.assessment) this.begin({ name: FIRST_NAME, profile: this.data.page ? { audience: this.data.page.audience } : {} });
    return /** @type {Assessment} */ (this.assessment);
  }

  /** Now, and this device. */
  stamp() {
    return { now: new Date().toISOString(), by: this.by };
  }

  /** Takes the assessment with a new answer to one check, and begins to save that answer. @param {string} checkId @param {Assessment} assessment @param {{isTyping?: boolean}} [how] */
  keep(checkId, assessment, how) {
    this.assessment = assessment;
    const answer = assessment.answers[checkId];
    this.follow(() => this.store.saveAnswer(assessment.id, checkId, answer), { key: JSON.stringify([assessment.id, checkId]), ...how });
    this.channel?.send({ type: "answer", assessmentId: assessment.id, checkId, answer });
    this.tell("change", { checkId });
  }

  /** Says something in the page's one live region. @param {string} text */
  say(text) {
    this.tell("say", { text });
  }

  /** @param {string} type @param {(detail: Detail) => void} act @param {AbortSignal} signal */
  on(type, act, signal) {
    this.addEventListener(type, (event) => act(/** @type {CustomEvent} */ (event).detail), { signal });
  }

  /** Calls `act` when the answer to one check may have changed. A page may hold a thousand, so not all of them hear of each change. @param {string} checkId @param {() => void} act @param {AbortSignal} signal */
  onAnswer(checkId, act, signal) {
    for (const type of [`change ${checkId}`, "change "]) this.on(type, act, signal);
  }

  /** @param {string} type @param {Detail} [detail] */
  tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
    if (type === "change") this.dispatchEvent(new CustomEvent(`change ${detail.checkId ?? ""}`, { detail }));
  }
}
