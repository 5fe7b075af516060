"""How is a file pressed for the line? With Brotli where the browser reads it (below https, and on the machine itself), else with gzip.

Brotli's fifth quality takes no longer than gzip's sixth, for a fourteenth less. Its best takes the server five seconds for all that a first
visit asks for, for another tenth: so it comes while visitors are served already, by a thread to which the machine gives what they leave.

ATLAS_PRESS_AFTER="0"    seconds between the start and Brotli's best; where it is not set, 0 on a machine that knows such threads, else 60
"""

import gzip
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import brotli

QUICK, BEST = 5, 11  # qualities
IS_QUIET = sys.platform == "linux"  # where a single thread can have a rank of its own
LATER = float(os.environ.get("ATLAS_PRESS_AFTER", "0" if IS_QUIET else "60"))  # seconds after the start
AGAIN = 60  # seconds after which it is looked for what visitors have asked for besides
LAST = 19  # the lowest rank that a thread can have
WAYS = {"br": lambda body: brotli.compress(body, quality=QUICK), "gzip": lambda body: gzip.compress(body, 6)}
NOT_AT_ALL = re.compile(r"q=0(\.0*)?")  # a weight that says: not so
_pressed: dict[tuple[bytes, str], bytes] = {}
_TURN = threading.Lock()


def way_of(accepted: str) -> str:
    """Return the way in which a file is pressed for who sends `accepted` (Accept-Encoding): a key of WAYS, or "" for none."""
    told = [each.partition(";") for each in accepted.replace(" ", "").lower().split(",")]
    read = {name for name, _, weight in told if not NOT_AT_ALL.fullmatch(weight)}
    return next((way for way in WAYS if way in read), "")


def pressed_once(body: bytes, way: str) -> bytes:
    """Return a file pressed, for what is sent once or of which there is no end."""
    return WAYS[way](body)


def pressed(body: bytes, way: str) -> bytes:
    """Return a file pressed: once, where the server would do it for every visit while the page waits for its scripts.

    Kept without an end, for the atlas's own files and Streamlit's: of these there are some hundreds.
    """
    if (body, way) not in _pressed:
        _pressed[body, way] = WAYS[way](body)
    return _pressed[body, way]


def pressed_in_turn(body: bytes, way: str) -> bytes:
    """Return a file pressed once, one file at a time: many threads may ask for the same at once."""
    with _TURN:
        return pressed(body, way)


def press_well(done: set[bytes], is_over: Callable[[], bool] = lambda: False) -> None:
    """Press as well as can be what is kept for browsers that read Brotli and not `done` yet, the largest first, until it `is_over`; but
    films, which no pressing makes smaller."""
    kept = sorted(
        ((body, quickly) for (body, way), quickly in [*_pressed.items()] if way == "br"), key=lambda each: -len(each[1])
    )
    for body, quickly in kept:
        if is_over():
            return
        if body not in done and len(quickly) < 0.9 * len(body):
            _pressed[body, "br"] = brotli.compress(body, quality=BEST)
        done.add(body)


@contextmanager
def pressing_well(wanted: Callable[[], list[bytes]] = list) -> Iterator[None]:
    """Let `press_well` run beside the server's work, again and again, until the server ends; `wanted` tells what visitors will ask for
    besides what is kept."""
    ended = threading.Event()

    def run() -> None:
        if IS_QUIET:
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LAST)
        done: set[bytes] = set()
        wait = LATER
        while not ended.wait(wait):
            for body in wanted() if not done else ():
                pressed(body, "br")
            press_well(done, ended.is_set)
            wait = AGAIN

    threading.Thread(target=run, name="press", daemon=True).start()
    try:
        yield
    finally:
        ended.set()
