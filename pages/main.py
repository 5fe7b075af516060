"""The frame every page stands in: title, navigation, and the view the URL says. Read on in pages/atlas.py."""

import streamlit as st

from ui.frame import draw_frame
from ui.state import open_view

st.set_page_config(page_title="Blue Helmets Atlas", layout="wide")
page = st.navigation(
    [
        st.Page("atlas.py", title="Atlas", default=True),
        st.Page("timeline.py", title="Timeline"),
        st.Page("reform.py", title="Reform"),
        st.Page("mission.py", title="Mission"),
        st.Page("deployments.py", title="Deployments"),
        st.Page("people.py", title="People"),
        st.Page("contributors.py", title="Contributors"),
        st.Page("fallen.py", title="The fallen"),
        st.Page("money.py", title="Money"),
        st.Page("institution.py", title="Institution"),
        st.Page("sources.py", title="Sources and data"),
    ],
    position="top",
)
open_view()
draw_frame()
page.run()
