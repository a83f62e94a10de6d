/** How older files become the present form. One row a change of form; a row is never edited once a file could carry its number. */

/**
 * @type {readonly {from: number, to: number, said: string, change: (assessment: any) => any}[]}
 * Empty: version 1 is the first. A newer version than known is not changed; its unknown parts are kept as they are.
 */
export const MIGRATIONS = Object.freeze([]);

/** The assessment in the newest form these rows reach. @param {any} assessment @param {typeof MIGRATIONS} [rows] */
export function migrate(assessment, rows = MIGRATIONS) {
  return rows.reduce((now, row) => (now.version === row.from ? { ...row.change(now), version: row.to } : now), assessment);
}
