"""How many served, as pictures tell it? Crests, a day's operations, months and one operation's counts, each with its source."""

from bisect import bisect_right
from functools import cache

import pandas as pd

from data import ceilings, people
from data.derive import active_on, mission_spans, strength_dates, strength_on
from data.load import as_of, shared_table
from data.people import MONTH_STANDS
from data.rules import days_of_change
from data.schema import is_doubtful, labels
from data.spans import shared_spans

NEAR = 10  # years; a year's end that none within this many exceeds is a crest
LEAST_CREST = 20_000  # persons; the early crests below it are two missions of observers
SINCE, LARGEST = 1990, 20
SURGES = (1993, 1994, 2015)  # the first surge crested twice, as UNTAC left and as UNOSOM II and UNPROFOR grew
SOME_OPERATION = "monusco"  # shown on days on which no operation has a count


def acronyms() -> dict[str, str]:
    """Return the acronym of each operation by mission_id."""
    return dict(shared_spans()[["mission_id", "acronym"]].itertuples(index=False))


@cache
def world() -> pd.DataFrame:
    """Return world_strength by the day counted (strength_dates) with is_doubtful and `kind`, the quality in words."""
    rows = strength_dates()
    kinds = rows["quality"].map(labels("world_strength", "quality"))
    return rows.assign(is_doubtful=is_doubtful("world_strength", rows), kind=kinds)


def world_on(date: pd.Timestamp) -> dict | None:
    """Return the number serving on a day as last counted: uniformed, counted_on, quality, is_month, source_id, locator.

    The sum of the last month that operations reported, else the last year's end or single figure; None before the first.
    Shared by the whole process; look, do not touch.
    """
    days, told = _worlds()
    known = bisect_right(days, date)
    return told[known - 1] if known else None


@cache
def _worlds() -> tuple[list[pd.Timestamp], list[dict | None]]:
    """Return the days from which another number may stand, and the number of each: a step of the date looks it up."""
    months = people.world_months()
    days = days_of_change(pd.concat([strength_dates()["counted_on"], months]), months + MONTH_STANDS)
    return list(days), [_world_at(day) for day in days]


def _world_at(date: pd.Timestamp) -> dict | None:
    month, count = people.world_month_before(date), strength_on(date)
    if month is not None:
        return {**month.to_dict(), "counted_on": month["date"], "is_month": True}
    return None if count is None else {**count.to_dict(), "is_month": pd.notna(count["month"])}


def operations_on(date: pd.Timestamp) -> pd.DataFrame:
    """Return the operations deployed on a day by their last known counts, the largest first (columns of strengths_on, acronym, kind)."""
    rows = people.strengths_on(date)
    kinds = rows["quality"].map(labels("strength", "quality"))
    rows = rows.assign(acronym=rows["mission_id"].map(acronyms()), kind=kinds)
    return rows.sort_values(["uniformed", "acronym"], ascending=[False, True], ignore_index=True)


def deployed_on(date: pd.Timestamp) -> int:
    """Return how many operations were deployed on a day, counted or not."""
    return len(active_on(date))


def recent_on(date: pd.Timestamp, count: int) -> pd.DataFrame:
    """Return the largest operations of a day by counts of the year before it: older ones do not say who was largest then."""
    rows = operations_on(date)
    return rows[rows["date"] > date - pd.DateOffset(years=1)].head(count)


def largest_on(date: pd.Timestamp) -> str:
    """Return the mission_id of the operation largest on a day by its last known count; one of the largest when none has a count."""
    rows = operations_on(date)
    return SOME_OPERATION if rows.empty else rows["mission_id"].iloc[0]


@cache
def world_peaks() -> pd.DataFrame:
    """Return the year's ends that none within ten years exceeds (columns of world) with `largest`: acronyms and counts of that day."""
    rows = world()
    rows = rows[rows["quality"] != "quoted"]
    near = [rows[(rows["year"] - year).abs() <= NEAR]["uniformed"].max() for year in rows["year"]]
    peaks = rows[(rows["uniformed"] == near) & (rows["uniformed"] > LEAST_CREST)]
    told = [tuple(recent_on(date, 3)[["acronym", "uniformed"]].itertuples(index=False)) for date in peaks["counted_on"]]
    return peaks.assign(largest=told)[[bool(each) for each in told]].reset_index(drop=True)


@cache
def surges() -> pd.DataFrame:
    """Return the crests of the months: date, uniformed, `largest` (acronyms and counts), source_id, locator."""
    rows = pd.DataFrame([people.largest_month(year) for year in SURGES]).reset_index(drop=True)
    return rows.assign(
        largest=[tuple(recent_on(date, 3)[["acronym", "uniformed"]].itertuples(index=False)) for date in rows["date"]]
    )


