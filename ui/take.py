"""What of a figure can be taken along? Files in many forms, its address, and how it is cited."""

from datetime import UTC, datetime

import streamlit as st

from figures.figure import Figure
from figures.html import markup
from figures.pages import parted
from geo.browser import web_address
from publish.cite import FORMS, Cited
from publish.film.shelf import films
from publish.order import TITLES, endings_of, order_of
from publish.paper import PAPERS, THEMES
from publish.sheet import can_have_years, credit
from ui.embed import code
from words import Say, Words, interface

PAPER_NAMES = {key: paper.title for key, paper in PAPERS.items()}
MAP = "map"  # the figure whose years are also a film
WHOLE = "data-cite"  # the figure that tells how the atlas is cited
CITED = 6  # publishers that a citation names


def take(figure: Figure, words: Words) -> None:
    """Draw the links to a figure's files, its address and its citation."""
    base, _ = parted(st.context.url or "")
    address = f"{base}/{figure.view.address}" if base else figure.view.address
    files(figure, words)
    st.caption(words(interface.ADDRESS))
    st.code(address, language=None, wrap_lines=True)
    st.caption(words(interface.EMBED))
    st.code(code(figure, order_of(figure, "html").choices), language=None, wrap_lines=True)
    form = st.segmented_control(words(interface.CITATION), list(FORMS), default=next(iter(FORMS)), key=f"cite-{figure.key}")
    told = (words(figure.finding), address, words(credit(figure, CITED)))
    if figure.key == WHOLE:
        told = (words(interface.ATLAS), base or "/", words(interface.OWN_SOURCES))
    title, address, source = told
    cited = Cited(title, address, datetime.now(UTC).date(), source)
    st.code(FORMS[form or next(iter(FORMS))](cited, words), language=None, wrap_lines=True)


def files(figure: Figure, words: Words) -> None:
    """Draw the forms in which a figure can leave, each a link: its file is made when it is asked for."""
    with st.container(horizontal=True, key=f"take-{figure.key}"):
        paper, theme = (
            st.segmented_control(
                words(label),
                options,
                default=next(iter(options)),
                format_func=lambda key, options=options: words(options[key]),
                key=f"{name}-{figure.key}",
            )
            for name, label, options in (("paper", interface.PAPER, PAPER_NAMES), ("colors", interface.COLORS, THEMES))
        )
        is_over = can_have_years(figure) and st.checkbox(words(interface.YEARS_UNDER), key=f"years-{figure.key}")
    is_framed = figure.key == MAP and st.checkbox(words(interface.AS_ON_SCREEN), key=f"frame-{figure.key}")
    picked = {"paper": paper or next(iter(PAPER_NAMES)), "theme": theme or next(iter(THEMES)), "lang": words.language}
    picked |= {"under": "years" if is_over else ""}
    links = [(TITLES[ending], f"take/{order_of(figure, ending, **picked).address}") for ending in endings_of(figure)]
    st.html(markup("take.html", words, links=links, labels=labels() | ({"framed": "1"} if is_framed else {})))
    if figure.key == MAP:
        for told, file in ((interface.FILMS, "file"), (interface.GIFS, "gif")):
            st.caption(words(told))
            moving = [(film.label, web_address(getattr(film, file))) for film in films().values()]
            st.html(markup("take.html", words, links=moving))


def labels() -> dict[str, Say | str]:
    """Return what a page says while a file is made; the browser fills in which."""
    return {name: message(form="{form}") if "{form}" in message.text else message for name, message in interface.FILE.items()}
