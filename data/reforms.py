"""What was decided, and what was so in the field before and after? Questions to the tables of reform, computed once each."""

from functools import cache, lru_cache

import numpy as np
import pandas as pd

from data.around import Records, measured_around
from data.dates import last_possible_day
from data.load import as_of, load_table, shared_table
from data.money import budget_totals
from data.people import fatalities_of, last_death
from data.rules import days_of_change, holds, last_known
from data.schema import labels
from data.spans import shared_spans, span_sources
from words import english

LEVELS, PARTS, STATUSES, TASKS = (
    list(labels(table, column))
    for table, column in [
        ("guidance", "level"),
        ("reform_accounts", "part"),
        ("recommendations", "status"),
        ("mandated_tasks", "task"),
    ]
)


@cache
def periodisations() -> dict[str, str]:
    """Return whose divisions into eras have years throughout, by key: the atlas's own first."""
    eras = shared_table("eras")
    eras = eras[eras["from_year"].notna().groupby(eras["division"]).transform("all")]
    named = dict(zip(eras["division"], eras["periodisation"], strict=True))
    return dict(sorted(named.items(), key=lambda pair: pair[0] != "own"))


@lru_cache(maxsize=32)
def eras_of(periodisation: str) -> pd.DataFrame:
    """Return the eras of a periodisation: number, era_id, name, years, first, last, account, source_id, locator.

    An era reaches to the year in which the next one begins, the last one to the year the table names, else to the
    package's date: divisions that name a boundary year twice and those that do not are drawn alike.
    """
    eras = shared_table("eras")
    eras = eras[(eras["division"] == periodisation) & eras["from_year"].notna()].sort_values("from_year")
    first = pd.to_datetime(eras["from_year"].astype(int).astype(str) + "-01-01")
    ends = [as_of() if pd.isna(year) else pd.Timestamp(int(year), 12, 31) for year in eras["to_year"]]
    last = (first.shift(-1) - pd.Timedelta(days=1)).fillna(pd.Series(ends, index=eras.index))
    years = [f"since {a}" if pd.isna(b) else f"{a}–{b}" for a, b in zip(eras["from_year"], eras["to_year"], strict=True)]
    rows = eras[["era_id", "name", "account", "source_id", "locator"]]
    return rows.assign(number=range(1, len(rows) + 1), years=years, first=first, last=last).reset_index(drop=True)


@cache
def decades() -> pd.DataFrame:
    """Return the decades since 1948 as eras (columns of eras_of that a chart asks for): the first is of two years."""
    starts = [1948, *range(1950, as_of().year + 1, 10)]
    ends = [start - 1 for start in starts[1:]] + [as_of().year]
    years = [f"{a}–{b}" if b < as_of().year else f"since {a}" for a, b in zip(starts, ends, strict=True)]
    rows = [
        {"number": n, "name": said, "years": said, "first": pd.Timestamp(a, 1, 1), "last": pd.Timestamp(b, 12, 31)}
        for n, (said, a, b) in enumerate(zip(years, starts, ends, strict=True), 1)
    ]
    return pd.DataFrame(rows)


@cache
def reform_names() -> dict[str, str]:
    """Return each reform's year and short title by its key, in the order of time: `2000: Brahimi report`."""
    reforms = shared_table("reforms").sort_values("date", kind="stable")
    named = zip(reforms["reform_id"], reforms["date"].dt.year, reforms["short_title"], strict=True)
    return {reform_id: f"{year}: {title}" for reform_id, year, title in named}


DECADE = 10


@cache
def densest_decade() -> tuple[int, int]:
    """Return the first of the ten years in which most reforms of the table lie, the earliest where several hold as many, and how many."""
    years = shared_table("reforms")["date"].dt.year
    counts = {
        first: int(years.between(first, first + DECADE - 1).sum()) for first in range(years.min(), years.max() - DECADE + 2)
    }
    densest = max(counts, key=counts.get)
    return densest, counts[densest]


