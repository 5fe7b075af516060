"""Who serves under the blue helmet? A year of contributors on a map and in bars, and one state through the years."""

from functools import cache

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from charts.contributors import history_chart, mix_chart, ranked_bars, ranking_chart
from charts.dress import dressed
from charts.theme import RAMP
from data import people
from data.dates import in_words
from data.load import as_of, load_table, shared_table
from geo.layers import by_theme
from geo.maps import values_map, view_group
from ui.citations import SOURCE_HEADINGS, cite, cited
from ui.messages import folium_message
from ui.pictures import show_picture
from ui.state import bounded, choose, current_view, show_notices, state_names, theme
from ui.tables import layer_addresses, names, specification

# Classes of the map by the persons at which they begin.
CLASSES = {1: "under 50", 50: "50 to 249", 250: "250 to 999", 1000: "1,000 to 2,999", 3000: "3,000 and more"}
PLACE = {"source_id": None, "locator": "Place in the source", **SOURCE_HEADINGS}
HEADINGS = {
    "iso3": "Code",
    "name": "State",
    "uniformed": "Uniformed",
    "women": "Women",
    "region": "Region",
    "basis": "Basis",
    **PLACE,
}
THEN_AND_NOW = [1993, 2005, 2020]
SOURCES = {True: "ipi", False: "contributions-2010-2021"}
OF_THE_YEAR, OF_THE_STATE = (
    "contributors-of-the-year",
    "contributors-of-the-state",
)  # two parts: a year's step runs the first alone
MAP_LABEL = "Map of contributing states by number of uniformed personnel. The bars and the table say the same."


def year_shown() -> int:
    """Return the year of the view's date, or the nearest one whose contributors are known; the last whole one by default."""
    years = people.contributor_years()
    if current_view().date == as_of():
        return people.LAST_YEAR_OF_MEANS
    return min(max(current_view().date.year, years[0]), years[-1])


def _go_to_year() -> None:
    choose(date=bounded(pd.Timestamp(int(st.session_state["contributors_year"]), 7, 1)))


def _step(years: int) -> None:
    choose(date=bounded(pd.Timestamp(year_shown() + years, 7, 1)))


def _pick(iso3: str) -> None:
    if iso3 in state_names():
        _go_to_state(iso3)


def _go_to_state(iso3: str) -> None:
    choose(state=iso3)
    st.rerun([OF_THE_YEAR, OF_THE_STATE])


def _choose_in_list() -> None:
    _go_to_state(st.session_state["contributors_state"] or "")


def _pick_on_map() -> None:
    message = folium_message(st.session_state.get("contributors_map"))
    if message and message.kind == "state":
        _pick(message.value)


def _pick_in_bars() -> None:
    picked = st.session_state["contributors-ranking"]["selection"].get("pick")
    if picked:
        _pick(picked[0]["iso3"])


@cache
def _ranked(year: int) -> pd.DataFrame:
    return people.contributors(year)


@st.cache_resource(max_entries=64, show_spinner=False)
def _ranking_spec(theme: str, chosen: str) -> dict:
    """Return the bars without their data: a year's step changes the data alone, and the chart is not built anew."""
    spec = specification(dressed(ranking_chart(_bars(people.LAST_YEAR_OF_MEANS), theme, chosen), theme))
    return {name: part for name, part in spec.items() if name != "data"}


@cache
def _bars(year: int) -> pd.DataFrame:
    return ranked_bars(_ranked(year))


@st.cache_resource(max_entries=64, show_spinner=False)
def _history_spec(iso3: str, theme: str) -> dict:
    return specification(dressed(history_chart(people.contributor_history(iso3), theme), theme))


@st.cache_resource(max_entries=4, show_spinner=False)
def _mix_spec(theme: str) -> dict:
    return specification(dressed(mix_chart(people.contributions_by_region(), theme), theme))


