"""What does it cost and who pays? Questions to the tables of money, each answered once per process."""

from functools import cache

import pandas as pd

from data.load import load_table, shared_table

PERMANENT_MEMBERS = ["CHN", "FRA", "GBR", "RUS", "USA"]
PREFERRED_SCOPES = ["operations_and_support", "unstated", "operations"]  # a total first with all that is paid for together


@cache
def _totals() -> pd.DataFrame:
    rows = load_table("budgets")
    rows = rows[(rows["mission_id"] == "") & (rows["account"] == "")]
    rank = rows["scope"].map({scope: n for n, scope in enumerate(PREFERRED_SCOPES)})
    return rows.assign(rank=rank).sort_values(["period_from", "stage", "rank"]).drop_duplicates(["fiscal_year", "stage"])


def approved_budgets() -> pd.DataFrame:
    """Return the totals of all operations by year, in current United States dollars, oldest first.

    Columns: fiscal_year, initial_usd, final_usd, expenditure_usd (missing where not found), period_from, period_to,
    quality (of the initial amount where there is one), note, source_id, locator. A year without a row was not found.
    """
    rows = _totals()
    wide = rows.pivot(index="fiscal_year", columns="stage", values="amount_usd")
    wide = wide.reindex(columns=["initial", "final", "expenditure"]).add_suffix("_usd").reset_index()
    order = {"initial": 0, "expenditure": 1, "final": 2}
    told = rows.assign(order=rows["stage"].map(order)).sort_values("order").drop_duplicates("fiscal_year")
    columns = ["fiscal_year", "period_from", "period_to", "quality", "note", "source_id", "locator"]
    return wide.merge(told[columns], on="fiscal_year").sort_values("period_from", ignore_index=True)


@cache
def _years() -> pd.DataFrame:
    return approved_budgets()


def budget_on(date: pd.Timestamp) -> dict | None:
    """Return the row of approved_budgets whose year holds a date, the fiscal year before a calendar one, or None."""
    rows, day = _years(), pd.Timestamp(date)
    held = rows[(rows["period_from"] <= day) & (rows["period_to"] >= day)]
    return held.iloc[-1].to_dict() if len(held) else None


@cache
def prices() -> pd.Series:
    """Return the United States consumer price index by year (CPI-U, see the table price_index)."""
    return load_table("price_index").set_index("year")["index"]


def in_prices_of(amounts: pd.Series, years: pd.Series, base_year: int) -> pd.Series:
    """Return current dollars of given years in dollars of `base_year`; missing where the index is not known."""
    index = prices()
    return amounts.astype("float64") * index[base_year] / years.map(index)


def mission_budgets(mission_id: str) -> pd.DataFrame:
    """Return what was approved or spent for one operation, oldest first (columns of budgets)."""
    rows = shared_table("budgets")
    return rows[rows["mission_id"] == mission_id].sort_values(["period_from", "stage"]).reset_index(drop=True)


def assessment_year() -> int:
    """Return the latest year for which every state's discount is known."""
    rows = shared_table("assessments")
    known = rows[rows["discount_pct"].notna() & ~rows["iso3"].isin(PERMANENT_MEMBERS)]
    return int(known["year"].max())


def shares_from(scale: pd.DataFrame) -> pd.DataFrame:
    """Return the scale with `premium_pct` and `share_pct`: what each state pays for peacekeeping, in per cent.

    `scale` has iso3, regular_pct and discount_pct. A discount takes its part off the regular rate; what all discounts
    leave unpaid is borne by the permanent members of the Security Council in proportion to their regular rates.

    Raises ValueError naming the states without a discount that are not permanent members.
    """
    is_permanent = scale["iso3"].isin(PERMANENT_MEMBERS)
    unknown = scale.loc[~is_permanent & scale["discount_pct"].isna(), "iso3"]
    if len(unknown):
        raise ValueError(f"no discount is known for {', '.join(unknown)}")
    relief = (scale["regular_pct"] * scale["discount_pct"] / 100).where(~is_permanent, 0.0)
    premium = (relief.sum() * scale["regular_pct"] / scale.loc[is_permanent, "regular_pct"].sum()).where(is_permanent, 0.0)
    return scale.assign(premium_pct=premium, share_pct=scale["regular_pct"] - relief + premium)


@cache
def _shares(year: int) -> pd.DataFrame:
    scale = load_table("assessments")
    return shares_from(scale[scale["year"] == year]).sort_values("share_pct", ascending=False, ignore_index=True)


def shares(year: int | None = None) -> pd.DataFrame:
    """Return every member state's share, the largest first: the assessments table with premium_pct and share_pct."""
    return _shares(assessment_year() if year is None else year).copy()


def assessed_share(iso3: str) -> float:
    """Return what a member state pays of each peacekeeping budget, in per cent, on the current scale.

    Raises KeyError when no such member state is assessed.
    """
    return float(_shares(assessment_year()).set_index("iso3").at[iso3, "share_pct"])
