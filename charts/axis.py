"""How is time drawn along the bottom of a chart? Years or months as there is room, the chosen day as one marked line."""

from typing import Final

import altair as alt
import pandas as pd

from charts.dress import sized
from charts.look import Look
from charts.theme import CURSOR
from charts.timeline import utc
from words import Day, Words

MARKED: Final = "marked"  # the parameter of a chart that says which day is marked, as mark_text writes it
MARKED_DAY, MARKED_YEAR, MARKED_WORDS = f"toDate(slice({MARKED}, 0, 10))", f"+slice({MARKED}, 0, 4)", f"slice({MARKED}, 11)"
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


def year_ticks(first: pd.Timestamp, last: pd.Timestamp, labels: int) -> dict:
    """Return at which years an axis of time has its labels, as Vega counts: no more than `labels`, and never a year twice."""
    years = (last - first).days / 365.25
    step = next((step for step in YEAR_STEPS if years / step <= labels), YEAR_STEPS[-1])
    return {"interval": "year", "step": step}


def mark_text(marked: pd.Timestamp | int | None, words: Words) -> str:
    """Return what a chart is told of the day or the year that it marks: an ISO day, a blank, and what stands there; "" for none.

    The screen changes this text alone when another day is chosen: the chart is the same, and is not sent again.
    """
    if not marked:
        return ""
    if isinstance(marked, int):
        return f"{marked}-07-01 {marked}"
    return f"{marked:%Y-%m-%d} {words(Day(marked))}"


def mark_param(marked: pd.Timestamp | int | None, look: Look) -> alt.Parameter:
    """Return the parameter by which a chart is told what it marks; MARKED_DAY and the like are expressions of it."""
    return alt.param(name=MARKED, value=mark_text(marked, look.words))


def marking(marked: pd.Timestamp | int | None, look: Look, is_shown: str = "true") -> alt.Chart:
    """Return the one row of a chart's mark, with `at` (milliseconds), `year` and `said`; none where no day is marked.

    `is_shown` is an expression of Vega that says whether the day lies within the picture.
    """
    rows = alt.Chart(alt.sequence(1)).add_params(mark_param(marked, look))
    rows = rows.transform_filter(f"{MARKED} && {is_shown}")
    return rows.transform_calculate(at=MARKED_DAY, year=MARKED_YEAR, said=MARKED_WORDS)


def chosen_day(day: pd.Timestamp | None, first: pd.Timestamp, last: pd.Timestamp, x: alt.X, look: Look) -> list[alt.Chart]:
    """Return the mark of the chosen day, a dashed line with the day above the plot; unseen when it lies outside or is None.

    `x` is the chart's own axis of the field `at`. The chart needs ABOVE pixels over its plot.
    """
    begin, end = (int(each.timestamp() * 1000) for each in (first, last))
    share = f"({MARKED_DAY} - {begin}) / {end - begin}"
    align = alt.ExprRef(f"{share} < 0.1 ? 'left' : {share} > 0.9 ? 'right' : 'center'")
    base, color = marking(day, look, f"inrange({MARKED_DAY}, [{begin}, {end}])").encode(x=x), CURSOR[look.theme]
    return [
        base.mark_rule(color=color, strokeDash=[4, 3], aria=False),
        base.mark_text(color=color, fontWeight="bold", align=align, baseline="bottom").encode(
            y=alt.YValue(-5), text=alt.Text("said:N")
        ),
    ]


def padded(chart: alt.LayerChart) -> alt.LayerChart:
    """Return a chart with room above its plot for the chosen day."""
    return sized(chart, padding={"top": ABOVE, "left": 5, "right": 5, "bottom": 5})
