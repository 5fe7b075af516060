"""How does a document become a PDF file? Its groups are put on A4 pages one below the other, each page drawn as SVG."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch
from xml.etree import ElementTree

from pypdf import PdfWriter

from geo.picture.letters import FAMILY, LINE, length, lines
from geo.picture.marks import Element, add, as_text, document
from publish.document import (
    Block,
    Card,
    Choice,
    Document,
    Fields,
    Group,
    Leaf,
    Lines,
    NewPage,
    Order,
    Picture,
    Rows,
    Text,
)
from publish.pdf import pdf_page, signed

WIDTH, HEIGHT, MARGIN = 794, 1123, 56  # pixels of a page of A4
ACROSS = WIDTH - 2 * MARGIN
FOOT = 40  # pixels above the paper's edge, where the page's number stands
IN = 30  # pixels that options and the text of a numbered paragraph are moved in
INK, QUIET, RULE = "#000000", "#444444", "#777777"
LETTERS = {
    "title": (25, 700),
    "heading": (18, 700),
    "prompt": (14.5, 600),
    "body": (14, 400),
    "small": (11.5, 400),
}  # pixels, weight
TABLE = (11.5, 10.5, 9.5, 8.5)  # pixels of a table's letters, the first in which its headings have room
BEFORE = {"title": 0, "heading": 8, "prompt": 0, "body": 0, "small": 1}  # pixels above a paragraph
BETWEEN, BEGUN = 20, 240  # pixels between groups; that a group longer than a page has at least where it begins
BOX, OPTION, WRITTEN = 12, 24, 34  # pixels: a box to tick, a line of options, a line to write on
BETWEEN_COLUMNS, PAD = 16, 5
EDGE = 14  # pixels from a card's text to its frame


@dataclass(frozen=True)
class Strip:
    """Something that no page's end parts: its height in pixels, and what draws it at a height of the page.

    `before` stands above it where it begins a page: the headings of a table that goes on.
    """

    height: float
    draw: Callable[[Element, float], None]
    before: "Strip | None" = None


def pdf_of(told: Document) -> bytes:
    """Return a document as a PDF file of A4 pages; a leaf has the size that it brings along."""
    written = PdfWriter()
    for page in pages_of(told):
        written.append(io.BytesIO(pdf_page(page)), import_outline=False)
    written.compress_identical_objects()  # letters that several pages have
    signed(written, told.title, told.author, told.language)
    file = io.BytesIO()
    written.write(file)
    return file.getvalue()


def pages_of(told: Document) -> list[str]:
    """Return a document's pages as SVG."""
    pages: list[list[tuple[float, Strip]] | Leaf] = [[]]
    y = float(MARGIN)
    for group in told.groups:
        if isinstance(group[0], Leaf | NewPage):
            pages = [page for page in pages if page] + ([group[0]] if isinstance(group[0], Leaf) else []) + [[]]
            y = float(MARGIN)
            continue
        strips = strips_of(group)
        high = sum(strip.height for strip in strips)
        needed = high if MARGIN + high <= HEIGHT - MARGIN else BEGUN
        if pages[-1] and y + needed > HEIGHT - MARGIN:
            pages.append([])
            y = float(MARGIN)
        for strip in strips:
            if pages[-1] and y + strip.height > HEIGHT - MARGIN:  # a group that is longer than a page
                pages.append([])
                y = float(MARGIN)
                if strip.before:
                    pages[-1].append((y, strip.before))
                    y += strip.before.height
            pages[-1].append((y, strip))
            y += strip.height
        y += BETWEEN
    pages = [page for page in pages if page]
    return [
        page.svg
        if isinstance(page, Leaf)
        else drawn(told, page, told.page.replace("{n}", str(n)).replace("{of}", str(len(pages))))
        for n, page in enumerate(pages, 1)
    ]


def drawn(told: Document, strips: list[tuple[float, Strip]], foot: str) -> str:
    """Return a page with its number as SVG."""
    root = document(WIDTH, HEIGHT, told.language)
    add(root, "rect", width="100%", height="100%", fill="#FFFFFF")
    for y, strip in strips:
        strip.draw(root, y)
    write(root, foot, MARGIN, HEIGHT - FOOT + 12, 11, 400, QUIET)
    return as_text(root)


def write(root: Element, text: str, x: float, y: float, size: float, weight: int = 400, fill: str = INK) -> None:
    """Write a line, its letters standing on y."""
    told = {"font_family": FAMILY, "font_size": float(size), "font_weight": weight, "fill": fill}
    add(root, "text", text, x=float(x), y=float(y), **told)


def rule(root: Element, x: float, y: float, to: float) -> None:
    """Draw a line to write on."""
    add(root, "path", d=f"M{x:.1f} {y:.1f}H{to:.1f}", stroke=RULE, stroke_width=0.8, fill="none")


def strips_of(group: Group) -> list[Strip]:
    """Return a group's blocks as strips, from above."""
    return [strip for block in group for strip in strips(block)]


@singledispatch
def strips(block: Block) -> list[Strip]:
    """Return a block as strips, from above. Raises TypeError for a kind that there is not."""
    raise TypeError(f"no way to draw {type(block).__name__} on a page")


