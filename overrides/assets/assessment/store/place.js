/** Where this site's answers lie in the browser, and whether it promised to keep them. */

/** `secure-ai:/path/:set`, so that copies at /a/ and /b/ on one host stay apart. @param {string} base the site's root, as seen from the page @param {string} contentSet @param {string} [page] */
export function databaseName(base, contentSet, page = location.href) {
  return `secure-ai:${new URL(base, page).pathname.replace(/\/?$/, "/")}:${contentSet}`;
}

/** Pages on plain http have no navigator.storage. @returns {Promise<"granted" | "not granted" | "not known">} */
export async function state() {
  const isKept = await navigator.storage?.persisted?.();
  return isKept === undefined ? "not known" : isKept ? "granted" : "not granted";
}

/** Asks the browser, which may ask the person. Gives the state after that. */
export async function ask() {
  await navigator.storage?.persist?.();
  return state();
}
