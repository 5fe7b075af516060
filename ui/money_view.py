"""How are budgets shown? In prices to choose, per person in uniform, and by operation for a year."""

from functools import cache

import pandas as pd
import streamlit as st

from charts import money as charts
from charts.dress import dressed
from data import money
from data.costs import (
    cost_per_person,
    operations_budgets,
    strength_by_year,
)
from data.dates import in_words
from data.load import shared_table
from ui.citations import SOURCE_HEADINGS, cite, cited
from ui.pictures import show_picture
from ui.state import theme
from ui.tables import names, specification

PRICES = {"current": "Dollars of the year", "constant": f"Dollars of {money.PRICE_YEAR}"}
STAGES = {"initial": "voted as the year opened", "final": "final", "expenditure": "spent or billed"}
AMOUNT = st.column_config.NumberColumn("Dollars", format="localized")
HEADINGS = {
    "fiscal_year": "Year",
    "operation": "Operation",
    "stage": "Stage",
    "amount_usd": AMOUNT,
    "shown_usd": st.column_config.NumberColumn("Dollars shown", format="%.0f"),
    "cost_usd": st.column_config.NumberColumn("Dollars a person and year", format="%.0f"),
    "persons": st.column_config.NumberColumn("Uniformed", format="%.0f"),
    "basis": "Strength is",
    "is_low": "Leaves something out",
    "is_part": "Leaves something out",
    "period_from": st.column_config.DateColumn("From", format="D MMM YYYY"),
    "period_to": st.column_config.DateColumn("To", format="D MMM YYYY"),
    "quality": "Quality",
    "scope": "Holds",
    "note": "Note",
    "locator": "Where in it",
    **SOURCE_HEADINGS,
    "strength_source_id": None,
    "is_mean": None,
}


def in_billions(amount: float) -> str:
    """Return dollars as billions in words: 8.26 billion dollars."""
    return f"{amount / 1e9:.3g} billion dollars"


def plain(text: str) -> str:
    """Return a note as Markdown shows it: a dollar sign is a dollar sign, not a formula."""
    return text.replace("$", r"\$")


def spans_of(years: list[int]) -> str:
    """Return years as spans in words: 1948 to 1986, 1988 to 1990, 1992."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


@cache
def _totals(prices: str) -> pd.DataFrame:
    return money.budget_totals(money.PRICE_YEAR if prices == "constant" else None)


@cache
def _costs(prices: str) -> pd.DataFrame:
    return cost_per_person(money.PRICE_YEAR if prices == "constant" else None)


@st.cache_resource(max_entries=4, show_spinner=False)
def _budget_spec(theme: str, prices: str) -> dict:
    return specification(dressed(charts.budget_chart(_totals(prices), strength_by_year(), theme), theme))


@st.cache_resource(max_entries=4, show_spinner=False)
def _cost_spec(theme: str, prices: str) -> dict:
    return specification(dressed(charts.cost_chart(_costs(prices), theme), theme))


@st.fragment
def budgets_and_cost() -> None:
    """Draw the totals above strength, and the cost of a person and year, in the prices chosen."""
    prices = st.segmented_control(
        "Prices", list(PRICES), format_func=PRICES.get, key="money_prices", default="constant", required=True
    )
    in_prices = (
        f"in dollars of {money.PRICE_YEAR} by the United States consumer price index CPI-U ({cite('bls-cpi-u')}), a July to June year "
        "by the index of the calendar year it opens in; that of 2025 holds eleven months, and there is none of 2026"
        if prices == "constant"
        else "in dollars of the year"
    )
    _draw_budgets(prices, in_prices)
    _draw_cost(prices)


def _draw_budgets(prices: str, in_prices: str) -> None:
    totals = _totals(prices)
    show_picture(
        "money-budgets",
        budget_finding(totals, prices),
        f"Totals of all operations, {in_prices}; July to June from 1996/97, calendar years before. Filled marks are exact amounts, "
        "hollow ones rounded; a dashed way up leads to a final amount that is our sum. Each amount's source stands in the table. "
        f"Below, uniformed strength: solid, mean of a July to June year's months ({cite('ipi')}); dashed and hollow, one count "
        f"({cite('owid-peacekeeping')}, from 2017 with political missions; {cite('africanews-2025-10')})",
        _budget_spec(theme(), prices),
        "Marks of the budgets by year above a line of uniformed strength; the same stands in the table.",
        _budget_rows(prices),
        HEADINGS,
    )
    st.caption(_what_is_not_drawn())
    with st.expander("Which opening amounts leave something out", key="money-parts", on_change="rerun") as parts:
        if parts.open:
            st.markdown(_parts_left_out())


@cache
def _budget_rows(prices: str) -> pd.DataFrame:
    rows = cited(_totals(prices)).drop(columns="source_id")
    return rows.assign(stage=rows["stage"].map(STAGES))


def budget_finding(totals: pd.DataFrame, prices: str) -> str:
    """Say which year opened with the largest amount, and how the latest compares with it."""
    voted = totals[(totals["stage"] == "initial") & totals["shown_usd"].notna()]
    most, last = voted.loc[voted["shown_usd"].idxmax()], voted.iloc[-1]
    at_prices = f" in prices of {money.PRICE_YEAR}" if prices == "constant" else ""
    less = 1 - last["shown_usd"] / most["shown_usd"]
    return (
        f"{in_billions(most['shown_usd'])}{at_prices} were voted as {most['fiscal_year']} opened, the largest opening amount found; "
        f"{in_billions(last['shown_usd'])} for {last['fiscal_year']}, {less * 100:.0f} per cent less."
    )


def _range_of(name: str, rows: pd.DataFrame) -> str:
    """Say between which amounts an operation's years lie: `UNEF I 15 to 25 million dollars (1957 to 1962)`."""
    amounts = [f"{amount / 1e6:g}" for amount in (rows["amount_usd"].min(), rows["amount_usd"].max())]
    years = [rows["fiscal_year"].min(), rows["fiscal_year"].max()]
    return f"{name} {' to '.join(dict.fromkeys(amounts))} million dollars a year ({' to '.join(dict.fromkeys(years))})"