@strips.register
def _(block: Text) -> list[Strip]:
    size, weight = LETTERS[block.role]
    x = MARGIN + (IN if block.lead or block.is_in else 0)
    fill = QUIET if block.role == "small" else INK
    found = []
    for n, line in enumerate(lines(block.text, size, WIDTH - MARGIN - x, weight)):
        above = BEFORE[block.role] if n == 0 else 0

        def draw(root: Element, y: float, n: int = n, line: str = line, above: float = above) -> None:
            if block.lead and n == 0:
                write(root, block.lead, MARGIN, y + above + size, size, weight, fill)
            write(root, line, x, y + above + size, size, weight, fill)

        found.append(Strip(above + size * LINE, draw))
    return found


@strips.register
def _(block: Choice) -> list[Strip]:
    size, left = LETTERS["body"][0], MARGIN + IN + BOX + 8
    half = (ACROSS - IN) / 2
    is_short = len(block.options) > 2 and all(length(text, size) < half - BOX - 8 - BETWEEN_COLUMNS for text in block.lettered)
    columns = 2 if is_short else 1
    found = []
    for n in range(0, len(block.options), columns):
        row = [
            lines(text, size, half - BOX - 8 if columns == 2 else WIDTH - MARGIN - left)
            for text in block.lettered[n : n + columns]
        ]

        def draw(root: Element, y: float, row: list[list[str]] = row) -> None:
            for column, told in enumerate(row):
                x = MARGIN + IN + column * half
                add(root, "rect", x=x, y=y + 6, width=BOX, height=BOX, fill="none", stroke=INK, stroke_width=1)
                for k, line in enumerate(told):
                    write(root, line, x + BOX + 8, y + 17 + k * size * LINE, size)

        found.append(Strip(OPTION + (max(map(len, row)) - 1) * size * LINE, draw))
    return found


@strips.register
def _(block: Order) -> list[Strip]:
    size, left = LETTERS["body"][0], MARGIN + IN + 40
    found = []
    for option in block.options:
        told = lines(option, size, WIDTH - MARGIN - left)

        def draw(root: Element, y: float, told: list[str] = told) -> None:
            rule(root, MARGIN + IN, y + 20, left - 10)
            for k, line in enumerate(told):
                write(root, line, left, y + 17 + k * size * LINE, size)

        found.append(Strip(OPTION + (len(told) - 1) * size * LINE, draw))
    return found


@strips.register
def _(block: Fields) -> list[Strip]:
    size, left = LETTERS["body"][0], MARGIN + (IN if block.is_in else 0)
    each = (WIDTH - MARGIN - left) / len(block.labels)

    def draw(root: Element, y: float) -> None:
        for n, label in enumerate(block.labels):
            x = left + n * each
            write(root, label, x, y + 22, size)
            rule(root, x + length(label, size) + 6, y + 25, x + each - (BETWEEN_COLUMNS if n + 1 < len(block.labels) else 0))

    return [Strip(WRITTEN, draw)]


@strips.register
def _(block: Lines) -> list[Strip]:
    return [Strip(WRITTEN, lambda root, y: rule(root, MARGIN + IN, y + 28, WIDTH - MARGIN)) for _ in range(block.count)]


@strips.register
def _(block: Picture) -> list[Strip]:
    scale = min(1.0, ACROSS / block.width)

    def draw(root: Element, y: float) -> None:
        inner = ElementTree.fromstring(block.svg)
        size = {"width": f"{block.width * scale:.1f}", "height": f"{block.height * scale:.1f}"}
        inner.attrib.update({"x": f"{MARGIN + (ACROSS - block.width * scale) / 2:.1f}", "y": f"{y + 4:.1f}", **size})
        root.append(inner)

    return [Strip(block.height * scale + 8, draw)]


@strips.register
def _(block: Card) -> list[Strip]:
    inner = [strip for text in block.texts for strip in strips(text)]
    high = sum(strip.height for strip in inner) + 2 * EDGE

    def draw(root: Element, y: float) -> None:
        frame = {"width": float(ACROSS + 2 * EDGE), "height": high, "fill": "none", "stroke": RULE, "stroke_dasharray": "6 4"}
        add(root, "rect", x=float(MARGIN - EDGE), y=y, **frame)
        y += EDGE
        for strip in inner:
            strip.draw(root, y)
            y += strip.height

    return [Strip(high, draw)]


@strips.register
def _(block: Rows) -> list[Strip]:
    whole = sum(block.shares)
    lefts = [MARGIN + ACROSS * sum(block.shares[:n]) / whole for n in range(len(block.shares) + 1)]
    size = next((each for each in TABLE if fits(block, lefts, each)), TABLE[-1])

    def strip(row: tuple[str, ...], weight: int, before: Strip | None) -> Strip:
        cells = [lines(text, size, lefts[n + 1] - lefts[n] - 2 * PAD, weight) for n, text in enumerate(row)]
        deep = max(map(len, cells)) * size * LINE + 2 * PAD

        def draw(root: Element, y: float) -> None:
            for n, told in enumerate(cells):
                for k, line in enumerate(told):
                    write(root, line, lefts[n] + (PAD if n else 0), y + PAD + size + k * size * LINE, size, weight)
            rule(root, MARGIN, y + deep, WIDTH - MARGIN)

        return Strip(deep, draw, before)

    head = strip(block.headings, 700, None) if any(block.headings) else None
    return [*([head] if head else []), *(strip(row, 400, head) for row in block.rows)]


def fits(block: Rows, lefts: list[float], size: float) -> bool:
    """Return whether no word of a table's headings need be broken in letters of a size."""
    return all(
        length(word, size, 700) <= lefts[n + 1] - lefts[n] - 2 * PAD
        for n, text in enumerate(block.headings)
        for word in text.split()
    )
