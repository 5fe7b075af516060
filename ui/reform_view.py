"""What was decided, and what was so in the field meanwhile? Reforms above four series, and the chosen one's account."""

from functools import cache

import pandas as pd
import streamlit as st

from charts.dress import dressed
from charts.reform import GUTTER, HEIGHT, reform_chart, share_of_plot
from data import people
from data.derive import FIRST_DAY, doctrine_before, mission_spans, strength_dates
from data.eras import era_of_years
from data.load import as_of, load_table
from data.money import budget_totals
from data.reforms import eras_of, operations_by_day
from ui.citations import SOURCE_HEADINGS, cite, cited
from ui.eras import choose_eras, tell_eras
from ui.pictures import show_picture
from ui.reform_account import show_account, show_recommendations
from ui.reform_around import show_around
from ui.state import choose, current_view, show_notices, theme
from ui.tables import specification

HEADINGS = {
    "date": st.column_config.DateColumn("Date", format="D MMM YYYY"),
    "precision": "Known to",
    "title": "Title",
    "symbol": "Symbol",
    "kind": "Kind",
    "what_it_said": "What it said",
    "what_came_of_it": "What came of it",
    **SOURCE_HEADINGS,
}


def reform_controls() -> None:
    """Offer the years shown and the division into eras."""
    first, last = era_of_years(current_view().years)
    st.session_state["reform_years"] = (first.year, last.year)
    years, eras, reset = st.columns([5, 3, 2], vertical_alignment="bottom")
    years.slider("Years: from, to", FIRST_DAY.year, as_of().year, key="reform_years", on_change=_choose_years)
    with eras:
        choose_eras("reform_eras")
    reset.button("Whole history", on_click=choose, kwargs={"years": ""}, disabled=not current_view().years, width="stretch")


def _choose_years() -> None:
    first, last = st.session_state["reform_years"]
    whole = (first, last) == (FIRST_DAY.year, as_of().year)
    choose(years="" if whole else f"{first}-{last}")


@cache
def series() -> dict[str, pd.DataFrame]:
    """Return what is drawn under the reforms (see charts.reform): strength, field, deaths, budget."""
    budget = budget_totals()
    voted = budget[budget["stage"] == "initial"]
    spent = budget[(budget["stage"] == "expenditure") & ~budget["fiscal_year"].isin(voted["fiscal_year"])]
    spent = spent[spent["period_from"] < voted["period_from"].min()]
    deaths = people.fatalities_of()
    last_year = people.last_death().year - 1  # the last year is told only in part
    return {
        "strength": strength_dates()[["counted_on", "uniformed", "quality"]],
        "field": operations_by_day(mission_spans(), as_of()),
        "deaths": people.deaths_in_years(deaths[deaths["year"] <= last_year], FIRST_DAY.year, last_year),
        "budget": pd.concat([spent, voted]).assign(billion=lambda rows: rows["amount_usd"] / 1e9),
    }


@st.cache_resource(max_entries=16, show_spinner=False)
def _reform_spec(theme: str, years: str, era: str) -> dict:
    eras = eras_of(era) if era else None
    chart = reform_chart(load_table("reforms"), series(), eras, *era_of_years(years), theme)
    return specification(dressed(chart, theme))


@cache
def reforms() -> pd.DataFrame:
    """Return the reforms by their key."""
    return load_table("reforms").set_index("reform_id")


def shown_reform() -> str:
    """Return the chosen reform, else the latest landmark report, doctrine, review or initiative of the view's date."""
    view = current_view()
    if view.reform:
        return view.reform
    latest = doctrine_before(view.date)
    return reforms().index[0] if latest is None else latest["reform_id"]


@st.fragment
def reform_view() -> None:
    """Draw the reforms over the field, and open the chosen one: its account, before and after, its recommendations."""
    _agree_with_controls()
    show_notices()
    tell_eras()
    view, reform_id = current_view(), shown_reform()
    _draw_reforms(view.years, view.era, reform_id)
    _choose_reform(reform_id)
    account, around = st.columns([6, 5], gap="large")
    with account:
        show_account(reform_id, reforms().loc[reform_id])
    with around:
        show_around(reform_id, reforms().loc[reform_id])
    show_recommendations(reform_id)


