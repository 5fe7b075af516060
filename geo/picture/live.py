"""How does the map look in the browser, before there is a script? The same projection, scale and place as Leaflet's, drawn once as SVG.

Colours are named (`var(--map-land)`), so that the picture follows the page from light to dark.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, cos, floor, log2, radians
from typing import ClassVar

import numpy as np
import shapely

from geo.layers import Layer
from geo.picture.ground import TONES, Dress, Ground, draw_ground, ground_of
from geo.picture.labels import Box
from geo.picture.live_seats import draw_seats, spots_of
from geo.picture.marks import Element
from geo.picture.operations import Area, Seat, draw_areas
from geo.picture.projection import Frame, widened

TRUE_SHAPE = cos(radians(33))  # as web/map/loader.js
TILE, SNAP, CLOSEST = 256, 0.25, 4.5
# What is looked at (west, south, east, north), as web/map/camera.js.
WORLD, CORE, NEARER = (-125, -54, 155, 72), (-22, -30, 52, 52), (-30, -27, 95, 54)
LIMITS = (-220, -90, 220, 100)  # what the map is not moved beyond
NARROW = 600
ROOM_LEFT, ROOM_TOP, ROOM_RIGHT = 34, 26, 34
NEAREST, NEAR_ROOM = 6, (60, 30, 50, 66)  # of an operation that is chosen: the zoom, and pixels at left, top, right and bottom
NEAR_ROOM_NARROW = (60, 30, 50, 92)  # on a narrow map, where the key stands in three lines
REFINED = 0.9  # steps of zoom beyond the world's at which the finer land comes
FARTHEST = 1210  # pixels: a map is never wider
TONES["live"] = {name: f"var(--map-{name})" for name in TONES["light"]}

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Plate(Frame):
    """A part of the world as plates of degrees, true to shape at 33 degrees: x and y are those of Leaflet's own projection.

    Its paths are written in whole halves of a pixel, which are a quarter of the bytes less; Leaflet itself draws to whole pixels.
    """

    parts: ClassVar[int] = 2
    unit: ClassVar[int] = 1

    def line(self, width: float, dashes: str | None = None) -> dict:
        """Return what a path of this frame says of its line, and that it is written in parts of a pixel."""
        wide = " ".join(str(int(each) * self.parts) for each in dashes.split()) if dashes else None
        return super().line(width * self.parts, wide) | self.fill()

    def fill(self) -> dict:
        """Return that a path of this frame is written in parts of a pixel."""
        return {"transform": f"scale({1 / self.parts})"}

    def spot(self, longitude, latitude) -> tuple[np.ndarray, np.ndarray]:
        """Return pixels of places in degrees."""
        return self.pixels(np.asarray(longitude) * TRUE_SHAPE, np.asarray(latitude))


def flat(shapes: np.ndarray) -> np.ndarray:
    """Return shapes in degrees as they lie on such plates."""
    return shapely.transform(shapes, lambda points: points * (TRUE_SHAPE, 1))


@lru_cache(maxsize=2)  # the coarse and the finer
def flat_ground(worlds: Layer, units: Layer, edges: Layer) -> Ground:
    """Return the ground that the browser's own layers describe."""
    return ground_of(worlds, units, edges, flat)


@lru_cache(maxsize=8)
def sparse(ground: Ground, frame: Plate) -> Ground:
    """Return a ground without what is not seen in a frame: what lies beyond it, islands and bends below half a pixel."""
    least, bend, sides = 0.5 / frame.scale**2, 0.5 / frame.scale, widened(frame.bounds)

    def seen(land: shapely.Geometry) -> shapely.Geometry:
        parts = shapely.get_parts(shapely.simplify(shapely.clip_by_rect(land, *sides), bend))
        return shapely.multipolygons(parts[shapely.area(parts) > least])

    return replace(
        ground,
        settled=seen(ground.settled),
        unsettled=seen(ground.unsettled),
        lines=shapely.simplify(shapely.clip_by_rect(ground.lines, *sides), bend),
    )


