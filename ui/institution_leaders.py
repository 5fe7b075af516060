"""Who led the United Nations, peacekeeping and field support? Their terms as strips, and who held them on a day."""

from functools import cache, lru_cache

import pandas as pd
import streamlit as st

from charts.dress import dressed
from charts.institution import leaders_chart
from data.dates import in_words
from data.derive import leader_on, unchanged_since
from data.load import as_of, load_table
from ui.citations import SOURCE_HEADINGS, UNCONFIRMED, cited
from ui.institution_office import period_in_words
from ui.pictures import show_picture
from ui.state import theme
from ui.tables import specification

LED = {
    "secretary_general": "Secretary-General",
    "head_of_peacekeeping": "Peacekeeping led by",
    "head_of_field_support": "Field support led by",
}
HEADINGS = {
    "name": "Name",
    "title": "Title",
    "department": "Department",
    "period": "Period",
    "status": "Status",
    "note": "Note",
    "locator": "Place in the source",
    **SOURCE_HEADINGS,
}


@st.cache_resource(max_entries=32, show_spinner=False)
def _leaders_spec(date: pd.Timestamp, theme: str) -> dict:
    first = pd.Timestamp(1946, 1, 1)
    return specification(dressed(leaders_chart(load_table("leaders"), first, as_of(), date, theme), theme))


def leaders_finding(date: pd.Timestamp) -> str:
    """Say who led on a date, by office."""
    return f"{in_words(date)}: {_led(unchanged_since(date, 'leaders'))}."


@lru_cache(maxsize=32)
def _led(day: pd.Timestamp) -> str:
    held = leader_on(day)
    said = []
    for office, words in LED.items():
        rows = held[held["office"] == office]
        names = [
            row["name"] + (" (acting)" if row["is_acting"] else "") + UNCONFIRMED[row["status"]]
            for row in rows.to_dict("records")
        ]
        said += [f"{words} {' and '.join(names)}"] if names else []
    return "; ".join(said) or "no head is known"


@cache
def _leaders_table() -> pd.DataFrame:
    rows = load_table("leaders")
    told = cited(rows).assign(period=[period_in_words(row) for row in rows.itertuples()])
    return told[["name", "title", "department", "period", "status", "note", "source", "locator", "url"]]


def draw_leaders(date: pd.Timestamp) -> None:
    """Draw the terms of the three offices and say who held them on a date."""
    st.subheader("Who led", anchor=False)
    show_picture(
        "institution-leaders",
        leaders_finding(date),
        "Terms of the Secretaries-General and of the heads of peacekeeping and of field support; dashed: unconfirmed. "
        f"Acting heads and sources stand in the table. The line marks {in_words(date)}.",
        _leaders_spec(date, theme()),
        "Strips of who held the three offices since 1946; the same stands in the table.",
        _leaders_table(),
        HEADINGS,
    )
