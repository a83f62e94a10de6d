/** The results' page. */

import { define } from "./element.js";
import { openSession } from "./opening.js";
import { WholeStore } from "./store/whole.js";
import { readData } from "./views/data.js";
import { showOpening } from "./views/saved.js";
import { showResults } from "./views/results.js";

const { session, ready } = openSession(readData(), WholeStore);

define("secure-ai-results", (element, signal) => {
  showOpening(element, session, signal);
  ready.then(() => { if (!signal.aborted) showResults(element, session, signal); });
});
