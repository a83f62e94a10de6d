"""What one page of each kind weighs and how soon it stands, beside the same words in stock Material for MkDocs.

Run: python benchmarks/weight.py. Needs what builds the site, playwright and a Chromium (CHROMIUM names one). Each page is opened five
times with nothing kept, on a processor slowed four times. Bytes are those of every file the page asked for, each packed with gzip at
level 9, as a server would keep it. README.md says what the columns mean.
"""

from __future__ import annotations

import gzip
import statistics
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from assessment import chromium, serve
from build import build, copy_project
from handwritten import write_by_hand
from playwright.sync_api import Browser, sync_playwright

RUNS, SLOWER = 5, 4
PAGES = {
    "home": "",
    "overview": "secure-design/model-the-threats/",
    "advice": "secure-design/model-the-threats/sme/",
    "handbook": "for/sme/",
    "all checks": "checks/",
    "assessment": "assess/",
}
STOCK = """site_name: Stock
theme:
  name: material
  font: false
plugins: [search]
markdown_extensions: [attr_list, md_in_html]
"""
# Long tasks count with the part over 50 ms, as the measure of blocking time does.
OBSERVE = """
window.largest = 0; window.blocked = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) largest = entry.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => { for (const entry of list.getEntries()) blocked += Math.max(0, entry.duration - 50); }).observe({ type: "longtask", buffered: true });
"""


def main() -> None:
    """Builds both sites, opens each page in both in turn, and prints a row a page."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        own, stock = projects(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium(playwright), args=["--no-sandbox", "--disable-gpu"])
        addresses = {site: serve(site) for site in (own, stock)}
        print("page           KB  stock KB  ratio  LCP ms  stock LCP ms  blocked ms  stock blocked ms")
        for name, path in PAGES.items():
            found = {site: measure(browser, addresses[site], site, path) for site in (own, stock)}
            print(row(name, *found[own], *found[stock]), flush=True)
        browser.close()


def projects(folder: Path) -> tuple[Path, Path]:
    """The folders of the two built sites: this one, and the same words by hand with the stock theme."""
    own, stock = folder / "own", folder / "stock"
    copy_project(own)
    build(own)
    stock.mkdir()
    write_by_hand(own / "site", stock / "docs")
    (stock / "mkdocs.yml").write_text(STOCK, "utf-8")
    build(stock)
    return own / "site", stock / "site"


def measure(browser: Browser, address: str, site: Path, path: str) -> tuple[float, float, float]:
    """(bytes packed, milliseconds to the largest paint, milliseconds blocked): the medians of all runs."""
    runs = [open_once(browser, address, site, path) for _ in range(RUNS)]
    return tuple(statistics.median(column) for column in zip(*runs, strict=True))


def open_once(browser: Browser, address: str, site: Path, path: str) -> tuple[float, float, float]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    context.add_init_script(OBSERVE)
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    page.goto(f"{address}{path}", wait_until="load")
    page.wait_for_timeout(500)
    largest, blocked = page.evaluate("[largest, blocked]")
    context.close()
    return sum(packed(site, one) for one in asked), largest, blocked


def packed(site: Path, path: str) -> int:
    """Bytes of the file behind an address. Pictures and fonts are packed already."""
    file = site / path.lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return 0
    content = file.read_bytes()
    return len(content) if file.suffix in (".woff2", ".png") else len(gzip.compress(content, 9))


def row(name: str, own: float, largest: float, blocked: float, stock: float, stock_largest: float, stock_blocked: float) -> str:
    ratio = own / stock
    return f"{name:10}  {own / 1000:5.1f}  {stock / 1000:8.1f}  {ratio:5.2f}  {largest:6.0f}  {stock_largest:12.0f}  {blocked:10.0f}  {stock_blocked:16.0f}"


if __name__ == "__main__":
    main()
