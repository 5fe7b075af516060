"""How is time drawn along the bottom of a chart? Years or months as there is room, the chosen day as one marked line."""

import altair as alt
import pandas as pd

from charts.dress import sized
from charts.look import Look
from charts.theme import CURSOR
from charts.timeline import milliseconds, utc
from words import Day

WIDE_TICKS, NARROW_TICKS = 14, 6
YEAR_STEPS, MONTH_STEPS = (1, 2, 5, 10, 20), (1, 3, 6)
MONTHS_TO = 36  # a span of fewer months is labelled by months
ABOVE = 22  # pixels above the plot, where the chosen day stands


def day_x(field: str, first: pd.Timestamp, last: pd.Timestamp, look: Look, known: pd.Timestamp | None = None) -> alt.X:
    """Return the axis of days from first to last, in milliseconds UTC, with a label for as many years or months as there is room.

    No day after `known` is labelled, where the plot reaches further to make room for words.
    """
    months, most = (last - first).days / 30.4, NARROW_TICKS if look.is_narrow else WIDE_TICKS
    by_month = months < MONTHS_TO
    steps, whole = (MONTH_STEPS, months) if by_month else (YEAR_STEPS, months / 12)
    step = next((step for step in steps if whole / step <= most), steps[-1])
    days = pd.date_range(first, known or last, freq="MS" if by_month else "YS")
    kept = days[(days.month - 1 if by_month else days.year) % step == 0]
    axis = alt.Axis(
        title=None, format="%b %Y" if by_month else "%Y", values=[utc(day) for day in kept], grid=False, labelOverlap=True
    )
    return alt.X(f"{field}:T", axis=axis).scale(type="utc", domain=[utc(first), utc(last)], nice=False)


def chosen_day(day: pd.Timestamp | None, first: pd.Timestamp, last: pd.Timestamp, x: alt.X, look: Look) -> list[alt.Chart]:
    """Return the mark of the chosen day, a dashed line with the day above the plot; nothing when it lies outside or is None.

    `x` is the chart's own axis of the field `at`. The chart needs ABOVE pixels over its plot.
    """
    if day is None or not first <= day <= last:
        return []
    share = (day - first) / (last - first)
    align = "left" if share < 0.1 else "right" if share > 0.9 else "center"
    rows = pd.DataFrame({"at": milliseconds(pd.Series([day])), "said": [look.words(Day(day))]})
    base, color = alt.Chart(rows).encode(x=x), CURSOR[look.theme]
    return [
        base.mark_rule(color=color, strokeDash=[4, 3], aria=False),
        base.mark_text(color=color, fontWeight="bold", align=align, baseline="bottom").encode(
            y=alt.YValue(-5), text=alt.Text("said:N")
        ),
    ]


def padded(chart: alt.LayerChart, is_marked: bool) -> alt.LayerChart:
    """Return a chart with room above its plot for the chosen day, where one is marked."""
    return sized(chart, padding={"top": ABOVE if is_marked else 5, "left": 5, "right": 5, "bottom": 5})
