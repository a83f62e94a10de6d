/** A page with nothing but a store, for the tests. It opens the store at load, as a real page does, and gives a test what it needs. */

import { openChannel } from "../assets/assessment/store/broadcast.js";
import { openStore } from "../assets/assessment/store/database.js";
import * as place from "../assets/assessment/store/place.js";
import { WholeStore } from "../assets/assessment/store/whole.js";

const told = [];
const heard = [];
const tell = (by) => ({ kind, said }) => told.push({ by, kind, said });
const database = place.databaseName(".", "secure-ai-guidelines");
const options = { name: database, Kind: WholeStore, onBlocked: tell("onBlocked"), onVersionChange: tell("onVersionChange"), onClosed: tell("onClosed") };

/** The problem that a promise ends with, as plain data; what it gives where it ends well. */
const ending = (promise) => promise.catch(({ kind, said, message }) => ({ kind, said: said || message }));
/** An answer with one register of its own. */
const answer = (value, minute = 0, field = "status", by = "one") => ({ [field]: { value, at: new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString(), by } });
const assessment = (id, answers = {}) => ({
  format: "secure-ai-assessment", version: 1, id, contentEdition: "1.0",
  name: { value: `System ${id}`, at: "2026-11-24T08:00:00.000Z", by: "one" }, profile: {}, answers,
});
/** Puts a record as it is, past the store. */
const putRaw = (place, record, key) => new Promise((resolve, reject) => {
  const open = indexedDB.open(database);
  open.onsuccess = () => {
    const tx = open.result.transaction(place, "readwrite");
    tx.objectStore(place).put(record, key);
    tx.oncomplete = () => resolve(open.result.close());
    tx.onerror = () => reject(tx.error);
  };
});

Object.assign(window, { told, heard, database, options, ending, answer, assessment, putRaw, openStore, openChannel, place });
window.store = await ending(openStore(options));
window.channel = openChannel(database, { onMessage: (message) => heard.push(message), onReturn: () => heard.push("return"), signal: new AbortController().signal });

/** A click answers `checkId` and leaves by `leave`, in one task: the hardest case there is. */
document.getElementById("answer").addEventListener("click", (event) => {
  const { checkId, leave } = event.target.dataset;
  window.store.saveAnswer("a", checkId, answer("in-place", 1));
  if (leave === "navigate") location.href = "page.html?elsewhere";
  if (leave === "reload") location.reload();
  if (leave === "close") window.close();
});
document.documentElement.dataset.isReady = "";
