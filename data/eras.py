"""Which operations were in the field in an era, and how large did each become in it? Pure questions, each a new frame."""

from functools import cache

import pandas as pd

from data.derive import headquarters
from data.load import as_of, load_table
from data.people import is_whole
from data.rules import meets
from data.spans import FIRST_DAY, shared_spans

OWN = "own"  # the division whose eras follow each other without a gap, each with a first year


def era_of_years(years: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last day of years such as `1988-1996`, of the whole history when it is empty."""
    first, last = (int(year) for year in years.split("-")) if years else (FIRST_DAY.year, as_of().year)
    return pd.Timestamp(first, 1, 1), min(pd.Timestamp(last, 12, 31), as_of())


def own_eras(eras: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    """Return the atlas's own eras, oldest first, with start_date and end_date; the last one ends on `last`."""
    rows = eras[eras["division"] == OWN].sort_values("from_year", ignore_index=True)
    starts = pd.to_datetime({"year": rows["from_year"].astype(int), "month": 1, "day": 1})
    ends = (starts.shift(-1) - pd.Timedelta(days=1)).fillna(last)
    return rows.assign(start_date=starts, end_date=ends)


def years_around(day: pd.Timestamp) -> str:
    """Return the years of the atlas's own era in which a day lies, as `1988-1993`; the last era ends with the atlas's own year."""
    rows = own_eras(load_table("eras"), as_of())
    era = rows[rows["start_date"].le(day)].iloc[-1]
    return f"{era['start_date'].year}-{era['end_date'].year}"


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


@cache
def own_worlds() -> pd.DataFrame:
    """Return the atlas's own eras (columns of own_eras) with operations, how many were deployed in each, the acronym of the one with
    the largest figure, `largest`, and that figure, `persons`."""
    rows, held = own_eras(load_table("eras"), as_of()), operations_of_eras()
    most = held.loc[held.dropna(subset="total").astype({"total": float}).groupby("era_id")["total"].idxmax()].set_index("era_id")
    return rows.assign(
        operations=rows["era_id"].map(held.groupby("era_id").size()),
        largest=rows["era_id"].map(most["acronym"]),
        persons=rows["era_id"].map(most["total"]).astype(int),
    )


@cache
def operations_of_eras() -> pd.DataFrame:
    """Return each operation of each of the atlas's own eras with its largest figure in it and its main seat: columns of
    largest_counts, place, latitude, longitude."""
    held = in_the_field(own_eras(load_table("eras"), as_of()), shared_spans())
    seats = headquarters().query("is_main").drop_duplicates("mission_id")
    counts = largest_counts(held, load_table("strength"))
    return counts.merge(seats[["mission_id", "place", "latitude", "longitude"]], on="mission_id")


def part_in(region: str) -> pd.DataFrame:
    """Return for each of the atlas's own eras how many operations there were, `all`, and how many in a region, `there`; by era_id."""
    held = operations_of_eras().assign(there=lambda rows: rows["region"] == region)
    counts = held.groupby("era_id", sort=False)["there"].agg(all="size", there="sum")
    return counts.reindex(own_worlds()["era_id"])
