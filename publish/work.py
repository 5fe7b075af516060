"""Where is what leaves made? In processes beside the server, a few at a time, the others in a queue, so that no visitor waits for another's file.

A made file is kept by the key of its content and served again. Processes end when nothing was asked of them for a while, and after
some files in any case: what they took of memory is given back.
"""

import asyncio
import os
import pickle
import subprocess
import sys
import threading
from collections import Counter, OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from publish.order import AnyOrder
from publish.serving import Made
from words import Say, english, say

ROOT = Path(__file__).resolve().parents[1]
# Not by multiprocessing: it would run the page again in the other process, which Streamlit calls the main program.
COMMAND = (sys.executable, "-m", "publish.worker")
WORKERS = max(1, (os.cpu_count() or 2) // 2)
WAITING = 24  # files that may be wanted at a time
LONGEST = 90  # seconds for one file, waiting included
FILES_EACH = 60  # files that a process makes before another takes its place
IDLE = 300  # seconds after which idle processes end
KEPT = 48 * 2**20  # bytes of made files

BUSY = say("The atlas is making as many files as it can just now. Please ask again in a minute.")
TOO_LONG = say("This file took too long to make and was given up. Please ask again, or take a smaller form.")
BROKEN = say("The process that made this file ended before it was done. Please ask again.")
NO_ROOM = say("The atlas has no room left to make this file. Please take a smaller form, or ask again later.")


class NotMade(Exception):
    """A file could not be made; its message says why, for the visitor."""

    def __init__(self, message: Say):
        super().__init__(message.text)
        self.message = message


class Refused(ValueError):
    """There is no such file to be made; `told` says why, as a message where it is for the visitor."""

    def __init__(self, told: Say | str):
        super().__init__(english(told))
        self.told = told


class Bench:
    """One process that makes files, and how many it has made."""

    def __init__(self, command: tuple[str, ...]):
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.count = 0

    def make(self, order: AnyOrder) -> Made:
        """Return an order's file.

        Raises Refused in a sentence when there is none, NotMade when the process ends before it is done, or has no memory or disk for it.
        """
        self.count += 1
        try:
            pickle.dump(order, self.process.stdin)
            self.process.stdin.flush()
            kind, answer = pickle.load(self.process.stdout)  # from our own process, nobody else writes there
        except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
            self.end()
            raise NotMade(BROKEN) from error
        if kind == "refused":
            raise Refused(answer)
        if kind == "no room":
            raise NotMade(NO_ROOM)
        return answer

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


class Workshop:
    """Makes files in other processes: one order at a time for each of them, the same order only once."""

    def __init__(self, workers: int = WORKERS, command: tuple[str, ...] = COMMAND, idle: float = IDLE):
        self.command, self._idle = command, idle
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="file")
        self._benches: list[Bench] = []  # those that are free
        self._busy: dict[str, Bench] = {}
        self._wanted: dict[str, Future] = {}
        self._waiting: Counter[str] = Counter()
        self._kept: OrderedDict[str, Made] = OrderedDict()
        self._lock = threading.RLock()  # a future that is done at once calls back at once
        self._timer: threading.Timer | None = None

    async def file(self, order: AnyOrder) -> Made:
        """Return an order's file (name, media type, bytes), made now or kept from before.

        Raises NotMade with a sentence when too many are wanted, it takes too long, or its process ended; Refused, in a sentence,
        when there is no such file to be made. When it is cancelled and nobody else waits for the file, its making is given up.
        """
        with self._lock:
            if order.key in self._kept:
                self._kept.move_to_end(order.key)
                return self._kept[order.key]
            future = self._wanted.get(order.key) or self._submit(order)
            self._waiting[order.key] += 1
        made = asyncio.wrap_future(future)
        made.add_done_callback(lambda done: done.cancelled() or done.exception())  # asked for, where nobody waits any longer
        try:
            return await asyncio.wait_for(asyncio.shield(made), LONGEST)
        except TimeoutError as error:
            self._give_up(order, future)
            raise NotMade(TOO_LONG) from error
        except asyncio.CancelledError:
            if self._waiting[order.key] == 1:
                self._give_up(order, future)
            raise
        finally:
            with self._lock:
                self._waiting[order.key] -= 1
                self._waiting += Counter()  # without those for whom nobody waits

    def _submit(self, order: AnyOrder) -> Future:
        if len(self._wanted) >= WAITING:
            raise NotMade(BUSY)
        future = self._wanted[order.key] = self._threads.submit(self._make, order)
        future.add_done_callback(lambda done: self._done(order, done))
        return future

    def _make(self, order: AnyOrder) -> Made:
        with self._lock:
            bench = self._busy[order.key] = self._benches.pop() if self._benches else Bench(self.command)
        try:
            return bench.make(order)
        finally:
            with self._lock:
                del self._busy[order.key]
                if bench.process.poll() is None and bench.count < FILES_EACH:
                    self._benches.append(bench)
                elif bench.process.poll() is None:
                    bench.end()

    def _give_up(self, order: AnyOrder, future: Future) -> None:
        """Take an order out of the queue, or end the process that is at it."""
        with self._lock:
            bench = self._busy.get(order.key)
        if not future.cancel() and bench:
            bench.process.kill()

    def _done(self, order: AnyOrder, future: Future) -> None:
        with self._lock:
            self._wanted.pop(order.key, None)
            if not future.cancelled() and future.exception() is None:
                self._kept[order.key] = future.result()
                while sum(len(body) for _, _, body in self._kept.values()) > KEPT and len(self._kept) > 1:
                    self._kept.popitem(last=False)
            if self._timer:
                self._timer.cancel()
            self._timer = threading.Timer(self._idle, self.rest)
            self._timer.daemon = True
            self._timer.start()

    def rest(self) -> None:
        """End the processes that are at nothing; the next order starts another."""
        with self._lock:
            benches, self._benches = self._benches, []
        for bench in benches:
            bench.end()

    def end(self) -> None:
        """Give up all that is wanted and end all processes: the server ends, and would wait for each file that nobody hears of any longer."""
        with self._lock:
            futures, benches = [*self._wanted.values()], [*self._busy.values()]
        for future in futures:
            future.cancel()
        for bench in benches:
            bench.process.kill()
        self.rest()


WORKSHOP = Workshop()
