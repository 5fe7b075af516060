"""What did a data set of contributors give that could not be right, and how far do our numbers agree with those printed elsewhere?"""

from functools import cache

import pandas as pd

from data.load import shared_table


@cache
def contributions() -> pd.DataFrame:
    """Return each corrected contribution by year and country: columns of contribution_corrections and name, the state's."""
    names = shared_table("contributors").set_index("iso3")["name"]
    rows = shared_table("contribution_corrections")
    return rows.assign(name=rows["iso3"].map(names)).sort_values(["year", "name"], ignore_index=True)


@cache
def contributions_by_year() -> pd.DataFrame:
    """Return for each corrected year how many countries' figures changed and their sums: year, countries, uniformed_in_source,
    uniformed (persons), unnamed (countries the source does not name), source_id, locator."""
    rows = contributions().groupby("year", as_index=False)
    sums = rows.agg(
        countries=("iso3", "size"),
        uniformed_in_source=("uniformed_in_source", "sum"),
        uniformed=("uniformed", "sum"),
        unnamed=("uniformed_in_source", lambda column: int(column.isna().sum())),
        source_id=("source_id", "first"),
        locator=("locator", "first"),
    )
    return sums


def checks() -> pd.DataFrame:
    """Return the comparisons with numbers printed elsewhere (columns of checks)."""
    return shared_table("checks").copy()
