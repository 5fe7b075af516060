"""How does a visitor move through time? A bar that plays and drags in the browser and commits a month when it rests."""

import secrets
from pathlib import Path

import streamlit as st

ASSETS = Path(__file__).parent / "assets"
# The script is fetched and kept by the browser; only this line travels with a rerun.
LOADER = """
export default async function (component) {
  const bar = await import(new URL('/assets/ui/time_bar.js', document.baseURI).href);
  return bar.default(component);
}
"""
CSS = (ASSETS / "time_bar.css").read_text(encoding="utf-8")
time_bar = st.components.v2.component("time_bar", html='<div class="time-bar"></div>', css=CSS, js=LOADER)


def channel() -> str:
    """Return the name of this session's broadcast channel: two tabs of one browser do not move each other."""
    return st.session_state.setdefault("channel", f"atlas-{secrets.token_urlsafe(9)}")
