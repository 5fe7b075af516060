"""Who died in the service of peacekeeping? The counts that the figures of the fallen draw, each made once."""

from functools import cache

import pandas as pd

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
from data.schema import is_doubtful, labels

SHOWN = 20  # bars in a picture; all stand in its table
FEWEST = 5  # deaths; below these bars of nationality and capacity would point at single persons
HUB = "un-hub-fatalities"
GROUPINGS = {"operation": "mission_id", "nationality": "nationality", "type": "personnel_type", "cause": "cause"}


@cache
def years_of() -> dict[str, str]:
    """Return each operation's acronym with its years, by mission_id: `UNEF I, 1956–1967`, `UNTSO, since 1948`."""
    return {row.mission_id: f"{row.acronym}, {in_years(row.start_date, row.end_date)}" for row in mission_spans().itertuples()}


def in_years(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """Write a span in years: `1956–1967`, `1997`, `since 1948`."""
    if pd.isna(end):
        return f"since {start.year}"
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"


@cache
def deaths_in(mission_id: str) -> pd.DataFrame:
    """Return the deaths in one operation, in all of the UN's list when none is named (""): fatalities with its labels.

    Columns besides those of fatalities: year, operation (acronym and years), nationality (short name), type, cause_name.
    """
    rows = fatalities_of()
    rows = rows[rows["mission_id"] == mission_id] if mission_id else rows
    short = load_table("countries").set_index("country_id")["short_name"]
    nationality = rows["nationality_iso3"].map(short).fillna(rows["nationality"])
    return rows.assign(
        nationality=nationality.where(rows["nationality_iso3"] != "", "Not determined"),
        operation=rows["mission_id"].map(years_of()),
        type=rows["personnel_type"].map(labels("fatalities", "personnel_type")),
        cause_name=rows["cause"].map(labels("fatalities", "cause")),
    )


@cache
def counted(mission_id: str, by: str) -> pd.DataFrame:
    """Return deaths by label and cause: operations by start, capacities and causes in the UN's order, nationalities by name.

    `by` is operation, nationality, type or cause_name. Columns: label, one for each cause, deaths, source_id, locator.
    """
    counts = deaths_by_cause(deaths_in(mission_id), by)
    order = {
        "operation": years_of().values(),
        "type": labels("fatalities", "personnel_type").values(),
        "cause_name": labels("fatalities", "cause").values(),
    }.get(by)
    place = counts[by].map({label: n for n, label in enumerate(order or collated(counts[by].unique()))})
    counts = (
        counts.assign(place=place).sort_values("place", ignore_index=True).drop(columns="place").rename(columns={by: "label"})
    )
    return counts.assign(source_id=HUB, locator=[f"rows of {label}" for label in counts["label"]])


@cache
def by_year(mission_id: str) -> pd.DataFrame:
    """Return deaths by year and cause, from the operation's first year to its last, later ones where deaths are entered.

    Columns: year, one for each cause, deaths, source_id, locator. A year without a death is 0.
    """
    spans, deaths = mission_spans(), deaths_in(mission_id)
    spans = spans[spans["mission_id"] == mission_id] if mission_id else spans
    ends = spans["end_date"].fillna(last_death()).clip(upper=last_death())
    first = min(spans["start_date"].min().year, deaths["year"].min())
    years = deaths_in_years(deaths, int(first), int(max(ends.max().year, deaths["year"].max())))
    return years.assign(source_id=HUB, locator=[f"rows of {year}" for year in years["year"]])


@cache
def rates() -> pd.DataFrame:
    """Return uniformed deaths per thousand serving by year (death_rates) with is_doubtful, without the year known in part."""
    rows = death_rates(fatalities_of(), world_strength(), reported_months(), last_death().year - 1)
    return rows.assign(is_doubtful=is_doubtful("world_strength", rows))


def most_of(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the most deaths in the order they stand in; equals of the last are all shown."""
    return counts[counts["deaths"] >= counts["deaths"].nlargest(SHOWN).min()]


@cache
def mission_rates() -> pd.DataFrame:
    """Return uniformed deaths per thousand person-years where they are known, by mission_id as the index."""
    return rates_by_mission(fatalities_of(), reported_months(), mission_spans(), last_death()).set_index("mission_id")


@cache
def by_operation() -> pd.DataFrame:
    """Return deaths by operation and cause (counted) with the columns of mission_rates where they are known."""
    known = mission_rates().assign(label=lambda rows: rows.index.map(years_of()))
    return counted("", "operation").merge(known, on="label")


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
def heaviest_days(mission_id: str) -> pd.DataFrame:
    """Return the days on which most died, the most first (columns of worst_days), of one operation or of all ("")."""
    days = shared_table("worst_days")
    days = days[days["mission_id"] == mission_id] if mission_id else days
    return days.sort_values(["deaths", "date"], ascending=[False, True], ignore_index=True)


@cache
def accounts_from() -> int:
    """Return from which number of deaths on every such day of an operation has an account."""
    counts = deaths_in("").groupby(["date", "mission_id"]).size()
    days = shared_table("worst_days")
    told = set(zip(days["date"], days["mission_id"], strict=True))
    return int(max(n for key, n in counts.items() if key not in told)) + 1


def later_deaths(mission_id: str = "") -> pd.DataFrame:
    """Return the incidents with deaths since the list ends, oldest first (columns of later_deaths), of one operation or of all ("").

    They are named by single sources and belong to no count of the list.
    """
    rows = shared_table("later_deaths")
    rows = rows[rows["mission_id"] == mission_id] if mission_id else rows
    return rows.sort_values(["date", "mission_id"], ignore_index=True)
