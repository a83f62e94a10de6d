/** A look at what is stored, for a page that only says where to go on. Makes nothing, mends nothing; what is in the way is no news. */

/**
 * The open assessment with its answers, or null where there is none or it cannot be read.
 * @param {string} name of the database @returns {Promise<any>}
 */
export function glance(name) {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction?.abort(); // there is none yet, and none shall be made by reading
    request.onerror = () => resolve(null);
    request.onsuccess = () => resolve(read(request.result).finally(() => request.result.close()));
  }).catch(() => null);
}

/** @param {IDBDatabase} db */
async function read(db) {
  const tx = db.transaction(["settings", "assessments", "answers"]);
  const all = await ended(tx.objectStore("assessments").getAll());
  const current = await ended(tx.objectStore("settings").get("current"));
  const id = current ?? (all.length === 1 ? all[0].id : undefined);
  const found = all.find((/** @type {any} */ one) => one.id === id);
  if (!found) return null;
  const records = await ended(tx.objectStore("answers").getAll(IDBKeyRange.bound([id], [id, []])));
  return { ...found, answers: Object.fromEntries(records.map((/** @type {any} */ { checkId, answer }) => [checkId, answer])) };
}

/** @param {IDBRequest} request @returns {Promise<any>} */
const ended = (request) => new Promise((resolve, reject) => { Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }); });
