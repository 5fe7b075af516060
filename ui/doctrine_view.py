"""Which principles, doctrine and guidance were in force on a day? A hierarchy, from what all rests on to what units carry."""

from functools import lru_cache

import pandas as pd
import streamlit as st

from data.dates import in_words
from data.derive import doctrine_on, unchanged_since
from data.load import shared_table
from data.reforms import LEVELS
from ui.citations import SOURCE_HEADINGS, UNCONFIRMED, cited, source_row
from ui.day_choice import choose_day
from ui.pictures import show_figures
from ui.reform_account import plain

HEADINGS = {
    "title": "Document",
    "level": "Level",
    "from_date": st.column_config.DateColumn("From", format="D MMM YYYY"),
    "from_precision": "Known to",
    "to_date": st.column_config.DateColumn("To", format="D MMM YYYY"),
    "summary": "What it lays down",
    "note": "Note",
    "locator": "Where in it",
    **SOURCE_HEADINGS,
}
LEVEL_NAMES = {  # one, several
    "capstone": ("capstone doctrine", "capstone doctrines"),
    "principles": ("statement of principles", "statements of principles"),
    "policy": ("policy", "policies"),
    "guidelines": ("set of guidelines", "sets of guidelines"),
    "handbook": ("handbook", "handbooks"),
}


@st.fragment
def doctrine_view() -> None:
    """List what was in force on the view's date by level; the date may be changed."""
    date = choose_day("In force on", "doctrine_date")
    rows = doctrine_on(date)
    if rows.empty:
        st.markdown(f"**On {in_words(date)} no document of this kind is recorded as in force.**")
        return
    st.markdown(
        f"**{counted(rows)}, recorded on {in_words(date)} as in force.**  \n"
        f":small[As far as the table of guidance tells: much guidance is internal, and where no end was found a document "
        f"stays listed. A report that only asked for changes is not guidance.{_undated()} Set in below a document is what "
        "rests on it. What each lays down stands in the table.]"
    )
    trees = [tree_of(row, rows) for row in roots_of(rows).itertuples()]
    half = halfway(trees)
    for column, part in zip(st.columns(2, gap="large"), (trees[:half], trees[half:]), strict=True):
        column.markdown("\n".join(part))
    show_figures("doctrine", doctrine_table(date), HEADINGS)


def doctrine_table(date: pd.Timestamp) -> pd.DataFrame:
    """Return what was in force on a date with what each lays down, what is known of its end, and its source."""
    return _doctrine_table(unchanged_since(date, "doctrine"))


@lru_cache(maxsize=64)
def _doctrine_table(day: pd.Timestamp) -> pd.DataFrame:
    rows = cited(doctrine_on(day))
    rows = rows.assign(level=rows["level"].map(lambda level: LEVEL_NAMES[level][0]))
    return rows[["title", "level", "from_date", "from_precision", "to_date", "summary", "note", "source", "locator", "url"]]


def counted(rows: pd.DataFrame) -> str:
    """Count the documents by level: `1 capstone doctrine, 8 statements of principle`."""
    counts = rows["level"].value_counts()
    return ", ".join(f"{counts[level]} {LEVEL_NAMES[level][int(counts[level] > 1)]}" for level in LEVELS if level in counts)


def _undated() -> str:
    """Say how many documents are left out because their first day is not known, or ""."""
    number = int(shared_table("guidance")["from_date"].isna().sum())
    return f" Left out for want of a first day: {number}." if number else ""


def roots_of(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the documents that rest on none of the others in force."""
    return rows[~rows["parent_id"].isin(rows["guidance_id"])]


def tree_of(row, rows: pd.DataFrame, depth: int = 0) -> str:
    """Return a document as a line of a Markdown list, and set in below it what rests on it."""
    since = in_words(row.from_date, row.from_precision)
    until = f" to {in_words(row.to_date, row.to_precision)}" if pd.notna(row.to_date) else ""
    line = (
        f"{'  ' * depth}- {plain(row.title)}{UNCONFIRMED[row.status]} :small[{LEVEL_NAMES[row.level][0]}, {since}{until}; "
        f"[source]({source_row(row.source_id)['url']})]"
    )
    below = rows[rows["parent_id"] == row.guidance_id]
    return "\n".join([line, *(tree_of(child, rows, depth + 1) for child in below.itertuples())])


def halfway(trees: list[str]) -> int:
    """Return after how many trees a second column begins, so that both are about equally long."""
    lengths = [len(tree) for tree in trees]
    differences = [abs(sum(lengths[:n]) - sum(lengths[n:])) for n in range(1, len(trees) + 1)]
    return differences.index(min(differences)) + 1
