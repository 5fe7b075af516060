"""How does a visitor move through time? A bar that plays and drags in the browser and commits a month when it rests."""

import secrets

import streamlit as st

from geo.browser import web_address

# Script and style are fetched and kept by the browser; only these lines travel with a rerun. Addresses are relative to the page, so
# that they hold below a base path.
LOADER = f"""
export default async function (component) {{
  const bar = await import(new URL('./assets/{web_address("bar/time_bar.js")}', document.baseURI).href);
  return bar.default(component);
}}
"""
# Of two lines: one line with a slash Streamlit would take for a file's name.
CSS = f'@import "./assets/{web_address("bar/time_bar.css")}";\n/* style */'
time_bar = st.components.v2.component("time_bar", html='<div class="time-bar"></div>', css=CSS, js=LOADER)


def channel() -> str:
    """Return the name of this session's broadcast channel: two tabs of one browser do not move each other."""
    return st.session_state.setdefault("channel", f"atlas-{secrets.token_urlsafe(9)}")
