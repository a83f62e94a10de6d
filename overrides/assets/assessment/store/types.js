/** Types of this room, only ever named in comments: no page loads this file. */

/** @typedef {import("../types.js").Assessment} Assessment */
/** @typedef {"answers" | "assessments"} Place an object store that holds a part of an assessment */
/** @typedef {any} Tx a transaction, wrapped by idb */
/** @typedef {(value: any) => boolean} Claim */
/** @typedef {(problem: import("./problems.js").StorageProblem) => void} Told */
/** @typedef {{at: string, reason: string, raw: unknown}} Kept what could not be read, as it was */
/** @typedef {{at: string, before: {id: string, assessment?: Assessment}[]}} Undo */
/** @typedef {{type: "answer" | "meta" | "list", assessmentId?: string, checkId?: string, answer?: any, was?: any}} Message */

export {};
