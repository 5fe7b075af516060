"""What was decided, and what was so in the field meanwhile? Reforms as markers over four series on one axis of years."""

import altair as alt
import pandas as pd

from charts.eras import band_layers, name_layers, shown_eras
from charts.history import era, years_x
from charts.lanes import staggered
from charts.money import down, panel_y
from charts.people import inline, solid_and_dashed
from charts.theme import ACCENT, FONT, INK, QUIET
from charts.timeline import milliseconds
from data.dates import in_words
from data.schema import is_doubtful

HEIGHT, GUTTER = 660, 40  # pixels: the whole height, and left of the plot for the axes
NAMES, MARKERS = 0.012, (0.03, 0.25)  # where the eras' names and the markers stand, as parts of the height
PANELS = {name: (0.3 + 0.178 * row, 0.425 + 0.178 * row) for row, name in enumerate(["strength", "field", "deaths", "budget"])}
TITLES = {
    "strength": "Uniformed personnel (dashed: not simply counted)",
    "field": "Operations in the field",
    "deaths": "Deaths a year (strong: by malicious acts)",
    "budget": "Budget, billion dollars (outlined: spent; pale: partial)",
}
DAY = 86_400_000
PLOTS = {"wide": 1180, "narrow": 250}
LABEL_ROWS, ROW_HEIGHT, LETTER_WIDTH = 9, 15, 6.2
NARROW = "width < 700"


def reform_chart(
    reforms: pd.DataFrame,
    series: dict[str, pd.DataFrame],
    eras: pd.DataFrame | None,
    first: pd.Timestamp,
    last: pd.Timestamp,
    theme: str,
) -> alt.LayerChart:
    """Draw the reforms of some years as markers to pick above strength, operations, deaths and budgets.

    `series` has strength (counted_on, uniformed, quality), field (date, operations), deaths (year, deaths,
    malicious_act) and budget (period_from, period_to, billion, stage, quality, is_part). Parameters: reform (reform_id), era (x).
    The plot reaches from GUTTER to the right edge, so that a line can be laid over it: see share_of_plot.
    """

    bands = shown_eras(eras, first, last)
    panels = [
        strength_panel(series["strength"], theme),
        field_panel(series["field"], theme),
        deaths_panel(series["deaths"], theme),
        budget_panel(series["budget"], theme),
    ]
    layers = [
        years_layer(first, last, theme),
        *band_layers(bands, x_of, theme),
        *name_layers(bands, x_of, alt.value(down(NAMES)), theme),
        *panel_titles(theme),
        *(alt.layer(*panel) for panel in panels),
        alt.layer(*marker_layers(reforms, first, last, theme)),
    ]
    chart = alt.layer(*layers).resolve_scale(y="independent")
    return chart.properties(width="container", height=HEIGHT, padding={"left": 0, "right": 0, "top": 5, "bottom": 5})


def x_of(field: str) -> alt.X:
    """Return a field on the axis of years that years_layer draws."""
    return alt.X(f"{field}:T", title=None)


def years_layer(first: pd.Timestamp, last: pd.Timestamp, theme: str) -> alt.Chart:
    """Return a layer that shows nothing but the axis of years; all others only name it, which keeps the picture small."""
    x = years_x("at", first, last, theme)
    x["axis"]["grid"] = False
    return alt.Chart(pd.DataFrame({"at": [milliseconds(pd.Series([first])).iloc[0]]})).mark_rule(opacity=0).encode(x=x)


def panel_titles(theme: str) -> list[alt.Chart]:
    """Return what each panel counts, at its upper left."""
    text = {"align": "left", "fontSize": 12, "font": FONT, "color": INK[theme], "fontWeight": 600}
    corner = alt.Chart(pd.DataFrame({"none": [0]}))
    return [corner.mark_text(text=TITLES[name], x=0, y=down(top - 0.016), **text) for name, (top, _) in PANELS.items()]


SURE = alt.condition("datum.sure == 1", alt.value(1), alt.value(0))  # what is not confirmed, or only due, is hollow


