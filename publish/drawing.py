"""How does a figure become one picture with all that belongs to it? Headline above, sources and disclaimer below, all inside the file."""

from dataclasses import replace
from functools import singledispatch
from xml.etree import ElementTree

import altair as alt
import vl_convert

from charts.look import Look
from charts.picture import ungrouped
from charts.specification import specification
from figures.figure import Figure
from figures.pictures import Chart, Grid, Map, Numbers, Picture, Svg, Text
from geo.picture.letters import FAMILY, FOLDER, LINE, lines
from geo.picture.marks import Element, add, as_text, document
from publish.panels import draw_grid, draw_numbers, draw_text
from publish.paper import GREY, Inks, Paper, drawn_in, greyed, inks
from publish.parted import DRAWN, fitted, items_of, parts_of
from publish.sheet import Sheet, can_have_years, sheet_of
from words import Words, english, say

TITLE, UNIT, FOOT = 26, 16, 12.5  # pixels
SMALL_TITLE = 20
YEARS_GAP = 12  # pixels between a map and the years under it
UPRIGHT = 2**0.5  # times its width, an upright sheet of paper is high
SQUEEZED, LEAST = 0.97, 0.55  # of its height on the screen, to which a chart is pressed; and of its size, if it is still too high
VERSION = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
LINK = "{http://www.w3.org/1999/xlink}href"
NAMESPACE = "{http://www.w3.org/2000/svg}"
PART = " ({n}/{all})"
BEGUN = say("The beginning alone: the page (PDF) and the table have all of it.")

vl_convert.register_font_directory(str(FOLDER))


def svg_of(
    figure: Figure, paper: Paper, theme: str = "light", words: Words = english, base: str = "", has_years: bool = False
) -> str:
    """Return a figure as one picture on a paper in a theme (light, dark, grey), as the text of an SVG file.

    Of a text that is longer than its paper it has the beginning, and says so. `has_years` puts the years under a map that has
    them. Raises KeyError for a theme that there is not, TypeError for a kind of picture that has no way onto paper, ValueError in
    a sentence where years are wanted and there are none.
    """
    leaf = Leaf(figure, paper, theme, words, base)
    if has_years or len(leaf.parts()) == 1:
        return leaf.svg(figure.picture, has_years)
    begun = Leaf(figure, paper, theme, words, base, is_begun=True)
    return begun.svg(begun.parts()[0])


def pages_of(
    figure: Figure, paper: Paper, theme: str = "light", words: Words = english, base: str = "", has_years: bool = False
) -> list[str]:
    """Return a figure as the pages of a document: one, or for a text that is longer than its paper as many as it needs.

    On paper without a height a text that is higher than an upright sheet has such sheets. Raises as svg_of does.
    """
    if paper.height is None and items_of(figure.picture):
        upright = replace(paper, height=int(paper.width * UPRIGHT))
        paper = upright if len(Leaf(figure, upright, theme, words, base).parts()) > 1 else paper
    leaf = Leaf(figure, paper, theme, words, base)
    if has_years or len(leaf.parts()) == 1:
        return [leaf.svg(figure.picture, has_years)]
    parts = Leaf(figure, paper, theme, words, base, PART.format(n=10, all=10)).parts()  # as long a headline as any page has
    return [
        Leaf(figure, paper, theme, words, base, PART.format(n=n, all=len(parts))).svg(part) for n, part in enumerate(parts, 1)
    ]


