"""How far do the tables reach? Years told by subject, months and events told by operation, and the kinds of sources: counted."""

from functools import cache

import pandas as pd

from data.leaders import share_of_time_led
from data.load import as_of, describe_table, package, shared_table, table_names
from data.people import reported_months
from data.provenance import APART
from data.resolutions import VOTES, all_resolutions
from data.schema import columns_in_words, is_doubtful
from data.sources import standing
from data.spans import shared_spans

FIRST_YEAR = 1948
PLAIN, DOUBTFUL = "plain", "doubtful"
COMPLETE = "fatalities"  # a year without a row is a year without a death, not one of which nothing is known
UN = "un"  # of publishers.standing
# The tables whose sources are told one by one: what was decided, how many it allowed, who led, what was asked for.
TOLD_BY_STANDING = (
    "mandates",
    "authorized_strength",
    "field_leaders",
    "recommendations",
    "resolutions",
    "events",
    "milestones",
    "links",
)
# Each subject's table, the column that dates its rows, and the title of the page that draws it.
SUBJECTS = {
    "strength": "date",
    "contributions": "year",
    "contributor_rankings": "date",
    "fatalities": "date",
    "budgets": "period_from",
    "deployments": "year",
    "mandates": "adopted_date",
    "resolutions": "adopted_date",
    "events": "date",
    "reforms": "date",
}
# What is counted of each operation, by the table whose rows are counted.
COUNTED_TABLES = {"ceilings": "authorized_strength", "mandates": "mandates", "events": "events", "deaths": "fatalities"}


def _years(table: str, column: str) -> pd.Series:
    rows = shared_table(table)
    return rows[column].dt.year if str(rows[column].dtype).startswith("datetime") else rows[column].astype("Int64")


@cache
def years_told() -> pd.DataFrame:
    """Return for each subject and year whether its table tells it: subject, title, year, kind, rows, source_id, locator.

    `kind` is plain when any of the year's rows is a plain count, else doubtful; a year without a row is left out.
    """
    parts = []
    for table, column in SUBJECTS.items():
        rows = shared_table(table)
        counted = pd.DataFrame(
            {"year": _years(table, column), "doubtful": is_doubtful(table, rows), "source_id": rows["source_id"]}
        )
        told = counted.groupby("year").agg(
            kind=("doubtful", lambda doubts: DOUBTFUL if doubts.all() else PLAIN),
            rows=("doubtful", "size"),
            source_id=("source_id", lambda keys: keys.mode().iloc[0]),
        )
        if table == COMPLETE:
            whole = range(int(told.index.min()), int(told.index.max()) + 1)
            told = told.reindex(whole).fillna({"kind": PLAIN, "rows": 0, "source_id": told["source_id"].iloc[0]})
        parts.append(told.reset_index(names="year").assign(subject=table, title=describe_table(table)["title"]))
    told = pd.concat(parts, ignore_index=True)
    return told.assign(
        year=told["year"].astype(int),
        rows=told["rows"].astype(int),
        locator=[f"rows of {year} in our table" for year in told["year"]],
    )