def marker_rows(reforms: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """Return the markers as short rows of text and numbers: day counted from 1970, label rows wide and narrow, -1 for none; sure 0 or 1."""
    rows = markers_of(reforms, first, last)
    short = rows[["reform_id", "short_title", "day"]].assign(
        at=rows["at"] // DAY, sure=(rows["status"] == "confirmed").astype(int)
    )
    for name in ("wide", "narrow"):
        short[f"y_{name}"] = rows[f"y_{name}"].round().astype(int)
        short[f"label_{name}"] = rows[f"has_label_{name}"].astype(int) - 2 * (
            rows[f"has_label_{name}"] & rows[f"inward_{name}"]
        ).astype(int)
    return short


def markers_of(reforms: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """Return the era's reforms with a row for each label, landmarks first, for a wide and for a narrow plot."""
    shown = reforms[reforms["date"].between(first, last)]
    shown = shown.assign(later=~shown["is_landmark"].astype(bool)).sort_values(["later", "date"])
    share = (shown["date"] - first).dt.days / (last - first).days
    width = shown["short_title"].str.len() * LETTER_WIDTH + 16
    markers = shown[["reform_id", "title", "short_title", "symbol", "kind", "is_landmark", "status"]].assign(
        at=milliseconds(shown["date"]),
        day=[in_words(*pair) for pair in zip(shown["date"], shown["precision"], strict=True)],
    )
    for name, plot in PLOTS.items():
        left = share * plot
        inward = left + width > plot
        rows = staggered(left.where(~inward, left - width), width, LABEL_ROWS - 1)
        markers[f"y_{name}"] = (rows.astype("float64").fillna(LABEL_ROWS - 1) + 0.6) * ROW_HEIGHT
        markers[f"has_label_{name}"] = rows.notna().astype(bool)
        markers[f"inward_{name}"] = inward.astype(bool)
    return markers


def marker_layers(reforms, first, last, theme: str) -> list[alt.Chart]:
    """Return the reforms as diamonds to pick, named where there is room."""
    rows = marker_rows(reforms, first, last)
    pick = alt.selection_point(name="reform", fields=["reform_id"], toggle=False)
    scale = alt.Scale(domain=[0, LABEL_ROWS * 15], range=[down(MARKERS[0]), down(MARKERS[1])], nice=False)
    y = alt.Y("y:Q", scale=scale, axis=None)
    base = alt.Chart(inline(rows)).transform_calculate(
        at=f"datum.at * {DAY}",
        y=f"+({NARROW} ? datum.y_narrow : datum.y_wide)",
        label=f"+({NARROW} ? datum.label_narrow : datum.label_wide)",
    )
    points = (
        base.mark_point(
            shape="diamond", size=62, fill=ACCENT[theme], stroke=ACCENT[theme], cursor="pointer", clip=True, opacity=1
        )
        .encode(
            x=x_of("at"),
            y=y,
            fillOpacity=SURE,
            tooltip=[alt.Tooltip("short_title:N", title="Reform"), alt.Tooltip("day:N", title="Date")],
        )
        .add_params(pick, era())
    )
    text = {"fontSize": 11, "font": FONT, "color": INK[theme], "baseline": "middle", "clip": True}
    right, left = (
        base.transform_filter(f"datum.label == {side}").encode(x=x_of("at"), y=y, text="short_title:N") for side in (1, -1)
    )
    return [points, right.mark_text(align="left", dx=7, **text), left.mark_text(align="right", dx=-7, **text)]


def share_of_plot(date: pd.Timestamp, first: pd.Timestamp, last: pd.Timestamp) -> float | None:
    """Return how far across the plot a date lies, 0 to 1, or None outside the years shown."""
    return round((date - first) / (last - first), 5) if first <= date <= last else None


def gutter_y(field: str, top: float, foot: float, highest: float, **axis) -> alt.Y:
    """Return the vertical axis of a panel, as wide as those of the others."""
    return panel_y(field, top, foot, highest, minExtent=GUTTER, maxExtent=GUTTER, **axis)


def strength_panel(strength: pd.DataFrame, theme: str) -> list[alt.Chart]:
    """Return uniformed strength: solid where counted, dashed where not simply so, hollow where only quoted."""
    points = strength[["quality"]].assign(at=milliseconds(strength["counted_on"]) // DAY, n=strength["uniformed"].astype(int))
    series, lone = points[points["quality"] != "quoted"], points[points["quality"] == "quoted"]
    runs = solid_and_dashed(series)
    runs["plain"] = (~is_doubtful("world_strength", runs)).astype(int)
    runs = runs.drop(columns="quality")
    x, y, color = x_of("at"), gutter_y("n", *PANELS["strength"], 120_000, values=[0, 50_000, 100_000], format="~s"), ACCENT[theme]
    joined, quoted = (
        alt.Chart(inline(rows)).transform_calculate(at=f"datum.at * {DAY}", n="+datum.n") for rows in (runs, lone[["at", "n"]])
    )
    shade = alt.condition("datum.plain == 1", alt.value(0.22), alt.value(0.1))
    dash = alt.condition("datum.plain == 1", alt.value([1, 0]), alt.value([4, 3]))
    area = joined.mark_area(color=color, clip=True).encode(x=x, y=y.stack(None), detail="run:N", opacity=shade)
    line = joined.mark_line(color=color, strokeWidth=1.8, clip=True).encode(x=x, y=y, detail="run:N", strokeDash=dash)
    return [
        alt.layer(area, line),  # a layer of their own, so that their rows travel once
        quoted.mark_point(color=color, size=26, strokeWidth=1.4, clip=True, opacity=1).encode(x=x, y=y),
    ]


def field_panel(field: pd.DataFrame, theme: str) -> list[alt.Chart]:
    """Return the number of operations in the field, day by day, as steps."""
    rows = field[["operations"]].assign(at=milliseconds(field["date"]) // DAY)
    base = alt.Chart(inline(rows)).transform_calculate(at=f"datum.at * {DAY}", operations="+datum.operations")
    line = {"color": ACCENT[theme], "strokeWidth": 1.6, "opacity": 1}
    y = gutter_y("operations", *PANELS["field"], int(rows["operations"].max()) + 1, values=[0, 5, 10, 15], format="d")
    area = base.mark_area(color=ACCENT[theme], opacity=0.2, interpolate="step-after", line=line, clip=True)
    return [area.encode(x=x_of("at"), y=y.stack(None))]


def deaths_panel(deaths: pd.DataFrame, theme: str) -> list[alt.Chart]:
    """Return deaths by year as bars, those by malicious acts darker at their foot."""
    base = alt.Chart(inline(deaths[["year", "deaths", "malicious_act"]])).transform_calculate(
        start="utc(+datum.year, 0, 1)", end="utc(+datum.year, 11, 1)", all="+datum.deaths", malicious="+datum.malicious_act"
    )
    top = float(deaths["deaths"].max()) * 1.05
    bars = [
        base.mark_rect(color=ACCENT[theme], opacity=opacity, clip=True).encode(
            x=x_of("start"), x2="end:Q", y=gutter_y(field, *PANELS["deaths"], top, tickCount=3, format="d"), y2=alt.datum(0)
        )
        for field, opacity in (("all", 0.32), ("malicious", 1))
    ]
    return bars


def budget_panel(budget: pd.DataFrame, theme: str) -> list[alt.Chart]:
    """Return budgets by year as bars: as first approved, pale where parts were left out, outlined where spent, the
    outline broken where the amount was worked out."""
    rows = pd.DataFrame(
        {
            "start": milliseconds(budget["period_from"]) // DAY,
            "end": milliseconds(budget["period_to"]) // DAY,
            "billion": budget["billion"].round(2),
            "exact": (budget["quality"] != "estimated").astype(int),
            "fill": [
                0.0 if stage == "expenditure" else 0.45 if part else 1.0
                for stage, part in zip(budget["stage"], budget["is_part"], strict=True)
            ],
        }
    )
    y = gutter_y("billion", *PANELS["budget"], float(rows["billion"].max()) * 1.08, tickCount=4, format="~g")
    bars = (
        alt.Chart(inline(rows))
        .transform_calculate(
            start=f"datum.start * {DAY}", end=f"(datum.end - 40) * {DAY}", billion="+datum.billion", fill="+datum.fill"
        )
        .mark_rect(color=ACCENT[theme], stroke=ACCENT[theme], strokeWidth=1, clip=True)
        .encode(
            x=x_of("start"),
            x2="end:Q",
            y=y,
            y2=alt.datum(0),
            fillOpacity=alt.FillOpacity("fill:Q", scale=None, legend=None),
            strokeDash=alt.condition("datum.exact == 1", alt.value([1, 0]), alt.value([2, 2])),
        )
    )
    found = pd.DataFrame(
        {"at": [(milliseconds(pd.Series([pd.Timestamp("1948-01-01")])).iloc[0] + rows["start"].min() * DAY) / 2]}
    )
    gap = alt.Chart(found).mark_text(
        text=f"no totals found before {budget['period_from'].min().year}", color=QUIET[theme], font=FONT, clip=True
    )
    return [bars, gap.encode(x=x_of("at"), y=alt.value(down(sum(PANELS["budget"]) / 2)))]