class Leaf:
    """A sheet of paper for a figure: headline above, sources and disclaimer below, and the room between them.

    `part` is which of several pages it is, as its headline says; `is_begun` that it has the beginning of a longer text alone.
    """

    def __init__(
        self, figure: Figure, paper: Paper, theme: str, words: Words, base: str = "", part: str = "", is_begun: bool = False
    ):
        sheet = sheet_of(figure, words, base)
        self.figure, self.paper, self.theme, self.ink = figure, paper, theme, inks(theme)
        self.sheet = replace(sheet, finding=sheet.finding + part)
        self.look = Look(drawn_in(theme), paper.width - 2 * paper.margin, words)
        self.head = Head(self.sheet, paper)
        told = [*([words(BEGUN)] if is_begun else []), *sheet.foot]
        self.foot = [line for each in told for line in lines(each, FOOT, self.look.width)]
        self.below = len(self.foot) * FOOT * LINE + 12 + paper.margin * 0.75
        self.room = None if paper.height is None else paper.height - self.head.height - self.below

    def parts(self) -> list[Picture]:
        """Return the figure's picture in parts that have room on such a sheet, each on one of its own."""
        if self.room is None:
            return [self.figure.picture]

        def height(part: Picture, room: float | None) -> float:
            return draw(part, None, self.look, room, self.ink)

        return parts_of(self.figure.picture, height, self.room)

    def svg(self, picture: Picture, has_years: bool = False) -> str:
        """Return the sheet with a picture on it, as the text of an SVG file."""
        body = Element(f"{NAMESPACE}g", {"class": "picture"})
        if has_years:
            used = draw_over_years(self.figure, body, self.look, self.room, self.ink)
        else:
            used = draw(picture, body, self.look, self.room, self.ink)
        height = self.paper.height or self.head.height + used + self.below
        root = document(self.paper.width, height, self.look.words.language)
        add(root, "title", self.sheet.finding)
        add(root, "desc", self.sheet.alt)
        add(root, "rect", width="100%", height="100%", fill=self.ink.ground)
        self.head.draw(root, self.ink)
        body.set("transform", f"translate({self.paper.margin} {self.head.height:.1f})")
        root.append(body)
        draw_foot(root, self.foot, self.paper, height - self.below + 12, self.ink)
        text = as_text(root)
        return greyed(text) if self.theme == GREY else text


def draw_over_years(figure: Figure, root: Element, look: Look, room: float | None, ink: Inks) -> float:
    """Draw a map with the years under it and return the height of both. Raises ValueError, in a sentence, where there are none."""
    if not can_have_years(figure):
        raise ValueError(f"{figure.key} has no timeline under it")
    height, paint = figure.picture.years
    high = height(look.width)
    used = draw(figure.picture, root, look, None if room is None else room - high - YEARS_GAP, ink)
    paint(look, root, (0.0, used + YEARS_GAP, float(look.width), high))
    return used + YEARS_GAP + high


def bare_svg(
    figure: Figure, width: float, height: float, words: Words = english, theme: str = "light"
) -> tuple[str, float, float]:
    """Return a figure's picture alone, without headline and foot, with its width and height in pixels: what a slide says in text.

    The picture is as wide as asked for, and no higher where it can be drawn so.
    """
    ink, look = inks(theme), Look(drawn_in(theme), int(width), words)
    body = Element(f"{NAMESPACE}g", {"class": "picture"})
    used = draw(figure.picture, body, look, height, ink)
    root = document(look.width, used, words.language)
    add(root, "rect", width="100%", height="100%", fill=ink.ground)
    root.append(body)
    return as_text(root), float(look.width), used


class Head:
    """The headline and the line under it, broken as the paper needs."""

    def __init__(self, sheet: Sheet, paper: Paper):
        self.size = TITLE if paper.width > 600 else SMALL_TITLE
        self.paper = paper
        width = paper.width - 2 * paper.margin
        self.title = lines(sheet.finding, self.size, width, 700)
        self.unit = lines(sheet.unit, UNIT, width)
        self.height = paper.margin + len(self.title) * self.size * LINE + len(self.unit) * UNIT * LINE + 14

    def draw(self, root: Element, ink: Inks) -> None:
        """Write both at the top of a picture."""
        y = self.paper.margin + self.size * 0.85
        for line in self.title:
            told = {"font_family": FAMILY, "font_size": self.size, "font_weight": 700, "fill": ink.ink}
            add(root, "text", line, x=self.paper.margin, y=y, class_="finding", **told)
            y += self.size * LINE
        y += UNIT - self.size * 0.85 + 4
        for line in self.unit:
            add(root, "text", line, x=self.paper.margin, y=y, class_="unit", font_family=FAMILY, font_size=UNIT, fill=ink.quiet)
            y += UNIT * LINE


