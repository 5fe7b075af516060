"""When did each operation run, and what was decided at headquarters meanwhile?"""

import streamlit as st

from data.load import load_table
from ui.citations import list_sources
from ui.eras_worlds import eras, eras_worlds, figures_used
from ui.timeline_view import timeline_controls, timeline_tables, timeline_view

st.title("Timeline", anchor=False)
st.markdown("Operations since 1948 beside the reports, doctrines and restructurings that shaped them.")

timeline_controls()
timeline_view(st.session_state["color_by"])

st.subheader("Where, era by era", anchor=False)
eras_worlds()

st.subheader("The same as tables", anchor=False)
timeline_tables()

list_sources(load_table("reforms"), load_table("leaders"), eras(), figures_used())
