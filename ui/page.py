"""How does every page begin and end? Its heading and sentence, the notices, and the lines at its foot."""

from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.load import as_of
from figures.html import markup
from figures.pages import PAGES
from ui import embed
from ui.frame import FILES, set_title
from ui.learn.way_back import draw_way_back
from ui.look import visitor_words
from ui.view import View, current_view, is_untouched, open_ones, show_notices
from words import Day, Say, interface, joined

PLACE = "place_of_notices"  # held from opening to closing a page: choices on it add their sentences


class Head(NamedTuple):
    """A page that was opened: the view, and the line of controls beside its heading, to be used as `with head.controls:`."""

    view: View
    controls: DeltaGenerator


def open(
    key: str,
    choices: tuple[str, ...] = (),
    title: Say | str = "",
    sentence: Say | str = "",
    tab: Say | str = "",
    begin: Say | str = "",
) -> Head:
    """Write a page's heading and sentence, and return the view and the line of controls.

    `choices` names the page's own choices (ui.choices.one_of) that its address may say. `title` and `sentence` stand in the place
    of the page's own; `tab` is what the browser's tab says where the heading is too long for it. `begin` says how to begin, after the
    sentence, as long as nothing was chosen.
    """
    words, page = visitor_words(), PAGES[key]
    open_ones(key, list(choices))
    told = joined(sentence or page.sentence, begin if is_untouched() else None)
    set_title(tab or title or page.title)
    with st.container(horizontal=True, vertical_alignment="bottom", key="head"):
        st.html(markup("page_head.html", words, title=title or page.title, sentence=told))
        controls = st.container(horizontal=True, vertical_alignment="bottom", width="content", key="controls")
    draw_way_back()
    st.session_state[PLACE] = st.container(key="notices")
    return Head(current_view(), controls)


def row(key: str) -> DeltaGenerator:
    """Return a line of controls between two figures, which breaks where it must: `with page.row("between"):`."""
    return st.container(horizontal=True, vertical_alignment="bottom", key=f"row-{key}")


def lead_on(*keys: str) -> None:
    """Offer other pages, by their keys: the view goes along."""
    words = visitor_words()
    with st.container(horizontal=True):
        for key in keys:
            st.page_link(FILES.get(key, f"{key}.py"), label=words(PAGES[key].title), icon=":material/arrow_forward:")


def lead_to(key: str, label: Say, **chosen: str) -> None:
    """Offer another page with what is chosen there: the view goes along."""
    st.page_link(
        FILES.get(key, f"{key}.py"), label=visitor_words()(label), icon=":material/arrow_forward:", query_params=chosen or None
    )


def close(*lines: Say) -> None:
    """Show above the first picture what there is to be told, and write the page's foot: what the lines say, as the disclaimer under a map, and the day the data is of."""
    with st.session_state.pop(PLACE):
        show_notices()
    if st.context.is_embedded:
        embed.lead_back()
    words = visitor_words()
    st.html(markup("foot.html", words, lines=[*lines, interface.FOOT(day=Day(as_of()))]))
