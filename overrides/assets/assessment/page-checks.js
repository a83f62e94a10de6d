/** A guideline's page: the checks on it can be answered here, and the same answers show in the assessment. */

import { define } from "./element.js";
import { openSession } from "./opening.js";
import { readData } from "./views/data.js";
import { showOpening } from "./views/saved.js";
import { showChecks } from "./views/checks.js";

const { session, ready } = openSession(readData());

define("secure-ai-checks", (element, signal) => {
  showOpening(element, session, signal);
  ready.then(() => { if (!signal.aborted) showChecks(element, session, signal); });
});
