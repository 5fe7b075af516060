"""How many visitors can two replicas bear behind nginx, and what do they leave behind?

    python tests/bench/load.py [--seconds 300] [--visitors 200] [--think 5] [--loads 2000] [--gone 140]

Two replicas and the front door run as tests/replicas.py lays them. Visitors are websockets without a browser, each with a lot of its own, so
that about half are on each replica; they move the time bar to days drawn by lot (a
seed), and think between, half as long again or half as short as it falls. Printed: the steps of one visitor; of 10 and
50 with a second's thought; of all of them for so many seconds, with errors and how many times slower than one visitor's the slowest
twentieth is; the replicas' memory before, at 50, at all, and when they have gone for --gone seconds (Streamlit keeps a session two minutes); and memory over page
loads one after the other, each a document, a session and its end. Nothing is asserted. What else the machine does is told with it.
"""

import argparse
import os
import random
import socket
import ssl
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.bench.visitor import Visitor, memory_of
from tests.replicas import House, house

CROWDS = (10, 50)  # visitors with a second's thought
CROWD_SECONDS = 20
TOLD = 250  # page loads after which memory is told
ERRORS = (OSError, RuntimeError, TimeoutError, WebSocketException)


def any_day(drawn: random.Random) -> str:
    """Return the first of a month, drawn by lot."""
    return f"{drawn.randint(1949, 2025)}-{drawn.randint(1, 12):02d}-01"


@contextmanager
def seated(atlas: House, number: int) -> Iterator[Visitor]:
    """Open a session through the front door, as one of a lot."""
    stream = atlas.address.replace("https", "wss") + "/_stcore/stream"
    lot = {"Cookie": f"atlas_lot={number % 256:02x}"}
    # This client reads in one thread while it writes in another: one in six hundred hangs over TLS 1.3, whose tickets come just then.
    context = atlas.trusting()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    own = socket.create_connection(door_of(atlas), source_address=(address_of(number), 0))
    with connect(stream, sock=own, ssl=context, subprotocols=["streamlit"], max_size=None, additional_headers=lot) as messages:
        yield Visitor(messages)


def door_of(atlas: House) -> tuple[str, int]:
    """Return the host and port of the front door."""
    door = urlsplit(atlas.address)
    return door.hostname, door.port


def address_of(number: int) -> str:
    """Return an address of this machine from which a visitor comes: of one address the door lets in only so many a second."""
    return f"127.0.{1 + number // 250 % 250}.{1 + number % 250}"


def read_document(atlas: House, query: str, number: int) -> None:
    """Read the document of the front page. Raises OSError when it does not come."""
    host, port = door_of(atlas)
    line = HTTPSConnection(host, port, context=atlas.trusting(), source_address=(address_of(number), 0))
    try:
        line.request("GET", f"/?{query}")
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise OSError(f"the document came with {answer.status}")
    finally:
        line.close()


def memory(atlas: House) -> float:
    """Return the megabytes that all replicas hold."""
    return sum(memory_of(server.pid)[0] for server in atlas.servers.values())


class Crowd:
    """Visitors who step until they are told to stop: the seconds of each step, and what went wrong."""

    def __init__(self, atlas: House, think: float):
        self.atlas, self.think = atlas, think
        self.took: list[float] = []
        self.errors: Counter[str] = Counter()
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def grow(self, count: int) -> None:
        """Let visitors come until there are so many, and return when each has its first page."""
        come = [threading.Event() for _ in range(count - len(self._threads))]
        for each in come:
            self._threads.append(threading.Thread(target=self._stay, args=(len(self._threads), each)))
            self._threads[-1].start()
            each.wait(0.2)  # they come one after the other
        for each in come:
            each.wait()

    def leave(self) -> None:
        """Let all go, and return when they have."""
        self._stop.set()
        for each in self._threads:
            each.join()

    def _stay(self, number: int, has_come: threading.Event) -> None:
        drawn = random.Random(number)
        try:
            with seated(self.atlas, number * 37) as one:
                one.ask("", f"date={any_day(drawn)}")
                has_come.set()
                self._stop.wait(self.think * drawn.random())
                while not self._stop.is_set():
                    self.took.append(one.step(any_day(drawn))[0])
                    # Who thinks for the same time each time falls into step with all others, and they ask at once ever after.
                    self._stop.wait(self.think * drawn.uniform(0.5, 1.5))
        except ERRORS as error:
            self.errors[f"{type(error).__name__}: {error}"[:100]] += 1
        finally:
            has_come.set()


