"""How do the sites of a year look in the browser, before there is a script? Circles by the troops, squares with names, as web/map/sites.js."""

from collections.abc import Mapping
from typing import NamedTuple

from geo.layers import SEATS
from geo.picture.ground import TONES, Dress
from geo.picture.labels import SIDES, Box, Named, offsets, overlap, place_all
from geo.picture.letters import framed_length
from geo.picture.marks import Element, add
from geo.picture.projection import Frame
from geo.picture.sites import LEAST, NONE, UNKNOWN

EDGE, SECTOR = 1.2, 3  # pixels of a circle's line; by how much a sector headquarters' ring is wider
SQUARE, NAME, LINE = 12, 12, 16  # pixels: a headquarters with its edge, its name, and a line of letters
BOLD, PLAIN = 700, 400  # weights of letters: of operations and headquarters, and of sites
MOST = 40  # sites that are named at once
BESIDE = 5  # pixels round another headquarters of an operation that its name keeps clear of
DASHED = 3  # pixels of radius above which an estimate is dashed


class LiveSite(NamedTuple):
    """A site of a year: its operation's name, its own and the operation's region, degrees, troops (None: no figure), and its marks (geo.layers.SEATS)."""

    acronym: str
    place: str
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
    is_one: bool,
) -> None:
    """Draw the sites of a year, the larger below: `unit` is the radius in pixels of one person's circle, `seen` what the map itself shows.

    Operations are named; where they are those of one operation (`is_one`), the sites.
    """
    ordered = sorted(sites, key=lambda site: -1 if site.troops is None else site.troops, reverse=True)
    spots = [(site, *(float(each) for each in frame.spot(site.longitude, site.latitude))) for site in ordered]
    radii = []
    for site, x, y in spots:
        color = colors[site.region]
        if site.troops:
            radius, opacity = max(LEAST, unit * site.troops**0.5), 0.4
        else:
            radius, opacity = (UNKNOWN, 0) if site.troops is None else (NONE, 0.9)
        dashes = "3 2" if site.is_estimated and site.troops and radius > DASHED else None
        add(root, "circle", class_="site", cx=x, cy=y, r=radius, fill=color, fill_opacity=opacity, stroke=color, stroke_width=EDGE,
            stroke_dasharray=dashes)  # fmt: skip
        radii.append(radius + SECTOR if site.marks & SEATS["sector"] else radius)
        if site.marks & SEATS["sector"]:
            add(root, "circle", cx=x, cy=y, r=radius + SECTOR, fill="none", stroke=dress.ink, stroke_width=EDGE)
    if is_one:
        name_sites(root, spots, radii, dress, seen)
    else:
        name_operations(root, spots, dress, seen, covered)


def name_operations(
    root: Element, spots: list[tuple[LiveSite, float, float]], dress: Dress, seen: Box, covered: list[Box]
) -> None:
    """Name each operation once, at its headquarters, which are squares, or at its largest site."""
    first, others = {}, []
    for site, x, y in sorted(spots, key=lambda spot: not spot[0].marks & SEATS["mission"]):
        if site.acronym not in first and seen[0] < x < seen[2] and seen[1] < y < seen[3]:
            first[site.acronym] = (x, y)
        elif site.marks & SEATS["mission"]:
            others.append((x - BESIDE, y - BESIDE, x + BESIDE, y + BESIDE))
        if site.marks & SEATS["mission"]:
            square(root, x, y, dress)
    names = [Named(x, y, SQUARE / 2, framed_length(acronym, NAME) + 4, LINE) for acronym, (x, y) in first.items()]
    for acronym, name, place in zip(first, names, place_all(names, [*covered, *others], seen), strict=True):
        if place.is_led:
            line = f"M{name.x:.1f} {name.y:.1f}L{place.end[0]:.1f} {place.end[1]:.1f}"
            add(root, "path", d=line, stroke=dress.ink, stroke_width=1, stroke_opacity=0.7)
        name_at(root, acronym, place.box, BOLD, dress)


def name_sites(root: Element, spots: list[tuple[LiveSite, float, float]], radii: list[float], dress: Dress, seen: Box) -> None:
    """Name an operation's headquarters, then its sites, the larger first, beside their marks where there is room."""
    marked = [(site, x, y, radius) for (site, x, y), radius in zip(spots, radii, strict=True)]
    seats = [(site, x, y, SQUARE / 2) for site, x, y, _ in marked if site.marks & SEATS["mission"]]
    rest = [each for each in marked if not each[0].marks & SEATS["mission"]]
    taken = [(x - BESIDE, y - BESIDE, x + BESIDE, y + BESIDE) for _, x, y, _ in seats]
    for _, x, y, _ in seats:
        square(root, x, y, dress)
    for n, (site, x, y, radius) in enumerate([*seats, *rest[:MOST]]):
        named = Named(x, y, radius, framed_length(site.place, NAME) + 4, LINE)
        boxes = [(x + dx, y + dy, x + dx + named.width, y + dy + named.height) for dx, dy in offsets(named)[:SIDES]]
        within = (box for box in boxes if seen[0] < box[0] and seen[1] < box[1] and box[2] < seen[2] and box[3] < seen[3])
        free = next((box for box in within if not any(overlap(box, other) for other in taken)), None)
        if free:
            taken.append(free)
            name_at(root, site.place, free, BOLD if n < len(seats) else PLAIN, dress)


def square(root: Element, x: float, y: float, dress: Dress) -> None:
    """Draw an operation's headquarters."""
    side = SQUARE - 1.5
    halo = {"stroke": TONES[dress.theme]["halo"], "stroke_width": 1.5}
    add(root, "rect", class_="square", x=x - side / 2, y=y - side / 2, width=side, height=side, fill=dress.ink, **halo)


def name_at(root: Element, text: str, box: Box, weight: int, dress: Dress) -> None:
    """Write a name into its box."""
    halo = {"stroke": TONES[dress.theme]["halo"], "stroke_width": 3, "paint_order": "stroke", "stroke_linejoin": "round"}
    place = {"x": box[0], "y": box[1] + LINE * 0.75}
    add(root, "text", text, class_="name", **place, font_size=NAME, font_weight=weight, fill=dress.ink, **halo)
