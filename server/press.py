"""How is a file pressed for the line? With Brotli where the browser reads it (below https, and on the machine itself), else with gzip.

Brotli's fifth quality takes no longer than gzip's sixth, for a fourteenth less. Its best takes the server five seconds for all that a first
visit asks for, for another tenth: so it comes later, while visitors are served already.

ATLAS_PRESS_AFTER="60"    seconds between the start and Brotli's best; 60 where it is not set
"""

import gzip
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import brotli

QUICK, BEST = 5, 11  # qualities
LATER = float(os.environ.get("ATLAS_PRESS_AFTER", "60"))  # seconds after the start
WAYS = {"br": lambda body: brotli.compress(body, quality=QUICK), "gzip": lambda body: gzip.compress(body, 6)}
_pressed: dict[tuple[bytes, str], bytes] = {}
_TURN = threading.Lock()


def way_of(accepted: str) -> str:
    """Return the way in which a file is pressed for who sends `accepted` (Accept-Encoding): a key of WAYS, or "" for none."""
    told = [each.partition(";") for each in accepted.replace(" ", "").split(",")]
    read = {name for name, _, weight in told if weight not in ("q=0", "q=0.0")}
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


def press_well() -> None:
    """Press as well as can be what is kept for browsers that read Brotli, but films, which no pressing makes smaller."""
    for (body, way), quickly in [*_pressed.items()]:
        if way == "br" and len(quickly) < 0.9 * len(body):
            _pressed[body, way] = brotli.compress(body, quality=BEST)


@contextmanager
def pressing_well() -> Iterator[None]:
    """Begin `press_well` beside the server's work when the first rush is over, unless the server ends before."""
    timer = threading.Timer(LATER, press_well)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
