"""How did an operation's sites, their concentration and their distance from headquarters move, and what are the figures?"""

from functools import cache

import pandas as pd
import streamlit as st

from charts.deployments import measure_chart, sites_chart
from charts.dress import dressed
from data.derive import mission_spans
from data.load import as_of, shared_table
from data.rules import meets
from ui.citations import cite
from ui.deployments_capital import capital_lead, capital_years, draw_capital, is_seat_capital
from ui.deployments_tables import YEARS_HEADINGS, operations_with_sites, years_by_mission
from ui.pictures import show_picture
from ui.state import theme
from ui.tables import names, specification

DOUBTFUL = "doubtful, or not adding up to the strength reported."


@st.cache_resource(max_entries=64, show_spinner=False)
def _sites_spec(mission_id: str, theme: str) -> dict:
    return specification(dressed(sites_chart(years_by_mission(mission_id), theme), theme))


@st.cache_resource(max_entries=64, show_spinner=False)
def _measure_spec(mission_id: str, field: str, theme: str, text: str) -> dict:
    return specification(dressed(measure_chart(years_by_mission(mission_id), field, theme, text), theme))


def sites_finding(years: pd.DataFrame) -> str:
    """Say at how many sites the first and the last year were, and in which year there were most."""
    known = years.dropna(subset="sites")
    first, last, most = known.iloc[0], known.iloc[-1], known.loc[known["sites"].idxmax()]
    if len(known) == 1:
        return f"The source has {most['sites']:.0f} sites in {most['year']}."
    return (
        f"The source has {first['sites']:.0f} sites in {first['year']} and {last['sites']:.0f} in {last['year']}; "
        f"most in {most['year']}, {most['sites']:.0f}."
    )


def share_finding(years: pd.DataFrame) -> str:
    """Say when the largest site held least and most of the troops; "" where no share is known."""
    known = years[years["largest_share"].notna()]
    if known.empty:
        return ""
    low, high = known.loc[known["largest_share"].idxmin()], known.loc[known["largest_share"].idxmax()]
    said = [f"{row['largest_share']:.0%} in {row['year']} ({row['largest_place']})" for row in (low, high)]
    return f"The largest site held {said[0]}." if len(known) == 1 else f"The largest site held between {said[0]} and {said[1]}."


def distance_finding(years: pd.DataFrame, lead: str = "From headquarters troops") -> str:
    """Say how far from somewhere troops stood on average: in the first, the farthest and the last known year; "" if none."""
    known = years[years["mean_km"].notna()]
    if known.empty:
        return ""
    chosen = [known.index[0], known["mean_km"].idxmax(), known.index[-1]]
    rows = known.loc[sorted(set(chosen))]
    ends = [
        f"{row.mean_km:,.0f} km in {row.year}{' (the most)' if i == chosen[1] and len(rows) > 1 else ''}"
        for i, row in zip(rows.index, rows.itertuples(), strict=True)
    ]
    return f"{lead} stood on average {listed(ends)}."


def listed(found: list[str]) -> str:
    """Return names as a sentence lists them."""
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def draw_years(mission_id: str) -> None:
    """Draw sites, concentration and distances over the years: of two distances that say the same only the one."""
    st.subheader(f"{names().get(mission_id, 'All operations')} through the years", anchor=False)
    is_one = is_seat_capital(mission_id)
    places = iter(
        [*st.columns(2, gap="medium"), *st.columns(2, gap="medium")] if mission_id and not is_one else st.columns(3, gap="medium")
    )
    with next(places):
        _draw_sites(mission_id)
    if mission_id:
        with next(places):
            _draw_share(mission_id)
    if not is_one:
        with next(places):
            _draw_distance(mission_id)
    with next(places):
        draw_capital(mission_id, distance_finding(capital_years(mission_id), capital_lead(mission_id)))


