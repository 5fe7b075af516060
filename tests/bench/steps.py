"""What does a step in time cost, in a browser and on the server, beside a bare page, and does play stay smooth and true?

    python tests/bench/steps.py [step] [play] [visitors] [memory] [pages] [--rounds N]

Without a name all are measured; both programs run side by side and are visited in turn, so that what disturbs the machine disturbs both.

step      from the click on "One year on" to the new day's heading and, in the atlas, the server's word, facts, the last of the list, the
          map and the address; and its bytes over the websocket. Also of the bare page with the least that a step of time must move (bare_step.py).
play      ten seconds of Play: how many frames came late (more than half a frame), and on how many of them map, heading, count, list and
          the bar's cursor told the same day.
visitors  the slowest twentieth of steps when 1, 10 and 50 visitors (websockets, no browser) step with half a second to one and a half of thought between.
memory    what waves of fifty visitors add to the server's memory while they are there, and what stays when they have gone.
pages     each page that knows time: its step, bytes, and how far the page jumped while it was drawn.

Medians and their ratios are printed; nothing is asserted.
"""

import argparse
import os
import random
import shutil
import statistics
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.bench.visitor import memory_of, visitor
from tests.browser.conftest import FLAGS, Traffic, free_port, serve

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
DESK = {"width": 1400, "height": 900}
BEGUN = "?date=1993-07-01"
IS_DRAWN = {
    "bare": "() => [...document.querySelectorAll('h3')].some(h => h.textContent.includes('1 July 1993'))",
    "bare step": """() => [...document.querySelectorAll('h3')].some(h => h.textContent.includes('1 July 1993'))
        && [...document.querySelectorAll('button')].some(b => b.textContent.includes('One year on'))
        && document.querySelector('iframe')?.contentDocument?.querySelector('.leaflet-container .leaflet-pane')""",
    "atlas": """() => { const frame = document.querySelector("iframe[title*='st_folium']");
        return frame?.contentDocument?.querySelector('.leaflet-container[data-land]')
            && [...document.querySelectorAll('*')].some(e => e.shadowRoot?.querySelector('.picture a path'))
            && document.querySelector("section.day[data-date='1993-07-01']"); }""",
}
# Done when the day stands there: in the atlas with the server's word for it, the facts and the list, no longer as what is ahead.
STEP = """([year, last]) => new Promise(done => {
    let button = [...document.querySelectorAll('button')].find(b => b.textContent.includes('One year on'));
    if (!button) for (const e of document.querySelectorAll('*'))
        button ||= e.shadowRoot?.querySelector('[data-step="12"]');
    const began = performance.now();
    const isDone = () => last
        ? document.querySelector(`.st-key-day:not(.ahead) section.day[data-date='${year}-07-01']`)?.textContent.includes('Secretary')
            && [...document.querySelectorAll('.operations:not(.day-ahead) button:last-child')].some(b => b.textContent.includes(last)
                && b.querySelector('small')?.textContent)
            && location.search.includes(year)
            && document.querySelector("iframe[title*='st_folium']").contentDocument.querySelector(`.leaflet-container[data-date='${year}-07-01']`)
        : [...document.querySelectorAll('h3')].some(h => h.textContent.includes(`1 July ${year}`));
    const watch = () => isDone() ? done(performance.now() - began) : requestAnimationFrame(watch);
    button.click();
    watch();
})"""
# The operation that stands last in the list of that year's first of July: it is drawn when all before it are.
LAST_OF_LIST = {1994: "UNAMIR", 1995: "UNPREDEP", 1996: "UNSMIH", 1997: "MONUA"}
PLAYED = 10_000  # milliseconds
# At every frame: when it came, and whether map, heading, count, list and cursor tell one day.
WATCH = """() => { window.frames_seen = [];
    const root = [...document.querySelectorAll('*')].find(e => e.shadowRoot?.querySelector('.label')).shadowRoot;
    const box = document.querySelector("iframe[title*='st_folium']").contentDocument.querySelector('.leaflet-container');
    const one = (name) => root.querySelector(name), left = (name) => parseFloat(one(name).style.left.match(/[\\d.]+/)[0]);
    const look = (now) => {
        const day = box.dataset.date, section = document.querySelector('.ahead section.day-ahead') ?? document.querySelector('.st-key-day section.day');
        const months = (day.slice(0, 4) - 1948) * 12 + (day.slice(5, 7) - 1), share = 100 * months / one('input[type=range]').max;
        const words = new Date(day).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
        const list = (document.querySelector('.ahead .day-ahead.operations') ?? document.querySelector('.st-key-day .operations')).children.length;
        frames_seen.push([now, section.querySelector('h2')?.textContent === words && Math.abs(left('.cursor') - share) < 0.01
            && list === Number(box.dataset.active) && one('.count').textContent.startsWith(`${list} operation`)]);
        window.watching = requestAnimationFrame(look); };
    requestAnimationFrame(look); }"""
