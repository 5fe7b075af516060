"""How does the browser draw the states of any day? Units and edges once, and a table saying whose each unit was when.

The browser keeps one coverage of units. For a day it finds the world (the last of `days` not after it) and for each unit
the row in force (the last of its spans not after that world): two integers, no geometry. An edge is drawn when the rows on
its two sides differ. So a drag over eighty years fetches nothing and joins nothing.
"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.boundaries import change_days, members_of, units_in
from geo.layers import Layer, iso, layer

STANDINGS = ["settled", "undetermined", "line_of_control", "approximate"]
LINES = (shapely.GeometryType.LINESTRING, shapely.GeometryType.LINEARRING)


def days_of(states: pd.DataFrame, line_dates: pd.DataFrame | None = None) -> pd.DatetimeIndex:
    """Return the days on which the browser's worlds begin: those of the states, and those from which a line is drawn."""
    days = change_days(states)
    if line_dates is None:
        return days
    drawn = line_dates[line_dates["unit_a"] != ""]["from_date"]
    return days.union(pd.DatetimeIndex(drawn[drawn > days[0]]))


def spans_of(states: pd.DataFrame, units: gpd.GeoDataFrame, line_dates: pd.DataFrame | None = None) -> dict[str, list[list[int]]]:
    """Return for each unit its [world, row], oldest first: from that world on it belongs to that row of `states`.

    Raises ValueError naming the parts that are neither an area nor a piece.
    """
    days, members = days_of(states, line_dates), members_of(units)
    spans: dict[str, list[list[int]]] = {unit: [] for unit in units["unit_id"]}
    for row, (parts, first) in enumerate(zip(states["parts"], days.searchsorted(states["valid_from"]), strict=True)):
        for unit in units_in(parts, members):
            spans[unit].append([int(first), row])
    return {unit: sorted(owners) for unit, owners in spans.items()}


def worlds_layer(states: pd.DataFrame, units: gpd.GeoDataFrame, line_dates: pd.DataFrame | None = None) -> Layer:
    """Return who owned each unit when: `days` on which worlds begin, `states` (one entry a row) and `units` (spans_of).

    An entry of `states` is [state_id, name, status, administered_by, is_approximate].
    """
    told = states[["state_id", "name", "status", "administered_by"]].assign(approximate=states["approximate"].astype(int))
    content = {
        "days": [iso(day) for day in days_of(states, line_dates)],
        "states": told.to_numpy(dtype=object).tolist(),
        "units": spans_of(states, units, line_dates),
    }
    return layer("worlds", content)


def units_layer(units: gpd.GeoDataFrame, countries: pd.DataFrame, name: str = "units") -> Layer:
    """Return the units as GeoJSON: unit_id, country_id, status of the present-day area.

    Raises ValueError naming the areas that have no row in the countries table.
    """
    known = countries.set_index("country_id")["status"]
    unknown = sorted(set(units["country_id"]) - set(known.index))
    if unknown:
        raise ValueError(f"areas without a row in the countries table: {', '.join(unknown)}")
    land = units[["unit_id", "country_id", "geometry"]].assign(status=units["country_id"].map(known))
    return layer(name, land.to_geo_dict(drop_id=True))


def shared_line(one: shapely.Geometry, other: shapely.Geometry) -> shapely.Geometry:
    """Return the line along which two shapes meet, empty when they meet in points only."""
    met = shapely.get_parts(shapely.intersection(one, other))
    return shapely.line_merge(shapely.multilinestrings(met[np.isin(shapely.get_type_id(met), LINES)]))


def standings_of(pairs: pd.DataFrame, boundary_lines: pd.DataFrame) -> list[str]:
    """Return each pair's standing: that of the two areas, `approximate` within one area, where a line was digitised."""
    known = {frozenset((row.country_id, row.neighbour_id)): row.standing for row in boundary_lines.itertuples()}
    areas = zip(pairs["country_a"], pairs["country_b"], strict=True)
    return ["approximate" if a == b else known.get(frozenset((a, b)), "settled") for a, b in areas]


def edges_of(units: gpd.GeoDataFrame, boundary_lines: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the lines between neighbouring units: unit_a, unit_b, standing, geometry, by unit_a and unit_b."""
    shapes = np.asarray(units.geometry.array)
    a, b = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    a, b = a[a < b], b[a < b]
    outlines = shapely.boundary(shapes)
    names, areas = units["unit_id"].to_numpy(), units["country_id"].to_numpy()
    pairs = pd.DataFrame({"unit_a": names[a], "unit_b": names[b], "country_a": areas[a], "country_b": areas[b]})
    lines = [shared_line(outlines[i], outlines[j]) for i, j in zip(a, b, strict=True)]
    edges = gpd.GeoDataFrame(pairs.assign(standing=standings_of(pairs, boundary_lines)), geometry=lines, crs=units.crs)
    met = edges[~edges.is_empty].sort_values(["unit_a", "unit_b"], ignore_index=True)
    return met[["unit_a", "unit_b", "standing", "geometry"]]


def with_first_days(edges: gpd.GeoDataFrame, line_dates: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the edges with `from`, the day (ISO) since which a line is there, and `until`, the day on which another takes its
    place; "" where it is drawn whenever two states meet.

    A line within one unit, which inner_lines gives no units, has its row under that unit twice. A line that is drawn as
    approximate before its day is two edges.
    """
    drawn = line_dates[line_dates["unit_a"] != ""]
    within = drawn["unit_a"] == drawn["unit_b"]
    pairs = list(zip(drawn["unit_a"].mask(within, ""), drawn["unit_b"].mask(within, ""), strict=True))
    since = dict(zip(pairs, drawn["from_date"].map(iso), strict=True))
    own = [since.get(pair, "") for pair in zip(edges["unit_a"], edges["unit_b"], strict=True)]
    dated = edges.assign(**{"from": own, "until": ""})
    roughly = {pair for pair, before in zip(pairs, drawn["before"], strict=True) if before == "approximate"}
    earlier = dated[[pair in roughly for pair in zip(edges["unit_a"], edges["unit_b"], strict=True)]]
    earlier = earlier.assign(standing="approximate", until=earlier["from"], **{"from": ""})
    return pd.concat([dated, earlier], ignore_index=True)


def inner_lines(lines: gpd.GeoDataFrame, edges: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the lines of control that are no edge of a unit, as edges with no unit: the one in Jammu and Kashmir."""
    control = lines[lines["standing"] == "line_of_control"].geometry.union_all()
    own = edges.loc[edges["standing"] == "line_of_control"].geometry.union_all()
    row = {"unit_a": "", "unit_b": "", "standing": "line_of_control", "geometry": shapely.line_merge(control - own)}
    return gpd.GeoDataFrame([row], crs=lines.crs)


def edges_layer(edges: gpd.GeoDataFrame, name: str = "edges") -> Layer:
    """Return the edges as GeoJSON: a, b (units on its two sides, "" when it lies within one), standing, from and until
    (with_first_days).

    Raises ValueError when a standing is not one the map can draw.
    """
    unknown = sorted(set(edges["standing"]) - set(STANDINGS))
    if unknown:
        raise ValueError(f"boundaries of unknown standing: {', '.join(unknown)}")
    short = edges.rename(columns={"unit_a": "a", "unit_b": "b"})
    return layer(name, short[["a", "b", "standing", "from", "until", "geometry"]].to_geo_dict(drop_id=True))
