/** The assessment's page. */

import { define } from "./element.js";
import "./store/whole.js"; // at hand before it is needed, so that undo works when the connection is gone
import { openSession } from "./opening.js";
import { showAssess } from "./views/assess.js";
import { readData } from "./views/data.js";

const opening = openSession(readData());

define("secure-ai-assess", (element, signal) => {
  opening.then((session) => { if (!signal.aborted) showAssess(element, session, signal); });
});
