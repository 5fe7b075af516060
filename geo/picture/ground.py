"""What lies under everything on a picture? The land of the world, and the borders of a day by their standing."""

import json
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely

from geo.layers import Layer, content_of
from geo.picture.letters import FAMILY
from geo.picture.marks import Element, add
from geo.picture.projection import Frame, path_of, projected
from words import Words, say

DASHES = {"undetermined": "5 3", "line_of_control": "1 3", "approximate": "9 3"}  # as web/map/tones.js
TONES = {
    "light": {"sea": "#E9EEF2", "land": "#FBFAF7", "unsettled": "#E3E2DC", "line": "#98A1A9", "halo": "#FBFAF7"},
    "dark": {"sea": "#17222B", "land": "#2A3741", "unsettled": "#35434E", "line": "#6B7A86", "halo": "#17222B"},
    "print": {"sea": "#DCDCDC", "land": "#FFFFFF", "unsettled": "#C4C4C4", "line": "#4A4A4A", "halo": "#FFFFFF"},
}
KILOMETRES = say("{n} km at the middle")
HAIR = 1e-5  # in units of the projection
PATHS_KEPT = 6  # frames whose land is kept as text


@dataclass(frozen=True)
class Dress:
    """How a picture of a map is written: its theme (light, dark), the colours of names and of quiet text, and words."""

    theme: str
    ink: str
    quiet: str
    words: Words


@dataclass(frozen=True, eq=False)
class Ground:
    """The land and all its lines, projected once: `settled` and `unsettled` land, and for each line its two units and its days."""

    settled: shapely.Geometry
    unsettled: shapely.Geometry
    lines: np.ndarray
    edges: tuple[dict, ...]
    days: tuple[str, ...]
    units: dict[str, list[list[int]]]


def ground_of(worlds: Layer, units: Layer, edges: Layer, projected: Callable[[np.ndarray], np.ndarray] = projected) -> Ground:
    """Return the ground that the browser's own layers describe (geo.worlds), projected by `projected`: as on paper by itself."""
    told, land, drawn = (content_of(each) for each in (worlds, units, edges))
    status = np.array([feature["properties"]["status"] for feature in land["features"]])
    shapes = projected(shapely.from_geojson([json.dumps(feature["geometry"]) for feature in land["features"]]))
    lines = projected(shapely.from_geojson([json.dumps(feature["geometry"]) for feature in drawn["features"]]))
    is_open = status == "unsettled"
    return Ground(
        _together(shapes[~is_open]),
        _together(shapes[is_open]),
        lines,
        tuple(feature["properties"] for feature in drawn["features"]),
        tuple(told["days"]),
        told["units"],
    )


def _together(shapes: np.ndarray) -> shapely.Geometry:
    """Return shapes as one, without seams; a hair's breadth closes those that simplifying opened.

    Neighbours share their edges, so that the edges that two shapes have can be left out: a union would look for them anew, in six times the time.
    """
    return shapely.make_valid(shapely.coverage_union_all(shapely.set_precision(shapely.make_valid(shapes), HAIR)))


def world_on(ground: Ground, day: str) -> int:
    """Return the number of the world of a day (ISO): the last of its days that is not after it."""
    return max(bisect_right(ground.days, day) - 1, 0)


def owners_in(ground: Ground, world: int) -> dict[str, int]:
    """Return for each unit of land the row of the state it belongs to in a world."""
    found = {}
    for unit, spans in ground.units.items():
        held = [row for first, row in spans if first <= world]
        found[unit] = held[-1] if held else spans[0][1]
    return found


@lru_cache(maxsize=32)
def borders_of(ground: Ground, world: int) -> tuple[int, ...]:
    """Return the places of the lines that are borders in a world: two states on their sides, and their day has come."""
    owners, day = owners_in(ground, world), ground.days[world]
    found = []
    for place, edge in enumerate(ground.edges):
        is_there = edge["from"] <= day and (not edge["until"] or day < edge["until"])
        if is_there and (not edge["a"] or owners[edge["a"]] != owners[edge["b"]]):
            found.append(place)
    return tuple(found)


@lru_cache(maxsize=PATHS_KEPT)
def _land_paths(ground: Ground, frame: Frame) -> tuple[str, str]:
    return path_of(ground.settled, frame), path_of(ground.unsettled, frame)


def draw_ground(root: Element, ground: Ground, frame: Frame, day: str, theme: str) -> None:
    """Draw sea, land and the borders of a day (ISO) into a picture."""
    tones = TONES[theme]
    add(root, "rect", x=frame.left, y=frame.top, width=frame.width, height=frame.height, fill=tones["sea"])
    settled, unsettled = _land_paths(ground, frame)
    add(root, "path", d=settled, fill=tones["land"], **frame.fill())
    if unsettled:
        add(root, "path", d=unsettled, fill=tones["unsettled"], **frame.fill())
    borders: dict[str, list[shapely.Geometry]] = {}
    for place in borders_of(ground, world_on(ground, day)):
        borders.setdefault(ground.edges[place]["standing"], []).append(ground.lines[place])
    for standing, shapes in borders.items():
        path = path_of(shapes, frame)
        if path:
            add(
                root,
                "path",
                class_=f"border {standing}",
                d=path,
                fill="none",
                stroke=tones["line"],
                **frame.line(0.8 if standing == "settled" else 1.2, DASHES.get(standing)),
                stroke_linejoin="round",
            )


def scale_bar(root: Element, frame: Frame, dress: Dress) -> None:
    """Draw a bar of a round number of kilometres at the frame's lower left corner."""
    most = frame.kilometres * frame.width / 5
    power = 10 ** int(np.floor(np.log10(most)))
    length = next(step * power for step in (5, 2, 1) if step * power <= most)
    x, y = frame.left + 16, frame.top + frame.height - 14
    add(
        root,
        "path",
        d=f"M{x:g} {y - 5:g}v5h{length / frame.kilometres:.1f}v-5",
        fill="none",
        stroke=dress.quiet,
        stroke_width=1.2,
    )
    told = dress.words(KILOMETRES(n=length))
    add(root, "text", told, x=x, y=y - 9, font_family=FAMILY, font_size=12, fill=dress.quiet)
