"""How does a briefing become a page that shows itself? One file with all its slides, driven by web/present/show.js, that asks no network."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch

import vl_convert

from charts.look import Look
from charts.specification import specification
from charts.theme import style_sheet
from data.load import as_of, package
from figures.figure import Figure
from figures.html import markup
from figures.pictures import Chart, Entry, Grid, Map, Numbers, Text
from geo.browser import web_files
from publish.briefing import Briefing, Slide
from publish.drawing import bare_svg
from publish.moving import TYPE, notes_of_film, poster, sheet_of_film
from publish.page import bundle
from publish.paper import drawn_in
from publish.sheet import Sheet, sheet_of
from publish.speech import notes_of
from words import Day, Words, english, interface, say

WIDTH, HEIGHT = 1216, 500  # pixels of a picture on a slide of 1280 by 720
DRAWN = 940  # pixels for which a chart is drawn before it is enlarged: it is read from the back of a room
ENTRIES = 6  # accounts on a slide
SOURCES_ON_A_SLIDE = 48
PROGRAM = ("keys", "move", "speaker", "show")  # the modules of web/present, each after what it uses
MADE = say("{title}, version {version}, data as of {day}")
LABELS = {
    "of": say("Slide {n} of {count}"),
    "next": say("Next: {title}"),
    "end": say("End of the briefing"),
    "note": say("Note to the speaker"),
    "no_note": say("This slide has no note."),
    "clock": say("Since the beginning"),
}
HELP = say(
    "Arrows, space or a clicker turn the slides; P shows the speaker's view, W in a window of its own, B a black screen, F fills the screen, K stops a film."
)


@dataclass(frozen=True)
class Picture:
    """A picture on a slide: what it says, its HTML, or its chart as JSON, and whether it can be moved like a map."""

    finding: str
    alt: str
    html: str = ""
    chart: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Shown:
    """A slide as it is written into the page."""

    kind: str
    title: str
    unit: str = ""
    text: str = ""
    pictures: tuple[Picture, ...] = ()
    foot: tuple[str, ...] = ()
    note: str = ""
    mark: str = ""
    place: str = ""


def show_of(briefing: Briefing, theme: str = "light", words: Words = english, base: str = "") -> bytes:
    """Return a briefing as an HTML file that behaves like a show, in one theme (light, dark).

    Raises ValueError, in a sentence, for an address that means no figure.
    """
    used: list[Figure] = []
    shown: list[Shown] = []
    for slide in briefing.slides:
        figures = slide.figures()
        used += figures
        shown += slides_of(slide, figures, theme, words, base)
    shown += sources_of(used, words)
    page = markup(
        "deck.html",
        words,
        title=briefing.title or interface.ATLAS,
        theme=drawn_in(theme),
        style=style_sheet(),
        slides=shown,
        bundle=bundle() if any(picture.chart for each in shown for picture in each.pictures) else "",
        program=program(),
        form=web_files()["present/show.css"].body.decode("utf-8"),
        labels=as_script({name: words(message.text) for name, message in LABELS.items()}),
        help=HELP,
    )
    return page.encode("utf-8")


def program() -> str:
    """Return the program of the show in one piece: a file that stands alone has no modules beside it to import."""
    text = "\n".join(web_files()[f"present/{name}.js"].body.decode("utf-8") for name in PROGRAM)
    return re.sub(r"^(import [^;]*;|export )", "", text, flags=re.MULTILINE)


def as_script(value) -> str:
    """Return a value as JSON that no text in it can end."""
    return json.dumps(value, ensure_ascii=True).replace("<", "\\u003c")


def slides_of(slide: Slide, figures: list[Figure], theme: str, words: Words, base: str) -> Iterable[Shown]:
    """Return what a slide becomes: one, or for a long account as many as it needs."""
    if not figures:
        made = MADE(title=interface.ATLAS, version=package()["version"], day=Day(as_of()))
        foot = (words(made),) if slide.kind == "title" else ()
        return [Shown(slide.kind, slide.title, text=slide.text, foot=foot, note=slide.note)]
    if slide.kind == "film":
        return [shown_film(slide, figures[0], theme, words, base)]
    sheets = [sheet_of(figure, words, base) for figure in figures]
    foot = tuple(dict.fromkeys(line for sheet in sheets for line in foot_lines(sheet)))
    if len(figures) == 2:
        pictures = tuple(drawn(figure.picture, figure, WIDTH // 2 - 16, theme, words) for figure in figures)
        note = "\n\n".join(
            notes_of(*each, words, slide.note if n == 0 else "") for n, each in enumerate(zip(figures, sheets, strict=True))
        )
        return [
            Shown(
                "pair", slide.title, text=slide.text, pictures=pictures, foot=foot, note=note, mark=slide.mark, place=slide.place
            )
        ]
    [figure], [sheet] = figures, sheets
    title, parts = slide.title or sheet.finding, parts_of(figure)
    return [
        Shown(
            "figure",
            title if len(parts) == 1 else f"{title} ({n}/{len(parts)})",
            unit=sheet.unit,
            text=slide.text,
            pictures=(drawn(part, figure, WIDTH, theme, words),),
            foot=foot,
            note=notes_of(figure, sheet, words, slide.note, part.entries if len(parts) > 1 else None),
            mark=slide.mark if n == 1 else "",
            place=slide.place,
        )
        for n, part in enumerate(parts, 1)
    ]


def shown_film(slide: Slide, figure: Figure, theme: str, words: Words, base: str) -> Shown:
    """Return a film's slide: the file is in the page."""
    film = slide.moving
    sheet = sheet_of_film(film, figure, words, base)
    still = vl_convert.svg_to_png(poster(film, words, drawn_in(theme)))
    html = markup(
        "deck_film.html",
        words,
        film=f"data:{TYPE};base64,{b64encode(web_files()[film.file].body).decode('ascii')}",
        poster=f"data:image/png;base64,{b64encode(still).decode('ascii')}",
        alt=sheet.alt,
    )
    return Shown(
        "film",
        slide.title or sheet.finding,
        unit=sheet.unit,
        text=slide.text,
        pictures=(Picture(sheet.finding, sheet.alt, html, kind="film"),),
        foot=tuple(foot_lines(sheet)),
        note=notes_of_film(film, figure, sheet, words, slide.note),
        mark=slide.mark,
        place=slide.place,
    )


