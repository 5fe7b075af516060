"""How does a film stand on a slide? As a film that PowerPoint plays, with a picture of its last day before it begins."""

import io
from dataclasses import replace

import vl_convert
from pptx.slide import Slide
from pptx.util import Emu

from figures.figure import Figure
from geo.browser import web_files
from publish.film.frame import HEIGHT, WIDTH, svg_of
from publish.film.moments import Moment, moments
from publish.film.shelf import Film
from publish.sheet import Sheet, sheet_of
from publish.slide import NOTHING, begin, centred, describe
from publish.speech import cited, notes_of
from publish.stage import Stage
from publish.written import Written, put_mark
from words import Words, english, say

TYPE = "video/mp4"
PLAY = say("In PowerPoint the film begins with a click. Its turning points:")


def sheet_of_film(film: Film, figure: Figure, words: Words = english, base: str = "") -> Sheet:
    """Return what is written around a film: that of the map of its last day, with the film's own headline."""
    sheet = sheet_of(figure, words, base)
    told = {"finding": words(film.finding), "unit": words(film.unit), "alt": words(film.alt)}
    return replace(sheet, key=f"film-{film.key}", **told)


def poster(film: Film, words: Words = english, theme: str = "light") -> str:
    """Return the picture that stands for a film, of its last day, as SVG of WIDTH by HEIGHT pixels."""
    return svg_of(Moment(film.last), theme, words)


def notes_of_film(film: Film, figure: Figure, sheet: Sheet, words: Words, note: str = "") -> str:
    """Return the speaker's notes to a film: its turning points, each with its source, before what the map's notes say."""
    turns = [moment for moment in moments(film.first, film.last, film.months) if moment.caption]
    told = [f"{words(turn.caption)} {cited(turn.source_id, turn.locator, words)}".strip() for turn in turns]
    head = [words(PLAY), *told] if told else []
    return notes_of(figure, sheet, words, "\n\n".join(filter(None, [note, "\n".join(head)])))


def film_notes(film: Film, figure: Figure, words: Words) -> str:
    """Return what follows the speaker's own note to a film."""
    return notes_of_film(film, figure, sheet_of_film(film, figure, words), words)


def add_film(stage: Stage, film: Film, figure: Figure, title: str = "", note: str = "", written: Written = NOTHING) -> Slide:
    """Add a film's slide to a deck and return it; `figure` is the map of its last day."""
    sheet = sheet_of_film(film, figure, stage.words, stage.base)
    slide, box = begin(stage, sheet, title or sheet.finding, written)
    stage.drawn.append((len(stage.deck.slides) - 1, film, box))
    picture = io.BytesIO(vl_convert.svg_to_png(poster(film, stage.words)))
    body = io.BytesIO(web_files()[film.file].body)
    put_mark(stage, slide, written, box)
    movie = slide.shapes.add_movie(body, *map(Emu, centred(box, WIDTH, HEIGHT)), poster_frame_image=picture, mime_type=TYPE)
    describe(slide, movie, sheet)
    slide.notes_slide.notes_text_frame.text = notes_of_film(film, figure, sheet, stage.words, note)
    return slide
