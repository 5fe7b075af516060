"""The frame every page stands in: title, navigation, and the view the URL says. Read on in pages/atlas.py."""

import streamlit as st

from ui.frame import draw_frame, menu, menu_place
from ui.view import open_view

page = st.navigation(menu(), position=menu_place())
open_view()
draw_frame()
page.run()
