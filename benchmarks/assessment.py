"""How long an answer takes on the assessment page: to the painted progress, to the completed transaction, and the page to load.

Run: python benchmarks/assessment.py [CLICKS] [CHECKS ...]. Needs a built site's tools, playwright and a Chromium (CHROMIUM names
one). Prints two tables; README.md says how they are measured. Goal: painted within 1.2 times the time of a plain page.
"""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from answering_pages import PLAIN_SCRIPT, plain_page, questions_of, with_checks
from build import build, copy_project
from playwright.sync_api import Page, sync_playwright

SLOWER = 4  # a processor as slow as that of a cheap phone
ASSESSMENTS, ANSWERS, LOADS = 50, 100, 10
LISTEN = """
window.painted = [];
window.saved = [];
let clicked = 0;
let place;
const shown = () => {
  place ??= document.querySelector(".assess-side") || document.body;
  return place.querySelector("#count, strong.number").textContent;
};
addEventListener("pointerup", ({ timeStamp }) => {
  clicked = timeStamp;
  const before = shown();
  const look = () => {
    if (shown() === before) return requestAnimationFrame(look);
    const afterPaint = new MessageChannel();
    afterPaint.port1.onmessage = () => painted.push(performance.now() - timeStamp);
    afterPaint.port2.postMessage(0);
  };
  requestAnimationFrame(look);
}, { capture: true });
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (places, mode, ...more) {
  const transaction = begin.call(this, places, mode, ...more);
  if (mode === "readwrite" && [places].flat().includes("answers")) transaction.addEventListener("complete", () => saved.push(performance.now() - clicked));
  return transaction;
};
"""
BRING_IN_VIEW = """(box) => {
  for (let fold = box.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  box.scrollIntoView({ block: "center" });
  return new Promise((done) => setTimeout(done, 200));
}"""
FILL = """async ([client, assessments, answers]) => {
  const { WholeStore } = await import(`${client}/store/whole.js`);
  const { openStore } = await import(`${client}/store/database.js`);
  const { databaseName } = await import(`${client}/store/place.js`);
  const { newAssessment, setField } = await import(`${client}/model.js`);
  const data = JSON.parse(document.getElementById("assessment-data").textContent);
  const stamp = { now: new Date().toISOString(), by: "bench" };
  const store = await openStore({ name: databaseName(data.base, data.contentSet), Kind: WholeStore });
  for (let n = 0; n < assessments; n += 1) {
    let one = newAssessment({ name: `System ${n}`, profile: {}, edition: data.edition, ...stamp });
    for (const check of data.checks.slice(0, answers)) one = setField(one, check.id, "status", "partly", { ...stamp, check, edition: data.edition });
    await store.putWhole(one);
    await store.setSetting("current", one.id);
  }
}"""
LOADED = "() => document.querySelector('.assess-side .panel strong.number')"
POLL = 20  # not at each frame, which would make frames of its own


def main(arguments: list[str]) -> None:
    """Builds the site, measures and prints."""
    clicks = int(arguments[0]) if arguments else 30
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = Path(folder) / "project"
        copy_project(project)
        build(project)
        address = serve(project / "site")
        browser = playwright.chromium.launch(executable_path=chromium(playwright), args=["--no-sandbox", "--disable-gpu"])
        print("checks  painted ms (p95)  plain page ms (p95)  ratio  saved ms (p95)")
        for count in [int(word) for word in arguments[1:]] or [120, 1000]:
            print(measure_clicks(browser, project / "site", address, count, clicks), flush=True)
        print("\nassessments  answers each  load ms (p95)")
        for count in (1, ASSESSMENTS):
            print(measure_loads(browser, address, count), flush=True)
        browser.close()


def chromium(playwright) -> str:
    """The Chromium to measure in."""
    named = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "chrome", playwright.chromium.executable_path)
    return next((path for name in named if name and (path := shutil.which(name))), None) or sys.exit("No Chromium was found. Set CHROMIUM to its path.")


def serve(site: Path) -> str:
    """Serves the folder until the process ends."""
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def measure_clicks(browser, site: Path, address: str, count: int, clicks: int) -> str:
    """One row: as many clicks on both pages, the assessment first."""
    grown = with_checks((site / "assess/index.html").read_text("utf-8"), count)
    (site / "assess/grown.html").write_text(grown, "utf-8")
    (site / "plain.html").write_text(plain_page(questions_of(grown)), "utf-8")
    (site / "plain.js").write_text(PLAIN_SCRIPT, "utf-8")
    page = open_slowly(browser, f"{address}assess/grown.html")
    fill(page, 1, 0)
    painted, saved = click(page, "input[value='in-place']", clicks)
    page.context.close()
    page = open_slowly(browser, f"{address}plain.html")
    plain, _ = click(page, "input", clicks)
    page.context.close()
    ratio = statistics.median(painted) / statistics.median(plain)
    return f"{count:6d}  {figure(painted):>16}  {figure(plain):>19}  {ratio:5.2f}  {figure(saved):>14}"


def open_slowly(browser, address: str) -> Page:
    """The page in a context of its own, on a slow processor."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(LISTEN)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    return page


def fill(page: Page, assessments: int, answers: int) -> None:
    """Stores assessments to which every check applies, and opens the last."""
    client = re.match(r"(.*)/page-assess\.js", page.evaluate("document.querySelector('script[src*=page-assess]').src"))[1]
    page.evaluate(FILL, [client, assessments, answers])
    page.reload()
    page.wait_for_function(LOADED, polling=POLL)


def click(page: Page, boxes: str, clicks: int) -> tuple[list[float], list[float]]:
    """Clicks boxes all over the page, one after the other. Gives milliseconds from the click to the paint, and to the save."""
    every = page.locator(boxes)
    total = every.count()
    for number in range(clicks):
        box = every.nth(number * total // clicks)
        box.evaluate(BRING_IN_VIEW)
        place = box.evaluate("(box) => { const { x, y, width, height } = box.getBoundingClientRect(); return [x + width / 2, y + height / 2]; }")
        page.mouse.click(*place)
        page.wait_for_function("(number) => painted.length > number", arg=number, polling=POLL)
    page.wait_for_timeout(500)
    return page.evaluate("painted"), page.evaluate("saved")


def measure_loads(browser, address: str, count: int) -> str:
    """One row: the page loaded again and again over `count` stored assessments."""
    page = open_slowly(browser, f"{address}assess/")
    fill(page, count, ANSWERS)
    times = []
    for _ in range(LOADS):
        page.reload(wait_until="commit")
        page.wait_for_function(LOADED, polling=POLL)
        times.append(page.evaluate("performance.now()"))
    page.context.close()
    return f"{count:11d}  {ANSWERS:12d}  {figure(times):>13}"


def figure(times: list[float]) -> str:
    """Median and 95th percentile."""
    if not times:
        return "none"
    return f"{statistics.median(times):.0f} ({sorted(times)[max(0, round(0.95 * len(times)) - 1)]:.0f})"


if __name__ == "__main__":
    main(sys.argv[1:])
