"""Which states and territories stood on a day, and where? Present-day areas and pieces of them, joined as they then were.

A unit is a present-day area of UN Geodata or, where an area was once divided, a piece of it (data/boundaries/pieces.geojson,
digitised by hand, approximate). Units form one coverage: neighbours share every position of their border, so that joining
them leaves no slivers. A world is the time between two days on which a row of the states table begins or has ended.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.load import load_boundaries, load_table
from data.rules import holds

WORLD_COLUMNS = ["state_id", "name", "status", "geometry"]


def units_of(countries: gpd.GeoDataFrame, pieces: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return every piece, and every area that has none: unit_id, country_id, geometry, by unit_id."""
    whole = countries[~countries["country_id"].isin(pieces["country_id"])]
    units = pd.concat([whole.assign(unit_id=whole["country_id"]), pieces.assign(unit_id=pieces["piece"])])
    return units[["unit_id", "country_id", "geometry"]].sort_values("unit_id", ignore_index=True)


def members_of(units: gpd.GeoDataFrame) -> dict[str, list[str]]:
    """Return for each part that a state may name, area or piece, the units it consists of."""
    areas = units.groupby("country_id")["unit_id"].agg(list).to_dict()
    return areas | {unit: [unit] for unit in units["unit_id"]}


def units_in(parts: str, members: dict[str, list[str]]) -> list[str]:
    """Return the units of a state written as `part+part`.

    Raises ValueError naming the parts that are neither an area nor a piece.
    """
    names = parts.split("+")
    unknown = [name for name in names if name not in members]
    if unknown:
        raise ValueError(f"neither an area nor a piece: {', '.join(unknown)}")
    return [unit for name in names for unit in members[name]]


def shapes_of(all_parts: Iterable[str], units: gpd.GeoDataFrame) -> dict[str, shapely.Geometry]:
    """Return for each `part+part` its land as one shape, without the borders inside it.

    Raises ValueError naming the parts that are neither an area nor a piece.
    """
    members, land = members_of(units), units.set_index("unit_id").geometry
    shapes = {}
    for parts in dict.fromkeys(all_parts):
        joined = land.loc[units_in(parts, members)].to_numpy()
        shapes[parts] = joined[0] if len(joined) == 1 else shapely.coverage_union_all(joined)
    return shapes


def shaped(states: pd.DataFrame, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the states with their land, by state_id and first day; rows of equal parts share one shape."""
    rows = states.sort_values(["state_id", "valid_from"], ignore_index=True)
    shapes = shapes_of(rows["parts"], units)
    return gpd.GeoDataFrame(rows, geometry=[shapes[parts] for parts in rows["parts"]], crs=units.crs)


def standing_on(states: pd.DataFrame, date: pd.Timestamp) -> pd.DataFrame:
    """Return the rows valid on a day; `valid_to` is a row's last day, missing when it still holds."""
    return states[holds(states["valid_from"], states["valid_to"], date)]


def dissolved(states: pd.DataFrame, units: gpd.GeoDataFrame, date: pd.Timestamp) -> gpd.GeoDataFrame:
    """Return the world on a day: state_id, name, status, geometry, by state_id.

    Raises ValueError naming the parts that are neither an area nor a piece.
    """
    return shaped(standing_on(states, date), units)[WORLD_COLUMNS]


def change_days(states: pd.DataFrame) -> pd.DatetimeIndex:
    """Return the days on which a row begins or the day before was a row's last, oldest first."""
    ended = states["valid_to"].dropna() + pd.Timedelta(days=1)
    return pd.DatetimeIndex(np.unique(pd.concat([states["valid_from"], ended])))


def number_on(days: pd.DatetimeIndex, date: pd.Timestamp) -> int:
    """Return which world a day belongs to, the first being 0.

    Raises ValueError when the day is before the first world.
    """
    if date < days[0]:
        raise ValueError(f"no world on {date:%Y-%m-%d}: the first begins on {days[0]:%Y-%m-%d}")
    return int(days.searchsorted(date, side="right")) - 1


# Below here the package's own tables are read; above, frames come as arguments.


@cache
def units() -> gpd.GeoDataFrame:
    """Return the package's units; shared, look and do not touch."""
    return units_of(load_boundaries("countries"), load_boundaries("pieces"))


@cache
def _days() -> pd.DatetimeIndex:
    """Return the package's change days."""
    return change_days(load_table("states"))


@cache
def _shaped() -> gpd.GeoDataFrame:
    """Return all rows of the states table with their land: the 315 distinct shapes are made once, not once per world."""
    return shaped(load_table("states"), units())


@lru_cache(maxsize=256)
def _world(number: int) -> gpd.GeoDataFrame:
    """Return the world of a number."""
    return standing_on(_shaped(), _days()[number])[WORLD_COLUMNS].reset_index(drop=True)


def worlds() -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """Return the first and the last day of each world, oldest first; the last world has no last day (NaT)."""
    days = list(_days())
    return list(zip(days, [day - pd.Timedelta(days=1) for day in days[1:]] + [pd.NaT], strict=True))


def world_on(date) -> gpd.GeoDataFrame:
    """Return the states and territories of a day with their land: state_id, name, status, geometry (EPSG:4326).

    Shared, look and do not touch. Raises ValueError when the day is before the first world.
    """
    return _world(number_on(_days(), pd.Timestamp(date)))
