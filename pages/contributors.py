"""Who serves under the blue helmet, and how did that change?"""

import streamlit as st

from data.load import load_table
from ui.citations import list_sources
from ui.contributors_view import contributors_of_the_state, contributors_of_the_year, then_and_now, women_over_time
from ui.frame import disclaim

st.title("Contributors", anchor=False)
st.markdown("States lend the United Nations their soldiers and police; it has none of its own. By country since November 1990.")

contributors_of_the_year()
disclaim(day="")
contributors_of_the_state()
then_and_now()
women_over_time()

list_sources(load_table("contributor_rankings"), load_table("women"), load_table("contributions"))
