"""How does a number by country look on paper? Land in classes of one hue, the chosen country outlined, the classes below."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely

from geo.layers import Layer, content_of
from geo.picture.ground import TONES, Dress
from geo.picture.letters import FAMILY, length
from geo.picture.marks import Element, add
from geo.picture.projection import Frame, framed, path_of, projected

KEY = 13  # pixels high
GAP = 18


@dataclass(frozen=True, eq=False)
class Countries:
    """The countries and areas of today by country_id, projected."""

    shapes: tuple[tuple[str, shapely.Geometry], ...]


def countries_of(world: Layer, projected: Callable[[np.ndarray], np.ndarray] = projected) -> Countries:
    """Return the countries from the layer that the browser gets (geo.layers.countries_layer), projected: as on paper by itself."""
    features = content_of(world)["features"]
    shapes = projected(shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features]))
    names = (feature["properties"]["country_id"] for feature in features)
    return Countries(tuple(zip(names, shapely.make_valid(shapes), strict=True)))


@lru_cache(maxsize=4)
def _paths(countries: Countries, frame: Frame) -> dict[str, str]:
    return {country_id: path_of(shape, frame) for country_id, shape in countries.shapes}


def draw_values(
    root: Element,
    paper: tuple[float, float, float, float],
    countries: Countries,
    dress: Dress,
    values: Mapping[str, float],
    classes: Mapping[int, str],
    ramp: list[str],
    chosen: str = "",
) -> Frame:
    """Draw numbers by country_id on a part of a picture (left, top, width, height in pixels) and return its frame.

    `classes` are in words by the number at which each begins, the first for whatever is less; `ramp` has a colour for each.
    """
    left, top, width, height = paper
    below = KEY * 2.4
    frame = framed([], (left, top, width, height - below))
    tones = TONES[dress.theme]
    seen = add(root, "svg", x=left, y=top, width=width, height=height - below, overflow="hidden")
    inner = Frame(0, 0, width, height - below, frame.x, frame.y, frame.scale)
    add(seen, "rect", width=width, height=height - below, fill=tones["sea"])
    begins = sorted(classes)
    for country_id, path in _paths(countries, inner).items():
        value = values.get(country_id)
        place = max((n for n, begin in enumerate(begins) if value is not None and value >= begin), default=0)
        fill = tones["land"] if value is None else ramp[place]
        edge = (
            {"stroke": dress.ink, "stroke_width": 2} if country_id == chosen else {"stroke": tones["halo"], "stroke_width": 0.6}
        )
        if path:
            add(seen, "path", class_="country" if value is None else "country counted", d=path, fill=fill, **edge)
    told = [classes[begin] for begin in begins]
    x, y = left + (width - sum(length(text, KEY) + 20 + GAP for text in told) + GAP) / 2, top + height - KEY * 0.5
    for text, color in zip(told, ramp, strict=True):
        add(root, "rect", x=x, y=y - KEY * 0.85, width=14, height=KEY, fill=color, rx=2)
        add(root, "text", text, x=x + 20, y=y, font_family=FAMILY, font_size=KEY, fill=dress.quiet)
        x += length(text, KEY) + 20 + GAP
    return frame
