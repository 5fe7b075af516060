"""What does the map of a day show on paper? Areas, headquarters sized by strength, every one named, a legend, a scale."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
import shapely

from geo.picture.capitals import CAPITALS, Capital, capitals_in, draw_capitals
from geo.picture.ground import TONES, Dress, Ground, draw_ground, scale_bar
from geo.picture.labels import Box, Named, Placed, place_all
from geo.picture.letters import FAMILY, length
from geo.picture.marks import Element, add
from geo.picture.projection import Frame, around, fitted, framed, path_of
from words import Day, Words, prose, say

UNCOUNTED, LEAST, MOST, FULL = 8, 7, 30, 40_000  # as web/map/seats.js: pixels across, and the persons of the largest dot
NAME = 13  # pixels high
SMALL, RING = 14, 8  # pixels below which an area is ringed; a ring's radius
SIZED = say("Dot: headquarters, sized by the last known strength, of {first} to {last}; pale: not known.")
SIZED_ONE = say("Dot: headquarters, sized by the last known strength, of {first}; pale: not known.")
UNSIZED = say("Dot: headquarters; no strength is known.")
SHADED = say("Shade or ring: area of operations; broken outline: schematic.")
LINES = say("Borders of {day}. Dashed: not settled; dotted: line of control; long dashes: approximate.")


@dataclass(frozen=True)
class Seat:
    """An operation's headquarters on a day: where, and how many served by the last count not after it, of when, and whether it is no plain count."""

    mission: str
    acronym: str
    region: str
    longitude: float
    latitude: float
    persons: int | None = None
    counted: Day | None = None
    is_doubtful: bool = False


@dataclass(frozen=True, eq=False)
class Area:
    """An area of operations: whose it is, its projected shape, and whether it is schematic."""

    mission: str
    shape: shapely.Geometry
    is_schematic: bool


@dataclass(frozen=True)
class Place:
    """A place at which an operation sat, and whether it was the main one."""

    name: str
    longitude: float
    latitude: float
    is_main: bool


def across(persons: int | None) -> float:
    """Return a dot's width in pixels: its area grows with the strength."""
    return UNCOUNTED if persons is None else LEAST + (MOST - LEAST) * (min(persons, FULL) / FULL) ** 0.5


@lru_cache(maxsize=64)
def _placed(names: tuple[Named, ...], covered: tuple[Box, ...], frame: Box) -> tuple[Placed, ...]:
    return tuple(place_all(list(names), list(covered), frame))


def draw_operations(
    root: Element,
    paper: tuple[float, float, float, float],
    seats: list[Seat],
    areas: list[Area],
    ground: Ground,
    dress: Dress,
    colors: Mapping[str, str],
    day: pd.Timestamp,
    chosen: str = "",
    is_world: bool = False,
    is_near: bool = False,
    box: tuple[float, float, float, float] | None = None,
    capitals: Sequence[Capital] = (),
) -> Frame:
    """Draw the operations of a day on a part of a picture (left, top, width, height in pixels) and return its frame.

    `colors` are those of the regions, `chosen` lifts one operation out, `is_world` shows the whole world however near the
    operations lie, `is_near` no more than what is around the chosen one, `box` all between its west, south, east and north
    (degrees); then only what has its seat there is drawn. Near to an operation `capitals` are drawn where there is room.
    """
    seats = sorted(seats, key=lambda seat: (-(seat.persons or 0), seat.acronym))
    own = [(seat.longitude, seat.latitude) for seat in seats if is_near and seat.mission == chosen]
    if box is not None or own:
        frame = (
            around(box, paper)
            if box is not None
            else fitted([area.shape.bounds for area in areas if area.mission == chosen], own, paper)
        )
        seats = [seat for seat in seats if is_in(seat, frame)]
    else:
        frame = framed([] if is_world else [(seat.longitude, seat.latitude) for seat in seats], paper)
    seen = add(root, "svg", x=frame.left, y=frame.top, width=frame.width, height=frame.height, overflow="hidden")
    inner = Frame(0, 0, frame.width, frame.height, frame.x, frame.y, frame.scale)
    draw_ground(seen, ground, inner, f"{day:%Y-%m-%d}", dress.theme)
    shown = {seat.mission: seat for seat in seats}
    draw_areas(seen, areas, shown, inner, colors, chosen)
    x, y = inner.spot(*np.array([(seat.longitude, seat.latitude) for seat in seats]).reshape(-1, 2).T)
    names = tuple(
        Named(float(px), float(py), across(seat.persons) / 2 + 2, length(seat.acronym, NAME, 600) + 2, NAME * 1.15)
        for seat, px, py in zip(seats, x, y, strict=True)
    )
    dots = [(name.x - name.radius, name.y - name.radius, name.x + name.radius, name.y + name.radius) for name in names]
    near = capitals_in(capitals, inner, dots) if own and box is None else []
    legend = [*legend_lines(seats, day, dress.words), *([dress.words(CAPITALS)] if near else [])]
    regions = sorted({seat.region for seat in seats})
    covered = covered_by(legend, regions, inner, list(zip(x, y, strict=True)))
    placed = _placed(names, tuple(covered), (2.0, 2.0, frame.width - 2, frame.height - 2))
    halo = TONES[dress.theme]["halo"]
    for seat, name, place in zip(seats, names, placed, strict=True):
        if place.is_led:
            add(
                seen,
                "path",
                d=f"M{name.x:.1f} {name.y:.1f}L{place.end[0]:.1f} {place.end[1]:.1f}",
                stroke=dress.quiet,
                stroke_width=1,
            )
        is_faint = chosen in shown and seat.mission != chosen
        color = colors[seat.region]
        if seat.is_doubtful:
            dress_of = {"fill": halo, "stroke": color, "stroke_width": 2.5, "stroke_opacity": 0.45 if is_faint else 1}
        else:
            faint = is_faint or seat.persons is None
            dress_of = {"fill": color, "fill_opacity": 0.45 if faint else 0.92, "stroke": halo, "stroke_width": 1.5}
        dot = add(seen, "circle", class_="seat", cx=name.x, cy=name.y, r=name.radius - 2, **dress_of)
        add(dot, "title", seat.acronym)
    for seat, place in zip(seats, placed, strict=True):
        write_name(seen, seat.acronym, place, dress, 700 if seat.mission == chosen else 600)
    draw_capitals(seen, near, [*covered, *dots, *(place.box for place in placed)], inner, dress)
    draw_legend(seen, legend, regions, covered[0], colors, dress)
    scale_bar(seen, inner, dress)
    return frame


