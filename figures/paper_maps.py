"""How do the atlas's maps come onto paper? Each from the layers that the browser gets, projected once a process."""

from collections.abc import Mapping
from functools import cache

import geopandas as gpd
import pandas as pd
import shapely

from charts.look import Look
from charts.theme import INK, QUIET, RAMP, REGION_COLORS
from data.atlas import operations_on
from data.deployed import sites_in
from data.derive import headquarters, mission_spans
from data.load import load_boundaries, shared_table
from figures.layers import layers
from figures.pictures import Box
from geo.areas import all_areas, areas_on
from geo.picture.capitals import Capital
from geo.picture.ground import Dress, Ground, ground_of
from geo.picture.marks import Element
from geo.picture.operations import Area, Place, Seat, draw_operations, draw_own
from geo.picture.projection import projected
from geo.picture.sites import BELOW, KEY, Site, draw_key, draw_sites, mark_sites
from geo.picture.values import Countries, countries_of, draw_values
from words import Day


@cache
def ground() -> Ground:
    """Return land and lines, projected."""
    return ground_of(layers()["worlds"], layers()["units-fine"], layers()["edges-fine"])


@cache
def projected_areas() -> dict[str, shapely.Geometry]:
    """Return every area of operations by area_id, projected."""
    areas = all_areas()
    return dict(zip(areas["area_id"], shapely.make_valid(projected(areas.geometry.to_numpy())), strict=True))


def drawn(areas: gpd.GeoDataFrame) -> list[Area]:
    """Return rows of geo.areas as they are drawn."""
    shapes = projected_areas()
    return [Area(row.mission_id, shapes[row.area_id], bool(row.schematic)) for row in areas.itertuples()]


@cache
def spots() -> dict[tuple[str, str], tuple[float, float]]:
    """Return longitude and latitude of each operation's places, by mission_id and name."""
    rows = headquarters().drop_duplicates(["mission_id", "place"])
    return {(row.mission_id, row.place): (row.longitude, row.latitude) for row in rows.itertuples()}


def seats(day: pd.Timestamp, region: str = "") -> list[Seat]:
    """Return where the operations of a day were led from, in a region or in all (""), with their last known strength."""
    found = []
    for row in operations_on(day, region).itertuples():
        # No finer than a month: what sizes a dot is not told by the day.
        is_day = row.counted_precision == "day"
        counted = None if pd.isna(row.counted_on) else Day(row.counted_on, "month" if is_day else row.counted_precision)
        persons = None if pd.isna(row.uniformed) else int(row.uniformed)
        at = spots()[row.mission_id, row.seat]
        found.append(Seat(row.mission_id, row.acronym, row.region, *at, persons, counted, row.is_doubtful))
    return found


@cache
def capitals() -> tuple[Capital, ...]:
    """Return the capitals of today."""
    return tuple(Capital(row.place, row.longitude, row.latitude) for row in shared_table("capitals").itertuples())


@cache
def countries() -> Countries:
    """Return the countries of today, projected."""
    return countries_of(layers()["world"])


def dress(look: Look) -> Dress:
    """Return how a map is written for a look."""
    return Dress(look.theme, INK[look.theme], QUIET[look.theme], look.words)


def paint_day(
    look: Look,
    root: Element,
    paper: Box,
    day: pd.Timestamp,
    mission: str = "",
    region: str = "",
    is_world: bool = False,
    is_near: bool = False,
    box: Box | None = None,
) -> None:
    """Draw the operations of a day, one of them lifted out, or those of a region; `is_world` shows the world wherever they lie, `is_near`
    no more than what is around the one that is lifted out, `box` what is between its west, south, east and north (degrees)."""
    colors, areas = REGION_COLORS[look.theme], drawn(areas_on(day))
    draw_operations(
        root, paper, seats(day, region), areas, ground(), dress(look), colors, day, mission, is_world, is_near, box, capitals()
    )


def paint_operation(look: Look, root: Element, paper: Box, mission: str, year: int | None = None) -> None:
    """Draw an operation's areas and seats, with the borders of its first day, and of a year its sites, with their key below."""
    row = mission_spans().set_index("mission_id").loc[mission]
    own = headquarters().query("mission_id == @mission").sort_values("is_main", ascending=False).drop_duplicates("place")
    places = [Place(seat.place, seat.longitude, seat.latitude, bool(seat.is_main)) for seat in own.itertuples()]
    colors, areas = REGION_COLORS[look.theme], drawn(areas_of_operation(mission))
    told = (ground(), dress(look), colors[row["region"]], row["start_date"])
    if year is None:
        draw_own(root, paper, places, areas, *told)
        return
    left, top, width, height = paper
    # Its seat has a mark of its own.
    sites = [site._replace(is_seat=False) for site in sites_of(mission, year)]
    unit: list[float] = []
    draw_own(
        root,
        (left, top, width, height - BELOW),
        places,
        areas,
        *told,
        spots=[(site.longitude, site.latitude) for site in sites],
        between=lambda seen, inner: unit.append(mark_sites(seen, inner, sites, dress(look), colors)),
    )
    draw_key(root, left, top + height - KEY * 0.7, unit[0], [], dress(look), colors, has_seats=False)


def paint_values(
    look: Look, root: Element, paper: Box, values: Mapping[str, float], classes: Mapping[int, str], chosen: str
) -> None:
    """Draw numbers by country_id in classes, in words by the number at which each begins."""
    draw_values(root, paper, countries(), dress(look), values, classes, RAMP[look.theme], chosen)


def paint_sites(look: Look, root: Element, paper: Box, mission: str, year: int) -> None:
    """Draw the sites of an operation ("" = of all) in a year."""
    draw_sites(root, paper, ground(), dress(look), f"{year}-07-01", sites_of(mission, year), REGION_COLORS[look.theme])


def sites_of(mission: str, year: int) -> list[Site]:
    """Return the sites of an operation ("" = of all) in a year, as they are drawn."""
    regions = mission_spans().set_index("mission_id")["region"]
    return [
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


def areas_of_day(day: pd.Timestamp, region: str = "") -> gpd.GeoDataFrame:
    """Return the areas of the operations of a day as places that are taken away."""
    regions = mission_spans().set_index("mission_id")["region"]
    areas = areas_on(day)
    return areas[areas["mission_id"].map(regions).eq(region) | (region == "")].assign(layer="areas")


def areas_of_operation(mission: str) -> gpd.GeoDataFrame:
    """Return the areas of an operation as places that are taken away; no row for one without."""
    areas = all_areas()
    return areas[areas["mission_id"] == mission].assign(layer="areas")


def country_shapes(values: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return rows that have an iso3 with the shapes of those countries of today."""
    shapes = load_boundaries("countries").set_index("country_id").geometry
    rows = values.assign(layer="countries")
    return gpd.GeoDataFrame(rows, geometry=rows["iso3"].map(shapes), crs="EPSG:4326")