def operations_by_day(spans: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    """Return how many operations were in the field from each day on which the number changed: date, operations.

    The last row repeats the number at `last`. The first and the last day belong to a span.
    """
    ended = spans["end_date"].dropna() + pd.Timedelta(days=1)
    days = pd.concat([spans["start_date"], ended]).drop_duplicates().sort_values()
    days = days[days <= last].reset_index(drop=True)
    rows = pd.DataFrame(
        {"date": days, "operations": [int(holds(spans["start_date"], spans["end_date"], day).sum()) for day in days]}
    )
    rows = rows[rows["operations"] != rows["operations"].shift()]
    return pd.concat([rows, rows.tail(1).assign(date=last)], ignore_index=True).drop_duplicates("date")


def account_of(reform_id: str) -> pd.DataFrame:
    """Return the statements on a reform in the order of their parts: part, number, statement, source_id, locator."""
    rows = shared_table("reform_accounts")
    rows = rows[rows["reform_id"] == reform_id]
    rows = rows.assign(order=rows["part"].map(PARTS.index)).sort_values(["order", "number"])
    return rows[["part", "number", "statement", "source_id", "locator"]].reset_index(drop=True)


def recommendations_of(reform_id: str) -> pd.DataFrame:
    """Return a reform's recommendations in their order (columns of recommendations)."""
    rows = shared_table("recommendations")
    return rows[rows["reform_id"] == reform_id].reset_index(drop=True)


def in_force(guidance: pd.DataFrame, date: pd.Timestamp) -> pd.DataFrame:
    """Return the documents in force on a date, the highest level first, the latest first within it.

    A half-known first day counts from its first possible day, a half-known last one to its last. One whose first day is not
    known at all is left out; one without a known end stays.
    """
    last = pd.to_datetime(pd.Series(_last_days(guidance))).set_axis(guidance.index)
    held = guidance[holds(guidance["from_date"], last, date)]
    rank = held["level"].map(LEVELS.index).astype(int)
    return held.assign(rank=rank).sort_values(["rank", "from_date"], ascending=[True, False]).drop(columns="rank")


def doctrine_on(date: pd.Timestamp) -> pd.DataFrame:
    """Return the principles, doctrine, policies and guidance in force on a date, the highest level first.

    Columns of guidance: guidance_id, title, level, parent_id, from_date, from_precision, to_date, to_precision,
    reform_id, summary, status, note, source_id, locator.
    """
    return _doctrine_since(last_known(doctrine_days(), pd.Timestamp(date))).copy(deep=False)


@cache
def doctrine_days() -> pd.DatetimeIndex:
    """Return the days on which a document came into force or fell out of it, oldest first."""
    guidance = shared_table("guidance")
    return days_of_change(guidance["from_date"], pd.to_datetime(pd.Series(_last_days(guidance))))


@lru_cache(maxsize=40)
def _doctrine_since(change: int | None) -> pd.DataFrame:
    """Return what was in force from a change on, counted from 0, to the next; None stands for the time before the first."""
    day = doctrine_days()[0] - pd.Timedelta(days=1) if change is None else doctrine_days()[change]
    return in_force(shared_table("guidance"), day).reset_index(drop=True).copy()


def leading_doctrine(date: pd.Timestamp) -> tuple[pd.Series, int] | None:
    """Return the landmark reform whose doctrine or principles led on a date, the highest and latest in force, and how many
    other documents were in force; None before the first."""
    first, last, can_lead, reform_ids = _guidance_in_order()
    is_held = holds(first, last, pd.Timestamp(date).normalize())
    leading = np.flatnonzero(is_held & can_lead)
    return (_reforms_by_id()[reform_ids[leading[0]]], int(is_held.sum()) - 1) if len(leading) else None


@cache
def _guidance_in_order() -> tuple[pd.Series, pd.Series, np.ndarray, list[str]]:
    """Return each document's first and last day, whether it can lead, and its reform, in the order of in_force: a step of
    the date asks for them, and a frame would take a hundred times as long."""
    guidance, reforms = shared_table("guidance"), shared_table("reforms")
    rank = guidance["level"].map(LEVELS.index).astype(int)
    rows = guidance.assign(rank=rank).sort_values(["rank", "from_date"], ascending=[True, False])
    last = pd.to_datetime(pd.Series(_last_days(rows)))
    landmarks = reforms[reforms["is_landmark"].astype(bool)]["reform_id"]
    can_lead = rows["reform_id"].isin(landmarks) & rows["level"].isin(LEVELS[:2])
    return rows["from_date"], last, can_lead.to_numpy(), list(rows["reform_id"])


@cache
def _reforms_by_id() -> dict[str, pd.Series]:
    return {row["reform_id"]: row for _, row in shared_table("reforms").iterrows()}


def _last_days(guidance: pd.DataFrame) -> list[pd.Timestamp]:
    return [last_possible_day(*end) for end in zip(guidance["to_date"], guidance["to_precision"], strict=True)]


def tasks_of(mission_id: str) -> pd.DataFrame:
    """Return the tasks given to an operation, the earliest first: task, from (a day), resolution, note, source_id, locator."""
    rows = shared_table("mandated_tasks")
    rows = rows[rows["mission_id"] == mission_id].sort_values("from_date", kind="stable")
    rows = rows.rename(columns={"from_date": "from"})
    return rows[["task", "from", "resolution", "note", "source_id", "locator"]].reset_index(drop=True)


def tasks_given(tasks: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Return each operation's tasks with `is_early`: given before the operation had been in the field for a year.

    Columns: those of mandated_tasks, acronym, region, start_date, is_early.
    """
    rows = tasks.merge(spans[["mission_id", "acronym", "region", "start_date"]], on="mission_id")
    return rows.assign(is_early=rows["from_date"] < rows["start_date"] + pd.DateOffset(years=1))


def task_shares(given: pd.DataFrame, spans: pd.DataFrame, eras: pd.DataFrame) -> pd.DataFrame:
    """Return, for each era and task, how many of the operations begun in it got the task within their first year.

    Columns: number, name, years (of the era), task, begun, with_task, share (0 to 1; missing where none began).
    """
    early = given[given["is_early"]].drop_duplicates(["mission_id", "task"])
    rows = []
    for era in eras.itertuples():
        begun = spans[spans["start_date"].between(era.first, era.last)]["mission_id"]
        counted = early[early["mission_id"].isin(begun)].groupby("task").size().reindex(TASKS, fill_value=0)
        rows += [(era.number, era.name, era.years, task, len(begun), int(n)) for task, n in counted.items()]
    shares = pd.DataFrame(rows, columns=["number", "name", "years", "task", "begun", "with_task"])
    return shares.assign(share=(shares["with_task"] / shares["begun"].where(shares["begun"] > 0)))


@cache
def _records() -> Records:
    strength, mandates, tasks = load_table("world_strength"), load_table("mandates"), load_table("mandated_tasks")
    return Records(
        spans=shared_spans(),
        strength=strength[strength["quality"] != "quoted"],
        chapter_vii=mandates[mandates["action"] == "chapter_vii"].rename(columns={"adopted_date": "date"}),
        protection=tasks[tasks["task"] == "protection_of_civilians"].rename(columns={"from_date": "date"}),
        deaths=fatalities_of().query("cause == 'malicious_act'"),
        last_death=last_death(),
        budgets=budget_totals().query("stage == 'initial'"),
        as_of=as_of(),
    )


def before_and_after(reform_id: str, years: int = 5) -> pd.DataFrame:
    """Return what was so in the field in the years before a reform and in those after: measure, before, after, unit, note.

    A measure that cannot be told for one of the two is missing in both, and `note` says why, in English. See measures_around.
    Raises KeyError when there is no such reform.
    """
    rows = measures_around(reform_id, years)
    return rows.assign(measure=rows["measure"].map(english), note=rows["note"].map(english))


@lru_cache(maxsize=512)
def measures_around(reform_id: str, years: int = 5) -> pd.DataFrame:
    """Return the measures of before_and_after, their names and notes as messages. Shared; look, do not touch."""
    reform = shared_table("reforms").set_index("reform_id").loc[reform_id]
    return measured_around(reform["date"], reform["precision"], years, _records())


@cache
def around_sources() -> list[str]:
    """Return for each measure of before_and_after, in their order, the source of most of its rows."""
    spans, mandates, tasks = span_sources(), shared_table("mandates"), shared_table("mandated_tasks")
    tables = [
        spans,
        mandates[mandates["action"] == "chapter_vii"],
        tasks[tasks["task"] == "protection_of_civilians"],
        shared_table("world_strength"),
        fatalities_of(),
        budget_totals(),
    ]
    return [table["source_id"].mode().iloc[0] for table in tables]
