"""What does the map of a day show on paper? Areas, headquarters sized by strength, every one named, a legend, a scale."""

import json
from dataclasses import dataclass
from datetime import date as calendar_date
from functools import lru_cache

import numpy as np
import shapely

from geo.layers import Layer
from geo.picture.ground import TONES, Dress, Ground, draw_ground, scale_bar
from geo.picture.labels import Box, Named, Placed, place_all
from geo.picture.letters import FAMILY, length
from geo.picture.marks import Element, add
from geo.picture.projection import Frame, fitted, framed, path_of, projected
from words import Day, Month, Words, Year, prose, say

UNCOUNTED, LEAST, MOST, FULL = 8, 7, 30, 40_000  # as web/map/seats.js: pixels across, and the persons of the largest dot
NAME = 13  # pixels high
SMALL, RING = 14, 8  # pixels below which an area is ringed; a ring's radius
SIZED = say("Dot: headquarters, sized by the last known strength, of {first} to {last}; pale: not known.")
SIZED_ONE = say("Dot: headquarters, sized by the last known strength, of {first}; pale: not known.")
UNSIZED = say("Dot: headquarters; no strength is known.")
SHADED = say("Shade or ring: area of operations; broken outline: schematic.")
LINES = say("Borders of {day}. Dashed: not settled; dotted: line of control; long dashes: approximate.")


@dataclass(frozen=True, eq=False)
class Operations:
    """The operations as the browser has them, and their areas projected."""

    missions: tuple[dict, ...]
    colors: dict[str, dict[str, str]]
    areas: tuple[tuple[dict, shapely.Geometry], ...]


def operations_of(missions: Layer, areas: Layer) -> Operations:
    """Return operations and areas from the layers that the browser gets."""
    told, drawn = json.loads(missions.body), json.loads(areas.body)["features"]
    shapes = projected(shapely.from_geojson([json.dumps(feature["geometry"]) for feature in drawn]))
    together = zip((feature["properties"] for feature in drawn), shapely.make_valid(shapes), strict=True)
    return Operations(tuple(told["missions"]), told["colors"], tuple(together))


@dataclass(frozen=True)
class Seat:
    """An operation's headquarters on a day: where, and how many served by the last count not after it."""

    mission: str
    acronym: str
    region: str
    longitude: float
    latitude: float
    persons: int | None
    counted: str


def holds(first: str, last: str, day: str) -> bool:
    """Say whether a span of ISO dates ("" = open) holds a day."""
    return (not first or first <= day) and (not last or day <= last)


def seats_on(operations: Operations, day: str, region: str = "") -> list[Seat]:
    """Return where the operations of a region ("" = all) were led from on a day (ISO), the largest first."""
    found = []
    for each in operations.missions:
        if not (each["start"] and each["start"] <= day and (not each["end"] or day <= each["end"])) or region not in (
            "",
            each["region"],
        ):
            continue
        seats = each["seats"]
        dated = [seat for seat in seats if (seat["from"] or seat["to"]) and holds(seat["from"], seat["to"], day)]
        seat = (dated or [s for s in seats if holds(s["from"], s["to"], day) or s["main"]] or seats)[0]
        counts = [count for count in each["strength"] if count[0] <= day]
        persons, counted = (counts[-1][1], counts[-1][0]) if counts else (None, "")
        latitude, longitude = seat["at"]
        found.append(Seat(each["id"], each["acronym"], each["region"], longitude, latitude, persons, counted))
    return sorted(found, key=lambda seat: (-(seat.persons or 0), seat.acronym))


def across(persons: int | None) -> float:
    """Return a dot's width in pixels: its area grows with the strength."""
    return UNCOUNTED if persons is None else LEAST + (MOST - LEAST) * (min(persons, FULL) / FULL) ** 0.5


@lru_cache(maxsize=64)
def _placed(names: tuple[Named, ...], covered: tuple[Box, ...], frame: Box) -> tuple[Placed, ...]:
    return tuple(place_all(list(names), list(covered), frame))


