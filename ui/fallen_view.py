"""Who died in the service of UN peacekeeping? By year, operation, nationality and capacity, for all operations or for one."""

import pandas as pd
import streamlit as st

from data.dates import in_words
from data.people import last_death
from ui.citations import cite, cited
from ui.fallen_accounts import tell_corrections, tell_days
from ui.fallen_compared import tell_comparisons
from ui.fallen_people import draw_people, in_causes
from ui.fallen_tables import (
    CAUSES,
    bars_spec,
    by_year,
    counted,
    deaths_in,
    mission_rates,
    most_of,
    operations_table,
    rates,
    rates_spec,
    years_of,
    years_spec,
)
from ui.pictures import show_picture
from ui.state import choose, current_view, show_notices, theme
from ui.tables import names

ALL = "All operations"
MEASURES = {"deaths": "Deaths", "rate": "Deaths per thousand serving"}

FEWEST = 5  # deaths; below these bars of nationality and capacity would point at single persons


def fallen_view() -> None:
    """Draw the page for the operation of the view, for all when none is chosen."""
    show_notices()
    _choose_and_draw()


@st.fragment
def _choose_and_draw() -> None:
    mission_id = choose_scope()
    if mission_id and deaths_in(mission_id).empty:
        st.markdown(f"**The table has no death in {names()[mission_id]}.**")
        return
    draw_years(mission_id)
    if not mission_id:
        draw_operations()
    if len(deaths_in(mission_id)) >= FEWEST:
        draw_people(mission_id)
    tell_days(mission_id)
    tell_comparisons(mission_id)
    tell_corrections(mission_id)


def choose_scope() -> str:
    """Offer all operations or one, the view's own, and return its mission_id, or ""."""
    st.session_state["fallen_in"] = current_view().mission or ALL
    st.selectbox(
        "Deaths in",
        [ALL, *names()],
        format_func=lambda key: years_of().get(key, ALL),
        key="fallen_in",
        on_change=lambda: choose(mission="" if st.session_state["fallen_in"] == ALL else st.session_state["fallen_in"]),
        width=320,
    )
    return current_view().mission


@st.fragment
def draw_years(mission_id: str) -> None:
    """Draw deaths by year or, for all operations, deaths for each thousand serving."""
    st.subheader("By year", anchor=False)
    measure = "deaths"
    if not mission_id:
        measure = st.segmented_control(
            "Measure", list(MEASURES), format_func=MEASURES.get, key="fallen_measure", default="deaths", required=True
        )
    draw_rates() if measure == "rate" else draw_deaths(mission_id)


def draw_deaths(mission_id: str) -> None:
    """Draw how many died in each year."""
    deaths, years = deaths_in(mission_id), by_year(mission_id)
    where = names()[mission_id] if mission_id else "the UN's peacekeeping operations"
    told = f"{len(deaths):,} {'person' if len(deaths) == 1 else 'people'} died in the service of {where}"
    first, last = in_words(deaths["date"].min()), in_words(deaths["date"].max())
    last_year = last_death().year
    until = (
        f" The table ends on {in_words(last_death())}, so {last_year} is told only in part; deaths are also entered late, and the "
        "latest years can still grow."
        if years["year"].max() == last_year
        else ""
    )
    show_picture(
        "fallen-by-year",
        f"{told} {'on ' + first if first == last else f'between {first} and {last}'}: {in_causes(deaths)}.",
        f"Deaths of military, police and civilian personnel by year of the incident, persons.{until} {cite('un-hub-fatalities')}",
        years_spec(theme(), mission_id),
        f"Bars of deaths by year, {years['year'].min()} to {years['year'].max()}, by cause; the same stands in the table below.",
        years.rename(columns={"year": "Year", **CAUSES, "deaths": "Deaths"}),
    )
    if mission_id:
        st.caption(rate_of(mission_id))


def rate_of(mission_id: str) -> str:
    """Say an operation's uniformed deaths per thousand person-years, or that its strength is not known for long enough."""
    row = mission_rates().loc[mission_id]
    known = f"Its strength is known month by month for {row['months_known']:.0f} of {row['months']:.0f} months"
    if pd.isna(row["rate"]):
        return f"{known}, which is too little to tell deaths per thousand person-years. {cite('ipi')}"
    return (
        f"{known}, {row['person_years']:,.0f} person-years in all. In these {row['uniformed_deaths']:.0f} military, military observers and "
        f"police died: {row['rate']:.1f} for each thousand person-years. {cite('ipi')}"
    )


