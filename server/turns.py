"""How is work in the server's own threads kept from its visitors? So many at a time, so many in line, the same only once, and not for ever."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.exceptions import HTTPException

from server.log import refused
from words import answers as said

T = TypeVar("T")


class Busy(HTTPException):
    """There is more work than is taken on: 503, in a sentence."""

    told = said.BUSY

    def __init__(self):
        super().__init__(503)
        refused("busy")


class Turns:
    """A line before some threads of the server."""

    def __init__(self, at_once: int, waiting: int, longest: float):
        """At most `at_once` are at work, `waiting` in all are taken on, and who asked waits for at most `longest` seconds."""
        self._limiter, self._waiting, self._longest = CapacityLimiter(at_once), waiting, longest
        self._going: dict[str, asyncio.Task] = {}

    async def of(self, key: str, make: Callable[..., T], *given) -> T:
        """Return what `make` makes of what is given, made once for all who ask for the same key meanwhile. Raises Busy."""
        task = self._going.get(key)
        if task is None:
            if len(self._going) >= self._waiting:
                raise Busy
            task = self._going[key] = asyncio.ensure_future(to_thread.run_sync(make, *given, limiter=self._limiter))
            task.add_done_callback(lambda done: self._done(key, done))
        try:
            return await asyncio.wait_for(asyncio.shield(task), self._longest)
        except TimeoutError as error:
            raise Busy from error

    def _done(self, key: str, done: asyncio.Task) -> None:
        del self._going[key]
        if not done.cancelled():
            done.exception()  # asked for, where nobody waits any longer