def is_in(seat: Seat, frame: Frame) -> bool:
    """Return whether a seat is seen in a frame."""
    x, y = frame.spot(seat.longitude, seat.latitude)
    return bool(frame.left < x < frame.left + frame.width and frame.top < y < frame.top + frame.height)


def draw_own(
    root: Element,
    paper: tuple[float, float, float, float],
    places: list[Place],
    areas: list[Area],
    ground: Ground,
    dress: Dress,
    color: str,
    day: pd.Timestamp,
    spots: Sequence[tuple[float, float]] = (),
    between: Callable[[Element, Frame], None] | None = None,
) -> Frame:
    """Draw the areas and places that one operation ever had, each place named, with the borders of a day, its first.

    `between` draws what stands over the areas and under the places, at `spots` (longitude, latitude) among others.
    """
    halo = TONES[dress.theme]["halo"]
    at = [*((place.longitude, place.latitude) for place in places), *spots]
    frame = fitted([area.shape.bounds for area in areas], at, paper)
    seen = add(root, "svg", x=frame.left, y=frame.top, width=frame.width, height=frame.height, overflow="hidden")
    inner = Frame(0, 0, frame.width, frame.height, frame.x, frame.y, frame.scale)
    draw_ground(seen, ground, inner, f"{day:%Y-%m-%d}", dress.theme)
    for area in areas:
        edge = {"stroke": color, "stroke_width": 1.4, "stroke_dasharray": "4 3" if area.is_schematic else None}
        add(seen, "path", class_="area", d=path_of(area.shape, inner), fill=color, fill_opacity=0.2, **edge)
    if between is not None:
        between(seen, inner)
    x, y = inner.spot(*np.array([(place.longitude, place.latitude) for place in places]).T)
    names = tuple(
        Named(float(px), float(py), 7, length(place.name, NAME, 600) + 2, NAME * 1.15)
        for place, px, py in zip(places, x, y, strict=True)
    )
    put = _placed(names, (), (2.0, 2.0, frame.width - 2, frame.height - 2))
    for name, place, where in zip(names, places, put, strict=True):
        dot = {"fill": color if place.is_main else halo, "stroke": halo if place.is_main else color, "stroke_width": 1.5}
        add(seen, "circle", class_="seat", cx=name.x, cy=name.y, r=5.5, **dot)
        write_name(seen, place.name, where, dress, 600)
    scale_bar(seen, inner, dress)
    return frame


