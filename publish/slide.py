"""How does a figure become a slide? Title, text and foot as real text in the theme's letters, the picture with its alternative text."""

import io

import vl_convert
from lxml import etree
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu, Pt

from charts.theme import ACCENT, GROUND, INK, QUIET, REGION_COLORS, RULE
from figures.figure import Figure
from figures.pictures import Entry, Text
from geo.picture.letters import lines
from publish.drawing import bare_svg
from publish.paper import Paper
from publish.sheet import Sheet, sheet_of
from words import Words, english, interface

POINT = 12_700  # English metric units
PIXEL = 9_525
SIZES = {"4x3": (9_144_000, 6_858_000)}  # all others: 16 to 9
WIDE = (12_192_000, 6_858_000)
MARGIN = 40 * POINT
TITLE, UNIT, FOOT = 26, 14, 9  # points
FACE = "Arial"  # on every reader's machine; letters are not carried in the file
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
TITLE_ONLY = 5
ENTRIES, ENTRIES_NARROW, ENTRY = 6, 4, 13  # accounts on a slide, and the size of their letters in points
WIDER = 1.06  # Arial beside the letters that texts are measured in
Box = tuple[int, int, int, int]  # left, top, width, height in English metric units


def new_deck(paper: Paper) -> Deck:
    """Return an empty deck in the atlas's colours and letters, of a paper's shape, with only the layouts that are used."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = map(Emu, SIZES.get(paper.key, WIDE))
    wear(deck)
    layouts = deck.slide_layouts
    for layout in [layout for n, layout in enumerate(layouts) if n != TITLE_ONLY]:
        layouts.remove(layout)
    return deck


def wear(deck: Deck) -> None:
    """Write the atlas's colours and letters into a deck's theme, so that what is added later looks alike."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    colors = {"dk1": INK["light"], "lt1": GROUND["light"], "dk2": QUIET["light"], "lt2": RULE["light"], "hlink": ACCENT["light"]}
    accents = [ACCENT["light"], *REGION_COLORS["light"].values()]
    colors |= {f"accent{n}": color for n, color in enumerate(accents, 1)}
    for name, color in colors.items():
        holder = theme.find(f".//{{{DRAWING}}}clrScheme/{{{DRAWING}}}{name}")
        for child in list(holder):
            holder.remove(child)
        etree.SubElement(holder, f"{{{DRAWING}}}srgbClr", val=color.removeprefix("#"))
    for kind in ("majorFont", "minorFont"):
        theme.find(f".//{{{DRAWING}}}{kind}/{{{DRAWING}}}latin").set("typeface", FACE)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def write(slide: Slide, text: str, box: Box, size: float, color: MSO_THEME_COLOR, is_bold: bool = False):
    """Write a text into a box (left, top, width, height in English metric units) and return its shape."""
    shape = slide.shapes.add_textbox(*map(Emu, box))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fill(frame, text, size, color, is_bold)
    return shape


def fill(frame, text: str, size: float, color: MSO_THEME_COLOR, is_bold: bool) -> None:
    """Write text into a frame, a paragraph a line."""
    for n, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size), is_bold
        run.font.color.theme_color = color


def add_slides(
    deck: Deck, figure: Figure, words: Words = english, base: str = "", title: str = "", note: str = ""
) -> list[Slide]:
    """Add a figure to a deck and return its slides: one, or for a long account as many as it needs.

    `title` stands in the place of the finding, `note` before what the speaker reads, where they are given.
    """
    sheet = sheet_of(figure, words, base)
    picture = figure.picture
    if isinstance(picture, Text) and len(picture.entries) > 0:
        most = ENTRIES if deck.slide_width > SIZES["4x3"][0] else ENTRIES_NARROW
        parts = [picture.entries[n : n + most] for n in range(0, len(picture.entries), most)]
    else:
        parts = [None]
    slides = []
    for n, part in enumerate(parts, 1):
        slide, box = begin(deck, sheet, title or sheet.finding, f" ({n}/{len(parts)})" if len(parts) > 1 else "")
        if part is None:
            put_picture(slide, figure, sheet, box, words)
        else:
            put_entries(slide, part, box, words)
        slide.notes_slide.notes_text_frame.text = "\n".join(filter(None, [note, notes_of(sheet, words)]))
        slides.append(slide)
    return slides


