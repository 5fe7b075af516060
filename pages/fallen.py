"""Who died in the service of UN peacekeeping?"""

import streamlit as st

from ui.citations import list_sources
from ui.fallen_tables import rows_shown
from ui.fallen_view import fallen_view

st.title("The fallen", anchor=False)
st.markdown(
    "Each death is one row of a table kept by the United Nations: military, police and civilian personnel of its peacekeeping "
    "operations. The order of the bars is that of time, of names or of the UN's classes, not of numbers."
)

fallen_view()

list_sources(*rows_shown())
