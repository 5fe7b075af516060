"""How does a visitor find anything? One field in the frame of every page; what is picked opens the page it belongs to."""

import streamlit as st

from data.missions import row_of
from data.people import height_of
from data.search import suggestions
from figures.hits import as_told
from figures.pages import PAGES
from geo.browser import component_parts
from ui.look import visitor_words
from ui.view import choose, current_view, follow, notify
from words import Day, Words, interface, notices

MAP = ""  # the page of the map, by its key
GO = "go_to"  # the page to open, once the choice has been taken over
search_field = st.components.v2.component("search", **component_parts("search", "search/search.js", "search/search.css"))


def draw_search() -> str | None:
    """Draw the field and return the key of the page that a pick leads to, None when nothing was picked."""
    words = visitor_words()
    with st.container(key="search"):
        search_field(key="search_field", data=_said(words), on_picked_change=_picked)
    return st.session_state.pop(GO, None)


def _said(words: Words) -> dict:
    return {
        "label": words(interface.SEARCH),
        "placeholder": words(interface.SEARCH_HINT),
        "suggested": words(interface.SUGGESTED),
        "nothing": words(interface.NOTHING_FOUND(text="{text}")),
        "address": f"assets/find/{words.language}.json",
        "beginnings": [as_told(hit, words) for hit in suggestions()],
    }


def _picked() -> None:
    """Take over what a hit chooses, as if it stood in an address, and remember which page it belongs to."""
    picked = st.session_state["search_field"].get("picked") or {}
    page, view = picked.get("page", ""), picked.get("view", {})
    if page in PAGES and isinstance(view, dict):
        if page == MAP and "mission" not in view:  # a country or a day of all the world: an operation would hide it
            choose(mission="", region="")
        before = current_view().date
        follow(page, {str(name): str(text) for name, text in view.items()})
        now = current_view()
        if set(view) == {"mission", "date"} and before != now.date == height_of(now.mission):
            notify(notices.AT_HEIGHT(day=Day(now.date), operation=row_of(now.mission)["acronym"]))
        st.session_state[GO] = page
