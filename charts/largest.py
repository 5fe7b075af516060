"""Which operations were the largest, and when? One row each on the same years, by quarter."""

import altair as alt
import pandas as pd

from charts.axis import chosen_day, day_x, padded
from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.people import day_when, inline
from charts.theme import ACCENT, INK, QUIET, RULE
from charts.timeline import milliseconds
from words import say

ROW, SHAPE, FOOT = 48, 30, 4  # pixels of a row, of the shape in it and below it
QUARTER_ENDS = (3, 6, 9, 12)
FIRST = pd.Timestamp(1990, 1, 1)


def largest_height(rows: int) -> int:
    """Return the height of largest_chart's plot in pixels."""
    return rows * ROW


def largest_chart(
    counts: dict[str, pd.DataFrame],
    peaks: pd.DataFrame,
    last: pd.Timestamp,
    look: Look,
    own_scale: bool,
    day: pd.Timestamp | None = None,
) -> alt.LayerChart:
    """Draw operations one below the other on the same years, by quarter: months as shapes, other figures dashed or hollow.

    `counts` has drawn_strength by mission_id; `peaks` has the columns of data.strength.largest_operations, in the order
    drawn. One scale of persons serves all rows, that of the largest, unless each has its own. `day` is marked.
    """
    words, color = look.words, ACCENT[look.theme]
    tops = peaks["total"].astype(float) if own_scale else pd.Series(float(peaks["total"].max()), index=peaks.index)
    pieces = [row_of(counts[key], number, top) for number, (key, top) in enumerate(zip(peaks["mission_id"], tops, strict=True))]
    shapes, marks = (pd.concat(parts, ignore_index=True) for parts in zip(*pieces, strict=True))
    height = largest_height(len(peaks))
    x = day_x("at", FIRST, last, look)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False), axis=None)
    message = say("{n} in {when}")
    said = [words(message(n=int(row.total), when=day_when(row))) for row in peaks.itertuples()]
    named = say("{name}: {what}")
    told = [words(named(name=name, what=what)) for name, what in zip(peaks["acronym"], said, strict=True)]
    heads = peaks[["acronym"]].assign(label=said, told=told, y=[number * ROW + 10 for number in range(len(peaks))])
    feet = pd.DataFrame({"y": [(number + 1) * ROW - FOOT for number in range(len(peaks))]})
    area = (
        alt.Chart(inline(shapes))
        .transform_calculate(at="datum.day * 86400000", y="+datum.y", foot=f"(+datum.row + 1) * {ROW} - {FOOT}")
        .mark_area(color=color, opacity=0.55, aria=False)
        .encode(x=x, y=y, y2=alt.Y2("foot:Q"), detail=alt.Detail("run:N"))
    )
    left = alt.Chart(heads).mark_text(align="left", fontWeight="bold", color=INK[look.theme])
    right = alt.Chart(heads).mark_text(align="right", color=QUIET[look.theme], aria=False)
    mark = chosen_day(day, FIRST, last, x, look)
    chart = sized(
        layered(
            alt.Chart(feet).mark_rule(color=RULE[look.theme], aria=False).encode(y=y),
            *mark,
            area,
            *mark_layers(marks, x, y, color),
            left.encode(x=alt.XValue(0), y=y, text=alt.Text("acronym:N"), description=alt.Description("told:N")),
            right.encode(x=alt.XValue({"expr": "width"}), y=y, text=alt.Text("label:N")),
        ),
        width=look.width,
        height=height,
    )
    return dressed(padded(chart), look.theme)


def mark_layers(marks: pd.DataFrame, x: alt.X, y: alt.Y, color: str) -> list[alt.Chart]:
    """Return means of years as dashed lines and single figures as hollow points."""
    means, single = marks.dropna(subset="to"), marks[marks["to"].isna()].drop(columns="to")
    return [
        alt.Chart(means)
        .mark_rule(color=color, strokeWidth=1.8, strokeDash=[3, 2], aria=False)
        .encode(x=x, x2=alt.X2("to:Q"), y=y),
        alt.Chart(single).mark_point(color=color, size=22, strokeWidth=1.3, aria=False).encode(x=x, y=y),
    ]


def row_of(counts: pd.DataFrame, number: int, top: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return one operation's quarters and its other figures since 1990, as heights in the chart's own pixels."""
    counts = counts[counts["date"].dt.year >= FIRST.year]
    height = ((number + 1) * ROW - FOOT - counts["total"].astype(float) / top * SHAPE).round(1)
    months = counts["kind"] == "month"
    ends = (counts["run"] != counts["run"].shift()) | (counts["run"] != counts["run"].shift(-1))
    kept = months & (counts["date"].dt.month.isin(QUARTER_ENDS) | ends | (counts["total"] == counts["total"].max()))
    shapes = pd.DataFrame(
        {"row": number, "run": number * 100 + counts["run"], "day": milliseconds(counts["date"]) // 86_400_000, "y": height}
    )[kept]
    ending = (counts["date"] + pd.offsets.YearEnd(0)).where(counts["kind"] == "mean")
    starts = counts["date"].where(counts["kind"] == "mean", counts["at"])
    marks = pd.DataFrame({"at": milliseconds(starts), "to": [None if pd.isna(e) else e.timestamp() * 1000 for e in ending]})
    return shapes.astype({"run": "Int64"}), marks.assign(y=height)[~months]
