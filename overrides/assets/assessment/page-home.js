/** The home page: where an assessment was begun on this device, the way back to it. All else is loaded only then. */

import { define, readData } from "./element.js";
import { glance } from "./store/glance.js";
import { databaseName } from "./store/place.js";

define("secure-ai-resume", async (element, signal) => {
  const data = readData();
  const assessment = await glance(databaseName(data.base, data.contentSet));
  if (!assessment || signal.aborted) return;
  const { showResume } = await import("./views/resume.js");
  showResume(element, assessment, data);
});
