"""What does each part look like before the page has come? Values for the templates web/html/first*.html, from what Streamlit was sent."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple
from urllib.parse import parse_qs

import pandas as pd
from markupsafe import Markup, escape

from charts.picture import rounded
from data.atlas import operations_on
from data.load import as_of
from figures.atlas import HEIGHT, world
from figures.first_map import first_ground, first_map
from figures.html import markup
from figures.small_timeline import timeline_picture
from geo.browser import WEB
from server.first.maps import drawn
from server.first.pictures import WIDTHS, filled
from server.first.tree import Node, Page
from words import Day, Month, Words, say, say_n

FIRST_YEAR = 1948
GAP = 32  # pixels between columns
TIMELINES = {
    "wide": 1000,
    "middle": 840,
    "narrow": 340,
}  # pixels of the timeline's picture, as web/bar/timeline_picture.js takes it
ERAS, NOTHING = say("Eras "), say("none")
DATE_LABEL, PLAY = say("Date shown; type another and press Enter"), say("Play")
ZOOM_IN, ZOOM_OUT, LAYERS = say("Zoom in"), say("Zoom out"), say("Layers")
ICON = re.compile(r":material/\w+:\s*")
MARKS = re.compile(r"(?::small\[(?P<small>[^\]]*)\]|\*\*(?P<strong>.+?)\*\*)(?P<line>\s*\n)?", re.DOTALL)
MARKED = re.compile(r'data-marked="([^"]*)"')


class View(NamedTuple):
    """For whom a page is drawn: its query, the window (wide, middle, narrow), and words."""

    query: str
    window: str
    words: Words


def nodes(node: Node) -> Iterator[Node]:
    """Return a part and all that stands in it, in reading order."""
    yield node
    for each in node.inner:
        yield from nodes(each)


def widths(node: Node, width: float, is_narrow: bool) -> Iterator[tuple[Node, float]]:
    """Return the charts and maps of a part and the pixels that each has, in reading order; in a narrow window columns stand one below
    the other."""
    if node.kind in ("vega_lite_chart", "component_instance"):
        yield node, width
    columns = [each for each in node.inner if each.kind == "column"]
    for each in node.inner:
        own = width
        if each.kind == "column" and not is_narrow:
            own = width * each.told["share"] - GAP + GAP / len(columns)
        yield from widths(each, own, is_narrow)


def charts_of(page: Page, window: str, most: int) -> list[tuple[Node, float]]:
    """Return the first charts of a page, each with its specification as the page would have it, and their widths in pixels."""
    marked = ""
    for node in nodes(page.main):
        if node.kind == "html":
            told = MARKED.search(node.told["body"])
            marked = Markup(told[1]).unescape() if told else "" if "figure-head" in node.told["body"] else marked
        elif node.kind == "vega_lite_chart":
            node.told |= {"filled": filled(node.told["specification"], marked, node.told["rows"]), "svg": ""}
    wide = widths(page.main, WIDTHS[window], window == "narrow")
    return list(islice((each for each in wide if each[0].kind == "vega_lite_chart"), most))


def dress(page: Page, view: View) -> None:
    """Give each part of a page what its template needs; to a chart that is not drawn, and to a figure's foot, where its file is."""
    for node in nodes(page.main):
        if node.key.startswith("figure-"):
            taken = f"assets/take/{node.key.removeprefix('figure-')}"
            for each in nodes(node):
                if each.kind == "vega_lite_chart":
                    each.told["file"] = f"{taken}.svg?{view.query}"
                elif each.key.startswith("foot-"):
                    each.told["file"] = f"{taken}.csv?{view.query}"
    wide = {id(node): width for node, width in widths(page.main, WIDTHS[view.window], view.window == "narrow")}
    bar = next((node.told["data"] for node in nodes(page.main) if node.told.get("name") == "time_bar"), None)
    for node in nodes(page.main):
        told = node.told
        if node.kind in ("button", "page_link"):
            told["text"] = written(told["label"])
        if node.kind == "page_link":
            told["address"] = told["page"] + (f"?{told['query']}" if told["query"] else "")
        elif node.kind == "component_instance":
            told |= framed(node, bar, view, round(wide[id(node)]))
        elif node.kind == "bidi_component":
            told["html"] = component(told["name"], told["data"], view)


def written(label: str) -> Markup:
    """Return a label without its icon, what is small or strong in it as HTML."""
    found, last = Markup(), 0
    text = ICON.sub("", label)
    for mark in MARKS.finditer(text):
        found += escape(text[last : mark.start()])
        tag, told = ("span", mark["small"]) if mark["small"] is not None else ("b", mark["strong"])
        found += Markup("<{0}>{1}</{0}>").format(Markup(tag), told) + (Markup("<br>") if mark["line"] else Markup())
        last = mark.end()
    return found + escape(text[last:])


def framed(node: Node, bar: dict | None, view: View, width: int) -> dict:
    """Return height and picture of a map: that of the day with its operations, or another as it was told, `width` pixels wide; else land
    and borders."""
    height = int(node.told["arguments"].get("height") or HEIGHT)
    if bar is None:
        html, alt = drawn(node.told["arguments"], width, height, view.words)
        date = parse_qs(view.query).get("date", [""])[0]
        day = date if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else ""
        return {"height": height, "svg": told_as(html or first_ground(day, width, height), alt)}
    seen = bar["view"]
    lines = "contributors" in seen["layers"]
    picture = first_map(bar["date"], seen["region"], seen["mission"], view.window, height, view.words, lines)
    svg = markup("first_map.html", view.words, picture=picture, zoom_in=ZOOM_IN, zoom_out=ZOOM_OUT, layers=LAYERS)
    alt = world(bar["date"], seen["mission"], seen["region"]).alt
    return {"height": height, "svg": told_as(svg, view.words(alt))}


def told_as(svg: str, alt: str) -> str:
    """Return a picture with the words that stand for it, or hidden from who listens where it has none; buttons stand beside it."""
    return str(svg).replace(' role="img"', f' role="img" aria-label="{escape(alt)}"' if alt else ' aria-hidden="true"', 1)


def component(name: str, data: dict, view: View) -> str:
    """Return a component of the atlas's own as it stands before its script has come; "" for one that has nothing then."""
    if name == "search":
        return markup("first_search.html", view.words, label=data["label"], hint=data["placeholder"])
    if name != "time_bar":
        return ""
    day, last = pd.Timestamp(data["date"]), as_of()
    count = len(operations_on(day, data["view"]["region"]))
    return markup(
        "first_bar.html",
        view.words,
        style=bar_style(),
        day=Month(day) if day.day == 1 else Day(day),
        date_label=DATE_LABEL,
        play=PLAY,
        eras=ERAS,
        nothing=NOTHING,
        count=say_n("{n} operation deployed", "{n} operations deployed", count),
        share=f"{100 * months(day) / months(last):.2f}",
        alt=data["alt"],
        picture=timeline(view.window),
    )


def months(day: pd.Timestamp) -> int:
    """Return a day's month, counted from January 1948."""
    return (day.year - FIRST_YEAR) * 12 + day.month - 1


@cache
def bar_style() -> str:
    """Return the style of the time bar before its script has come."""
    return "\n".join((WEB / name).read_text(encoding="utf-8") for name in ("bar/time_bar.css", "first/bar.css"))


@cache
def timeline(window: str) -> str:
    """Return the timeline under the map in colours by name."""
    return rounded(timeline_picture("live", TIMELINES[window])).decode()
