/** A sitting at the pages where whole assessments are seen: their names, profiles, notes by several people, and several of them. */

import { setName, setProfile } from "./model.js";
import { Sitting } from "./sitting.js";
import { ask, state } from "./store/place.js";

const LAST = "the last delete or file";

export class Session extends Sitting {
  isPersistent = false;
  /** @type {Promise<void>} */
  persistence = Promise.resolve();
  /** What `undo` would take back, in words. */
  undoable = "";
  /** What `redo` would do again, in words. */
  redoable = "";
  /** What was done to a whole assessment just now, in words. */
  done = "";

  async opened() {
    const note = (/** @type {string} */ found) => { this.isPersistent = found === "granted"; };
    this.persistence = state().then(note, () => {});
    this.addEventListener("saved", () => { this.persistence = ask().then(note, () => {}); }, { once: true });
    if (await this.store?.lastUndo().catch(() => undefined)) this.undoable = LAST;
  }

  leaveDeleted() {
    this.undoable = LAST;
    this.done = `“${this.assessment?.name.value}” was deleted in another tab.`;
    super.leaveDeleted();
  }

  /** The name of whoever wrote on a device, as far as it is known. @param {string} by */
  person(by) {
    const people = this.assessment?.people || {};
    const name = Object.hasOwn(people, by) ? people[by].value : "";
    return String(name || (by === this.by ? "this device" : "another device"));
  }

  /** Puts a whole answer in place of the one here, as a conflict view does. @param {string} checkId @param {any} answer */
  replaceAnswer(checkId, answer) {
    const assessment = this.begun();
    this.keep(checkId, { ...assessment, answers: { ...assessment.answers, [checkId]: answer } });
  }

  /** @param {string} name */
  rename(name) {
    this.assessment = setName(this.begun(), name, this.stamp());
    this.keepMeta();
  }

  /** @param {string} key audience, route or traits @param {unknown} value */
  changeProfile(key, value) {
    this.assessment = setProfile(this.begun(), key, value, this.stamp());
    this.keepMeta();
  }

  /** Makes a stored assessment the current one. @param {string} id */
  async open(id) {
    this.assessment = (await this.store?.load(id)) || this.assessment;
    this.remember();
    this.tell("list");
    this.tell("change");
  }
}
