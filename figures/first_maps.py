"""How do the maps of numbers and of sites look before the page has come? As the browser will draw them, in SVG (geo.picture.live)."""

import json
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from charts.look import Look
from charts.theme import RAMP, REGION_COLORS
from figures.first_map import ground
from figures.layers import layers
from figures.paper_maps import dress
from geo.layers import IS_ESTIMATED
from geo.picture.ground import draw_ground
from geo.picture.labels import Box
from geo.picture.live import NARROW, WORLD, Plate, fitted, flat, is_fine, sparse
from geo.picture.live_sites import LiveSite, draw_sites
from geo.picture.live_values import draw_values
from geo.picture.marks import as_text, document
from geo.picture.values import Countries, countries_of
from words import Say, Words, say, say_n

ANY = 99  # a zoom that no map of a whole world reaches
# As web/map/sites.js: what is looked at, the largest radius and its share on a phone, the bar's height; zooms of what is looked at nearer.
SITES, LARGEST, SMALLER, FOOT = (-85, -36, 130, 58), 26, 0.7, 46
NEAR_ONE, NEAR_ALL = 9, 5
KEY_ONE, KEY_ALL = 58, 64  # pixels that the key has at the top, over one operation and on a phone
# As web/map/site_key.js: the persons that its circles may stand for, and the largest radius of one; pixels that it takes across.
SAMPLES, LARGEST_SAMPLE, KEY_WIDTH = (50, 100, 250, 500, 1000, 2500, 5000), 17, 330
EDGE, LINE, BUTTONS = 10, 16, (34, 65)  # pixels to the map's edge, of a line of the key, of the buttons for the zoom


@cache
def _countries() -> Countries:
    return countries_of(layers()["world"], flat)


@cache
def _values() -> dict[str, dict[str, int]]:
    return json.loads(layers()["values"].body)["years"]


@cache
def _sites() -> list[dict]:
    return json.loads(layers()["sites"].body)["missions"]


@lru_cache(maxsize=16)
def first_values(year: int, chosen: str, begins: Sequence[int], width: int, height: int, words: Words) -> str:
    """Return the map of numbers by country in a year, so wide and high in pixels: `begins` are the numbers at which classes begin."""
    frame = fitted(WORLD, (0, 0, 0, 0), width, height, ANY)
    root = document(frame.width, height, words.language)
    values = _values().get(str(year), {})
    draw_values(root, frame, _countries(), dress(Look("live", width, words)), values, list(begins), RAMP["live"], chosen)
    return as_text(root)


class FirstSites(NamedTuple):
    """The map of sites as SVG, and what stands over it.

    Of its key: circles with what they mean (persons, radius in pixels), whether it stands above, and the regions' names. Of its bar: the
    year, the first and last that can be shown, and what stands in it.
    """

    svg: str
    samples: list[tuple[Say, float]]
    is_key_above: bool
    regions: list[str]
    year: int
    years: tuple[int, int]
    count: Say


@lru_cache(maxsize=16)
def first_sites(year: int, mission: str, width: int, height: int, words: Words) -> FirstSites:
    """Return the map of the sites of a year, of one operation or of all (""), so wide and high in pixels."""
    held = [each for each in _sites() if not mission or each["id"] == mission]
    sites = [*sites_in(held, year)]
    most = max((entry[1] or 0 for each in held for site in each["sites"] for entry in site["years"]), default=0) or 1
    unit = (SMALLER if width < NARROW else 1) * min(LARGEST, 0.9 * most**0.5) / most**0.5
    frame = sites_frame(held, sites, mission, width, height)
    root, told = document(frame.width, height, words.language), dress(Look("live", width, words))
    land = ground(bool(mission) and is_fine(frame, width, height))
    draw_ground(root, sparse(land, frame), frame, f"{year}-12-31", "live")
    side, is_above = (frame.width - width) / 2, bool(mission) or width < NARROW
    seen = (side, 0, frame.width - side, height - FOOT)
    draw_sites(root, frame, sites, unit, told, REGION_COLORS["live"], seen, covered_by_key(seen, is_above), bool(mission))
    known = [entry[0] for each in held for site in each["sites"] for entry in site["years"]] or [year]
    regions = [] if mission else [*REGION_COLORS["live"]]
    return FirstSites(as_text(root), samples(unit), is_above, regions, year, (min(known), max(known)), counted(sites))


def covered_by_key(seen: Box, is_above: bool) -> list[Box]:
    """Return what the key, and the buttons for the zoom, cover of a map of which so much is seen, in pixels."""
    left, top, right, bottom = seen
    key = (right - KEY_WIDTH - EDGE, top + EDGE, right - EDGE, top + EDGE + KEY_ALL)
    if not is_above:
        key = (left + EDGE, bottom - EDGE - KEY_ALL - LINE, left + EDGE + KEY_WIDTH, bottom - EDGE)
    return [key, (left + EDGE, top + EDGE, left + EDGE + BUTTONS[0], top + EDGE + BUTTONS[1])]


def samples(unit: float) -> list[tuple[Say, float]]:
    """Return the circles of the key: what each means, and its radius in pixels, as web/map/site_key.js chooses them."""
    fitting = [n for n in SAMPLES if n <= max((LARGEST_SAMPLE / unit) ** 2, SAMPLES[0])]
    return [(people(n), round(unit * n**0.5, 2)) for n in dict.fromkeys([*fitting[-3:-2], fitting[-1]])]


def people(n: int) -> Say:
    """Return a number of troops in words."""
    return say_n("{n} person", "{n} troops", n)


def counted(sites: list[LiveSite]) -> Say:
    """Return what the bar says of the sites of a year."""
    if not sites:
        return say("no map of this year")
    told, troops = say_n("{n} site", "{n} sites", len(sites)), sum(site.troops or 0 for site in sites)
    if all(site.troops is None for site in sites):
        return say("{sites}, no figures", sites=told)
    return say("{sites}, {troops} with a figure", sites=told, troops=people(troops) if troops else say("no troops"))


def sites_in(held: list[dict], year: int) -> Iterator[LiveSite]:
    """Return what stood in a year of some operations, as the browser's layer has them."""
    for each in held:
        for site in each["sites"]:
            for entry in site["years"]:
                if entry[0] == year:
                    latitude, longitude = site["at"]
                    is_estimated = bool(entry[2] & IS_ESTIMATED)
                    yield LiveSite(
                        each["acronym"], site["place"], each["region"], longitude, latitude, entry[1], entry[2], is_estimated
                    )


def sites_frame(held: list[dict], sites: list[LiveSite], mission: str, width: int, height: int) -> Plate:
    """Return what the map of sites looks at: all that an operation ever had; of all operations the world, on a phone the year's sites."""
    if mission:
        spots, free, closest = [site["at"] for each in held for site in each["sites"]], (30, KEY_ONE + 20, 60, 70), NEAR_ONE
    elif width < NARROW:
        spots, free, closest = [(site.latitude, site.longitude) for site in sites], (24, KEY_ALL + 20, 24, FOOT + 14), NEAR_ALL
    else:
        spots, free, closest = [], (0, 0, 0, FOOT), ANY
    if not spots:
        return fitted(SITES, (0, 0, 0, FOOT), width, height, ANY, None)
    latitudes, longitudes = zip(*spots, strict=True)
    return fitted((min(longitudes), min(latitudes), max(longitudes), max(latitudes)), free, width, height, closest, None)
