"""How do the sites of a year look in the browser, before there is a script? Circles by the troops, squares with names, as web/map/sites.js."""

from collections.abc import Mapping
from typing import NamedTuple

from geo.layers import SEATS
from geo.picture.ground import TONES, Dress
from geo.picture.labels import Box, Named, place_all
from geo.picture.letters import length
from geo.picture.marks import Element, add
from geo.picture.projection import Frame
from geo.picture.sites import LEAST, NONE, UNKNOWN

EDGE, SECTOR = 1.2, 3  # pixels of a circle's line; by how much a sector headquarters' ring is wider
SQUARE, NAME, LINE = 12, 12, 16  # pixels: a headquarters with its edge, its name, and a line of letters
DASHED = 3  # pixels of radius above which an estimate is dashed


class LiveSite(NamedTuple):
    """A site of a year: its operation's name and region, degrees, troops (None: no figure), and its marks (geo.layers.SEATS)."""

    acronym: str
    region: str
    longitude: float
    latitude: float
    troops: int | None
    marks: int
    is_estimated: bool


def draw_sites(
    root: Element,
    frame: Frame,
    sites: list[LiveSite],
    unit: float,
    dress: Dress,
    colors: Mapping[str, str],
    seen: Box,
    covered: list[Box],
) -> None:
    """Draw the sites of a year, the larger below: `unit` is the radius in pixels of one person's circle, `seen` what the map itself shows."""
    ordered = sorted(sites, key=lambda site: -1 if site.troops is None else site.troops, reverse=True)
    spots = [(site, *(float(each) for each in frame.spot(site.longitude, site.latitude))) for site in ordered]
    for site, x, y in spots:
        color = colors[site.region]
        if site.troops:
            radius, opacity = max(LEAST, unit * site.troops**0.5), 0.4
        else:
            radius, opacity = (UNKNOWN, 0) if site.troops is None else (NONE, 0.9)
        dashes = "3 2" if site.is_estimated and site.troops and radius > DASHED else None
        add(root, "circle", class_="site", cx=x, cy=y, r=radius, fill=color, fill_opacity=opacity, stroke=color, stroke_width=EDGE,
            stroke_dasharray=dashes)  # fmt: skip
        if site.marks & SEATS["sector"]:
            add(root, "circle", cx=x, cy=y, r=radius + SECTOR, fill="none", stroke=dress.ink, stroke_width=EDGE)
    name_operations(root, spots, dress, seen, covered)


def name_operations(
    root: Element, spots: list[tuple[LiveSite, float, float]], dress: Dress, seen: Box, covered: list[Box]
) -> None:
    """Name each operation once, at its headquarters, which are squares, or at its largest site."""
    halo, first = TONES[dress.theme]["halo"], {}
    for site, x, y in sorted(spots, key=lambda spot: not spot[0].marks & SEATS["mission"]):
        if seen[0] < x < seen[2] and seen[1] < y < seen[3]:
            first.setdefault(site.acronym, (x, y))
        if site.marks & SEATS["mission"]:
            add(root, "rect", class_="square", x=x - SQUARE / 2 + 0.75, y=y - SQUARE / 2 + 0.75, width=SQUARE - 1.5, height=SQUARE - 1.5,
                fill=dress.ink, stroke=halo, stroke_width=1.5)  # fmt: skip
    names = [Named(x, y, SQUARE / 2, length(acronym, NAME, 700) + 4, LINE) for acronym, (x, y) in first.items()]
    for acronym, name, place in zip(first, names, place_all(names, covered, seen), strict=True):
        if place.is_led:
            line = f"M{name.x:.1f} {name.y:.1f}L{place.end[0]:.1f} {place.end[1]:.1f}"
            add(root, "path", d=line, stroke=dress.ink, stroke_width=1, stroke_opacity=0.7)
        told = {"x": place.box[0] + 2, "y": place.box[1] + LINE * 0.75, "font_size": NAME, "font_weight": 700, "fill": dress.ink}
        add(
            root,
            "text",
            acronym,
            class_="name",
            **told,
            stroke=halo,
            stroke_width=3,
            paint_order="stroke",
            stroke_linejoin="round",
        )
