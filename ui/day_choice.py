"""On which day? One field for the view's date, the same on every page that tells a day."""

import pandas as pd
import streamlit as st

from data.derive import FIRST_DAY
from data.load import as_of
from ui.state import bounded, choose, current_view


def choose_day(label: str, key: str) -> pd.Timestamp:
    """Offer the view's date to be changed and return it."""
    st.session_state[key] = current_view().date.date()
    st.date_input(
        label,
        key=key,
        min_value=FIRST_DAY.date(),
        max_value=as_of().date(),
        format="YYYY-MM-DD",
        width=180,
        on_change=_go_to_date,
        args=[key],
    )
    return current_view().date


def _go_to_date(key: str) -> None:
    choose(date=bounded(pd.Timestamp(st.session_state[key] or current_view().date)))
