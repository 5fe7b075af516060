"""How does the map of a day look before the page has come? As the browser will draw it, in SVG (geo.picture.live)."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely

from charts.look import Look
from charts.theme import REGION_COLORS
from data.derive import seat_on
from data.load import as_of
from data.rules import holds
from figures.layers import layers
from figures.paper_maps import dress, seats
from geo.areas import all_areas, areas_on
from geo.picture.ground import Ground, draw_ground
from geo.picture.live import Bounds, draw_live, flat, flat_ground, framed, is_fine, looking_at_world, near, sparse
from geo.picture.marks import as_text, document
from geo.picture.operations import Area, legend_lines
from words import Words, say

WIDTHS = {"wide": 968, "middle": 904, "narrow": 358}  # pixels of the map in windows of 1400, 960, 390
EVENTS = say("Triangle: an event of the year before the day.")
LEGEND = (600, 60)  # pixels that the legend takes at the lower right


@cache
def _shapes() -> dict[str, shapely.Geometry]:
    areas = all_areas()
    return dict(zip(areas["area_id"], shapely.make_valid(flat(areas.geometry.to_numpy())), strict=True))


class FirstMap(NamedTuple):
    """The map as SVG, and what its legend says: the regions' names, and lines."""

    svg: str
    regions: list[str]
    legend: list[str]


def ground(is_fine: bool = False) -> Ground:
    """Return land and lines as the browser's own layers describe them, the coarse or the finer."""
    level = "-fine" if is_fine else ""
    return flat_ground(layers()["worlds"], layers()[f"units{level}"], layers()[f"edges{level}"])


def looked_at(mission: str, day: pd.Timestamp) -> Bounds | None:
    """Return what the map brings into view of a chosen operation: its areas of the day, else all it had, and its seat; None where there
    is no such operation."""
    held = seat_on(day)
    at = held[held["mission_id"] == mission]
    if at.empty:
        return None
    areas = all_areas()
    own = areas[areas["mission_id"] == mission]
    now = own[holds(own["valid_from"], own["valid_to"], day)]
    boxes = [*(now if len(now) else own).geometry.bounds.itertuples(index=False, name=None)]
    boxes += [(row.longitude, row.latitude, row.longitude, row.latitude) for row in at.itertuples()]
    sides = np.array(boxes)
    west, south, east, north = (*sides[:, :2].min(axis=0).tolist(), *sides[:, 2:].max(axis=0).tolist())
    return west, south, east, north


@lru_cache(maxsize=64)
def first_map(date: str, region: str, mission: str, window: str, height: int, words: Words, has_lines: bool = False) -> FirstMap:
    """Return the map of a day (ISO, "" = the atlas's own) for a window (wide, middle, narrow) and a height in pixels.

    A chosen operation stands in its middle; with `has_lines`, those from its contributors, there is the world.

    It is drawn for the middle of its place: a wider one shows more at both sides.
    """
    day = pd.Timestamp(date) if date else as_of()
    width, shown = WIDTHS[window], seats(day, region)
    own = looked_at(mission, day) if mission else None
    if own:
        frame = looking_at_world(width, height) if has_lines else near(own, width, height)
    else:
        frame = framed(shown, region, width, height)
    areas, shapes = areas_on(day), _shapes()
    drawn = [Area(row.mission_id, shapes[row.area_id], bool(row.schematic)) for row in areas.itertuples()]
    right = (frame.width + width) / 2
    covered = [(right - LEGEND[0], height - LEGEND[1], right, float(height))]
    root = document(frame.width, height, words.language)
    look = Look("live", int(frame.width), words)
    land = ground(is_fine(frame, width, height))
    draw_live(root, frame, width, covered, shown, drawn, land, dress(look), REGION_COLORS["live"], f"{day:%Y-%m-%d}", mission)
    return FirstMap(as_text(root), list(REGION_COLORS["live"]), [*legend_lines(shown, day, words)[:2], words(EVENTS)])


@lru_cache(maxsize=8)
def first_ground(date: str, width: int, height: int) -> str:
    """Return land and borders of a day (ISO, "" = the atlas's own) alone, the whole world, as SVG."""
    frame = framed([], "", width, height)
    root = document(frame.width, height)
    draw_ground(root, sparse(ground(), frame), frame, date or f"{as_of():%Y-%m-%d}", "live")
    return as_text(root)
