"""How many slides does the visitor hold? A link in the frame of every page, which keeps the briefing in the browser besides."""

from datetime import timedelta

import streamlit as st

from geo.browser import component_parts
from publish.briefing import NotABriefing, read
from ui.look import visitor_words
from ui.present.held import briefing, is_fresh, read_address, restore, said_last
from ui.view import PAGE
from words import present as said

TRAY = "tray"  # the fragment that is drawn again when something was added
OPEN = "briefing_opened"
# Streamlit's page asks for a run after its connection came back only where something on it is to run again some day. Without, a page
# whose server was started anew keeps its old pictures, and the first thing its reader does is lost. The browser's clock counts no further.
SOME_DAY = timedelta(days=20)
tray = st.components.v2.component("tray", **component_parts("tray", "present/tray.js", "present/tray.css"))


def draw_tray() -> bool:
    """Draw the link to the page Present, when there is a slide; return whether it was followed."""
    read_address()
    _draw()
    return st.session_state.pop(OPEN, False)


@st.fragment(key=TRAY, run_every=SOME_DAY)
def _draw() -> None:
    held, words = briefing(), visitor_words()
    told = {
        "text": held.as_json() if held.slides else "",
        "isFresh": is_fresh(),
        "label": words(said.HELD(n=len(held.slides))) if held.slides else "",
        "said": words(said_last()),
    }
    with st.container(key="tray"):
        tray(key="tray_link", data=told, on_kept_change=_restore, on_open_change=_open)


def _open() -> None:
    st.session_state[OPEN] = True
    st.rerun()


def _restore() -> None:
    """Take over what the browser has kept, where the session has nothing; what cannot be read is let go."""
    told = st.session_state["tray_link"].get("kept")
    if not is_fresh() or not isinstance(told, str):
        return
    try:
        restore(read(told.encode("utf-8")))
    except NotABriefing:
        return
    if st.session_state.get(PAGE, ("",))[0] == "present":
        st.rerun()
