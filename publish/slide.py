"""How does a figure become a slide? Text as text, charts and timelines that can be edited, else a picture with its alternative text."""

import io

import vl_convert
from pptx.slide import Slide
from pptx.util import Emu

from figures.figure import Figure
from figures.pictures import Chart, Grid, Map, Numbers, Text
from figures.plain import Spans
from publish.accounts import Placed, put_accounts, slides_of
from publish.chart import put_chart
from publish.drawing import PART, bare_svg
from publish.grid import put_grid, size_in
from publish.large import put_numbers
from publish.paper import Paper
from publish.sheet import Sheet, sheet_of
from publish.speech import MOST_LISTED, notes_of
from publish.stage import POINT, QUIETER, Box, Stage, broken, new_stage
from publish.timeline import parts_of, put_timeline
from publish.written import Written, is_cut, put_mark, put_text, text_in
from words import Words, english, interface

PIXEL = 9_525
FINENESS = 2  # dots for a pixel, of a picture that cannot be edited
UNITS = (14, 13, 12)  # points
FEET = (9, 8, 7)
GAP = 8  # points between the parts of a slide
SMALLER, LARGER, LEAST_DRAWN = 0.8, 1.25, 840  # times; pixels, in which any chart has its words side by side
NOTHING = Written()


def add_slides(stage: Stage, figure: Figure, title: str = "", note: str = "", written: Written = NOTHING) -> list[Slide]:
    """Add a figure to a deck and return its slides: one, or for a long account as many as it needs.

    `title` stands in the place of the finding, `note` before what the speaker reads, `written` under and on the picture.
    """
    sheet = sheet_of(figure, stage.words, stage.base)
    title = title or sheet.finding
    picture = figure.picture
    note = f"{written.text}\n\n{note}".strip() if is_cut(stage, written) else note
    spans = timelines_of(stage, figure, room(stage, sheet, written))
    if spans:
        slides = add_timelines(stage, figure, sheet, title, note, spans, written)
        put_mark(stage, slides[0], written, room(stage, sheet, written))
        return slides
    if not isinstance(picture, Text) or not picture.entries:
        slide, box = begin(stage, sheet, title, written)
        put_figure(stage, slide, figure, sheet, box)
        put_mark(stage, slide, written, box)
        speak(stage, slide, figure, sheet, note)
        return [slide]
    slides = []
    parts = slides_of(stage, picture.entries, room(stage, sheet, written))
    for n, placed in enumerate(parts, 1):
        slide, box = begin(stage, sheet, title + (PART.format(n=n, all=len(parts)) if len(parts) > 1 else ""), written)
        put_accounts(stage, slide, placed, box)
        put_mark(stage, slide, written if n == 1 else NOTHING, box)
        speak(
            stage, slide, figure, sheet, note if n == 1 else "", tuple(each.entry for each in placed) if len(parts) > 1 else None
        )
        slides.append(slide)
    return slides


def accounts_of(stage: Stage, figure: Figure, written: Written = NOTHING) -> list[list[Placed]]:
    """Return the accounts of a figure slide by slide, as add_slides has them; none of one that is drawn or becomes a timeline."""
    box = room(stage, sheet_of(figure, stage.words, stage.base), written)
    is_account = isinstance(figure.picture, Text) and figure.picture.entries and not timelines_of(stage, figure, box)
    return slides_of(stage, figure.picture.entries, box) if is_account else []


def timelines_of(stage: Stage, figure: Figure, box: Box) -> list[Spans]:
    """Return the timelines that tell a figure on slides, one or two; none where it has none or its names have no room."""
    has_spans = isinstance(figure.picture, Chart | Text) and figure.picture.spans is not None
    return parts_of(stage, figure.picture.spans, box) if has_spans else []


def add_timelines(
    stage: Stage, figure: Figure, sheet: Sheet, title: str, note: str, spans: list[Spans], written: Written
) -> list[Slide]:
    """Add a figure as a timeline, or as two of parts of its years."""
    slides = []
    for n, part in enumerate(spans, 1):
        slide, box = begin(stage, sheet, title + (PART.format(n=n, all=len(spans)) if len(spans) > 1 else ""), written)
        put_timeline(stage, slide, part, sheet, box)
        speak(stage, slide, figure, sheet, note if n == 1 else "", None if n == 1 else ())
        slides.append(slide)
    return slides


def speak(stage: Stage, slide: Slide, figure: Figure, sheet: Sheet, note: str, entries: tuple | None = None) -> None:
    """Write a slide's notes for the speaker."""
    most = MOST_LISTED if stage.has_sources else None
    slide.notes_slide.notes_text_frame.text = notes_of(figure, sheet, stage.words, note, entries, most)


def foot_of(stage: Stage, sheet: Sheet) -> tuple[str, float, int]:
    """Return a slide's foot, the size of its letters in points and its height: source and horizon, doubt mark, disclaimer."""
    told = [line for line in (f"{sheet.source} {sheet.as_of} {sheet.atlas}", sheet.doubt, *sheet.disclaimer) if line]
    width = stage.body[2] - int(44 * stage.point)
    size = next(
        (size for size in FEET if stage.height_of([(line, False) for line in told], size, width) <= 58 * stage.point), FEET[-1]
    )
    return "\n".join(told), size, int(stage.height_of([(line, False) for line in told], size, width))