def draw_foot(root: Element, foot: list[str], paper: Paper, top: float, ink: Inks) -> None:
    """Write the lines under a picture, below a rule."""
    right = paper.width - paper.margin
    add(root, "path", d=f"M{paper.margin} {top - 6:.1f}H{right}", stroke=ink.rule, stroke_width=1)
    for n, line in enumerate(foot):
        y = top + FOOT + n * FOOT * LINE
        add(root, "text", line, x=paper.margin, y=y, class_="foot", font_family=FAMILY, font_size=FOOT, fill=ink.quiet)


@singledispatch
def draw(picture, root: Element, look: Look, room: float | None, ink: Inks) -> float:
    """Draw a picture from 0, 0 on, as wide as the look, and return its height; `room` is the height there is, None for any.

    Raises TypeError for a kind of picture that has no way onto paper.
    """
    raise TypeError(f"no way to draw {type(picture).__name__} on paper")


@draw.register
def _(picture: Chart, root: Element, look: Look, room: float | None, ink: Inks) -> float:
    # On wide paper a chart is drawn as for a screen and enlarged, or its letters would be too small from the back of a room.
    larger = max(1.0, look.width / DRAWN)
    if room and picture.low and picture.height * SQUEEZED > room / larger:
        picture = picture.low
    if (
        room and picture.height * SQUEEZED > room / larger
    ):  # what is higher than its place would be squeezed until its letters meet
        larger = max(LEAST, room / picture.height / SQUEEZED)
    svg = chart_svg(picture, replace(look, width=int(look.width / larger)), room and room / larger)
    return placed(root, svg, look.width, room)


def chart_svg(picture: Chart, look: Look, room: float | None) -> str:
    """Return a chart as Altair draws it without a browser, in the atlas's own letters."""
    spec = specification(picture.draw, look)
    spec["config"] = spec.get("config", {}) | {"font": FAMILY}
    if isinstance(spec.get("width"), int | float):
        spec["autosize"] = {"type": "fit-x", "contains": "padding"}
        spec["width"] = look.width
        if room and isinstance(spec.get("height"), int | float):
            spec["height"], spec["autosize"]["type"] = room, "fit"
    return ungrouped(vl_convert.vegalite_to_svg(spec, vl_version=VERSION).encode()).decode()


def placed(root: Element, svg: str, width: float, room: float | None) -> float:
    """Put a picture that is there already into another, as wide as there is room, without its links, and return its height."""
    inner = ElementTree.fromstring(svg)
    for link in inner.iter(f"{NAMESPACE}a"):  # they lead to the atlas's own pages, which a file does not have beside it
        link.attrib.pop(LINK, None)
        link.attrib.pop("href", None)
    _, _, across, high = map(float, inner.attrib["viewBox"].split())
    scale = min(width / across, (room / high) if room else 1.5)
    size = {
        "width": f"{across * scale:.1f}",
        "height": f"{high * scale:.1f}",
        "x": f"{(width - across * scale) / 2:.1f}",
        "y": "0",
    }
    inner.attrib.update(size)
    root.append(inner)
    return high * scale


@draw.register
def _(picture: Svg, root: Element, look: Look, room: float | None, ink: Inks) -> float:
    return placed(root, picture.body(look).decode("utf-8"), look.width, room)


@draw.register
def _(picture: Map, root: Element, look: Look, room: float | None, ink: Inks) -> float:
    height = room or look.width * 9 / 16
    picture.paint(look, root, (0.0, 0.0, float(look.width), float(height)))
    return height


@draw.register
def _(picture: Numbers, root: Element, look: Look, room: float | None, ink: Inks) -> float:
    return fitted(root, look, room, lambda group, drawn: draw_numbers(group, picture, drawn, ink))


@draw.register
def _(picture: Grid, root: Element, look: Look, room: float | None, ink: Inks) -> float:
    return fitted(root, look, room, lambda group, drawn: draw_grid(group, picture, drawn, ink))


@draw.register
def _(picture: Text, root: Element, look: Look, room: float | None, ink: Inks) -> float:
    return fitted(root, look, room, lambda group, drawn: draw_text(group, picture, drawn, ink))
