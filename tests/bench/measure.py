"""How much slower than a bare page is the atlas, at first load and for a step in time? Ratios from one run.

    python tests/bench/measure.py [ROUNDS]

Both programs run side by side on this machine; each round visits one after the other, so that what disturbs the
machine disturbs both. First load: from the address to the last part drawn (bare: its heading; atlas: land on the map,
bars in the timeline, the server's day). Step: from the click to the new day's heading and, in the atlas, the server's facts,
the last of the list and the address. Then each page that knows time: its step from the click to the end of the script's run, the
bytes of it, and how far the page jumped while it was drawn (CLS). Medians and their ratios are printed; nothing is asserted.
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
DESK = {"width": 1400, "height": 900}
IS_DRAWN = {
    "bare": "() => [...document.querySelectorAll('h3')].some(h => h.textContent.includes('1 July 1993'))",
    "atlas": """() => { const frame = document.querySelector("iframe[title*='st_folium']");
        return frame?.contentDocument?.querySelector('.leaflet-container[data-land]')
            && [...document.querySelectorAll('*')].some(e => e.shadowRoot?.querySelector('.picture a path'))
            && document.querySelector("section.day[data-date='1993-07-01']"); }""",
}
# Done when the day stands there: in the atlas with the server's facts and list, no longer with what the browser shows meanwhile.
STEP = """([year, last]) => new Promise(done => {
    let button = [...document.querySelectorAll('button')].find(b => b.textContent.includes('One year on'));
    if (!button) for (const e of document.querySelectorAll('*'))
        button ||= e.shadowRoot?.querySelector('[data-step="12"]');
    const began = performance.now();
    const isDone = () => last
        ? document.querySelector(`.st-key-day:not(.ahead) section.day[data-date='${year}-07-01']`)
            && [...document.querySelectorAll('.operations:not(.day-ahead) button:last-child')].some(b => b.textContent.includes(last)
                && b.querySelector('small')?.textContent)
            && location.search.includes(year)
        : [...document.querySelectorAll('h3')].some(h => h.textContent.includes(`1 July ${year}`));
    const watch = () => isDone() ? done(performance.now() - began) : requestAnimationFrame(watch);
    button.click();
    watch();
})"""
# The operation that stands last in the list of that year's first of July: it is drawn when all before it are.
LAST_OF_LIST = {1994: "UNAMIR", 1995: "UNPREDEP", 1996: "UNSMIH", 1997: "MONUA"}
# A page that knows time, and the sign on the button that goes a year on.
STEPPED = {
    "contributors?date=2010-07-01&state=IND": "›",
    "deployments?date=2010-07-01": "›",
    "institution?date=2007-07-01": "»",
    "institution?part=staff&date=2007-07-01": "›",
    "people?date=1993-07-01": "»",
    "fallen?date=1993-07-01": "›",
    "money?date=2003-07-01": "›",
    "timeline?date=1993-07-01": "»",
    "reform?date=1993-07-01": "»",
    "mission?mission=unficyp&date=1993-07-01": "»",
}
PAGE_STEP = """([sign, year]) => new Promise(done => {
    const button = [...document.querySelectorAll('.st-key-time button')].find(b => b.textContent.includes(sign));
    const began = performance.now(), app = document.querySelector('[data-testid=stApp]');
    const isDone = () => location.search.includes(`date=${year}`) && app.dataset.testScriptState === 'notRunning';
    const watch = () => isDone() ? done(performance.now() - began) : requestAnimationFrame(watch);
    button.click();
    watch();
})"""
SHIFT = """window.shift = 0; new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: 'layout-shift', buffered: true});"""


def settled_load(page, address: str, name: str) -> float:
    page.goto(address, wait_until="commit")
    page.wait_for_function(IS_DRAWN[name], polling="raf", timeout=60_000)
    return page.evaluate("performance.now()")


def map_steps(page, traffic: Traffic, name: str) -> tuple[list[float], list[int]]:
    """Return the milliseconds and the bytes of four steps of a year on the front page, or on the bare one."""
    times, sizes = [], []
    for year, last in LAST_OF_LIST.items():
        traffic.clear()
        times.append(page.evaluate(STEP, [str(year), last if name == "atlas" else ""]))
        page.wait_for_timeout(900)
        sizes.append(sum(traffic.received))
    return times, sizes


def page_steps(browser, address: str, sign: str) -> tuple[list[float], list[int], float]:
    """Return the milliseconds and the bytes of four steps of a year on a page, and its layout shift before them."""
    page = browser.new_context(viewport=DESK).new_page()
    page.add_init_script(SHIFT)
    traffic = Traffic(page)
    page.goto(address)
    page.wait_for_selector(".page-foot", state="attached", timeout=60_000)
    page.wait_for_timeout(3000)
    shift, first = page.evaluate("window.shift"), int(address.split("date=")[1][:4])
    times, sizes = [], []
    for year in range(first + 1, first + 5):
        traffic.clear()
        times.append(page.evaluate(PAGE_STEP, [sign, year]))
        page.wait_for_timeout(1200)
        sizes.append(sum(traffic.received))
    page.context.close()
    return times, sizes, shift


def main() -> None:
    ports = {"bare": free_port(), "atlas": free_port()}
    scripts = {"bare": "tests/bench/bare.py", "atlas": "app.py"}
    servers = {name: serve(scripts[name], ports[name]) for name in ports}
    home = f"http://127.0.0.1:{ports['atlas']}/"
    addresses = {"bare": f"http://127.0.0.1:{ports['bare']}/", "atlas": f"{home}?date=1993-07-01"}
    loads, steps, sizes, shifts = {"bare": [], "atlas": []}, {"bare": [], "atlas": []}, {"bare": [], "atlas": []}, []
    of_pages = {}
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for turn in range(ROUNDS + 1):
                for name, address in addresses.items():
                    page = browser.new_context(viewport=DESK).new_page()
                    page.add_init_script(SHIFT)
                    traffic = Traffic(page)
                    load = settled_load(page, address, name)
                    page.wait_for_timeout(1500)
                    shift = page.evaluate("window.shift")
                    times, received = map_steps(page, traffic, name)
                    page.context.close()
                    if turn:  # the first round warms both servers
                        loads[name].append(load)
                        steps[name] += times
                        sizes[name] += received
                        shifts += [shift] if name == "atlas" else []
            for address, sign in STEPPED.items():
                page_steps(browser, home + address, sign)  # warms what the page shows
                of_pages[address] = page_steps(browser, home + address, sign)
            browser.close()
    finally:
        for server in servers.values():
            server.terminate()
    for title, times in (("first load", loads), ("year step", steps)):
        bare, atlas = (statistics.median(times[name]) for name in ("bare", "atlas"))
        print(f"{title}: bare {bare:.0f} ms, atlas {atlas:.0f} ms, {atlas / bare:.2f} times")
    print(f"year step over the websocket: {statistics.median(sizes['atlas']):,.0f} bytes, at most {max(sizes['atlas']):,}")
    print(f"layout shift of the map: {max(shifts):.3f}")
    bare = statistics.median(steps["bare"])
    for address, (times, received, shift) in of_pages.items():
        middle = statistics.median(times)
        print(
            f"{address}: {middle:.0f} ms, {middle / bare:.2f} times, {statistics.median(received):,.0f} bytes, at most "
            f"{max(received):,}; layout shift {shift:.3f}"
        )


if __name__ == "__main__":
    main()
