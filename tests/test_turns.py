"""Is the same work done once for all who want it, no more at a time than may be, and is who would wait too long told so?"""

import asyncio
import threading
import time

import pytest

from server import cards
from server.turns import Busy, Turns
from words import answers


class Work:
    """Work that takes a moment, and how many did it at most at a time."""

    def __init__(self, seconds: float = 0.05):
        self.seconds, self.done, self.now, self.most, self._lock = seconds, [], 0, 0, threading.Lock()

    def __call__(self, what: str) -> str:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(self.seconds)
        with self._lock:
            self.now -= 1
            self.done.append(what)
        if what == "fails":
            raise KeyError(what)
        return what.upper()


async def wanted(turns: Turns, work: Work, keys: list[str]) -> list:
    return await asyncio.gather(*(turns.of(key, work, key) for key in keys), return_exceptions=True)


def test_fifty_who_want_the_same_get_it_from_one_making():
    work = Work()
    assert asyncio.run(wanted(Turns(2, 5, 10), work, ["a"] * 50)) == ["A"] * 50 and work.done == ["a"]


def test_no_more_is_made_at_a_time_than_may_be_and_no_more_is_taken_on():
    work = Work()
    got = asyncio.run(wanted(Turns(2, 5, 10), work, [f"k{n}" for n in range(9)]))
    assert work.most == 2 and got[:5] == [f"K{n}" for n in range(5)]
    assert all(isinstance(each, Busy) and each.status_code == 503 and each.told is answers.BUSY for each in got[5:])


def test_who_waits_too_long_is_told_so_and_the_work_goes_on_for_who_comes_later():
    work, turns = Work(0.3), Turns(1, 5, 0.05)

    async def twice() -> list:
        first = await wanted(turns, work, ["a"])
        await asyncio.sleep(0.4)
        return first

    [first] = asyncio.run(twice())
    assert isinstance(first, Busy) and work.done == ["a"]


def test_what_fails_fails_for_who_wanted_it_and_is_tried_anew():
    work, turns = Work(0), Turns(1, 5, 10)
    assert isinstance(asyncio.run(wanted(turns, work, ["fails"]))[0], KeyError)
    assert asyncio.run(wanted(turns, work, ["fails", "b"]))[1] == "B" and work.done.count("fails") == 2


def test_who_leaves_takes_the_work_from_nobody_else():
    work, turns = Work(0.1), Turns(1, 5, 10)

    async def one_leaves() -> str:
        leaving, staying = (asyncio.ensure_future(turns.of("a", work, "a")) for _ in range(2))
        await asyncio.sleep(0.02)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        return await staying

    assert asyncio.run(one_leaves()) == "A" and work.done == ["a"]


def test_no_more_pages_wait_for_the_card_of_a_shared_link_than_may(monkeypatch):
    work = Work(0.02)
    monkeypatch.setattr(cards, "_figure", lambda address: work(address) and None)
    monkeypatch.setattr(cards, "TURNS", Turns(1, 3, 10))

    async def asked() -> list[bytes]:
        scope = {"type": "http", "method": "GET", "path": "/people", "headers": [(b"host", b"a")], "scheme": "http"}
        return await asyncio.gather(
            *(cards.card_of(scope | {"query_string": b"date=19%d" % n}) for n in (50, 51, 51, 52, 53, 54))
        )

    got = asyncio.run(asked())
    assert work.most == 1 and len(work.done) == 3
    assert [b"og:title" in card for card in got] == [True, True, True, True, False, False] and got[4:] == [b"", b""]
