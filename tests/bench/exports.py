"""What do files that are being made cost the other visitors and the server's memory?

    python tests/bench/exports.py [FILES]

One visitor steps through days, alone and then while four others have files made all the time: the medians of the steps and their ratio. Then
fifty ask at once for one and the same file, and fifty for different ones, then for the pictures and answers that the server makes itself (the timeline and the
worlds not drawn yet, the search, views beside stories, cards of shared links) and for unknown addresses; the process that makes files is killed at its work; and FILES files (200)
are made, the server's memory and that of its helpers told after every 25, and once more when the helpers have had nothing to do
for as long as they wait. Figures are drawn by lot, with a seed. Nothing is asserted.
"""

import itertools
import random
import statistics
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request

import pandas as pd
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from data.derive import FIRST_DAY
from data.load import as_of
from figures.small_timeline import TIMELINE_WIDTHS
from publish.order import BESIDE, beside_tag
from publish.work import IDLE
from tests.bench.visitor import memory_of, visitor
from tests.browser.conftest import free_port, serve

FILES = int(sys.argv[1]) if len(sys.argv) > 1 else 200
STEPS, PAUSE, CROWD, OTHERS, TOLD = 60, 0.1, 50, 4, 25
ALONE = 40  # steps
AT_REST, RESTING = 0.15, 240  # seconds of work in one second, and for how long it is waited for
FIGURES = ["map", "people-world", "people-months", "fallen-years", "timeline-history", "institution-day", "missions-list"]
ENDINGS = ["png", "png", "svg", "pdf", "pptx", "csv"]


def days(drawn: random.Random):
    """Yield days drawn by lot, as an address says them."""
    while True:
        yield f"{FIRST_DAY + pd.Timedelta(days=drawn.randrange((as_of() - FIRST_DAY).days)):%Y-%m-%d}"


def own(address: str, drawn: random.Random) -> dict[str, list[str]]:
    """Return by name what fifty may ask the server's own routes at once."""
    told = days(drawn)
    words = ["Congo", "srebrenica", "resolution 1325", "a", "brahimi rapport", "zzzzzz", "observers in the middle east", "nobel"]
    return {
        "an undrawn timeline": [f"{address}/assets/timeline/dark-1560.svg"] * CROWD,
        "all timelines and worlds": [
            *(f"{address}/assets/timeline/{theme}-{width}.svg" for theme in ("light", "dark") for width in TIMELINE_WIDTHS),
            *(
                f"{address}/assets/worlds/{theme}-{layout}.svg"
                for theme in ("light", "dark", "live")
                for layout in ("wide", "narrow")
            ),
        ]
        * 3,
        "searches": [f"{address}/assets/find/en.json?q={quote(drawn.choice(words))}{n}" for n in range(CROWD)],
        "views beside stories": [
            f"{address}/assets/beside/{beside_tag()}/{BESIDE[0]}.json?view={quote(f'/{page}?date={next(told)}')}"
            for _, page in zip(range(CROWD), itertools.cycle(["", "people", "timeline"]), strict=False)
        ],
        "cards of shared links": [f"{address}/people?date={next(told)}" for _ in range(CROWD)],
        "unknown addresses": [f"{address}/none-{n}" for n in range(CROWD * 4)],
    }


def orders(drawn: random.Random):
    """Yield addresses of files, hardly one of them twice."""
    for day in days(drawn):
        yield f"{drawn.choice(FIGURES)}.{drawn.choice(ENDINGS)}?date={day}"


def fetched(address: str | Request) -> tuple[int, bytes]:
    """Return the status and the body of an answer."""
    try:
        with urllib.request.urlopen(address, timeout=120) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def steps(address: str, drawn: random.Random, count: int = STEPS) -> list[float]:
    """Return the milliseconds of a visitor's steps of a day, on the map and on People."""
    with visitor(address) as one:
        one.ask("")
        taken = []
        for page, day in itertools.islice(zip(itertools.cycle(["", "", "people", "people"]), days(drawn), strict=False), count):
            taken.append(1000 * one.ask(page, f"date={day}")[0])
            time.sleep(PAUSE)
    return taken


def told(title: str, taken: list[float], alone: list[float] | None = None) -> None:
    """Print the median and the slowest twentieth of some steps, and how many times slower than those `alone`."""
    ratio = f", {statistics.median(taken) / statistics.median(alone):.2f} times" if alone else ""
    late = statistics.quantiles(taken, n=20)[-1]
    slower = f" ({late / statistics.quantiles(alone, n=20)[-1]:.2f} times)" if alone else ""
    print(f"{title}: a step takes {statistics.median(taken):.0f} ms{ratio}; one in twenty {late:.0f} ms{slower}", flush=True)


def helpers(process: int) -> list[psutil.Process]:
    """Return the processes beside the server that make files."""
    return [each for each in psutil.Process(process).children(recursive=True) if "publish.worker" in " ".join(each.cmdline())]


def beside_others(address: str, take: str, drawn: random.Random, alone: list[float]) -> None:
    """Tell a visitor's steps while others have files made all the time."""
    stop, files = threading.Event(), orders(drawn)

    def other() -> int:
        made = 0
        while not stop.is_set():
            made += fetched(take + next(files))[0] == 200
        return made

    with ThreadPoolExecutor(OTHERS) as pool:
        running = [pool.submit(other) for _ in range(OTHERS)]
        taken = steps(address, drawn)
        stop.set()
        made = sum(each.result() for each in running)
    told(f"while {OTHERS} others have files made ({made})", taken, alone)


