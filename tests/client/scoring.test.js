/** The figures are this site's own, and say what they leave out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applies, newAssessment, setField, STATUSES, whyNot } from "../../overrides/assets/assessment/model.js";
import { fileName, toCsv, toMarkdown } from "../../overrides/assets/assessment/report.js";
import { acceptedRisks, byArea, byGuideline, headline, nextSteps, overdue, stale, tally } from "../../overrides/assets/assessment/scoring.js";

const stamp = { now: "2026-05-01T00:00:00.000Z", by: "a" };
const check = (/** @type {string} */ id, more = {}) => ({ id, guideline: id.split(".")[0], label: id, ask: `Is ${id} done?`, do: `Do ${id}`, priority: 1, effort: "hours", roles: [], routes: [], traits: [], after: [], digest: `d-${id}`, ours: false, ...more });
const catalogue = (/** @type {any[]} */ checks) => /** @type {any} */ ({
  edition: "1.0", areas: [{ id: "one", title: "Area one", code: "A", hue: "design", url: "" }], guidelines: [{ id: "A-1", title: "First", area: "one", url: "", audienceUrls: {} }],
  routes: [{ id: "build", phrase: "you train your own model" }], traits: [{ id: "agentic", phrase: "it acts" }], checks, retired: [],
});
const start = (profile = {}) => newAssessment({ name: "Chat", profile, edition: "1.0", ...stamp });
const withStatus = (/** @type {string[]} */ statuses) => statuses.reduce((now, status, index) => setField(now, `A-1.${index + 1}`, "status", status, stamp), start());

test("in place counts one, partly a half, not applicable is left out, blanks and accepted risks count nothing", () => {
  const checks = [1, 2, 3, 4, 5].map((n) => check(`A-1.${n}`));
  const found = tally(checks, withStatus(["in-place", "partly", "not-applicable", "risk-accepted"]));
  assert.deepEqual([found.score, found.answered, found.applicable], [1.5 / 4, 4, 5]);
});

test("a score is a share or nothing, never NaN, and every check is counted once", () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...STATUSES, "from-a-newer-edition", "__proto__", "toString"), { maxLength: 9 }), (statuses) => {
    const checks = statuses.map((_, index) => check(`A-1.${index + 1}`));
    const whole = withStatus(statuses);
    for (const { score, answered, applicable, byStatus } of [tally(checks, whole), ...byArea(catalogue(checks), whole).map((row) => row.tally), ...byGuideline(catalogue(checks), whole).map((row) => row.tally)]) {
      assert.ok(score === null || (score >= 0 && score <= 1));
      assert.equal(Object.values(byStatus).reduce((sum, count) => sum + count, 0), statuses.length);
      assert.deepEqual([applicable, answered], [statuses.length, statuses.length - byStatus.unanswered]);
    }
    assert.doesNotMatch(headline(catalogue(checks), whole), /NaN|undefined|null/);
  }));
});

test("before anything is begun there is nothing answered and no score above nothing", () => {
  assert.deepEqual(tally([check("A-1.1")], null), { applicable: 1, answered: 0, byStatus: { unanswered: 1, "not-yet": 0, partly: 0, "in-place": 0, "not-applicable": 0, "risk-accepted": 0 }, score: 0 });
});

test("where all are not applicable there is no score", () => {
  assert.equal(tally([check("A-1.1")], withStatus(["not-applicable"])).score, null);
});

test("next: priority, then how many it opens, then effort, then id, and what comes first does", () => {
  const checks = [check("A-1.1", { priority: 2 }), check("A-1.2", { effort: "weeks" }), check("A-1.3"), check("A-1.4", { after: ["A-1.2"] }), check("A-1.5", { after: ["A-1.1"] })];
  assert.deepEqual(nextSteps(catalogue(checks), start(), 9).map((step) => step.check.id), ["A-1.2", "A-1.3", "A-1.4", "A-1.1", "A-1.5"]);
});

const some = fc.array(fc.record({
  priority: fc.integer({ min: 1, max: 3 }), effort: fc.constantFrom("hours", "days", "weeks"),
  after: fc.array(fc.constantFrom("A-1.1", "A-1.2", "A-1.3", "A-1.4", "A-1.9"), { maxLength: 3 }),
}), { maxLength: 7 }).map((list) => list.map((more, index) => check(`A-1.${index + 1}`, more)));
const stepsOf = (/** @type {any[]} */ checks, limit = Infinity) => nextSteps(catalogue(checks), start(), limit).map((step) => step.check);

