"""How many served in one operation, who sent them, who died and what was paid? The mission page's numbers."""

import pandas as pd
import streamlit as st

from charts.dress import dressed
from charts.mission import deaths_chart
from data import people
from data.money import mission_budgets
from figures.people import operation
from ui.citations import cite
from ui.pictures import show_picture
from ui.show import show
from ui.state import theme
from ui.tables import mission_row, specification

CAUSES = {
    "malicious_act": "malicious acts",
    "accident": "accidents",
    "illness": "illness",
    "self_inflicted": "self-inflicted",
    "to_be_determined": "cause to be determined",
    "unknown": "cause unknown",
}
STAGES = {"initial": "approved at first", "final": "approved in the end", "expenditure": "spent"}
SCOPES = {"operations": "", "operations_and_support": ", with its part of the support account and bases", "unstated": ""}


def count_operation(mission_id: str) -> None:
    """Give an operation's strength, contributors, deaths and budgets, each with its source, or say that none was found."""
    st.subheader("People and money", anchor=False)
    show(operation(mission_id))
    left, right = st.columns(2, gap="medium")
    with left:
        _contributors(mission_id)
        _budgets(mission_id)
    with right:
        _deaths(mission_id)


def _contributors(mission_id: str) -> None:
    rows = people.contributors_to(mission_id)
    if rows.empty:
        st.markdown("**Contributors.** Who served by operation is in the tables for 2013 to 2020 only.")
        return
    year = int(rows["year"].max())
    latest = rows[rows["year"] == year]
    women = latest["women"].sum()
    st.markdown(
        f"**{len(latest)} states contributed in {year}**, {latest['uniformed'].sum():,.0f} uniformed on the year's mean, "
        f"{women:,.0f} of them women.  \n:small[Persons, spread over all twelve months, also where the operation ran or was counted for fewer; "
        f"{cite('contributions-2010-2021')}]"
    )
    st.markdown("\n".join(f"- {row.name}: {row.uniformed:,.0f}" for row in latest.head(8).itertuples()))
    if len(latest) > 8:
        with st.expander(f"The other {len(latest) - 8}"):
            st.markdown("; ".join(f"{row.name} {row.uniformed:,.0f}" for row in latest.iloc[8:].itertuples()))


@st.cache_resource(max_entries=64, show_spinner=False)
def _deaths_spec(mission_id: str, theme: str) -> dict:
    return specification(dressed(deaths_chart(_dead(mission_id), theme), theme))


def _dead(mission_id: str) -> pd.DataFrame:
    deaths = people.fatalities_of()
    return deaths[deaths["mission_id"] == mission_id]


def _deaths(mission_id: str) -> None:
    deaths, acronym = _dead(mission_id), mission_row(mission_id)["acronym"]
    if deaths.empty:
        st.markdown(f"**No death in {acronym}** is in the UN's data hub up to February 2025. :small[{cite('un-hub-fatalities')}]")
        return
    causes = deaths["cause"].value_counts()
    told = ", ".join(f"{CAUSES[cause]} {n:,}" for cause, n in causes.items())
    show_picture(
        "mission-deaths",
        f"{len(deaths):,} people died in the service of {acronym}.",
        f"Deaths by year: {told}. To February 2025. {cite('un-hub-fatalities')}",
        _deaths_spec(mission_id, theme()),
        f"Bars of deaths by year and cause in {acronym}; the same stands in the table.",
        deaths.groupby(["year", "cause"]).size().rename("deaths").reset_index(),
        {"year": st.column_config.NumberColumn("Year", format="%d"), "cause": "Cause", "deaths": "Deaths"},
    )


def _budgets(mission_id: str) -> None:
    rows = mission_budgets(mission_id)
    if rows.empty:
        st.markdown("**Budget.** No amount for this operation could be sourced.")
        return
    lines = [
        f"- {row.fiscal_year}: {'about ' if row.quality != 'published' else ''}${row.amount_usd / 1e6:,.1f} million "
        f"{STAGES[row.stage]}{SCOPES[row.scope]} :small[{cite(row.source_id, row.locator)}]"
        for row in rows.iloc[::-1].itertuples()
    ]
    st.markdown("**Budget**, current dollars, the years that could be sourced  \n" + "\n".join(lines[:4]))
    if len(lines) > 4:
        with st.expander(f"{len(lines) - 4} earlier amounts"):
            st.markdown("\n".join(lines[4:]))
