/** The name of this site's database: one for each copy and content set, so that /a/ and /b/ on one host stay apart. */

/** `secure-ai:/path/:set`. @param {string} base the site's root, as seen from the page @param {string} contentSet @param {string} [page] */
export function databaseName(base, contentSet, page = location.href) {
  return `secure-ai:${new URL(base, page).pathname.replace(/\/?$/, "/")}:${contentSet}`;
}
