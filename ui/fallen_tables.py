"""What does the page of the fallen show? Its counts and its pictures, each made once per process."""

from functools import cache

import pandas as pd
import streamlit as st

from charts.dress import dressed
from charts.fallen import bars_chart, deaths_chart, in_groups, rates_chart
from data.dates import in_words
from data.derive import mission_spans, world_strength
from data.load import load_table, shared_table
from data.names import collated
from data.people import (
    death_rates,
    deaths_by_cause,
    deaths_in_years,
    fatalities_of,
    held_against,
    last_death,
    rates_by_mission,
    reported_months,
)
from ui.tables import specification

CAUSES = {
    "malicious_act": "Malicious acts",
    "accident": "Accidents",
    "illness": "Illness",
    "self_inflicted": "Self-inflicted",
    "to_be_determined": "To be determined",
    "unknown": "Unknown",
}
TYPES = {
    "military": "Military",
    "military_observer": "Military observers",
    "police": "Police",
    "international_civilian": "International civilians",
    "local_civilian": "Local civilians",
    "other": "Not told",
}
SHOWN = 20  # bars in a picture; all stand in its table


@cache
def years_of() -> dict[str, str]:
    """Return each operation's acronym with its years, by mission_id: `UNEF I, 1956–1967`, `UNTSO, since 1948`."""
    spans = mission_spans()
    return {row.mission_id: f"{row.acronym}, {in_years(row.start_date, row.end_date)}" for row in spans.itertuples()}


def in_years(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """Write a span in years: `1956–1967`, `1997`, `since 1948`."""
    if pd.isna(end):
        return f"since {start.year}"
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"


@cache
def deaths_in(mission_id: str) -> pd.DataFrame:
    """Return the deaths in one operation, in all of the UN's list when none is named, each with its labels."""
    rows = fatalities_of()
    rows = rows[rows["mission_id"] == mission_id] if mission_id else rows
    short = load_table("countries").set_index("country_id")["short_name"]
    nationality = rows["nationality_iso3"].map(short).fillna(rows["nationality"])
    return rows.assign(
        nationality=nationality.where(rows["nationality_iso3"] != "", "Not determined"),
        operation=rows["mission_id"].map(years_of()),
        type=rows["personnel_type"].map(TYPES),
        cause_name=rows["cause"].map(CAUSES),
    )


@cache
def counted(mission_id: str, by: str) -> pd.DataFrame:
    """Return deaths by label and cause: operations by start, capacities and causes in the UN's order, nationalities by name."""
    counts = deaths_by_cause(deaths_in(mission_id), by)
    order = {"operation": years_of().values(), "type": TYPES.values(), "cause_name": CAUSES.values()}.get(by)
    place = counts[by].map({label: n for n, label in enumerate(order or collated(counts[by].unique()))})
    return counts.assign(place=place).sort_values("place", ignore_index=True).drop(columns="place").rename(columns={by: "label"})


@cache
def by_year(mission_id: str) -> pd.DataFrame:
    """Return deaths by year and cause, from the operation's first year to its last, later ones where deaths are entered."""
    spans, deaths = mission_spans(), deaths_in(mission_id)
    spans = spans[spans["mission_id"] == mission_id] if mission_id else spans
    ends = spans["end_date"].fillna(last_death()).clip(upper=last_death())
    first = min(spans["start_date"].min().year, deaths["year"].min())
    return deaths_in_years(deaths, int(first), int(max(ends.max().year, deaths["year"].max())))


@cache
def rates() -> pd.DataFrame:
    """Return uniformed deaths per thousand serving by year, without the year told only in part."""
    return death_rates(fatalities_of(), world_strength(), reported_months(), last_death().year - 1)


@st.cache_resource(max_entries=150, show_spinner=False)
def years_spec(theme: str, mission_id: str) -> dict:
    """Return the picture of deaths by year, made once."""
    day = last_death()
    until = f"to {in_words(day).removesuffix(str(day.year)).strip()}"
    return specification(dressed(deaths_chart(in_groups(by_year(mission_id), "year"), day.year, until, theme), theme))


@st.cache_resource(max_entries=2, show_spinner=False)
def rates_spec(theme: str) -> dict:
    """Return the picture of deaths per thousand serving, made once."""
    return specification(dressed(rates_chart(rates(), theme), theme))


@st.cache_resource(max_entries=450, show_spinner=False)
def bars_spec(theme: str, mission_id: str, by: str) -> dict:
    """Return the bars of deaths by `by`, made once."""
    shown = in_groups(most_of(counted(mission_id, by)), "label")
    return specification(dressed(bars_chart(shown, theme, by != "cause_name"), theme))


def most_of(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the most deaths in the order they stand in; equals of the last are all shown."""
    return counts[counts["deaths"] >= counts["deaths"].nlargest(SHOWN).min()]


@cache
def mission_rates() -> pd.DataFrame:
    """Return uniformed deaths per thousand person-years where they are known, by mission_id as the index."""
    return rates_by_mission(fatalities_of(), reported_months(), mission_spans(), last_death()).set_index("mission_id")


@cache
def operations_table() -> pd.DataFrame:
    """Return deaths by operation and cause with the rate per thousand person-years where it is known."""
    known = mission_rates().assign(label=lambda rows: rows.index.map(years_of()))
    return (
        counted("", "operation")
        .merge(known, on="label")
        .rename(
            columns={
                "label": "Operation",
                **CAUSES,
                "deaths": "Deaths",
                "months": "Months in the field",
                "months_known": "Months of known strength",
                "person_years": "Person-years in these",
                "uniformed_deaths": "Uniformed deaths in these",
                "rate": "Per thousand person-years",
            }
        )
    )


@cache
def totals() -> pd.DataFrame:
    """Return the totals published elsewhere with our counts, and `reason`: why they differ, where that is written down."""
    spans, deaths = mission_spans(), load_table("fatalities")
    closed = set(spans.loc[spans["end_date"].notna(), "mission_id"])
    rows = held_against(load_table("published_fatalities"), deaths.assign(year=deaths["date"].dt.year), closed)
    told = shared_table("discrepancies")
    told = told[told["subject"] == "fatalities"]
    reasons = {(row.mission_id, row.other_source_id, row.other_value): row.reason for row in told.itertuples()}
    keys = zip(rows["mission_id"], rows["source_id"], rows["fatalities"].astype(str), strict=True)
    return rows.assign(reason=[reasons.get(key, "") for key in keys])


@cache
def rows_shown() -> list[pd.DataFrame]:
    """Return the source_id of every row the page shows, each once, for the list of its sources."""
    told = shared_table("discrepancies")
    told = told[told["subject"] == "fatalities"]
    corrections = shared_table("corrections")
    tables = [
        shared_table("fatalities"),
        rates(),
        reported_months(),
        shared_table("worst_days"),
        shared_table("published_fatalities"),
        corrections[corrections["table"] == "fatalities"],
        told.rename(columns={"followed_source_id": "source_id"}),
        told.rename(columns={"other_source_id": "source_id"}),
    ]
    return [table[["source_id"]].drop_duplicates() for table in tables]
