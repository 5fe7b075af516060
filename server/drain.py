"""How does a server leave? It says so, serves for a while those who are still sent to it, and then ends.

ATLAS_DRAIN="10"    seconds between the signal to end (SIGTERM) and the end; none where it is not set

In these seconds /ready answers 503, so that who shares visitors out sends no more of them; then connections are closed, and each browser
asks again, of another server, for the view that its address says. A second signal ends it at once, as an interrupt does.
"""

import asyncio
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = float(os.environ.get("ATLAS_DRAIN", "0"))
_leaving = threading.Event()


def is_leaving() -> bool:
    """Return whether this server was told to end."""
    return _leaving.is_set()


@contextmanager
def leaving_slowly(seconds: float = SECONDS) -> Iterator[None]:
    """Put a while between the signal to end and what the server does about it; within, in its own loop, once it has its signals."""
    if not seconds or threading.current_thread() is not threading.main_thread():  # elsewhere nobody gets signals
        yield
        return
    end, loop = signal.getsignal(signal.SIGTERM), asyncio.get_running_loop()

    def leave(number: int, frame: object) -> None:
        if _leaving.is_set():
            end(number, frame)
            return
        _leaving.set()
        loop.call_soon_threadsafe(loop.call_later, seconds, end, number, None)

    signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, end)