@cache
def months(by: str) -> pd.DataFrame:
    """Return each month's sum over operations by component or region: date, one column a group, total, source_id, locator."""
    wide = people.strength_by_month(by).pivot(index="date", columns="group", values="persons").fillna(0).astype(int)
    wide = wide.rename_axis(columns=None)
    rows = wide.assign(total=wide.sum(axis=1)).reset_index()
    sources = people.world_month_sources()
    return rows.merge(sources, on="date", how="left", validate="one_to_one")


@cache
def counted_operations() -> list[str]:
    """Return the operations that have a count or a ceiling, by mission_id, in the order of their acronyms."""
    return sorted(ceilings.operations_with_figures(), key=lambda mission_id: acronyms()[mission_id])


@cache
def span_of(mission_id: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return an operation's first day and its last, the atlas's own for one that is open."""
    row = mission_spans().set_index("mission_id").loc[mission_id]
    return row["start_date"], as_of() if pd.isna(row["end_date"]) else row["end_date"]


@cache
def counts_of(mission_id: str) -> pd.DataFrame:
    """Return an operation's counts as drawn (people.drawn_strength) with is_doubtful and `quality_said`, the quality in words.

    Kept for all who ask: not to be changed.
    """
    rows = people.drawn_strength(mission_id)
    said = rows["quality"].map(labels("strength", "quality"))
    return rows.assign(is_doubtful=is_doubtful("strength", rows), quality_said=said)


def steps_of(mission_id: str) -> pd.DataFrame:
    """Return an operation's ceilings as spans (ceilings.ceiling_steps)."""
    end = mission_spans().set_index("mission_id").at[mission_id, "end_date"]
    return ceilings.ceiling_steps(mission_id, end)


def largest_count(counts: pd.DataFrame) -> pd.Series | None:
    """Return the largest of an operation's counts that the table does not call doubtful, or None."""
    usable = counts[counts["quality"] != "outlier"]
    return None if usable.empty else usable.loc[usable["total"].astype(int).idxmax()]


def ceilings_beside(steps: pd.DataFrame, count: pd.Series) -> pd.DataFrame | None:
    """Return the ceilings in force when a count was taken, the highest first; None when they changed within the year it is of."""
    held = ceilings.ceilings_on(steps, count["at"])
    if count["precision"] == "year" and not held.equals(ceilings.ceilings_on(steps, count["date"] + pd.offsets.YearEnd(0))):
        return None
    return held.sort_values("ceiling", ascending=False)


def point_ceilings(mission_id: str) -> pd.DataFrame:
    """Return the ceilings whose span is not known, drawn as points (columns of authorized_strength)."""
    steps, rows = steps_of(mission_id), people.ceilings(mission_id)
    return rows[rows["from_date"].isin(steps[steps["is_point"]]["from_date"])]


def unsettled(mission_id: str) -> pd.Series | None:
    """Return what is known of a ceiling that was replaced by one not settled (row of current_mandates) with `day`, or None."""
    if mission_id not in ceilings.REPLACED:
        return None
    rows = shared_table("current_mandates")
    row = rows[rows["mission_id"] == mission_id].iloc[0]
    return pd.concat([row, pd.Series({"day": ceilings.REPLACED[mission_id]})])


def operation_table(mission_id: str) -> pd.DataFrame:
    """Return an operation's counts and ceilings, oldest first: date, precision, what (deployed, or whose ceiling), persons,
    troops, police, experts, quality (in words), note, source_id, locator."""
    counts = people.mission_strength(mission_id).rename(columns={"total": "persons"}).assign(what="Deployed")
    counts = counts.assign(quality=counts["quality"].map(labels("strength", "quality")))
    bounds = people.ceilings(mission_id).rename(
        columns={"from_date": "date", "ceiling": "persons", "from_precision": "precision"}
    )
    components = bounds["component"].map(labels("authorized_strength", "component"))
    bounds = bounds.assign(what="Ceiling: " + components.str.lower(), quality="")
    bounds = bounds.assign(note=(bounds["resolution"] + ". " + bounds["note"]).str.strip(". "))
    columns = ["date", "precision", "what", "persons", *people.COMPONENTS, "quality", "note", "source_id", "locator"]
    return pd.concat([counts, bounds])[columns].sort_values(["date", "what"], ignore_index=True)


@cache
def largest_operations() -> pd.DataFrame:
    """Return the operations with the largest figures since 1990: mission_id, acronym, date, precision, total, quality, kind,
    is_doubtful, source_id, locator."""
    rows = people.peaks_since(SINCE).head(LARGEST)
    whole = shared_table("strength")[["mission_id", "date", "precision"]]
    rows = rows.merge(whole, on=["mission_id", "date"], how="left", validate="one_to_one")
    return rows.assign(
        acronym=rows["mission_id"].map(acronyms()),
        kind=rows["quality"].map(labels("strength", "quality")),
        is_doubtful=is_doubtful("strength", rows),
    )
