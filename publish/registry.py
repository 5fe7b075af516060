"""In which forms can a figure leave? One row an ending; a newcomer adds a form by adding a row."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

import vl_convert
from pypdf import PdfWriter

from figures.figure import Figure
from geo.picture.letters import FAMILY, length
from publish.drawing import pages_of, svg_of
from publish.geography import geojson_of, geopackage_of
from publish.page import SPEED, page_of
from publish.paper import PAPERS, Paper
from publish.pdf import pdf_page
from publish.sheet import file_name, has_places
from publish.slide import slide_of
from publish.tables import csv_of, xlsx_of
from words import Words, english

MOST_PIXELS = 8_000_000  # of a PNG: what is longer is drawn less fine, but no coarser than on a screen
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)"[^>]*? height="([\d.]+)"')
OWN_LINE = re.compile(rf'(<text [^>]*font-family="{FAMILY}" font-size="([\d.]+)[^>]*)>([^<]+)</text>')
WEIGHT = re.compile(r'font-weight="(\w+)"')
WEIGHTS = {"600": 600, "700": 700, "bold": 700}


@dataclass(frozen=True)
class Wish:
    """What is wanted of a file: its paper, its theme, its language, the atlas's own address for links, years under a map,
    and which years a page plays at which speed."""

    paper: Paper = PAPERS["free"]
    theme: str = "light"
    words: Words = english
    base: str = ""
    has_years: bool = False
    span: tuple[int, int] | None = None
    speed: int = SPEED


@dataclass(frozen=True)
class File:
    """A file that is taken away."""

    name: str
    media_type: str
    body: bytes


@dataclass(frozen=True)
class Form:
    """A form of file: its media type, what makes it, and for which figures there is one. What it is called: publish.order."""

    media_type: str
    make: Callable[[Figure, Wish], bytes]
    fits: Callable[[Figure], bool] = lambda figure: True
    is_picture: bool = False


def _svg(figure: Figure, wish: Wish) -> bytes:
    return elsewhere(drawing(figure, wish)).encode("utf-8")


def drawing(figure: Figure, wish: Wish) -> str:
    """Return a figure as a picture as it is wished for, as SVG. Raises ValueError for years where there are none."""
    return svg_of(figure, wish.paper, wish.theme, wish.words, wish.base, wish.has_years)


def elsewhere(svg: str) -> str:
    """Return a picture for machines that do not have the atlas's letters: others stand in their place, and its lines stay as long."""

    def held(found: re.Match) -> str:
        weight = WEIGHT.search(found[1])
        wide = length(unescape(found[3]), float(found[2]), WEIGHTS.get(weight[1], 400) if weight else 400)
        return f'{found[1]} textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs">{found[3]}</text>'

    return OWN_LINE.sub(held, svg).replace(f'font-family="{FAMILY}"', f'font-family="{FAMILY}, Arial, sans-serif"')


def _png(figure: Figure, wish: Wish) -> bytes:
    svg = drawing(figure, wish)
    return vl_convert.svg_to_png(svg, scale=fineness(svg, wish.paper.scale))


def fineness(svg: str, wished: float) -> float:
    """Return how many points a pixel of a picture gets: as many as wished, fewer for a picture that could not be sent, one at least."""
    width, height = (float(side) for side in SIZE.search(svg).groups())
    return min(wished, max(1.0, MOST_PIXELS / (width * height)) ** 0.5)


def _pdf(figure: Figure, wish: Wish) -> bytes:
    pages = pages_of(figure, wish.paper, wish.theme, wish.words, wish.base, wish.has_years)
    return together([pdf_page(page) for page in pages])


def together(pages: list[bytes]) -> bytes:
    """Return PDF files as one, page after page; what several have in them stands in it once."""
    if len(pages) == 1:
        return pages[0]
    written = PdfWriter()
    for page in pages:
        written.append(io.BytesIO(page), import_outline=False)
    written.compress_identical_objects()
    file = io.BytesIO()
    written.write(file)
    return file.getvalue()


def _table(make: Callable) -> Callable[[Figure, Wish], bytes]:
    return lambda figure, wish: make(figure, wish.words, wish.base)


FORMS = {
    "png": Form("image/png", _png, is_picture=True),
    "svg": Form("image/svg+xml", _svg, is_picture=True),
    "pdf": Form("application/pdf", _pdf, is_picture=True),
    "pptx": Form(
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        lambda figure, wish: slide_of(figure, wish.paper, wish.words, wish.base),
    ),
    "html": Form("text/html", lambda figure, wish: page_of(figure, wish.words, wish.base, wish.span, wish.speed)),
    "csv": Form("text/csv", _table(csv_of)),
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _table(xlsx_of)),
    "geojson": Form("application/geo+json", _table(geojson_of), has_places),
    "gpkg": Form("application/geopackage+sqlite3", _table(geopackage_of), has_places),
}


def forms_of(figure: Figure) -> dict[str, Form]:
    """Return the forms in which a figure can leave, by ending."""
    return {ending: form for ending, form in FORMS.items() if form.fits(figure)}


def made(figure: Figure, ending: str, wish: Wish | None = None) -> File:
    """Return a figure as a file. Raises ValueError naming the endings there are when it cannot leave in that form."""
    forms, wish = forms_of(figure), wish or Wish()
    if ending not in forms:
        raise ValueError(f"{figure.key} has no file that ends in {ending!r}; there are {', '.join(forms)}")
    said = (wish.theme if wish.theme != "light" else "", "years" if wish.has_years else "")
    extra = "-".join(filter(None, said)) if forms[ending].is_picture else ""
    return File(file_name(figure, ending, extra), forms[ending].media_type, forms[ending].make(figure, wish))