@st.fragment(key=OF_THE_YEAR)
def contributors_of_the_year() -> None:
    """Draw the year's contributors on the map and in bars, and say where the chosen state served in that year.

    All is worked out before the first of it is sent: what comes at once, the browser draws at once.
    """
    year, chosen = year_shown(), current_view().state
    years, ranked = people.contributor_years(), _ranked(year)
    heading = f"**{finding_of(year, ranked)}**  \n:small[{basis_of(year, ranked)}]"
    bars, served = _bars(year), places_of(chosen, year) if chosen else ""
    spec = _ranking_spec(theme(), chosen if chosen in set(bars["iso3"]) else "")
    st.session_state["contributors_year"] = year
    show_notices()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button("One year back", on_click=_step, args=[-1], disabled=year == years[0])
        st.button("One year on", on_click=_step, args=[1], disabled=year == years[-1])
        st.slider("Year", years[0], years[-1], key="contributors_year", on_change=_go_to_year)
    picture, side = st.columns([3, 2], gap="medium")
    with picture:
        st.markdown(heading)
        _draw_map(year, chosen)
        for sentence in notes_of(year, ranked):
            st.caption(sentence)
        if served:
            st.markdown(served)
    with side:
        show_picture(
            "contributors-ranking",
            f"The largest contributors of {year}",
            "Persons. Pick a bar or an area of the map to see a state through the years.",
            spec,
            f"Bars of the largest contributors of {year}; all of them are in the table.",
            cited(ranked.drop(columns="date")),
            HEADINGS,
            data=bars,
            on_select=_pick_in_bars,
            selection_mode=["pick"],
        )


def _draw_map(year: int, chosen: str) -> None:
    st_folium(
        values_map(layer_addresses(), MAP_LABEL, by_theme(RAMP), CLASSES),
        key="contributors_map",
        height=400,
        use_container_width=True,
        feature_group_to_add=view_group(year=year, chosen=chosen),
        returned_objects=["last_object_clicked_tooltip"],
        on_change=_pick_on_map,
    )


def notes_of(year: int, ranked: pd.DataFrame) -> list[str]:
    """Say what the map of a year does not show: states that are not known, and those that are no more."""
    notes = []
    if year > people.LAST_YEAR_OF_MEANS and len(ranked) <= 100:
        notes.append("States without colour: none, or not known for this year.")
    if unsteady := people.unsteady_in(year):
        told = ", ".join(names()[mission_id] for mission_id in unsteady)
        notes.append(f"These operations changed so much in {year} that the mean says little of their contributors: {told}.")
    former = ranked[ranked["iso3"].isin(_former())]["name"]
    if len(former):
        notes.append(f"In the bars and the table, not on a map of today: {', '.join(former)}.")
    return notes


def basis_of(year: int, ranked: pd.DataFrame) -> str:
    """Say what a year's figures are: the mean over its months, or the ranking of a day and how much it holds."""
    if year <= people.LAST_YEAR_OF_MEANS:
        by_mission = year >= people.FIRST_YEAR_BY_MISSION
        months = people.months_meant(year)
        anew = " (the source divides their sum by 12)" if months and by_mission else ""
        return f"Uniformed personnel, mean over {months or 'the months of the year'}{anew}; {cite(SOURCES[not by_mission])}"
    day = in_words(ranked["date"].iloc[0])
    only = (
        "" if len(ranked) > 100 else f" Only {len(ranked)} state{'s' if len(ranked) > 1 else ''} could be sourced: not the whole."
    )
    return f"Uniformed personnel on {day}, political missions probably included.{only} {cite(_ranking_source(year))}"


@cache
def _ranking_source(year: int) -> str:
    rows = shared_table("contributor_rankings")
    return rows[rows["date"] == _ranked(year)["date"].iloc[0]]["source_id"].iloc[0]


def finding_of(year: int, ranked: pd.DataFrame) -> str:
    """Say who sent most and, where the whole is known, how much of it the ten largest gave."""
    largest = [str(name) for name in ranked["name"].head(3)]
    who = largest[0] if len(largest) == 1 else f"{', '.join(largest[:-1])} and {largest[-1]}"
    if len(ranked) <= 100 and year > people.LAST_YEAR_OF_MEANS:
        return (
            f"{year}: {who} are the largest of those that could be sourced."
            if len(largest) > 1
            else f"{year}: one figure, {who}."
        )
    share = ranked["uniformed"].head(10).sum() / ranked["uniformed"].sum()
    return f"{year}: {len(ranked)} states contributed, {who} the most; the ten largest gave {share:.0%} of all."


@cache
def _former() -> set[str]:
    rows = load_table("contributors")
    return set(rows[rows["former"]]["iso3"])


