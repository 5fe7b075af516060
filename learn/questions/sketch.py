"""Where do the options of a question lie? A small map of the land around them, without borders and names, as lines the browser draws."""

import math
from collections.abc import Sequence
from functools import cache, lru_cache

import shapely

from data.load import load_boundaries
from geo.layers import coarse

WIDTH, HEIGHT = 640, 400  # units of the drawing; on screen it is as wide as there is room
AROUND = 0.2  # of what the places span lies beside them on each side
LEAST = 16.0  # degrees that a map is wide at least
MOST_LAND, WIDER = 0.85, 1.3  # without coasts nobody finds a place: a map of more land shows more of the world
TOP = 80.0  # degrees; no operation was nearer to a pole
STEP = 10  # degrees between the lines of the grid
FINEST = 0.1  # degrees; the land is never drawn finer
SMALLEST = 3.0  # units; an island that is smaller either way is not drawn


@cache
def _land() -> shapely.Geometry:
    """Return the land of the world as one shape."""
    return shapely.coverage_union_all(coarse(load_boundaries("countries"), FINEST).geometry.to_numpy())


@lru_cache(maxsize=256)
def sketch(places: Sequence[tuple[float, float]]) -> dict:
    """Return a map of the land around some places (longitude and latitude) as plain values.

    `size` is [width, height], `land` the outline as a path of SVG, `grid` lines as [x1, y1, x2, y2], `points` the places as [x, y] in
    their order.
    """
    west, south, east, north = _telling(places)
    across, down = WIDTH / (east - west), HEIGHT / (north - south)

    def at(longitude: float, latitude: float) -> list[int]:
        return [round((longitude - west) * across), round((north - latitude) * down)]

    land = shapely.simplify(shapely.clip_by_rect(_land(), west, south, east, north), 1 / across)
    meridians = [[*at(each, south), *at(each, north)] for each in _steps(west, east)]
    parallels = [[*at(west, each), *at(east, each)] for each in _steps(south, north)]
    rings = [shapely.get_coordinates(ring) for ring in _rings(land, SMALLEST / across)]
    path = "".join("M" + "L".join(f"{x} {y}" for x, y in (at(*each) for each in ring)) + "Z" for ring in rings)
    return {"size": [WIDTH, HEIGHT], "land": path, "grid": meridians + parallels, "points": [at(*each) for each in places]}


def _telling(places: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Return west, south, east and north of a map on which there is sea enough to find one's way."""
    least = LEAST
    while True:
        west, south, east, north = _frame(places, least)
        if shapely.clip_by_rect(_land(), west, south, east, north).area <= MOST_LAND * (east - west) * (north - south):
            return west, south, east, north
        least = WIDER * (east - west)


def _frame(places: Sequence[tuple[float, float]], least: float) -> tuple[float, float, float, float]:
    """Return west, south, east and north of a map that holds all places, in the shape of the drawing at its middle latitude."""
    longitudes, latitudes = zip(*places, strict=True)
    x, y = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    squeezed = math.cos(math.radians(y))  # a degree of longitude is so much shorter than one of latitude
    wide = max(max(longitudes) - min(longitudes), least) * (1 + 2 * AROUND)
    high = (max(latitudes) - min(latitudes)) * (1 + 2 * AROUND)
    wide = max(wide, high * WIDTH / HEIGHT / squeezed)
    high = wide * squeezed * HEIGHT / WIDTH
    return x - wide / 2, max(y - high / 2, -TOP), x + wide / 2, min(y + high / 2, TOP)


def _steps(first: float, last: float) -> range:
    return range(math.ceil(first / STEP) * STEP, math.floor(last) + 1, STEP)


def _rings(land: shapely.Geometry, least: float) -> list[shapely.Geometry]:
    """Return the outlines of land, and those of the lakes in it, of at least so many degrees."""
    parts = [part for part in shapely.get_parts(land) if part.geom_type == "Polygon"]
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return [ring for ring in rings if max(ring.bounds[2] - ring.bounds[0], ring.bounds[3] - ring.bounds[1]) >= least]
