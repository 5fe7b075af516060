"""Where did the troops stand, and how were they spread?"""

import streamlit as st

from data.load import shared_table
from ui.citations import list_sources
from ui.deployments_view import deployments_view
from ui.deployments_years import about_the_data

st.title("Deployments", anchor=False)
st.markdown("The sites at which operations had people, year by year since 1994, as the United Nations' own maps show them.")

deployments_view()
about_the_data()

list_sources(shared_table("deployments").head(1), shared_table("capitals").head(1), shared_table("former_capitals"))
