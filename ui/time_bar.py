"""How does a visitor move through time? A bar that plays and drags in the browser and commits a month when it rests."""

import secrets

import streamlit as st

from geo.browser import component_parts

time_bar = st.components.v2.component("time_bar", **component_parts("time-bar", "bar/time_bar.js", "bar/time_bar.css"))


def channel() -> str:
    """Return the name of this session's broadcast channel: two tabs of one browser do not move each other."""
    return st.session_state.setdefault("channel", f"atlas-{secrets.token_urlsafe(9)}")
