"""The bare page with what any atlas in Streamlit has: links to its pages at the top and a map of folium's without a single mark on it.

Leaflet comes from the atlas, whose address ATLAS_ADDRESS tells: no other host is asked.
"""

import os

import folium
import streamlit as st
from streamlit_folium import st_folium

ATLAS = os.environ["ATLAS_ADDRESS"]


class EmptyMap(folium.Map):
    """A map of folium's that asks the atlas for Leaflet."""

    default_js = [("leaflet", f"{ATLAS}/assets/leaflet/leaflet.js")]
    default_css = [("leaflet", f"{ATLAS}/assets/leaflet/leaflet.css")]


NAMES = ("Map", "Timeline", "People", "Money", "Reforms", "Glossary", "Sources")
st.navigation(
    [st.Page("bare.py", title=name, url_path=name.lower(), default=name == "Map") for name in NAMES], position="top"
).run()
st_folium(
    EmptyMap(location=(20, 10), zoom_start=2, tiles=None),
    height=400,
    use_container_width=True,
    returned_objects=[],
    key="map",
)
