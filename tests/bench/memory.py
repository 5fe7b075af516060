"""Is the server's memory flat, however many visitors come? Sessions that walk through pages and days, one after the other, and close.

    python tests/bench/memory.py [SESSIONS]

Each session opens the map, steps through days drawn with a seed, goes to further pages with an operation, a state, a reform, steps there,
and closes as a tab is closed. The server's memory is printed every 25 sessions, and what the second half of the sessions added; nothing is asserted.

What it grew by in 227 sessions (3,600 runs), from 287 to 447 MB, told apart by letting go of one thing after the other: figures that are kept
(24 of each maker, 968 in all) 38 MB; pandas' notes of who looked at a kept table 19 MB (at most five hundred for a block of a frame);
other bounded caches 8 MB; a closed session 1.8 MB for two minutes, of which Streamlit keeps 128 at most, so that a visitor whose connection
broke finds all as it was. Some 35 MB were left that these do not explain; caches without a bound, of closed sets (tables, names, operations), are
in them, and modules read at their first use. It is no fragmentation: of what the interpreter holds 95 per cent is in use, malloc has 12 MB free
and malloc_trim gives back 5, so that MALLOC_ARENA_MAX has little to win.
From 25 sessions to 100 the server grew by 58 MB, from 100 to 175 by 9, from 175 to 225 by 10.
"""

import random
import sys
import time
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from data.contributors import state_names
from data.derive import FIRST_DAY
from data.load import as_of
from data.reforms import reform_names
from data.strength import acronyms
from figures.pages import PAGES
from tests.bench.visitor import memory_of, visitor
from tests.browser.conftest import free_port, serve

SESSIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 300
STEPS, FURTHER, TOLD = 4, 3, 25
CHOSEN = {
    "mission": list(acronyms()),
    "state": list(state_names()),
    "reform": list(reform_names()),
    "region": ["Africa", "Europe"],
}


def view(drawn: random.Random) -> str:
    """Return a view drawn by lot, as an address says it."""
    day = FIRST_DAY + pd.Timedelta(days=drawn.randrange((as_of() - FIRST_DAY).days))
    name = drawn.choice([*CHOSEN, ""])
    return f"date={day:%Y-%m-%d}" + (f"&{name}={drawn.choice(CHOSEN[name])}" if name else "")


def walk(address: str, drawn: random.Random) -> int:
    """Go through a visit and return how many runs it took."""
    with visitor(address) as one:
        for page in ["", *drawn.sample(list(PAGES), FURTHER)]:
            for _ in range(STEPS):
                one.ask(page, view(drawn))
    return (1 + FURTHER) * STEPS


def main() -> None:
    port, drawn, told, runs = free_port(), random.Random(1948), {}, 0
    server = serve("app.py", port)
    try:
        began = time.monotonic()
        for n in range(SESSIONS + 1):
            if n % TOLD == 0:
                told[n] = memory_of(server.pid)[0]
                print(f"{n} sessions, {runs} runs, {time.monotonic() - began:.0f} s: {told[n]:.0f} MB", flush=True)
            runs += walk(f"http://127.0.0.1:{port}", drawn)
    finally:
        server.terminate()
    half = max(n for n in told if n <= SESSIONS / 2)
    print(f"the sessions from {half} to {max(told)} added {told[max(told)] - told[half]:.0f} MB")


if __name__ == "__main__":
    main()
