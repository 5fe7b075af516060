"""Who were the dead? Their nationality, the capacity in which they served and the cause, in words and in bars."""

import pandas as pd
import streamlit as st

from ui.citations import cite
from ui.fallen_tables import CAUSES, TYPES, bars_spec, counted, deaths_in, most_of
from ui.pictures import show_picture
from ui.state import theme

IN_WORDS = {
    "malicious_act": "by malicious acts",
    "accident": "in accidents",
    "illness": "of illness",
    "other": "of other or undetermined causes",
}


def in_causes(deaths: pd.DataFrame) -> str:
    """Say how many died of what: `1,076 by malicious acts, 1,361 in accidents ...`."""
    counts = deaths["cause"].map(lambda cause: cause if cause in IN_WORDS else "other").value_counts()
    return enumerated([f"{counts[cause]:,} {words}" for cause, words in IN_WORDS.items() if cause in counts])


def enumerated(parts: list[str]) -> str:
    """Join parts as a sentence does: `a, b and c`."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


@st.fragment
def draw_people(mission_id: str) -> None:
    """Draw who they were: nationality, capacity and cause, each in a fixed order."""
    st.subheader("By nationality, capacity and cause", anchor=False)
    st.caption("The table has no names and no other personal data; women and men are not told apart.")
    nationalities, others = st.columns([5, 4], gap="large")
    with nationalities:
        draw_nationalities(mission_id)
    with others:
        draw_group(mission_id, "type", in_capacities(deaths_in(mission_id)), "capacity")
        draw_group(mission_id, "cause_name", most_frequent(deaths_in(mission_id)), "cause")


def in_capacities(deaths: pd.DataFrame) -> str:
    """Say in what capacity they served: `Military 3,010, military observers 89 ...`."""
    counts = deaths["personnel_type"].value_counts()
    parts = [f"{word.lower()} {counts[key]:,}" for key, word in TYPES.items() if key in counts]
    return f"By capacity: {enumerated(parts)}."


def most_frequent(deaths: pd.DataFrame) -> str:
    """Say which cause is the most frequent, and how frequent; several when they are equal."""
    counts = deaths["cause_name"].value_counts()
    first = counts[counts == counts.iloc[0]]
    words = enumerated([name.lower() for name in first.index])
    many = f"{first.iloc[0]:,} {'each ' if len(first) > 1 else ''}of {len(deaths):,}"
    return f"The most frequent {'class is' if len(first) == 1 else 'classes are'} {words}: {many}, {first.iloc[0] / len(deaths):.0%}."


def draw_nationalities(mission_id: str) -> None:
    """Draw the nationalities with most deaths in the order of names."""
    counts = counted(mission_id, "nationality")
    shown, known = most_of(counts), counts[counts["label"] != "Not determined"]
    open_ones = counts["deaths"].sum() - known["deaths"].sum()
    rest = f", and of {open_ones} it is not determined" if open_ones else ""
    part = f"; shown are those of {shown['deaths'].min()} or more" if len(shown) < len(counts) else ""
    show_picture(
        "fallen-by-nationality",
        f"They were of {len(known)} {'nationality' if len(known) == 1 else 'nationalities'}{rest}{part}.",
        f"Deaths by nationality and cause, persons, in the order of names; former states keep their own; all are in the table. "
        f"{cite('un-hub-fatalities')}",
        bars_spec(theme(), mission_id, "nationality"),
        "Bars of deaths by nationality and cause; the same, for all nationalities, stands in the table below.",
        counts.rename(columns={"label": "Nationality", **CAUSES, "deaths": "Deaths"}),
    )


def draw_group(mission_id: str, by: str, finding: str, word: str) -> None:
    """Draw deaths by capacity or by cause."""
    counts = counted(mission_id, by)
    show_picture(
        f"fallen-by-{word}",
        finding,
        f"Deaths by {word}, persons, as the UN classes them. {cite('un-hub-fatalities')}",
        bars_spec(theme(), mission_id, by),
        f"Bars of deaths by {word}; the same stands in the table below.",
        counts[["label", "deaths"]].rename(columns={"label": word.capitalize(), "deaths": "Deaths"})
        if by == "cause_name"
        else counts.rename(columns={"label": word.capitalize(), **CAUSES, "deaths": "Deaths"}),
    )
