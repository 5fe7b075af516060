"""What happened on the days of the heaviest losses, and what was corrected in the table?"""

import re

import pandas as pd
import streamlit as st

from data.dates import in_words
from data.load import load_table, shared_table
from data.people import other_counts
from ui.citations import cite
from ui.fallen_tables import deaths_in
from ui.pictures import show_figures
from ui.tables import names


@st.fragment
def tell_days(mission_id: str) -> None:
    """Give the days of the heaviest losses as dated accounts, oldest first."""
    days = load_table("worst_days").sort_values("date")
    whole = whole_from(days, deaths_in(""))
    days = days[days["mission_id"] == mission_id] if mission_id else days
    if days.empty:
        return
    st.subheader("Days of heavy losses", anchor=False)
    st.markdown(
        f"Every day on which one operation lost {whole} people or more, and some days of fewer, oldest first; the number is "
        "that of the table."
    )
    if mission_id:
        write_accounts(days)
        return
    with st.expander(f"The {len(days)} days, what happened and the sources", key="fallen-days", on_change="rerun") as fold:
        if fold.open:
            write_accounts(days)


def write_accounts(days: pd.DataFrame) -> None:
    """Write the days' accounts one under the other."""
    st.markdown("\n\n".join(account_of(day) for day in days.itertuples()))


def whole_from(days: pd.DataFrame, deaths: pd.DataFrame) -> int:
    """Return from which number of deaths on every such day of an operation has an account."""
    counts = deaths.groupby(["date", "mission_id"]).size()
    told = set(zip(days["date"], days["mission_id"], strict=True))
    return int(max(n for key, n in counts.items() if key not in told)) + 1


def account_of(day) -> str:
    """Write one day: date, operation, place, deaths, what happened, its source and what others count."""
    others = other_counts(shared_table("discrepancies"), day.mission_id, day.date)
    told = [
        f"Another count of {dates_in_words(row.field)}: {row.other_value} ({cite(row.other_source_id)}). {row.reason}."
        for row in others.itertuples()
    ]
    sources = " ".join([f"Source: {cite(day.source_id, day.locator)}.", *told])
    return f"**{in_words(day.date)}, {names()[day.mission_id]}**, {day.place}: **{day.deaths}**. {day.what_happened}  \n:small[{sources}]"


def dates_in_words(text: str) -> str:
    """Return a text with its days written out."""
    return re.sub(r"\d{4}-\d{2}-\d{2}", lambda day: in_words(pd.Timestamp(day[0])), text)


@st.fragment
def tell_corrections(mission_id: str) -> None:
    """List what was changed against the source and what stays in doubt, with reasons."""
    st.subheader("Corrections and doubts", anchor=False)
    if not mission_id:
        corrections = load_table("corrections")
        corrections = corrections[corrections["table"] == "fatalities"]
        st.markdown(
            f"{len(corrections)} corrections were made to the source, {cite('un-hub-fatalities')}:\n\n{as_list(corrections)}"
        )
    doubts = load_table("discrepancies")
    doubts = doubts[(doubts["subject"] == "fatalities") & ((doubts["mission_id"] == mission_id) | (mission_id == ""))]
    notes = deaths_in(mission_id)["note"]
    if (notes != "").any():
        st.markdown(
            f"Rows with a note, as where they were corrected or a death is dated outside the operation's span: {(notes != '').sum()} "
            f"of the {len(notes):,} shown."
        )
        show_figures("fallen-notes", notes_of(mission_id))
    if len(doubts):
        st.markdown(f"Figures on which sources differ, what we show and why: {len(doubts)}.")
        show_figures("fallen-discrepancies", differing(doubts))


def as_list(corrections: pd.DataFrame) -> str:
    """Write corrections as a list, those of one reason together."""
    lines = []
    for (field, reason), rows in corrections.groupby(["field", "reason"], sort=False):
        which = ", ".join(rows["key"])
        change = "; ".join(dict.fromkeys(f"{row.wrong or 'empty'} → {row.right or 'taken out'}" for row in rows.itertuples()))
        said = "taken out" if field == "fatality_id" else f"{field.replace('_', ' ')} {change}"
        where = cite(rows["source_id"].iloc[0])
        kind = "" if which.startswith("all") else "rows " if len(rows) > 1 else "row "
        named = (kind + which)[0].upper() + (kind + which)[1:]
        lines.append(f"- {named}: {said}. {reason}. :small[{where}]")
    return "\n".join(lines)


def notes_of(mission_id: str) -> pd.DataFrame:
    """Return the notes of the deaths shown and how many carry each."""
    deaths = deaths_in(mission_id)
    deaths = deaths[deaths["note"] != ""].rename(columns={"operation": "Operation", "note": "Note"})
    return deaths.groupby(["Operation", "Note"], as_index=False).size().rename(columns={"size": "Deaths"})


def differing(doubts: pd.DataFrame) -> pd.DataFrame:
    """Return discrepancies under headings for reading."""
    sources = load_table("sources").set_index("source_id")["title"]
    return pd.DataFrame(
        {
            "Operation": doubts["mission_id"].map(names()).fillna("All"),
            "Figure": doubts["field"],
            "We show": doubts["followed_value"],
            "Another source says": doubts["other_value"],
            "Other source": doubts["other_source_id"].map(sources),
            "Why": doubts["reason"],
        }
    )
