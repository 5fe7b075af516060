"""What was planned for the budget year that has begun? Proposed and approved amounts beside each other, and the cuts planned."""

from functools import cache

import pandas as pd

from data.derive import mission_spans
from data.load import shared_table
from data.provenance import APART
from data.schema import labels

SERIES = ("before", "proposed", "approved")  # approved a year before, asked for, approved


@cache
def _amounts() -> pd.DataFrame:
    """Return the amounts of single operations and support offices, the support account and bases apart, with `subject`."""
    rows = shared_table("budgets")
    rows = rows[rows["scope"] == "operations"]
    return rows.assign(subject=rows["mission_id"].where(rows["mission_id"] != "", rows["account"]))


def year() -> str:
    """Return the latest budget year for which proposals are known, as 2026/27."""
    rows = _amounts()
    return rows.loc[rows["stage"] == "proposed", "fiscal_year"].max()


@cache
def next_budgets() -> pd.DataFrame:
    """Return what was proposed and approved for the year of `year`, the largest approved amount first; a row an operation or office.

    Columns: subject, label (acronym), is_operation, before_usd (first approved for the whole year before, missing where there was
    none), proposed_usd, approved_usd, source_id, locator (of all amounts; see data.provenance).
    """
    rows, latest = _amounts(), year()
    before = f"{int(latest[:4]) - 1}/{latest[2:4]}"
    parts = {
        "before": rows[(rows["fiscal_year"] == before) & (rows["stage"] == "initial")],
        "proposed": rows[(rows["fiscal_year"] == latest) & (rows["stage"] == "proposed")],
        "approved": rows[(rows["fiscal_year"] == latest) & (rows["stage"] == "initial")],
    }
    wide = pd.DataFrame(
        {f"{name}_usd": part.set_index("subject")["amount_usd"].astype("float64") for name, part in parts.items()}
    )
    wide = wide.dropna(subset=["proposed_usd", "approved_usd"]).sort_values("approved_usd", ascending=False)
    told = pd.concat(parts.values())
    told = told[told["subject"].isin(wide.index)].groupby("subject", sort=False)[["source_id", "locator"]].agg(APART.join)
    acronyms = mission_spans().set_index("mission_id")["acronym"].to_dict()
    names = [acronyms.get(subject, subject.upper()) for subject in wide.index]
    wide = wide.join(told).rename_axis("subject").reset_index()
    return wide.assign(label=names, is_operation=wide["subject"].isin(list(acronyms)))


@cache
def changes(mission_id: str) -> pd.DataFrame:
    """Return what an operation is to keep or give up (columns of planned_changes), oldest first; empty where nothing is known."""
    rows = shared_table("planned_changes")
    return rows[rows["mission_id"] == mission_id].sort_values(["date", "what"], ignore_index=True)


def has_changes(mission_id: str) -> bool:
    """Return whether cuts of an operation are known."""
    return not changes(mission_id).empty


def kept(mission_id: str) -> pd.DataFrame:
    """Return how many soldiers an operation is to keep, oldest first (columns of planned_changes)."""
    rows = changes(mission_id)
    return rows[(rows["what"] == "military") & ~rows["is_cut"].astype(bool)]


def largest_cut(mission_id: str) -> dict:
    """Return the largest single number of people or posts that an operation gives up, a row of planned_changes."""
    rows = changes(mission_id)
    rows = rows[rows["is_cut"].astype(bool) & rows["what"].isin(PEOPLE)]
    return rows.loc[rows["count"].astype(int).idxmax()].to_dict()


PEOPLE = [what for what in labels("planned_changes", "what") if what not in {"field_offices", "bases"}]