def foot_lines(sheet: Sheet) -> list[str]:
    """Return the lines at a slide's foot: source, horizon and the atlas, the doubt mark, the disclaimer."""
    return [line for line in (f"{sheet.source} {sheet.as_of} {sheet.atlas}", sheet.doubt, *sheet.disclaimer) if line]


def parts_of(figure: Figure) -> list:
    """Return a figure's picture, a long account in parts that a slide can hold."""
    picture = figure.picture
    if not isinstance(picture, Text) or len(picture.entries) <= ENTRIES:
        return [picture]
    return [
        Text(picture.entries[n : n + ENTRIES], picture.shape, picture.height) for n in range(0, len(picture.entries), ENTRIES)
    ]


@singledispatch
def drawn(picture, figure: Figure, width: int, theme: str, words: Words) -> Picture:
    """Return a picture of a figure for a slide: an SVG drawn in the theme, where it is neither chart nor made of text."""
    svg, _, _ = bare_svg(figure, width, HEIGHT, words, theme)
    return Picture(words(figure.finding), words(figure.alt), svg, kind="map" if isinstance(picture, Map) else "svg")


@drawn.register
def _(picture: Chart, figure: Figure, width: int, theme: str, words: Words) -> Picture:
    chart = picture.low if picture.low and picture.height > HEIGHT else picture
    spec = specification(chart.draw, Look("live", min(width, DRAWN), words))
    return Picture(words(figure.finding), words(figure.alt), chart=as_script(spec), kind="chart")


@drawn.register
def _(picture: Numbers, figure: Figure, width: int, theme: str, words: Words) -> Picture:
    html = markup("deck_numbers.html", words, picture=picture)
    return Picture(words(figure.finding), words(figure.alt), html, kind="numbers")


@drawn.register
def _(picture: Grid, figure: Figure, width: int, theme: str, words: Words) -> Picture:
    html = markup("grid.html", words, headings=picture.headings, rows=picture.rows, alt=figure.alt)
    return Picture(words(figure.finding), words(figure.alt), html, kind="table")


@drawn.register
def _(picture: Text, figure: Figure, width: int, theme: str, words: Words) -> Picture:
    return Picture(words(figure.finding), words(figure.alt), entries_html(picture.entries, words), kind="text")


def entries_html(entries: Iterable[Entry], words: Words) -> str:
    """Return accounts as they stand on a slide: when, what, a sentence or two."""
    return markup("deck_entries.html", words, entries=entries)


def sources_of(figures: list[Figure], words: Words) -> list[Shown]:
    """Return the last slides: every source behind the figures, once."""
    rows = dict.fromkeys(source for figure in figures for source in sheet_of(figure, words).sources)
    told = [", ".join(part for part in (title, publisher) if part) for title, publisher, _ in rows]
    title = words(interface.SOURCES)
    count = -(-len(told) // SOURCES_ON_A_SLIDE)
    each = -(-len(told) // max(1, count))  # on each about as many, so that their letters are as large
    return [Shown("sources", title, text="\n".join(told[n : n + each])) for n in range(0, len(told), max(1, each))]
