"""What comes over HTTP on a first visit, beside a bare page of Streamlit's?

    python tests/bench/first_bytes.py [PAGE ...] [--each]

visits the bare page (tests/bench/bare.py) and pages of the atlas in turn, each in a window that has nothing in store, and prints the bytes
and the number of answers that came until the page stood whole (Chromium's own count of what came over the line, headings included, without
the websocket), and the ratio. PAGE is a page as in its address (`people`, `/` for the map); without one all are visited. `--each` lists the
answers of each visit, the largest first. Nothing is asserted.
"""

import argparse
import os
import shutil
import statistics
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from figures.pages import PAGES
from tests.browser.conftest import FLAGS, drawn, free_port, land, serve

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
DESK = {"width": 1400, "height": 900}
SCRIPTS = {"bare": "tests/bench/bare.py", "atlas": "app.py"}
ROUNDS = 3  # of all visits, the first of which warms the servers and is not counted
QUIET = 1500  # milliseconds without an answer after which a visit has all it asks for


class Answers:
    """The answers that come over HTTP while a page is open: address to bytes on the line."""

    def __init__(self, page: Page):
        self.sizes: dict[str, int] = {}
        self._asked: dict[str, str] = {}
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.requestWillBeSent", lambda told: self._asked.update({told["requestId"]: told["request"]["url"]}))
        wire.on("Network.loadingFinished", self._count)

    def _count(self, told: dict) -> None:
        address = self._asked.get(told["requestId"], "")
        if address.startswith("http"):  # a style's own pictures (data:) come over no line
            self.sizes[address] = self.sizes.get(address, 0) + int(told["encodedDataLength"])

    def settle(self, page: Page) -> None:
        """Wait until no answer has come for a while."""
        known = -1
        while known != len(self.sizes):
            known = len(self.sizes)
            page.wait_for_timeout(QUIET)


@contextmanager
def servers():
    """Start the bare page and the atlas, yield their addresses, and stop them."""
    ports = {name: free_port() for name in SCRIPTS}
    started = [serve(script, ports[name]) for name, script in SCRIPTS.items()]
    try:
        yield {name: f"http://127.0.0.1:{port}/" for name, port in ports.items()}
    finally:
        for server in started:
            server.terminate()


def first_visit(browser: Browser, address: str, page_of_atlas: str | None) -> dict[str, int]:
    """Return what a first visit got: address to bytes. `page_of_atlas` is its key ("" for the map), None for the bare page."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    answers = Answers(page)
    page.goto(address, wait_until="commit")
    if page_of_atlas is None:
        page.wait_for_selector("h3")
    elif page_of_atlas == "":
        land(page)
    else:
        drawn(page)
    answers.settle(page)
    context.close()
    return answers.sizes


def print_each(name: str, sizes: dict[str, int]) -> None:
    """List the answers of one visit, the largest first."""
    print(f"\n{name}")
    for address, size in sorted(sizes.items(), key=lambda pair: -pair[1]):
        print(f"{size:>9,}  {urlsplit(address).path}")


def main() -> None:
    told = argparse.ArgumentParser()
    told.add_argument("pages", nargs="*")
    told.add_argument("--each", action="store_true")
    asked = told.parse_args()
    keys = [key.strip("/") for key in asked.pages] or [*PAGES]
    sums: dict[str, list[int]] = {}
    last: dict[str, dict[str, int]] = {}
    with servers() as homes, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for turn in range(ROUNDS):
            for name, address, key in [("bare", homes["bare"], None), *((key or "/", homes["atlas"] + key, key) for key in keys)]:
                sizes = first_visit(browser, address, key)
                if turn:
                    sums.setdefault(name, []).append(sum(sizes.values()))
                    last[name] = sizes
        browser.close()
    bare = statistics.median(sums["bare"])
    print(f"{'page':<14}{'bytes':>12}{'answers':>9}{'to bare':>9}")
    for name, all_of in sums.items():
        middle = statistics.median(all_of)
        print(f"{name:<14}{middle:>12,.0f}{len(last[name]):>9}{middle / bare:>9.2f}")
    if asked.each:
        for name, sizes in last.items():
            print_each(name, sizes)


if __name__ == "__main__":
    main()
