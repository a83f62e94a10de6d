/** The assessment's page. */

import { define } from "./element.js";
import { openSession } from "./opening.js";
import { WholeStore } from "./store/whole.js";
import { showAssess } from "./views/assess.js";
import { readData } from "./views/data.js";
import { showOpening } from "./views/saved.js";

const { session, ready } = openSession(readData(), WholeStore);

define("secure-ai-assess", (element, signal) => {
  showOpening(element, session, signal);
  ready.then(() => { if (!signal.aborted) showAssess(element, session, signal); });
});