@cache
def months_series() -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last month of the series in which operations are counted month by month."""
    days = reported_months()["date"]
    return days.min(), days.max()


@cache
def by_operation() -> pd.DataFrame:
    """Return how much the tables tell of each operation, by start.

    Columns: mission_id, acronym, months (of its span), months_counted (with a count of that month), share (of months), led (share of
    months in which a head is known), ceilings, mandates, resolutions, votes (of them whose vote is known), events, deaths, source_id,
    locator.
    """
    spans, strength = shared_spans(), shared_table("strength")
    ends = spans["end_date"].fillna(as_of())
    months = (ends.dt.year - spans["start_date"].dt.year) * 12 + ends.dt.month - spans["start_date"].dt.month + 1
    dated = strength[(strength["precision"] != "year") & strength["uniformed"].notna()]
    dated = dated.merge(spans[["mission_id", "start_date", "end_date"]], on="mission_id")
    within = (dated["date"] >= dated["start_date"] - pd.Timedelta(days=31)) & ~(dated["date"] > dated["end_date"])
    counted = dated[within].groupby("mission_id")["date"].agg(lambda days: days.dt.to_period("M").nunique())
    rows = spans[["mission_id", "acronym"]].assign(
        months=months, months_counted=spans["mission_id"].map(counted).fillna(0).astype(int)
    )
    rows["months_counted"] = rows[["months", "months_counted"]].min(axis=1)
    rows["share"] = rows["months_counted"] / rows["months"]
    rows["led"] = rows["mission_id"].map(share_of_time_led())
    decisions = all_resolutions()
    counted_rows = {name: shared_table(table) for name, table in COUNTED_TABLES.items()}
    counted_rows |= {"resolutions": decisions, "votes": decisions[decisions["vote"].isin(VOTES)]}
    for name, table in counted_rows.items():
        rows[name] = rows["mission_id"].map(table["mission_id"].value_counts()).fillna(0).astype(int)
    sources = shared_table("missions").set_index("mission_id")["source_id"]
    return rows.assign(source_id=rows["mission_id"].map(sources), locator="counted in our tables")


@cache
def source_kinds() -> pd.DataFrame:
    """Return how many sources of each kind there are and how many rows cite one: kind, sources, rows, source_id, locator."""
    sources = shared_table("sources").set_index("source_id")
    cells = pd.concat([shared_table(name)["source_id"] for name in table_names() if name != "sources" and _is_sourced(name)])
    cited = cells[cells != ""].str.split(APART).explode().map(sources["kind"])
    counts = sources.groupby("kind").agg(sources=("title", "size"), source_id=("title", lambda titles: titles.index[0]))
    rows = counts.assign(rows=cited.value_counts()).fillna({"rows": 0}).reset_index()
    rows = rows.assign(rows=rows["rows"].astype(int), locator="counted in our tables")
    return rows.sort_values("rows", ascending=False, ignore_index=True)


@cache
def standings() -> pd.DataFrame:
    """Return whose documents the rows of some tables name, with the sum over all tables first.

    Columns: table (empty for all), title, standing, rows, of (all rows of the table), share (0 to 1), source_id, locator.
    """
    cells = {name: shared_table(name)["source_id"] for name in table_names() if name != "sources" and _is_sourced(name)}
    counted = {"": pd.concat(cells.values())} | {name: cells[name] for name in TOLD_BY_STANDING}
    parts = []
    for table, keys in counted.items():
        named = keys[keys != ""].str.split(APART).explode()
        rows = named.map(standing).value_counts().rename_axis("standing").reset_index(name="rows")
        title = describe_table(table)["title"] if table else ""
        parts.append(rows.assign(table=table, title=title, of=len(named), source_id=named.mode().iloc[0]))
    told = pd.concat(parts, ignore_index=True)
    return told.assign(share=told["rows"] / told["of"], locator="counted in our tables")


def un_share(table: str = "") -> float:
    """Return the share of a table's rows that name a document of the United Nations, 0 to 1; of all tables when none is named."""
    told = standings()
    return float(told.loc[(told["table"] == table) & (told["standing"] == UN), "share"].sum())


def _is_sourced(table: str) -> bool:
    return any(field["name"] == "source_id" for field in describe_table(table)["schema"]["fields"])


@cache
def differing() -> pd.DataFrame:
    """Return the facts on which sources differ with the table they stand in: discrepancies with title, source_id, locator."""
    rows = shared_table("discrepancies")
    acronyms = shared_table("missions").set_index("mission_id")["acronym"]
    known = set(table_names())
    titles = {name: describe_table(name)["title"] for name in rows["subject"].unique() if name in known}
    other = shared_table("sources").set_index("source_id")["title"]
    place = rows["followed_locator"].where(rows["followed_locator"] != "", "place not noted")
    return rows.assign(
        title=rows["subject"].map(titles).fillna(rows["subject"]),
        operation=rows["mission_id"].map(acronyms).fillna(""),
        field=[columns_in_words(table, field) for table, field in zip(rows["subject"], rows["field"], strict=True)],
        other_source=rows["other_source_id"].map(other),
        source_id=rows["followed_source_id"],
        locator=place,
    )


@cache
def gaps() -> dict[str, list[str]]:
    """Return what is missing or in doubt, as names of operations by kind of gap: month_only, mandate, count, ceiling."""
    acronyms = shared_table("missions").set_index("mission_id")["acronym"]
    milestones, current = shared_table("milestones"), shared_table("current_mandates")
    loose = milestones[milestones["event"].isin(["start", "closed"]) & (milestones["precision"] != "day")]
    counted, bounded = set(shared_table("strength")["mission_id"]), set(shared_table("authorized_strength")["mission_id"])
    return {
        "month_only": list(dict.fromkeys(acronyms[key] for key in loose["mission_id"])),
        "mandate": [acronyms[key] for key in current.loc[current["status"] == "unconfirmed", "mission_id"]],
        "count": [acronyms[key] for key in acronyms.index if key not in counted],
        "ceiling": [acronyms[key] for key in acronyms.index if key not in bounded],
    }


@cache
def unconfirmed() -> dict[str, int]:
    """Return how many dates of operations, reforms and terms of office are not confirmed, by table."""
    return {
        name: int((shared_table(name)["status"] == "unconfirmed").sum())
        for name in ("milestones", "reforms", "leaders", "events")
    }


def horizons() -> pd.DataFrame:
    """Return to when each subject is told: subject, title, until (a day, month or year as text), source_id, locator."""
    return pd.DataFrame(package()["horizons"])


def told_to(subject: str) -> str:
    """Return to when a subject is told, as text: 2025-02-18, 2026-06 or 2020. Raises KeyError when no horizon is given for it."""
    return {each["subject"]: each["until"] for each in package()["horizons"]}[subject]
