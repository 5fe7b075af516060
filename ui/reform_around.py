"""What was so in the field in the years before a reform and in those after it? Side by side, without a claim of cause."""

from functools import cache

import pandas as pd
import streamlit as st

from charts.around import around_chart
from charts.dress import dressed
from data.around import windows, years_in_words
from data.dates import in_words
from data.derive import before_and_after
from ui.citations import cite
from ui.pictures import show_picture
from ui.state import theme
from ui.tables import specification

LENGTHS = (3, 5, 10)
HEADINGS = {"measure": "Measure", "before": "Before", "after": "After", "unit": "Unit", "note": "Note"}


def in_unit(value: float, unit: str) -> str:
    """Write a value in its unit: 17, 20,687 persons, 41% of operations, 2,511 million dollars."""
    number = f"{value:,.0f}"
    if unit.startswith("%"):
        return f"{number}% of operations"
    return f"{number} million dollars" if unit == "million dollars" else f"{number} {unit}"


@cache
def _told(reform_id: str, years: int) -> pd.DataFrame:
    """Return the measures that can be told, with their values in words."""
    pairs = before_and_after(reform_id, years).dropna(subset=["before", "after"])
    words = {
        f"words_{side}": [in_unit(*pair) for pair in zip(pairs[side], pairs["unit"], strict=True)] for side in ("before", "after")
    }
    return pairs.assign(**words)


@st.cache_resource(max_entries=64, show_spinner=False)
def _around_spec(reform_id: str, years: int, theme: str) -> dict:
    return specification(dressed(around_chart(_told(reform_id, years), theme), theme))


def show_around(reform_id: str, row: pd.Series) -> None:
    """Draw the measures before and after, say which cannot be told and why, and that following is not causing."""
    years = st.segmented_control(
        "Years compared, before and after",
        LENGTHS,
        key="reform_years_around",
        default=5,
        required=True,
    )
    pairs, told = before_and_after(reform_id, years), _told(reform_id, years)
    if told.empty:
        st.markdown(f"**The field before and after cannot be compared.** {pairs['note'].iloc[0]}")
        return
    show_picture(
        "reform-around",
        around_finding(told, years),
        _around_unit(row, years),
        _around_spec(reform_id, years, theme()),
        "Pairs of bars, before and after, one pair for each measure; the same stands in the table.",
        pairs,
        HEADINGS,
    )
    st.caption(_notes(pairs))


def around_finding(told: pd.DataFrame, years: int) -> str:
    """Say how many measures stand side by side, and of which years: no direction, which would read as an effect."""
    span = years_in_words(years)
    return f"The field in the {span} before and the {span} after, in {len(told)} measures; to follow is not to be caused."


def _around_unit(row: pd.Series, years: int) -> str:
    before, after = windows(row["date"], row["precision"], years)
    return (
        f"Before: {in_words(before.first)} to {in_words(before.last)}; after: {in_words(after.first)} to {in_words(after.last)}. "
        "Bars compare within a measure. What came after a reform did not for that reason come from it: wars, decisions of "
        "states and other reforms fell in the same years. "
        f"Strength: {cite('ipi')}, {cite('owid-peacekeeping')}; deaths, of operations of the UN's own list: {cite('un-hub-fatalities')}; mandates and budgets: "
        "the tables of that name, each row with its source."
    )


def _notes(pairs: pd.DataFrame) -> str:
    """Return what is to be known of each measure, and why some are missing."""
    notes = [f"{pair.measure}: {pair.note}" for pair in pairs.itertuples() if pair.note]
    return "  \n".join(notes).replace("$", r"\$")
