"""Can a class open one story at once over a bad network, and walk it without one?

    python tests/bench/classroom.py [VISITORS] [BROWSERS] [STORY]

Forty visitors (by default) open the same page within a second, first a bare Streamlit page, then a story. Forty browsers are too much for a
machine that serves them as well: BROWSERS of them (3) are real Chromium pages, each held by the browser's own means to what it calls slow
3G (400 kilobits and two seconds a request); the others are visitors without a screen who fetch what a browser fetches (the document, the
files it names, the page's run over its websocket, each picture of the story), each kept to the same measure. Printed are how long it takes
until the first words can be read, and their ratio; errors; and what is asked of the server while a story that has come is walked from its
first step to its last, once with a network and once without. Nothing is asserted.
"""

import os
import re
import shutil
import statistics
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urljoin

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from data.stories import stories
from publish.order import BESIDE, beside_tag
from tests.bench.visitor import visitor
from tests.browser.conftest import FLAGS, Traffic, free_port, serve

VISITORS = int(sys.argv[1]) if len(sys.argv) > 1 else 40
BROWSERS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
STORY = sys.argv[3] if len(sys.argv) > 3 else "congo-twice"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
LATENCY, SPEED = 2.0, 50_000  # seconds a request, bytes a second: slow 3G
AT_ONCE = 6  # files that a browser asks for at a time
LONGEST = 600  # seconds
PHONE = {"width": 390, "height": 844}
IS_READ = {
    "bare": "[...document.querySelectorAll('h3')].some(h => h.textContent.includes('1 July 1993'))",
    "story": "document.querySelector('.story-step h2')?.checkVisibility()",
}
WATCH = "setInterval(() => { if (!window.readable && (%s)) window.readable = performance.now(); }, 50);"
NAMED = re.compile(r'(?:href|src)="(\./[^"]+\.(?:js|css|json)[^"]*)"')
errors: list[str] = []


def throttled(size: int, count: int = 1) -> None:
    """Wait as long as files of so many bytes in all take on their way."""
    time.sleep(LATENCY * -(-count // AT_ONCE) + size / SPEED)


def fetched(address: str) -> bytes:
    """Return what an address answers; what it refuses is an error of the class."""
    request = urllib.request.Request(
        address, headers={"Accept-Encoding": "gzip", "Accept": "text/html,*/*", "Sec-Fetch-Dest": "document"}
    )
    try:
        with urllib.request.urlopen(request, timeout=LONGEST) as answer:
            return answer.read()
    except OSError as error:
        errors.append(f"{address}: {error}")
        return b""


def attend(home: str, page: str, query: str, pictures: list[str], gate: threading.Barrier) -> float:
    """Open a page as a visitor without a screen, and return the seconds until its run is there."""
    gate.wait()
    began = time.perf_counter()
    document = fetched(f"{home}/{page}?{query}")
    throttled(len(document))
    files = [urljoin(f"{home}/", name) for name in NAMED.findall(document.decode("utf-8", "replace"))]
    throttled(sum(len(fetched(file)) for file in files), len(files))
    with visitor(home) as session:
        try:
            _, size = session.ask(page, query)
        except (RuntimeError, TimeoutError) as error:
            errors.append(str(error))
            return time.perf_counter() - began
        throttled(size)
        ended = time.perf_counter() - began
        for picture in pictures:
            throttled(len(fetched(f"{home}/assets/{picture}")))
    return ended


def opened(browser, home: str, address: str, name: str):
    """Open an address in a Chromium page of its own, held to slow 3G, and return the page."""
    page = browser.new_context(viewport=PHONE).new_page()
    page.add_init_script(WATCH % IS_READ[name])
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.traffic = Traffic(page)
    told = {"offline": False, "latency": LATENCY * 1000, "downloadThroughput": SPEED, "uploadThroughput": SPEED}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", told)
    page.goto(f"{home}/{address}", wait_until="commit", timeout=LONGEST * 1000)
    return page


def lesson(browser, home: str, name: str, page: str, query: str, pictures: list[str]) -> tuple[list[float], list[float], list]:
    """Let a class open a page; return the seconds of its browsers and of the others, and the browsers' pages."""
    others = VISITORS - BROWSERS
    gate = threading.Barrier(others + 1)
    with ThreadPoolExecutor(others) as room:
        runs = [room.submit(attend, home, page, query, pictures, gate) for _ in range(others)]
        gate.wait()
        pages = [opened(browser, home, f"{page}?{query}", name) for _ in range(BROWSERS)]
        for each in pages:
            each.wait_for_function("window.readable", timeout=LONGEST * 1000)
        read = [each.evaluate("window.readable") / 1000 for each in pages]
        return read, [run.result() for run in runs], pages


def walked(page, count: int) -> tuple[int, int]:
    """Walk a story that has come from its first step to its last; return how many requests and websocket messages that took."""
    page.traffic.clear()
    for _ in range(count - 1):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(700)
    if f"step={count}" not in page.url:
        errors.append(f"the walk ended at {page.url}")
    asked = [address for address in page.traffic.addresses if not address.endswith("/favicon.png")]  # which Chromium has kept
    return len(asked), len(page.traffic.sent)


def main() -> None:
    story = stories()[STORY]
    pictures = [f"beside/{beside_tag()}/{BESIDE[0]}.json?{urlencode({'view': step.view, 'lang': 'en'})}" for step in story.steps]
    servers, medians = {}, {}
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for name, script, page, query in (
                ("bare", "tests/bench/bare.py", "", ""),
                ("story", "app.py", "learn", f"story={STORY}"),
            ):
                port = free_port()
                servers[name] = serve(script, port)
                read, others, pages = lesson(
                    browser, f"http://127.0.0.1:{port}", name, page, query, pictures if name == "story" else []
                )
                medians[name] = statistics.median(read)
                print(
                    f"{name}: readable after {medians[name]:.1f} s (at most {max(read):.1f}) in {BROWSERS} browsers; the page's run had come to "
                    f"{len(others)} others after {statistics.median(others):.1f} s (at most {max(others):.1f})"
                )
                if name == "bare":
                    for each in pages:
                        each.context.close()
            walker = pages[0]
            walker.wait_for_selector(".story[data-whole][data-map]", timeout=LONGEST * 1000)
            print(f"all pictures and the map's files had come after {walker.evaluate('performance.now()') / 1000:.0f} s")
            print("walked to the last step: {} requests, {} messages".format(*walked(walker, len(story.steps))))
            for _ in story.steps:
                walker.keyboard.press("ArrowLeft")
            walker.context.set_offline(True)
            print("again without a network: {} requests, {} messages".format(*walked(walker, len(story.steps))))
            print(
                f"first step: {medians['story'] / medians['bare']:.2f} times a bare page; errors: {len(errors)}",
                *errors[:5],
                sep="\n",
            )
            browser.close()
    finally:
        for server in servers.values():
            server.terminate()


if __name__ == "__main__":
    main()