LATE = 1.5  # frames
FRAME = 1000 / 60  # milliseconds
SCRIPTS = {"bare": "tests/bench/bare.py", "bare step": "tests/bench/bare_step.py", "atlas": "app.py"}
WANTED = ["step", "play", "visitors", "memory", "pages"]
CROWDS, THOUGHT, STEPS_EACH = (1, 10, 50), 1.0, 12
WAVES, WAVE, WAVE_STEPS, GONE = (
    3,
    50,
    8,
    125,
)  # waves, visitors of each, steps of each, seconds after which a session is forgotten
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


def opened(browser: Browser, address: str, name: str) -> Page:
    """Open the front page of a program, "bare" or "atlas", in a window of its own, and wait until it stands."""
    page = browser.new_context(viewport=DESK).new_page()
    page.traffic = Traffic(page)
    page.goto(address + (BEGUN if name == "atlas" else ""), wait_until="commit")
    page.wait_for_function(IS_DRAWN[name], polling="raf", timeout=60_000)
    page.wait_for_timeout(1500)
    return page


def year_steps(page: Page, name: str) -> tuple[list[float], list[int]]:
    """Return the milliseconds and the bytes of four steps of a year."""
    times, sizes = [], []
    for year, last in LAST_OF_LIST.items():
        page.traffic.clear()
        times.append(page.evaluate(STEP, [str(year), last if name == "atlas" else ""]))
        page.wait_for_timeout(900)
        sizes.append(sum(page.traffic.received))
    return times, sizes


def measure_steps(browser: Browser, addresses: dict[str, str], rounds: int) -> float:
    """Print what a step of a year costs, and return the bare page's milliseconds."""
    times, sizes = {name: [] for name in addresses}, []
    for turn in range(rounds + 1):
        for name, address in addresses.items():
            page = opened(browser, address, name)
            if name == "atlas":
                page.locator(".picture").hover()  # who comes to the bar is about to move time
                page.wait_for_timeout(500)
            took, received = year_steps(page, name)
            page.context.close()
            if turn:  # the first round warms both servers
                times[name] += took
                sizes += received if name == "atlas" else []
    bare, least, atlas = (statistics.median(times[name]) for name in SCRIPTS)
    print(f"year step: bare {bare:.0f} ms, atlas {atlas:.0f} ms, {atlas / bare:.2f} times")
    print(f"the bare page with links, an empty map and a list: {least:.0f} ms, {least / bare:.2f} times")
    print(f"year step over the websocket: {statistics.median(sizes):,.0f} bytes, at most {max(sizes):,}", flush=True)
    return bare


def measure_play(browser: Browser, address: str, rounds: int) -> None:
    """Print how many frames of playing came late, and on how many all told the same day."""
    late, agreed, count = 0, 0, 0
    for _ in range(rounds):
        page = opened(browser, address, "atlas")
        page.evaluate(WATCH)
        page.get_by_role("button", name="Play").click()
        page.wait_for_timeout(PLAYED)
        seen = page.evaluate("window.frames_seen")
        page.context.close()
        gaps = [after[0] - before[0] for before, after in zip(seen, seen[1:], strict=False)]
        late += sum(gap > LATE * FRAME for gap in gaps)
        agreed += sum(is_one for _, is_one in seen[1:])
        count += len(gaps)
    print(f"play: {count:,} frames, {late / count:.1%} late; all told the same day on {agreed / count:.1%} of them", flush=True)


