"""How does a briefing become a deck? Each slide from live figures, with the speaker's notes, and a last slide that lists every source."""

from copy import deepcopy
from dataclasses import replace

from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu

from data.load import as_of, package
from figures.figure import Figure
from publish.briefing import Briefing, Slide
from publish.moving import add_film
from publish.paper import PAPERS, Paper
from publish.sheet import Sheet, sheet_of
from publish.slide import add_slides, begin, put_figure, saved
from publish.speech import MOST_LISTED, notes_of
from publish.stage import INKED, QUIETER, Box, Stage, new_stage, paint, unstyled
from publish.timeline import ACCENTS
from publish.written import Written, put_mark
from words import Day, Words, english, interface, say

MADE = say("{title}, version {version}, data as of {day}")
SOURCES_TITLE = say("Sources")
MORE_SOURCES = say("Sources ({n}/{all})")
OF_PUBLISHER = say("{publisher}: {titles}.")
NO_PUBLISHER = say("Others")
FRONT, UNDER, TEXT, SMALL = 40, 20, 20, 9  # points
SOURCED = (14, 12, 11, 10, 9)  # points of the list of sources: as large as it fits on one slide
GUTTER, HEADING, ABOVE = 24, 14, 12  # points
COLUMNS = 2
SHARES = [1 - n / 20 for n in range(1, 20)]  # of a slide's height, to which the list of sources is held


def staged(
    briefing: Briefing, paper: Paper = PAPERS["16x9"], words: Words = english, base: str = "", template: bytes | None = None
) -> Stage:
    """Return a briefing as a deck that is not yet a file, with what was drawn where.

    Raises ValueError, in a sentence, for an address that means no figure, NotATemplate for a template that is none.
    """
    stage = replace(new_stage(paper, words, base, template), has_sources=True)
    used: list[Figure] = []
    for slide in briefing.slides:
        figures = slide.figures()
        used += figures
        ADD[slide.kind](stage, slide, figures)
    add_sources(stage, used)
    return stage


def deck_of(
    briefing: Briefing, paper: Paper = PAPERS["16x9"], words: Words = english, base: str = "", template: bytes | None = None
) -> bytes:
    """Return a briefing as a PowerPoint file, in the look of a template (a .potx or .pptx file's bytes) where one is given.

    Raises ValueError, in a sentence, for an address that means no figure, NotATemplate for a template that is none.
    """
    return saved(staged(briefing, paper, words, base, template), briefing.title)


def add_title(stage: Stage, slide: Slide, figures: list[Figure]) -> None:
    """Add a slide that has a title, a line under it, and what the deck was made from."""
    added = stage.add(slide.title, "titleOnly" if stage.is_own else "title")
    left, top, width, height = stage.body
    middle, point = top + int(height * 0.42), stage.point
    size = stage.fitting([(slide.title, True)], width, int(150 * point), [FRONT, FRONT - 8, FRONT - 14])
    high = int(stage.height_of([(slide.title, True)], size, width)) + int(4 * point)
    title = added.shapes.title
    if stage.is_own:
        title.left, title.top, title.width, title.height = map(Emu, (left, middle - high, width, high))
        title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        for run in title.text_frame.paragraphs[0].runs:
            run.font.size = Emu(int(stage.size(size) * 12_700))
        bar = added.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, *map(Emu, (left, middle + int(10 * point), int(72 * point), int(4 * point)))
        )
        unstyled(bar)
        bar.fill.solid()
        paint(bar.fill.fore_color, ACCENTS[0])
        bar.line.fill.background()
    made = MADE(title=interface.ATLAS, version=package()["version"], day=Day(as_of()))
    if slide.text:
        under = None if stage.is_own else subtitle_box(stage, added.slide_layout)
        stage.write(added, slide.text, under or (left, middle + int(26 * point), width, int(110 * point)), UNDER, QUIETER)
    deep = int(18 * point)
    stage.write(added, stage.words(made), (left, top + height - deep, width - int(44 * point), deep), SMALL + 2, QUIETER)
    added.notes_slide.notes_text_frame.text = slide.note


def subtitle_box(stage: Stage, layout) -> Box | None:
    """Return where a template's layout has what stands below the title of a deck, or None where it has no place on the slide."""
    for holder in layout.placeholders:
        is_below = holder.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE
        if is_below and holder.top + holder.height <= stage.deck.slide_height:
            return (int(holder.left), int(holder.top), int(holder.width), int(holder.height))
    return None


def add_text(stage: Stage, slide: Slide, figures: list[Figure]) -> None:
    """Add a slide of a title and a text, as large as it fits."""
    added = stage.add(slide.title)
    left, top, width, height = stage.body
    parts = [(line, False) for line in slide.text.split("\n")]
    size = stage.fitting(parts, width, height - int(20 * stage.point), [TEXT, 18, 16, 14, 12, 10])
    stage.write(added, slide.text, (left, top + int(ABOVE * stage.point), width, height - int(20 * stage.point)), size, INKED)
    added.notes_slide.notes_text_frame.text = slide.note


def add_figure(stage: Stage, slide: Slide, figures: list[Figure]) -> None:
    """Add a figure's slide or slides."""
    add_slides(stage, figures[0], slide.title, slide.note, written(slide))


def written(slide: Slide) -> Written:
    """Return what was written under and on a slide's picture."""
    return Written(slide.text, slide.mark, slide.place)