def unit_of(stage: Stage, sheet: Sheet) -> tuple[str, float, int]:
    """Return the line under a slide's title, two where it must be, the size of its letters in points and its height."""
    width = stage.body[2]
    size = next(
        (size for size in UNITS if stage.height_of([(sheet.unit, False)], size, width) <= size * 1.5 * stage.point), UNITS[-1]
    )
    rows = broken(sheet.unit, stage.size(size), width / POINT / stage.wider)[:2]
    return "\n".join(rows), size, int(stage.height_of([(row, False) for row in rows], size, width))


def room(stage: Stage, sheet: Sheet, written: Written = NOTHING) -> Box:
    """Return the box that is left of a slide between the line under its title and its foot, or the text that stands above the foot."""
    left, top, width, height = stage.body
    above, below, gap = unit_of(stage, sheet)[2], foot_of(stage, sheet)[2], int(GAP * stage.point)
    text = text_in(stage, written)[2]
    return (left, top + above + gap, width, height - above - below - (text + gap if text else 0) - 2 * gap)


def begin(stage: Stage, sheet: Sheet, title: str, written: Written = NOTHING) -> tuple[Slide, Box]:
    """Add a slide with title, unit, what was written to it, foot and number; return it and the box that is left between them."""
    slide = stage.add(title)
    left, top, width, height = stage.body
    unit, size, above = unit_of(stage, sheet)
    stage.write(slide, unit, (left, top, width, above), size, QUIETER)
    foot, size, below = foot_of(stage, sheet)
    stage.write(slide, foot, (left, top + height - below, width - int(44 * stage.point), below), size, QUIETER)
    put_text(stage, slide, written, top + height - below - int(GAP * stage.point))
    return slide, room(stage, sheet, written)


def put_figure(stage: Stage, slide: Slide, figure: Figure, sheet: Sheet, box: Box) -> None:
    """Put a figure into a box: as a timeline or a chart that can be edited where it is one, else as a picture."""
    picture = figure.picture
    spans = timelines_of(stage, figure, box)
    if len(spans) == 1:
        put_timeline(stage, slide, spans[0], sheet, box)
    elif isinstance(picture, Chart) and picture.series is not None:
        stage.drawn.append((len(stage.deck.slides) - 1, figure, box))
        put_chart(stage, slide, picture.series.drawn(figure.table, stage.words), picture.series, sheet, box)
    elif isinstance(picture, Numbers):
        put_numbers(stage, slide, picture, box)
    elif isinstance(picture, Grid) and (sizes := size_in(stage, picture, box)) is not None:
        stage.drawn.append((len(stage.deck.slides) - 1, figure, box))
        put_grid(stage, slide, picture, sheet, box, sizes)
    else:
        put_picture(stage, slide, figure, sheet, box)


def put_picture(stage: Stage, slide: Slide, figure: Figure, sheet: Sheet, box: Box) -> None:
    """Put a figure's picture into a box as large as it fits, below the text, with its alternative text."""
    if isinstance(figure.picture, Text) and not figure.picture.entries:
        return  # a day on which there was none: the title says it
    stage.drawn.append((len(stage.deck.slides) - 1, figure, box))
    svg, across, high = picture_svg(figure, box[2] / PIXEL, box[3] / PIXEL, stage.words)
    image = io.BytesIO(vl_convert.svg_to_png(svg, scale=FINENESS * max(1.0, min(box[2] / PIXEL / across, box[3] / PIXEL / high))))
    picture = slide.shapes.add_picture(image, *map(Emu, centred(box, across, high)))
    describe(slide, picture, sheet)


def picture_svg(figure: Figure, width: float, height: float, words: Words) -> tuple[str, float, float]:
    """Return a figure's picture for a place of a size in pixels as SVG, with its own width and height: it is enlarged into its place.

    A map or a chart that has a wide place is drawn smaller, so that its letters are read from the back of a room.
    """
    least = SMALLER if isinstance(figure.picture, Map) else 1.0  # a narrow map has no room for its key beside its scale
    larger = min(LARGER, max(least, width / LEAST_DRAWN)) if isinstance(figure.picture, Map | Chart) else 1.0
    return bare_svg(figure, width / larger, height / larger, words)


def centred(box: Box, across: float, high: float) -> Box:
    """Return where something of a width and a height stands in a box as large as it fits: at its top, in the middle."""
    left, top, width, height = box
    scale = min(width / across, height / high)
    size = (int(across * scale), int(high * scale))
    return (left + (width - size[0]) // 2, top, *size)


def describe(slide: Slide, picture, sheet: Sheet) -> None:
    """Give a picture or a film its name and its alternative text, and lay it behind the text."""
    picture._element.nvPicPr.cNvPr.set("descr", sheet.alt)
    picture.name = sheet.key
    tree = slide.shapes._spTree
    tree.remove(picture._element)
    tree.insert(2, picture._element)


def slide_of(figure: Figure, paper: Paper, words: Words = english, base: str = "", template: bytes | None = None) -> bytes:
    """Return a deck of a figure's slide, or slides where its account is long.

    Raises NotATemplate, in a sentence, for a template that is none.
    """
    stage = new_stage(paper, words, base, template)
    add_slides(stage, figure)
    return saved(stage, words(figure.finding))


def saved(stage: Stage, title: str) -> bytes:
    """Return a deck as a file, with its title and who made it."""
    stage.deck.core_properties.title, stage.deck.core_properties.author = title, stage.words(interface.ATLAS)
    file = io.BytesIO()
    stage.deck.save(file)
    return file.getvalue()
