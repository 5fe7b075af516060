"""How many served, in which operations, and how many were authorized?"""

import streamlit as st

from data.load import load_table
from ui.citations import list_sources
from ui.operation_strength import largest_view, operation_view
from ui.people_view import day_view, months_view, world_view

st.title("People", anchor=False)
st.markdown("Troops, police and experts on mission under the United Nations flag, as far as they were counted.")

day_view()

st.subheader("Since 1948", anchor=False)
world_view()

st.subheader("Month by month, 1990 to 2017", anchor=False)
months_view()

st.subheader("One operation: deployed and authorized", anchor=False)
operation_view()

st.subheader("The largest operations since 1990", anchor=False)
largest_view()

list_sources(load_table("world_strength"), load_table("strength"), load_table("authorized_strength"))