def draw_rates() -> None:
    """Draw uniformed deaths for each thousand serving, and say how far that can be trusted."""
    rows = rates()
    known = rows[rows["quality"] == "published"]
    low, high = known.loc[known["mean_rate"].idxmin()], known.loc[known["mean_rate"].idxmax()]
    show_picture(
        "fallen-rates",
        f"From {known['year'].min()} to {known['year'].max()}, for which strength is published, between {low['mean_rate']:.1f} "
        f"({low['year']}) and {high['mean_rate']:.1f} ({high['year']}) uniformed personnel died in a year for each thousand serving in "
        "the mean of its months.",
        f"Deaths of military, military observers and police, for each thousand uniformed personnel at the year's end; short strokes: in the mean of the year's months. Civilians are left "
        f"out. {cite('un-hub-fatalities')}; strength to {known['year'].min() - 1} and from {known['year'].max() + 1} to 2021: "
        f"{cite('owid-peacekeeping')}; between: {cite('ipi')}; later: see the table.",
        rates_spec(theme()),
        "Lines of uniformed deaths per thousand serving by year, all causes and malicious acts; the same stands in the table below.",
        rates_table(rows),
    )
    st.caption(rates_caveat(rows))


def rates_caveat(rows: pd.DataFrame) -> str:
    """Say what the rates rest on, with the year in which the year's end misleads most, from the rows."""
    known = rows.dropna(subset="mean_rate")
    worst = known.loc[(known["rate"] - known["mean_rate"]).abs().idxmax()]
    first, years = rows.iloc[0], rows.groupby("quality")["year"].agg(["min", "max"])
    return (
        "The strength at the year's end stands for the whole year, which misleads where it changed: in "
        f"{worst['year']} it is {worst['uniformed']:,}, the mean of the months {worst['mean_uniformed']:,.0f}, and the rate "
        f"{worst['rate']:.1f} or {worst['mean_rate']:.1f}. Hollow points and dashes are estimates: to {years.at['estimated', 'max']} "
        f"strength is rounded to hundreds, so that rates are rough, and with {first['uniformed']:,} serving, as in {first['year']}, one "
        f"death is {1000 / first['uniformed']:.1f} per thousand; from {years.at['partial', 'min']} to {years.at['partial', 'max']} it "
        f"includes the uniformed of political missions; from {years.at['quoted', 'min']} it is one figure of another month, quoted by "
        "others. The two kinds are not joined."
    )


def rates_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rates under headings for reading."""
    return (
        cited(rows)
        .drop(columns=["source_id", "locator", "url"])
        .rename(
            columns={
                "year": "Year",
                "deaths": "Uniformed deaths",
                "malicious_acts": "Of these by malicious acts",
                "uniformed": "Strength (year's end)",
                "rate": "Per thousand",
                "malicious_rate": "By malicious acts, per thousand",
                "quality": "Strength is",
                "note": "Of the strength",
                "mean_uniformed": "Strength (mean of months)",
                "mean_rate": "Per thousand of the mean",
                "source": "Source of the strength",
            }
        )
    )


@st.fragment
def draw_operations() -> None:
    """Draw deaths by operation, the operations in the order of their beginning."""
    st.subheader("By operation", anchor=False)
    counts, table = counted("", "operation"), operations_table()
    shown, rated = most_of(counts), table.dropna(subset="Per thousand person-years")
    show_picture(
        "fallen-by-operation",
        f"Deaths are recorded in {len(counts)} of {len(names())} operations; {shown['deaths'].sum():,} of the "
        f"{counts['deaths'].sum():,} in the {len(shown)} shown, each with {shown['deaths'].min()} or more.",
        f"Deaths by operation and cause, persons, in the order in which operations began; all of them are in the table. "
        f"{cite('un-hub-fatalities')}",
        bars_spec(theme(), "", "operation"),
        "Bars of deaths by operation and cause; the same, for all operations, stands in the table below.",
        table,
    )
    st.caption(
        f"The table has uniformed deaths per thousand person-years for the {len(rated)} operations whose monthly strength is known "
        "for at least nine months in ten and comes to a thousand person-years or more. A person-year is twelve months of one person: "
        "the monthly counts added up and divided by twelve, with the deaths of the same months. Months marked doubtful are left out; "
        f"in small operations a few deaths make a high rate. Strength: {cite('ipi')}"
    )
