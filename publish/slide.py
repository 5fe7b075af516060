"""How does a figure become a slide? Title, text and foot as real text in the theme's letters, the picture with its alternative text."""

import io

import vl_convert
from lxml import etree
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu, Pt

from charts.theme import ACCENT, GROUND, INK, QUIET, REGION_COLORS, RULE
from figures.figure import Figure
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


def write(slide: Slide, text: str, box: tuple[int, int, int, int], size: float, color: MSO_THEME_COLOR, is_bold: bool = False):
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


def add_slide(deck: Deck, figure: Figure, words: Words = english, base: str = "") -> Slide:
    """Add a figure's slide to a deck and return it."""
    sheet = sheet_of(figure, words, base)
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    width, height = int(deck.slide_width), int(deck.slide_height)
    inner = width - 2 * MARGIN
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = Emu(MARGIN), Emu(24 * POINT), Emu(inner), Emu(66 * POINT)
    title.text_frame.word_wrap, title.text_frame.vertical_anchor = True, MSO_ANCHOR.TOP
    title.text_frame.margin_left = title.text_frame.margin_right = title.text_frame.margin_top = (
        title.text_frame.margin_bottom
    ) = 0
    size = TITLE if len(sheet.finding) <= 2 * inner / POINT / TITLE * 1.7 else TITLE - 6
    fill(title.text_frame, sheet.finding, size, MSO_THEME_COLOR.DARK_1, True)
    title.text_frame.paragraphs[0].alignment = 1
    write(slide, sheet.unit, (MARGIN, 92 * POINT, inner, 20 * POINT), UNIT, MSO_THEME_COLOR.DARK_2)
    foot = foot_lines(sheet)
    tall = int(len(foot) * FOOT * 1.25 * POINT * (1.6 if sheet.disclaimer else 1.3))
    top, bottom = 118 * POINT, height - tall - 18 * POINT
    put_picture(slide, figure, sheet, (MARGIN, top, inner, bottom - top - 8 * POINT), words)
    write(slide, "\n".join(foot), (MARGIN, bottom, inner - 40 * POINT, tall), FOOT, MSO_THEME_COLOR.DARK_2)
    number(slide, deck, (width - MARGIN - 36 * POINT, height - 26 * POINT, 36 * POINT, 14 * POINT))
    slide.notes_slide.notes_text_frame.text = notes_of(sheet, words)
    return slide


def foot_lines(sheet: Sheet) -> list[str]:
    """Return the lines at a slide's foot: source and horizon, the doubt mark, the disclaimer."""
    return [line for line in (f"{sheet.source} {sheet.as_of} {sheet.atlas}", sheet.doubt, *sheet.disclaimer) if line]


def put_picture(slide: Slide, figure: Figure, sheet: Sheet, box: tuple[int, int, int, int], words: Words) -> None:
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


def number(slide: Slide, deck: Deck, box: tuple[int, int, int, int]) -> None:
    """Write the slide's number, as a field that follows when slides are moved."""
    shape = write(slide, "", box, FOOT, MSO_THEME_COLOR.DARK_2)
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.alignment = 3
    field = etree.SubElement(paragraph._p, f"{{{DRAWING}}}fld", id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum")
    etree.SubElement(field, f"{{{DRAWING}}}rPr", lang="en-US", sz=str(FOOT * 100))
    etree.SubElement(field, f"{{{DRAWING}}}t").text = str(len(deck.slides))


def notes_of(sheet: Sheet, words: Words) -> str:
    """Return what the speaker reads: what the picture shows, how to read it, the sources, the address."""
    sources = [", ".join(part for part in source if part) for source in sheet.sources]
    parts = [sheet.alt, *sheet.notes, f"{words(interface.SOURCES)}:", *sources, sheet.licence, sheet.address]
    return "\n".join(parts)


def slide_of(figure: Figure, paper: Paper, words: Words = english, base: str = "") -> bytes:
    """Return a deck of one slide, a figure's."""
    deck = new_deck(paper)
    add_slide(deck, figure, words, base)
    deck.core_properties.title, deck.core_properties.author = words(figure.finding), words(interface.ATLAS)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()
