/** The assessment's page. */

import { define, readData } from "./element.js";
import { open } from "./opening.js";
import { Session } from "./session.js";
import { WholeStore } from "./store/whole.js";
import { showAssess } from "./views/assess.js";
import "./views/fields.js"; // at hand from the start here, where most answers are given
import { showOpening } from "./views/saved.js";

const session = new Session(readData());
const opened = open(session, WholeStore);

define("secure-ai-assess", (element, signal) => {
  showOpening(element, session, signal);
  opened.then(() => { if (!signal.aborted) showAssess(element, session, signal); });
});
