"""Which operations were in the field in an era, and how large did each become in it? Pure questions, each a new frame."""

import pandas as pd

from data.people import is_whole
from data.rules import meets

OWN = "own"  # the division whose eras follow each other without a gap, each with a first year


def own_eras(eras: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    """Return the atlas's own eras, oldest first, with start_date and end_date; the last one ends on `last`."""
    rows = eras[eras["division"] == OWN].sort_values("from_year", ignore_index=True)
    starts = pd.to_datetime({"year": rows["from_year"].astype(int), "month": 1, "day": 1})
    ends = (starts.shift(-1) - pd.Timedelta(days=1)).fillna(last)
    return rows.assign(start_date=starts, end_date=ends)


def in_the_field(eras: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each era and each operation in the field on any day of it: era_id, name, start_date, end_date,
    mission_id, acronym, region."""
    pairs = eras[["era_id", "name", "start_date", "end_date"]].merge(
        spans[["mission_id", "acronym", "region", "start_date", "end_date"]], how="cross", suffixes=("", "_of_operation")
    )
    spans_of = pairs["start_date_of_operation"], pairs["end_date_of_operation"]
    held = pairs[meets(*spans_of, pairs["start_date"], pairs["end_date"])]
    return held.drop(columns=["start_date_of_operation", "end_date_of_operation"]).reset_index(drop=True)


def largest_counts(held: pd.DataFrame, strength: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of in_the_field with the largest figure of the era: total (persons), date, precision, quality, note,
    source_id, locator; an operation without a figure in the era keeps its row, total missing.

    `strength` is the table of that name; doubtful figures and those of components alone are left out.
    """
    usable = strength[(strength["quality"] != "outlier") & is_whole(strength, "uniformed")]
    usable = usable[["mission_id", "date", "precision", "uniformed", "quality", "note", "source_id", "locator"]]
    counts = held[["era_id", "mission_id", "start_date", "end_date"]].merge(usable, on="mission_id")
    inside = counts[counts["date"].between(counts["start_date"], counts["end_date"])]
    first = inside.sort_values(["uniformed", "date"], ascending=[False, True]).drop_duplicates(["era_id", "mission_id"])
    told = first.rename(columns={"uniformed": "total"}).drop(columns=["start_date", "end_date"])
    return held.merge(told, on=["era_id", "mission_id"], how="left")