def write_name(root: Element, text: str, where: Placed, dress: Dress, weight: int) -> None:
    """Write a name where it was placed, on a seam of the land's colour."""
    told = {"x": where.box[0] + 1, "y": where.box[1] + NAME * 0.92, "font_family": FAMILY, "font_size": NAME}
    seam = {"stroke": TONES[dress.theme]["halo"], "stroke_width": 3, "paint_order": "stroke", "stroke_linejoin": "round"}
    add(root, "text", text, **told, class_="name", font_weight=weight, fill=dress.ink, **seam)


def draw_areas(
    root: Element, areas: list[Area], shown: Mapping[str, Seat], frame: Frame, colors: Mapping[str, str], chosen: str
) -> None:
    """Draw the areas of the operations that are shown, and rings round those too small to be seen."""
    for area in areas:
        seat = shown.get(area.mission)
        if seat is None:
            continue
        color, is_strong = colors[seat.region], area.mission == chosen
        is_faint = chosen in shown and not is_strong
        opacity = 0.5 if is_strong else 0.1 if is_faint else 0.28
        dashes = "4 3" if area.is_schematic else None
        edge = {"fill": color, "fill_opacity": opacity, "stroke": color}
        path = path_of(area.shape, frame)
        if path:
            add(root, "path", class_="area", d=path, **edge, **frame.line(1.8 if is_strong else 1, dashes))
        left, low, right, high = area.shape.bounds
        if max(right - left, high - low) * frame.scale < SMALL:
            x, y = frame.pixels((left + right) / 2, (low + high) / 2)
            add(
                root, "circle", class_="ring", cx=float(x), cy=float(y), r=RING, **edge, stroke_dasharray=dashes, stroke_width=1.5
            )


def legend_lines(seats: list[Seat], day: pd.Timestamp, words: Words) -> list[str]:
    """Return what dots, shades and lines mean, a line each."""
    counted = sorted((seat.counted for seat in seats if seat.counted), key=lambda each: each.date)
    if not counted:
        sized = words(UNSIZED)
    else:
        first, last = words(counted[0]), words(counted[-1])
        sized = words(SIZED_ONE(first=first) if first == last else SIZED(first=first, last=last))
    return [sized, words(SHADED), words(LINES(day=Day(day)))]


LEGEND = 12  # pixels high
GAP = 16
SCALE = 40  # pixels that the scale takes at the foot


def covered_by(legend: list[str], regions: list[str], frame: Frame, dots: list[tuple[float, float]]) -> list[Box]:
    """Return the boxes that legend and scale take, in pixels of the frame: the legend lies where it covers the fewest dots."""
    width = max([*(length(line, LEGEND) for line in legend), regions_width(regions)]) + GAP
    height = LEGEND * 1.4 * (len(legend) + 1) + 10
    scale = (0.0, frame.height - SCALE, 160.0, frame.height)
    right, low = frame.width - width - 8, frame.height - height
    places = [
        (right, low, frame.width, frame.height),
        (0.0, low - SCALE, width + 8, frame.height - SCALE),
        (right, 0.0, frame.width, height),
    ]
    return [min(places, key=lambda box: sum(box[0] < x < box[2] and box[1] < y < box[3] for x, y in dots)), scale]


def named(region: str):
    """Return a region's name for readers."""
    return prose(region, "schema", f"missions.region.{region}", "label")


def regions_width(regions: list[str]) -> float:
    """Return how wide the regions' names stand side by side, with their dots."""
    return sum(length(region, LEGEND) + 14 + GAP for region in regions) - GAP


def draw_legend(
    root: Element,
    legend: list[str],
    regions: list[str],
    box: Box,
    colors: Mapping[str, str],
    dress: Dress,
) -> None:
    """Draw what colours, dots, shades and lines mean into a box."""
    add(
        root,
        "rect",
        class_="legend",
        x=box[0],
        y=box[1],
        width=box[2] - box[0],
        height=box[3] - box[1],
        fill=TONES[dress.theme]["halo"],
        fill_opacity=0.82,
    )
    right, step = box[2] - 10, LEGEND * 1.4
    x, y = right - regions_width(regions), box[1] + step
    told = {"font_family": FAMILY, "font_size": LEGEND}
    for region in regions:
        add(root, "circle", cx=x + 5, cy=y - 4, r=5, fill=colors[region])
        add(root, "text", dress.words(named(region)), x=x + 14, y=y, fill=dress.ink, **told)
        x += length(region, LEGEND) + 14 + GAP
    for n, line in enumerate(legend, 1):
        add(root, "text", line, x=right, y=y + n * step, text_anchor="end", fill=dress.quiet, **told)
