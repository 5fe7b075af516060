"""Are first pictures drawn before anyone asks, one by one, and not while visitors come?"""

import asyncio
import time

from figures.pages import PAGES
from server.first import ahead
from server.first.ahead import drawing_ahead, views
from server.first.shell import Shells


class Drawn:
    """Stands for the pictures: keeps what was to be drawn, and when a visitor asked."""

    def __init__(self):
        self.asked_at, self.keys = -100.0, []

    async def make(self, key, headers):
        self.keys.append(key)


def test_the_front_page_comes_first_and_every_page_once_for_each_window():
    told = [*views()]
    assert told[:2] == [("", "", "wide"), ("", "", "narrow")] and len(told) == len({*told}) == 2 * len(PAGES)
    assert {page for page, _, _ in told} == {*PAGES} and {query for _, query, _ in told} == {""}


def test_nothing_is_drawn_ahead_while_a_visitor_has_just_come_nor_after_the_end(monkeypatch):
    for name, seconds in (("AFTER", 0), ("QUIET", 0.2), ("PAUSE", 0.01)):
        monkeypatch.setattr(ahead, name, seconds)
    shells, seen = Drawn(), []

    async def live():
        async with drawing_ahead([shells]):
            await asyncio.sleep(0.05)
            shells.asked_at = time.monotonic()
            seen.append(len(shells.keys))
            await asyncio.sleep(0.1)
            seen.append(len(shells.keys))
            await asyncio.sleep(0.2)
        seen.append(len(shells.keys))
        await asyncio.sleep(0.05)

    asyncio.run(live())
    assert seen[0] > 0 and seen[1] <= seen[0] + 1 and seen[1] < seen[2] == len(shells.keys) < 2 * len(PAGES)


def test_a_view_that_is_kept_or_in_the_making_is_not_made_again(monkeypatch):
    begun = []

    async def make(shells, key, headers):
        begun.append(key)
        await asyncio.sleep(0.01)
        shells._kept[key] = b"<atlas-first>"

    monkeypatch.setattr(Shells, "_make", make)

    async def ask():
        shells, key = Shells(None), ("people", "", "wide")
        await asyncio.gather(shells.make(key, []), shells.make(key, []))
        await shells.make(key, [])

    asyncio.run(ask())
    assert begun == [("people", "", "wide")]
