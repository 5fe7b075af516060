"""How does the map look in the browser, before there is a script? The same projection, scale and place as Leaflet's, drawn once as SVG.

Colours are named (`var(--map-land)`), so that the picture follows the page from light to dark.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, floor, log2, radians

import numpy as np
import shapely

from geo.layers import Layer
from geo.picture.ground import TONES, Dress, Ground, draw_ground, ground_of
from geo.picture.labels import Named, place_all
from geo.picture.letters import length
from geo.picture.marks import Element, add
from geo.picture.operations import Area, Seat, across, draw_areas
from geo.picture.projection import Frame

TRUE_SHAPE = cos(radians(33))  # as web/map/loader.js
TILE, SNAP, CLOSEST = 256, 0.25, 4.5
NAME = 12  # pixels, as web/map/atlas_map.css
# What is looked at (west, south, east, north), as web/map/camera.js.
WORLD, CORE, NEARER = (-125, -54, 155, 72), (-22, -30, 52, 52), (-30, -27, 95, 54)
NARROW = 600
ROOM_LEFT, ROOM_TOP, ROOM_RIGHT = 34, 26, 34
FARTHEST = 1210  # pixels: a map is never wider
TONES["live"] = {name: f"var(--map-{name})" for name in TONES["light"]}

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Plate(Frame):
    """A part of the world as plates of degrees, true to shape at 33 degrees: x and y are those of Leaflet's own projection."""

    def spot(self, longitude, latitude) -> tuple[np.ndarray, np.ndarray]:
        """Return pixels of places in degrees."""
        return self.pixels(np.asarray(longitude) * TRUE_SHAPE, np.asarray(latitude))


def flat(shapes: np.ndarray) -> np.ndarray:
    """Return shapes in degrees as they lie on such plates."""
    return shapely.transform(shapes, lambda points: points * (TRUE_SHAPE, 1))


@lru_cache(maxsize=1)
def flat_ground(worlds: Layer, units: Layer, edges: Layer) -> Ground:
    """Return the ground that the browser's own layers describe."""
    return ground_of(worlds, units, edges, flat)


@lru_cache(maxsize=8)
def sparse(ground: Ground, degree: float) -> Ground:
    """Return a ground without what is not seen where a degree has so many pixels: islands below half a pixel, bends below a third."""
    least, bend = 0.5 / degree**2, 0.35 / degree

    def seen(land: shapely.Geometry) -> shapely.Geometry:
        parts = shapely.get_parts(shapely.simplify(land, bend))
        return shapely.multipolygons(parts[shapely.area(parts) > least])

    return replace(
        ground,
        settled=seen(ground.settled),
        unsettled=seen(ground.unsettled),
        lines=shapely.simplify(ground.lines, bend),
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
    """Return the frame of a map so wide and high, in pixels, at the zoom that Leaflet takes for it."""
    (west, south, east, north), (left, top, right, bottom) = home(seats, region, width < NARROW)
    unit = TILE / 180  # pixels of a degree of latitude at zoom 0
    room = max(width - left - right, 1), max(height - top - bottom, 1)
    scale = min(room[0] / max((east - west) * TRUE_SHAPE * unit, 1e-9), room[1] / max((north - south) * unit, 1e-9))
    zoom = min(floor(round(log2(scale) / (SNAP / 100)) * (SNAP / 100) / SNAP) * SNAP, CLOSEST)
    degree = unit * 2**zoom
    x, y = (west + east) / 2 * TRUE_SHAPE + (right - left) / 2 / degree, (south + north) / 2 - (bottom - top) / 2 / degree
    drawn = FARTHEST if width >= NARROW else width
    return Plate(0, 0, drawn, height, x, y, degree)


def draw_live(
    root: Element,
    frame: Plate,
    covered: list[tuple[float, float, float, float]],
    seats: list[Seat],
    areas: list[Area],
    ground: Ground,
    dress: Dress,
    colors: Mapping[str, str],
    day: str,
    chosen: str = "",
) -> None:
    """Draw the map of a day (ISO): land, borders, areas, dots, names. `covered` are boxes that no name may take, in pixels."""
    draw_ground(root, sparse(ground, frame.scale), frame, day, dress.theme)
    bend = 0.3 / frame.scale
    areas = [replace(area, shape=shapely.simplify(area.shape, bend)) for area in areas]
    draw_areas(root, areas, {seat.mission: seat for seat in seats}, frame, colors, chosen)
    seats = sorted(seats, key=lambda seat: (-(seat.persons or 0), seat.acronym))
    x, y = frame.spot([seat.longitude for seat in seats], [seat.latitude for seat in seats])
    names = [
        Named(float(px), float(py), across(seat.persons) / 2 + 2, length(seat.acronym, NAME, 600) + 2, 16)
        for seat, px, py in zip(seats, x, y, strict=True)
    ]
    placed = place_all(names, covered, (2.0, 2.0, frame.width - 2, frame.height - 2))
    for seat, name, place in zip(seats, names, placed, strict=True):
        if place.is_led:
            line = f"M{name.x:.1f} {name.y:.1f}L{place.end[0]:.1f} {place.end[1]:.1f}"
            add(root, "path", d=line, stroke=dress.ink, stroke_width=1, stroke_opacity=0.7)
        color, halo = colors[seat.region], TONES[dress.theme]["halo"]
        if seat.is_doubtful:
            worn = {"fill": halo, "stroke": color, "stroke_width": 2.5}
        else:
            worn = {"fill": color, "fill_opacity": 0.45 if seat.persons is None else 1, "stroke": halo, "stroke_width": 1.5}
        add(root, "circle", class_="seat", cx=name.x, cy=name.y, r=name.radius - 2, **worn)
    for seat, place in zip(seats, placed, strict=True):
        seam = {"stroke": TONES[dress.theme]["halo"], "stroke_width": 3, "paint_order": "stroke", "stroke_linejoin": "round"}
        told = {"x": place.box[0] + 1, "y": place.box[1] + 16 * 0.75, "font_size": NAME, "font_weight": 600, "fill": dress.ink}
        add(root, "text", seat.acronym, class_="name", **told, **seam)
