"""The page on which a briefing is made: what shows it and takes it along, its slides in order, and the chosen one to be written."""

from dataclasses import replace

import streamlit as st

from publish.briefing import TITLE, NotABriefing, Slide
from publish.editing import added, renewed
from publish.film.shelf import ALL
from ui.look import visitor_words
from ui.present.begin import draw_beginning
from ui.present.editor import draw_slide
from ui.present.held import briefing, can_undo, change, choose_slide, chosen, undo, write_address
from ui.present.leave import draw_leave
from ui.present.slides import draw_slides
from ui.view import notify
from words import Words
from words import present as said


def draw_present() -> None:
    """Draw the page of the visitor's briefing; without one, how to begin."""
    words = visitor_words()
    if briefing().slides:
        draw_leave()
        _row()
        left, right = st.columns([5, 7], gap="medium")
        with left:
            draw_slides()
        with right, st.container(key="slide"):
            draw_slide()
        with st.expander(words(said.OTHER)):
            draw_beginning()
    else:
        st.caption(words(said.HOW))
        draw_beginning()
        if can_undo():
            st.button(words(said.UNDO), key="undo", on_click=undo)
    write_address()


def _row() -> None:
    """Draw the title, what can be added, and the way back."""
    words, held = visitor_words(), briefing()
    with st.container(horizontal=True, vertical_alignment="bottom", key="row-briefing"):
        st.session_state["briefing-title"] = held.title
        st.text_input(words(said.NAME), key="briefing-title", max_chars=TITLE, on_change=_rename, width=360)
        for kind, label in said.NEW.items():
            st.button(words(label), key=f"new-{kind}", on_click=_begin_slide, args=(kind, words))
        st.button(words(said.UNDO), key="undo", on_click=undo, disabled=not can_undo())


def _rename() -> None:
    change(replace(briefing(), title=st.session_state["briefing-title"]))


def _begin_slide(kind: str, words: Words) -> None:
    """Add a slide without a figure: a title before all, a text or a film after the chosen slide."""
    after = -1 if kind == "title" else chosen()
    begun = Slide(kind, film=ALL) if kind == "film" else Slide(kind, title=words(said.FIRST[kind]))
    if kind == "title" and briefing().title:
        begun = replace(begun, title=briefing().title)
    try:
        change(renewed(added(briefing(), begun, after), after + 1))
        choose_slide(after + 1)
    except NotABriefing as full:
        notify(full.message)
