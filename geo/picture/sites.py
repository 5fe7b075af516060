"""How do the sites of a year look on paper? A circle for each, its area by the troops; squares for headquarters; a key below."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from geo.picture.ground import Dress, Ground, draw_ground, scale_bar
from geo.picture.letters import FAMILY, length
from geo.picture.marks import Element, add
from geo.picture.operations import named
from geo.picture.projection import Frame, framed
from words import say, say_n

LARGEST, UNKNOWN, NONE, LEAST = 26, 3.5, 2.2, 1.2  # radii in pixels, as web/map/sites.js
KEY = 12.5
BELOW = KEY * 2.6  # pixels under the map, for the key
SAMPLES = (50, 100, 250, 500, 1000, 2500, 5000)
NO_FIGURE, NO_TROOPS, SEAT = say("no figure"), say("no troops"), say("headquarters")
SMALLEST, FEWEST = 17, 3  # the key's largest circle in pixels; how many of its circles one apart


class Site(NamedTuple):
    """A site in a year: where, its operation's region, troops (None: no figure), and whether the figure is an estimate."""

    longitude: float
    latitude: float
    region: str
    troops: int | None
    is_estimated: bool
    is_seat: bool


def draw_sites(
    root: Element,
    paper: tuple[float, float, float, float],
    ground: Ground,
    dress: Dress,
    day: str,
    sites: list[Site],
    colors: Mapping[str, str],
) -> Frame:
    """Draw sites on a part of a picture (left, top, width, height in pixels), with the borders of a day, and return its frame."""
    left, top, width, height = paper
    frame = framed([(site.longitude, site.latitude) for site in sites], (left, top, width, height - BELOW))
    seen = add(root, "svg", x=left, y=top, width=width, height=height - BELOW, overflow="hidden")
    inner = Frame(0, 0, width, height - BELOW, frame.x, frame.y, frame.scale)
    draw_ground(seen, ground, inner, day, dress.theme)
    unit = mark_sites(seen, inner, sites, dress, colors)
    scale_bar(seen, inner, dress)
    draw_key(root, left, top + height - KEY * 0.7, unit, sorted({site.region for site in sites}), dress, colors)
    return frame


def mark_sites(seen: Element, inner: Frame, sites: list[Site], dress: Dress, colors: Mapping[str, str]) -> float:
    """Draw a mark for each site, the smaller over the larger, and return the radius in pixels of one person's circle."""
    ordered = sorted(sites, key=lambda site: -(site.troops or -1))
    most = max([site.troops or 0 for site in ordered], default=0)
    unit = LARGEST / most**0.5 if most else 1.0
    x, y = inner.spot(*np.array([(site.longitude, site.latitude) for site in ordered], dtype=float).reshape(-1, 2).T)
    for site, px, py in zip(ordered, x.tolist(), y.tolist(), strict=True):
        color = colors[site.region]
        if site.troops:
            radius, opacity = max(LEAST, unit * site.troops**0.5), 0.3
        else:
            radius, opacity = (UNKNOWN, 0) if site.troops is None else (NONE, 0.9)
        dashes = "3 2" if site.is_estimated and radius > 3 else None
        add(seen, "circle", class_="site", cx=px, cy=py, r=radius, fill=color, fill_opacity=opacity, stroke=color, stroke_width=1.2,
            stroke_dasharray=dashes)  # fmt: skip
        if site.is_seat:
            add(seen, "rect", x=px - 4, y=py - 4, width=8, height=8, fill=dress.ink)
    return unit


def draw_key(
    root: Element,
    x: float,
    y: float,
    unit: float,
    regions: list[str],
    dress: Dress,
    colors: Mapping[str, str],
    has_seats: bool = True,
) -> None:
    """Draw what circles, rings, dots and squares mean, and the regions' colours, on one line whose letters stand on y."""
    fitting = [n for n in SAMPLES if unit * n**0.5 <= SMALLEST] or [SAMPLES[0]]
    shown = [
        (unit * n**0.5, 0.25, dress.words(say_n("{n} person", "{n} troops", n))) for n in (fitting[-FEWEST:][0], fitting[-1])
    ]
    for radius, opacity, text in [*dict.fromkeys(shown), (UNKNOWN, 0, dress.words(NO_FIGURE)), (NONE, 1, dress.words(NO_TROOPS))]:
        radius = min(radius, KEY)
        add(root, "circle", cx=x + radius, cy=y - 4, r=radius, fill=dress.quiet, fill_opacity=opacity, stroke=dress.quiet)
        x = _told(root, text, x + 2 * radius + 6, y, dress)
    if has_seats:
        add(root, "rect", x=x, y=y - 9, width=9, height=9, fill=dress.ink)
        x = _told(root, dress.words(SEAT), x + 15, y, dress)
    for region in regions:
        add(root, "circle", cx=x + 5, cy=y - 4, r=5, fill=colors[region])
        x = _told(root, dress.words(named(region)), x + 15, y, dress)


def _told(root: Element, text: str, x: float, y: float, dress: Dress) -> float:
    """Write a word of the key and return where the next thing begins."""
    add(root, "text", text, x=x, y=y, font_family=FAMILY, font_size=KEY, fill=dress.quiet)
    return x + length(text, KEY) + 18
