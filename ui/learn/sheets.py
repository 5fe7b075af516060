"""What does a class write on? Worksheets of a set of questions, the pack of a lesson, the map and the timelines of a day to fill in: links to files made when asked for."""

import pandas as pd
import streamlit as st

from data.eras import years_around
from figures.html import markup
from learn.order import OPTIONS, SheetOrder
from publish.paper import PAPERS
from ui.look import visitor_words
from ui.take import labels
from words import Day, Span, Words, Year, sheets


def offer_worksheet(name: str, subject: str, count: int) -> None:
    """Draw the links to a set of questions as a worksheet and to its answers."""
    words = visitor_words()
    told = {"set": name, "n": str(count), "about": subject}
    links = [
        (title, address(words, "questions", ending, told, is_key))
        for title, ending, is_key in (
            (sheets.AS_PDF, "pdf", False),
            (sheets.AS_DOCX, "docx", False),
            (sheets.KEY_PDF, "pdf", True),
            (sheets.KEY_DOCX, "docx", True),
        )
    ]
    with st.container(key="worksheet"):
        st.caption(words(sheets.TAKE))
        st.html(markup("take.html", words, links=links, labels=labels()))


def offer_pack(key: str) -> None:
    """Draw the links to the printed pack of a lesson, its questions and its answers."""
    words, told = visitor_words(), {"lesson": key}
    links = [
        (sheets.PACK_PDF, address(words, "pack", "pdf", told)),
        (sheets.QUESTIONS_PDF, address(words, "lesson", "pdf", told)),
        (sheets.QUESTIONS_DOCX, address(words, "lesson", "docx", told)),
        (sheets.KEY_PDF, address(words, "lesson", "pdf", told, True)),
        (sheets.KEY_DOCX, address(words, "lesson", "docx", told, True)),
    ]
    with st.container(key="pack"):
        st.html(markup("take.html", words, links=links, labels=labels()))


def draw_blanks(day: pd.Timestamp, paper: str) -> None:
    """Draw the map and the timeline of a day as they are to be filled in, and offer them, and those of its era's years, as files."""
    words = visitor_words()
    of_day, years = {"date": f"{day:%Y-%m-%d}", "paper": paper}, years_around(day)
    first, last = (Year(int(year)) for year in years.split("-"))
    offered = [
        _sheet(words, sheets.MAP(day=Day(day)), "map", of_day, True),
        _sheet(words, sheets.TIMELINE_OF_DAY(day=Day(day)), "timeline", of_day, True),
        _sheet(words, sheets.TIMELINE(span=Span(first, last)), "timeline", {"years": years, "paper": paper}, False),
    ]
    st.html(markup("sheets.html", words, sheets=offered, labels=labels()))


def _sheet(words: Words, title, kind: str, told: dict[str, str], is_shown: bool) -> dict:
    """Return a sheet as its template has it; a picture is shown of what is one page on any paper."""
    forms = [(sheets.AS_PDF, "pdf", False), (sheets.KEY_PDF, "pdf", True), (sheets.KEY_DOCX, "docx", True)]
    if is_shown:
        forms[1:1] = [(sheets.AS_PNG, "png", False), (sheets.AS_SVG, "svg", False)]
    size = PAPERS["a4"]
    shown = told | {"paper": size.key}  # one picture for both papers: it is made once
    return {
        "title": title,
        "picture": address(words, kind, "png", shown) if is_shown else "",
        "width": size.width,
        "height": size.height,
        "links": [(name, address(words, kind, ending, told, is_key)) for name, ending, is_key in forms],
    }


def address(words: Words, kind: str, ending: str, told: dict[str, str], is_key: bool = False) -> str:
    """Return the address of a sheet's file below the atlas's own files."""
    choices = tuple((name, value) for name, value in told.items() if value != OPTIONS[kind][name])
    return f"sheet/{SheetOrder(kind, ending, choices, is_key, words.language).address}"
