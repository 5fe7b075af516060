"""What kinds of picture are there? Each is drawn for a look (theme, width, words) and knows its height before its content."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import altair as alt
import folium
import geopandas as gpd
import pandas as pd

from charts.look import PHONES, Look
from figures.plain import Series, Spans
from geo.picture.marks import Element
from words import Joined, Prose, Say

Sentence = Say | Joined | Prose | str
Box = tuple[float, float, float, float]  # left, top, width, height in pixels
Tone = Literal["", "strong", "quiet"]


@dataclass(frozen=True)
class Chart:
    """A chart of Altair. `select` names its point selection, where a mark can be chosen, `brush` its interval selection over
    time, which chooses the years shown; `narrow_height` is its height on a phone where that differs, and `narrow_to` the widest window, in pixels, in
    which it is drawn as on a phone. `rows` is the chart's data,
    where the chart itself is the same for many figures: the screen then hands over the data alone, and a step does not build the
    chart anew. `series` and `spans` say how other programs draw the same from the table, where they can: slides then hold a chart or
    a timeline that can be edited. `low` is the same for a place of less height, as on a slide, where it would be drawn too small."""

    draw: Callable[[Look], alt.TopLevelMixin]
    height: int = 320
    select: str = ""
    brush: str = ""
    narrow_height: int = 0
    narrow_to: int = PHONES
    rows: pd.DataFrame | None = None
    series: Series | None = None
    spans: Spans | None = None
    low: "Chart | None" = None


@dataclass(frozen=True)
class Map:
    """A folium map that fetches its geometry by address; `view` is handed to its script, so that a step draws nothing anew.

    `paint` draws the same on paper, into a part of a picture; `shapes` gives what of it has a place (EPSG:4326), with a column `layer`,
    beside the rows of the figure's table; `narrow_height` is its height on a phone where that differs. `years` are what stands under it on paper where it is wanted: how high they are in a width,
    and what draws them."""

    draw: Callable[[Look], folium.Map]
    paint: Callable[[Look, Element, Box], None]
    view: Mapping[str, Any] = field(default_factory=dict)
    height: int = 440
    narrow_height: int = 0
    shapes: Callable[[], gpd.GeoDataFrame] | None = None
    years: tuple[Callable[[float], float], Callable[[Look, Element, Box], None]] | None = None


@dataclass(frozen=True)
class Svg:
    """A picture that is there already, by its address for a look and as a file's bytes, with its height at full width and on a phone."""

    address: Callable[[Look], str]
    body: Callable[[Look], bytes]
    height: int = 320
    narrow_height: int = 0


@dataclass(frozen=True)
class Number:
    """A large number with what it counts; `note` says of when it is or what is uncertain of it."""

    value: Sentence
    label: Sentence
    note: Sentence = ""
    is_doubtful: bool = False


@dataclass(frozen=True)
class Numbers:
    """A few large numbers side by side, and below them a sentence or two with their source, if there are any."""

    items: tuple[Number, ...]
    height: int = 96
    body: Sentence = ""
    source_id: str = ""
    locator: str = ""


@dataclass(frozen=True)
class Cell:
    """A field of a grid: its text, how strongly it is shaded (0 to 4), and what pointing at it says."""

    text: Sentence
    shade: int = 0
    title: Sentence = ""
    is_doubtful: bool = False


@dataclass(frozen=True)
class Grid:
    """Rows of fields under headings: a picture made of text and shades."""

    headings: tuple[Sentence, ...]
    rows: tuple[tuple[Cell, ...], ...]
    height: int = 0


@dataclass(frozen=True)
class Entry:
    """One item of a text: when, what, and a sentence or two; `address` leads on; `pick` is what choosing it sets; `letter` is the
    one that it is the first of, where entries stand in the order of a dictionary. `ways` lead on to several places, each by its name."""

    title: Sentence
    body: Sentence = ""
    when: Sentence = ""
    source_id: str = ""
    locator: str = ""
    address: str = ""
    pick: str = ""
    letter: str = ""
    is_doubtful: bool = False
    ways: tuple[tuple[Sentence, str], ...] = ()
    tone: Tone = ""


@dataclass(frozen=True)
class Text:
    """Dated accounts one under the other (`list`), side by side (`cards`), or along a line (`timeline`).

    `spans`, where there are many, is the same as a timeline of names: a slide has no room for so many accounts.
    """

    entries: tuple[Entry, ...]
    shape: Literal["list", "cards", "timeline"] = "list"
    height: int = 0
    spans: Spans | None = None


Picture = Chart | Map | Svg | Numbers | Grid | Text
