"""How far from the capital did troops stand, year by year? A figure of the page Deployments."""

from functools import cache

import pandas as pd
import streamlit as st

from charts.deployments import capital_chart
from charts.dress import dressed
from data import capitals
from data.dates import in_words
from data.load import shared_table
from ui.citations import cite
from ui.deployments_tables import YEAR, years_by_mission
from ui.pictures import show_picture
from ui.state import theme
from ui.tables import names, specification

KM = {"format": "%.0f"}
HEADINGS = {
    "year": YEAR,
    "troops": st.column_config.NumberColumn("Troops with a figure", format="localized"),
    "measured_share": st.column_config.NumberColumn("Part of them measured", format="percent"),
    "capitals": "Capitals",
    "mean_km": st.column_config.NumberColumn("Mean km", **KM),
    "quarter_km": st.column_config.NumberColumn("A quarter within km", **KM),
    "half_km": st.column_config.NumberColumn("Half within km", **KM),
    "three_quarters_km": st.column_config.NumberColumn("Three quarters within km", **KM),
    "is_doubtful": "Doubtful",
}
# What today's capitals do not say of the day, by country, for the countries that troops were in.
SOUTH_SUDAN = (
    "Sites in what is now South Sudan are measured from Juba in every year, though before its independence in July 2011 the "
    "capital was Khartoum."
)


@cache
def _measured() -> pd.DataFrame:
    return capitals.with_capital(shared_table("deployments"), shared_table("capitals"), shared_table("former_capitals"))


@cache
def capital_years(mission_id: str) -> pd.DataFrame:
    """Return by year how far from the capital the troops of an operation ("" = of all) stood."""
    return capitals.distance_years(_measured(), mission_id)


@cache
def is_seat_capital(mission_id: str) -> bool:
    """Say whether the distance from the capital is that from headquarters, so that one figure says both."""
    return capitals.is_seat_capital(capital_years(mission_id), years_by_mission(mission_id))


def capital_lead(mission_id: str) -> str:
    """Return how the finding begins: the capital's name where there is one."""
    found = {name for text in capital_years(mission_id)["capitals"] for name in text.split(", ") if name}
    return (
        f"From {found.pop()}, the capital, troops" if len(found) == 1 else "From the capital of the country they were in, troops"
    )


@cache
def moved_capitals(mission_id: str) -> str:
    """Say what the reader must know of capitals that moved, or are not the seat of government, where the troops stood."""
    held = _measured()[_measured()["troops"] > 0]
    held = held[held["mission_id"] == mission_id] if mission_id else held
    rows = shared_table("former_capitals")
    rows = rows[rows["country_id"].isin(held["country_id"])]
    said = [
        f"{row.place} was the capital until {in_words(row.valid_to, row.to_precision)}. {row.note} ({cite(row.source_id)})."
        for row in rows.itertuples()
    ]
    early = held[(held["country_id"] == "SSD") & (held["year"] < 2011)]
    return " ".join([*said, *([SOUTH_SUDAN] if len(early) else [])])


@cache
def unit_of(mission_id: str) -> str:
    """Say what is measured, from where, and what is left out."""
    years = capital_years(mission_id)
    parts = [
        "Kilometers, great circle from each site to the capital of the country it is in, weighted by troops. Points: mean. Bars: "
        "from the distance within which a quarter stood to that of three quarters; mark in them: half. Capitals are those of "
        f"today ({cite('geonames')}) and, where one moved, of then. Estimates; hollow: doubtful, or not adding up to the strength reported; years without a point: nothing to measure."
    ]
    if is_seat_capital(mission_id):
        parts.append(f"Headquarters stood in the capital: the mean distance from them is the same, to {capitals.NEAR_KM} km.")
    if (years["measured_share"] < 0.995).any():
        parts.append(
            "Left out: sites in areas without a capital in the table (Western Sahara, Abyei, Jammu and Kashmir and others) and those "
            f"in Kosovo; the share measured is in the table, and a year with less than {capitals.LEAST_MEASURED:.0%} is not drawn."
        )
    return " ".join([*parts, moved_capitals(mission_id)]).strip() + f" {cite('geo-pko')}"


@st.cache_resource(max_entries=64, show_spinner=False)
def _spec(mission_id: str, theme: str) -> dict:
    return specification(dressed(capital_chart(capital_years(mission_id), theme), theme))


def draw_capital(mission_id: str, finding: str) -> None:
    """Draw the distance from the capital by year, or say why there is none."""
    if not finding:
        who = names().get(mission_id, "")
        st.caption(
            f"No distance from the capital: in no year are half of {who}'s known troops at sites in a country with a capital."
        )
        return
    show_picture(
        f"deployments-{mission_id or 'all'}-capital",
        finding,
        unit_of(mission_id),
        _spec(mission_id, theme()),
        "Bars and points by year of the distance of troops from the capital; the same stands in the table.",
        capital_years(mission_id)[list(HEADINGS)],
        HEADINGS,
    )
