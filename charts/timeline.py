"""When did operations run, and what was decided meanwhile? The small timeline under the map."""

import altair as alt
import pandas as pd

from charts.doubt import plain
from charts.dress import sized
from charts.lanes import packed, staggered
from charts.layered import layered
from charts.theme import ACCENT, FONT, INK, QUIET, REGION_COLORS, RULE
from data.dates import in_words

FIRST = pd.Timestamp("1948-01-01")
PLOT_WIDTHS = {"narrow": 340, "middle": 660, "wide": 960}  # pixels for which labels are spaced; a plot takes the widest it has
LETTER_WIDTH, LABEL_ROWS, LABEL_HEIGHT, LANE_HEIGHT, BAR_HEIGHT, STRENGTH_HEIGHT = 6.2, 4, 14, 6, 4.5, 42
AXIS_HEIGHT = 18
STRENGTH = "Uniformed personnel; dashed and hollow: no plain count"
POINTED_WIDTH = 7  # pixels within which a pointer meets a landmark's line
STRENGTH_TOP = 115_000  # persons; a little above the highest year


def milliseconds(dates: pd.Series) -> pd.Series:
    """Return dates as Vega counts them, milliseconds in UTC, so that a day is the same day in every time zone."""
    return dates.astype("datetime64[ms]").astype("int64")


def utc(date: pd.Timestamp) -> dict[str, int | bool]:
    """Return a day as Vega-Lite's own date, in UTC."""
    return {"year": date.year, "month": date.month, "date": date.day, "utc": True}


def time_x(field: str, last: pd.Timestamp, axis: alt.Axis = alt.Undefined) -> alt.X:
    """Return the shared time axis from 1948 to `last`; every layer names the same scale, one of them draws the axis."""
    scale = alt.Scale(type="utc", domain=[utc(FIRST), utc(last)], nice=False)
    return alt.X(f"{field}:T", scale=scale, axis=axis)


def decade_axis(last: pd.Timestamp, theme: str) -> alt.Axis:
    """Return an axis with a line and a label each ten years."""
    decades = [utc(day) for day in pd.date_range("1950", last, freq="10YS")]
    return alt.Axis(
        aria=False,
        title=None,
        format="%Y",
        values=decades,
        labelFlush=True,
        ticks=False,
        domain=False,
        grid=True,
        gridColor=RULE[theme],
        labelColor=QUIET[theme],
        labelFont=FONT,
    )


def bars_of(spans: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    """Return what a bar needs: mission_id, acronym, name, region, start and end in milliseconds and in words."""
    start_words = [in_words(*pair) for pair in zip(spans["start_date"], spans["start_precision"], strict=True)]
    end_words = [in_words(*pair) or "present" for pair in zip(spans["end_date"], spans["end_precision"], strict=True)]
    return spans[["mission_id", "acronym", "name", "region"]].assign(
        start=milliseconds(spans["start_date"]),
        end=milliseconds(spans["end_date"].fillna(last)),
        dates=[f"{start} to {end}" for start, end in zip(start_words, end_words, strict=True)],
    )


def landmarks_of(reforms: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    """Return the landmark reforms with the row of each label, for a plot of each width.

    Reports and doctrines take their rows first. A label is set inward where it would run over the right edge; one
    without room is missing its row and only its line is drawn.
    """
    landmarks = reforms[reforms["is_landmark"]]
    landmarks = landmarks.assign(later=~landmarks["kind"].isin(["report", "doctrine"])).sort_values(["later", "date"])
    days = [in_words(*pair) for pair in zip(landmarks["date"], landmarks["precision"], strict=True)]
    text = landmarks[["title", "short_title"]].assign(
        at=milliseconds(landmarks["date"]),
        tip=landmarks["title"] + ", " + pd.Series(days, index=landmarks.index),
        href="?reform=" + landmarks["reform_id"],
    )
    share = (landmarks["date"] - FIRST).dt.days / (last - FIRST).days
    width = landmarks["short_title"].str.len() * LETTER_WIDTH + 8
    for name, plot in PLOT_WIDTHS.items():
        left = share * plot
        inward = left + width > plot
        rows = staggered(left.where(~inward, left - width), width, LABEL_ROWS)
        text[f"y_{name}"] = rows.astype("float64") * LABEL_HEIGHT + 8
        text[f"inward_{name}"] = inward.astype(bool)
    return text


def atlas_timeline(
    spans: pd.DataFrame,
    reforms: pd.DataFrame,
    strength: pd.DataFrame,
    last: pd.Timestamp,
    theme: str,
    width: int,
) -> alt.LayerChart:
    """Draw operations as packed bars by region, landmark reforms as labelled lines and strength as an area.

    Each bar is a link that names its operation. The plot fills the chart's whole width, in pixels, so that the time bar
    above it shares its x range. `strength` has counted_on, uniformed (persons) and quality.
    """
    top = LABEL_ROWS * LABEL_HEIGHT + 6
    bars = bars_of(spans, last).assign(y=packed(spans, last)["lane"] * LANE_HEIGHT + top)
    bars["y2"] = bars["y"] + BAR_HEIGHT
    height = float(bars["y2"].max()) + 4 + STRENGTH_HEIGHT
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False), axis=None)

    return sized(
        layered(
            *landmark_layers(landmarks_of(reforms, last).assign(foot=height, top=top), y, last, theme),
            *strength_layers(strength_of(strength, height), y, last, theme),
            bar_layer(bars, y, last, theme),
        ),
        width=width,
        height=height + AXIS_HEIGHT,
        padding={"left": 0, "right": 0, "top": 0, "bottom": 2},
    ).configure(background="transparent", view=alt.ViewConfig(stroke=None))


