"""A running atlas and a browser for the tests that only a browser can make."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.failed import none_failed

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # the shell would round each letter to whole pixels, as no reader's browser does
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # every test is without any network but the atlas
]
# The shell without windows draws what the whole browser draws, for two thirds of its work.
KNOWN_AS = ("chromium-headless-shell", "chromium", "chromium-browser")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(script: str, port: int) -> subprocess.Popen:
    """Start a program with Streamlit and return when it answers."""
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.headless", "true"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return server
        except OSError:
            time.sleep(0.2)
    server.kill()
    raise RuntimeError(f"{script} did not answer on port {port}")


def pytest_collection_modifyitems(items):
    """The longest walks come first: at the end one processor would wait for the other's."""
    items.sort(key=lambda item: item.get_closest_marker("walk") is None)


@pytest.fixture(scope="session")
def atlas():
    """The address of a running atlas."""
    port = free_port()
    server = serve("app.py", port)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(timeout=10)


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, KNOWN_AS)), None)
    if not path:
        raise RuntimeError("no Chromium: set CHROMIUM to one, or let tests/run.sh install it")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Leave with each test how its call ended, for `visit` to tell what stood on the page of one that failed."""
    report = yield
    if report.when == "call":
        item.is_failed = report.failed
    return report


# What a failed test's page shows: its address, headings (a hidden one says so), and whether the script still runs.
STANDS = """() => [location.href, document.querySelector('[data-testid=stApp]')?.dataset.testScriptState,
    ...[...document.querySelectorAll('h1, h2, h3')].map(h => h.checkVisibility({visibilityProperty: true}) ? h.textContent
        : `(hidden) ${h.textContent}`), document.querySelector('.st-key-day')?.className]"""


class Traffic:
    """What a page asked for and what came over its websocket, since the last `clear`."""

    def __init__(self, page):
        self.addresses, self.received, self.texts, self.sent, self.trouble = [], [], [], [], []
        page.on("request", lambda request: self.addresses.append(request.url))
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("console", self.hear)
        page.on("websocket", self.listen)

    def hear(self, message):
        """What the headers forbid, a page does not try (server/headers.py), and they name nothing that the browser does not know."""
        if any(policy in message.text for policy in ("Content Security Policy", "Permissions-Policy", "Permissions policy")):
            self.trouble.append(message.text)

    def listen(self, socket):
        socket.on("framereceived", self.receive)
        socket.on("framesent", lambda frame: self.sent.append(frame))

    def receive(self, frame):
        self.received.append(len(frame))
        self.texts.append(frame if isinstance(frame, bytes) else frame.encode())

    def clear(self):
        for kept in (self.addresses, self.received, self.texts, self.sent):
            kept.clear()


class Visitors:
    """Readers who come back: each has looked at the atlas before, so that the browser has its files, and remembers nothing else.

    Reading Streamlit's own scripts anew would be half of the time of each test.
    """

    def __init__(self, browser):
        self.browser, self.known = browser, {}

    def context(self, **options):
        """Return the browser's window of the reader with these options (Playwright's), the same for the same."""
        key = repr(sorted(options.items()))
        if key not in self.known:
            self.known[key] = self.browser.new_context(**options)
        return self.known[key]

    def forget(self):
        """Close what is open and empty what a page may keep."""
        for context in self.known.values():
            context.unroute_all(behavior="ignoreErrors")
            context.set_offline(False)
            context.clear_cookies()
            for page in context.pages:
                if page.url.startswith("http"):
                    page.evaluate("localStorage.clear()")
                page.close()


@pytest.fixture(scope="session")
def visitors(browser):
    return Visitors(browser)


@pytest.fixture
def visit(visitors, browser, atlas, request):
    """Open an address of the atlas in a window and return the page; its traffic is page.traffic."""
    own = []

    def open_page(
        address: str = "/", width: int = 1400, height: int = 900, without: str = "", media: dict | None = None, **options
    ):
        """`without` is a pattern of addresses that do not answer: asked by a reader who comes for the first time. `media` is
        what the reader prefers (forced_colors, color_scheme), `options` what else is known of the window."""
        if without:
            context = browser.new_context(viewport={"width": width, "height": height}, **options)
            context.route(without, lambda route: route.abort())
            own.append(context)
        else:
            context = visitors.context(**options)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        if media:
            page.emulate_media(**media)
        page.set_default_timeout(20_000)
        page.traffic = Traffic(page)
        page.goto(atlas + address)
        return page

    yield open_page
    pages = [page for context in [*own, *visitors.known.values()] for page in context.pages]
    if getattr(request.node, "is_failed", False):
        print(*[(page.evaluate(STANDS), page.traffic.trouble) for page in pages], sep="\n")
    for context in own:
        context.close()
    visitors.forget()


# A chart takes its place when Vega has come.
CHARTS_STAND = """() => !document.querySelector('[data-testid=stSkeleton]') &&
    [...document.querySelectorAll('.stVegaLiteChart')].every(e => e.getBoundingClientRect().height > 60)"""


def land(page):
    """Wait until the map has its land and return the map's box inside its frame."""
    box = page.frame_locator("iframe[title*='st_folium']").locator(".leaflet-container")
    page.frame_locator("iframe[title*='st_folium']").locator(".leaflet-container[data-land]").wait_for(timeout=60_000)
    return box


def drawn(page):
    """Wait until a page stands whole: its foot, and each chart in its place, none of them failed."""
    page.wait_for_selector(".page-foot", state="attached", timeout=60_000)
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')", timeout=60_000)
    page.wait_for_function(CHARTS_STAND, timeout=60_000)
    none_failed(page)


def strangers(page, home: str) -> set[str]:
    """Return what the page asked of others than the host at `home`, since `clear`."""
    own = urlsplit(home).netloc
    return {address for address in page.traffic.addresses if urlsplit(address).netloc not in ("", own)}  # none: data, blob


def finished_runs(page) -> list[int]:
    """Wait until a run of the script has ended and nothing more comes, and return how each run ended since `clear`."""
    ended, frames = [], -1
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not (ended and frames == len(page.traffic.texts)):
        frames = len(page.traffic.texts)
        page.wait_for_timeout(400)
        messages = [ForwardMsg.FromString(frame) for frame in page.traffic.texts]
        ended = [message.script_finished for message in messages if message.WhichOneof("type") == "script_finished"]
    return ended
