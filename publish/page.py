"""How does a figure become a page that stands alone? One file that draws itself without a network, with its table and its sources."""

import json
from dataclasses import replace
from functools import cache, singledispatch

import vl_convert

from charts.look import Look
from charts.specification import specification
from charts.theme import style_sheet
from data.sources import source_row
from figures.figure import Figure
from figures.html import markup
from figures.pictures import Chart, Grid, Numbers, Text
from figures.table import cell
from publish.alone import SPEEDS, alone
from publish.drawing import VERSION, bare_svg
from publish.sheet import can_have_years, sheet_of
from words import Words, english, interface

SPEED = SPEEDS[2]
WIDTH, HEIGHT = 1152, 648  # pixels, of what is drawn before it is sent


@cache
def bundle() -> str:
    """Return the program that draws a chart in a browser, as Altair's renderer brings it along: about 900 kB."""
    return vl_convert.javascript_bundle(vl_version=VERSION)


def page_of(
    figure: Figure,
    words: Words = english,
    base: str = "",
    span: tuple[int, int] | None = None,
    speed: int = SPEED,
) -> bytes:
    """Return a figure as an HTML file: charts answer to the pointer, all follow light and dark, and no request leaves it.

    The map of operations can be moved, and plays the years of a span, so many months in a second. Raises ValueError, in a sentence, for
    years and a speed that there are not.
    """
    spec = chart_of(figure, words) if isinstance(figure.picture, Chart) else ""
    shown, is_played = figure.table.shown(words), can_have_years(figure)
    page = markup(
        "page.html",
        words,
        sheet=sheet_of(figure, words, base),
        style=style_sheet(),
        picture="" if spec else alone(figure.picture, words, span, speed) if is_played else inside(figure.picture, figure, words),
        is_played=is_played,
        specification=spec,
        bundle=bundle() if spec else "",
        read=interface.HOW_TO_READ,
        sources=interface.SOURCES,
        table=interface.AS_TABLE,
        columns=list(shown.columns),
        rows=[[cell(value) for value in row] for row in shown.itertuples(index=False)],
    )
    return page.encode("utf-8")


def chart_of(figure: Figure, words: Words) -> str:
    """Return a chart for a page as JSON that no text in it can end: its colours by name, as wide as the page."""
    spec = specification(figure.picture.draw, Look("live", WIDTH, words))
    if "width" in spec:
        spec |= {"width": "container", "autosize": {"type": "fit-x", "contains": "padding"}}
    return json.dumps(spec, ensure_ascii=True).replace("<", "\\u003c")


@singledispatch
def inside(picture, figure: Figure, words: Words) -> str:
    """Return a picture as HTML: drawn in light and in dark, where it is not made of text."""
    drawn = {theme: bare_svg(figure, WIDTH, HEIGHT, words, theme)[0] for theme in ("light", "dark")}
    return markup("both.html", words, **drawn)


@inside.register
def _(picture: Numbers, figure: Figure, words: Words) -> str:
    row = source_row(picture.source_id) if picture.source_id else None
    return markup("numbers.html", words, picture=picture, alt=figure.alt, row=row)


@inside.register
def _(picture: Grid, figure: Figure, words: Words) -> str:
    return markup("grid.html", words, headings=picture.headings, rows=picture.rows, alt=figure.alt)


@inside.register
def _(picture: Text, figure: Figure, words: Words) -> str:
    sources = {entry.source_id: source_row(entry.source_id) for entry in picture.entries if entry.source_id}
    entries = [replace(entry, address="", ways=()) for entry in picture.entries]  # the atlas's pages do not lie beside a file
    told = {"entries": entries, "shape": picture.shape, "alt": figure.alt, "sources": sources}
    return markup("text.html", words, letters=interface.LETTERS, **told)
