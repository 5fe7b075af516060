"""What do the figures of money draw? Their frames, each made once: the line of budgets, costs, operations, shares and rates."""

from functools import cache

import pandas as pd

from data import money
from data.costs import (
    cost_per_person,
    latest_budgets,
    operations_budgets,
    operations_without_budget,
    strength_by_year,
    years_by_operation,
)
from data.derive import mission_spans
from data.load import load_table, shared_table
from data.provenance import APART
from data.schema import is_doubtful, labels

LARGEST = 10  # states that the picture of shares shows
FIRST_BUDGETS = 1996  # from July of this year the budgets of all operations run from July to June
# The rate of 2018 was to be looked at again after four years; what was decided then was not found.
RATE_KNOWN_TO = pd.Timestamp("2022-06-30")
OF_THE_REGULAR_BUDGET = ("untso", "unmogip")  # paid for by calendar years; their amounts are among the latest ones
WHOLE_YEAR = 364  # days
RATE_COMPONENTS = ("total_standard_rate", "basic_pay_and_allowances")


def opening_year(rows: pd.DataFrame) -> pd.Series:
    """Return the calendar year in which each row's period begins."""
    return rows["period_from"].dt.year


@cache
def totals(base_year: int) -> pd.DataFrame:
    """Return all totals (budget_totals), in dollars of the year (0) or of `base_year`, with year and is_doubtful."""
    rows = money.budget_totals(base_year or None)
    return rows.assign(year=opening_year(rows), is_doubtful=is_doubtful("budgets", rows))


@cache
def budget_line(base_year: int) -> pd.DataFrame:
    """Return one amount a year: what was first approved, before the first such budget what was spent; those known in `base_year`.

    Columns: those of totals and is_approved.
    """
    rows = totals(base_year).dropna(subset="shown_usd")
    is_approved = rows["stage"] == "initial"
    first = rows.loc[is_approved, "period_from"].min()
    rows = rows.assign(is_approved=is_approved)
    return rows[is_approved | (rows["period_from"] < first)].sort_values("period_from", ignore_index=True)


@cache
def years_without_total() -> list[int]:
    """Return the calendar years before July to June budgets for which no total was found."""
    known = set(totals(0)["year"])
    return [year for year in range(1948, FIRST_BUDGETS + 1) if year not in known]


@cache
def early_budgets() -> pd.DataFrame:
    """Return between which amounts and years single operations lie in the years without totals, a row an operation.

    Columns: mission_id, least_usd, most_usd, first_year, last_year, source_id, locator (of the first row).
    """
    rows = shared_table("budgets")
    rows = rows[(rows["mission_id"] != "") & (opening_year(rows) < totals(0)["year"].min())]
    return rows.groupby("mission_id", sort=False, as_index=False).agg(
        least_usd=("amount_usd", "min"),
        most_usd=("amount_usd", "max"),
        first_year=("fiscal_year", "min"),
        last_year=("fiscal_year", "max"),
        source_id=("source_id", "first"),
        locator=("locator", "first"),
    )


@cache
def costs(base_year: int) -> pd.DataFrame:
    """Return the budget divided by those in uniform (cost_per_person) with year and is_doubtful.

    Doubtful: the amount leaves something out, or one count stands for the strength of a year.
    """
    rows = cost_per_person(base_year or None)
    return rows.assign(year=opening_year(rows), is_doubtful=rows["is_low"] | ~rows["is_mean"].astype(bool))


@cache
def cost_table(base_year: int) -> pd.DataFrame:
    """Return every year's uniformed strength with the budget and the cost a person where they are known.

    Columns: year (as 2006/07), stage (label), amount_usd, persons, basis, cost_usd, is_low, source_id and locator (of the strength, then of the
    amount; see data.provenance).
    """
    strength = strength_by_year()
    known = costs(base_year).drop(columns=["persons", "basis", "is_mean", "period_to", "year"])
    rows = strength.merge(known, on="period_from", how="left", suffixes=("_strength", ""))
    both = rows["source_id"].notna()

    def both_parts(name: str) -> pd.Series:
        """Return what names the amount and the strength, or the strength alone."""
        parts = rows[[f"{name}_strength", name]].fillna("").astype(str)
        named = parts.agg(APART.join, axis=1)
        return parts[f"{name}_strength"].where(~both, named)

    is_calendar = rows["period_from"].dt.month == 1
    year = rows["period_from"].dt.year
    return pd.DataFrame(
        {
            "year": year.astype(str).where(is_calendar, year.astype(str) + "/" + ((year + 1) % 100).astype(str).str.zfill(2)),
            "stage": rows["stage"].map(labels("budgets", "stage")).fillna(""),
            "amount_usd": rows["amount_usd"].round(),
            "persons": rows["persons"].astype("float64").round(),
            "basis": rows["basis"],
            "cost_usd": rows["cost_usd"].round(-2),
            "is_low": rows["is_low"].eq(True),
            "source_id": both_parts("source_id"),
            "locator": both_parts("locator"),
        }
    )


