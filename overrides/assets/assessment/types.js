/**
 * The shapes that the rooms of the assessment share. Read by the type checker only: every import of this file stands in a comment.
 *
 * @typedef {{value: any, at: string, by: string, removed?: boolean, asked?: {edition: string, digest: string, text: string}}} Register
 *   one field and who set it when; `at` is ISO 8601 in UTC
 * @typedef {{now: string, by: string}} Stamp the moment by this device's clock, and its id
 * @typedef {Register & {field: string}} Entry a register that has been replaced, or that stands beside the one that won
 * @typedef {{evidence?: Record<string, Register>, conflicts?: Entry[], history?: Entry[], [field: string]: any}} Answer
 * @typedef {{format: string, version: number, id: string, contentEdition: string, name: Register, profile: Record<string, Register>,
 *   archived?: Register, answers: Record<string, Answer>, people?: Record<string, Register>, history?: Entry[], snapshots?: any[], [more: string]: any}} Assessment
 * @typedef {{audience?: string, route?: string, traits?: string[]}} Profile
 * @typedef {string | string[]} Ids one id, or several with the nearest first
 * @typedef {{id: string, guideline: string, label: string, ask: string, do?: string, priority: number, effort: string, roles: string[],
 *   routes: string[], traits: string[], after: string[], digest: string, ours: boolean, since?: string, requires?: string[], addedBy?: string, replaces?: Ids, formerly?: Ids}} Check
 * @typedef {{id: string, title: string, phrase: string, summary: string}} Word
 * @typedef {{edition: string, contentSet: string, base: string, page: {audience: string} | null, urls: Record<string, string>,
 *   areas: {id: string, code: string, title: string, hue: string, url: string}[],
 *   guidelines: {id: string, title: string, area: string, url: string, audienceUrls: Record<string, string>}[],
 *   audiences: {id: string, title: string, name: string, startWith: string[]}[], routes: Word[], traits: Word[],
 *   roles: {id: string, title: string}[], checks: Check[], retired: {id: string, in: string, asked: string, why: string}[]}} Catalogue
 * @typedef {{path: string, said: string}} Problem
 * @typedef {{applicable: number, answered: number, byStatus: Record<string, number>, score: number | null}} Tally
 */

export {};
