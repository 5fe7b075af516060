"""How large was headquarters? The support account by year, and the single figures of staff and posts that are known."""

from functools import cache
from html import escape

import pandas as pd
import streamlit as st

from charts.dress import dressed
from charts.institution import account_chart, posts_chart
from data.dates import in_words
from data.institution import support_account, support_posts
from data.load import shared_table
from ui.citations import SOURCE_HEADINGS, cite, cited, source_mark
from ui.institution_office import short_names
from ui.pictures import show_picture
from ui.state import theme
from ui.tables import specification

UNITS = {"staff": "staff", "posts": "posts", "military_officers": "military officers"}
HEADINGS = {
    "fiscal_year": "Year",
    "amount_usd": st.column_config.NumberColumn("United States dollars", format="localized"),
    "stage": "Stage",
    "quality": "Quality",
    "is_part": "Only the part charged to missions",
    "date": st.column_config.DateColumn("Date", format="D MMM YYYY"),
    "value": "Posts",
    "is_proposed": "Proposed",
    "note": "Note",
    "locator": "Place in the source",
    **SOURCE_HEADINGS,
}


def millions(amount: float) -> str:
    """Write an amount in millions, with a decimal below a hundred."""
    value = amount / 1e6
    return f"{value:,.0f}" if value >= 100 else f"{value:,.1f}"


@cache
def account_finding() -> str:
    """Say the first and the last whole amount of the support account, and of how many years an amount is known."""
    rows = support_account()
    whole = rows[~rows["is_part"]]
    first, last = whole.iloc[0], whole.iloc[-1]
    years = last["period_from"].year - rows["period_from"].iloc[0].year + 1
    about = {"rounded": "about ", "published": "", "estimated": "about "}
    return (
        f"The support account stood at {about[first['quality']]}{millions(first['amount_usd'])} million dollars in {first['fiscal_year']} and "
        f"{about[last['quality']]}{millions(last['amount_usd'])} million in {last['fiscal_year']}; "
        f"of {years} years since {rows['fiscal_year'].iloc[0]}, {len(rows)} are known."
    )


@st.cache_resource(max_entries=4, show_spinner=False)
def _account_spec(theme: str) -> dict:
    rows = support_account()
    ends = {rows.index[~rows["is_part"]][0], rows.index[-1]}
    told = rows.assign(
        is_hollow=rows["is_part"],
        label=[f"{millions(amount)} million" if n in ends else "" for n, amount in rows["amount_usd"].items()],
    )
    first, last = rows["period_from"].iloc[0] - pd.Timedelta(days=30), rows["period_to"].iloc[-1] + pd.Timedelta(days=30)
    return specification(dressed(account_chart(told, first, last, theme), theme))


def headquarters_view() -> None:
    """Draw the support account and its posts side by side, and give the other figures of staff."""
    money, posts = st.columns([3, 2], gap="medium")
    with money:
        account_view()
    with posts:
        posts_view()
    staff_view()


def account_view() -> None:
    """Draw the support account by year."""
    rows = support_account()
    sources = ", ".join(dict.fromkeys(cite(key) for key in rows["source_id"]))
    show_picture(
        "institution-account",
        account_finding(),
        "Million dollars of the year, each fiscal year from July to June: as first voted, else as last voted or spent. Hollow: only the part "
        f"charged to the missions. A year without a bar was not found; rounded amounts say so in the table. {sources}",
        _account_spec(theme()),
        "Bars of the support account by fiscal year; the same stands in the table.",
        cited(rows)[["fiscal_year", "amount_usd", "stage", "quality", "is_part", "note", "source", "locator", "url"]],
        HEADINGS,
    )


@cache
def _posts() -> pd.DataFrame:
    return support_posts(shared_table("headquarters_figures"))


@st.cache_resource(max_entries=4, show_spinner=False)
def _posts_spec(theme: str) -> dict:
    rows = _posts()
    held = rows.index[~rows["is_proposed"]]
    told = rows.assign(label=[f"{n:,}" if row in (held[0], held[-1], rows.index[-1]) else "" for row, n in rows["value"].items()])
    first, last = (pd.Timestamp(day.year + more, 1, 1) for day, more in ((rows["date"].iloc[0], -1), (rows["date"].iloc[-1], 2)))
    return specification(dressed(posts_chart(told, first, last, theme), theme))


@cache
def posts_finding() -> str:
    """Say how many posts the support account paid for first and last, as decided, and what was proposed after."""
    rows = _posts()
    held, asked = rows[~rows["is_proposed"]], rows[rows["is_proposed"]]
    said = f"The support account paid for {held['value'].iloc[0]:,} posts in {held['date'].iloc[0].year}"
    said += f" and {held['value'].iloc[-1]:,} in {held['date'].iloc[-1].year}"
    later = asked[asked["date"] > held["date"].iloc[-1]]
    return f"{said}; {later['value'].iloc[-1]:,} were proposed for {later['date'].iloc[-1].year}." if len(later) else f"{said}."


def posts_view() -> None:
    """Draw the posts paid from the support account."""
    rows = _posts()
    sources = ", ".join(dict.fromkeys(cite(key) for key in rows["source_id"]))
    show_picture(
        "institution-posts",
        posts_finding(),
        f"Posts in all departments; hollow: proposed, or told in a proposal. Points are not joined: the years between were not found. {sources}",
        _posts_spec(theme()),
        "Points of posts paid from the support account; the same stands in the table.",
        cited(rows)[["date", "value", "is_proposed", "note", "source", "locator", "url"]],
        HEADINGS,
    )


def _single(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of persons and posts that are not drawn."""
    drawn = set(zip(_posts()["date"], _posts()["value"], strict=True))
    rows = figures[figures["measure"].isin(UNITS)]
    return rows[[pair not in drawn for pair in zip(rows["date"], rows["value"], strict=True)]]


@cache
def staff_list() -> str:
    """Return the single figures of staff, posts and officers as a list in HTML, the oldest first."""
    rows = shared_table("headquarters_figures")
    rows = _single(rows).sort_values(["date", "value"])
    return f'<div class="figures"><dl>{"".join(_figure(row) for row in rows.itertuples())}</dl></div>'


def _figure(row) -> str:
    where = f", {escape(short_names()[row.office_id])}" if row.office_id else ""
    note = f" {escape(row.note)}." if row.note else ""
    return (
        f"<div><dt>{in_words(row.date, row.precision)}{where}</dt>"
        f"<dd><b>{row.value:,} {UNITS[row.measure]}.</b>{note} {source_mark(row.source_id, row.locator)}</dd></div>"
    )


def staff_view() -> None:
    """Give the single figures of staff, posts and officers: they count different things and are not joined."""
    count = len(_single(shared_table("headquarters_figures")))
    st.markdown(
        f"**{count} other figures of staff, posts and officers at Headquarters were found.** They count different things, and are "
        "not joined into a series."
    )
    st.html(staff_list())
