"""What does it cost and who pays? Questions to the tables of money, each answered once per process."""

from functools import cache, lru_cache

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
def _years() -> list[dict]:
    return approved_budgets().to_dict("records")


def budget_on(date: pd.Timestamp) -> dict | None:
    """Return the row of approved_budgets whose year holds a date, the fiscal year before a calendar one, or None."""
    held = [row for row in _years() if row["period_from"] <= date <= row["period_to"]]
    return held[-1] if held else None


@lru_cache(maxsize=512)
def total_row(fiscal_year: str, stage: str) -> dict:
    """Return a year's total of one stage with its own quality and source (columns of budgets). Raises KeyError if none."""
    rows = _totals()
    found = rows[(rows["fiscal_year"] == fiscal_year) & (rows["stage"] == stage)]
    if found.empty:
        raise KeyError(f"no {stage} total of {fiscal_year}")
    return found.iloc[0].to_dict()


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


@lru_cache(maxsize=128)
def _shares(year: int) -> pd.DataFrame:
    scale = load_table("assessments")
    return shares_from(scale[scale["year"] == year]).sort_values("share_pct", ascending=False, ignore_index=True)


def shares(year: int | None = None) -> pd.DataFrame:
    """Return every member state's share, the largest first: the assessments table with premium_pct and share_pct."""
    return _shares(assessment_year() if year is None else year).copy(deep=False)


def assessed_share(iso3: str) -> float:
    """Return what a member state pays of each peacekeeping budget, in per cent, on the current scale.

    Raises KeyError when no such member state is assessed.
    """
    return float(_shares(assessment_year()).set_index("iso3").at[iso3, "share_pct"])


# The last year with all its months in the index: there is no figure of October 2025.
PRICE_YEAR = 2024


@cache
def part_years() -> frozenset[str]:
    """Return the years whose opening total leaves out operations or months, as its row says or an operation's period tells."""
    totals = _totals()
    told = totals[(totals["stage"] == "initial") & totals["is_part"].astype(bool)]["fiscal_year"]
    rows = shared_table("budgets")
    length = (rows["period_to"] - rows["period_from"]).dt.days
    short = rows[(rows["stage"] == "initial") & (rows["mission_id"] != "") & (length < 364)]["fiscal_year"]
    return frozenset(told) | frozenset(short)


def budget_totals(base_year: int | None = None) -> pd.DataFrame:
    """Return the totals of all operations, a row for each year and stage, in current dollars or in those of `base_year`.

    Columns: those of budgets, is_part (an opening total that leaves out operations or months) and shown_usd: missing where
    the index is not known. A fiscal year takes the index of the calendar year in which it opens.
    """
    rows = _totals().drop(columns=["mission_id", "account", "rank"])
    rows = rows.assign(is_part=(rows["stage"] == "initial") & rows["fiscal_year"].isin(part_years()))
    return rows.assign(shown_usd=_shown(rows, base_year)).reset_index(drop=True)


def _shown(rows: pd.DataFrame, base_year: int | None) -> pd.Series:
    if base_year is None:
        return rows["amount_usd"].astype("float64")
    return in_prices_of(rows["amount_usd"], rows["period_from"].dt.year, base_year)


def latest_budget() -> dict:
    """Return the latest total voted as a year opened, a row of budgets."""
    rows = _totals()
    return rows[rows["stage"] == "initial"].iloc[-1].to_dict()


def share_parts(iso3: str) -> dict:
    """Return how a member state's share comes about: its row of shares() with the sums the premium is worked out from.

    Besides, in points: relief (what its discount takes off), all_relief (what all discounts take off),
    permanent_pct (the permanent members' regular rates together). Raises KeyError when no such state is assessed.
    """
    rows = _shares(assessment_year()).set_index("iso3")
    row = rows.loc[iso3].to_dict()
    is_permanent = iso3 in PERMANENT_MEMBERS
    return row | {
        "iso3": iso3,
        "is_permanent": is_permanent,
        "relief": 0.0 if is_permanent else row["regular_pct"] * row["discount_pct"] / 100,
        "all_relief": float(rows["premium_pct"].sum()),
        "permanent_pct": float(rows.loc[PERMANENT_MEMBERS, "regular_pct"].sum()),
    }


def published_share(iso3: str) -> dict | None:
    """Return the latest published share of a state with ours of that year, or None.

    Keys: those of assessments, and share_pct: ours of that year, whose discounts have to be known.
    """
    rows = shared_table("assessments")
    rows = rows[(rows["iso3"] == iso3) & rows["published_pct"].notna()].sort_values("year")
    if rows.empty:
        return None
    row = rows.iloc[-1].to_dict()
    return row | {"share_pct": float(_shares(int(row["year"])).set_index("iso3").at[iso3, "share_pct"])}
