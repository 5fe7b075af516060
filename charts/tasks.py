"""What were operations asked to do? Each operation's tasks in a grid, and how many of each era's operations had each task."""

import altair as alt
import pandas as pd

from charts.theme import ACCENT, FONT, GROUND, INK, QUIET, RAMP, RULE
from data.dates import in_words
from data.schema import labels

LINE, GUTTER, HEAD = 15, 128, 162  # pixels: a row's height, left for the operations' names, above for the tasks' names
SHARES_HEAD, SHARES_GUTTER, SHARES_LINE = 104, 168, 26
TEXT = {"font": FONT, "fontSize": 12, "baseline": "middle"}
TASK_NAMES = labels("mandated_tasks", "task")
TASKS = list(TASK_NAMES)


def grid_rows(spans: pd.DataFrame, eras: pd.DataFrame) -> pd.DataFrame:
    """Return the lines of the grid from the top: an era's name, then the operations begun in it, by start.

    Columns: line, mission_id ("" for an era), text, year. An era without an operation has no line; operations begun in no
    era stand at the end.
    """
    lines = []
    left = spans.sort_values("start_date")
    for era in eras.itertuples():
        begun = left[left["start_date"].between(era.first, era.last)]
        if len(begun):
            lines.append(("", era.years if era.name == era.years else f"{era.name}, {era.years}", ""))
        lines += [(row.mission_id, row.acronym, str(row.start_date.year)) for row in begun.itertuples()]
        left = left.drop(begun.index)
    if len(left):
        lines += [("", "In none of these eras", "")]
        lines += [(row.mission_id, row.acronym, str(row.start_date.year)) for row in left.itertuples()]
    return pd.DataFrame(lines, columns=["mission_id", "text", "year"]).assign(line=range(len(lines)))


