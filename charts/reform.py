"""What was decided, and what was so in the field meanwhile? Reforms as named marks above one series, on the same years."""

from typing import Final

import altair as alt
import pandas as pd

from charts.dress import dressed, sized
from charts.eras import band_layers, name_layers, shown_eras
from charts.history import (
    HEADING,
    LABEL_ROW,
    Chosen,
    Layout,
    cursor_layers,
    heading_layers,
    hit_layer,
    on_plot,
    reform_layers,
    reform_rows,
    years_x,
)
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, GROUND
from charts.timeline import milliseconds
from charts.wording import pointed
from words import Day, Money, Month, Span, Year, say

PANEL: Final = 190  # pixels of the series below the reforms
TOPS: Final = {"strength": 120_000, "operations": 20, "deaths": 265, "budget": 9e9}
TITLES: Final = {
    "strength": say("Uniformed personnel"),
    "operations": say("Operations deployed"),
    "deaths": say("Deaths a year; strong colour: by malicious acts"),
    "budget": say("Budget a year, billion dollars"),
}


def reform_chart(
    reforms: pd.DataFrame,
    rows: pd.DataFrame,
    over: str,
    first: pd.Timestamp,
    last: pd.Timestamp,
    chosen: Chosen,
    look: Look,
    eras: pd.DataFrame | None = None,
) -> alt.LayerChart:
    """Draw the reforms of some years as diamonds, named where there is room, above a series of data.reform_series.

    `rows` are those of `over`, its name. Parameters: pick (r, a reform_id) and era (x). The chosen reform is framed and has a line
    down through the series; hollow bars and points, and dashed lines, are not plain counts.
    """
    theme, bands = look.theme, shown_eras(eras, first, last)
    marks, lines = reform_rows(reforms, first, last, look)
    marks = marks.assign(y=marks["y"] + HEADING)
    top = HEADING + lines * LABEL_ROW + 6 + (0 if eras is None else HEADING)
    height = top + HEADING + PANEL
    headings = [(12.0, say("Reports and decisions"), ""), (top + 13.0, TITLES[over], "")]
    layout = Layout(headings, 0.0, top - HEADING / 2, height)
    y_scale = alt.Scale(domain=[0, height], range=[0, alt.ExprRef("height")], nice=False, zero=False)

    def x_of(field: str) -> alt.X:
        return on_plot(years_x(field, first, last, theme))

    def y_of(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=y_scale, axis=None)

    axis = (
        alt.Chart(pd.DataFrame({"x": [milliseconds(pd.Series([first])).iloc[0]]}))
        .mark_rule(opacity=0, aria=False)
        .encode(x=on_plot(years_x("x", first, last, theme, 6 if look.is_narrow else 10, orient="bottom"), has_axis=True))
    )
    layers = [
        axis,
        *band_layers(bands, x_of, theme),
        *name_layers(bands, x_of, alt.YDatum(layout.eras, scale=y_scale, axis=None), theme),
        *heading_layers(layout, y_of, look),
        *reform_line(marks, chosen.reform, height, x_of, y_of, look),
        *cursor_layers(chosen, first, last, layout, x_of, y_of, look),
        *series_layers(in_window(rows, first, last, over, look), over, x_of, top + HEADING + 4, height - 8, look),
        *reform_layers(x_of, y_of, look),
        hit_layer(chosen, marks, x_of, y_of, look),
    ]
    chart = layered(*layers, data=marks).resolve_scale(y="independent").resolve_axis(x="independent")
    return dressed(sized(chart, width=look.width, height=height), theme)


def reform_height(reforms: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, has_eras: bool, look: Look) -> int:
    """Return the height of reform_chart in pixels, with its years."""
    _, lines = reform_rows(reforms, first, last, look)
    return HEADING + lines * LABEL_ROW + 6 + HEADING * has_eras + HEADING + PANEL + 30


def reform_line(marks: pd.DataFrame, reform: str, height: float, x_of, y_of, look: Look) -> list[alt.Chart]:
    """Return the line from the chosen reform down through the series, nothing when it is not among the marks."""
    rows = marks.loc[marks["r"] == reform, ["x", "y"]] if reform else marks.head(0)
    if rows.empty:
        return []
    rule = alt.Chart(rows.assign(foot=height)).mark_rule(color=ACCENT[look.theme], strokeWidth=1.5, aria=False)
    return [rule.encode(x=x_of("x"), y=y_of("y"), y2=alt.Y2("foot:Q"))]


