"""What was decided about peacekeeping, why then, and what was so in the field before and after?"""

import streamlit as st

from data.load import load_table
from ui.citations import list_sources
from ui.doctrine_view import doctrine_view
from ui.reform_view import reform_controls, reform_view
from ui.tasks_view import tasks_view

st.title("Reform", anchor=False)
st.markdown("Reports, doctrines and turning points since 1948, with the field beneath them on the same years.")

reform_controls()
reform_view()

st.subheader("Doctrine in force on a day", anchor=False)
doctrine_view()

st.subheader("How mandates grew", anchor=False)
tasks_view()

list_sources(
    load_table("reforms"),
    load_table("reform_accounts"),
    load_table("recommendations"),
    load_table("guidance"),
    load_table("eras"),
    load_table("mandated_tasks"),
    load_table("mandates").query("action == 'chapter_vii'"),
    load_table("world_strength"),
)
