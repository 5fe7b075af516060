"""What were operations asked to do, and how did that grow? The grid of tasks, and each era's new operations by task."""

from functools import cache

import pandas as pd
import streamlit as st

from charts.dress import dressed
from charts.tasks import TASK_NAMES, shares_chart, tasks_grid
from charts.theme import REGIONS
from data.derive import mission_spans
from data.load import load_table
from data.reforms import decades, eras_of, periodisations, task_shares, tasks_given
from ui.citations import SOURCE_HEADINGS, cited
from ui.pictures import show_picture
from ui.state import choose, current_view, theme
from ui.tables import specification

ALL = "All regions"
INCOMPLETE = (
    "A missing square does not mean that an operation lacked the task: only tasks seen in a source are recorded, the nearest of "
    "eleven kinds."
)
HEADINGS = {
    "acronym": "Operation",
    "task": "Task",
    "from_date": st.column_config.DateColumn("Given on", format="D MMM YYYY"),
    "resolution": "Resolution",
    "is_early": "Within its first year",
    "note": "Note",
    "name": "Era",
    "years": "Years",
    "begun": "Operations begun",
    "with_task": "With the task in their first year",
    "share": st.column_config.NumberColumn("Share", format="percent"),
    **SOURCE_HEADINGS,
}


def _eras(era: str) -> pd.DataFrame:
    return eras_of(era) if era else decades()


@cache
def _spans(region: str) -> pd.DataFrame:
    spans = mission_spans()
    return spans[spans["region"] == region] if region else spans


@cache
def _given(region: str) -> pd.DataFrame:
    return tasks_given(load_table("mandated_tasks"), _spans(region))


@cache
def _shares(era: str, region: str) -> pd.DataFrame:
    return task_shares(_given(region), _spans(region), _eras(era))


@cache
def _grid_table(region: str) -> pd.DataFrame:
    rows = cited(_given(region).sort_values(["start_date", "from_date"]).replace({"task": TASK_NAMES}))
    return rows[["acronym", "task", "from_date", "resolution", "is_early", "note", "source", "url"]]


@cache
def _shares_table(era: str, region: str) -> pd.DataFrame:
    return _shares(era, region).replace({"task": TASK_NAMES}).drop(columns="number")


@st.cache_resource(max_entries=24, show_spinner=False)
def _grid_spec(era: str, region: str, theme: str) -> dict:
    return specification(dressed(tasks_grid(_given(region), _spans(region), _eras(era), theme), theme))


@st.cache_resource(max_entries=24, show_spinner=False)
def _shares_spec(era: str, region: str, theme: str) -> dict:
    return specification(dressed(shares_chart(_shares(era, region), theme), theme))


@st.fragment
def tasks_view() -> None:
    """Draw the grid of operations and tasks, and beside it each era's new operations by task, of a region or of all."""
    st.session_state["tasks_region"] = current_view().region or ALL
    st.selectbox("Region", [ALL, *REGIONS], key="tasks_region", on_change=_choose_region, width=260)
    view = current_view()
    grouped = f"eras: {periodisations()[view.era]}" if view.era else "decades; a division into eras can be chosen above"
    grid, shares = st.columns([7, 5], gap="large")
    with grid:
        _draw_grid(view.era, view.region, grouped)
    with shares:
        _draw_shares(view.era, view.region, grouped)


def _choose_region() -> None:
    region = st.session_state["tasks_region"]
    choose(region="" if region == ALL else region)


def _draw_grid(era: str, region: str, grouped: str) -> None:
    show_picture(
        "tasks-grid",
        grid_finding(_given(region)),
        f"One row an operation, by start, with its year; grouped by {grouped}. Filled: given before an operation had been in the "
        f"field for a year; hollow: later. {INCOMPLETE} The resolution of each square stands in the table.",
        _grid_spec(era, region, theme()),
        "Grid of operations and the tasks they were given; the same stands in the table with each resolution.",
        _grid_table(region),
        HEADINGS,
    )


def grid_finding(given: pd.DataFrame) -> str:
    """Say which task was given to most operations, and the most tasks recorded for one operation and its name."""
    pairs = given.drop_duplicates(["mission_id", "task"])
    common, tasks = pairs["task"].value_counts(), pairs["acronym"].value_counts()
    most = sorted(tasks[tasks == tasks.iloc[0]].index)
    named = " and ".join(filter(None, [", ".join(most[:-1]), most[-1]])) if len(most) < 5 else f"{len(most)} operations"
    return (
        f"{TASK_NAMES[common.index[0]]} was given to {common.iloc[0]} of {pairs['mission_id'].nunique()} operations; "
        f"most tasks, {tasks.iloc[0]}, to {named}."
    )


def _draw_shares(era: str, region: str, grouped: str) -> None:
    shares = _shares(era, region)
    show_picture(
        "tasks-shares",
        shares_finding(shares),
        f"Number of operations with the task within their first year; above each column the years and the operations begun in "
        f"them; the darker, the larger their share. Columns: {grouped}. {INCOMPLETE}",
        _shares_spec(era, region, theme()),
        "Table in colours: for each task and era how many of the operations begun in it had the task; the same stands in the table.",
        _shares_table(era, region),
        HEADINGS,
    )


def shares_finding(shares: pd.DataFrame) -> str:
    """Say how many of the new operations of each era were mandated to protect civilians, of those eras that had any."""
    rows = shares[(shares["task"] == "protection_of_civilians") & (shares["with_task"] > 0)]
    if rows.empty:
        return "None of these operations is recorded as mandated within its first year to protect civilians."
    told = [f"{row.with_task} of {row.begun} begun {row.years}" for row in rows.itertuples()]
    return f"Mandated within their first year to protect civilians: {', '.join(told)}."
