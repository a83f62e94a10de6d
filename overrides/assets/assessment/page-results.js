/** The results' page. */

import { define, readData } from "./element.js";
import { open } from "./opening.js";
import { Session } from "./session.js";
import { WholeStore } from "./store/whole.js";
import { showOpening } from "./views/saved.js";
import { showResults } from "./views/results.js";

const session = new Session(readData());
const opened = open(session, WholeStore);

define("secure-ai-results", (element, signal) => {
  showOpening(element, session, signal);
  opened.then(() => { if (!signal.aborted) showResults(element, session, signal); });
});
