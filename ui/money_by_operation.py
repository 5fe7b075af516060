"""What was voted for each operation, and what was spent? A year of them as bars, those missing by name, the latest of each."""

from functools import cache

import pandas as pd
import streamlit as st

from charts.dress import dressed
from charts.payments import operations_chart
from data.costs import latest_budgets, operations_budgets, operations_without_budget, years_by_operation
from data.derive import mission_spans
from ui.citations import cite, cited
from ui.money_view import HEADINGS, STAGES
from ui.pictures import show_figures, show_picture
from ui.state import theme
from ui.tables import names, specification

SAID = {"initial": "voted as the year opened", "final": "voted in the end", "expenditure": "spent"}
FROM_THE_REGULAR_BUDGET = ["untso", "unmogip"]  # their years are calendar years; in the table of the latest amounts


def in_millions(amount: float, quality: str) -> str:
    """Return dollars as a number of millions, with `about` when they are not exact."""
    return f"{amount / 1e6:,.1f}" if quality == "published" else f"about {amount / 1e6:,.4g}"


@st.cache_resource(max_entries=32, show_spinner=False)
def _operations_spec(theme: str, fiscal_year: str, stage: str) -> dict:
    rows = _operations(fiscal_year, stage)
    return specification(dressed(operations_chart(rows, theme), theme))


@cache
def _operations(fiscal_year: str, stage: str) -> pd.DataFrame:
    """Return a year's amounts with `label` (operation and, if short, its months) and `figure` in words."""
    rows = operations_budgets(fiscal_year, stage)
    short = (rows["period_to"] - rows["period_from"]).dt.days < 364
    months = " (to " + rows["period_to"].dt.strftime("%b %Y") + ")"
    figures = [in_millions(*pair) for pair in zip(rows["amount_usd"], rows["quality"], strict=True)]
    return rows.assign(label=rows["mission_id"].map(names()) + months.where(short, ""), figure=figures)


@st.fragment
def operations_view() -> None:
    """Draw what was voted for each operation of a year or spent, say which are missing, and give the latest amount of each."""
    stage_column, year_column = st.columns([3, 2], vertical_alignment="bottom")
    stage = stage_column.segmented_control(
        "Amounts", list(SAID), format_func=lambda key: SAID[key].capitalize(), key="money_stage", default="initial", required=True
    )
    years = years_by_operation(stage)
    fiscal_year = year_column.selectbox("Year, July to June", years, key=f"money_year_{stage}", width=220)
    rows = _operations(fiscal_year, stage)
    show_picture(
        "money-operations",
        operations_finding(rows, stage),
        f"Million dollars of the year, {SAID[stage]}. The shade says what an amount holds: the operation alone, its part of the support "
        f"account and bases as well, or not said which; they are not added up. {sources_of(rows)}",
        _operations_spec(theme(), fiscal_year, stage),
        f"Bars of the amounts {SAID[stage]} by operation, {fiscal_year}; the same stands in the table.",
        _operation_rows(fiscal_year, stage),
        HEADINGS,
    )
    st.caption(missing_in_words(operations_without_budget(fiscal_year, mission_spans(), stage), fiscal_year, stage))
    if fiscal_year == years[0]:
        st.caption("Later years are known for fewer than five operations; the table below has the latest amounts found for each.")
    st.markdown("**The latest amounts found for each operation**")
    show_figures("money-latest", _latest_rows(), HEADINGS)


def operations_finding(rows: pd.DataFrame, stage: str) -> str:
    """Say for how many operations of a year an amount is known, and the largest."""
    first = rows.iloc[0]
    return (
        f"{first['fiscal_year']}: the amounts {SAID[stage]} were found for {len(rows)} operations; the largest of these is that of "
        f"{first['label']}, {first['figure']} million dollars."
    )


def missing_in_words(missing: list[str], fiscal_year: str, stage: str) -> str:
    """Say which operations of a year have no amount, those of the regular budget apart."""
    sought = [names()[mission_id] for mission_id in missing if mission_id not in FROM_THE_REGULAR_BUDGET]
    told = (
        f"In the field during {fiscal_year}, no amount {SAID[stage]} found: {', '.join(sought)}."
        if sought
        else "No other is missing."
    )
    apart = " and ".join(names()[mission_id] for mission_id in FROM_THE_REGULAR_BUDGET)
    return f"{told} {apart} are paid from the regular budget, by calendar years."


def sources_of(rows: pd.DataFrame) -> str:
    """Return the sources of some rows, each once, as links."""
    return "; ".join(cite(key) for key in rows["source_id"].unique())


def _with_operation(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of budgets as a table shows them."""
    rows = cited(rows.assign(operation=rows["mission_id"].map(names()), stage=rows["stage"].map(STAGES)))
    columns = ["operation", "fiscal_year", "period_from", "period_to", "stage", "amount_usd", "scope", "quality", "note"]
    return rows[[*columns, "source", "locator", "url"]]


@cache
def _operation_rows(fiscal_year: str, stage: str) -> pd.DataFrame:
    return _with_operation(_operations(fiscal_year, stage))


@cache
def _latest_rows() -> pd.DataFrame:
    return _with_operation(latest_budgets())
