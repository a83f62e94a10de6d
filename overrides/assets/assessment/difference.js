/** Two sentences word by word. In: two texts. Out: pieces that are the same, gone or new, in reading order. Pure. */

/** @typedef {{kind: "same" | "gone" | "new", text: string}} Piece */

/** A question has 140 letters at most; a text with more words than this is shown whole, since the table below grows with both lengths. */
const MOST_WORDS = 400;

/**
 * The pieces of `before` and `after`. Joined without the new ones they are `before`, without the gone ones `after`, white space
 * apart. Own code: the longest common run of a few dozen words takes fewer lines than a library's licence.
 * @param {string} before @param {string} after @returns {Piece[]}
 */
export function difference(before, after) {
  const [a, b] = [before, after].map((text) => text.split(/\s+/).filter(Boolean));
  if (Math.max(a.length, b.length) > MOST_WORDS) return joined([{ kind: "gone", text: a.join(" ") }, { kind: "new", text: b.join(" ") }]);
  const common = lengths(a, b);
  /** @type {Piece[]} */
  const pieces = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) pieces.push({ kind: "same", text: (j += 1, a[i++]) });
    else if (j >= b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) pieces.push({ kind: "gone", text: a[i++] });
    else pieces.push({ kind: "new", text: b[j++] });
  }
  return joined(pieces);
}

/** How many words the rests from `i` and `j` have in common, in order. @param {string[]} a @param {string[]} b */
function lengths(a, b) {
  const table = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  }
  return table;
}

/** Neighbours of one kind as one piece. @param {Piece[]} pieces @returns {Piece[]} */
function joined(pieces) {
  return pieces.reduce((done, piece) => {
    const last = done.at(-1);
    if (last?.kind === piece.kind) last.text = `${last.text} ${piece.text}`;
    else if (piece.text) done.push({ ...piece });
    return done;
  }, /** @type {Piece[]} */ ([]));
}
