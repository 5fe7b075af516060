"""The bare page with what any atlas in Streamlit has: links to its pages at the top and a map of folium's without a single mark on it."""

import streamlit as st
from empty_map import NAMES, draw_empty_map

st.navigation(
    [st.Page("bare.py", title=name, url_path=name.lower(), default=name == "Map") for name in NAMES], position="top"
).run()
draw_empty_map()