def _agree_with_controls() -> None:
    """Draw the whole page anew when years were brushed: the slider that says them stands outside the fragment."""
    first, last = era_of_years(current_view().years)
    if st.session_state["reform_years"] != (first.year, last.year):
        st.rerun()


def _draw_reforms(years: str, era: str, reform_id: str) -> None:
    first, last = era_of_years(years)
    rows = load_table("reforms")
    rows = rows[rows["date"].between(first, last)]
    show_picture(
        f"reforms-{years}",
        _finding(rows, first, last),
        "Pick a marker to open its account, which the dashed line marks (hollow: not confirmed, or only due); drag over years to zoom. Below: uniformed at the year's end "
        f"({cite('ipi')}; {cite('owid-peacekeeping')}); operations by the UN's own list; deaths ({cite('un-hub-fatalities')}), "
        f"to {people.last_death().year - 1}; budgets as voted when the year opened, from press releases named on the page Money, in "
        "current dollars. What follows a reform in time need not follow from it.",
        _reform_spec(theme(), years, era),
        "Markers of reforms above four series: uniformed personnel, operations in the field, deaths and budgets by year. "
        "The reforms stand in the table and the choice below.",
        cited(rows)[["date", "precision", "title", "symbol", "kind", "what_it_said", "what_came_of_it", "source", "url"]],
        HEADINGS,
        over=_chosen_line(reforms().at[reform_id, "date"], first, last),
        on_select=_from_chart,
        selection_mode=["reform", "era"],
    )


def _chosen_line(date: pd.Timestamp, first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Return the line over the chart at the chosen reform's date, or "" outside the years shown."""
    share = share_of_plot(date, first, last)
    place = f"left: calc({GUTTER}px + (100% - {GUTTER}px) * {share}); height: {HEIGHT - 22}px"
    return "" if share is None else f'<div class="chosen-line" style="{place}"></div>'


def _finding(rows: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Say how many reforms are drawn, and in which ten years most of them lie."""
    if rows.empty:
        return f"No reform of the table is dated {first.year} to {last.year}."
    of_year = rows["date"].dt.year
    counts = {year: int(of_year.between(year, year + 9).sum()) for year in range(first.year, max(last.year - 8, first.year + 1))}
    densest = max(counts, key=counts.get)
    many = "" if last.year - first.year < 20 else f"; {counts[densest]} of them fall in the ten years {densest} to {densest + 9}"
    return f"{len(rows)} reports, doctrines, restructurings and turning points, {first.year} to {last.year}{many}."


def _from_chart() -> None:
    selection = st.session_state[f"reforms-{current_view().years}"]["selection"]
    edges = next(iter(selection.get("era", {}).values()), None)
    if edges and edges[1] - edges[0] > 30 * 86_400_000:
        first, last = (pd.Timestamp(edge, unit="ms").year for edge in edges)
        choose(years=f"{first}-{last}")
        return
    picked = selection.get("reform")
    choose(reform=picked[0]["reform_id"] if picked else "")


def _choose_reform(reform_id: str) -> None:
    """Offer all reforms, and the one before and after, for those who do not point."""
    st.session_state["reform_choice"] = reform_id
    keys = list(reforms().index)
    place = keys.index(reform_id)
    earlier, choice, later = st.columns([2, 6, 2], vertical_alignment="bottom")
    choice.selectbox(
        "Read the account of",
        keys,
        key="reform_choice",
        format_func=lambda key: f"{reforms().at[key, 'date'].year}: {reforms().at[key, 'short_title']}",
        on_change=lambda: choose(reform=st.session_state["reform_choice"]),
    )
    for column, name, step in ((earlier, "Earlier", place - 1), (later, "Later", place + 1)):
        other = keys[step] if 0 <= step < len(keys) else ""
        column.button(
            f"{name}: {reforms().at[other, 'short_title']}" if other else name,
            key=f"reform_{name}",
            on_click=choose,
            kwargs={"reform": other},
            disabled=not other,
            width="stretch",
        )
