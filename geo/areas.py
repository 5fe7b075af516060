"""Where did an operation work, and when? Its areas of operations as polygons, each with its period and derivation."""

from functools import cache

import geopandas as gpd
import pandas as pd

from data.dates import last_possible_day
from data.derive import mission_spans
from data.load import load_boundaries, load_table
from data.rules import holds
from geo.layers import Layer, iso, layer

COLUMNS = ["mission_id", "valid_from", "valid_to", "derivation", "schematic", "area_id", "note", "source_id", "locator"]


def with_periods(table: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Give each area its first and last day: its own, else its operation's; an empty valid_to means still so."""
    span = spans.set_index("mission_id")
    ends = zip(table["valid_to"], table["to_precision"], strict=True)
    last_day = pd.Series([last_possible_day(*end) for end in ends], index=table.index, dtype="datetime64[s]")
    return table.assign(
        valid_from=table["valid_from"].fillna(table["mission_id"].map(span["start_date"])),
        valid_to=last_day.fillna(table["mission_id"].map(span["end_date"])),
    )


def with_shapes(areas: pd.DataFrame, shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Join each area with its polygon, in the order of operations and then of periods.

    Raises ValueError naming the areas that have no polygon.
    """
    shape = shapes.set_index("area_id").geometry
    if missing := sorted(set(areas["area_id"]) - set(shape.index)):
        raise ValueError(f"areas without a polygon: {', '.join(missing)}")
    ordered = areas.sort_values(["mission_id", "valid_from"])[COLUMNS]
    return gpd.GeoDataFrame(ordered, geometry=ordered["area_id"].map(shape), crs=shapes.crs).reset_index(drop=True)


def valid_on(areas: gpd.GeoDataFrame, date: pd.Timestamp) -> gpd.GeoDataFrame:
    """Return the areas whose period holds a date; the first and the last day belong to it."""
    return areas[holds(areas["valid_from"], areas["valid_to"], date)].reset_index(drop=True)


@cache
def _areas() -> gpd.GeoDataFrame:
    return with_shapes(with_periods(load_table("areas"), mission_spans()), load_boundaries("areas"))


def areas_on(date: pd.Timestamp) -> gpd.GeoDataFrame:
    """Return the areas of all operations on a date, in the columns of area_of."""
    return valid_on(_areas(), pd.Timestamp(date))


def area_of(mission_id: str, date: pd.Timestamp | None = None) -> gpd.GeoDataFrame:
    """Return an operation's areas of operations: all of them by period, or the one valid on a date (none: no row).

    Columns: mission_id, valid_from, valid_to (empty: still so), derivation, schematic, area_id, note, source_id, locator,
    geometry (EPSG:4326). Raises KeyError naming the operation when there is none of that id.
    """
    areas = _areas()
    own = areas[areas["mission_id"] == mission_id].reset_index(drop=True)
    if own.empty:
        raise KeyError(f"no operation {mission_id!r} has an area of operations")
    return own if date is None else valid_on(own, pd.Timestamp(date))


def areas_layer(areas: gpd.GeoDataFrame) -> Layer:
    """Return the areas of operations as GeoJSON: mission_id, first and last day (ISO, "" = still so), schematic."""
    told = areas[["mission_id", "geometry"]].assign(
        first=[iso(day) for day in areas["valid_from"]],
        last=[iso(day) for day in areas["valid_to"]],
        schematic=areas["schematic"].astype(bool),
    )
    return layer("areas", told.to_geo_dict(drop_id=True))


def all_areas() -> gpd.GeoDataFrame:
    """Return every area of operations in the columns of area_of; shared, look and do not touch."""
    return _areas()
