"""How is a sheet that was ordered made? Its pages or its document, in the form that is wanted."""

import io
import re

import pandas as pd
import vl_convert
from pypdf import PdfWriter

from data.eras import FIRST_DAY
from data.load import as_of
from learn.blank import map_key, map_page, of_day, of_years, timeline_key, timeline_pages
from learn.lesson import Lesson, lessons
from learn.lesson_sheet import lesson_answers, lesson_sheet
from learn.order import OPTIONS, SheetOrder, StoryOrder
from learn.pack import pack
from learn.printed import printed
from learn.story import briefing_of, stories
from learn.worksheet import Asked, answer_sheet, worksheet
from publish.addresses import day_of, year_of
from publish.decks import deck_made
from publish.document import Document
from publish.document_docx import docx_of
from publish.document_pdf import pdf_of
from publish.order import read_deck
from publish.paper import PAPERS
from publish.pdf import pdf_page
from words import Words
from words.language import words_of

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "svg": "image/svg+xml",
    "png": "image/png",
}
SCALE = 2  # pixels of a PNG for each of a page


def made(order: SheetOrder) -> tuple[str, str, bytes]:
    """Return an order's file: its name, its media type, its bytes. Raises ValueError, in a sentence, when there is none."""
    told, words = OPTIONS[order.kind] | dict(order.choices), words_of(order.lang)
    sheet = MAKERS[order.kind](told, order, words)
    body = as_file(sheet, order.ending) if isinstance(sheet, Document) else as_picture(sheet, order.ending)
    return name_of(order), MEDIA[order.ending], body


def story_made(order: StoryOrder) -> tuple[str, str, bytes]:
    """Return a story's file: its name, its media type, its bytes. Raises ValueError, in a sentence, for a form that there is not."""
    story, words = stories()[order.story], words_of(order.lang)
    if order.ending in ("pdf", "docx"):
        body = as_file(printed(story, words, order.base), order.ending)
        return f"blue-helmets-story-{story.key}.{order.ending}", MEDIA[order.ending], body
    told = briefing_of(story, words).as_json()
    file = deck_made(read_deck(told, order.ending, {"lang": order.lang}, order.base))
    return file.name, file.media_type, file.body


def name_of(order: SheetOrder) -> str:
    """Return a name that tells what a file is: `blue-helmets-map-1994-07-15-a3-answers.pdf`."""
    parts = [order.kind, *(value for option, value in order.choices if option != "names"), "answers" if order.is_key else ""]
    slug = "-".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts if part)
    return f"blue-helmets-{slug[:100]}.{order.ending}"


def as_file(told: Document, ending: str) -> bytes:
    """Return a document as PDF or DOCX."""
    return docx_of(told) if ending == "docx" else pdf_of(told)


def as_picture(pages: list[str], ending: str) -> bytes:
    """Return pages as one PDF file, or a single one as SVG or PNG. Raises ValueError, in a sentence, for several in a form of one."""
    if ending != "pdf" and len(pages) > 1:
        raise ValueError(f"this needs {len(pages)} pages, and a file that ends in {ending} has one: take a PDF or fewer years")
    if ending == "svg":
        return pages[0].encode("utf-8")
    if ending == "png":
        return vl_convert.svg_to_png(pages[0], scale=SCALE)
    written = PdfWriter()
    for page in pages:
        written.append(io.BytesIO(pdf_page(page)), import_outline=False)
    file = io.BytesIO()
    written.write(file)
    return file.getvalue()


def questions(told: dict[str, str], order: SheetOrder, words: Words) -> Document:
    """Return a set of questions, or its answers."""
    asked = Asked(told["set"], told["about"], int(told["n"]))
    return (answer_sheet if order.is_key else worksheet)(asked, words, order.base)


def blank_map(told: dict[str, str], order: SheetOrder, words: Words) -> Document | list[str]:
    """Return the blank map of a day, or its key."""
    day = day_in(told)
    if order.is_key:
        return map_key(day, words, order.base)
    return [map_page(day, PAPERS[told["paper"]], words, order.base, told["names"] == "yes")]


def blank_timeline(told: dict[str, str], order: SheetOrder, words: Words) -> Document | list[str]:
    """Return the blank timeline of some years or of the operations of a day, or its key."""
    line = of_years(years_in(told["years"])) if told["years"] else of_day(day_in(told))
    if order.is_key:
        return timeline_key(line, words, order.base)
    return timeline_pages(line, PAPERS[told["paper"]], words, order.base, told["names"] == "yes")


def lesson(told: dict[str, str], order: SheetOrder, words: Words) -> Document:
    """Return a lesson's questions, or its model answers."""
    return (lesson_answers if order.is_key else lesson_sheet)(lesson_in(told), words, order.base)


def packed(told: dict[str, str], order: SheetOrder, words: Words) -> Document:
    """Return the printed pack of a lesson."""
    return pack(lesson_in(told), words, order.base)


def lesson_in(told: dict[str, str]) -> Lesson:
    """Return the lesson that is asked for. Raises ValueError, in a sentence, when there is none."""
    if told["lesson"] not in lessons():
        raise ValueError(f"no lesson {told['lesson'][:40]!r}; there are {', '.join(lessons())}")
    return lessons()[told["lesson"]]


def day_in(told: dict[str, str]) -> pd.Timestamp:
    """Return the day that is asked for, the atlas's own where none is. Raises ValueError, in a sentence, for what is no day."""
    return max(day_of("date", told["date"]), FIRST_DAY) if told["date"] else as_of()


def years_in(text: str) -> str:
    """Return years such as 1988-1996, of one year also twice. Raises ValueError, in a sentence, for what are none."""
    first, _, last = text.partition("-")
    if year_of(first) > year_of(last or first):
        raise ValueError(f"years={text!r} end before they begin")
    return f"{first}-{last or first}"


MAKERS = {"questions": questions, "map": blank_map, "timeline": blank_timeline, "lesson": lesson, "pack": packed}