@cache
def years_without_cost(base_year: int) -> list[str]:
    """Return the July to June years that have a total but no cost a person."""
    known = set(costs(base_year)["fiscal_year"])
    years = totals(base_year)["fiscal_year"].unique()
    return [year for year in years if "/" in year and year not in known]


def operations_year(stage: str, year: int) -> str:
    """Return the July to June year that opens in `year`, or the nearest known by operation at a stage; the latest for 0."""
    known = years_by_operation(stage)
    return min(known, key=lambda each: abs(int(each[:4]) - year)) if year else known[0]


@cache
def operations(stage: str, year: int) -> pd.DataFrame:
    """Return each operation's amount of the year of operations_year, the largest first.

    Columns: those of budgets, acronym, and is_doubtful (also where the amount is for a part of the year).
    """
    rows = operations_budgets(operations_year(stage, year), stage)
    is_short = (rows["period_to"] - rows["period_from"]).dt.days < WHOLE_YEAR
    return rows.assign(acronym=rows["mission_id"].map(acronyms()), is_doubtful=is_doubtful("budgets", rows) | is_short)


def short_amounts(fiscal_year: str) -> pd.DataFrame:
    """Return the operations whose first amount of a July to June year is for a part of it (columns of budgets, acronym)."""
    rows = operations_budgets(fiscal_year)
    rows = rows[(rows["period_to"] - rows["period_from"]).dt.days < WHOLE_YEAR]
    return rows.assign(acronym=rows["mission_id"].map(acronyms()))


def operations_missing(stage: str, year: int) -> list[str]:
    """Return the acronyms of the operations deployed in that year without an amount, but those of the regular budget."""
    missing = operations_without_budget(operations_year(stage, year), mission_spans(), stage)
    return [acronyms()[mission_id] for mission_id in missing if mission_id not in OF_THE_REGULAR_BUDGET]


@cache
def acronyms() -> dict[str, str]:
    """Return the acronym of each operation."""
    return mission_spans().set_index("mission_id")["acronym"].to_dict()


@cache
def latest() -> pd.DataFrame:
    """Return all amounts of the latest year found for each operation (columns of budgets) with acronym and is_doubtful."""
    rows = latest_budgets()
    return rows.assign(acronym=rows["mission_id"].map(acronyms()), is_doubtful=is_doubtful("budgets", rows))


@cache
def shares() -> pd.DataFrame:
    """Return every member state's share of the latest year, the largest first (money.shares), with label and paid_pct.

    `paid_pct` is the regular rate less the discount: the share without the premium.
    """
    rows = money.shares()
    short = shared_table("countries").set_index("country_id")["short_name"]
    label = rows["iso3"].map(short).fillna(rows["name"])
    return rows.assign(label=label, paid_pct=rows["share_pct"] - rows["premium_pct"])


def largest_shares(iso3: str) -> pd.DataFrame:
    """Return the largest shares, and below them that of a state that is not among them."""
    rows = shares()
    return rows[(rows.index < LARGEST) | (rows["iso3"] == iso3)]


@cache
def assessed_states() -> list[str]:
    """Return the iso3 codes of the states on the scale."""
    return list(shares()["iso3"])


@cache
def rate_steps() -> pd.DataFrame:
    """Return the standard rate as steps: from_date, to_date (the last one ends where nothing later is known), rate_usd."""
    rows = shared_table("reimbursement_rates")
    rows = rows[rows["is_start"].astype(bool) & (rows["component"] == "total_standard_rate")].sort_values("effective_from")
    ends = rows["effective_from"].shift(-1).fillna(RATE_KNOWN_TO)
    return pd.DataFrame({"from_date": rows["effective_from"], "to_date": ends, "rate_usd": rows["rate_usd"]}).reset_index(
        drop=True
    )


@cache
def rate_points() -> pd.DataFrame:
    """Return the rates known for one month only, oldest first: at_date, rate_usd, is_basic (supplements apart), is_first (of equals)."""
    rows = shared_table("reimbursement_rates").sort_values("effective_from")
    rows = rows[~rows["is_start"].astype(bool) & rows["component"].isin(RATE_COMPONENTS)]
    return pd.DataFrame(
        {
            "at_date": rows["effective_from"],
            "rate_usd": rows["rate_usd"],
            "is_basic": rows["component"] == "basic_pay_and_allowances",
            "is_first": ~rows.duplicated(["component", "rate_usd"]),
        }
    ).reset_index(drop=True)


@cache
def rate_table() -> pd.DataFrame:
    """Return every known rate (columns of reimbursement_rates), components and precision by their labels."""
    rows = load_table("reimbursement_rates").sort_values("effective_from", ignore_index=True)
    named = {name: rows[name].map(labels("reimbursement_rates", name)) for name in ("component", "precision")}
    return rows.assign(**named)


@cache
def explanations() -> pd.DataFrame:
    """Return what is known of how operations are paid for, in the order of the topics (columns of explanations, is_first of a topic)."""
    rows = shared_table("explanations")
    order = {topic: n for n, topic in enumerate(labels("explanations", "topic"))}
    rows = rows.assign(place=rows["topic"].map(order)).sort_values(["place", "explanation_id"], ignore_index=True)
    return rows.assign(is_first=~rows.duplicated("topic")).drop(columns="place")
