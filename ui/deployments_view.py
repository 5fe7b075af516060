"""Where did the troops stand? The sites of a year on a map, how they were spread, and how that moved."""

from functools import lru_cache

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from data import sites
from data.load import shared_table
from geo.maps import sites_map, view_group
from ui.citations import cite
from ui.deployments_tables import HEADINGS, measured, operations_with_sites, sites_in, table_of, years_by_mission
from ui.deployments_years import draw_years, listed
from ui.frame import disclaim
from ui.messages import folium_message
from ui.pictures import show_figures
from ui.state import bounded, choose, choose_mission, current_view, nearest_day, notify, show_notices
from ui.tables import layer_addresses, names

ALL = "All operations"
MAP_LABEL = "Map of deployment sites by troops. The table below the map says the same."


def mission_shown() -> str:
    """Return the view's operation, or "" (all) when it has no sites."""
    return current_view().mission if current_view().mission in operations_with_sites() else ""


def year_shown(mission_id: str) -> int:
    """Return the year of the view's date, or the nearest of those for which the operation's sites begin and end."""
    years = years_by_mission(mission_id)["year"]
    return int(min(max(current_view().date.year, years.iloc[0]), years.iloc[-1]))


def _go_to_year(year: int) -> None:
    """Move the date into a year, to a day on which the chosen operation was in the field if there is one."""
    middle, mission_id = bounded(pd.Timestamp(year, 7, 1)), current_view().mission
    nearest = nearest_day(mission_id, middle) if mission_id else middle
    if current_view().date.year != year:
        choose(date=nearest if nearest.year == year else middle)


def _follow_map() -> None:
    message = folium_message(st.session_state.get("deployments_map"))
    if message and message.kind == "year":
        years = years_by_mission(mission_shown())["year"]
        _go_to_year(int(min(max(message.value, years.iloc[0]), years.iloc[-1])))
    elif message and message.kind == "mission" and message.value in operations_with_sites():
        _choose_operation(message.value)


def _choose_operation(mission_id: str) -> None:
    """Show an operation in the year in view, or in the nearest for which it has sites; "" shows all."""
    if not mission_id:
        choose(mission="")
        return
    choose_mission(mission_id)
    known, year = sites.years_with_sites(shared_table("deployments"), mission_id), current_view().date.year
    nearest = min(known, key=lambda each: abs(each - year))
    if nearest != year:
        _go_to_year(nearest)
        notify(f"Showing {nearest}, the nearest year to {year} for which sites of {names()[mission_id]} are known.")


def choose_operation() -> None:
    """Offer the operations that have sites, and all of them together."""
    st.session_state["deployments_operation"] = mission_shown()
    st.selectbox(
        "Operation",
        ["", *operations_with_sites()],
        format_func=lambda key: names().get(key, ALL),
        key="deployments_operation",
        on_change=lambda: _choose_operation(st.session_state["deployments_operation"]),
    )


@st.fragment
def deployments_view() -> None:
    """Draw the year's sites, say what they mean, and how it moved."""
    show_notices()
    choose_operation()
    mission_id = mission_shown()
    year = year_shown(mission_id)
    if current_view().mission and not mission_id:
        st.caption(f"{names()[current_view().mission]} has no sites in the source; showing all operations.")
    st.markdown(f"**{finding_of(mission_id, year)}**  \n:small[{caveat_of(mission_id, year)}]")
    st_folium(
        sites_map(layer_addresses(), MAP_LABEL),
        key="deployments_map",
        height=520,
        use_container_width=True,
        feature_group_to_add=view_group(mission=mission_id, year=year),
        returned_objects=["last_object_clicked_tooltip"],
        on_change=_follow_map,
    )
    disclaim("the last day of the year shown")
    if len(sites_in(mission_id, year)):
        show_figures(f"deployments-{mission_id or 'all'}-{year}", table_of(mission_id, year), HEADINGS)
    draw_years(mission_id)


@lru_cache(maxsize=64)
def finding_of(mission_id: str, year: int) -> str:
    """Say at how many sites how many troops stood, where most, and how many sites held half of them."""
    rows, spread = sites_in(mission_id, year), sites.concentration(measured(), mission_id, year)
    who = names().get(mission_id, "All operations")
    if rows.empty:
        return f"{who}, {year}: the source has no sites of this year."
    among = "" if mission_id else f" of {rows['mission_id'].nunique()} operations"
    begin = f"{who}, {year}: {spread.sites} site{'s' if spread.sites > 1 else ''}{among}"
    if not spread.sites_with_troops:
        return f"{begin}, none with a figure for troops above zero."
    largest = spread.largest_place if mission_id else f"{spread.largest_place} ({names()[rows['mission_id'].iloc[0]]})"
    return (
        f"{begin}; about {rows['troops'].sum():,.0f} troops at {spread.sites_with_troops} of them. {largest} held "
        f"{spread.largest_share:.0%}; half stood at {spread.sites_with_half} site{'s' if spread.sites_with_half > 1 else ''}."
    )


@lru_cache(maxsize=64)
def caveat_of(mission_id: str, year: int) -> str:
    """Say what the year's figures leave out and where they do not agree with the strength an operation reported."""
    rows = sites_in(mission_id, year)
    unknown, none = int(rows["troops"].isna().sum()), int((rows["troops"] == 0).sum())
    parts = [
        "Estimates: the source adds up the units drawn on the UN's maps, nearly always at standard sizes, and we give the mean "
        "of the year's maps; it is not a count."
    ]
    if unknown:
        parts.append(
            f"{unknown} site{'s have' if unknown > 1 else ' has'} no figure and {'are' if unknown > 1 else 'is'} left out of the sums."
        )
    if none:
        parts.append(f"{none} had no troops, but police, observers or a headquarters.")
    reported = sites.against_reported(rows)
    if mission_id and reported:
        parts.append(f"{listed(reported)}.")
    elif reported:
        doubted = sites.unlike_reported(rows)["mission_id"].unique()
        parts.append(f"The sites of {listed(sorted(names()[key] for key in doubted))} do not add up to the strength reported.")
    return f"{' '.join(parts)} {cite('geo-pko')}"
