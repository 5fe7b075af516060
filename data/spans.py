"""When did each operation run? Missions joined with the milestones that begin and end them."""

from functools import cache

import pandas as pd

from data.dates import last_possible_day
from data.load import load_table, shared_table
from data.provenance import of_groups

FIRST_DAY = pd.Timestamp("1948-05-29")  # UNTSO's resolution, the first of them all


def spans_from(missions: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    """Join each operation with its start and its end; the end of a half-known date is the last day it can mean.

    Columns: mission_id, acronym, name, region, start_date, start_precision, end_date, end_precision (empty end = open).
    """
    dated = milestones.drop_duplicates(["mission_id", "event"]).set_index("mission_id")
    start, end = (dated[dated["event"] == event] for event in ("start", "closed"))
    spans = missions[["mission_id", "acronym", "official_name", "region"]].rename(columns={"official_name": "name"})
    keys = spans["mission_id"]
    spans["start_date"] = keys.map(start["date"])
    spans["start_precision"] = keys.map(start["precision"])
    spans["end_date"] = [
        last_possible_day(date, precision)
        for date, precision in zip(keys.map(end["date"]), keys.map(end["precision"]).fillna(""), strict=True)
    ]
    spans["end_date"] = spans["end_date"].astype(spans["start_date"].dtype)
    spans["end_precision"] = keys.map(end["precision"]).fillna("")
    return spans.sort_values(["start_date", "mission_id"]).reset_index(drop=True)


@cache
def shared_spans() -> pd.DataFrame:
    """Return the one frame of spans that the whole process shares; look, do not touch. See mission_spans."""
    return spans_from(load_table("missions"), load_table("milestones"))


def mission_spans() -> pd.DataFrame:
    """Return one row per operation, by start.

    Columns: mission_id, acronym, name, region, start_date, start_precision, end_date, end_precision.
    An empty end_date means that the operation is open. The span is the UN's own list's, but for UNPROFOR (discrepancy 38).
    """
    return shared_spans().copy(deep=False)


def span_sources() -> pd.DataFrame:
    """Return for each operation what its span rests on: mission_id, source_id, locator of its start and, where it has one, its end."""
    milestones = shared_table("milestones")
    return of_groups(milestones[milestones["event"].isin(["start", "closed"])], "mission_id")