@st.fragment(key=OF_THE_STATE)
def contributors_of_the_state() -> None:
    """Draw the chosen state's contribution through the years."""
    chosen = current_view().state
    st.subheader("One state through the years", anchor=False)
    st.session_state["contributors_state"] = chosen or None
    st.selectbox(
        "State",
        list(state_names()),
        format_func=state_names().get,
        key="contributors_state",
        index=None,
        placeholder="Choose a state",
        on_change=_choose_in_list,
        label_visibility="collapsed",
    )
    if not chosen:
        return
    history, name = people.contributor_history(chosen), state_names()[chosen]
    if history.empty:
        st.write(f"No contribution of {name} is in the tables, which begin in November 1990.")
        return
    peak = history.loc[history["uniformed"].idxmax()]
    show_picture(
        "contributors-history",
        f"{name}: most in {int(peak['year'])}, with {peak['uniformed']:,.0f}",
        "Persons. Filled: mean over the months known of the year. Hollow: a published ranking of one day. Inner bar: women among them, where "
        f"known. Years without a bar: none, or not found after 2020. {cite('ipi')}; {cite('contributions-2010-2021')}",
        _history_spec(chosen, theme()),
        f"Bars of the uniformed personnel of {name} by year; the same stands in the table.",
        cited(history),
        {"year": st.column_config.NumberColumn("Year", format="%d"), **HEADINGS, "date": None},
    )


def places_of(chosen: str, year: int) -> str:
    """Say where a state served in a year, where operations are told apart."""
    name = state_names()[chosen]
    if not people.FIRST_YEAR_BY_MISSION <= year <= people.LAST_YEAR_OF_MEANS:
        return f":small[Where {name} served is known by operation for 2013 to 2020; choose one of these years.]"
    places = people.contributor_places(chosen)
    places = places[places["year"] == year]
    acronyms = names()
    served = "; ".join(
        f"{acronyms[row.mission_id]} {row.uniformed:,.0f}{f', {row.women:,.0f} women' if row.women else ''}"
        for row in places.itertuples()
    )
    months = people.months_meant(year) or "all twelve months"
    return f"**In {year} {name} served in:** {served or 'no operation'}. :small[Mean over {months}; {cite('contributions-2010-2021')}]"


def then_and_now() -> None:
    """Draw how the regions' parts changed, and the ten largest contributors of three years."""
    st.subheader("Then and now", anchor=False)
    mix = people.contributions_by_region()
    show_picture(
        "contributors-mix",
        mix_finding(mix),
        f"Part of each region's states in all uniformed personnel, mean of the year. Regions are our own grouping. {cite('ipi')} to 2012, "
        f"political missions included; {cite('contributions-2010-2021')} from 2013",
        _mix_spec(theme()),
        "Bands of the regions' parts from 1990 to 2020; the same stands in the table.",
        cited(mix),
        {
            **PLACE,
            "year": st.column_config.NumberColumn("Year", format="%d"),
            "region": "Region",
            "uniformed": "Uniformed",
            "share": "Part",
        },
    )
    st.markdown(
        "**The ten largest contributors in three years**  \n:small[Uniformed persons, mean of the year; 1993 and 2005 with "
        f"political missions ({cite('ipi')}), 2020 without ({cite('contributions-2010-2021')})]"
    )
    st.table(_largest_then_and_now(), hide_index=True)


def mix_finding(mix: pd.DataFrame) -> str:
    """Say how the largest region's part changed from the first whole year to the last."""
    first, last = 1991, people.LAST_YEAR_OF_MEANS
    parts = mix.set_index(["year", "region"])["share"]
    europe, africa = [(parts[first, region], parts[last, region]) for region in ("Europe", "Africa")]
    return (
        f"European states gave {europe[0]:.0%} of the uniformed in {first} and {europe[1]:.0%} in {last}; African states "
        f"{africa[0]:.0%} and {africa[1]:.0%}."
    )


@cache
def _largest_then_and_now() -> pd.DataFrame:
    columns = {"": [str(n) for n in range(1, 11)]}
    for year in THEN_AND_NOW:
        top = _ranked(year).head(10)
        columns[str(year)] = [f"{row.name} {row.uniformed:,.0f}" for row in top.itertuples()]
    return pd.DataFrame(columns)


def women_over_time() -> None:
    """Give the published counts and shares of women as a table: they are too few and too unlike for a line."""
    rows = load_table("women").sort_values("date")
    st.subheader("Women among the uniformed", anchor=False)
    shown = pd.DataFrame(
        {
            "Date": [f"{date:%b %Y}" for date in rows["date"]],
            "Of": rows["component"].str.replace("_", " "),
            "Women": [f"{n:,}" if pd.notna(n) else "" for n in rows["women"]],
            "Share": [f"{share:g} %" if pd.notna(share) else "" for share in rows["share_pct"]],
            "Note": [f"{note} ({cite(source)})" for note, source in zip(rows["note"], rows["source_id"], strict=True)],
        }
    )
    st.markdown(f"What was published up to {in_words(as_of())}; the figures count different groups, as each note says.")
    with st.expander(f"{len(shown)} counts and shares, 1989 to 2025"):
        st.table(shown, hide_index=True)
