"""What surrounds every page? The atlas's name, its sober style, and the line under every map."""

from pathlib import Path

import streamlit as st

from charts.theme import CURSOR
from data.dates import in_words
from data.load import as_of
from geo.maps import DISCLAIMER, LINES_NOTE
from ui.state import theme

ASSETS = Path(__file__).parent / "assets"
STYLE = (ASSETS / "frame.css").read_text(encoding="utf-8")


def draw_frame() -> None:
    """Put the name beside the navigation and set the page's measures."""
    st.logo(ASSETS / "logo.svg", size="large")
    st.html(f"<style>:root {{ --cursor: {CURSOR[theme()]}; }}\n{STYLE}</style>")


def disclaim() -> None:
    """Write the UN's disclaimer and what the lines mean, as it stands under every map."""
    st.caption(f"{DISCLAIMER} {LINES_NOTE} Data as of {in_words(as_of())}. Geometry: UN Geodata, Natural Earth.")
