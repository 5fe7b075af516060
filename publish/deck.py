"""How does a briefing become a deck? Each slide from live figures, with the speaker's notes, and a last slide that lists every source."""

import io

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.presentation import Presentation as Deck

from data.load import as_of, package
from figures.figure import Figure
from publish.briefing import Briefing, Slide
from publish.paper import PAPERS, Paper
from publish.sheet import Sheet, sheet_of
from publish.slide import FOOT, MARGIN, POINT, Box, add_slides, begin, new_deck, notes_of, number, put_picture, put_title, write
from words import Day, Words, english, interface, say

SOURCES_ON_A_SLIDE = 18
SOURCES_TITLE = say("Sources")
MADE = say("{title}, version {version}, data as of {day}")
TEXT = 18  # points


def deck_of(briefing: Briefing, paper: Paper = PAPERS["16x9"], words: Words = english, base: str = "") -> bytes:
    """Return a briefing as a PowerPoint file. Raises ValueError, in a sentence, for an address that means no figure."""
    deck = new_deck(paper)
    used: list[Figure] = []
    for slide in briefing.slides:
        figures = slide.figures()
        used += figures
        ADD[slide.kind](deck, slide, figures, words, base)
    add_sources(deck, used, words)
    deck.core_properties.title, deck.core_properties.author = briefing.title, words(interface.ATLAS)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def add_title(deck: Deck, slide: Slide, figures: list[Figure], words: Words, base: str) -> None:
    """Add a slide that has a title, a line under it, and what the deck was made from."""
    added = deck.slides.add_slide(deck.slide_layouts[0])
    width, height = int(deck.slide_width), int(deck.slide_height)
    title = added.shapes.title
    put_title(added, slide.title, width - 2 * MARGIN)
    title.top = height // 2 - title.height
    made = MADE(title=interface.ATLAS, version=package()["version"], day=Day(as_of()))
    write(added, slide.text, (MARGIN, height // 2 + 8 * POINT, width - 2 * MARGIN, 80 * POINT), TEXT, MSO_THEME_COLOR.DARK_2)
    write(added, words(made), (MARGIN, height - 40 * POINT, width - 2 * MARGIN, 16 * POINT), FOOT + 2, MSO_THEME_COLOR.DARK_2)
    added.notes_slide.notes_text_frame.text = slide.note


def add_text(deck: Deck, slide: Slide, figures: list[Figure], words: Words, base: str) -> None:
    """Add a slide of a title and a text."""
    added = deck.slides.add_slide(deck.slide_layouts[0])
    width, height = int(deck.slide_width), int(deck.slide_height)
    put_title(added, slide.title, width - 2 * MARGIN)
    write(added, slide.text, (MARGIN, 110 * POINT, width - 2 * MARGIN, height - 160 * POINT), TEXT, MSO_THEME_COLOR.DARK_1)
    number(added, deck, (width - MARGIN - 36 * POINT, height - 26 * POINT, 36 * POINT, 14 * POINT))
    added.notes_slide.notes_text_frame.text = slide.note


def add_figure(deck: Deck, slide: Slide, figures: list[Figure], words: Words, base: str) -> None:
    """Add a figure's slide or slides."""
    add_slides(deck, figures[0], words, base, slide.title, slide.note)


def add_pair(deck: Deck, slide: Slide, figures: list[Figure], words: Words, base: str) -> None:
    """Add two figures side by side, each under its own finding."""
    one, other = (sheet_of(figure, words, base) for figure in figures)
    together = Sheet(
        key=f"{one.key}-{other.key}",
        finding=one.finding,
        unit=one.unit if one.unit == other.unit else f"{one.unit} {other.unit}",
        alt=f"{one.alt} {other.alt}",
        doubt=one.doubt or other.doubt,
        source=one.source if one.source == other.source else f"{one.source} {other.source}",
        as_of=one.as_of if one.as_of == other.as_of else f"{one.as_of} {other.as_of}",
        atlas=one.atlas,
        licence=one.licence,
        disclaimer=one.disclaimer or other.disclaimer,
        address=f"{one.address} {other.address}",
        notes=tuple(dict.fromkeys([*one.notes, *other.notes])),
        sources=tuple(dict.fromkeys([*one.sources, *other.sources])),
    )
    added, (left, top, width, height) = begin(deck, together, slide.title or one.finding)
    half, head = (width - 16 * POINT) // 2, 36 * POINT
    for n, (figure, sheet) in enumerate(zip(figures, (one, other), strict=True)):
        x = left + n * (half + 16 * POINT)
        write(added, sheet.finding, (x, top, half, head), 14, MSO_THEME_COLOR.DARK_1, True)
        box: Box = (x, top + head + 4 * POINT, half, height - head - 4 * POINT)
        put_picture(added, figure, sheet, box, words)
    added.notes_slide.notes_text_frame.text = "\n".join(filter(None, [slide.note, notes_of(together, words)]))


def add_sources(deck: Deck, figures: list[Figure], words: Words) -> None:
    """Add the last slides: every source behind the deck's figures, once."""
    rows = dict.fromkeys(source for figure in figures for source in sheet_of(figure, words).sources)
    told = [", ".join(part for part in (title, publisher) if part) for title, publisher, _ in rows]
    width, height = int(deck.slide_width), int(deck.slide_height)
    for start in range(0, len(told), SOURCES_ON_A_SLIDE * 2):
        added = deck.slides.add_slide(deck.slide_layouts[0])
        put_title(added, words(SOURCES_TITLE), width - 2 * MARGIN)
        across = (width - 2 * MARGIN - 24 * POINT) // 2
        for n in range(2):
            part = told[start + n * SOURCES_ON_A_SLIDE : start + (n + 1) * SOURCES_ON_A_SLIDE]
            lines = [line if len(line) <= 78 else f"{line[:77]}…" for line in part]
            box = (MARGIN + n * (across + 24 * POINT), 100 * POINT, across, height - 140 * POINT)
            if lines:
                write(added, "\n".join(lines), box, FOOT, MSO_THEME_COLOR.DARK_1)
        number(added, deck, (width - MARGIN - 36 * POINT, height - 26 * POINT, 36 * POINT, 14 * POINT))


ADD = {"title": add_title, "text": add_text, "figure": add_figure, "pair": add_pair}
