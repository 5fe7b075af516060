"""What surrounds every page? The atlas's name, its sober style, and the line under every map."""

from functools import cache
from pathlib import Path

import streamlit as st

from charts.theme import CURSOR, REGION_COLORS
from data.dates import in_words
from data.derive import mission_spans
from data.load import as_of
from geo.maps import DISCLAIMER, LINES_NOTE
from ui.state import theme

ASSETS = Path(__file__).parent / "assets"
FRAME = (ASSETS / "frame.css").read_text(encoding="utf-8")


@cache
def style(mode: str) -> str:
    """Return the page's style sheet for a theme: measures, and each operation's button dotted in its region's colour."""
    dots = [f":root {{ --cursor: {CURSOR[mode]}; }}"]
    for region, spans in mission_spans().groupby("region"):
        buttons = ", ".join(f".st-key-pick-{mission_id} button::before" for mission_id in spans["mission_id"])
        dots.append(f"{buttons} {{ background: {REGION_COLORS[mode][region]}; }}")
    return f"<style>{FRAME}\n{chr(10).join(dots)}</style>"


def draw_frame() -> None:
    """Put the name beside the navigation and set the page's measures."""
    st.logo(ASSETS / "logo.svg", size="large")
    st.html(style(theme()))


def disclaim() -> None:
    """Write the UN's disclaimer and what the lines mean, as it stands under every map."""
    st.caption(f"{DISCLAIMER} {LINES_NOTE} Data as of {in_words(as_of())}. Geometry: UN Geodata, Natural Earth.")
