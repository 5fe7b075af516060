"""How does a deck become pages to read from? Each slide with the speaker's notes below it, as PDF, made without an office program."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from pptx.enum.shapes import MSO_SHAPE_TYPE
from pypdf import PdfReader, PdfWriter

from charts.theme import INK, QUIET, RULE
from figures.figure import Figure
from geo.picture.letters import FAMILY, LINE, lines
from geo.picture.marks import Element, add, as_text, document
from publish.briefing import Briefing
from publish.deck import staged
from publish.film.frame import HEIGHT as HEIGHT_OF_FILM
from publish.film.frame import WIDTH as WIDTH_OF_FILM
from publish.film.shelf import Film
from publish.moving import poster
from publish.paper import PAPERS, Paper
from publish.pdf import pdf_page, signed
from publish.redrawn import draw_shape
from publish.slide import picture_svg
from publish.stage import Stage
from words import Words, english, interface, say

WIDTH, HEIGHT, MARGIN = 794, 1123, 56  # pixels of a page of A4
NOTE, SMALL = 12, 11  # pixels
GAP = 24
PAGE = say("{title}, {n}")
PIXEL = 9_525  # English metric units


@dataclass(frozen=True)
class Sheet:
    """A page: which slide it begins with (None where notes go on) and the lines of its notes, each with its weight."""

    slide: int | None
    notes: tuple[tuple[str, int], ...]


def handout_of(
    briefing: Briefing, paper: Paper = PAPERS["16x9"], words: Words = english, base: str = "", template: bytes | None = None
) -> bytes:
    """Return a briefing as a PDF file: its slides with their notes, with bookmarks by their titles.

    A template gives its shape and its colours; what its master draws behind the slides is left out. Raises as deck_of does.
    """
    stage = staged(briefing, paper, words, base, template)
    written = PdfWriter()
    for n, sheet in enumerate(sheets_of(stage), 1):
        page = pdf_page(page_svg(stage, sheet, briefing.title, n))
        written.append(io.BytesIO(page), import_outline=False)
        if sheet.slide is not None:
            written.add_outline_item(stage.deck.slides[sheet.slide].shapes.title.text_frame.text, n - 1)
    written.compress_identical_objects()
    signed(written, briefing.title, words(interface.ATLAS), words.language)
    file = io.BytesIO()
    written.write(file)
    return file.getvalue()


def pages_in(body: bytes) -> int:
    """Return how many pages a PDF file has."""
    return len(PdfReader(io.BytesIO(body)).pages)


def slide_height(stage: Stage) -> float:
    """Return how high a slide is drawn on a page, in pixels."""
    return (WIDTH - 2 * MARGIN) * int(stage.deck.slide_height) / int(stage.deck.slide_width)


def sheets_of(stage: Stage) -> Iterator[Sheet]:
    """Return the pages: one a slide, and more where its notes are long."""
    for n, slide in enumerate(stage.deck.slides):
        text = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        rows: list[tuple[str, int]] = []
        for paragraph in text.split("\n"):
            weight = 700 if paragraph.endswith(":") and len(paragraph) < 40 else 400
            rows += [(line, weight) for line in lines(paragraph, NOTE, WIDTH - 2 * MARGIN, weight)]
        first = int((HEIGHT - 2 * MARGIN - slide_height(stage) - GAP) // (NOTE * LINE))
        whole = int((HEIGHT - 2 * MARGIN) // (NOTE * LINE))
        yield Sheet(n, tuple(rows[:first]))
        for start in range(first, len(rows), whole):
            yield Sheet(None, tuple(rows[start : start + whole]))


def page_svg(stage: Stage, sheet: Sheet, title: str, n: int) -> str:
    """Return a page as SVG."""
    root = document(WIDTH, HEIGHT, stage.words.language)
    add(root, "rect", width="100%", height="100%", fill="#FFFFFF")
    y = float(MARGIN)
    if sheet.slide is not None:
        draw_slide(stage, sheet.slide, root)
        y += slide_height(stage) + GAP
    for text, weight in sheet.notes:
        y += NOTE * LINE
        told = {"font_family": FAMILY, "font_size": NOTE, "font_weight": weight, "fill": INK["light"]}
        add(root, "text", text, x=float(MARGIN), y=y, **told)
    foot = stage.words(PAGE(title=title, n=str(n)))
    add(
        root,
        "text",
        foot,
        x=float(MARGIN),
        y=float(HEIGHT - MARGIN / 2),
        font_family=FAMILY,
        font_size=SMALL,
        fill=QUIET["light"],
    )
    return as_text(root)


def drawn_svg(stage: Stage, figure: Figure | Film, width: float, height: float) -> tuple[str, float, float]:
    """Return a figure's picture, of a film the one that stands for it, as SVG with its width and height in pixels."""
    if isinstance(figure, Film):
        return poster(figure, stage.words), WIDTH_OF_FILM, HEIGHT_OF_FILM
    return picture_svg(figure, width, height, stage.words)


def draw_slide(stage: Stage, number: int, root: Element) -> None:
    """Draw a slide at the top of a page: its shapes as they are, its charts and pictures anew from their figures."""
    width = WIDTH - 2 * MARGIN
    scale = width / (int(stage.deck.slide_width) / PIXEL)
    frame = {"width": float(width), "height": slide_height(stage), "fill": "#FFFFFF", "stroke": RULE["light"]}
    add(root, "rect", x=float(MARGIN), y=float(MARGIN), **frame)
    inner = add(root, "g", transform=f"translate({MARGIN} {MARGIN}) scale({scale:.5f})")
    for at, figure, (left, top, across, high) in stage.drawn:
        if at == number:
            picture, drawn_across, drawn_high = drawn_svg(stage, figure, across / PIXEL, high / PIXEL)
            fits = min(across / PIXEL / drawn_across, high / PIXEL / drawn_high)
            element = ElementTree.fromstring(picture)
            place = (left / PIXEL + (across / PIXEL - drawn_across * fits) / 2, top / PIXEL)
            sizes = {"width": f"{drawn_across * fits:.1f}", "height": f"{drawn_high * fits:.1f}"}
            element.attrib.update({"x": f"{place[0]:.1f}", "y": f"{place[1]:.1f}", **sizes})
            inner.append(element)
    for shape in stage.deck.slides[number].shapes:
        if shape.shape_type not in (MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.TABLE, MSO_SHAPE_TYPE.MEDIA):
            draw_shape(stage, shape, inner)
