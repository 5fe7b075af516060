"""Where were an operation's people in a year? Pure questions to data/tables/deployments.csv, each a new answer."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from data.names import dictionary_places
from data.provenance import with_sources

EARTH_RADIUS_KM = 6371.0
MOST_DOUBTED = 0.1
NO_SITE = ("geo-pko", "FrontMap: no row of the year")


class Concentration(NamedTuple):
    """How an operation's known troops of a year were spread over its sites."""

    largest_place: str
    largest_share: float  # of the troops whose number is known; empty (nan) if there are none
    sites_with_half: int  # the fewest sites that together hold half of them
    sites_with_troops: int
    sites_without_figure: int
    sites: int


def sites_of(deployments: pd.DataFrame, mission_id: str, year: int) -> pd.DataFrame:
    """Return the sites of an operation ("" = of all) in a year, the largest first, those without a figure last."""
    sites = deployments[(deployments["year"] == year) & ((deployments["mission_id"] == mission_id) | (mission_id == ""))]
    return sites.sort_values(["troops", "place"], ascending=[False, True], na_position="last", key=dictionary_places).reset_index(
        drop=True
    )


def concentration(deployments: pd.DataFrame, mission_id: str, year: int) -> Concentration:
    """Return the share of troops at the largest site and how many sites hold half; sites without a figure cannot count."""
    sites = sites_of(deployments, mission_id, year)
    held = sites[sites["troops"] > 0]
    unknown = int(sites["troops"].isna().sum())
    if held.empty:
        return Concentration("", float("nan"), 0, 0, unknown, len(sites))
    shares = held["troops"].astype(float) / float(held["troops"].sum())
    half = int((shares.cumsum() < 0.5 - 1e-9).sum()) + 1  # the margin keeps a half that adds up to 0.4999...
    return Concentration(held["place"].iloc[0], float(shares.iloc[0]), half, len(held), unknown, len(sites))


def years_with_sites(deployments: pd.DataFrame, mission_id: str) -> list[int]:
    """Return the years for which sites of an operation ("" = of any) are known, in order."""
    years = deployments[deployments["mission_id"] == mission_id]["year"] if mission_id else deployments["year"]
    return sorted(int(year) for year in years.unique())


def year_to_show(deployments: pd.DataFrame, mission_id: str, year: int) -> int | None:
    """Return the year itself if sites of an operation are known for it, else the year with the most, the last of equals.

    None when no site of the operation is known.
    """
    counts = deployments[deployments["mission_id"] == mission_id]["year"].value_counts().sort_index()
    if counts.empty:
        return None
    return year if year in counts.index else int(counts[counts == counts.max()].index[-1])


def kilometers(latitude, longitude, other_latitude, other_longitude):
    """Return the great-circle distance of positions in degrees, on a sphere."""
    a, b, c, d = (
        np.radians(np.asarray(degrees, dtype=float)) for degrees in (latitude, longitude, other_latitude, other_longitude)
    )
    half_chord = np.sin((c - a) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((d - b) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(half_chord))


def with_distance(deployments: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with `km`: to the nearest mission headquarters of the same operation and year, empty if none is marked."""
    seats = deployments[deployments["hq_level"] == "mission"]
    seats = seats[["mission_id", "year", "latitude", "longitude"]]
    pairs = deployments.reset_index()[["index", "mission_id", "year", "latitude", "longitude"]].merge(
        seats, on=["mission_id", "year"], suffixes=("", "_seat")
    )
    km = kilometers(pairs["latitude"], pairs["longitude"], pairs["latitude_seat"], pairs["longitude_seat"])
    return deployments.assign(km=pairs.assign(km=km).groupby("index")["km"].min())


def mean_distance(sites: pd.DataFrame) -> float:
    """Return the mean of `km` over the troops of the sites, empty (nan) where no site has both a figure and a distance."""
    held = sites[(sites["troops"] > 0) & sites["km"].notna()]
    return float((held["troops"] * held["km"]).sum() / held["troops"].sum()) if len(held) else float("nan")


def years_of(measured: pd.DataFrame, mission_id: str) -> pd.DataFrame:
    """Return one row per year from an operation's first to its last with sites ("" = all operations).

    `measured` is what with_distance returns. Columns: year, operations, sites, sites_with_half, troops,
    sites_without_figure, largest_place, largest_share, mean_km, is_doubtful, source_id, locator. A year without a site, and a figure that
    cannot be computed, is missing, never zero.
    """
    rows = measured[measured["mission_id"] == mission_id] if mission_id else measured
    by_year = dict(list(rows.groupby("year")))
    years = [_year_row(by_year.get(year, rows.iloc[:0]), year) for year in range(min(by_year), max(by_year) + 1)]
    return with_sources(pd.DataFrame(years), rows, "year", nothing=NO_SITE)


def _year_row(sites: pd.DataFrame, year: int) -> dict:
    spread = concentration(sites, "", year)
    has_troops, troops = spread.sites_with_troops > 0, sites["troops"].sum()
    return {
        "year": year,
        "operations": sites["mission_id"].nunique() or None,
        "sites": len(sites) or None,
        "sites_with_half": spread.sites_with_half if has_troops else None,
        "troops": float(troops) if sites["troops"].notna().any() else None,
        "sites_without_figure": spread.sites_without_figure if len(sites) else None,
        "largest_place": spread.largest_place,
        "largest_share": spread.largest_share,
        "mean_km": mean_distance(sites),
        "is_doubtful": bool(has_troops and is_doubtful(sites)),
    }


def is_doubtful(sites: pd.DataFrame) -> bool:
    """Say whether over a tenth of the troops are called doubtful, or do not add up to what the operation reported."""
    doubted = (sites["quality"] == "doubtful") | sites["reported_troops"].notna()
    return bool(sites["troops"][doubted].sum() > MOST_DOUBTED * sites["troops"].sum())


def unlike_reported(sites: pd.DataFrame) -> pd.DataFrame:
    """Return the sites of the operations and years whose sites do not add up to the strength reported."""
    keys = sites.loc[sites["reported_troops"].notna(), ["mission_id", "year"]].drop_duplicates()
    return sites.merge(keys, on=["mission_id", "year"])
