/** Gives a person a file without asking any server: the bytes are made here. */

import { canonical } from "../answering.js";

/**
 * @param {string} name @param {string} text @param {string} type
 */
export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A copy of the current assessment, whole. @param {import("../sitting.js").Sitting} session */
export function downloadCopy(session) {
  if (!session.assessment) return;
  const name = String(session.assessment.name.value || "assessment").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60).toLowerCase();
  download(`${name || "assessment"}.json`, canonical(session.assessment), "application/json");
}
