"""Where does what stand on a slide? A deck that is being made, its places, and what was drawn on which slide."""

from dataclasses import dataclass, field

from lxml import etree
from pptx import Presentation
from pptx.dml.color import ColorFormat
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu, Pt

from charts.theme import ACCENT, GROUND, INK, QUIET, REGION_COLORS, RULE
from figures.figure import Figure
from geo.picture.letters import lines
from publish.film.shelf import Film
from publish.paper import Paper
from publish.template import is_title, layout_with_title, opened
from words import Words, english

POINT = 12_700  # English metric units
TALL = 540  # points: the height of a slide for which all sizes are given; other slides have them in proportion
SIZES = {"4x3": (9_144_000, 6_858_000)}  # all others: 16 to 9
WIDE = (12_192_000, 6_858_000)
MARGIN, HEAD, BODY, BELOW = 40, 24, 90, 16  # points
TITLE, NUMBER = 26, 9  # points
FACE = "Arial"  # on every reader's machine; letters are not carried in the file
# Arial beside the letters that texts are measured in: a paragraph of regular or bold letters, and at most a single name
WIDER, WIDER_BOLD, WIDER_NAME = 1.09, 1.11, 1.2
LEADING = 1.22  # times the size of the letters, from one line to the next
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
Box = tuple[int, int, int, int]  # left, top, width, height in English metric units

INKED, QUIETER = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.TEXT_2


@dataclass
class Stage:
    """A deck that is being made, in a language, for an address; `drawn` keeps which figure is a chart or a picture,
    or which film stands, in which box of which slide (counted from 0)."""

    deck: Deck
    words: Words = english
    base: str = ""
    is_own: bool = True  # in the atlas's colours, not in those of a template
    has_sources: bool = False  # on last slides of their own
    drawn: list[tuple[int, Figure | Film, Box]] = field(default_factory=list)

    @property
    def point(self) -> float:
        """English metric units of a point, on a slide as high as TALL."""
        return int(self.deck.slide_height) / TALL

    def size(self, points: float) -> float:
        """Return how large letters of a size are on this deck's slides, in points."""
        return round(points * self.point / POINT, 1)

    def box(self, left: float, top: float, width: float, height: float) -> Box:
        """Return a box given in points of a slide as high as TALL."""
        return tuple(int(each * self.point) for each in (left, top, width, height))

    @property
    def wider(self) -> float:
        """How much wider than Arial letters are taken to be: a template may have any, and other ones where it is opened."""
        return 1.0 if self.is_own else 1.15

    @property
    def is_wide(self) -> bool:
        """Whether a slide is wider than 4 to 3."""
        return int(self.deck.slide_width) / int(self.deck.slide_height) > 1.4

    def title_box(self, layout) -> Box:
        """Return where a slide's title stands: a template says it itself."""
        width = int(self.deck.slide_width)
        if not self.is_own:
            holder = next(holder for holder in layout.placeholders if is_title(holder))
            if holder.width:
                return (int(holder.left), int(holder.top), int(holder.width), int(holder.height))
        margin, top, _, height = self.box(MARGIN, HEAD, 0, BODY - HEAD)
        return (margin, top, width - 2 * margin, height)

    @property
    def body(self) -> Box:
        """Return what is left of a slide below its title: of a template, where its master has its text."""
        width, height = int(self.deck.slide_width), int(self.deck.slide_height)
        if not self.is_own:
            for holder in self.deck.slide_master.placeholders:
                if holder.placeholder_format.type in (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT):
                    return (int(holder.left), int(holder.top), int(holder.width), int(holder.height))
        margin, top, _, below = self.box(MARGIN, BODY, 0, BELOW)
        return (margin, top, width - 2 * margin, height - top - below)

    def add(self, title: str, kind: str = "titleOnly") -> Slide:
        """Add a slide of a kind of layout with its title and number, without placeholders that stay empty; return it."""
        layout = layout_with_title(self.deck, kind)
        slide = self.deck.slides.add_slide(layout)
        for holder in list(slide.placeholders):
            if not is_title(holder):
                holder._element.getparent().remove(holder._element)
        self.put_title(slide, title, self.title_box(layout))
        self.number(slide)
        return slide

    def put_title(self, slide: Slide, text: str, box: Box) -> None:
        """Write a slide's title, smaller where it is long; in a template's own weight and colour."""
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = map(Emu, box)
        frame = title.text_frame
        frame.word_wrap = True
        if self.is_own:
            frame.vertical_anchor = MSO_ANCHOR.BOTTOM  # a title of one line stands on what belongs to it
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        inner = (box[2] - (0 if self.is_own else 2 * 91_440)) / POINT / self.wider
        room = (box[3] - (0 if self.is_own else 2 * 45_720)) / POINT
        sizes = [self.size(TITLE - n) for n in range(0, 14, 2)]
        fits = (size for size in sizes if len(lines(text, size * WIDER_BOLD, inner, 700)) * size * LEADING <= room)
        fill(frame, text, next(fits, sizes[-1]), INKED if self.is_own else None, True if self.is_own else None)
        if self.is_own:
            frame.paragraphs[0].alignment = PP_ALIGN.LEFT

    def number(self, slide: Slide) -> None:
        """Write the slide's number, as a field that follows when slides are moved; in a template where its master has it."""
        width, height = int(self.deck.slide_width), int(self.deck.slide_height)
        across, deep, up, margin = (int(each * self.point) for each in (36, 14, 26, MARGIN))
        box, align = (width - margin - across, height - up, across, deep), PP_ALIGN.RIGHT
        holders = [] if self.is_own else self.deck.slide_master.placeholders
        for holder in holders:
            if holder.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                box = (int(holder.left), int(holder.top), int(holder.width), int(holder.height))
        shape = self.write(slide, "", box, NUMBER, QUIETER)
        shape.name = "Slide number"
        paragraph = shape.text_frame.paragraphs[0]
        paragraph.alignment = align
        said = etree.SubElement(paragraph._p, f"{{{DRAWING}}}fld", id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum")
        etree.SubElement(said, f"{{{DRAWING}}}rPr", lang="en-US", sz=str(int(self.size(NUMBER) * 100)))
        etree.SubElement(said, f"{{{DRAWING}}}t").text = str(len(self.deck.slides))

    def write(self, slide, text: str, box: Box, size: float, color: MSO_THEME_COLOR, is_bold: bool = False):
        """Write a text of a size (points of a slide as high as TALL) into a box and return its shape."""
        shape = slide.shapes.add_textbox(*map(Emu, box))
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        fill(frame, text, self.size(size), color, is_bold)
        return shape

    def height_of(self, parts: list[tuple[str, bool]], size: float, width: int) -> float:
        """Return how high paragraphs (text, is it bold) of a size stand in a width, in English metric units."""
        size = self.size(size)
        rows = sum(len(broken(text, size, width / POINT / self.wider, is_bold)) for text, is_bold in parts)
        return rows * size * LEADING * POINT

    def fitting(self, parts: list[tuple[str, bool]], width: int, height: int, sizes: list[float]) -> float:
        """Return the first of some sizes, the largest first, at which paragraphs fit into a box; the last when none does."""
        return next((size for size in sizes if self.height_of(parts, size, width) <= height), sizes[-1])


def broken(text: str, size: float, width: float, is_bold: bool = False) -> list[str]:
    """Return a text broken into the lines that it has in Arial of a size in a width, both in points."""
    return lines(text, size * (WIDER_BOLD if is_bold else WIDER), width, 700 if is_bold else 400)


def fill(frame, text: str, size: float, color: MSO_THEME_COLOR | None, is_bold: bool | None) -> None:
    """Write text into a frame, a paragraph a line; without a colour or a weight it has the frame's own."""
    for n, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size), is_bold
        if color is not None:
            run.font.color.theme_color = color