def steps_of_crowd(address: str, crowd: int) -> list[float]:
    """Return the seconds of each step of so many visitors at once, each with its own days and a thought between them."""
    took: list[float] = []
    ready = threading.Barrier(crowd)

    def walk(n: int) -> None:
        drawn = random.Random(n)
        with visitor(address) as one:
            one.ask("", f"date={any_day(drawn)}")
            ready.wait()
            time.sleep(THOUGHT * drawn.random())
            for _ in range(STEPS_EACH):
                took.append(one.step(any_day(drawn))[0])
                # Who thinks for the same time each time falls into step with all others, and they ask at once ever after.
                time.sleep(THOUGHT * drawn.uniform(0.5, 1.5))

    threads = [threading.Thread(target=walk, args=(n,)) for n in range(crowd)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return took


def any_day(drawn: random.Random) -> str:
    """Return the first of a month, drawn by lot."""
    return f"{drawn.randint(1949, 2025)}-{drawn.randint(1, 12):02d}-01"


def measure_visitors(addresses: dict[str, str], rounds: int) -> None:
    """Print the slowest twentieth of steps by how many visitors there are."""
    for crowd in CROWDS:
        took: dict[str, list[float]] = {"bare": [], "atlas": []}
        for turn in range(rounds + 1):
            for name in took:
                each = steps_of_crowd(addresses[name], crowd)
                took[name] += each if turn else []
        bare, atlas = (1000 * statistics.quantiles(took[name], n=20)[-1] for name in ("bare", "atlas"))
        print(f"{crowd} visitors, p95 of a step: bare {bare:.1f} ms, atlas {atlas:.1f} ms, {atlas / bare:.2f} times", flush=True)


def measure_memory(address: str, process: int) -> None:
    """Print what waves of visitors add to the server's memory, each while it is there, and what stays when it has gone."""
    drawn, before = random.Random(1948), memory_of(process)[0]
    for wave in range(WAVES):
        with ExitStack() as stay:
            for _ in range(WAVE):
                one = stay.enter_context(visitor(address))
                one.ask("", f"date={any_day(drawn)}")
                for _ in range(WAVE_STEPS):
                    one.step(any_day(drawn))
            there = memory_of(process)[0]
        time.sleep(GONE)
        gone = memory_of(process)[0]
        print(
            f"wave {wave + 1} of {WAVE} visitors: {(there - before) / WAVE:+.2f} MB for each while there, "
            f"{(gone - before) / WAVE:+.2f} MB two minutes after they went; the server holds {gone:.0f} MB",
            flush=True,
        )
        before = gone


def page_steps(browser: Browser, address: str, sign: str) -> tuple[list[float], list[int], float]:
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


def measure_pages(browser: Browser, address: str, bare: float) -> None:
    """Print what a step of a year costs on each page that knows time, beside the bare page's milliseconds."""
    for page, sign in STEPPED.items():
        page_steps(browser, address + page, sign)  # warms what the page shows
        times, received, shift = page_steps(browser, address + page, sign)
        middle, size = statistics.median(times), statistics.median(received)
        print(
            f"{page}: {middle:.0f} ms, {middle / bare:.2f} times, {size:,.0f} bytes, at most {max(received):,}; "
            f"layout shift {shift:.3f}",
            flush=True,
        )


def main() -> None:
    known = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    known.add_argument("wanted", nargs="*", choices=[*WANTED, []], metavar="PART", help=", ".join(WANTED))
    known.add_argument("--rounds", type=int, default=5)
    asked = known.parse_args()
    wanted = asked.wanted or WANTED
    ports = {name: free_port() for name in SCRIPTS}
    os.environ["ATLAS_ADDRESS"] = f"http://127.0.0.1:{ports['atlas']}"
    servers = {name: (port, serve(SCRIPTS[name], port)) for name, port in ports.items()}
    addresses = {name: f"http://127.0.0.1:{port}/" for name, (port, _) in servers.items()}
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            bare = measure_steps(browser, addresses, asked.rounds) if {"step", "pages"} & set(wanted) else 0.0
            if "play" in wanted:
                measure_play(browser, addresses["atlas"], asked.rounds)
            if "pages" in wanted:
                measure_pages(browser, addresses["atlas"], bare)
            browser.close()
        if "visitors" in wanted:
            measure_visitors(addresses, max(1, asked.rounds // 2))
        if "memory" in wanted:
            measure_memory(addresses["atlas"], servers["atlas"][1].pid)
    finally:
        for _, server in servers.values():
            server.terminate()


if __name__ == "__main__":
    main()