def in_window(rows: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, over: str, look: Look) -> pd.DataFrame:
    """Return a series' rows of some years as marks: x and z (milliseconds), v, p (part), d (1: doubtful), t (the sentence said)."""
    shown = rows[(rows["end"] >= first) & (rows["start"] <= last)]
    return pd.DataFrame(
        {
            "x": milliseconds(shown["start"].clip(lower=first)),
            "z": milliseconds(shown["end"].clip(upper=last)),
            "v": shown["value"].astype(float),
            "p": shown["part"].astype(float).fillna(0),
            "d": shown["is_doubtful"].astype(int),
            "k": shown["kind"],
            "t": [look.words(told(row, over)) for row in shown.itertuples(index=False)],
        }
    )


def told(row, over: str):
    """Return what a mark of a series says when pointed at."""
    if over == "strength":
        return say("{month}: {n} in uniform", month=Month(row.end), n=int(row.value))
    if over == "operations":
        return say("{dates}: {n} operations", dates=Span(Day(row.start), Day(row.end)), n=int(row.value))
    if over == "deaths":
        return say(
            "{year}: {n} deaths, {part} by malicious acts", year=Year(row.start.year), n=int(row.value), part=int(row.part)
        )
    dates = Span(Day(row.start, "month"), Day(row.end, "month"))
    if row.kind == "expenditure":
        return say("{dates}: {money} spent", dates=dates, money=Money(row.value))
    return say("{dates}: {money} first approved", dates=dates, money=Money(row.value))


def series_layers(rows: pd.DataFrame, over: str, x_of, top: float, foot: float, look: Look) -> list[alt.Chart]:
    """Return a series on its own axis from `foot` up to `top`, in pixels."""
    scale = alt.Scale(domain=[0, TOPS[over]], range=[foot, top], nice=False)
    divide = {"strength": "format(datum.value, ',')", "budget": "format(datum.value / 1e9, ',')"}.get(over, "datum.value")
    axis = alt.Axis(orient="left", title=None, tickCount=4, labelExpr=divide, offset=-68)
    color, ground = ACCENT[look.theme], GROUND[look.theme]

    def y_of(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=scale, axis=axis, stack=None)

    base = alt.Chart(rows)
    if over == "strength":
        series = rows[rows["k"] != "quoted"]
        runs = series[["x", "v", "d"]].assign(
            run=(series["d"] != series["d"].shift()).cumsum()
        )  # each column travels with each pick
        starts = runs.drop_duplicates("run").iloc[1:]
        bridge = starts.assign(run=starts["run"] - 1, d=1 - starts["d"])
        joined = pd.concat([runs, bridge]).sort_values(["run", "x"])
        dash = alt.StrokeDashValue(**alt.condition("datum.d == 1", alt.value([4, 3]), alt.value([1, 0])))
        line, said = alt.Chart(), ["x", "v", "t"]
        lone = alt.Chart(rows.loc[rows["k"] == "quoted", said]).mark_point(
            stroke=color, fill=ground, size=34, strokeWidth=1.4, opacity=1
        )
        points = alt.Chart(series[said]).mark_point(filled=True, size=60, opacity=0)
        drawn = [
            line.mark_area(color=color, opacity=0.14, aria=False).encode(x=x_of("x"), y=y_of("v"), detail=alt.Detail("run:N")),
            line.mark_line(color=color, strokeWidth=1.8, aria=False).encode(
                x=x_of("x"), y=y_of("v"), detail=alt.Detail("run:N"), strokeDash=dash
            ),
        ]
        return [
            layered(*drawn, data=joined),  # sent once for both
            points.encode(x=x_of("x"), y=y_of("v"), **pointed("t")),
            lone.encode(x=x_of("x"), y=y_of("v"), **pointed("t")),
        ]
    fill = alt.FillOpacityValue(
        **alt.condition("datum.d == 1", alt.value(0.12), alt.value(0.55 if over != "operations" else 0.3))
    )
    stroke = {} if over == "operations" else {"stroke": color, "strokeWidth": 1}
    bars = base.mark_rect(color=color, **stroke).encode(
        x=x_of("x"),
        x2=alt.X2("z:Q"),
        y=y_of("v"),
        y2=alt.Y2Datum(0),
        fillOpacity=fill,
        **pointed("t"),
    )
    dark = base.mark_rect(color=color, aria=False).encode(
        x=x_of("x"), x2=alt.X2("z:Q"), y=y_of("p"), y2=alt.Y2Datum(0), tooltip=alt.Tooltip("t:N")
    )
    return [bars, dark] if over == "deaths" else [bars]
