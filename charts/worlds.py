"""Where were the operations of each era? One small still world each, equal in area, so that no region looks larger than it is."""

import math

import altair as alt
import pandas as pd

from charts.dress import sized
from charts.layered import layered
from charts.theme import FONT, GROUND, INK, LAND, QUIET, REGION_COLORS, REGIONS

# For wide pages and for phones: the picture's width in pixels, its columns, whether dots are named, and the largest dot's area.
LAYOUTS = {"wide": (1240, 4, True, 700), "narrow": (350, 2, False, 240)}
GAP = 14  # pixels
# What a world shows, in the units of the projection: Alaska to Fiji, the north of Greenland to the south of Chile.
WEST, EAST, NORTH, SOUTH = -1.95, 2.65, 1.31, -1.0
LARGEST = 40_000  # persons; a dot's area grows with them, from a dot that can just be seen
SMALLEST = 6  # square pixels
NAMED, LETTER, LINE = 6, 7.2, 11  # the largest that are named where there is room; pixels of a letter and of a line
AT = {"longitude": "longitude:Q", "latitude": "latitude:Q"}


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where the projection of that name (Savric, Patterson and Jenny, 2018) puts a position, to place labels by it."""
    m, a, b, c, d = math.sqrt(3) / 2, 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(m * math.sin(math.radians(latitude)))
    x = math.radians(longitude) * math.cos(t) / (m * (a + 3 * b * t**2 + 7 * c * t**6 + 9 * d * t**8))
    return x, t * (a + b * t**2 + c * t**6 + d * t**8)


def radius_of(persons: float, most: float) -> float:
    """Return a dot's radius in pixels."""
    return math.sqrt(most * persons / LARGEST / math.pi)


def with_labels(dots: pd.DataFrame, width: float, most: float) -> pd.DataFrame:
    """Return the dots with a figure, the largest first, with `side` ("right", "left", "" for those that are not named) and
    `shift`, the pixels between a dot's middle and its name."""
    scale = width / (EAST - WEST)
    counted = dots.dropna(subset="total").sort_values("total", ascending=False)
    at = [tuple(scale * part for part in equal_earth(dot.longitude, dot.latitude)) for dot in counted.itertuples()]
    radii = [radius_of(total, most) for total in counted["total"]]
    taken = [(x - r, x + r, y - 0.6 * r, y + 0.6 * r) for (x, y), r in zip(at, radii, strict=True) if r > 4]
    sides = []
    for (x, y), radius, name in zip(at[:NAMED], radii[:NAMED], counted["acronym"][:NAMED], strict=True):
        length = LETTER * len(name)
        starts = {"right": x + radius + 2, "left": x - radius - 2 - length}
        boxes = {side: (left, left + length, y - LINE / 2, y + LINE / 2) for side, left in starts.items()}
        side = next((side for side, box in boxes.items() if is_free(box, taken, scale)), "")
        sides.append(side)
        taken += [boxes[side]] if side else []
    return counted.assign(side=sides + [""] * (len(counted) - len(sides)), shift=[radius + 2 for radius in radii])


def is_free(box: tuple, taken: list[tuple], scale: float) -> bool:
    """Say whether a box (left, right, top, foot) lies within the world and over none that is taken."""
    left, right, top, foot = box
    is_inside = WEST * scale < left and right < EAST * scale
    return is_inside and all(right <= a or b <= left or foot <= c or d <= top for a, b, c, d in taken)


def worlds_chart(eras: pd.DataFrame, dots: pd.DataFrame, theme: str, layout: str) -> alt.ConcatChart:
    """Draw a world for each era with a dot at each operation's seat, in its region's colour, as large as its largest figure.

    `eras` has era_id, name and words (the lines below the name); `dots` has era_id, acronym, region, longitude, latitude and
    total (missing: a hollow dot). The land is data named `land`, GeoJSON features. Layouts are those of LAYOUTS.
    """
    whole, columns, is_named, most = LAYOUTS[layout]
    width = (whole - GAP * (columns - 1)) // columns
    style = {"anchor": "start", "fontSize": 13, "offset": 4, "color": INK[theme], "subtitleColor": QUIET[theme], "font": FONT}
    worlds = [
        sized(
            world(dots[dots["era_id"] == era.era_id], theme, width, most, is_named),
            title=alt.Title(era.name, subtitle=era.words, **style),
        )
        for era in eras.itertuples()
    ]
    return alt.concat(*worlds, columns=columns, spacing=GAP)


def world(dots: pd.DataFrame, theme: str, width: int, most: float, is_named: bool) -> alt.LayerChart:
    """Draw one world: land, filled dots with a figure, the largest first, hollow ones without, and the names of the largest."""
    scale = width / (EAST - WEST)
    regions = alt.Scale(domain=REGIONS, range=[REGION_COLORS[theme][region] for region in REGIONS])
    persons = alt.Scale(type="linear", domain=[0, LARGEST], range=[SMALLEST, most])
    color = alt.Color("region:N", scale=regions, legend=alt.Legend(symbolType="circle", columns=5 if is_named else 2))
    samples = alt.Legend(
        symbolType="circle",
        columns=3 if is_named else 1,
        symbolFillColor=QUIET[theme],
        symbolStrokeWidth=0,
        values=[1000, 10_000, LARGEST],
        labelExpr="format(datum.value, ',') + ' persons'",
    )
    rows = dots[["acronym", "region", "longitude", "latitude", "total"]]
    counted = with_labels(rows, width, most)
    circles = alt.Chart(counted).mark_circle(opacity=0.78, stroke=GROUND[theme], strokeWidth=0.6)
    hollow = alt.Chart(rows[rows["total"].isna()]).mark_point(size=26, strokeWidth=1.4)
    layers = [
        alt.Chart(alt.NamedData("land")).mark_geoshape(fill=LAND[theme], aria=False),
        circles.encode(**AT, color=color, size=alt.Size("total:Q", scale=persons, legend=samples)),
        hollow.encode(**AT, color=color),
    ]
    place = {"type": "equalEarth", "scale": scale, "translate": [-WEST * scale, NORTH * scale]}
    names = labels(counted, theme) if is_named else []
    return sized(layered(*layers, *names), width=width, height=round((NORTH - SOUTH) * scale)).project(**place)


def labels(counted: pd.DataFrame, theme: str) -> list[alt.Chart]:
    """Return the names beside the dots that have a side for them."""
    beside = {"right": ("left", "datum.shift"), "left": ("right", "-datum.shift")}
    return [
        alt.Chart(counted[counted["side"] == side])
        .mark_text(align=align, dx=alt.expr(shift), fontSize=11, color=INK[theme])
        .encode(**AT, text=alt.Text("acronym:N"))
        for side, (align, shift) in beside.items()
    ]