@cache
def _what_is_not_drawn() -> str:
    """Say for which years no total was found, and what is known of single operations in them."""
    known = {int(year) for year in _totals("current")["fiscal_year"].str[:4]}
    rows = shared_table("budgets")
    voted = _totals("current")[_totals("current")["stage"] == "initial"]
    early = rows[(rows["mission_id"] != "") & (rows["period_to"] < pd.Timestamp("1987-01-01"))]
    told = [_range_of(names()[mission_id], each) for mission_id, each in early.groupby("mission_id", sort=False)]
    sources = "; ".join(cite(key) for key in early["source_id"].unique())
    return (
        f"No total was found for {spans_of([year for year in range(1948, 1997) if year not in known])}; these years stay empty. Before 1987 "
        f"amounts for single operations alone are known, most of them rough: {'; '.join(told)}. {sources}. "
        "The calendar year 1996 and the year 1996/97 overlap by six months. "
        f"For {(voted['scope'] == 'unstated').sum()} of the {len(voted)} opening amounts the source does not say whether the support account "
        "and the bases are in them; the table tells which."
    )


@cache
def _parts_left_out() -> str:
    rows = _totals("current")
    lines = []
    for row in rows[rows["is_part"]].itertuples():
        lines.append(
            f"- **{row.fiscal_year}**: {plain(row.note)}. {_short_periods(row.fiscal_year)}{cite(row.source_id, row.locator)}"
        )
    return "Operations that began, grew or were first financed later in the year are not in these amounts.\n" + "\n".join(lines)


def _short_periods(fiscal_year: str) -> str:
    """Say which operations' amounts are for a part of the year."""
    rows = operations_budgets(fiscal_year)
    rows = rows[(rows["period_to"] - rows["period_from"]).dt.days < 364]
    told = [f"{names()[row.mission_id]} is financed to {in_words(row.period_to)} only" for row in rows.itertuples()]
    return f"{'; '.join(told)}. " if told else ""


def _draw_cost(prices: str) -> None:
    costs = _costs(prices)
    in_prices = f"in dollars of {money.PRICE_YEAR} as above" if prices == "constant" else "in dollars of the year"
    show_picture(
        "money-cost",
        cost_finding(costs, prices),
        f"The budget of a July to June year divided by its mean uniformed strength, {in_prices}. Diamonds: the final amount is known; "
        "circles: only the amount voted as the year opened, without what was voted later; triangles: known to leave something out, so too "
        f"low. Blue: strength is the mean of the months ({cite('ipi')}); grey: one count near 31 December",
        _cost_spec(theme(), prices),
        "Marks of the budget divided by uniformed strength, by year; the same stands in the table.",
        _cost_rows(prices),
        HEADINGS,
    )
    missing = [year for year in _totals(prices)["fiscal_year"].unique() if "/" in year and year not in set(costs["fiscal_year"])]
    st.caption(
        "This is not what a soldier costs: the same budget pays civilian staff, aircraft, supplies and camps, and in several years the "
        "support of the African Union's force in Somalia, whose soldiers are not counted. Counts of 2017 to 2021 include the uniformed "
        f"of political missions. Years without a mark, for want of a count near December or of a price index: {', '.join(missing)}."
    )


@cache
def _cost_rows(prices: str) -> pd.DataFrame:
    rows = cited(_costs(prices)).drop(columns="source_id")
    return rows.assign(
        stage=rows["stage"].map(STAGES), amount_usd=rows["amount_usd"].round(), cost_usd=rows["cost_usd"].round(-2)
    )


def cost_finding(costs: pd.DataFrame, prices: str) -> str:
    """Say what a person and year came to in the last year with monthly counts and in the latest year of all."""
    monthly, last = costs[costs["is_mean"]].iloc[-1], costs.iloc[-1]
    of_year = f" of {money.PRICE_YEAR}" if prices == "constant" else ""
    return (
        f"Divided by those in uniform, the budget of {monthly['fiscal_year']} came to about {round(monthly['cost_usd'], -3):,.0f} dollars"
        f"{of_year} a person and year; that of {last['fiscal_year']}, by {last['basis'].replace(',', ' of')}, to about "
        f"{round(last['cost_usd'], -3 if last['is_mean'] else -4):,.0f}."
    )
