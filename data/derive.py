"""What do the tables answer together? Pure questions to the facts, each a new frame, computed once per process."""

from functools import cache, lru_cache

import numpy as np
import pandas as pd

from data.dates import last_possible_day
from data.institution import change_dates, organisation_on
from data.load import as_of, load_table, shared_table
from data.money import approved_budgets, assessed_share
from data.people import MONTH_STANDS, contributors, fatality_counts, mission_strength, shared_counts, world_months
from data.reforms import before_and_after, doctrine_days, doctrine_on, tasks_of
from data.rules import days_of_change, holds, last_known, meets, seats_held
from data.spans import FIRST_DAY, mission_spans, shared_spans, spans_from

# What a user of the tables asks first, in one place; the rest of people, money and headquarters is in their own modules.
__all__ = [
    "FIRST_DAY",
    "approved_budgets",
    "assessed_share",
    "before_and_after",
    "contributors",
    "doctrine_on",
    "fatality_counts",
    "mission_spans",
    "mission_strength",
    "organisation_on",
    "spans_from",
    "tasks_of",
]


@cache
def _headquarters() -> pd.DataFrame:
    seats = load_table("headquarters")
    seats["order"] = range(len(seats))
    terms = zip(seats["to_date"], seats["to_precision"], strict=True)
    seats["last_day"] = pd.Series([last_possible_day(*term) for term in terms], dtype="datetime64[s]")
    return seats.sort_values(["is_main", "order"], ascending=[False, True]).drop(columns="order").reset_index(drop=True)


def headquarters() -> pd.DataFrame:
    """Return every seat, main seats first.

    Columns: mission_id, place, latitude, longitude (degrees, WGS84), the table's others (from_date, to_date ...) and
    last_day, the last day that to_date can mean.
    """
    first = ["mission_id", "place", "latitude", "longitude"]
    seats = _headquarters()
    return seats[first + [column for column in seats.columns if column not in first]].copy(deep=False)


def active_among(spans: pd.DataFrame, date: pd.Timestamp) -> pd.DataFrame:
    """Return the spans that hold `date`; the first and the last day belong to a span."""
    return spans[holds(spans["start_date"], spans["end_date"], date)].reset_index(drop=True)


def active_on(date: pd.Timestamp) -> pd.DataFrame:
    """Return the spans of the operations in the field on a date, by start (columns of mission_spans)."""
    return active_among(shared_spans(), date)


