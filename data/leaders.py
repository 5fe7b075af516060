"""Who led an operation, on a day and over its time? Heads of mission and commanders of its force."""

from functools import cache

import pandas as pd

from data.dates import last_possible_day
from data.load import as_of, shared_table
from data.rules import holds
from data.spans import shared_spans

HEADS = ("head_of_mission", "both", "acting_head")
COMMANDERS = ("force_commander", "both")
ORDER = ("head_of_mission", "both", "acting_head", "force_commander")


@cache
def terms() -> pd.DataFrame:
    """Return every term in the field, by operation, heads first, then by first day: field_leaders with last_day.

    `last_day` is the last day that to_date can mean, missing while in office as far as is known.
    """
    rows = shared_table("field_leaders")
    last = [last_possible_day(*pair) for pair in zip(rows["to_date"], rows["to_precision"], strict=True)]
    rows = rows.assign(last_day=pd.Series(last, index=rows.index, dtype="datetime64[s]"), place=rows["role"].map(ORDER.index))
    return rows.sort_values(["mission_id", "place", "from_date"], ignore_index=True).drop(columns="place")


def terms_of(mission_id: str, day: pd.Timestamp | None = None) -> pd.DataFrame:
    """Return the terms in one operation, heads first; with `day` those only that hold it (columns of terms)."""
    rows = terms()
    rows = rows[rows["mission_id"] == mission_id]
    if day is not None:
        rows = rows[holds(rows["from_date"], rows["last_day"], day)]
    return rows.reset_index(drop=True)


def in_lines(mission_id: str) -> pd.DataFrame:
    """Return the terms in one operation as they are drawn, those of heads first, each person's together, by their first day.

    The columns of terms with `is_head`, and `to`: last_day, or the package's own day while in office.
    """
    rows = terms_of(mission_id)
    rows = rows.assign(is_head=rows["role"].isin(HEADS), to=rows["last_day"].fillna(as_of()))
    first = rows.groupby(["is_head", "name"])["from_date"].transform("min")
    order = ["is_head", "first", "name", "from_date"]
    return (
        rows.assign(first=first).sort_values(order, ascending=[False, True, True, True], ignore_index=True).drop(columns="first")
    )


def is_between_commanders(mission_id: str, day: pd.Timestamp) -> bool:
    """Return whether no commander of a force is known for a day between two that are: other operations had none."""
    rows = terms_of(mission_id)
    rows = rows[rows["role"].isin(COMMANDERS)]
    is_before, is_after = rows["last_day"] < day, rows["from_date"] > day
    return bool(is_before.any() and is_after.any() and (is_before | is_after).all())


@cache
def share_of_time_led(is_confirmed: bool = False) -> pd.Series:
    """Return for each operation the share of its months in which a head is known, 0 to 1, by mission_id.

    With `is_confirmed` by confirmed terms alone.
    """
    heads = terms()
    heads = heads[heads["role"].isin(HEADS) & heads["from_date"].notna()]
    heads = heads[heads["status"] == "confirmed"] if is_confirmed else heads
    shares = {}
    for span in shared_spans().itertuples():
        months = pd.period_range(span.start_date, as_of() if pd.isna(span.end_date) else span.end_date, freq="M")
        led = pd.Index([], dtype=months.dtype)
        for term in heads[heads["mission_id"] == span.mission_id].itertuples():
            led = led.union(pd.period_range(term.from_date, as_of() if pd.isna(term.last_day) else term.last_day, freq="M"))
        shares[span.mission_id] = len(months.intersection(led)) / len(months)
    return pd.Series(shares)
