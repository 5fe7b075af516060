"""What ran when, and what was decided meanwhile? The rows behind the Timeline, each with its source."""

from functools import cache

import pandas as pd

from data.derive import active_among
from data.events import events
from data.load import shared_table
from data.others import placed
from data.rules import meets
from data.spans import shared_spans, span_sources

ALL_EVENTS = 6 * 366  # days of a window that is near enough for every event
# The columns of told_in.
COLUMNS = [
    "part",
    "name",
    "full_name",
    "place",
    "from_date",
    "from_precision",
    "to_date",
    "to_precision",
    "status",
    "note",
    "source_id",
    "locator",
]


@cache
def operations(region: str = "") -> pd.DataFrame:
    """Return the operations of a region, of all when "": columns of mission_spans, mission_type, source_id, locator."""
    kinds = shared_table("missions")[["mission_id", "mission_type"]]
    rows = shared_spans().merge(kinds, on="mission_id").merge(span_sources(), on="mission_id")
    return (rows[rows["region"] == region] if region else rows).reset_index(drop=True)


def deployed_on(date: pd.Timestamp, region: str = "") -> pd.DataFrame:
    """Return the operations of a region deployed on a day (columns of operations)."""
    return active_among(operations(region), date)


def events_in(first: pd.Timestamp, last: pd.Timestamp, region: str = "", mission: str = "") -> pd.DataFrame:
    """Return the events the timeline marks in some years: those of the first rank, all of few years, all of a chosen operation."""
    rows = events()[events()["date"].between(first, last)]
    rows = rows[rows["mission_id"].isin(operations(region)["mission_id"])]
    if (last - first).days < ALL_EVENTS:
        return rows
    return rows[rows["is_landmark"] | (rows["mission_id"] == mission)]


def told_in(first: pd.Timestamp, last: pd.Timestamp, region: str = "") -> pd.DataFrame:
    """Return what the timeline shows of some years, as one table: part (operation, reform, leader or event), name, full_name, place,
    from_date, from_precision, to_date, to_precision, status, note, source_id, locator.

    `place` is an operation's region, a reform's symbol, a leader's department, where an event happened.
    """
    spans, reforms, leaders = operations(region), shared_table("reforms"), shared_table("leaders")
    spans = spans[meets(spans["start_date"], spans["end_date"], first, last)]
    reforms = reforms[reforms["date"].between(first, last)]
    leaders = leaders[meets(leaders["from_date"], leaders["to_date"], first, last)]
    happened = events()[events()["date"].between(first, last) & events()["mission_id"].isin(operations(region)["mission_id"])]
    parts = [
        spans.rename(
            columns={
                "acronym": "name",
                "name": "full_name",
                "region": "place",
                "start_date": "from_date",
                "start_precision": "from_precision",
                "end_date": "to_date",
                "end_precision": "to_precision",
            }
        ).assign(part="operation", status="confirmed", note=""),
        reforms.rename(
            columns={
                "short_title": "name",
                "title": "full_name",
                "symbol": "place",
                "date": "from_date",
                "precision": "from_precision",
            }
        ).assign(part="reform", to_precision=""),
        leaders.rename(columns={"title": "full_name", "department": "place"}).assign(part="leader"),
        happened.rename(
            columns={"title": "name", "account": "full_name", "date": "from_date", "date_precision": "from_precision"}
        ).assign(part="event", to_precision=""),
    ]
    return pd.concat([part.reindex(columns=COLUMNS) for part in parts], ignore_index=True)


def others_in(first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """Return what is not counted and known in some years, as on the map, with the columns of told_in; `place` is the country."""
    rows = placed()[meets(placed()["known_from"], placed()["known_to"], first, last)]
    renamed = rows.assign(name=rows["acronym"].where(rows["acronym"] != "", rows["name_said"]), full_name=rows["name_said"])
    renamed = renamed.rename(columns={"country": "place", "known_from": "from_date", "known_to": "to_date", "account": "note"})
    return renamed.assign(part="other", to_precision="day", status="confirmed").reindex(columns=COLUMNS)
