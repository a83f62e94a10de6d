"""How long an answer takes on the assessment page: to the painted progress, to the completed transaction, and the page to load; and
how many bytes of script each kind of page loads.

Run: python benchmarks/assessment.py [--quick] [CLICKS] [CHECKS ...]. Needs what builds the site, playwright and a Chromium (CHROMIUM
names one). Prints three tables; README.md says how they are measured and what the goals are.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import re
import shutil
import statistics
import sys
import tempfile
import threading
from pathlib import Path

from answering_pages import PLAIN_SCRIPT, plain_page, questions_of, with_checks
from build import build, copy_project
from in_page import BRING_IN_VIEW, FILL, LEAST, LISTEN
from playwright.sync_api import Page, sync_playwright

SLOWER = 4  # a processor as slow as that of a cheap phone
ASSESSMENTS, ANSWERS, LOADS = 50, 100, 10
PAGES = {
    "home": "",
    "checks of a guideline": "secure-design/model-the-threats/sme/",
    "assessment": "assess/",
    "results": "assess/results/",
    "about": "about/",
}
LOADED = "() => document.querySelector('.assess-side .panel strong.number')"
POLL = 20  # not at each frame, which would make frames of its own


def main(arguments: list[str]) -> None:
    """Builds the site, measures and prints. `--quick` only shows that all of it runs."""
    is_quick = "--quick" in arguments
    clicks, *sizes = [int(word) for word in arguments if word != "--quick"] or [5 if is_quick else 30]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = Path(folder) / "project"
        copy_project(project)
        build(project)
        address = serve(project / "site")
        browser = playwright.chromium.launch(executable_path=chromium(playwright), args=["--no-sandbox", "--disable-gpu"])
        print("page                   assessment B  other scripts B")
        for name, path in PAGES.items():
            print(f"{name:21}  {measure_bytes(browser, address + path)}", flush=True)
        rows = [measure_clicks(browser, project / "site", address, count, clicks) for count in sizes or [100, 120, 1000]]
        heads = (
            "checks  painted ms (p95)  plain page ms (p95)  ratio  least here ms (p95)  ratio",
            "checks  saved ms (p95)  least here ms (p95)  ratio",
        )
        for head, kind in zip(heads, zip(*rows, strict=True), strict=True):
            print("", head, *kind, sep="\n", flush=True)
        print("\nassessments  answers each  load ms (p95)")
        for count in (1, ASSESSMENTS):
            print(measure_loads(browser, address, count, 2 if is_quick else LOADS), flush=True)
        browser.close()


def chromium(playwright) -> str:
    """The Chromium to measure in."""
    named = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "chrome", playwright.chromium.executable_path)
    found = next((path for name in named if name and (path := shutil.which(name))), None)
    return found or sys.exit("No Chromium was found. Set CHROMIUM to its path.")


def serve(site: Path) -> str:
    """Serves the folder until the process ends."""
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def measure_bytes(browser, address: str) -> str:
    """One row: what a page loads before a person does anything, each file packed by itself."""
    page = browser.new_context(service_workers="block").new_page()
    found: dict[bool, int] = {True: 0, False: 0}
    asked: list = []
    page.on("response", lambda response: asked.append(response) if response.url.endswith(".js") else None)
    page.goto(address, wait_until="networkidle")
    for response in asked:
        found["/assets/assessment/" in response.url] += len(gzip.compress(response.body(), 9))
    page.context.close()
    return f"{found[True]:12,d}  {found[False]:15,d}"


def measure_clicks(browser, site: Path, address: str, count: int, clicks: int) -> tuple[str, str]:
    """A row for the paint and one for the save: the assessment, the least that could be done in its place, and for the paint a plain page."""
    grown = with_checks((site / "assess/index.html").read_text("utf-8"), count)
    (site / "assess/grown.html").write_text(grown, "utf-8")
    (site / "plain.html").write_text(plain_page(questions_of(grown)), "utf-8")
    (site / "plain.js").write_text(PLAIN_SCRIPT, "utf-8")
    here = f"{address}assess/grown.html"
    (painted, _), (painted_least, _) = (answer(browser, here, clicks, SLOWER, more) for more in ("", LEAST))
    (_, saved), (_, saved_least) = (answer(browser, here, clicks, 1, more) for more in ("", LEAST))
    page = open_page(browser, f"{address}plain.html", SLOWER)
    plain, _ = click(page, "input", clicks)
    page.context.close()
    return (
        f"{count:6d}  {figure(painted):>16}  {figure(plain):>19}  {ratio(painted, plain)}  {figure(painted_least):>19}  {ratio(painted, painted_least)}",
        f"{count:6d}  {figure(saved):>14}  {figure(saved_least):>19}  {ratio(saved, saved_least)}",
    )


def ratio(times: list[float], base: list[float]) -> str:
    """Of the medians."""
    return f"{statistics.median(times) / statistics.median(base):5.2f}"


def answer(browser, address: str, clicks: int, slower: int, more: str = "") -> tuple[list[float], list[float]]:
    """As many answers on a page of its own: milliseconds to the paint, and to the save. `more` runs before the page's own scripts."""
    page = open_page(browser, address, slower, more)
    fill(page, 1, 0)
    times = click(page, "input[value='in-place']", clicks)
    page.context.close()
    return times


def open_page(browser, address: str, slower: int, more: str = "") -> Page:
    """The page in a context of its own, on a processor that is slower by this much."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block").new_page()
    page.add_init_script(LISTEN + more)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
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


def measure_loads(browser, address: str, count: int, loads: int) -> str:
    """One row: the page loaded again and again over `count` stored assessments."""
    page = open_page(browser, f"{address}assess/", SLOWER)
    fill(page, count, ANSWERS)
    times = []
    for _ in range(loads):
        page.reload(wait_until="commit")
        page.wait_for_function(LOADED, polling=POLL)
        times.append(page.evaluate("performance.now()"))
    page.context.close()
    return f"{count:11d}  {ANSWERS:12d}  {figure(times):>13}"


def figure(times: list[float]) -> str:
    """Median and 95th percentile."""
    if not times:
        return "none"
    return f"{statistics.median(times):.1f} ({sorted(times)[max(0, round(0.95 * len(times)) - 1)]:.1f})"


if __name__ == "__main__":
    main(sys.argv[1:])
