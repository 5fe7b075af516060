"""When does something hold on a day, which of several seats is meant, and which count stands? Each rule once, for all that ask.

The browser has the same rules, in JavaScript, and is held to them by the cases in tests/golden/rules.json. Days are whole days; the
first and the last day belong to a span; a missing first day is before all days, a missing last day after all.
"""

import datetime
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import pandas as pd


def holds(first: pd.Series, last: pd.Series, date: pd.Timestamp) -> np.ndarray:
    """Say for each span whether it holds a day. A span whose first day is missing holds none: no row says when it began.

    On arrays: small frames at every step of the date are quicker so.
    """
    day = pd.Timestamp(date).to_datetime64()
    return (first.to_numpy() <= day) & ~(last.to_numpy() < day)


def meets(first: pd.Series, last: pd.Series, since: pd.Timestamp | pd.Series, until: pd.Timestamp | pd.Series) -> np.ndarray:
    """Say for each span whether it holds any day of a window, from `since` to `until`, or each its own of as many windows."""
    return np.asarray((first <= until) & ~(last < since), dtype=bool)


def is_recent(date: pd.Timestamp, day: pd.Timestamp) -> bool:
    """Say whether something happened in the year before a day, the day itself among it; a half-known day is the first it can mean."""
    return year_before(day) < date <= day


@lru_cache(maxsize=64)  # of one day it is asked for each operation
def year_before(day: pd.Timestamp) -> pd.Timestamp:
    """Return the last day that is no longer in the year before a day (is_recent)."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


Seat = tuple[str, datetime.date | None, datetime.date | None, bool]


def seats_held(seats: Iterable[Seat], day: datetime.date) -> dict[str, int]:
    """Return the place in `seats` of each operation's seat on a day: one dated and held, else one held or main, else any.

    A seat is its operation, its first and its last possible day (None where not known), and whether it is the main one; of
    equals the first stands, so main seats come first.
    """
    best: dict[str, tuple[int, int]] = {}
    for row, (mission_id, first, last, is_main) in enumerate(seats):
        is_held = (first is None or first <= day) and (last is None or day <= last)
        is_dated = first is not None or last is not None
        rank = 2 if not (is_held or is_main) else 0 if is_held and is_dated else 1
        best[mission_id] = min(best.get(mission_id, (rank, row)), (rank, row))
    return {mission_id: row for mission_id, (_, row) in best.items()}


def days_of_change(first: pd.Series, last: pd.Series) -> pd.DatetimeIndex:
    """Return the days on which what spans hold changes, oldest first: each first day, and the day after each last one.

    What is asked of the spans for a day is the same as on the last of these days not after it, so it is kept once for that.
    """
    days = pd.concat([first.dropna(), last.dropna() + pd.Timedelta(days=1)])
    return pd.DatetimeIndex(np.unique(days.to_numpy()))


def last_known(days: pd.Series | pd.DatetimeIndex, date: pd.Timestamp) -> int | None:
    """Return the place of the last of the days, oldest first, that is not after a date, or None before the first.

    So a count stands until the next one, however old it is: a half-known day counts from the first it can mean.
    """
    known = int(days.searchsorted(pd.Timestamp(date), side="right"))
    return known - 1 if known else None
