/** A worked example: its results to look at, and a way to take a copy. Nothing is stored until somebody does. */

import { define, readData } from "./element.js";
import { restore } from "./restore.js";
import { Session } from "./session.js";
import { showExample } from "./views/example.js";

const data = readData();
const session = new Session(data);
session.assessment = restore(/** @type {any} */ (data).example).assessment;

define("secure-ai-example", (element, signal) => showExample(element, session, signal));
