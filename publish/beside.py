"""How does a view's picture stand beside a story's text? As JSON that the page sets in: what it says, what it shows, and on what it rests.

A chart is an SVG in colours by name, so that it follows the page from light to dark; a map on paper knows its theme and is drawn in
both. What is made of text is HTML as on the atlas's own pages. The map of operations is not drawn: the page has a live one, and is told
what it shows.
"""

import json
from dataclasses import replace
from functools import singledispatch

from data.sources import source_row
from figures.figure import Figure
from figures.html import markup
from figures.pictures import Chart, Grid, Map, Numbers, Text
from publish.addresses import figure_at
from publish.drawing import SQUEEZED, bare_svg
from publish.order import BESIDE, BesideOrder
from publish.sheet import sheet_of
from words import Words, interface
from words.language import words_of

LIVE = "map"  # the key of the figure that the page has as a live map
HEIGHTS = dict(zip(BESIDE, (260, 470), strict=True))  # pixels of a picture, by its width
LETTERS = 0.85  # of their size: how small those of a chart become on a phone before its lines move together
Pictures = dict[str, str]  # by theme, or once as `live`


def beside_of(order: BesideOrder) -> tuple[str, str, bytes]:
    """Return the picture of an order's view: a name, the media type, and JSON.

    In it: `kind` (map, chart, paper, text), `finding`, `unit`, `alt`, `foot` (lines), `pictures` (HTML by theme, or once as `live`),
    `long` (whether it is higher than its place, and scrolled) and `view`, of the live map alone. Raises ValueError, in a sentence,
    for an address that means no figure.
    """
    figure, words = figure_at(order.view), words_of(order.lang)
    kind, pictures = pictured(figure.picture, figure, order.width, words)
    sheet = sheet_of(figure, words)
    told = {
        "kind": kind,
        "finding": sheet.finding,
        "unit": sheet.unit,
        "alt": sheet.alt,
        "foot": [
            line for line in (f"{sheet.source} {sheet.as_of}", sheet.doubt) if line
        ],  # the disclaimer is at the page's own foot
        "pictures": pictures,
        "long": isinstance(figure.picture, Chart) and fitting(figure.picture, order.width)[1] > HEIGHTS[order.width],
        "view": dict(figure.picture.view) if kind == "map" else None,
    }
    return f"{figure.key}.json", "application/json", json.dumps(told).encode("utf-8")


def fitting(picture: Chart, width: int) -> tuple[Chart, float]:
    """Return how a chart is drawn in a width, and its height in pixels: many rows are higher than their place, in letters to be read."""
    room, is_narrow = HEIGHTS[width], width == min(BESIDE)
    own = picture.narrow_height if is_narrow else picture.height * SQUEEZED
    if own > room and picture.low:
        return fitting(picture.low, width)
    height = picture.narrow_height or min(picture.height, int(room / LETTERS)) if is_narrow else picture.height
    return replace(picture, height=height), max(room, own)


@singledispatch
def pictured(picture, figure: Figure, width: int, words: Words) -> tuple[str, Pictures]:
    """Return what kind a picture is here, and its HTML by theme."""
    return "paper", {theme: bare_svg(figure, width, HEIGHTS[width], words, theme)[0] for theme in ("light", "dark")}


@pictured.register
def _(picture: Map, figure: Figure, width: int, words: Words) -> tuple[str, Pictures]:
    return ("map", {}) if figure.key == LIVE else pictured.dispatch(object)(picture, figure, width, words)


@pictured.register
def _(picture: Chart, figure: Figure, width: int, words: Words) -> tuple[str, Pictures]:
    chart, height = fitting(picture, width)
    return "chart", {"live": bare_svg(replace(figure, picture=chart), width, height, words, "live")[0]}


@pictured.register
def _(picture: Numbers, figure: Figure, width: int, words: Words) -> tuple[str, Pictures]:
    row = source_row(picture.source_id) if picture.source_id else None
    return "text", {"live": markup("numbers.html", words, picture=picture, alt=figure.alt, row=row)}


@pictured.register
def _(picture: Grid, figure: Figure, width: int, words: Words) -> tuple[str, Pictures]:
    return "text", {"live": markup("grid.html", words, headings=picture.headings, rows=picture.rows, alt=figure.alt)}


@pictured.register
def _(picture: Text, figure: Figure, width: int, words: Words) -> tuple[str, Pictures]:
    sources = {entry.source_id: source_row(entry.source_id) for entry in picture.entries if entry.source_id}
    html = markup(
        "text.html",
        words,
        entries=picture.entries,
        shape=picture.shape,
        alt=figure.alt,
        sources=sources,
        letters=interface.LETTERS,
        link=lambda address: f"./{address.removeprefix('/').removeprefix('./')}",
    )
    return "text", {"live": html}