def begin(deck: Deck, sheet: Sheet, title: str, part: str = "") -> tuple[Slide, Box]:
    """Add a slide with title, unit, foot and number; return it and the box that is left between them."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    width, height = int(deck.slide_width), int(deck.slide_height)
    inner = width - 2 * MARGIN
    put_title(slide, title + part, inner)
    size = next((size for size in (UNIT, UNIT - 2) if len(lines(sheet.unit, size * WIDER, inner / POINT)) == 1), UNIT - 4)
    rows = lines(sheet.unit, size * WIDER, inner / POINT)
    write(slide, "\n".join(rows[:2]), (MARGIN, 90 * POINT, inner, 26 * POINT), size, MSO_THEME_COLOR.DARK_2)
    foot = foot_lines(sheet)
    rows = [row for line in foot for row in lines(line, FOOT * WIDER, (inner - 60 * POINT) / POINT)]
    tall = int(len(rows) * FOOT * 1.22 * POINT)
    top, bottom = 118 * POINT, height - tall - 16 * POINT
    write(slide, "\n".join(foot), (MARGIN, bottom, inner - 40 * POINT, tall), FOOT, MSO_THEME_COLOR.DARK_2)
    number(slide, deck, (width - MARGIN - 36 * POINT, height - 26 * POINT, 36 * POINT, 14 * POINT))
    return slide, (MARGIN, top, inner, bottom - top - 8 * POINT)


def put_title(slide: Slide, text: str, inner: int) -> None:
    """Write a slide's title, smaller where it is long."""
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = Emu(MARGIN), Emu(24 * POINT), Emu(inner), Emu(66 * POINT)
    frame = title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    size = next(
        (size for size in (TITLE, TITLE - 4, TITLE - 8) if len(lines(text, size * WIDER, inner / POINT, 700)) <= 2), TITLE - 10
    )
    fill(frame, text, size, MSO_THEME_COLOR.DARK_1, True)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def put_entries(slide: Slide, entries: tuple[Entry, ...], box: Box, words: Words) -> None:
    """Write dated accounts in two columns, as real text."""
    left, top, width, height = box
    gap = 24 * POINT
    across = (width - gap) // 2
    half = -(-len(entries) // 2)
    deep = height // max(half, 1)
    for n, entry in enumerate(entries):
        x, y = left + (n // half) * (across + gap), top + (n % half) * deep
        shape = write(slide, "", (x, y, across, deep - 6 * POINT), ENTRY, MSO_THEME_COLOR.DARK_1)
        told = [
            (words(entry.when) if entry.when else "", False, MSO_THEME_COLOR.DARK_2),
            (words(entry.title) if entry.title else "", True, MSO_THEME_COLOR.DARK_1),
            (words(entry.body) if entry.body else "", False, MSO_THEME_COLOR.DARK_1),
        ]
        told = [part for part in told if part[0]]
        size = fitting([(text, is_bold) for text, is_bold, _ in told], across, deep - 6 * POINT)
        for k, (text, is_bold, color) in enumerate(told):
            paragraph = shape.text_frame.paragraphs[0] if k == 0 else shape.text_frame.add_paragraph()
            run = paragraph.add_run()
            run.text, run.font.size, run.font.bold = text, Pt(size), is_bold
            run.font.color.theme_color = color


def fitting(parts: list[tuple[str, bool]], width: int, height: int) -> float:
    """Return the size in points at which paragraphs (text, is it bold) fit into a box, no smaller than can be read."""

    def high(size: float) -> float:
        return sum(len(lines(text, size * WIDER, width / POINT, 700 if bold else 400)) * size * 1.22 for text, bold in parts)

    return next((size for size in (ENTRY, ENTRY - 1, ENTRY - 2, ENTRY - 3) if high(size) <= height / POINT), ENTRY - 4)


def foot_lines(sheet: Sheet) -> list[str]:
    """Return the lines at a slide's foot: source and horizon, the doubt mark, the disclaimer."""
    return [line for line in (f"{sheet.source} {sheet.as_of} {sheet.atlas}", sheet.doubt, *sheet.disclaimer) if line]


def put_picture(slide: Slide, figure: Figure, sheet: Sheet, box: Box, words: Words) -> None:
    """Put a figure's picture into a box as large as it fits, below the text, with its alternative text."""
    left, top, width, height = box
    svg, across, high = bare_svg(figure, width / PIXEL, height / PIXEL, words)
    image = io.BytesIO(vl_convert.svg_to_png(svg, scale=2))
    scale = min(width / across, height / high)
    size = (int(across * scale), int(high * scale))
    picture = slide.shapes.add_picture(image, Emu(left + (width - size[0]) // 2), Emu(top), *map(Emu, size))
    picture._element.nvPicPr.cNvPr.set("descr", sheet.alt)
    picture.name = sheet.key
    tree = slide.shapes._spTree
    tree.remove(picture._element)
    tree.insert(2, picture._element)  # behind the text


def number(slide: Slide, deck: Deck, box: Box) -> None:
    """Write the slide's number, as a field that follows when slides are moved."""
    shape = write(slide, "", box, FOOT, MSO_THEME_COLOR.DARK_2)
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    field = etree.SubElement(paragraph._p, f"{{{DRAWING}}}fld", id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum")
    etree.SubElement(field, f"{{{DRAWING}}}rPr", lang="en-US", sz=str(FOOT * 100))
    etree.SubElement(field, f"{{{DRAWING}}}t").text = str(len(deck.slides))


def notes_of(sheet: Sheet, words: Words) -> str:
    """Return what the speaker reads: what the picture shows, how to read it, the sources, the address."""
    sources = [", ".join(part for part in source if part) for source in sheet.sources]
    parts = [sheet.alt, *sheet.notes, f"{words(interface.SOURCES)}:", *sources, sheet.licence, sheet.address]
    return "\n".join(parts)


def slide_of(figure: Figure, paper: Paper, words: Words = english, base: str = "") -> bytes:
    """Return a deck of a figure's slide, or slides where its account is long."""
    deck = new_deck(paper)
    add_slides(deck, figure, words, base)
    deck.core_properties.title, deck.core_properties.author = words(figure.finding), words(interface.ATLAS)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()
