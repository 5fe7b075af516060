"""What ran when, and what was decided meanwhile? The rows behind the Timeline, each with its source."""

from functools import cache

import pandas as pd

from data.derive import active_among
from data.load import shared_table
from data.rules import meets
from data.spans import shared_spans, span_sources


@cache
def operations(region: str = "") -> pd.DataFrame:
    """Return the operations of a region, of all when "": columns of mission_spans, mission_type, source_id, locator."""
    kinds = shared_table("missions")[["mission_id", "mission_type"]]
    rows = shared_spans().merge(kinds, on="mission_id").merge(span_sources(), on="mission_id")
    return (rows[rows["region"] == region] if region else rows).reset_index(drop=True)


def deployed_on(date: pd.Timestamp, region: str = "") -> pd.DataFrame:
    """Return the operations of a region deployed on a day (columns of operations)."""
    return active_among(operations(region), date)


def told_in(first: pd.Timestamp, last: pd.Timestamp, region: str = "") -> pd.DataFrame:
    """Return what the timeline shows of some years, as one table: part (operation, reform or leader), name, full_name, place,
    from_date, from_precision, to_date, to_precision, status, note, source_id, locator.

    `place` is an operation's region, a reform's symbol, a leader's department.
    """
    spans, reforms, leaders = operations(region), shared_table("reforms"), shared_table("leaders")
    spans = spans[meets(spans["start_date"], spans["end_date"], first, last)]
    reforms = reforms[reforms["date"].between(first, last)]
    leaders = leaders[meets(leaders["from_date"], leaders["to_date"], first, last)]
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
    ]
    columns = [
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
    return pd.concat([part.reindex(columns=columns) for part in parts], ignore_index=True)