def crowd(address: str, take: str, title: str, wanted: list[str], process: int, drawn: random.Random, alone: list[float]) -> None:
    """Tell what becomes of many who ask at once, and of a visitor meanwhile."""
    most, stop = [0], threading.Event()

    def watch() -> None:
        while not stop.wait(0.05):
            most[0] = max(most[0], len(helpers(process)))

    watcher = threading.Thread(target=watch)
    watcher.start()
    began = time.monotonic()
    with ThreadPoolExecutor(len(wanted)) as pool:
        answers = pool.map(fetched, [take + each for each in wanted])
        taken = steps(address, drawn, 20)
        got = list(answers)
    seconds = time.monotonic() - began
    stop.set()
    watcher.join()
    made = [body for status, body in got if status == 200]
    refused = {body.decode() for status, body in got if status != 200}
    print(
        f"{title}: {len(made)} files, {len(set(made))} different, {len(got) - len(made)} sent away, in {seconds:.1f} s by {most[0]} processes"
    )
    for sentence in refused:
        print(f"  said: {sentence}")
    told("  a visitor meanwhile", taken, alone)


def worked(process: int) -> float:
    """Return the seconds that the processor has worked for a process and those that it started."""
    own, taken = psutil.Process(process), 0.0
    for each in [own, *own.children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):
            taken += sum(each.cpu_times()[:2])
    return taken


def rested(process: int) -> None:
    """Wait until a server and its helpers are at nothing: what was asked before may be drawn still, though nobody waits for it."""
    until, before = time.monotonic() + RESTING, worked(process)
    while time.monotonic() < until:
        time.sleep(1)
        now = worked(process)
        if abs(now - before) < AT_REST:
            return
        before = now


def routes(address: str, process: int, drawn: random.Random) -> None:
    """Tell what becomes of fifty who ask the server's own routes at once, and of a visitor meanwhile, against one alone just before."""
    for title, wanted in own(address, drawn).items():
        rested(process)
        alone = steps(address, drawn, ALONE)
        spent = sum(psutil.Process(process).cpu_times()[:2])
        began = time.monotonic()
        with ThreadPoolExecutor(CROWD) as pool:
            answers = pool.map(fetched_by_program, wanted)
            taken = steps(address, drawn, 20)
            got = Counter(status for status, _ in answers)
        itself = sum(psutil.Process(process).cpu_times()[:2]) - spent
        print(f"{title}: {dict(got)} in {time.monotonic() - began:.1f} s, of which the server itself worked {itself:.1f} s")
        told("  alone just before", alone)
        told("  a visitor meanwhile", taken, alone)


def fetched_by_program(address: str) -> tuple[int, bytes]:
    """Return what a program gets that asks for a page as those do which draw cards of links."""
    return fetched(Request(address, headers={"Accept": "text/html,*/*"}))


def killed(address: str, take: str, process: int, drawn: random.Random) -> None:
    """Tell what is said of a file whose process is killed, and whether the next is made and a visitor's session whole."""
    with visitor(address) as one, ThreadPoolExecutor(1) as pool:
        one.ask("", "date=1994-07-15")
        fetched(take + next(orders(drawn)))
        running = pool.submit(fetched, f"{take}map.pdf?date={next(days(drawn))}&paper=16x9")
        time.sleep(0.15)
        for each in helpers(process):
            each.kill()
        status, body = running.result()
        print(f"killed at its work: {status}, “{body.decode(errors='replace')[:120]}”")
        again = fetched(take + next(orders(drawn)))[0]
        print(f"  the next file: {again}; the visitor's next step: {1000 * one.ask('', 'date=1994-07-16')[0]:.0f} ms", flush=True)


def memory(take: str, process: int, drawn: random.Random) -> None:
    """Tell the memory of the server and its helpers while many files are made, and after."""
    began, files = time.monotonic(), orders(drawn)
    with ThreadPoolExecutor(OTHERS) as pool:
        for n in range(0, FILES + 1, TOLD):
            own, beside = memory_of(process)
            print(f"{n} files, {time.monotonic() - began:.0f} s: server {own:.0f} MB, helpers {beside:.0f} MB", flush=True)
            if n < FILES:
                list(pool.map(fetched, [take + next(files) for _ in range(TOLD)]))
    time.sleep(IDLE + 10)
    own, beside = memory_of(process)
    print(f"after {IDLE} s of rest: server {own:.0f} MB, helpers {beside:.0f} MB")


def main() -> None:
    port, drawn = free_port(), random.Random(1948)
    address, server = f"http://127.0.0.1:{port}", serve("app.py", port)
    take, files = f"{address}/assets/take/", orders(drawn)
    try:
        steps(address, drawn)  # warms what pages show
        alone = steps(address, drawn)
        told("alone", alone)
        beside_others(address, take, drawn, alone)
        crowd(address, take, f"{CROWD} ask for one file", [next(files)] * CROWD, server.pid, drawn, alone)
        crowd(address, take, f"{CROWD} ask for different files", [next(files) for _ in range(CROWD)], server.pid, drawn, alone)
        routes(address, server.pid, drawn)
        killed(address, take, server.pid, drawn)
        if FILES:
            memory(take, server.pid, drawn)
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