def counts_in(spans: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> dict[str, int]:
    """Return how many operations began within an era, were in the field at any time of it, and on its last day."""
    in_field = spans[meets(spans["start_date"], spans["end_date"], first, last)]
    return {
        "all": len(spans),
        "began": int(spans["start_date"].between(first, last).sum()),
        "in_field": len(in_field),
        "at_end": len(active_among(spans, last)),
    }


def reforms_before(date: pd.Timestamp) -> pd.DataFrame:
    """Return the reforms and doctrines dated on or before a date, the latest first (columns of the reforms table)."""
    reforms = shared_table("reforms")
    return reforms[reforms["date"] <= pd.Timestamp(date)].sort_values("date", ascending=False).reset_index(drop=True)


def leader_on(date: pd.Timestamp) -> pd.DataFrame:
    """Return who was in office on a date: one row per office and person, columns of the leaders table.

    On the day of a handover known to the day the successor is returned. Where only one side of a handover is known to the
    day, it tells the other side too; so does a month beside a year; where neither is, both are returned.
    """
    # Copied whole: pandas keeps a note of each lazy copy with what it is of, hundreds of them for each of many days.
    return _in_office(tuple(np.flatnonzero(holds(*_terms_of_office(), date)))).copy(deep=False)


def in_office_on(date: pd.Timestamp) -> tuple[dict, ...]:
    """Return the rows of leader_on, each as a dictionary. Shared by the whole process; look, do not touch."""
    return _in_office_as_rows(tuple(np.flatnonzero(holds(*_terms_of_office(), date))))


@lru_cache(maxsize=40)
def _in_office_as_rows(rows: tuple[int, ...]) -> tuple[dict, ...]:
    return tuple(_in_office(rows).to_dict("records"))


@lru_cache(maxsize=40)
def _in_office(rows: tuple[int, ...]) -> pd.DataFrame:
    """Return rows of leaders by their places: the same ones hold for years, and a step of the date looks them up."""
    held = shared_table("leaders").iloc[list(rows)]
    return held.drop_duplicates(["office", "name"], keep="last").reset_index(drop=True).copy()


@cache
def _terms_of_office() -> tuple[pd.Series, pd.Series]:
    """Return the first and the last day of each row of leaders, half-known ones narrowed by their neighbour's known day."""
    leaders = shared_table("leaders")
    terms = zip(leaders["to_date"], leaders["to_precision"], strict=True)
    first = leaders["from_date"].copy()
    last = pd.Series([last_possible_day(*term) for term in terms], dtype="datetime64[s]")
    for _, office in leaders[~leaders["is_acting"].astype(bool)].groupby("office"):
        for before, after in zip(office.index[:-1], office.index[1:], strict=True):
            is_known = (leaders.at[before, "to_precision"] == "day", leaders.at[after, "from_precision"] == "day")
            if is_known == (False, True) and leaders.at[before, "to_date"] <= first[after] <= last[before]:
                last[before] = first[after] - pd.Timedelta(days=1)
            starts = last_possible_day(leaders.at[after, "from_date"], leaders.at[after, "from_precision"])
            if is_known == (True, False) and first[after] <= last[before] < starts:
                first[after] = last[before] + pd.Timedelta(days=1)
    for _, office in leaders.groupby("office"):
        for before, after in zip(office.index[:-1], office.index[1:], strict=True):
            # A successor known to the year did not come before the month in which even an acting head is known to have left.
            precisions = (leaders.at[before, "to_precision"], leaders.at[after, "from_precision"])
            left = leaders.at[before, "to_date"]
            if precisions == ("month", "year") and left.year == first[after].year:
                first[after] = max(first[after], left)
    return first, last


def terms_of_office() -> pd.DataFrame:
    """Return the terms of those who led (leaders) with `since` and `until`, as leader_on has them (empty = in office)."""
    since, until = _terms_of_office()
    return shared_table("leaders").assign(since=since, until=until)


def world_strength() -> pd.DataFrame:
    """Return uniformed personnel of all operations by year, in persons (columns of the world_strength table)."""
    return load_table("world_strength").sort_values(["year", "month"]).reset_index(drop=True)


def latest(rows: pd.DataFrame, column: str, date: pd.Timestamp) -> pd.Series | None:
    """Return the last of the rows, sorted by `column`, that is not after a date, or None before the first."""
    known = last_known(rows[column], date)
    return None if known is None else rows.iloc[known]


def strength_on(date: pd.Timestamp) -> pd.Series | None:
    """Return the latest count of uniformed personnel not after a date, or None before the first one."""
    return latest(strength_dates(), "counted_on", date)


@cache
def strength_dates() -> pd.DataFrame:
    """Return world_strength with `counted_on`: the month's last day, or the year's where no month is named."""
    strength = world_strength()
    month = strength["month"].fillna(12).astype(int)
    first = pd.to_datetime({"year": strength["year"].astype(int), "month": month, "day": 1})
    return strength.assign(counted_on=first + pd.offsets.MonthEnd(0)).sort_values("counted_on", ignore_index=True)


def doctrine_before(date: pd.Timestamp) -> pd.Series | None:
    """Return the latest landmark report, doctrine, review or initiative not after a date, or None before the first."""
    return latest(_doctrines(), "date", date)


@cache
def _doctrines() -> pd.DataFrame:
    reforms = shared_table("reforms")
    chosen = reforms["is_landmark"] & reforms["kind"].isin(["report", "doctrine", "review", "initiative"])
    return reforms[chosen].sort_values("date", ignore_index=True)


def seat_on(date: pd.Timestamp) -> pd.DataFrame:
    """Return one seat per operation: the one held on a date, else the main one (columns of headquarters)."""
    held = seats_held(_terms(), pd.Timestamp(date).date())
    return _headquarters().iloc[list(held.values())].reset_index(drop=True)


def places_on(date: pd.Timestamp) -> dict[str, str]:
    """Return the place of each operation's seat on a date, by mission_id (see seat_on)."""
    places = _places()
    return {mission_id: places[row] for mission_id, row in seats_held(_terms(), pd.Timestamp(date).date()).items()}


@cache
def _places() -> list[str]:
    return list(_headquarters()["place"])


@cache
def _terms() -> list[tuple]:
    """Return each seat's operation, first and last day (None where not known) and whether it is the main one, as plain
    values: a step of the date asks for all of them, and a frame would take ten times as long."""
    seats = _headquarters()
    days = [[None if pd.isna(day) else day.date() for day in seats[column]] for column in ("from_date", "last_day")]
    return list(zip(seats["mission_id"], *days, seats["is_main"].astype(bool), strict=True))


@lru_cache(maxsize=32)
def change_days(*kinds: str) -> pd.DatetimeIndex:
    """Return the days on which what the tables tell of a day changes, oldest first; of all kinds when none is named.

    Kinds: operations, seats, leaders, doctrine, organisation, reforms, strength (of one operation or all), years (what is told
    by year: money, deaths). Raises KeyError for another.
    """
    days = [_days_of(kind) for kind in (kinds or KINDS)]
    return pd.DatetimeIndex(np.unique(np.concatenate([each.to_numpy(dtype="datetime64[s]") for each in days])))


def unchanged_since(date: pd.Timestamp, *kinds: str) -> pd.Timestamp:
    """Return the day from which on all was as it is on a date: what depends on a day is kept by this one (see change_days).

    It is the last day of change not after the date, or the eve of the first.
    """
    days = change_days(*kinds)
    known = last_known(days, date)
    return days[0] - pd.Timedelta(days=1) if known is None else days[known]


KINDS = ("operations", "seats", "leaders", "doctrine", "organisation", "reforms", "strength", "years")


def _days_of(kind: str) -> pd.DatetimeIndex:
    spans, seats, months = shared_spans(), _headquarters(), world_months()
    of_kind = {
        "operations": lambda: days_of_change(spans["start_date"], spans["end_date"]),
        "seats": lambda: days_of_change(seats["from_date"], seats["last_day"]),
        "leaders": lambda: days_of_change(*_terms_of_office()),
        "doctrine": doctrine_days,
        "organisation": lambda: pd.DatetimeIndex(change_dates()),
        "reforms": lambda: pd.DatetimeIndex(shared_table("reforms")["date"]),
        # A month's sum stands for as long as world_month_before gives it.
        "strength": lambda: days_of_change(
            pd.concat([shared_counts()["date"], strength_dates()["counted_on"], months]), months + MONTH_STANDS
        ).union(days_of_change(spans["start_date"], spans["end_date"])),
        "years": lambda: pd.date_range(FIRST_DAY, as_of(), freq="YS").union(
            days_of_change(approved_budgets()["period_from"], approved_budgets()["period_to"])
        ),
    }
    return of_kind[kind]()


def during(dates: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp, column: str = "date") -> pd.DataFrame:
    """Return the rows dated within a span, oldest first; an empty end is the package's own date."""
    last = as_of() if pd.isna(end) else end
    return dates[dates[column].between(start, last)].sort_values(column).reset_index(drop=True)


def rows_of(table: str, mission_id: str) -> pd.DataFrame:
    """Return a table's rows about one operation, in the table's order."""
    rows = shared_table(table)
    return rows[rows["mission_id"] == mission_id].reset_index(drop=True)


def neighbours_of(mission_id: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return an operation's predecessors and successors: mission_id, acronym, note, source_id, locator."""
    links, acronyms = load_table("successions"), load_table("missions").set_index("mission_id")["acronym"]
    before = links[links["successor_id"] == mission_id].rename(columns={"predecessor_id": "mission_id"})
    after = links[links["predecessor_id"] == mission_id].rename(columns={"successor_id": "mission_id"})
    columns = ["mission_id", "acronym", "note", "source_id", "locator"]
    return tuple(side.assign(acronym=side["mission_id"].map(acronyms))[columns] for side in (before, after))
