"""Why there? Armed conflict in an operation's host countries by year, before, during and after it."""

from functools import lru_cache

import pandas as pd

from data.load import shared_table
from data.missions import row_of
from data.provenance import with_sources

FIRST, ESTIMATED_FROM, LAST = 1946, 1989, 2024  # the years of the two data sets
AROUND = 5  # years before and after an operation that are shown
NOTHING = ("ucdp-prio-acd-25-1", "no row of the year")  # what shows a year without conflict
# What happened in these is estimated with a state: Morocco, Israel, India and Pakistan, Indonesia.
NOT_ESTIMATED = {"ESH", "PSE", "XJK", "TLS"}
# First year of their own of states that were part of another; what happened before is told there.
OWN_SINCE = {
    "SSD": 2011,
    "BIH": 1992,
    "MKD": 1991,
    "MNE": 2006,
    "TJK": 1991,
    "GEO": 1991,
    "HRV": 1991,
    "ERI": 1993,
    "NAM": 1990,
    "TLS": 2002,
}
AS_TERRITORY = {"HRV", "ERI", "NAM", "TLS"}  # the conflicts about these are told before, too


def hosts(mission_id: str) -> list[str]:
    """Return the codes of the countries and territories in which an operation was deployed."""
    rows = shared_table("host_countries")
    return sorted(set(rows.loc[rows["mission_id"] == mission_id, "country_id"]))


def years_shown(mission_id: str) -> range:
    """Return the years from five before an operation to five after it, as far as the data sets tell of its host countries."""
    row = row_of(mission_id)
    last = LAST if pd.isna(row["end_date"]) else row["end_date"].year
    first = min(FIRST if place in AS_TERRITORY else OWN_SINCE.get(place, FIRST) for place in hosts(mission_id))
    return range(max(first, row["start_date"].year - AROUND), min(LAST, last + AROUND) + 1)


@lru_cache(maxsize=128)
def conflict_years(mission_id: str) -> pd.DataFrame:
    """Return armed conflict in an operation's host countries, a row each year shown.

    Columns: year, intensity (war, minor or "" for none), conflicts, deaths_low, deaths_best, deaths_high (of all host countries
    together; missing before 1989, and where no host country is estimated by itself), source_id, locator.
    """
    years, places = years_shown(mission_id), hosts(mission_id)
    conflicts, violence = shared_table("conflicts"), shared_table("violence")
    conflicts = conflicts[conflicts["country_id"].isin(places) & conflicts["year"].isin(years)]
    estimated = [place for place in places if place not in NOT_ESTIMATED]
    violence = violence[violence["country_id"].isin(estimated) & violence["year"].isin(years)]
    told = pd.DataFrame({"year": list(years)})
    worst = (
        conflicts.assign(is_war=conflicts["intensity"] == "war")
        .groupby("year")
        .agg(is_war=("is_war", "any"), conflicts=("conflicts", "sum"))
    )
    told = told.merge(worst.reset_index(), on="year", how="left")
    told["intensity"] = told["is_war"].map({True: "war", False: "minor"}).fillna("")
    told["conflicts"] = told["conflicts"].fillna(0).astype(int)
    bounds = ["deaths_low", "deaths_best", "deaths_high"]
    sums = violence.groupby("year")[bounds].sum().astype("float64")
    told = told.merge(sums.reset_index(), on="year", how="left")
    since = min((max(ESTIMATED_FROM, OWN_SINCE.get(place, FIRST)) for place in estimated), default=LAST + 1)
    is_known = told["year"] >= since
    told[bounds] = told[bounds].fillna(0.0).where(is_known)
    rows = pd.concat([conflicts, violence])[["year", "source_id", "locator"]]
    told = told.drop(columns="is_war")
    if rows.empty:
        return told.assign(source_id=NOTHING[0], locator=NOTHING[1])
    return with_sources(told, rows, "year", nothing=NOTHING)


def worst_year(mission_id: str) -> dict | None:
    """Return the year shown with the most deaths by the best estimate, a row of conflict_years; None where none is estimated."""
    rows = conflict_years(mission_id)
    rows = rows[rows["deaths_best"] > 0]
    return None if rows.empty else rows.loc[rows["deaths_best"].idxmax()].to_dict()


def counted(mission_id: str) -> dict[str, int]:
    """Return how many years are shown, in how many there was war, and in how many a lesser conflict at most."""
    rows = conflict_years(mission_id)
    return {
        "years": len(rows),
        "war": int((rows["intensity"] == "war").sum()),
        "minor": int((rows["intensity"] == "minor").sum()),
    }
