"""Do public statements agree with the tables? Each with our own number beside it and a verdict in words."""

from functools import cache
from html import escape

import pandas as pd
import streamlit as st

from data.dates import in_words
from data.statements import ABOUT, ABOVE, BILLION, checked_statements
from ui.citations import SOURCE_HEADINGS, cited, source_mark
from ui.pictures import show_figures

VERDICTS = {"agrees": "Agrees", "differs": "Differs", "not_comparable": "Not comparable"}
MEASURES = {
    "uniformed": "Uniformed",
    "personnel": "All personnel",
    "operations": "Operations",
    "operations_begun": "Operations since 1948",
    "missions_led": "Missions led by the department",
    "approved_usd": "Budget approved",
    "deaths": "Deaths",
    "contributors": "Contributors",
}
BOUNDS = {"exact": "", "about": "about ", "over": "more than ", "under": "nearly ", "range": ""}
ALL = "All"
HEADINGS = {
    "day": "Date",
    "said_by": "Said by",
    "where_said": "Where",
    "statement": "Statement",
    "said": "Said",
    "ours": "Ours",
    "counts": "Ours counts",
    "verdict": "Verdict",
    "why": "Why",
    **SOURCE_HEADINGS,
}


def number_in_words(value: float, is_money: bool) -> str:
    """Write a number, money in millions."""
    return f"{value / 1e6:,.0f} million dollars" if is_money else f"{value:,.0f}"


def said_number(row) -> str:
    """Write the number as it was said."""
    is_money = row.measure == "approved_usd" or row.value >= BILLION
    upper = "" if pd.isna(row.value_to) else f" to {number_in_words(row.value_to, is_money)}"
    return f"{BOUNDS[row.bound]}{number_in_words(row.value, is_money)}{upper}"


def our_number(row) -> str:
    """Write our own number, both ends where there are two, or that there is none."""
    if pd.isna(row.low):
        return "none"
    is_money = row.measure == "approved_usd"
    ends = [number_in_words(end, is_money) for end in dict.fromkeys((row.low, row.high))]
    return " to ".join(ends)


@cache
def statements_finding() -> str:
    """Say how many statements agree with the tables, differ, or cannot be compared."""
    counts = checked_statements()["verdict"].value_counts()
    said = [
        f"{counts.get('agrees', 0)} agree with our tables",
        f"{counts.get('differs', 0)} differ",
        f"{counts.get('not_comparable', 0)} cannot be held against them",
    ]
    return f"Of {counts.sum()} numbers said in public, {said[0]}, {said[1]}, {said[2]}."


@st.fragment
def statements_view() -> None:
    """List the statements, of one measure or of all, each with our number and the verdict."""
    st.markdown(
        f"**{statements_finding()}**  \n:small[A bare number is taken as rounded to its last digit that is not nought; “about” and "
        f"“nearly” reach {ABOUT:.0%} away, “more than” up to {ABOVE:.0%} above. The verdicts are worked out from the tables of this atlas.]"
    )
    rows = checked_statements()
    kinds = [ALL, *(kind for kind in MEASURES if kind in set(rows["measure"]))]
    chosen = st.segmented_control(
        "What was counted",
        kinds,
        format_func=lambda kind: MEASURES.get(kind, kind),
        key="statements_measure",
        default="operations",
        required=True,
    )
    st.html(statements_list(chosen))
    show_figures("institution-statements", _table(), HEADINGS)


@cache
def statements_list(measure: str) -> str:
    """Return the statements of a measure as a list in HTML."""
    rows = checked_statements()
    rows = rows if measure == ALL else rows[rows["measure"] == measure]
    return f'<ul class="checked">{"".join(_item(row) for row in rows.itertuples())}</ul>'


def _item(row) -> str:
    where = f", {escape(row.where_said)}" if row.where_said else ""
    ours = f"{our_number(row)} ({escape(row.counts)})" if row.counts else our_number(row)
    mark = source_mark(row.own_source_id, row.own_locator) if row.own_source_id else ""
    return (
        f'<li class="{row.verdict}"><p class="when">{in_words(row.date, row.precision)}: {escape(row.said_by)}{where}</p>'
        f"<p>{escape(row.statement)} {source_mark(row.source_id, row.locator)}</p>"
        f"<p><b>Said:</b> {said_number(row)}. <b>Ours:</b> {ours}. {mark}</p>"
        f"<p><mark>{VERDICTS[row.verdict]}</mark>: {escape(row.why)}.</p></li>"
    )


@cache
def _table() -> pd.DataFrame:
    rows = cited(checked_statements())
    rows = rows.assign(
        day=[in_words(*pair) for pair in zip(rows["date"], rows["precision"], strict=True)],
        said=[said_number(row) for row in rows.itertuples()],
        ours=[our_number(row) for row in rows.itertuples()],
        verdict=rows["verdict"].map(VERDICTS),
    )
    return rows[
        ["day", "said_by", "where_said", "statement", "said", "ours", "counts", "verdict", "why", "source", "locator", "url"]
    ]
