/** What changed in a question is shown word by word, and both wordings can be read back whole. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { difference } from "../../overrides/assets/assessment/difference.js";

const without = (/** @type {any[]} */ pieces, /** @type {string} */ kind) => pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text).join(" ");
const plain = (/** @type {string} */ text) => text.split(/\s+/).filter(Boolean).join(" ");

test("without what is new it is the old text, without what is gone the new one", () => {
  const words = fc.array(fc.constantFrom("Is", "the", "model", "list", "kept", "?", "=", "__proto__"), { maxLength: 20 }).map((list) => list.join(" "));
  fc.assert(fc.property(words, words, (before, after) => {
    const pieces = difference(before, after);
    assert.deepEqual([without(pieces, "new"), without(pieces, "gone")], [plain(before), plain(after)]);
  }));
});

test("a text against itself is one piece that is the same", () => {
  fc.assert(fc.property(fc.string().filter((text) => text.trim() !== ""), (text) => assert.deepEqual(difference(text, text), [{ kind: "same", text: plain(text) }])));
});

test("one word that changed is one word gone and one new", () => {
  assert.deepEqual(difference("Is there a list of models?", "Is there a register of models?"), [
    { kind: "same", text: "Is there a" }, { kind: "gone", text: "list" }, { kind: "new", text: "register" }, { kind: "same", text: "of models?" }]);
});

test("a very long text is shown whole, before and after", () => {
  assert.deepEqual(difference("a ".repeat(500), "b").map(({ kind }) => kind), ["gone", "new"]);
});