def draw_operations(
    root: Element,
    paper: tuple[float, float, float, float],
    operations: Operations,
    ground: Ground,
    dress: Dress,
    day: str,
    region: str = "",
    chosen: str = "",
    is_world: bool = False,
) -> Frame:
    """Draw the operations of a day (ISO) on a part of a picture (left, top, width, height in pixels) and return its frame.

    `region` shows one region only, `chosen` lifts one operation out, `is_world` shows the whole world however near the
    operations lie.
    """
    seats = seats_on(operations, day, region)
    frame = framed([] if is_world else [(seat.longitude, seat.latitude) for seat in seats], paper)
    seen = add(root, "svg", x=frame.left, y=frame.top, width=frame.width, height=frame.height, overflow="hidden")
    inner = Frame(0, 0, frame.width, frame.height, frame.x, frame.y, frame.scale)
    draw_ground(seen, ground, inner, day, dress.theme)
    colors = operations.colors[dress.theme]
    shown = {seat.mission: seat for seat in seats}
    draw_areas(seen, operations, shown, inner, day, colors, chosen)
    x, y = inner.spot(*np.array([(seat.longitude, seat.latitude) for seat in seats]).reshape(-1, 2).T)
    names = tuple(
        Named(float(px), float(py), across(seat.persons) / 2 + 2, length(seat.acronym, NAME, 600) + 2, NAME * 1.15)
        for seat, px, py in zip(seats, x, y, strict=True)
    )
    legend = legend_lines(seats, day, dress.words)
    covered = covered_by(legend, sorted({seat.region for seat in seats}), inner)
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
        dot = add(
            seen,
            "circle",
            class_="seat",
            cx=name.x,
            cy=name.y,
            r=name.radius - 2,
            fill=colors[seat.region],
            fill_opacity=0.45 if is_faint or seat.persons is None else 0.92,
            stroke=halo,
            stroke_width=1.5,
        )
        add(dot, "title", seat.acronym)
    for seat, place in zip(seats, placed, strict=True):
        left, top, _, _ = place.box
        told = {"x": left + 1, "y": top + NAME * 0.92, "font_family": FAMILY, "font_size": NAME}
        weight = 700 if seat.mission == chosen else 600
        add(
            seen, "text", seat.acronym, **told, class_="name", font_weight=weight, fill=dress.ink, stroke=halo, stroke_width=3,
            paint_order="stroke", stroke_linejoin="round",
        )  # fmt: skip
    draw_legend(seen, legend, sorted({seat.region for seat in seats}), inner, colors, dress)
    scale_bar(seen, inner, dress)
    return frame


def draw_own(
    root: Element, paper: tuple[float, float, float, float], operations: Operations, ground: Ground, dress: Dress, mission: str
) -> Frame:
    """Draw the areas and seats that one operation ever had, each seat named, with the borders of its first day.

    Raises StopIteration when there is no such operation.
    """
    own = next(each for each in operations.missions if each["id"] == mission)
    color, halo = operations.colors[dress.theme][own["region"]], TONES[dress.theme]["halo"]
    areas = [(told, shape) for told, shape in operations.areas if told["mission_id"] == mission]
    seats = {tuple(seat["at"]): seat for seat in sorted(own["seats"], key=lambda seat: seat["main"])}
    frame = fitted([shape.bounds for _, shape in areas], [(at[1], at[0]) for at in seats], paper)
    seen = add(root, "svg", x=frame.left, y=frame.top, width=frame.width, height=frame.height, overflow="hidden")
    inner = Frame(0, 0, frame.width, frame.height, frame.x, frame.y, frame.scale)
    draw_ground(seen, ground, inner, own["start"], dress.theme)
    for told, shape in areas:
        edge = {"stroke": color, "stroke_width": 1.4, "stroke_dasharray": "4 3" if told["schematic"] else None}
        add(seen, "path", class_="area", d=path_of(shape, inner), fill=color, fill_opacity=0.2, **edge)
    x, y = inner.spot(*np.array([(at[1], at[0]) for at in seats]).T)
    size = length_of(seats.values())
    names = tuple(Named(float(px), float(py), 7, width, NAME * 1.15) for px, py, width in zip(x, y, size, strict=True))
    for name, seat, place in zip(
        names, seats.values(), _placed(names, (), (2.0, 2.0, frame.width - 2, frame.height - 2)), strict=True
    ):
        dot = {"fill": color if seat["main"] else halo, "stroke": halo if seat["main"] else color, "stroke_width": 1.5}
        add(seen, "circle", class_="seat", cx=name.x, cy=name.y, r=5.5, **dot)
        told = {"x": place.box[0] + 1, "y": place.box[1] + NAME * 0.92, "font_family": FAMILY, "font_size": NAME}
        add(seen, "text", seat["place"], **told, class_="name", font_weight=600, fill=dress.ink, stroke=halo, stroke_width=3,
            paint_order="stroke", stroke_linejoin="round")  # fmt: skip
    scale_bar(seen, inner, dress)
    return frame