def tasks_grid(given: pd.DataFrame, spans: pd.DataFrame, eras: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw a square for each task an operation was given: filled when first given within its first year, hollow later.

    `given` has the columns of tasks_given, `spans` those of mission_spans, `eras` number, name, years, first and last.
    """
    rows = grid_rows(spans, eras)
    height = len(rows) * LINE
    line_of = rows[rows["mission_id"] != ""].set_index("mission_id")["line"]
    cells = given[given["mission_id"].isin(line_of.index)].sort_values("from_date").drop_duplicates(["mission_id", "task"])
    cells = pd.DataFrame(
        {
            "line": cells["mission_id"].map(line_of),
            "column": cells["task"].map(TASKS.index),
            "operation": cells["acronym"],
            "task": cells["task"].map(TASK_NAMES),
            "given": [
                f"{symbol or 'another decision'}, {in_words(day)}"
                for symbol, day in zip(cells["resolution"], cells["from_date"], strict=True)
            ],
            "early": cells["is_early"],
        }
    )
    y = alt.Y(
        "line:Q", scale=alt.Scale(domain=[-0.5, len(rows) - 0.5], range=[HEAD, alt.ExprRef("height")], nice=False), axis=None
    )
    x = column_x(len(TASKS))
    filled = alt.condition("datum.early", alt.value(1), alt.value(0))
    tips = [
        alt.Tooltip("operation:N", title="Operation"),
        alt.Tooltip("task:N", title="Task"),
        alt.Tooltip("given:N", title="By"),
    ]
    squares = alt.Chart(cells).mark_point(
        shape="square", size=84, stroke=ACCENT[theme], fill=ACCENT[theme], strokeWidth=1.5, opacity=1
    )
    return alt.layer(
        *line_layers(rows, y, theme),
        *task_names(x, theme),
        squares.encode(x=x, y=y, fillOpacity=filled, tooltip=tips),
    ).properties(width="container", height=height + HEAD)


def column_x(columns: int) -> alt.X:
    """Return the axis of columns: right of the names, no wider than is easily read, with room for the last slanted name."""
    end = alt.ExprRef(f"min(width - (width < 560 ? 4 : 110), {GUTTER + columns * 62})")
    return alt.X("column:Q", scale=alt.Scale(domain=[-0.5, columns - 0.5], range=[GUTTER, end], nice=False), axis=None)


def line_layers(rows: pd.DataFrame, y: alt.Y, theme: str) -> list[alt.Chart]:
    """Return the eras' names, the operations' names and years, and a quiet line under each."""
    base = alt.Chart(rows).encode(y=y)
    text = {"font": FONT, "fontSize": 11, "baseline": "middle"}
    operations, eras = base.transform_filter("datum.mission_id"), base.transform_filter("!datum.mission_id")
    return [
        operations.mark_rule(color=RULE[theme], opacity=0.5).encode(x=alt.value(0), x2=alt.value("width")),
        operations.mark_text(align="left", color=INK[theme], **text).encode(x=alt.value(0), text="text:N"),
        operations.mark_text(align="right", color=QUIET[theme], **text).encode(x=alt.value(GUTTER - 8), text="year:N"),
        eras.mark_text(align="left", color=INK[theme], fontWeight=700, **text).encode(x=alt.value(0), text="text:N"),
    ]


def task_names(x: alt.X, theme: str) -> list[alt.Chart]:
    """Return the tasks' names above their columns: slanted where there is room, upright on a phone."""
    names = pd.DataFrame({"column": range(len(TASKS)), "name": list(TASK_NAMES.values())})
    base = alt.Chart(names).encode(x=x, y=alt.value(HEAD - 10), text="name:N")
    text = {"align": "left", "baseline": "middle", "font": FONT, "fontSize": 12, "color": INK[theme]}
    return [
        base.transform_filter("width >= 560").mark_text(angle=320, dx=2, **text),
        base.transform_filter("width < 560").mark_text(angle=270, **text),
    ]


def share_cells(shares: pd.DataFrame) -> pd.DataFrame:
    """Return a cell for each task and era: its place and edges, its share, its number in words."""
    column = {number: place for place, number in enumerate(sorted(shares["number"].unique()))}
    counted = zip(shares["with_task"], shares["begun"], shares["years"], strict=True)
    cells = pd.DataFrame(
        {
            "column": shares["number"].map(column),
            "line": shares["task"].map(TASKS.index),
            "share": shares["share"].astype("float64").round(3),
            "told": shares["with_task"].astype(str),
            "task": shares["task"].map(TASK_NAMES),
            "tip": [f"{n} of {begun} operations begun {years}" for n, begun, years in counted],
        }
    )
    return cells.assign(
        west=cells["column"] - 0.47, east=cells["column"] + 0.47, north=cells["line"] - 0.46, south=cells["line"] + 0.46
    )


def shares_chart(shares: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw, for each task and era, how many new operations had it in their first year; the colour is their share.

    `shares` has the columns of task_shares.
    """
    eras = shares.drop_duplicates("number").sort_values("number")
    x_scale = alt.Scale(
        domain=[-0.5, len(eras) - 0.5],
        range=[SHARES_GUTTER, alt.ExprRef(f"min(width, {SHARES_GUTTER + len(eras) * 60})")],
        nice=False,
    )
    y_scale = alt.Scale(domain=[-0.5, len(TASKS) - 0.5], range=[SHARES_HEAD, alt.ExprRef("height")], nice=False)

    def x_of(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=x_scale, axis=None)

    def y_of(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=y_scale, axis=None)

    layers = [*cell_layers(share_cells(shares), x_of, y_of, theme), *share_names(eras, x_of, y_of, theme)]
    return alt.layer(*layers).properties(width="container", height=SHARES_HEAD + len(TASKS) * SHARES_LINE)


def cell_layers(cells: pd.DataFrame, x_of, y_of, theme: str) -> list[alt.Chart]:
    """Return the cells, the darker the larger the share, with the number of operations in each that has one."""
    ramp = alt.Scale(domain=[0, 0.2, 0.4, 0.6, 0.8, 1], range=["transparent", *RAMP[theme]])
    is_strong = f"datum.share > {0.5 if theme == 'light' else 0.7}"
    base = alt.Chart(cells)
    tips = [alt.Tooltip("task:N", title="Task"), alt.Tooltip("tip:N", title="Given to")]
    color = alt.condition(is_strong, alt.value(GROUND[theme]), alt.value(INK[theme]))
    return [
        base.mark_rect(stroke=RULE[theme], strokeWidth=0.6).encode(
            x=x_of("west"),
            x2="east:Q",
            y=y_of("north"),
            y2="south:Q",
            color=alt.Color("share:Q", scale=ramp, legend=None),
            tooltip=tips,
        ),
        base.transform_filter("datum.share > 0")
        .mark_text(**TEXT)
        .encode(x=x_of("column"), y=y_of("line"), text="told:N", color=color),
    ]


def share_names(eras: pd.DataFrame, x_of, y_of, theme: str) -> list[alt.Chart]:
    """Return the tasks' names at the left, and above each column its years and how many operations began in them."""
    said = [f"{years}: {begun}" for years, begun in zip(eras["years"], eras["begun"], strict=True)]
    heads = alt.Chart(pd.DataFrame({"column": range(len(eras)), "said": said}))
    names = alt.Chart(pd.DataFrame({"line": range(len(TASKS)), "name": list(TASK_NAMES.values())}))
    upright = heads.mark_text(align="left", angle=270, color=QUIET[theme], **TEXT)
    return [
        names.mark_text(align="left", color=INK[theme], **TEXT).encode(x=alt.value(0), y=y_of("line"), text="name:N"),
        upright.encode(x=x_of("column"), y=alt.value(SHARES_HEAD - 8), text="said:N"),
    ]
