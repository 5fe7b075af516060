"""What surrounds every page? The atlas's name, its sober style, and the line under every map."""

from pathlib import Path

import streamlit as st

from charts.theme import ACCENT, CURSOR
from data.dates import in_words
from data.load import as_of
from geo.maps import BORDERS_NOW, BORDERS_THEN, DISCLAIMER, LINES_NOTE
from ui.state import theme

ASSETS = Path(__file__).parent / "assets"
STYLE = (ASSETS / "frame.css").read_text(encoding="utf-8")


def draw_frame() -> None:
    """Put the name beside the navigation and set the page's measures."""
    st.logo(ASSETS / "logo.svg", size="large")
    st.html(f"<style>:root {{ --cursor: {CURSOR[theme()]}; --accent: {ACCENT[theme()]}; }}\n{STYLE}</style>")


def disclaim(day: str = "the day") -> None:
    """Write the UN's disclaimer and what the lines mean, as it stands under every map.

    `day` says in words on which day the borders stood so; "" for a map of today's.
    """
    borders = f"{BORDERS_THEN.format(day=day)} {LINES_NOTE}" if day else BORDERS_NOW
    st.caption(f"{DISCLAIMER} {borders} Data as of {in_words(as_of())}. Geometry: UN Geodata, Natural Earth; capitals: GeoNames.")
