"""How far from the capital of their country did an operation's troops stand? Pure questions to sites and capitals."""

import numpy as np
import pandas as pd

from data.names import collated
from data.provenance import with_sources
from data.sites import NO_SITE, is_doubtful, kilometers

LEAST_MEASURED = 0.5  # of a year's known troops; below it what is left out would decide the answer
NEAR_KM = 25  # headquarters nearer to a capital on average than this stood in it
UNMEASURED = ["unmik"]  # its sites are in Kosovo (in the context of resolution 1244); Belgrade is not what they were far from


def capital_in(year: pd.Series, country_id: pd.Series, capitals: pd.DataFrame, former: pd.DataFrame) -> pd.DataFrame:
    """Return for each year and country its capital: place, latitude, longitude, empty where none is known.

    A former capital counts to the year before the one in which it ceased to be it.
    """
    columns = ["place", "latitude", "longitude"]
    found = capitals.set_index("country_id")[columns].reindex(country_id).set_axis(year.index)
    for row in former.itertuples():
        earlier = (country_id == row.country_id) & (year < row.valid_to.year)
        found.loc[earlier, columns] = [row.place, row.latitude, row.longitude]
    return found


def with_capital(deployments: pd.DataFrame, capitals: pd.DataFrame, former: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with `capital` (its name) and `capital_km`, empty where the land has no capital in the tables."""
    own = capital_in(deployments["year"], deployments["country_id"], capitals, former)
    own = own.mask(deployments["mission_id"].isin(UNMEASURED))
    km = kilometers(deployments["latitude"], deployments["longitude"], own["latitude"], own["longitude"])
    return deployments.assign(capital=own["place"], capital_km=km)


def weighted_quantile(values: np.ndarray, weights: np.ndarray, part: float) -> float:
    """Return the least value at or below which a part (0 to 1) of the weight lies."""
    order = np.argsort(values)
    reached = np.cumsum(weights[order]) / weights.sum()
    return float(values[order][np.searchsorted(reached, part - 1e-9)])


def distance_years(measured: pd.DataFrame, mission_id: str) -> pd.DataFrame:
    """Return one row per year from an operation's first to its last with sites ("" = all operations).

    `measured` is what with_capital returns. Columns: year, troops, measured_share, capitals, mean_km, quarter_km, half_km,
    three_quarters_km, is_doubtful, source_id, locator. The distances are weighted by troops; missing where less than LEAST_MEASURED of them can
    be measured.
    """
    rows = measured[measured["mission_id"] == mission_id] if mission_id else measured
    by_year = dict(list(rows.groupby("year")))
    years = [_year_row(by_year.get(year, rows.iloc[:0]), year) for year in range(min(by_year), max(by_year) + 1)]
    return with_sources(pd.DataFrame(years), rows, "year", nothing=NO_SITE)


def _year_row(sites: pd.DataFrame, year: int) -> dict:
    held = sites[sites["troops"] > 0]
    known = held[held["capital_km"].notna()]
    troops, km = known["troops"].to_numpy(dtype=float), known["capital_km"].to_numpy(dtype=float)
    share = troops.sum() / float(held["troops"].sum()) if len(held) else float("nan")
    told = {"year": year, "troops": float(held["troops"].sum()) if len(held) else None, "measured_share": share}
    if not share >= LEAST_MEASURED:
        return (
            told
            | dict.fromkeys(["mean_km", "quarter_km", "half_km", "three_quarters_km"])
            | {
                "capitals": "",
                "is_doubtful": False,
            }
        )
    quarters = {
        name: weighted_quantile(km, troops, part)
        for name, part in (("quarter_km", 0.25), ("half_km", 0.5), ("three_quarters_km", 0.75))
    }
    return (
        told
        | quarters
        | {
            "mean_km": float((troops * km).sum() / troops.sum()),
            "capitals": ", ".join(collated(known["capital"].unique())),
            "is_doubtful": bool(is_doubtful(known)),
        }
    )


def is_seat_capital(years: pd.DataFrame, from_seat: pd.DataFrame) -> bool:
    """Say whether in every year known for both the distance from the capital is that from headquarters, to NEAR_KM.

    `years` is what distance_years returns, `from_seat` has year and mean_km from headquarters.
    """
    both = years[["year", "mean_km"]].merge(from_seat[["year", "mean_km"]], on="year", suffixes=("", "_seat")).dropna()
    return len(both) > 0 and bool(((both["mean_km"] - both["mean_km_seat"]).abs() <= NEAR_KM).all())
