"""How much slower than a bare page is the atlas, at first load and for a year's step? Ratios from one run.

    python tests/bench/measure.py [ROUNDS]

Both programs run side by side on this machine; each round visits one after the other, so that what disturbs the
machine disturbs both. First load: from the address to the last part drawn (bare: its heading; atlas: land on the map,
bars in the timeline, the day's heading). Step: from the click to the new day's heading and, in the atlas, the last of
the list and the address. Medians and their ratios are printed; nothing is asserted.
"""

import os
import shutil
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.browser.conftest import FLAGS, Traffic, free_port, serve

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 7
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
IS_DRAWN = {
    "bare": "() => [...document.querySelectorAll('h3')].some(h => h.textContent.includes('1 July 1993'))",
    "atlas": """() => { const frame = document.querySelector("iframe[title*='st_folium']");
        return frame?.contentDocument?.querySelector('.leaflet-container[data-land]')
            && [...document.querySelectorAll('*')].some(e => e.shadowRoot?.querySelector('.picture a path'))
            && [...document.querySelectorAll('h2')].some(h => h.textContent.includes('1 July 1993')); }""",
}
STEP = """([wanted, last]) => new Promise(done => {
    let button = [...document.querySelectorAll('button')].find(b => b.textContent.includes('One year on'));
    if (!button) for (const e of document.querySelectorAll('*'))
        button ||= e.shadowRoot?.querySelector('[data-step="12"]');
    const began = performance.now();
    const isDone = () => [...document.querySelectorAll('h2, h3')].some(h => h.textContent.includes(wanted))
        && (!last || document.querySelector('.operations')?.textContent.includes(last) && location.search.includes(wanted.slice(-4)));
    const watch = () => isDone() ? done(performance.now() - began) : requestAnimationFrame(watch);
    button.click();
    watch();
})"""
# A year's step on the Contributors page: from the click to the new year's finding and the address.
NUMBERS_STEP = """(year) => new Promise(done => {
    const button = [...document.querySelectorAll('.st-key-time button')].find(b => b.textContent.includes('›'));
    const began = performance.now();
    const isDone = () => location.search.includes(`date=${year}`)
        && [...document.querySelectorAll('h2')].some(e => e.textContent.endsWith(`sent the most in ${year}.`));
    const watch = () => isDone() ? done(performance.now() - began) : requestAnimationFrame(watch);
    button.click();
    watch();
})"""
# The operation that stands last in the list of that year's first of July: it is drawn when all before it are.
LAST_OF_LIST = {1994: "UNAMIR", 1995: "UNPREDEP", 1996: "UNSMIH", 1997: "MONUA"}


def settled_load(page, address: str, name: str) -> float:
    page.goto(address, wait_until="commit")
    page.wait_for_function(IS_DRAWN[name], polling="raf", timeout=60_000)
    return page.evaluate("performance.now()")


def contributors_steps(browser, address: str) -> tuple[list[float], list[int]]:
    """Return the milliseconds and the bytes of four steps of the year on the Contributors page."""
    page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    traffic = Traffic(page)
    page.goto(f"{address}contributors?date=2010-07-01&state=IND")
    page.wait_for_function("() => document.querySelector(\"[data-testid='stVegaLiteChart'] path\")", timeout=60_000)
    page.wait_for_timeout(2500)
    times, sizes = [], []
    for year in (2011, 2012, 2013, 2014):
        traffic.clear()
        times.append(page.evaluate(NUMBERS_STEP, year))
        page.wait_for_timeout(1200)
        sizes.append(sum(traffic.received))
    page.context.close()
    return times, sizes


def main() -> None:
    ports = {"bare": free_port(), "atlas": free_port()}
    scripts = {"bare": "tests/bench/bare.py", "atlas": "app.py"}
    servers = {name: serve(scripts[name], ports[name]) for name in ports}
    addresses = {"bare": f"http://127.0.0.1:{ports['bare']}/", "atlas": f"http://127.0.0.1:{ports['atlas']}/?date=1993-07-01"}
    numbers, number_bytes = [], []
    loads, steps, bytes_per_step = {"bare": [], "atlas": []}, {"bare": [], "atlas": []}, []
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for turn in range(ROUNDS + 1):
                for name, address in addresses.items():
                    context = browser.new_context(viewport={"width": 1400, "height": 900})
                    page = context.new_page()
                    traffic = Traffic(page)
                    load = settled_load(page, address, name)
                    page.wait_for_timeout(1500)
                    times = []
                    for year in (1994, 1995, 1996, 1997):
                        traffic.clear()
                        last = LAST_OF_LIST[year] if name == "atlas" else ""
                        times.append(page.evaluate(STEP, [f"1 July {year}", last]))
                        page.wait_for_timeout(900)
                        if name == "atlas":
                            bytes_per_step.append(sum(traffic.received))
                    context.close()
                    if turn:  # the first round warms both servers
                        loads[name].append(load)
                        steps[name] += times
                times, sizes = contributors_steps(browser, addresses["atlas"].split("?")[0])
                if turn:
                    numbers += times
                    number_bytes += sizes
            browser.close()
    finally:
        for server in servers.values():
            server.terminate()
    for title, times in (("first load", loads), ("year step", steps)):
        bare, atlas = (statistics.median(times[name]) for name in ("bare", "atlas"))
        print(f"{title}: bare {bare:.0f} ms, atlas {atlas:.0f} ms, {atlas / bare:.2f} times")
    bare = statistics.median(steps["bare"])
    print(
        f"year step of contributors: {statistics.median(numbers):.0f} ms, {statistics.median(numbers) / bare:.2f} times", end="; "
    )
    print(f"{statistics.median(number_bytes):,.0f} bytes, at most {max(number_bytes):,}")
    print(f"year step over the websocket: {statistics.median(bytes_per_step):,.0f} bytes, at most {max(bytes_per_step):,}")


if __name__ == "__main__":
    main()
