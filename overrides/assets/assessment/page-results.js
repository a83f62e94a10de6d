/** The results' page. */

import { define } from "./element.js";
import { openSession } from "./opening.js";
import { readData } from "./views/data.js";
import { showResults } from "./views/results.js";

const opening = openSession(readData());

define("secure-ai-results", (element, signal) => {
  opening.then((session) => { if (!signal.aborted) showResults(element, session, signal); });
});