def add_moving(stage: Stage, slide: Slide, figures: list[Figure]) -> None:
    """Add a film's slide."""
    add_film(stage, slide.moving, figures[0], slide.title, slide.note, written(slide))


def both(one: Sheet, other: Sheet) -> Sheet:
    """Return what is written around two figures on one slide."""

    def together(name: str) -> str:
        return " ".join(dict.fromkeys(filter(None, (getattr(one, name), getattr(other, name)))))

    return replace(
        one,
        key=f"{one.key}-{other.key}",
        unit=together("unit"),
        alt=together("alt"),
        doubt=one.doubt or other.doubt,
        source=together("source"),
        as_of=together("as_of"),
        disclaimer=one.disclaimer or other.disclaimer,
        address=together("address"),
        notes=tuple(dict.fromkeys([*one.notes, *other.notes])),
        sources=tuple(dict.fromkeys([*one.sources, *other.sources])),
    )


def add_pair(stage: Stage, slide: Slide, figures: list[Figure]) -> None:
    """Add two figures side by side, each under its own finding."""
    one, other = (sheet_of(figure, stage.words, stage.base) for figure in figures)
    added, (left, top, width, height) = begin(stage, both(one, other), slide.title or one.finding, written(slide))
    gap = int(16 * stage.point)
    half = (width - gap) // 2
    head = int(max(stage.height_of([(sheet.finding, True)], HEADING, half) for sheet in (one, other)))
    for n, (figure, sheet) in enumerate(zip(figures, (one, other), strict=True)):
        x, below = left + n * (half + gap), head + int(6 * stage.point)
        stage.write(added, sheet.finding, (x, top, half, head), HEADING, INKED, True)
        box: Box = (x, top + below, half, height - below)
        put_figure(stage, added, figure, sheet, box)
    put_mark(stage, added, written(slide), (left, top + head, width, height - head))
    told = [notes_of(figure, sheet, stage.words, most=MOST_LISTED) for figure, sheet in zip(figures, (one, other), strict=True)]
    added.notes_slide.notes_text_frame.text = "\n\n".join(filter(None, [slide.note, *told]))


def add_sources(stage: Stage, figures: list[Figure]) -> None:
    """Add the last slides: every source behind the deck's figures, once, by who published it."""
    left, top, width, height = stage.body
    gutter, above = int(GUTTER * stage.point), int(ABOVE * stage.point)
    across = (width - gutter) // COLUMNS
    room, told = height - above - int(20 * stage.point), by_publisher(stage, figures)
    for size in SOURCED:
        columns = in_columns(stage, told, size, across, room)
        if len(columns) <= COLUMNS:
            break
    most = -(-len(columns) // COLUMNS) * COLUMNS
    for share in SHARES:  # columns of about one height
        lower = in_columns(stage, told, size, across, int(room * share))
        if len(lower) > most:
            break
        columns = lower
    slides = [columns[n : n + COLUMNS] for n in range(0, len(columns), COLUMNS)]
    for n, part in enumerate(slides, 1):
        title = SOURCES_TITLE if len(slides) == 1 else MORE_SOURCES(n=n, all=len(slides))
        added = stage.add(stage.words(title))
        for k, rows in enumerate(part):
            box = (left + k * (across + gutter), top + above, across, room)
            shape = stage.write(added, "\n".join(rows), box, size, INKED)
            for paragraph in shape.text_frame.paragraphs:
                lift_publisher(paragraph)


def lift_publisher(paragraph) -> None:
    """Write in bold what stands before a paragraph's colon: who published what follows."""
    run = paragraph.runs[-1]
    head, colon, rest = run.text.partition(": ")
    if colon:
        after = deepcopy(run._r)
        run.text, run.font.bold = head + colon, True
        run._r.addnext(after)
        paragraph.runs[-1].text = rest


def by_publisher(stage: Stage, figures: list[Figure]) -> list[str]:
    """Return a paragraph for each publisher of a deck's sources: those of most sources first."""
    found: dict[str, dict[str, None]] = {}
    for figure in figures:
        for title, publisher, _ in sheet_of(figure, stage.words).sources:
            found.setdefault(publisher, {})[title] = None
    told = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    return [
        stage.words(OF_PUBLISHER(publisher=publisher or stage.words(NO_PUBLISHER), titles="; ".join(titles)))
        for publisher, titles in told
    ]


def in_columns(stage: Stage, paragraphs: list[str], size: float, width: int, height: int) -> list[list[str]]:
    """Return paragraphs in letters of a size in columns no higher than `height`; one that is longer goes on in the next."""
    columns: list[list[str]] = [[]]
    for paragraph in paragraphs:
        words = paragraph.split()
        while words:
            fits = most_words(stage, columns[-1], words, size, width, height)
            if fits:
                columns[-1].append(" ".join(words[:fits]))
                words = words[fits:]
            if words:
                columns.append([])
    return columns


def most_words(stage: Stage, above: list[str], words: list[str], size: float, width: int, height: int) -> int:
    """Return how many of some words still have room in a column below what stands in it; at least one in an empty one."""
    left = height - stage.height_of([(text, False) for text in above], size, width)

    def has_room(n: int) -> bool:
        return stage.height_of([(" ".join(words[:n]), False)], size, width) <= left

    low, high = (0 if above else 1), len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if has_room(middle) else (low, middle - 1)
    return low


ADD = {"title": add_title, "text": add_text, "figure": add_figure, "pair": add_pair, "film": add_moving}