def paint(color: ColorFormat, theme_color: MSO_THEME_COLOR, brightness: float = 0.0) -> None:
    """Give something a colour of the theme, lighter (to 1) or darker (to -1)."""
    color.theme_color = theme_color
    if brightness:
        color.brightness = brightness


def unstyled(shape) -> None:
    """Take from a shape the template's own style, which may have a shadow."""
    for style in shape._element.findall(".//{*}style"):
        style.getparent().remove(style)


def new_stage(paper: Paper, words: Words = english, base: str = "", template: bytes | None = None) -> Stage:
    """Return an empty deck: of a paper's shape in the atlas's colours, or in the shape and the look of a template.

    Raises NotATemplate, in a sentence, for a file that cannot be one.
    """
    if template is not None:
        return Stage(opened(template), words, base, is_own=False)
    deck = Presentation()
    deck.slide_width, deck.slide_height = map(Emu, SIZES.get(paper.key, WIDE))
    wear(deck)
    kept = layout_with_title(deck)
    for layout in [layout for layout in deck.slide_layouts if layout is not kept]:
        deck.slide_layouts.remove(layout)
    stage = Stage(deck, words, base)
    # So that a slide which is added by hand has its title and text where the others have them.
    for holder in [*kept.placeholders, *deck.slide_master.placeholders]:
        if is_title(holder) or holder.placeholder_format.type == PP_PLACEHOLDER.BODY:
            box = stage.title_box(kept) if is_title(holder) else stage.body
            holder.left, holder.top, holder.width, holder.height = map(Emu, box)
    return stage


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
