"""When is a page first seen, when is it whole, and how far does it jump? Ratios to a bare Streamlit page, from one run.

    python tests/bench/first.py [ROUNDS] [PAGE ...]

Both programs run side by side; each round visits one after the other in a browser without a cache. First and largest contentful
paint are the browser's own entries; all drawn: the first picture (server.first) has gone, and what lay under it is there; to its foot: the charts
below the screen are drawn too (server.in_turn). Also on a slow line (4 Mbit/s, 100 ms), and the layout shift on a desk and on a phone. Medians;
nothing is asserted.
"""

import os
import shutil
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.browser.conftest import FLAGS, free_port, serve

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 7
PAGES = sys.argv[2:] or [
    "",
    "people",
    "reform",
    "mission?mission=unmiss",
    "timeline",
    "contributors",
    "fallen",
    "money",
    "institution",
]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
DESK, PHONE = {"width": 1400, "height": 900}, {"width": 390, "height": 844}
PHONE_AGENT = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36"
WATCH = """window.seen = {shift: 0, largest: 0}; const see = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take))
    .observe({type, buffered: true});
see('layout-shift', (entry) => { if (!entry.hadRecentInput) window.seen.shift += entry.value; });
see('largest-contentful-paint', (entry) => { window.seen.largest = entry.startTime; });
see('paint', (entry) => { if (entry.name === 'first-contentful-paint') window.seen.first = entry.startTime; });"""
SCRIPTS = {
    "bare": "tests/bench/bare.py",
    "bare map": "tests/bench/bare_map.py",
    "bare chart": "tests/bench/bare_chart.py",
    "atlas": "app.py",
}
DRAWN = {
    "bare": "() => [...document.querySelectorAll('h3')].some(h => h.textContent.includes('1 July 1993'))",
    "bare map": """() => [...document.querySelectorAll('h3')].some(h => h.textContent.includes('1 July 1993'))
        && document.querySelector('iframe')?.contentDocument?.querySelector('.leaflet-container .leaflet-pane')""",
    "bare chart": """() => [...document.querySelectorAll('h3')].some(h => h.textContent.includes('1 July 1993'))
        && document.querySelectorAll('.stVegaLiteChart :is(svg.marks, canvas.marks)').length === 2""",
    "atlas": "() => document.querySelector('#root .page-foot') && !document.querySelector('atlas-first')",
}
WHOLE = "() => [...document.querySelectorAll('.stVegaLiteChart')].every(chart => chart.querySelector('svg.marks, canvas.marks'))"
SLOW = {"offline": False, "latency": 100, "downloadThroughput": 500_000, "uploadThroughput": 500_000}
KINDS = ("first", "largest", "drawn", "whole", "shift")


def visit(browser, address: str, name: str, is_slow: bool = False, is_phone: bool = False) -> dict[str, float]:
    """Return first and largest contentful paint, all drawn and to its foot, in milliseconds, and the layout shift of one visit."""
    kind = {"viewport": PHONE, "user_agent": PHONE_AGENT} if is_phone else {"viewport": DESK}
    page = browser.new_context(**kind).new_page()
    page.add_init_script(WATCH)
    if is_slow:
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    page.goto(address, wait_until="commit")
    page.wait_for_function(DRAWN[name], polling="raf", timeout=90_000)
    drawn = page.evaluate("performance.now()")
    page.wait_for_function(WHOLE, polling="raf", timeout=90_000)
    whole = page.evaluate("performance.now()")
    page.wait_for_timeout(1500)
    seen = page.evaluate("window.seen")
    page.context.close()
    return {**seen, "drawn": drawn, "whole": whole}


def main() -> None:
    ports = {name: free_port() for name in SCRIPTS}
    os.environ["ATLAS_ADDRESS"] = f"http://127.0.0.1:{ports['atlas']}"
    servers = {name: serve(script, ports[name]) for name, script in SCRIPTS.items()}
    addresses = {name: f"http://127.0.0.1:{ports[name]}/" for name in SCRIPTS if name != "atlas"} | {
        page: f"http://127.0.0.1:{ports['atlas']}/{page}" for page in PAGES
    }
    found: dict[tuple, list[dict[str, float]]] = {}
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for turn in range(-2, ROUNDS):  # the first two warm both servers: the first pictures of the pages are made then
                for key, address in addresses.items():
                    name = key if key in SCRIPTS else "atlas"
                    visits = {"fast": {}, "phone": {"is_phone": True}} | (
                        {"slow": {"is_slow": True}} if key in ("bare", "bare map", "") else {}
                    )
                    for way, how in visits.items():
                        seen = visit(browser, address, name, **how)
                        if turn >= 0:
                            found.setdefault((key, way), []).append(seen)
            browser.close()
    finally:
        for server in servers.values():
            server.terminate()
    middle = {key: {kind: statistics.median(each[kind] for each in seen) for kind in KINDS} for key, seen in found.items()}
    print(f"{'page':24}{'way':7}{'FCP':>14}{'LCP':>14}{'all drawn':>14}{'to its foot':>14}{'shift':>8}")
    for (key, way), seen in middle.items():
        bare = middle["bare", way]
        told = "".join(f"{seen[kind]:8.0f} ({seen[kind] / bare[kind if kind != 'whole' else 'drawn']:.2f})" for kind in KINDS[:4])
        print(f"{key or 'map':24}{way:7}{told}{seen['shift']:8.3f}")


if __name__ == "__main__":
    main()