def length_of(seats) -> list[float]:
    """Return how wide the names of seats are."""
    return [length(seat["place"], NAME, 600) + 2 for seat in seats]


def draw_areas(
    root: Element, operations: Operations, shown: dict[str, Seat], frame: Frame, day: str, colors: dict[str, str], chosen: str
) -> None:
    """Draw the areas in which the operations of a day worked, and rings round those too small to be seen."""
    for told, shape in operations.areas:
        seat = shown.get(told["mission_id"])
        if seat is None or not holds(told["first"], told["last"], day):
            continue
        color, is_strong = colors[seat.region], seat.mission == chosen
        is_faint = chosen in shown and not is_strong
        opacity = 0.5 if is_strong else 0.1 if is_faint else 0.28
        dashes = "4 3" if told["schematic"] else None
        edge = {"fill": color, "fill_opacity": opacity, "stroke": color, "stroke_dasharray": dashes}
        path = path_of(shape, frame)
        if path:
            add(root, "path", class_="area", d=path, **edge, stroke_width=1.8 if is_strong else 1)
        left, low, right, high = shape.bounds
        if max(right - left, high - low) * frame.scale < SMALL:
            x, y = frame.pixels((left + right) / 2, (low + high) / 2)
            add(root, "circle", class_="ring", cx=float(x), cy=float(y), r=RING, **edge | {"stroke_width": 1.5})


def legend_lines(seats: list[Seat], day: str, words: Words) -> list[str]:
    """Return what dots, shades and lines mean, a line each."""
    counted = sorted(seat.counted for seat in seats if seat.counted)
    if not counted:
        sized = UNSIZED
    elif counted[0][:7] == counted[-1][:7]:
        sized = SIZED_ONE(first=as_known(counted[0]))
    else:
        sized = SIZED(first=as_known(counted[0]), last=as_known(counted[-1]))
    return [words(sized), words(SHADED), words(LINES(day=Day(calendar_date.fromisoformat(day))))]


def as_known(date: str):
    """Return a date that is written as finely as it is known (2017-03-31, 2018-06, 2018) as month or year."""
    return Year(int(date)) if len(date) == 4 else Month(calendar_date.fromisoformat(f"{date[:7]}-01"))


LEGEND = 12  # pixels high
GAP = 16


def covered_by(legend: list[str], regions: list[str], frame: Frame) -> list[Box]:
    """Return the boxes that legend and scale take, in pixels of the frame."""
    width = max([*(length(line, LEGEND) for line in legend), regions_width(regions)]) + GAP
    height = LEGEND * 1.4 * (len(legend) + 1) + 10
    return [
        (frame.width - width - 8, frame.height - height, frame.width, frame.height),
        (0, frame.height - 40, 160, frame.height),
    ]


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
    frame: Frame,
    colors: dict[str, str],
    dress: Dress,
) -> None:
    """Draw what colours, dots, shades and lines mean into the lower right corner."""
    [box, _] = covered_by(legend, regions, frame)
    add(
        root,
        "rect",
        x=box[0],
        y=box[1],
        width=box[2] - box[0],
        height=box[3] - box[1],
        fill=TONES[dress.theme]["halo"],
        fill_opacity=0.82,
    )
    right, step = frame.width - 10, LEGEND * 1.4
    x, y = right - regions_width(regions), box[1] + step
    told = {"font_family": FAMILY, "font_size": LEGEND}
    for region in regions:
        add(root, "circle", cx=x + 5, cy=y - 4, r=5, fill=colors[region])
        add(root, "text", dress.words(named(region)), x=x + 14, y=y, fill=dress.ink, **told)
        x += length(region, LEGEND) + 14 + GAP
    for n, line in enumerate(legend, 1):
        add(root, "text", line, x=right, y=y + n * step, text_anchor="end", fill=dress.quiet, **told)
