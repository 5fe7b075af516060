"""What was an office, when, under whom? One office of headquarters, opened."""

from functools import cache

import pandas as pd
import streamlit as st

from data.dates import in_words, span_in_words
from data.derive import organisation_on
from data.institution import office_periods
from data.load import shared_table
from data.names import order_of
from ui.citations import UNCONFIRMED, cite, linked
from ui.state import bounded, choose


@cache
def short_names() -> dict[str, str]:
    """Return the latest short name of each office."""
    rows = shared_table("offices").sort_values("from_date")
    return dict(zip(rows["office_id"], rows["short_name"], strict=True))


def period_in_words(row) -> str:
    """Write an office's period under one name and parent, no finer than it is known."""
    return span_in_words(row.from_date, row.from_precision, row.to_date, row.to_precision)


def life_in_words(row) -> str:
    """Write an office's whole life, and in brackets which part of it the row tells, where it was moved or renamed."""
    rows = office_periods(row.office_id)
    first, last = rows.iloc[0], rows.iloc[-1]
    whole = span_in_words(first["from_date"], first["from_precision"], last["to_date"], last["to_precision"])
    if len(rows) == 1:
        return whole
    part = period_in_words(row)
    if row.from_date == first["from_date"]:
        part = f"until {in_words(row.to_date, row.to_precision)}"
    elif row.from_date == last["from_date"]:
        part = f"since {in_words(row.from_date, row.from_precision)}"
    return f"{whole} (in this form {part})"


def draw_office(office: str, date: pd.Timestamp) -> None:
    """Open an office: what it did, its periods with their sources; a choice among all for those who do not point."""
    st.session_state["office_choice"] = office or None
    st.selectbox(
        "Read of an office",
        sorted(short_names(), key=lambda key: order_of(_full_names()[key])),
        key="office_choice",
        index=None,
        format_func=_full_names().get,
        placeholder="Choose an office or body",
        on_change=lambda: choose(office=st.session_state["office_choice"] or ""),
    )
    if not office:
        return
    rows = office_periods(office)
    with st.container(border=True):
        st.markdown(f"**{rows.iloc[-1]['name']}**")
        if office not in set(organisation_on(date)["office_id"]):
            st.caption(f"It did not stand on {in_words(date)}, or not under that name.")
        for row in rows.itertuples():
            under = f", under {_full_names()[row.parent_id]}" if row.parent_id else ""
            st.markdown(
                f"{period_in_words(row)}{under}{UNCONFIRMED[row.status]}: {row.function}  \n:small[{linked(row.note)}]  \n"
                f":small[Source: {cite(row.source_id, row.locator)}]"
            )
        _succession(office)
        _to_its_day(rows, date)


@cache
def _full_names() -> dict[str, str]:
    rows = shared_table("offices").sort_values("from_date")
    return dict(zip(rows["office_id"], rows["name"], strict=True))


def _succession(office: str) -> None:
    """Say whose place the office took and which took its own."""
    rows = shared_table("office_successions")
    for column, other, words in (
        ("successor_id", "predecessor_id", "In place of"),
        ("predecessor_id", "successor_id", "Followed by"),
    ):
        for row in rows[rows[column] == office].to_dict("records"):
            note = f" {row['note']}" if row["note"] else ""
            st.markdown(f"{words} {_full_names()[row[other]]}.{note} :small[Source: {cite(row['source_id'], row['locator'])}]")


def _to_its_day(rows: pd.DataFrame, date: pd.Timestamp) -> None:
    """Offer the first day of an office when it did not stand on the date shown."""
    first = bounded(rows.iloc[0]["since"])
    if rows.iloc[0]["office_id"] not in set(organisation_on(date)["office_id"]):
        st.button(f"Show {in_words(first)}", key="office_day", on_click=choose, kwargs={"date": first})
