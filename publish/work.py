"""Where is what leaves made? In processes beside the server, a few at a time, the others in a queue, so that no visitor waits for another's file.

A made file is kept by the key of its content and served again. Processes end when nothing was asked of them for a while, and after
some files in any case: what they took of memory is given back.
"""

import asyncio
import multiprocessing
import os
import threading
from collections import OrderedDict
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor

from publish.order import Order
from words import Say, say

WORKERS = max(1, (os.cpu_count() or 2) // 2)
WAITING = 24  # files that may be wanted at a time
LONGEST = 90  # seconds for one file, waiting included
FILES_EACH = 60  # files that a process makes before another takes its place
IDLE = 300  # seconds after which idle processes end
KEPT = 48 * 2**20  # bytes of made files
NICE = 10  # processes that make files give way to the server

BUSY = say("The atlas is making as many files as it can just now. Please ask again in a minute.")
TOO_LONG = say("This file took too long to make and was given up. Please ask again, or take a smaller form.")
BROKEN = say("The process that made this file ended before it was done. Please ask again.")


class NotMade(Exception):
    """A file could not be made; its message says why, for the visitor."""

    def __init__(self, message: Say):
        super().__init__(message.text)
        self.message = message


def _begin() -> None:
    os.nice(NICE)


def _make(order: Order) -> tuple[str, str, bytes]:
    """Make an order's file: its name, its media type and its bytes. Runs in a process of its own."""
    from figures.registry import all_figures
    from publish.addresses import made as figure_made
    from publish.paper import PAPERS
    from publish.registry import Wish, made
    from words.language import words_of

    makers = all_figures()
    if order.figure not in makers:
        raise ValueError(f"no figure {order.figure!r}")
    figure = figure_made(makers[order.figure], dict(order.choices))
    file = made(figure, order.ending, Wish(PAPERS[order.paper], order.theme, words_of(order.lang), order.base))
    return file.name, file.media_type, file.body


class Workshop:
    """Makes files in other processes: one order at a time for each worker, the same order only once."""

    def __init__(self, workers: int = WORKERS, make=_make, idle: float = IDLE):
        self._make, self._workers, self._idle = make, workers, idle
        self._pool: ProcessPoolExecutor | None = None
        self._wanted: dict[str, Future] = {}
        self._kept: OrderedDict[str, tuple[str, str, bytes]] = OrderedDict()
        self._lock = threading.RLock()  # a future that is done at once calls back at once
        self._timer: threading.Timer | None = None

    async def file(self, order: Order) -> tuple[str, str, bytes]:
        """Return an order's file (name, media type, bytes), made now or kept from before.

        Raises NotMade with a sentence when too many are wanted, it takes too long, or its process ended; ValueError, in a sentence,
        when there is no such file to be made.
        """
        with self._lock:
            if order.key in self._kept:
                self._kept.move_to_end(order.key)
                return self._kept[order.key]
            future = self._wanted.get(order.key) or self._submit(order)
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(future)), LONGEST)
        except TimeoutError as error:
            self.end()
            raise NotMade(TOO_LONG) from error
        except (BrokenExecutor, asyncio.CancelledError) as error:
            if isinstance(error, asyncio.CancelledError):
                future.cancel()  # a visitor who left; what has begun is finished and kept
                raise
            self.end()
            raise NotMade(BROKEN) from error

    def _submit(self, order: Order) -> Future:
        if len(self._wanted) >= WAITING:
            raise NotMade(BUSY)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._workers, multiprocessing.get_context("spawn"), initializer=_begin, max_tasks_per_child=FILES_EACH
            )
        future = self._wanted[order.key] = self._pool.submit(self._make, order)
        future.add_done_callback(lambda done: self._done(order, done))
        return future

    def _done(self, order: Order, future: Future) -> None:
        with self._lock:
            self._wanted.pop(order.key, None)
            if not future.cancelled() and future.exception() is None:
                self._kept[order.key] = future.result()
                while sum(len(body) for _, _, body in self._kept.values()) > KEPT and len(self._kept) > 1:
                    self._kept.popitem(last=False)
            if self._timer:
                self._timer.cancel()
            self._timer = threading.Timer(self._idle, self.end)
            self._timer.daemon = True
            self._timer.start()

    def end(self) -> None:
        """End the processes, whatever they are at; the next order starts others."""
        with self._lock:
            pool, self._pool = self._pool, None
            self._wanted = {}
        if pool:
            processes = list((pool._processes or {}).values())
            pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()


WORKSHOP = Workshop()