def _draw_sites(mission_id: str) -> None:
    years = years_by_mission(mission_id)
    gaps = "Years without a bar: none in the source." if mission_id else "The number of operations with sites differs by year."
    show_picture(
        f"deployments-{mission_id or 'all'}-sites",
        sites_finding(years),
        f"Sites; dark: the fewest that held half of the troops with a figure. {gaps} {cite('geo-pko')}",
        _sites_spec(mission_id, theme()),
        "Bars of the number of sites by year; the same stands in the table.",
        years,
        YEARS_HEADINGS,
    )


def _draw_share(mission_id: str) -> None:
    finding = share_finding(years_by_mission(mission_id))
    if not finding:
        st.caption("No share of the largest site: no site has a figure for troops above zero.")
        return
    _draw_measure(
        mission_id,
        "largest_share",
        finding,
        f"Share of the troops with a figure; estimates. Hollow: {DOUBTFUL} {cite('geo-pko')}",
        ".0%",
        ["year", "largest_place", "largest_share", "is_doubtful"],
    )


def _draw_distance(mission_id: str) -> None:
    finding = distance_finding(years_by_mission(mission_id))
    if not finding:
        st.caption("No distance from headquarters: in no year has the source both a figure for troops and a headquarters.")
        return
    _draw_measure(
        mission_id,
        "mean_km",
        finding,
        "Kilometers, great circle to the nearest site the source calls the operation's headquarters in that year, weighted by "
        "troops; sites without a figure, and years without a headquarters, are left out. Estimates. "
        f"Hollow: {DOUBTFUL} {cite('geo-pko')}",
        ",.0f",
        ["year", "troops", "sites_without_figure", "mean_km", "is_doubtful"],
    )


def _draw_measure(mission_id: str, field: str, finding: str, unit: str, text: str, columns: list[str]) -> None:
    show_picture(
        f"deployments-{mission_id or 'all'}-{field}",
        finding,
        unit,
        _measure_spec(mission_id, field, theme(), text),
        "Line by year, broken where nothing is known; the same stands in the table.",
        years_by_mission(mission_id)[columns],
        YEARS_HEADINGS,
    )


@cache
def operations_without_sites() -> str:
    """Name the operations that were in the field since 1994 and have no sites."""
    spans, first = mission_spans(), pd.Timestamp(int(shared_table("deployments")["year"].min()), 1, 1)
    later = spans[meets(spans["start_date"], spans["end_date"], first, as_of())]
    return ", ".join(sorted(row.acronym for row in later.itertuples() if row.mission_id not in operations_with_sites()))


def about_the_data() -> None:
    """Say what the dataset is, how to cite it, and what it leaves out."""
    rows = shared_table("deployments")
    positive = rows[rows["troops"] > 0]
    st.subheader("What the figures are", anchor=False)
    st.markdown(
        f"- {len(rows):,} rows: one operation's site in one year, {rows['year'].min()} to {rows['year'].max()}, from {cite('geo-pko')}, "
        "which reads the UN's own deployment maps. Cite: Cil, Deniz, Hanne Fjelde, Lisa Hultman and Desirée Nilsson (2020), "
        "“Mapping blue helmets: Introducing the Geocoded Peacekeeping Operations (Geo-PKO) dataset”, *Journal of Peace Research* 57(2).\n"
        f"- {positive['is_estimated'].sum():,} of the {len(positive):,} figures above zero are sums of standard unit sizes (a battalion, "
        f"a company, a platoon, a team); {rows['troops'].isna().sum():,} sites have no figure. Police and observers are marked, not counted.\n"
        f"- {(rows['quality'] == 'doubtful').sum()} rows are called doubtful, each with the reason in its note.\n"
        f"- No sites are known of {operations_without_sites()}, though in the field since {rows['year'].min()}; not every year of the others "
        "has a map.\n"
        "- Countries are those of today. Distances are great circles on a sphere; the capital is told apart from an operation's own "
        "headquarters, which were often elsewhere."
    )
