"""What happened in the field? The events of operations: of a year before a day, of one operation up to a day, and those of the first rank."""

from bisect import bisect_right
from functools import cache

import pandas as pd

from data.load import shared_table
from data.rules import year_before

# What an event must have brought about to be of the first rank: a report, or a decision that changed peacekeeping.
LED_TO = ("reform", "report", "recommendation")


@cache
def events() -> pd.DataFrame:
    """Return every event, oldest first: the columns of the table, and `is_landmark` (it led to a report or a reform)."""
    links = shared_table("links")
    leading = links[(links["from_kind"] == "event") & links["to_kind"].isin(LED_TO)]["from_id"]
    rows = shared_table("events")
    return rows.assign(is_landmark=rows["event_id"].isin(leading)).sort_values(["date", "event_id"], ignore_index=True)


@cache
def _of_operation() -> dict[str, tuple[list[pd.Timestamp], list[dict]]]:
    """Return each operation's events by mission_id, oldest first, with their days."""
    by_operation: dict[str, tuple[list[pd.Timestamp], list[dict]]] = {}
    for row in events().to_dict("records"):
        days, rows = by_operation.setdefault(row["mission_id"], ([], []))
        days.append(row["date"])
        rows.append(row)
    return by_operation


def event_of(event_id: str) -> dict | None:
    """Return an event's row, None where there is none of that key."""
    return _by_key().get(event_id)


def is_event(event_id: str) -> bool:
    """Return whether there is an event of that key."""
    return event_id in _by_key()


@cache
def _by_key() -> dict[str, dict]:
    return {row["event_id"]: row for row in events().to_dict("records")}


def recent(mission_id: str, date: pd.Timestamp) -> list[dict]:
    """Return the events of an operation in the year before a day, the day among it, oldest first."""
    days, rows = _of_operation().get(mission_id, ([], []))
    return rows[bisect_right(days, year_before(date)) : bisect_right(days, date)]


def until(mission_id: str, date: pd.Timestamp) -> list[dict]:
    """Return the events of an operation up to a day, oldest first."""
    days, rows = _of_operation().get(mission_id, ([], []))
    return rows[: bisect_right(days, date)]


def count(mission_id: str) -> int:
    """Return how many events of an operation are told."""
    return len(_of_operation().get(mission_id, ([], []))[1])
