/** What the page says of the guidelines: its JSON block. Nothing is fetched. */

/** @returns {import("../types.js").Catalogue} */
export function readData() {
  const block = document.getElementById("assessment-data");
  return JSON.parse(block?.textContent || "{}");
}
