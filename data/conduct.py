"""Which allegations of sexual exploitation and abuse did the United Nations record? Counted by year, operation, category and result."""

from functools import cache, lru_cache

import pandas as pd

from data.load import shared_table
from data.provenance import with_sources
from data.schema import labels

LARGEST = 8  # operations that the picture names; the others stand in the table


@cache
def allegations() -> pd.DataFrame:
    """Return every allegation (columns of allegations) with year and is_operation: made in an operation of the list."""
    rows = shared_table("allegations")
    return rows.assign(year=rows["month"].dt.year, is_operation=rows["mission_id"] != "")


def horizon() -> pd.Timestamp:
    """Return the first day of the last month of the table."""
    return shared_table("allegations")["month"].max()


@lru_cache(maxsize=8)
def by_year(kind: str) -> pd.DataFrame:
    """Return allegations by year and the values of a column (category or result): year, kind, allegations, is_partial, source.

    A year whose months are not all in the table is_partial. Raises KeyError for a column without labels.
    """
    rows = allegations()
    counted = rows.groupby(["year", kind], as_index=False).size().rename(columns={"size": "allegations"})
    counted = with_sources(counted, rows, ["year", kind])
    order = {value: n for n, value in enumerate(labels("allegations", kind))}
    counted = counted.assign(place=counted[kind].map(order), is_partial=counted["year"] == horizon().year)
    return counted.sort_values(["year", "place"], ignore_index=True)


@cache
def by_mission() -> pd.DataFrame:
    """Return allegations by mission, the most first: mission, is_operation, allegations, one column for each result, and the source."""
    rows = allegations()
    counted = (
        rows.groupby(["mission", "result"])
        .size()
        .unstack(fill_value=0)
        .reindex(columns=list(labels("allegations", "result")), fill_value=0)
    )
    counted = counted.assign(allegations=counted.sum(axis=1)).reset_index()
    counted = counted.merge(rows.drop_duplicates("mission")[["mission", "mission_id", "is_operation"]], on="mission")
    counted = with_sources(counted, rows, ["mission"])
    return counted.sort_values(["allegations", "mission"], ascending=[False, True], ignore_index=True)


@cache
def totals() -> dict[str, int]:
    """Return how many allegations there are in all, in operations of the list, by kind and result, and how many name persons."""
    rows = allegations()
    return {
        "all": len(rows),
        "operations": int(rows["is_operation"].sum()),
        "abuse": int(rows["is_abuse"].astype(bool).sum()),
        "exploitation": int(rows["is_exploitation"].astype(bool).sum()),
        "paternity": int(rows["is_paternity_claimed"].astype(bool).sum()),
        "with_child": int((rows["children"].fillna(0) > 0).sum()),
        "persons": int(rows["persons"].fillna(0).sum()),
        "uncounted": int(rows["persons"].isna().sum()),
        **rows["result"].value_counts().to_dict(),
    }
