"""Who contributed in a year, and one state? The part of the page that a step of the year draws anew, and nothing else."""

import streamlit as st

from data import contributors as data
from figures import contributors
from ui import choices
from ui.show import show
from ui.view import show_notices


@st.fragment
def year_and_state() -> None:
    """Offer year and state, and draw the year on the map and in bars, and the state through the years."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls-of-year"):
        year = choices.year(data.years(), contributors.LAST_WHOLE)
        state = choices.state()
    marked = choices.marked_year()
    show_notices()
    picture, bars = st.columns([3, 2], gap="medium")
    with picture:
        show(contributors.on_the_map(year, state), on_pick=choices.pick_state)
    with bars:
        show(contributors.ranking(year, state), on_pick=choices.pick_state)
    if state:
        show(contributors.history(state, marked))
    if data.has_places(state):
        show(contributors.places(state))
