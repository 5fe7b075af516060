"""What stands on the map on a day? Its operations with place, purpose, seat and last known strength, each row with its sources."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
import pandas as pd

from data import missions, people, strength
from data.derive import headquarters, places_on
from data.events import recent
from data.load import shared_table
from data.provenance import APART, source_ids
from data.rules import holds
from data.schema import labels
from data.timeline import operations

COLUMNS = [
    *("mission_id", "acronym", "name", "region", "start_date", "start_precision", "places", "purpose", "seat"),
    *("uniformed", "counted_on", "counted_precision", "quality", "is_doubtful", "source_id", "locator"),
]
TYPES = {"uniformed": "Int64", "counted_on": "datetime64[s]", "is_doubtful": bool}
KEPT = 64  # days


@lru_cache(maxsize=KEPT)
def operations_on(date: pd.Timestamp, region: str = "") -> pd.DataFrame:
    """Return the operations of a region ("" = all) deployed on a day, by their first day, with what the map shows of them.

    Columns: mission_id, acronym, name, region, start_date, start_precision, places (present-day countries, a list), purpose, seat,
    uniformed (persons by the last count, missing where none is known), counted_on, counted_precision, quality (in words),
    is_doubtful (no plain count), source_id, locator (of the span, the seat and the count). Shared; look, do not touch.

    From plain values, column by column: a step of the date asks for it, and joining frames would take ten times as long.
    """
    rows = rows_on(date, region)
    columns = {name: [row[name] for row in rows] or np.array([], dtype=object) for name in COLUMNS}
    return pd.DataFrame(columns | {name: pd.array(columns[name], dtype=kind) for name, kind in TYPES.items()})


@lru_cache(maxsize=KEPT)
def rows_on(date: pd.Timestamp, region: str = "") -> tuple[dict, ...]:
    """Return the rows of operations_on as plain values, in which what is not known is None. Shared; look, do not touch."""
    seats, qualities = places_on(date), labels("strength", "quality")
    told = []
    for span in _deployed(date):
        if region not in ("", span["region"]):
            continue
        key = span["mission_id"]
        count, place = _last_count(key, date), seats.get(key, "")
        source_id, locator = together(span, _seats().get((key, place)), count)
        told.append(
            span
            | {"places": missions.host_names(key), "purpose": missions.row_of(key)["purpose"], "seat": place}
            | {"uniformed": count and count["uniformed"], "counted_on": count and count["date"]}
            | {"counted_precision": count and count["precision"], "quality": count and qualities[count["quality"]]}
            | {"is_doubtful": bool(count and count["is_doubtful"]), "source_id": source_id, "locator": locator}
        )
    return tuple(told)


def _deployed(date: pd.Timestamp) -> list[dict]:
    """Return the operations in the field on a day, by their first day."""
    spans, first, last = _spans()
    return [spans[place] for place in np.flatnonzero(holds(first, last, date))]


@lru_cache(maxsize=KEPT)
def sources_on(date: pd.Timestamp, region: str = "") -> tuple[str, ...]:
    """Return the source_ids behind the operations of a day and their events of the year before it, those of most operations first.

    They are those of with_events without its frame, which a step of the date can do without.
    """
    counted: Counter = Counter()
    for row in rows_on(date, region):
        told = [row["source_id"], *(event["source_id"] for event in recent(row["mission_id"], date))]
        counted.update(list(dict.fromkeys(key for cell in told for key in source_ids(cell))))
    return tuple(key for key, _ in counted.most_common())


def with_events(rows: pd.DataFrame, date: pd.Timestamp) -> pd.DataFrame:
    """Return rows of operations_on with `events`, a list of each one's events in the year before the day, and their sources beside its own."""
    happened = [recent(mission_id, date) for mission_id in rows["mission_id"]]
    cells = [
        together({"source_id": source_id, "locator": locator}, *each)
        for source_id, locator, each in zip(rows["source_id"], rows["locator"], happened, strict=True)
    ]
    sources = pd.DataFrame(cells, columns=["source_id", "locator"], index=rows.index)
    return rows.assign(events=pd.Series(happened, index=rows.index, dtype=object), **sources)


@cache
def _spans() -> tuple[list[dict], pd.Series, pd.Series]:
    """Return the operations (data.timeline), and the first and the last day of each."""
    rows = operations()
    return rows.to_dict("records"), rows["start_date"], rows["end_date"]


@cache
def _seats() -> dict[tuple[str, str], dict]:
    """Return source_id and locator of each seat by operation and place."""
    rows = headquarters()[["mission_id", "place", "source_id", "locator"]]
    return {(row["mission_id"], row["place"]): row for row in rows.to_dict("records")}


@cache
def _counts() -> dict[str, tuple[list[pd.Timestamp], list[dict]]]:
    """Return each operation's counts (people.shared_counts) by mission_id, oldest first, with their days."""
    counts: dict[str, tuple[list[pd.Timestamp], list[dict]]] = {}
    for row in people.shared_counts().to_dict("records"):
        days, rows = counts.setdefault(row["mission_id"], ([], []))
        days.append(row["date"])
        rows.append(row)
    return counts


def _last_count(mission_id: str, date: pd.Timestamp) -> dict | None:
    """Return an operation's last count not after a day, however old (as people.strengths_on), None before the first."""
    days, rows = _counts().get(mission_id, ([], []))
    known = bisect_right(days, date)
    return rows[known - 1] if known else None


def together(*rows: dict | None) -> tuple[str, str]:
    """Return the sources of several facts as one cell of source_id and one of locator, each place behind its source."""
    said = list(dict.fromkeys((row["source_id"], row["locator"]) for row in rows if row))
    if len(said) == 1:
        return said[0]
    keys = dict.fromkeys(key for source_id, _ in said for key in source_id.split(APART))
    places = [locator if APART in source_id else f"{source_id}: {locator}" for source_id, locator in said]
    return APART.join(keys), APART.join(places)


def persons_on(date: pd.Timestamp, rows: Sequence[dict] = (), region: str = "") -> tuple[int | None, bool]:
    """Return how many served on a day as last counted, None where unknown, and whether that is a plain count.

    In a region it is the sum over its operations (rows_on): counts of different days are no plain count.
    """
    if region:
        counted = [row["uniformed"] for row in rows if row["uniformed"] is not None]
        return (int(sum(counted)) if counted else None), False
    count = strength.world_on(date)
    return (None, False) if count is None else (int(count["uniformed"]), count["quality"] == "published")


def mandate_passed(mission_id: str, date: pd.Timestamp) -> dict | None:
    """Return the row of current_mandates of an operation whose mandate's last known end has passed on a day, else None."""
    row = _mandates().get(mission_id)
    return row if row and row["mandate_until"] < date else None


@cache
def _mandates() -> dict[str, dict]:
    """Return the rows of current_mandates whose end is known, by mission_id."""
    rows = shared_table("current_mandates")
    return {row["mission_id"]: row for row in rows[rows["mandate_until"].notna()].to_dict("records")}