def home(seats: list[Seat], region: str, is_narrow: bool) -> tuple[Bounds, tuple[int, int, int, int]]:
    """Return what is looked at, and the pixels kept free at left, top, right and bottom, as web/map/camera.js finds them."""
    at = [(seat.longitude, seat.latitude) for seat in seats]
    free = (0, 0, 0, 0)
    if not at:
        return (CORE if is_narrow else WORLD), free
    if not region and not is_narrow:
        west, south, east, north = NEARER
        return (NEARER if all(west <= x <= east and south <= y <= north for x, y in at) else WORLD), free
    (west, south), (east, north) = np.min(at, axis=0), np.max(at, axis=0)
    wide, high = 0.06 * abs(east - west), 0.06 * abs(north - south)
    free = (ROOM_LEFT, ROOM_TOP, ROOM_RIGHT, 56 if is_narrow else 66)
    return (west - wide, south - high, east + wide, north + high), free


def framed(seats: list[Seat], region: str, width: int, height: int) -> Plate:
    """Return the frame of a map so wide and high, in pixels, that shows the operations of a day."""
    return fitted(*home(seats, region, width < NARROW), width, height, CLOSEST)


def fitted(
    looked_at: Bounds,
    free: tuple[int, int, int, int],
    width: int,
    height: int,
    closest: float,
    limits: Bounds | None = LIMITS,
) -> Plate:
    """Return the frame that shows some degrees, with pixels kept free around them, at the zoom that Leaflet takes for it."""
    (west, south, east, north), (left, top, right, bottom) = looked_at, free
    unit = TILE / 180  # pixels of a degree of latitude at zoom 0
    room = max(width - left - right, 1), max(height - top - bottom, 1)
    scale = min(room[0] / max((east - west) * TRUE_SHAPE * unit, 1e-9), room[1] / max((north - south) * unit, 1e-9))
    zoom = min(floor(round(log2(scale) / (SNAP / 100)) * (SNAP / 100) / SNAP) * SNAP, closest)
    degree = unit * 2**zoom
    x, y = (west + east) / 2 * TRUE_SHAPE + (right - left) / 2 / degree, (south + north) / 2 - (bottom - top) / 2 / degree
    drawn = max(FARTHEST, width) if width >= NARROW else width
    if limits:
        x, y = limited(x, y, degree, width, height, limits)
    return Plate(0, 0, drawn, height, x, y, degree)


def limited(x: float, y: float, degree: float, width: int, height: int, limits: Bounds) -> tuple[float, float]:
    """Return the middle of a map (on its plate) as Leaflet moves it where more would be seen than may be, `degree` in pixels."""
    west, south, east, north = limits
    dx = moved(west * TRUE_SHAPE * degree - (x * degree - width / 2), x * degree + width / 2 - east * TRUE_SHAPE * degree)
    dy = moved(y * degree + height / 2 - north * degree, south * degree - (y * degree - height / 2))
    return x + dx / degree, y - dy / degree


def moved(before: float, after: float) -> float:
    """Return by how many pixels a view is moved that reaches so far beyond its limits at either side: into their middle where at both."""
    if before + after > 0:
        return round(before - after) / 2
    return max(0, ceil(before)) - max(0, floor(after))


def near(looked_at: Bounds, width: int, height: int) -> Plate:
    """Return the frame of a map so wide and high that shows the area and the seat of a chosen operation (degrees)."""
    return fitted(looked_at, NEAR_ROOM_NARROW if width < NARROW else NEAR_ROOM, width, height, NEAREST)


def looking_at_world(width: int, height: int) -> Plate:
    """Return the frame of a map so wide and high that shows the whole world."""
    return fitted(WORLD, (0, 0, 0, 0), width, height, NEAREST)


def is_fine(frame: Plate, width: int, height: int) -> bool:
    """Return whether a map so wide and high takes the finer land for a frame."""
    return log2(frame.scale / looking_at_world(width, height).scale) > REFINED


def draw_live(
    root: Element,
    frame: Plate,
    width: int,
    covered: list[Box],
    seats: list[Seat],
    areas: list[Area],
    ground: Ground,
    dress: Dress,
    colors: Mapping[str, str],
    day: str,
    chosen: str = "",
) -> None:
    """Draw the map of a day (ISO): land, borders, areas, dots, names. `covered` are boxes that no name may take, in pixels; the map is
    `width` pixels wide, in the middle of its frame: what lies beyond is seen in a wider window."""
    draw_ground(root, sparse(ground, frame), frame, day, dress.theme)
    bend = 0.3 / frame.scale
    areas = [replace(area, shape=shapely.simplify(area.shape, bend)) for area in areas]
    draw_areas(root, areas, {seat.mission: seat for seat in seats}, frame, colors, chosen)
    side = (frame.width - width) / 2
    draw_seats(root, spots_of(seats, frame, chosen), (side, 0, frame.width - side, frame.height), covered, dress, colors, chosen)
