"""How does the atlas stand in another's page? A figure alone, as its address says, and a line that leads to the atlas."""

from urllib.parse import urlencode

import streamlit as st

from data.load import as_of
from figures.figure import Figure
from figures.html import markup
from figures.pages import parted
from figures.pictures import Map
from publish.addresses import figure_called
from ui.frame import set_title
from ui.look import visitor_words
from ui.view import literal
from words import interface, notices

FIGURE = "figure"  # what names it in the address
AROUND = 150  # pixels of headline, unit and sources around a picture
BAR = 400  # pixels of time bar and timeline below the map


def asked() -> Figure | None:
    """Return the figure that the address asks for, by what else it says; None when there is no such figure."""
    choices = st.query_params.to_dict()
    key = choices.pop(FIGURE, "map")
    if choices.get("date") == f"{as_of():%Y-%m-%d}":
        del choices["date"]  # the atlas's own day, which the view writes into every address: nobody chose it
    try:
        figure = figure_called(key, choices)
    except ValueError:
        return None
    set_title(figure.finding)
    return figure


def say_whose() -> None:
    """Name whose page it is, before all headings on it, for who does not see that it is a part of another's."""
    with st.container(key="whose"):
        st.html(markup("whose.html", visitor_words(), heading=interface.ATLAS))


def say_none() -> None:
    """Say that there is no such figure."""
    sentence = notices.NO_FIGURE(text=literal(st.query_params.get(FIGURE, "")))
    st.html(markup("notices.html", visitor_words(), notices=[sentence]))


def lead_back(figure: Figure | None = None) -> None:
    """Draw the line under what is embedded: whose it is, the way there in a window of its own, and the disclaimer where borders are."""
    said = {name: text for name, text in st.query_params.to_dict().items() if name not in (FIGURE, "embed")}
    address = f"{figure.view.address}#{figure.key}" if figure else f"{parted(st.context.url or '')[1]}?{urlencode(said)}"
    lines = [interface.DISCLAIMER] if figure is not None and isinstance(figure.picture, Map) else []
    st.html(markup("lead_back.html", visitor_words(), address=f"./{address}", open=interface.OPEN_IN_ATLAS, lines=lines))


def code(figure: Figure, choices: tuple[tuple[str, str], ...]) -> str:
    """Return the HTML that sets a figure into another's page; `choices` are its own as an address has them (publish.order)."""
    height = figure.picture.height + AROUND + (BAR if figure.key == "map" else 0)
    base, _ = parted(st.context.url or "")
    query = [(FIGURE, figure.key), *choices, ("embed", "true")]
    return markup("embed_code.html", visitor_words(), base=base, query=query, title=figure.finding, height=height).strip()
