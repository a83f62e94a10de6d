/** What can go wrong with storage, in words that say first what became of the answers. */

const UNSAVED = "Your answers are safe on this page but could not be saved: ";
const SAFE = "Your answers are safe in this browser. ";
/** @type {Record<string, string>} */
const SAID = {
  full: UNSAVED + "this browser's storage is full. Download a copy now.",
  blocked: UNSAVED + "this browser does not let this site store anything. Download a copy before you leave.",
  closed: UNSAVED + "the browser has closed this site's storage. Download a copy, then reload the page.",
  damaged: UNSAVED + "the browser cannot read its own storage. Download a copy now.",
  older: SAFE + "This page is older than the one that saved them. Reload the page.",
  updated: SAFE + "This site was updated in another tab. Reload the page.",
  waiting: SAFE + "An older page of this site is open in another tab. Close that tab and this page goes on.",
};
/** @type {Record<string, string>} */
const KINDS = {
  QuotaExceededError: "full", SecurityError: "blocked", InvalidStateError: "closed", AbortError: "closed",
  NotReadableError: "damaged", DataError: "damaged", VersionError: "older",
};

/** `said` is for the person; `kind` is a key of SAID, or unknown. */
export class StorageProblem extends Error {
  /** @param {string} kind @param {unknown} [cause] */
  constructor(kind, cause) {
    super(SAID[kind] || `${UNSAVED}the browser said '${cause}'. Download a copy now.`, { cause });
    this.kind = kind;
    this.said = this.message;
  }
}

/** What an error of the browser means. @param {any} error */
export const problemOf = (error) => (error instanceof StorageProblem ? error : new StorageProblem(KINDS[error?.name] || "unknown", error));
