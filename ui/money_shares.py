"""Who pays? The largest shares, how the scale works, and one state's share written out step by step."""

from functools import cache

import pandas as pd
import streamlit as st

from charts.dress import dressed
from charts.payments import shares_chart
from data import money
from data.load import load_table, shared_table
from ui.citations import SOURCE_HEADINGS, cite, cited
from ui.money_view import in_billions, plain
from ui.pictures import show_picture
from ui.state import choose, current_view, show_notices, state_names, theme
from ui.tables import specification

LARGEST = 10
HEADINGS = {
    "year": st.column_config.NumberColumn("Year", format="%d"),
    "iso3": "Code",
    "name": "State",
    "regular_pct": st.column_config.NumberColumn("Regular rate, %", format="%.3f"),
    "discount_pct": st.column_config.NumberColumn("Discount, %", format="%.4f"),
    "premium_pct": st.column_config.NumberColumn("Premium, points", format="%.4f"),
    "share_pct": st.column_config.NumberColumn("Share, %", format="%.4f"),
    "published_pct": st.column_config.NumberColumn("Published, %", format="%.4f"),
    "level": "Level",
    "note": "Note",
    "locator": "Where in it",
    **SOURCE_HEADINGS,
}


@cache
def _shares() -> pd.DataFrame:
    return money.shares()


@cache
def _share_rows() -> pd.DataFrame:
    return cited(_shares())[[name for name in HEADINGS if name in {*_shares(), "source", "url"}]]


@cache
def largest_shares() -> pd.DataFrame:
    """Return the largest shares as the chart needs them: label, paid_pct, premium_pct, share_pct."""
    rows = _shares().head(LARGEST)
    short = shared_table("countries").set_index("country_id")["short_name"]
    paid = rows["share_pct"] - rows["premium_pct"]
    return rows.assign(label=rows["iso3"].map(short), paid_pct=paid)[["label", "paid_pct", "premium_pct", "share_pct"]]


@st.cache_resource(max_entries=4, show_spinner=False)
def _shares_spec(theme: str) -> dict:
    return specification(dressed(shares_chart(largest_shares(), theme), theme))


def payers_view() -> None:
    """Draw the largest shares, tell how the scale works, and let a visitor take one state through it."""
    year = money.assessment_year()
    show_picture(
        "money-shares",
        shares_finding(_shares(), year),
        f"Per cent of every peacekeeping budget in {year}, the ten largest; bars are the regular rate and the permanent members' "
        f"premium. {discounts_among(_shares().head(LARGEST))} Worked out from {cite('un-open-regular-budget-2025')} and "
        f"{cite('un-open-regular-budget-2026')}",
        _shares_spec(theme()),
        f"Bars of the ten largest shares of {year}; all 193 are in the table.",
        _share_rows(),
        HEADINGS,
    )
    _tell_the_scale()
    one_state()


def shares_finding(shares: pd.DataFrame, year: int) -> str:
    """Say what the permanent members and the ten largest pay together."""
    five = shares[shares["iso3"].isin(money.PERMANENT_MEMBERS)]["share_pct"].sum()
    ten = shares.head(LARGEST)["share_pct"].sum()
    return f"The five permanent members are assessed {five:.1f} per cent of each budget in {year}, the ten most assessed {ten:.1f} per cent."


def discounts_among(rows: pd.DataFrame) -> str:
    """Say which of some states have a discount."""
    having = rows[rows["discount_pct"] > 0]["name"]
    return f"A discount is already taken off for {', '.join(having)}." if len(having) else "None of them has a discount."


def _tell_the_scale() -> None:
    st.markdown(
        "The scale starts from each state's rate of the regular budget. States are placed in levels A to J, for the most part by "
        "income a head. Levels C to J, and three states of level B by an exceptional decision, have a discount; the least developed countries "
        "pay a tenth of their rate. What all discounts leave unpaid falls on level A, the five "
        "permanent members of the Security Council, in proportion to their regular rates."
    )
    st.caption(
        "The report with the scale of 2025 to 2027, A/79/318/Add.1, could not be read. The discounts were worked out from the amounts the "
        "United Nations charged each state, as it publishes them; where a level's letter follows from a discount or from the order of "
        "levels only, the notes say so."
    )
    with st.expander("Levels A to J", key="money-levels", on_change="rerun") as levels:
        if levels.open:
            st.table(_level_rows(), hide_index=True)


