"""What did a person in uniform cost, and what an operation? Budgets of a year beside its strength, and by operation."""

from functools import cache, lru_cache

import pandas as pd

from data.load import as_of, shared_table
from data.money import budget_totals
from data.people import strength_by_month, world_month_sources
from data.provenance import APART
from data.rules import meets
from data.schema import labels

STAGE_ORDER = {stage: order for order, stage in enumerate(labels("budgets", "stage"))}
STRENGTH_COLUMNS = ["period_from", "period_to", "persons", "basis", "is_mean", "strength_source_id"]


@cache
def strength_by_year() -> pd.DataFrame:
    """Return one uniformed strength a year: year-ends to 1990, from July 1991 the mean of a July to June year.

    Columns: period_from, period_to, persons, is_mean, quality, basis (what it is, in words), source_id, locator. A mean has
    at least six months reported; else the one count nearest to 31 December and within three months of it, or no row.
    """
    firsts = [*pd.date_range("1948-01-01", "1990-01-01", freq="YS"), *pd.date_range("1991-07-01", as_of(), freq="12MS")]
    lasts = [first + pd.DateOffset(years=1, days=-1) for first in firsts]
    months = strength_by_month("region").groupby("date")["persons"].sum()
    rows = [_mean_of_months(months, *period) or _count_about_december(*period) for period in zip(firsts, lasts, strict=True)]
    return pd.DataFrame([row for row in rows if row])


def _mean_of_months(months: pd.Series, first: pd.Timestamp, last: pd.Timestamp) -> dict | None:
    months = months[(months.index >= first) & (months.index <= last)]
    if len(months) < 6:
        return None
    sources = world_month_sources()
    sources = sources[sources["date"].isin(months.index)]["source_id"].unique()
    told = {"quality": "published", "basis": f"mean of {len(months)} months", "source_id": APART.join(sources)}
    place = f"months from {months.index.min():%B %Y} to {months.index.max():%B %Y}"
    return {"period_from": first, "period_to": last, "persons": months.mean(), "is_mean": True, **told, "locator": place}


def _count_about_december(first: pd.Timestamp, last: pd.Timestamp) -> dict | None:
    rows = shared_table("world_strength")
    days = pd.to_datetime({"year": rows["year"], "month": rows["month"].fillna(12), "day": 1}) + pd.offsets.MonthEnd()
    december = pd.Timestamp(first.year, 12, 31)
    away = (days - december).abs().dt.days
    near = away[(days >= first) & (days <= last) & (away <= 92)]
    if near.empty:
        return None
    row = rows.loc[near.idxmin()]
    told = {name: row[name] for name in ("quality", "source_id", "locator")}
    words = f"one count, {days[near.idxmin()]:%B %Y}"
    return {"period_from": first, "period_to": last, "persons": row["uniformed"], "is_mean": False, **told, "basis": words}


def cost_per_person(base_year: int | None = None) -> pd.DataFrame:
    """Return each fiscal year's budget divided by its mean uniformed strength, in dollars a person and year.

    The final amount where it is known, else the one first approved. Columns: fiscal_year, period_from, period_to,
    stage, is_low (the amount is known to leave something out), amount_usd and cost_usd (in prices of `base_year`), persons,
    basis, is_mean, source_id, locator (of the amount), strength_source_id. A year without a strength has no row.
    """
    totals = budget_totals(base_year)
    totals = totals[totals["fiscal_year"].str.contains("/")]
    spent = totals[totals["stage"] == "expenditure"].set_index("fiscal_year")["amount_usd"]
    voted = totals[totals["stage"].isin(["initial", "final"])]
    last = voted.assign(order=voted["stage"].map(STAGE_ORDER)).sort_values("order").drop_duplicates("fiscal_year", keep="last")
    last = last.sort_values("period_from").drop(columns=["note", "quality", "scope", "order"])
    more_spent = last["fiscal_year"].map(spent).astype("float64").fillna(0.0) > last["amount_usd"].astype("float64")
    last = last.assign(is_low=last["is_part"] | more_spent, amount_usd=last["shown_usd"])
    joined = last.merge(strength_by_year().rename(columns={"source_id": "strength_source_id"})[STRENGTH_COLUMNS])
    costs = joined.assign(cost_usd=joined["amount_usd"] / joined["persons"]).dropna(subset="cost_usd")
    return costs.drop(columns=["shown_usd", "is_part"]).reset_index(drop=True)


@lru_cache(maxsize=8)
def _amounts(stage: str) -> pd.DataFrame:
    """Return one amount for each July to June year and operation at a stage, in the scope most of that year have."""
    rows = shared_table("budgets")
    rows = rows[(rows["mission_id"] != "") & (rows["stage"] == stage) & rows["fiscal_year"].str.contains("/")]
    often = rows.groupby(["fiscal_year", "scope"])["mission_id"].transform("nunique")
    rows = rows.assign(often=often).sort_values(["period_from", "often", "amount_usd"], ascending=[True, False, False])
    return rows.drop_duplicates(["fiscal_year", "mission_id"]).drop(columns="often")


def operations_budgets(fiscal_year: str, stage: str = "initial") -> pd.DataFrame:
    """Return each operation's amount of a July to June year at a stage, the largest first (columns of budgets).

    `stage` is proposed, initial (first approved), final or expenditure. Rows of different scope stand beside each other and
    may not be added up.
    """
    rows = _amounts(stage)
    rows = rows[rows["fiscal_year"] == fiscal_year]
    return rows.sort_values("amount_usd", ascending=False, ignore_index=True)


def years_by_operation(stage: str = "initial", least: int = 5) -> list[str]:
    """Return the years in which the amounts of at least so many operations are known at a stage, the latest first."""
    known = _amounts(stage).groupby("fiscal_year")["mission_id"].nunique()
    return sorted(known[known >= least].index, reverse=True)


def operations_without_budget(fiscal_year: str, spans: pd.DataFrame, stage: str = "initial") -> list[str]:
    """Return the operations in the field during a July to June year without an amount at a stage.

    `spans` are those of mission_spans.
    """
    known = operations_budgets(fiscal_year, stage)
    first, last = pd.Timestamp(int(fiscal_year[:4]), 7, 1), pd.Timestamp(int(fiscal_year[:4]) + 1, 6, 30)
    there = spans[meets(spans["start_date"], spans["end_date"], first, last)]
    return [mission_id for mission_id in there["mission_id"] if mission_id not in set(known["mission_id"])]


def latest_budgets() -> pd.DataFrame:
    """Return all amounts of the latest year found for each operation, the latest year first (columns of budgets)."""
    rows = shared_table("budgets")
    rows = rows[rows["mission_id"] != ""]
    rows = rows[rows["period_from"] == rows.groupby("mission_id")["period_from"].transform("max")]
    return rows.sort_values(["period_from", "mission_id", "stage"], ascending=[False, True, True], ignore_index=True)
