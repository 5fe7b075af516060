"""Which resolutions made an operation's mandate, until when, and by what vote? And did the Council vote as one?"""

from functools import cache

import pandas as pd

from data.dates import last_possible_day
from data.load import shared_table
from data.provenance import with_sources

STEPS = ("establish", "extend", "end")
VOTES = ("unanimous", "not_all", "divided")


@cache
def all_resolutions() -> pd.DataFrame:
    """Return every resolution on an operation in the order of adoption: the table with `last_day`, the last day its end can mean."""
    rows = shared_table("resolutions")
    last = [last_possible_day(*pair) for pair in zip(rows["mandate_until"], rows["until_precision"], strict=True)]
    rows = rows.assign(last_day=pd.Series(last, index=rows.index, dtype="datetime64[s]"))
    return rows.sort_values(["mission_id", "adopted_date", "resolution"], ignore_index=True)


def resolutions_of(mission_id: str) -> pd.DataFrame:
    """Return the resolutions on one operation in the order of adoption (columns of all_resolutions)."""
    rows = all_resolutions()
    return rows[rows["mission_id"] == mission_id].reset_index(drop=True)


def mandate_steps(mission_id: str, last: pd.Timestamp) -> pd.DataFrame:
    """Return the steps of a mandate, one row for each resolution that set it up, extended or ended it.

    The columns of all_resolutions with `to`, the end of the stretch that the step opened: the day the next step was taken,
    and for the last step the end that it gave, where a source says it, else `last`, the day the operation is known to have
    reached; and `is_end_known`, whether a source says until when it was to run.
    """
    rows = resolutions_of(mission_id)
    has_end = rows["last_day"].notna()
    steps = rows[rows["action"].isin(STEPS) | has_end].reset_index(drop=True)
    following = steps["adopted_date"].shift(-1)
    end = following.fillna(steps["last_day"]).fillna(last)
    return steps.assign(to=end.clip(lower=steps["adopted_date"]), is_end_known=steps["last_day"].notna())


def gaps(mission_id: str) -> pd.DataFrame:
    """Return the steps of a mandate after whose end, where it is known, the next step was still to come: with `days` between."""
    steps = mandate_steps(mission_id, pd.Timestamp.max.floor("s"))
    days = (steps["adopted_date"].shift(-1) - steps["last_day"]).dt.days
    return steps.assign(days=days)[days > 0]


def vetoed_drafts(mission_id: str) -> pd.DataFrame:
    """Return the drafts on one operation that a veto stopped, in the order of the votes (the table's columns)."""
    rows = shared_table("vetoed_drafts")
    return rows[rows["mission_id"] == mission_id].sort_values("voted_date", ignore_index=True)


@cache
def council_votes() -> pd.DataFrame:
    """Return the Security Council's resolutions on operations, each once, with `year`."""
    rows = all_resolutions()
    rows = rows[rows["adopted_by"] == "security_council"].drop_duplicates("resolution")
    return rows.assign(year=rows["adopted_date"].dt.year).reset_index(drop=True)


@cache
def votes_by_year() -> pd.DataFrame:
    """Return by year how many of the Council's resolutions on operations were adopted, and how.

    Columns: year, adopted, unanimous, not_all, divided (those whose vote is known), known, share (of the known, that all
    members voted for; 0 to 1, missing where none is known), source_id, locator. Years without a resolution are left out.
    """
    rows = council_votes()
    counts = rows.groupby(["year", "vote"]).size().unstack(fill_value=0).reindex(columns=[*VOTES, "unknown"], fill_value=0)
    years = counts.assign(adopted=counts.sum(axis=1), known=counts[list(VOTES)].sum(axis=1)).reset_index()
    years["share"] = years["unanimous"] / years["known"].where(years["known"] > 0)
    return with_sources(years.rename_axis(columns=None), rows, "year")


def share_unanimous(first: int, last: int) -> float:
    """Return the share of the resolutions of some years that all members voted for, 0 to 1, of those whose vote is known."""
    years = votes_by_year()
    years = years[years["year"].between(first, last)]
    return years["unanimous"].sum() / years["known"].sum()
