"""How do dated accounts stand on slides? In two columns, as large as can be read, on as many slides as they need."""

from dataclasses import dataclass, replace

from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.slide import Slide
from pptx.util import Emu, Pt

from figures.pictures import Entry
from publish.stage import INKED, QUIETER, Box, Stage, paint, unstyled
from words import Words

SIZES = (20, 18, 16, 14, 13, 12)  # points; the last is the smallest that is read from the back of a room
LEAST = (11, 10, 9)  # for a single account that is longer than a column
BETWEEN, GUTTER, GAP = 10, 24, 7  # points: between accounts, between columns, and left of an account for its line
SHARES = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6)  # of a slide's height, to which accounts on several are held
SAFE = 0.975  # of a column's width, in which lines are counted: other programs break a narrow one a word earlier
COLUMNS, MORE = 2, 3  # the second where short accounts then need one slide only


@dataclass(frozen=True)
class Placed:
    """An account in its column of a slide: its top within the column and its height in English metric units."""

    entry: Entry
    column: int
    top: int
    height: int
    size: float
    columns: int


def told(entry: Entry, words: Words) -> list[tuple[str, bool, bool]]:
    """Return an account's paragraphs: text, is it bold, is it quiet."""
    parts = ((words.begun(entry.when), False, True), (entry.title, True, False), (entry.body, False, False))
    return [(words(text), is_bold, is_quiet) for text, is_bold, is_quiet in parts if text]


def slides_of(stage: Stage, entries: tuple[Entry, ...], box: Box) -> list[list[Placed]]:
    """Return accounts slide by slide: in the largest letters in which they need no more slides than in the smallest."""
    for size, columns in [*((size, COLUMNS) for size in SIZES), (SIZES[-1], MORE)]:
        slides = flowed(stage, entries, box, size, columns)
        if len(slides) == 1:
            break
    else:
        least = len(flowed(stage, entries, box, SIZES[-1], COLUMNS))
        tried = ((size, flowed(stage, entries, box, size, COLUMNS)) for size in SIZES)
        size, slides = next((size, slides) for size, slides in tried if len(slides) == least)
        for share in SHARES:  # the last slide is not to have what little is left over
            lower = flowed(stage, entries, (*box[:3], int(box[3] * share)), size, COLUMNS)
            if len(lower) > len(slides):
                break
            slides = lower
    return [evened(stage, placed, box) for placed in slides]


def evened(stage: Stage, placed: list[Placed], box: Box) -> list[Placed]:
    """Return a slide's accounts in columns as equal in height as they can be."""
    between = int(BETWEEN * stage.point)
    if placed[0].columns != COLUMNS:
        return placed

    def deep(part: list[Placed]) -> int:
        return sum(each.height + between for each in part)

    cut = min(range(1, len(placed) + 1), key=lambda n: max(deep(placed[:n]), deep(placed[n:])))
    if max(deep(placed[:cut]), deep(placed[cut:])) > box[3] + between:
        return placed
    found = []
    for column, part in enumerate((placed[:cut], placed[cut:])):
        found += [replace(each, column=column, top=deep(part[:n])) for n, each in enumerate(part)]
    return found


def across(stage: Stage, box: Box, columns: int) -> int:
    """Return the width of one of some columns in English metric units."""
    return int((box[2] - GUTTER * stage.point * (columns - 1)) / columns)


def flowed(stage: Stage, entries: tuple[Entry, ...], box: Box, size: float, columns: int) -> list[list[Placed]]:
    """Return accounts in letters of a size, each in the first column that has room after the one before it."""
    width, height = across(stage, box, columns) - int(GAP * stage.point), box[3]
    slides: list[list[Placed]] = [[]]
    column, top, safe = 0, 0, int(width * SAFE)
    for entry in entries:
        parts = [(text, is_bold) for text, is_bold, _ in told(entry, stage.words)]
        letters = stage.fitting(parts, safe, height, [size, *(least for least in LEAST if size == SIZES[-1])])
        high = int(stage.height_of(parts, letters, safe))
        if top and top + high > height:
            column, top = column + 1, 0
        if column == columns:
            slides.append([])
            column = 0
        slides[-1].append(Placed(entry, column, top, min(high, height), letters, columns))
        if high > height and size != SIZES[-1]:
            slides.append([])  # too large: the caller tries smaller letters
        top += high + int(BETWEEN * stage.point)
    return slides


def put_accounts(stage: Stage, slide: Slide, placed: list[Placed], box: Box) -> None:
    """Write a slide's accounts as text, a dashed line beside one that is in doubt."""
    gap = int(GAP * stage.point)
    for each in placed:
        width = across(stage, box, each.columns)
        x, y = box[0] + each.column * int(width + GUTTER * stage.point), box[1] + each.top
        shape = stage.write(slide, "", (x + gap, y, width - gap, each.height), each.size, INKED)
        frame = shape.text_frame
        for n, (text, is_bold, is_quiet) in enumerate(told(each.entry, stage.words)):
            paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            run = paragraph.runs[0] if paragraph.runs else paragraph.add_run()
            run.text, run.font.size, run.font.bold = text, Pt(stage.size(each.size)), is_bold
            run.font.color.theme_color = QUIETER if is_quiet else INKED
        beside = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(Emu, (x, y, x, y + each.height)))
        unstyled(beside)
        paint(beside.line.color, INKED, 0.5)
        beside.line.width = Pt(1)
        if each.entry.is_doubtful:
            beside.line.dash_style = MSO_LINE_DASH_STYLE.DASH