@cache
def _level_rows() -> pd.DataFrame:
    rows = load_table("assessment_levels")
    return pd.DataFrame(
        {
            "Level": rows["level"],
            "Who": rows["criterion"].map(plain),
            "Discount, %": [f"{pct:g}" if pd.notna(pct) else "" for pct in rows["discount_pct"]],
            "Note": rows["note"].map(plain),
            "Source": [cite(key) for key in rows["source_id"]],
        }
    )


@cache
def _assessed() -> list[str]:
    known = set(_shares()["iso3"])
    return [iso3 for iso3 in state_names() if iso3 in known]


@st.fragment
def one_state() -> None:
    """Offer a state and write out how its share comes about."""
    show_notices()
    chosen = current_view().state
    st.session_state["money_state"] = chosen if chosen in _assessed() else None
    st.selectbox(
        "A state's share, step by step",
        _assessed(),
        format_func=state_names().get,
        key="money_state",
        index=None,
        placeholder="Choose a member state",
        on_change=lambda: choose(state=st.session_state["money_state"] or ""),
        width=460,
    )
    if chosen in _assessed():
        _write_out(chosen)
    elif chosen:
        st.caption(f"{state_names()[chosen]} is not a member state on the scale of {money.assessment_year()}.")


def _write_out(iso3: str) -> None:
    parts, budget = money.share_parts(iso3), money.latest_budget()
    steps = [*share_steps(parts), dollars_step(parts["share_pct"], budget), published_step(iso3)]
    with st.container(border=True):
        st.markdown(
            f"**{state_names()[iso3]} pays {parts['share_pct']:.4f} per cent of each peacekeeping budget in {parts['year']}.**"
        )
        st.markdown("\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1)))
        level = f"Level {parts['level']}. " if parts["level"] else "Level not told by the source. "
        st.caption(f"{level}{plain(parts['note'])} Source: {cite(parts['source_id'], parts['locator'])}")


def in_full(points: float) -> str:
    """Return a number with as many decimals as a reader needs to work it out again."""
    return f"{points:.6f}".rstrip("0").rstrip(".")


def share_steps(parts: dict) -> list[str]:
    """Return the arithmetic of a state's share, with its numbers: the regular rate, the discount or premium, the sum."""
    rate, share = f"{parts['regular_pct']:.3f}", f"**{in_full(parts['share_pct'])}** per cent"
    first = f"Regular rate: {rate} per cent."
    if parts["is_permanent"]:
        all_relief, premium, together = (
            in_full(parts["all_relief"]),
            in_full(parts["premium_pct"]),
            f"{parts['permanent_pct']:.3f}",
        )
        return [
            first,
            f"All discounts together leave {all_relief} points unpaid. The regular rates of the five permanent members add up to "
            f"{together}. Premium: {all_relief} × {rate} ÷ {together} = {premium} points.",
            f"Share: {rate} + {premium} = {share}.",
        ]
    if parts["discount_pct"] == 0:
        return [first, "Discount: none.", f"Share: {share}."]
    relief = in_full(parts["relief"])
    return [
        first,
        f"Discount of {parts['discount_pct']:g} per cent: {rate} × {parts['discount_pct']:g} ÷ 100 = {relief} points.",
        f"Share: {rate} − {relief} = {share}.",
    ]


def dollars_step(share_pct: float, budget: dict) -> str:
    """Return what a share is in dollars of a budget, as roughly as the budget is known."""
    dollars = budget["amount_usd"] * share_pct / 100
    words = (
        in_billions(dollars)
        if dollars >= 1e9
        else f"{dollars / 1e6:.3g} million dollars"
        if dollars >= 1e6
        else f"{dollars:,.0f} dollars"
    )
    about = "" if budget["quality"] == "published" else "about "
    return (
        f"Of the {about}{in_billions(budget['amount_usd'])} approved for {budget['fiscal_year']} ({cite(budget['source_id'])}): about "
        f"**{words}**. An illustration, not a bill: what is charged follows mandates, credits and later changes."
    )


def published_step(iso3: str) -> str:
    """Return the latest published share of a state beside ours of that year."""
    known = money.published_share(iso3)
    if known is None:
        return "To compare: no published share of this state was found."
    return (
        f"To compare, in {known['year']}: {known['published_pct']:.4f} per cent as the amounts the United Nations charged show it "
        f"({cite(known['source_id'])}), {known['share_pct']:.4f} by the steps above for that year; difference "
        f"{abs(known['published_pct'] - known['share_pct']):.4f} points."
    )
