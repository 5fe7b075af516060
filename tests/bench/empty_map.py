"""A map of folium's without a single mark on it, for the bare pages. Leaflet comes from the atlas, whose address ATLAS_ADDRESS tells: no other
host is asked."""

import os

import folium
from streamlit_folium import st_folium

ATLAS = os.environ["ATLAS_ADDRESS"]
NAMES = ("Map", "Timeline", "People", "Money", "Reforms", "Glossary", "Sources")  # of pages, as the atlas's menu has them


class EmptyMap(folium.Map):
    """A map of folium's that asks the atlas for Leaflet."""

    default_js = [("leaflet", f"{ATLAS}/assets/leaflet/leaflet.js")]
    default_css = [("leaflet", f"{ATLAS}/assets/leaflet/leaflet.css")]


def draw_empty_map() -> None:
    """Draw it as large as the atlas's."""
    st_folium(
        EmptyMap(location=(20, 10), zoom_start=2, tiles=None),
        height=400,
        use_container_width=True,
        returned_objects=[],
        key="map",
    )