test("each open check stands once in the order, circles too", () => {
  fc.assert(fc.property(some, (checks) => assert.deepEqual(stepsOf(checks).map((one) => one.id).sort(), checks.map((one) => one.id).sort())));
});

test("the order does not depend on how the checks are listed, and a shorter list is its beginning", () => {
  fc.assert(fc.property(some.chain((checks) => fc.tuple(fc.constant(checks), fc.shuffledSubarray(checks, { minLength: checks.length }), fc.nat(8))), ([checks, shuffled, limit]) => {
    assert.deepEqual(stepsOf(shuffled), stepsOf(checks));
    assert.deepEqual(stepsOf(checks, limit), stepsOf(checks).slice(0, limit));
  }));
});

test("a check comes after every open check that it names, unless they go in a circle", () => {
  fc.assert(fc.property(some, (checks) => {
    const forward = checks.map((one) => ({ ...one, after: one.after.filter((/** @type {string} */ id) => id < one.id) }));
    const ids = stepsOf(forward).map((one) => one.id);
    for (const one of forward) for (const id of one.after) if (ids.includes(id)) assert.ok(ids.indexOf(id) < ids.indexOf(one.id), `${one.id} before ${id}`);
  }));
});

test("a check that is in place holds nothing up", () => {
  const checks = [check("A-1.1"), check("A-1.2", { priority: 3 }), check("A-1.3", { after: ["A-1.2"] })];
  const ids = nextSteps(catalogue(checks), withStatus(["partly", "in-place"]), 9).map((step) => step.check.id);
  assert.deepEqual(ids, ["A-1.1", "A-1.3"]);
});

test("a thousand checks in one long line, or in one circle, are put in order at once", () => {
  for (const first of [[], ["A-1.1000"]]) {
    const checks = Array.from({ length: 1000 }, (_, index) => check(`A-1.${index + 1}`, { after: index ? [`A-1.${index}`] : first }));
    const before = performance.now();
    assert.equal(stepsOf(checks).length, 1000);
    assert.ok(performance.now() - before < 2000);
  }
});

test("within routes and traits any match applies, between them both", () => {
  const both = check("A-1.1", { routes: ["build", "adapt"], traits: ["agentic", "retrieval"] });
  assert.equal(applies(both, { route: "adapt", traits: ["retrieval"] }), true);
  assert.equal(applies(both, { route: "hosted-api", traits: ["retrieval"] }), false);
  assert.equal(applies(both, { route: "build", traits: [] }), false);
  assert.equal(applies(both, {}), true);
  assert.equal(whyNot(check("A-1.1", { routes: ["build"] }), { route: "adapt" }, catalogue([])), "it applies if you train your own model.");
});

test("overdue and old answers are found by date", () => {
  const checks = [check("A-1.1"), check("A-1.2")];
  const late = setField(setField(withStatus(["partly", "risk-accepted"]), "A-1.1", "due", "2026-06-01", stamp), "A-1.2", "reviewBy", "2026-05-30", stamp);
  assert.deepEqual(overdue(catalogue(checks), late, "2026-06-02").map((row) => row.check.id), ["A-1.2", "A-1.1"]);
  assert.deepEqual(stale(catalogue(checks), late, "2027-01-01", 180).length, 2);
  assert.deepEqual(stale(catalogue(checks), late, "2026-06-01", 180), []);
});

test("accepted risks are listed with their answers", () => {
  const [row, ...others] = acceptedRisks(catalogue([check("A-1.1"), check("A-1.2")]), withStatus(["partly", "risk-accepted"]));
  assert.deepEqual([row.check.id, row.answer.status.value, others], ["A-1.2", "risk-accepted", []]);
});

test("the sentence says what is missing", () => {
  assert.match(headline(catalogue([check("A-1.1"), check("A-1.2")]), withStatus(["in-place"])), /^Of the 2 checks that apply to you, 1 is in place and 0 partly\. 1 is not answered/);
});

test("no cell of the table runs as a formula, and each row has every column", () => {
  const text = toCsv(catalogue([check("A-1.1")]), setField(withStatus(["partly"]), "A-1.1", "note", '=1+1,"x"\ny', stamp));
  assert.match(text, /"'=1\+1,""x""\ny"/);
  assert.ok(text.startsWith("\ufeffid,guideline"));
});

test("markup in an answer is text in the report", () => {
  assert.match(toMarkdown(catalogue([check("A-1.1")]), setField(start(), "A-1.1", "note", "<b>*x*", stamp)), /\\<b\\>\\\*x\\\*/);
});

test("a file's name is made of the assessment's", () => {
  assert.equal(fileName(start(), "json", "2026-11-24"), "chat-2026-11-24.json");
});
