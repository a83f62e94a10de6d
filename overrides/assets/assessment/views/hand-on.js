/** Results handed on: on paper, as a whole copy, as a table, as a text. */

import { fileName, toCsv, toMarkdown } from "../report.js";
import { button, make } from "./build.js";
import { download, downloadCopy } from "./download.js";

/** @param {import("../session.js").Session} session @param {AbortSignal} signal */
export function handOn(session, signal) {
  const assessment = () => /** @type {import("../types.js").Assessment} */ (session.current);
  const today = () => new Date().toISOString().slice(0, 10);
  const give = (/** @type {string} */ kind, /** @type {string} */ type, /** @type {typeof toCsv} */ write) => () => {
    download(fileName(assessment(), kind, today()), write(session.data, assessment()), type);
    session.say("Made the file. Look in your downloads.");
  };
  return make("div", { class: "actions" },
    make("a", { class: "button", href: session.data.urls.assess }, "Go on answering"),
    button("Print the board page", () => printAs("board", "board page"), signal),
    button("Print the full report", () => printAs("report", "full report"), signal),
    button("Download a copy", () => downloadCopy(session), signal),
    button("Table (CSV)", give("csv", "text/csv", toCsv), signal),
    button("Text (Markdown)", give("md", "text/markdown", toMarkdown), signal));
}

/** Prints one page or all, under a title that makes a good file name, and puts the page back. @param {string} kind @param {string} words */
function printAs(kind, words) {
  const page = document.documentElement;
  const report = /** @type {HTMLDetailsElement | null} */ (document.getElementById("full-report"));
  const { title } = document;
  const wasOpen = Boolean(report?.open);
  page.dataset.paper = kind;
  document.title = title.replace(" results ", ` ${words} `);
  if (report) report.open = kind === "report";
  addEventListener("afterprint", () => {
    delete page.dataset.paper;
    document.title = title;
    if (report) report.open = wasOpen;
  }, { once: true });
  print();
}