def slow(took: list[float]) -> float:
    """Return the milliseconds of the slowest twentieth."""
    return 1000 * statistics.quantiles(took, n=20)[-1]


def told(title: str, crowd: Crowd, alone: list[float] | None = None) -> None:
    """Print the steps of a crowd, beside one visitor's."""
    ratio = f", {slow(crowd.took) / slow(alone):.2f} times one visitor's" if alone else ""
    said = (
        f"{len(crowd.took):,} steps, median {1000 * statistics.median(crowd.took):.0f} ms, p95 {slow(crowd.took):.0f} ms{ratio}"
    )
    print(f"{title}: {said}; {sum(crowd.errors.values())} errors", *crowd.errors, sep="\n  ", flush=True)


def measure_crowds(atlas: House) -> list[float]:
    """Print the steps of one visitor and of a few, and return the seconds of the one's."""
    alone: list[float] = []
    for count in (1, *CROWDS):
        crowd = Crowd(atlas, 0.2 if count == 1 else 1.0)
        crowd.grow(count)
        crowd.took.clear()
        time.sleep(CROWD_SECONDS)
        crowd.leave()
        told(f"{count} visitors", crowd, alone or None)
        alone = alone or crowd.took
    return alone


def measure_many(atlas: House, count: int, think: float, seconds: float, gone: float, alone: list[float]) -> None:
    """Print the steps of many visitors, and the memory before, with and after them."""
    before, fewer = memory(atlas), min(50, count // 2)
    crowd = Crowd(atlas, think)
    crowd.grow(fewer)
    time.sleep(4 * think)
    few = memory(atlas)
    crowd.grow(count)
    crowd.took.clear()
    time.sleep(4 * think)
    many = memory(atlas)
    time.sleep(max(0, seconds - 4 * think))
    late = memory(atlas)
    crowd.leave()
    told(f"{count} visitors, {think:g} s of thought, {seconds:g} s", crowd, alone)
    time.sleep(gone)
    after = memory(atlas)
    print(
        f"memory of both replicas: {before:.0f} MB before, {few:.0f} with {fewer}, {many:.0f} with {count}, {late:.0f} at the end"
    )
    print(
        f"  each further visitor: {(many - few) / (count - fewer):.2f} MB; {gone:g} s after all went: {after:.0f} MB", flush=True
    )


def measure_loads(atlas: House, loads: int, gone: float) -> None:
    """Print the memory over page loads one after the other."""
    began, drawn = time.monotonic(), random.Random(2000)
    for number in range(loads + 1):
        if number % TOLD == 0:
            print(f"{number} page loads, {time.monotonic() - began:.0f} s: {memory(atlas):.0f} MB", flush=True)
        query = f"date={any_day(drawn)}"
        read_document(atlas, query, number)
        with seated(atlas, number) as one:
            one.ask("", query)
    time.sleep(gone)
    print(f"{gone:g} s after the last: {memory(atlas):.0f} MB", flush=True)


def main() -> None:
    known = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in {"--seconds": 300.0, "--visitors": 200, "--think": 5.0, "--loads": 2000, "--gone": 140.0}.items():
        known.add_argument(name, type=type(value), default=value)
    asked = known.parse_args()
    print(f"others on this machine: load {os.getloadavg()[0]:.1f} of {os.cpu_count()} processors")
    with house() as atlas, ExitStack() as last:
        atlas.start(0, 1)
        last.callback(lambda: print(f"at the end: load {os.getloadavg()[0]:.1f}"))
        alone = measure_crowds(atlas)
        if asked.visitors:
            measure_many(atlas, asked.visitors, asked.think, asked.seconds, asked.gone, alone)
        if asked.loads:
            measure_loads(atlas, asked.loads, asked.gone)


if __name__ == "__main__":
    main()
