"""Who gets the first picture of a page that nobody has asked for yet? The first who does: those of all pages are drawn when a server has begun.

It is ready without; what visitors ask for goes before: while one has just come, nothing is drawn ahead. One view is drawn after the other, as
it would be for who asks (server.first.shell), the front page's first.

ATLAS_DRAW_AFTER="0"    seconds between the start and the first of them; 0 where it is not set
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress

from figures.pages import PAGES
from server.first.shell import Shells

AFTER = float(os.environ.get("ATLAS_DRAW_AFTER", "0"))  # seconds
QUIET = 3.0  # seconds without a visitor's document before the next is drawn
PAUSE = 0.2  # seconds between two
WINDOWS = ("wide", "narrow")  # as the documents of first visits are drawn; who comes again may have another
HEADERS = [(b"host", b"localhost")]


def views() -> Iterator[tuple[str, str, str]]:
    """Return page, query and window of each view that is drawn ahead, in this order: the front page, all others for desks, then for phones."""
    front, *others = PAGES
    yield from ((front, "", window) for window in WINDOWS)
    yield from ((page, "", window) for window in WINDOWS for page in others)


async def draw_ahead(shells: Shells) -> None:
    """Draw the first pictures of all pages, in the gaps that visitors leave."""
    await asyncio.sleep(AFTER)
    for key in views():
        while (wait := shells.asked_at + QUIET - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        await shells.make(key, HEADERS)
        await asyncio.sleep(PAUSE)


@asynccontextmanager
async def drawing_ahead(made: list[Shells]) -> AsyncIterator[None]:
    """Let the first pictures be drawn beside the server's work, unless the server ends before."""
    tasks = [asyncio.create_task(draw_ahead(each)) for each in made]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
