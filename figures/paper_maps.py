"""How do the atlas's maps come onto paper? Each from the layers that the browser gets, projected once a process."""

from collections.abc import Mapping
from functools import cache

import geopandas as gpd
import pandas as pd

from charts.look import Look
from charts.theme import INK, QUIET, RAMP, REGION_COLORS
from data.deployed import sites_in
from data.derive import mission_spans
from data.load import load_boundaries
from figures.layers import layers
from figures.pictures import Box
from geo.areas import area_of, areas_on
from geo.picture.ground import Dress, Ground, ground_of
from geo.picture.marks import Element
from geo.picture.operations import Operations, draw_operations, draw_own, operations_of
from geo.picture.sites import Site, draw_sites
from geo.picture.values import Countries, countries_of, draw_values


@cache
def ground() -> Ground:
    """Return land and lines, projected."""
    return ground_of(layers()["worlds"], layers()["units-fine"], layers()["edges-fine"])


@cache
def operations() -> Operations:
    """Return operations and their areas, projected."""
    return operations_of(layers()["missions"], layers()["areas"])


@cache
def countries() -> Countries:
    """Return the countries of today, projected."""
    return countries_of(layers()["world"])


def dress(look: Look) -> Dress:
    """Return how a map is written for a look."""
    return Dress(look.theme, INK[look.theme], QUIET[look.theme], look.words)


def paint_day(look: Look, root: Element, paper: Box, day: str, mission: str = "", region: str = "") -> None:
    """Draw the operations of a day (ISO), one of them lifted out, or those of a region."""
    draw_operations(root, paper, operations(), ground(), dress(look), day, region, mission)


def paint_operation(look: Look, root: Element, paper: Box, mission: str) -> None:
    """Draw an operation's areas and seats, with the borders of its first day."""
    draw_own(root, paper, operations(), ground(), dress(look), mission)


def paint_values(
    look: Look, root: Element, paper: Box, values: Mapping[str, float], classes: Mapping[int, str], chosen: str
) -> None:
    """Draw numbers by country_id in classes, in words by the number at which each begins."""
    draw_values(root, paper, countries(), dress(look), values, classes, RAMP[look.theme], chosen)


def paint_sites(look: Look, root: Element, paper: Box, mission: str, year: int) -> None:
    """Draw the sites of an operation ("" = of all) in a year."""
    regions = mission_spans().set_index("mission_id")["region"]
    sites = [
        Site(
            row.longitude,
            row.latitude,
            regions[row.mission_id],
            None if pd.isna(row.troops) else int(row.troops),
            row.is_doubtful,
            row.hq_level == "mission",
        )
        for row in sites_in(mission, year).itertuples()
    ]
    draw_sites(root, paper, ground(), dress(look), f"{year}-07-01", sites, REGION_COLORS[look.theme])


def areas_of_day(day: pd.Timestamp, region: str = "") -> gpd.GeoDataFrame:
    """Return the areas of the operations of a day as places that are taken away."""
    regions = mission_spans().set_index("mission_id")["region"]
    areas = areas_on(day)
    return areas[areas["mission_id"].map(regions).eq(region) | (region == "")].assign(layer="areas")


def areas_of_operation(mission: str) -> gpd.GeoDataFrame:
    """Return the areas of an operation as places that are taken away; none for one without."""
    known = operations().areas
    if not any(told["mission_id"] == mission for told, _ in known):
        return areas_on(pd.Timestamp("1900-01-01")).assign(layer="areas")
    return area_of(mission).assign(layer="areas")


def country_shapes(values: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return rows that have an iso3 with the shapes of those countries of today."""
    shapes = load_boundaries("countries").set_index("country_id").geometry
    rows = values.assign(layer="countries")
    return gpd.GeoDataFrame(rows, geometry=rows["iso3"].map(shapes), crs="EPSG:4326")
