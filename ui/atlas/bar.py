"""How does a visitor move through time? A bar that plays and drags in the browser and commits a month when it rests."""

import secrets
from collections.abc import Callable

import streamlit as st

from data.load import as_of
from figures.eras import eras_address
from figures.known_days import days_address
from figures.layers import layer_addresses
from figures.small_timeline import THEMES, TIMELINE_WIDTHS, timeline_address
from geo.browser import component_parts
from ui.look import visitor_words
from ui.messages import Message, read_message
from ui.view import View
from words import interface

KEY = "time_bar"
time_bar = st.components.v2.component("time_bar", **component_parts("time-bar", "bar/time_bar.js", "bar/time_bar.css"))


def channel() -> str:
    """Return the name of this session's broadcast channel: two tabs of one browser do not move each other."""
    return st.session_state.setdefault("channel", f"atlas-{secrets.token_urlsafe(9)}")


def draw_bar(view: View, seen: dict, follow: Callable[[Message | None], None], is_whole: bool) -> None:
    """Set the time bar to the view's date; below it, on the same years, the timeline.

    `seen` is what the map shows of the view; `follow` takes what is chosen in the bar, the timeline, the list or by the map. What
    stays as it is goes with the page (`is_whole`) and not with each step: the browser keeps it.
    """
    shown = {"date": view.date.strftime("%Y-%m-%d"), "view": seen, "era": view.era, "reform": view.reform}
    time_bar(
        key=KEY,
        data=_constant() | shown if is_whole else shown,
        on_day_change=lambda: follow(_told("day")),
        on_told_change=lambda: follow(_told("told")),
    )


def _constant() -> dict:
    """Return what the bar is told once: where its files are, the last day, the texts."""
    words = visitor_words()
    return {
        "channel": channel(),
        "last": as_of().strftime("%Y-%m-%d"),
        "eras": eras_address(),
        "missions": layer_addresses()["missions"],
        "events": layer_addresses()["events"],
        "days": days_address(words.language),
        "picture": {theme: timeline_address(theme) for theme in THEMES},
        "widths": TIMELINE_WIDTHS,
        "alt": words(interface.TIMELINE_ALT),
    }


def _told(name: str) -> Message | None:
    return read_message(st.session_state[KEY].get(name))
