"""When did operations run, and what was decided meanwhile? The small timeline under the map."""

import altair as alt
import pandas as pd

from charts.lanes import packed, staggered
from charts.theme import ACCENT, FONT, INK, QUIET, REGION_COLORS, RULE
from data.dates import in_words

FIRST = pd.Timestamp("1948-01-01")
PLOT_WIDTH = 960  # the width for which labels are spaced; a wider window only gives them more room
LETTER_WIDTH, LABEL_ROWS, LABEL_HEIGHT, LANE_HEIGHT, BAR_HEIGHT, STRENGTH_HEIGHT = 6.6, 3, 15, 6, 4.5, 46
STRENGTH_TOP = 115_000  # persons; a little above the highest year


def milliseconds(dates: pd.Series) -> pd.Series:
    """Return dates as Vega counts them, milliseconds in UTC, so that a day is the same day in every time zone."""
    return dates.astype("datetime64[ms]").astype("int64")


def time_axis(field: str, last: pd.Timestamp, **axis) -> alt.X:
    """Return the shared time axis from 1948 to `last`."""
    domain = milliseconds(pd.Series([FIRST, last])).tolist()
    decades = milliseconds(pd.Series(pd.date_range("1950", last, freq="10YS"))).tolist()
    return alt.X(
        f"{field}:T",
        scale=alt.Scale(type="utc", domain=domain, nice=False),
        axis=alt.Axis(title=None, format="%Y", values=decades, labelFlush=True, ticks=False, domain=False, **axis),
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
    """Return the landmark reforms with a row for each label that has room, aligned inward at the right edge."""
    landmarks = reforms[reforms["is_landmark"]].sort_values("date")
    at = (landmarks["date"] - FIRST).dt.days * PLOT_WIDTH / (last - FIRST).days
    width = landmarks["short_title"].str.len() * LETTER_WIDTH + 8
    right = at + width > PLOT_WIDTH
    rows = staggered(at.where(~right, at - width), width, LABEL_ROWS)
    return landmarks[["title", "short_title"]].assign(
        at=milliseconds(landmarks["date"]),
        day=[in_words(*pair) for pair in zip(landmarks["date"], landmarks["precision"], strict=True)],
        y=rows.astype("float64") * LABEL_HEIGHT + 8,
        is_right=right.astype(bool),
    )


def atlas_timeline(
    spans: pd.DataFrame,
    reforms: pd.DataFrame,
    strength: pd.DataFrame,
    last: pd.Timestamp,
    theme: str,
    selected: str = "",
) -> alt.LayerChart:
    """Draw operations as packed bars by region, landmark reforms as labelled lines and strength as an area.

    Clicking a bar selects its operation (parameter `pick`, field mission_id). The plot fills the chart's whole width,
    so that the time bar above it shares its x range. `strength` has counted_on and uniformed (persons).
    """
    bars = bars_of(spans, last).assign(y=packed(spans, last)["lane"] * LANE_HEIGHT + LABEL_ROWS * LABEL_HEIGHT + 6)
    bars["y2"] = bars["y"] + BAR_HEIGHT
    height = float(bars["y2"].max()) + 4 + STRENGTH_HEIGHT
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, height], range=[0, height], nice=False), axis=None)

    area = (
        alt.Chart(area_of(strength, height))
        .mark_area(color=ACCENT[theme], opacity=0.2, line={"color": ACCENT[theme], "strokeWidth": 1.2})
        .encode(x="at:T", y=y, y2="base:Q")
    )
    peak = area_of(strength, height).nsmallest(1, "y")
    peak_label = (
        alt.Chart(peak)
        .mark_text(align="right", baseline="bottom", dx=-4, fontSize=11, font=FONT, color=ACCENT[theme])
        .encode(x="at:T", y=y, text="label:N")
    )
    return (
        alt.layer(
            *landmark_layers(landmarks_of(reforms, last).assign(foot=height), y, theme),
            area,
            *bar_layers(bars, y, last, theme, selected),
            peak_label,
        )
        .properties(width="container", height=height, padding={"left": 0, "right": 0, "top": 0, "bottom": 2})
        .configure_view(stroke=None)
    )


def area_of(strength: pd.DataFrame, height: float) -> pd.DataFrame:
    """Return the strength curve in pixels above the chart's foot, with its label; a missing year stays a gap."""
    persons = strength["uniformed"].astype("float64")
    return pd.DataFrame(
        {
            "at": milliseconds(strength["counted_on"]),
            "y": height - persons / STRENGTH_TOP * STRENGTH_HEIGHT,
            "base": height,
            "label": [f"{n:,.0f} uniformed, {in_words(day, 'month')}"
                      for n, day in zip(persons, strength["counted_on"], strict=True)],
        }
    )


def landmark_layers(landmarks: pd.DataFrame, y: alt.Y, theme: str) -> list[alt.Chart]:
    """Return the reforms' dashed lines and their labels."""
    base = alt.Chart(landmarks[landmarks["y"].notna()]).encode(x="at:T", y=y)
    tips = [alt.Tooltip("title:N", title="Reform"), alt.Tooltip("day:N", title="Date")]
    rules = base.mark_rule(strokeDash=[2, 3], strokeWidth=1.2, color=QUIET[theme], opacity=0.8)
    text = {"fontSize": 11, "fontWeight": 600, "font": FONT, "color": INK[theme]}
    return [
        rules.encode(y2="foot:Q", tooltip=tips),
        base.transform_filter("!datum.is_right").mark_text(align="left", dx=4, **text).encode(text="short_title:N"),
        base.transform_filter("datum.is_right").mark_text(align="right", dx=-4, **text).encode(text="short_title:N"),
    ]


def bar_layers(bars: pd.DataFrame, y: alt.Y, last: pd.Timestamp, theme: str, selected: str) -> list[alt.Chart]:
    """Return the operations' bars, which can be picked, and the picked one's name."""
    pick = alt.selection_point(
        name="pick", fields=["mission_id"], value=[{"mission_id": selected}] if selected else None, toggle=False
    )
    colors = REGION_COLORS[theme]
    marks = (
        alt.Chart(bars)
        .mark_rect(cornerRadius=1, cursor="pointer", aria=True)
        .encode(
            x=time_axis("start", last, grid=True, gridColor=RULE[theme], labelColor=QUIET[theme], labelFont=FONT),
            x2="end:Q",
            y=y,
            y2="y2:Q",
            color=alt.Color("region:N", legend=None).scale(domain=list(colors), range=list(colors.values())),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.28)),
            tooltip=[
                alt.Tooltip("acronym:N", title="Operation"),
                alt.Tooltip("name:N", title="Name"),
                alt.Tooltip("dates:N", title="In the field"),
            ],
        )
        .add_params(pick)
    )
    if not selected:
        return [marks]
    name = (
        alt.Chart(bars[bars["mission_id"] == selected])
        .mark_text(align="left", baseline="bottom", dy=-1, fontSize=11, fontWeight=700, font=FONT, color=INK[theme],
                   stroke=None)
        .encode(x="start:T", y=y, text="acronym:N")
    )
    return [marks, name]
