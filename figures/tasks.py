"""What were operations asked to do, and how did that grow? Each operation's tasks, and each era's new operations by task."""

import pandas as pd

from data.load import as_of, shared_table
from data.reforms import TASKS, decades, eras_of, task_shares, tasks_given
from data.schema import labels
from data.timeline import operations
from figures import eras
from figures.figure import Figure, Note, View
from figures.pictures import Cell, Grid
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, List, Say, Year, say

INCOMPLETE = Note(
    "doubt",
    say(
        "An empty field does not mean that an operation lacked the task: only tasks seen in a source are recorded, the nearest of eleven kinds."
    ),
)
SHADES = (0, 0.2, 0.4, 0.7)  # shares above which a field is one step darker


def given_to(region: str) -> pd.DataFrame:
    """Return the tasks given to a region's operations (columns of tasks_given)."""
    return tasks_given(shared_table("mandated_tasks"), operations(region))


def task_heads() -> list:
    """Return the tasks' names."""
    return [label("mandated_tasks", "task", task) for task in TASKS]


@figure("reform-tasks", region=lambda: ["", "Africa", "Americas"])
def grid(region: str = "") -> Figure:
    """A row for each operation, a column for each task: full when given within its first year, a ring when later."""
    given = given_to(region).sort_values("from_date").drop_duplicates(["mission_id", "task"])
    cells = {(row.mission_id, row.task): row for row in given.itertuples()}
    spans = operations(region).sort_values("start_date")
    rows = tuple(
        (
            Cell(say("{acronym}, {year}", acronym=span.acronym, year=Year(span.start_date.year))),
            *(cell_of(cells.get((span.mission_id, task))) for task in TASKS),
        )
        for span in spans.itertuples()
    )
    return Figure(
        key="reform-tasks",
        finding=grid_finding(given),
        unit=say("Full: given within the operation's first year; a ring: later. Point at a field to see by which resolution."),
        picture=Grid((say("Operation, first year"), *task_heads()), rows),
        alt=say("A grid of {n} operations and the tasks they were given.", n=len(spans)),
        table=Table(
            given.assign(task=given["task"].map(labels("mandated_tasks", "task"))),
            {
                "acronym": heading("missions", "acronym"),
                **headings_of("mandated_tasks", "task", "from_date", "resolution"),
                "is_early": say("Within its first year"),
                "note": heading("mandated_tasks", "note"),
            },
        ),
        view=View("reform", {"more": "tasks", "region": region}),
        as_of=Day(as_of()),
        notes=(INCOMPLETE,),
    )


def cell_of(row) -> Cell:
    """Return the field of an operation and a task."""
    if row is None:
        return Cell("")
    told = say(
        "{operation}, {task}: {by}, {day}",
        operation=row.acronym,
        task=label("mandated_tasks", "task", row.task),
        by=row.resolution or say("another decision"),
        day=Day(row.from_date),
    )
    return Cell("●" if row.is_early else "○", 2 if row.is_early else 1, told)


def grid_finding(given: pd.DataFrame) -> Say:
    """Return which task was given to most operations, and the most tasks of one operation and its name."""
    pairs = given.drop_duplicates(["mission_id", "task"])
    common, counts = pairs["task"].value_counts(), pairs["acronym"].value_counts()
    most = sorted(counts[counts == counts.iloc[0]].index)
    named = List(tuple(most)) if len(most) < 5 else say("{n} operations", n=len(most))
    return say(
        "{task}: the task of {n} of {all} operations. Most tasks, {most}: {names}.",
        task=label("mandated_tasks", "task", common.index[0]),
        n=int(common.iloc[0]),
        all=pairs["mission_id"].nunique(),
        most=int(counts.iloc[0]),
        names=named,
    )


@figure("reform-shares", era=eras.divisions, region=lambda: ["", "Africa", "Americas"])
def shares(era: str = "", region: str = "") -> Figure:
    """For each task and era, how many of the operations begun in it had the task in their first year."""
    given = given_to(region)
    rows = task_shares(given, operations(region), eras_of(era) if era else decades())
    columns = rows.drop_duplicates("number").sort_values("number")
    found = rows.set_index(["task", "number"])
    source = given["source_id"].mode().iloc[0]
    return Figure(
        key="reform-shares",
        finding=shares_finding(rows),
        unit=say("New operations given each task within their first year; the stronger the colour, the larger their share."),
        picture=Grid(
            (say("Task"), *(say("{years}: {n} begun", years=row.years, n=row.begun) for row in columns.itertuples())),
            tuple(
                (
                    Cell(label("mandated_tasks", "task", task)),
                    *(share_cell(found.loc[(task, number)]) for number in columns["number"]),
                )
                for task in TASKS
            ),
        ),
        alt=say("For each task and era, how many of the operations begun in it had the task."),
        table=Table(
            rows.assign(
                task=rows["task"].map(labels("mandated_tasks", "task")),
                source_id=source,
                locator="rows of the operations, counted",
            ),
            {
                "years": say("Years"),
                "name": heading("eras", "name"),
                "task": heading("mandated_tasks", "task"),
                "begun": say("Operations begun"),
                "with_task": say("With the task in their first year"),
                "share": say("Share"),
            },
            {"share": 2},
        ),
        view=View("reform", {"more": "shares", "era": era, "region": region}),
        as_of=Day(as_of()),
        notes=(INCOMPLETE, *eras.notes(era)),
    )


def share_cell(row: pd.Series) -> Cell:
    """Return the field of a task and an era."""
    share = 0 if pd.isna(row["share"]) else float(row["share"])
    return Cell(int(row["with_task"]) if row["with_task"] else "", sum(share > step for step in SHADES))


def shares_finding(rows: pd.DataFrame) -> Say:
    """Return how many of the new operations were to protect civilians, in the era in which their part was the largest."""
    told = rows[(rows["task"] == "protection_of_civilians") & (rows["with_task"] > 0)]
    if told.empty:
        return say("No operation here was given the protection of civilians within its first year.")
    most = told.loc[told["share"].idxmax()]
    return say(
        "Protection of civilians: given to {n} of the {begun} operations begun {years}, the largest part.",
        n=int(most["with_task"]),
        begun=int(most["begun"]),
        years=most["years"],
    )