def strength_of(strength: pd.DataFrame, height: float) -> pd.DataFrame:
    """Return the strength's height above the chart's foot, in the chart's units, and each count in words."""
    persons = strength["uniformed"].astype("float64")
    months = [in_words(day, "month") for day in strength["counted_on"]]
    return pd.DataFrame(
        {
            "at": milliseconds(strength["counted_on"]),
            "y": height - persons / STRENGTH_TOP * STRENGTH_HEIGHT,
            "base": height,
            "quality": strength["quality"],
            "persons": persons,
            "month": months,
            "label": [f"{n:,.0f} uniformed, {month}" for n, month in zip(persons, months, strict=True)],
        }
    )


def joined_runs(points: pd.DataFrame) -> pd.DataFrame:
    """Return the yearly points in runs of one quality, each run reaching to the next one's first point."""
    run = (points["quality"] != points["quality"].shift()).cumsum()
    bridge = points[run != run.shift()].iloc[1:].assign(quality=points["quality"].shift(), run=run - 1)
    return pd.concat([points.assign(run=run), bridge]).sort_values(["run", "at"])


def strength_layers(points: pd.DataFrame, y: alt.Y, last: pd.Timestamp, theme: str) -> list[alt.Chart]:
    """Return uniformed strength: a line, solid where counted and dashed where not, and lone points after a gap.

    The years without a year's end count are not bridged.
    """
    series, lone = points[points["quality"] != "quoted"], points[points["quality"] == "quoted"]
    x, color = time_x("at", last), ACCENT[theme]
    peak = series.nsmallest(1, "y")
    line = alt.Chart(joined_runs(series)).mark_line(color=color, strokeWidth=1.4, interpolate="linear")
    return [
        alt.Chart(series)
        .mark_area(color=color, opacity=0.16)
        .encode(x=x, y=y, y2=alt.Y2("base:Q"), description=alt.DescriptionValue(STRENGTH)),
        line.encode(
            x=x,
            y=y,
            detail=alt.Detail("run:N"),
            description=alt.DescriptionValue(STRENGTH),
            strokeDash=alt.StrokeDashValue(**alt.condition(plain("world_strength"), alt.value([1, 0]), alt.value([3, 2]))),
        ),
        alt.Chart(lone)
        .mark_point(color=color, size=14, strokeWidth=1.2)
        .encode(x=x, y=y, description=alt.Description("label:N")),
        alt.Chart(peak)
        .mark_text(align="right", baseline="bottom", dx=-4, fontSize=11, font=FONT, color=color, clip=True)
        .encode(x=x, y=y, text=alt.Text("label:N"), description=alt.Description("label:N")),
    ]


def landmark_layers(landmarks: pd.DataFrame, y: alt.Y, last: pd.Timestamp, theme: str) -> list[alt.Chart]:
    """Return the reforms' dashed lines and their labels, which keep clear of each other on a phone as on a wall.

    Line and label are links to the reform that say its title and day.
    """
    base = (
        alt.Chart(landmarks)
        .transform_calculate(label_y=_spaced("y"), inward=_spaced("inward"))
        .transform_calculate(y="isValid(datum.label_y) ? datum.label_y : datum.top")
        .encode(x=time_x("at", last), y=y, description=alt.Description("tip:N"), href=alt.Href("href:N"))
    )
    rules = base.mark_rule(strokeDash=[2, 3], strokeWidth=1.2, color=QUIET[theme], opacity=0.8)
    text = {"fontSize": 11, "fontWeight": 600, "font": FONT, "color": INK[theme], "clip": True}
    outward = base.transform_filter("isValid(datum.label_y) && !datum.inward")
    inward = base.transform_filter("isValid(datum.label_y) && datum.inward")
    return [
        rules.encode(y2=alt.Y2("foot:Q")),
        # Nothing is seen of it: a line of a pixel cannot be pointed at.
        base.mark_rule(strokeWidth=POINTED_WIDTH, opacity=0, cursor="pointer").encode(y2=alt.Y2("foot:Q")),
        outward.mark_text(align="left", dx=4, **text).encode(text=alt.Text("short_title:N")),
        inward.mark_text(align="right", dx=-4, **text).encode(text=alt.Text("short_title:N")),
    ]


def _spaced(field: str) -> str:
    """Return the expression for a field of landmarks_of in the plot's width: labels spaced for a wider one would touch."""
    return (
        f"width >= {PLOT_WIDTHS['wide']} ? datum.{field}_wide : "
        f"width >= {PLOT_WIDTHS['middle']} ? datum.{field}_middle : datum.{field}_narrow"
    )


def bar_layer(bars: pd.DataFrame, y: alt.Y, last: pd.Timestamp, theme: str) -> alt.Chart:
    """Return the operations' bars, each a link to its operation that says what it is."""
    colors = REGION_COLORS[theme]
    linked = bars.assign(
        href="?mission=" + bars["mission_id"], label=bars["acronym"] + ": " + bars["name"] + ", " + bars["dates"]
    )
    return (
        alt.Chart(linked)
        .mark_rect(cornerRadius=1, cursor="pointer", aria=True)
        .encode(
            x=time_x("start", last, decade_axis(last, theme)),
            x2=alt.X2("end:Q"),
            y=y,
            y2=alt.Y2("y2:Q"),
            color=alt.Color("region:N", legend=None).scale(domain=list(colors), range=list(colors.values())),
            href=alt.Href("href:N"),
            description=alt.Description("label:N"),
        )
    )
