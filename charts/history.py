"""What happened in the field and at headquarters, side by side? The two full charts of the Timeline page."""

import altair as alt
import pandas as pd

from charts.eras import band_layers, name_layers, shown_eras
from charts.lanes import staggered
from charts.theme import ACCENT, FONT, GROUND, INK, QUIET, REGION_COLORS, RULE, TYPE_COLORS, TYPE_NAMES
from charts.timeline import milliseconds, utc
from data.dates import in_words, last_possible_day
from data.rules import meets

GUTTER = 104  # pixels left of the plot for names, the same in both charts, so that their years line up
PLOTS = {"wide": 1180, "narrow": 250}
LABEL_ROWS, ROW_HEIGHT, LETTER_WIDTH, STRIP_HEIGHT = 9, 15, 6.2, 20
STRIPS = {"secretary_general": "Secretary-General", "head_of_peacekeeping": "Peacekeeping"}
COLORINGS = {"region": REGION_COLORS, "mission_type": TYPE_COLORS}


def years_x(field: str, first: pd.Timestamp, last: pd.Timestamp, theme: str, **axis) -> alt.X:
    """Return the time axis of an era, with years as labels."""
    return alt.X(
        f"{field}:T",
        scale=alt.Scale(type="utc", domain=[utc(first), utc(last)], nice=False),
        axis=alt.Axis(
            title=None,
            format="%Y",
            tickCount={"interval": "year", "step": year_step(first, last)},
            ticks=False,
            grid=True,
            gridColor=RULE[theme],
            labelColor=QUIET[theme],
            labelFont=FONT,
            domain=False,
            labelOverlap=True,
            **axis,
        ),
    )


def year_step(first: pd.Timestamp, last: pd.Timestamp) -> int:
    """Return how many years lie between two labels, so that there are about a dozen."""
    years = (last - first).days / 365.25
    return next((step for step in (1, 2, 5) if years / step <= 16), 10)


def era() -> alt.Parameter:
    """Return the brush that a visitor drags over an era."""
    return alt.selection_interval(name="era", encodings=["x"], mark=alt.BrushConfig(fillOpacity=0.12))


def operations_chart(
    operations: pd.DataFrame,
    first: pd.Timestamp,
    last: pd.Timestamp,
    theme: str,
    color_by: str,
    selected: str = "",
    eras: pd.DataFrame | None = None,
) -> alt.Chart | alt.LayerChart:
    """Draw one bar per operation of the era, grouped by `color_by` (region or mission_type), ordered by start.

    `operations` has the columns of mission_spans and mission_type; `eras` number, name, first, last, for bands.
    Parameters: pick (mission_id) and era (x).
    """
    shown = operations[meets(operations["start_date"], operations["end_date"], first, last)]
    words = [
        f"{in_words(a, b)} to {in_words(c, d) or 'present'}"
        for a, b, c, d in zip(
            shown["start_date"], shown["start_precision"], shown["end_date"], shown["end_precision"], strict=True
        )
    ]
    groups = list(COLORINGS[color_by][theme])
    bars = shown[["mission_id", "acronym", "name", color_by]].assign(
        start=milliseconds(shown["start_date"].clip(lower=first)),
        end=milliseconds(shown["end_date"].fillna(last).clip(upper=last)),
        dates=words,
        order=shown[color_by].map(groups.index) * 1000 + pd.Series(range(len(shown)), index=shown.index),
        group=shown[color_by].map(TYPE_NAMES) if color_by == "mission_type" else shown[color_by],
    )
    drawn = [group for group in groups if (shown[color_by] == group).any()]
    pick = alt.selection_point(
        name="pick",
        fields=["mission_id"],
        toggle=False,
        value=[{"mission_id": selected}] if selected in set(shown["mission_id"]) else None,
    )
    rows = alt.Y("acronym:N").sort(alt.SortField("order")).title(None)
    axis = alt.Axis(
        labelFont=FONT,
        labelFontSize=11,
        labelColor=INK[theme],
        ticks=False,
        domain=False,
        labelPadding=6,
        minExtent=GUTTER,
        maxExtent=GUTTER,
        labelOverlap=False,
    )

    def x_of(field: str) -> alt.X:
        return years_x(field, first, last, theme, orient="top")

    bands = band_layers(shown_eras(eras, first, last), x_of, theme)
    drawn_bars = (
        alt.Chart(bars)
        .mark_bar(height=9, cornerRadius=1.5, cursor="pointer")
        .encode(
            x=x_of("start"),
            x2="end:Q",
            y=rows.axis(axis),
            color=alt.Color("group:N")
            .scale(
                domain=[TYPE_NAMES.get(group, group) for group in drawn],
                range=[COLORINGS[color_by][theme][group] for group in drawn],
            )
            .legend(
                orient="top", title=None, labelFont=FONT, labelColor=INK[theme], labelFontSize=12, columns=2, symbolType="square"
            ),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.3)),
            tooltip=[
                alt.Tooltip("acronym:N", title="Operation"),
                alt.Tooltip("name:N", title="Name"),
                alt.Tooltip("dates:N", title="In the field"),
                alt.Tooltip("group:N", title="Group"),
            ],
        )
        .add_params(pick, era())
    )
    chart = alt.layer(*bands, drawn_bars) if bands else drawn_bars
    return chart.properties(width="container", height=alt.Step(14)).configure_view(stroke=None)


def headquarters_chart(
    reforms: pd.DataFrame,
    leaders: pd.DataFrame,
    first: pd.Timestamp,
    last: pd.Timestamp,
    theme: str,
    selected: str = "",
    eras: pd.DataFrame | None = None,
) -> alt.LayerChart:
    """Draw the era's reforms as labelled markers above strips of who led and, where `eras` are given, their names.

    Parameters: reform (reform_id) and era (x). Labels keep clear of each other; markers without room for their label
    stand on the lowest row and speak when pointed at.
    """
    strip_top, bands = LABEL_ROWS * ROW_HEIGHT + 8, shown_eras(eras, first, last)
    named = [*STRIPS.values(), *(["Era"] if len(bands) else [])]
    height = strip_top + len(named) * STRIP_HEIGHT + 4
    y = strips_y(named, strip_top, height, theme)

    def x_of(field: str) -> alt.X:
        return years_x(field, first, last, theme)

    return (
        alt.layer(
            *band_layers(bands, x_of, theme),
            *strip_layers(strips_of(leaders, first, last, strip_top), y, first, last, theme),
            *name_layers(bands, x_of, alt.datum(height - 4 - STRIP_HEIGHT / 2), theme),
            *marker_layers(markers_of(reforms, first, last), y, first, last, theme, selected),
        )
        .properties(width="container", height=height + 20)
        .configure_view(stroke=None)
    )


def strips_y(named: list[str], top: float, height: float, theme: str) -> alt.Y:
    """Return the axis of heights, which names each strip at its middle."""
    ticks = [top + STRIP_HEIGHT * (row + 0.5) for row in range(len(named))]
    labels = " : ".join(f"datum.value == {tick} ? '{name}'" for tick, name in zip(ticks, named, strict=True))
    axis = alt.Axis(
        title=None,
        values=ticks,
        labelExpr=f"{labels} : ''",
        grid=False,
        ticks=False,
        domain=False,
        labelFont=FONT,
        labelFontSize=11,
        labelColor=INK[theme],
        minExtent=GUTTER,
        maxExtent=GUTTER,
    )
    return alt.Y("y:Q", scale=alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False), axis=axis)


def strips_of(
    leaders: pd.DataFrame,
    first: pd.Timestamp,
    last: pd.Timestamp,
    top: float,
    offices: dict[str, str] = STRIPS,
    height: float = STRIP_HEIGHT,
) -> pd.DataFrame:
    """Return each term of the era as a box: name, dates in words, start and end, rows, and whether its name fits.

    `offices` names the strips from above downwards, each `height` pixels high.
    """
    leaders = leaders[leaders["office"].isin(offices) & ~leaders["is_acting"].astype(bool)]
    ends = [last_possible_day(*pair) for pair in zip(leaders["to_date"], leaders["to_precision"], strict=True)]
    ends = pd.Series(ends, index=leaders.index).fillna(last)
    # A handover known to the year is drawn at the successor's first possible day, or where the day is known on which
    # the one before left, at that day: the strip then shows whom the summary of a day names.
    offices_held = leaders["office"]
    left = ends.where(leaders["to_precision"] == "day").groupby(offices_held).shift(1)
    latest = [last_possible_day(*pair) for pair in zip(leaders["from_date"], leaders["from_precision"], strict=True)]
    begun = leaders["from_date"].mask(left.between(leaders["from_date"], pd.Series(latest, index=leaders.index)), left)
    follows = begun.groupby(offices_held).shift(-1)
    ends = ends.where(follows.isna() | (follows > ends), follows)
    shown = meets(leaders["from_date"], ends, first, last)
    leaders, ends = leaders[shown], ends[shown].clip(upper=last)
    starts = begun[shown].clip(lower=first)
    row = leaders["office"].map(list(offices).index)
    share = (ends - starts).dt.days / (last - first).days
    surname = leaders["short_name"]
    return pd.DataFrame(
        {
            "name": leaders["name"],
            "surname": surname,
            "title": leaders["title"],
            "department": leaders["department"],
            "dates": [
                f"{in_words(a, b)} to {in_words(c, d) or 'present'}"
                for a, b, c, d in zip(
                    leaders["from_date"], leaders["from_precision"], leaders["to_date"], leaders["to_precision"], strict=True
                )
            ],
            "status": leaders["status"],
            "start": milliseconds(starts),
            "end": milliseconds(ends),
            "middle": milliseconds(starts + (ends - starts) / 2),
            "y": top + row * height + 1.5,
            "y2": top + (row + 1) * height - 1.5,
            "centre": top + (row + 0.5) * height,
            "room": share / (surname.str.len() * LETTER_WIDTH + 6),
        }
    )


def strip_layers(strips, y, first, last, theme) -> list[alt.Chart]:
    """Return the terms as boxes with the surname in those that are wide enough."""
    base = alt.Chart(strips)
    tips = [
        alt.Tooltip("name:N", title="Name"),
        alt.Tooltip("title:N", title="Office"),
        alt.Tooltip("department:N", title="Department"),
        alt.Tooltip("dates:N", title="Term"),
        alt.Tooltip("status:N", title="Status"),
    ]
    boxes = base.mark_rect(color=QUIET[theme], opacity=0.16, stroke=GROUND[theme], strokeWidth=2).encode(
        x=years_x("start", first, last, theme), x2="end:Q", y=y, y2="y2:Q", tooltip=tips
    )
    names = (
        alt.Chart(strips.assign(y=strips["centre"]))
        .transform_filter("datum.room * width >= 1")
        .mark_text(baseline="middle", fontSize=11, font=FONT, color=INK[theme], clip=True)
        .encode(x=years_x("middle", first, last, theme), y=y, text="surname:N")
    )
    return [boxes, names]


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


def marker_layers(markers, y, first, last, theme, selected) -> list[alt.Chart]:
    """Return the reforms' markers, which can be picked, and the labels that have room."""
    pick = alt.selection_point(
        name="reform",
        fields=["reform_id"],
        toggle=False,
        value=[{"reform_id": selected}] if selected in set(markers["reform_id"]) else None,
    )
    narrow = f"width < {sum(PLOTS.values()) / 2}"
    base = alt.Chart(markers).transform_calculate(
        y=f"{narrow} ? datum.y_narrow : datum.y_wide",
        has_label=f"{narrow} ? datum.has_label_narrow : datum.has_label_wide",
        inward=f"{narrow} ? datum.inward_narrow : datum.inward_wide",
    )
    x = years_x("at", first, last, theme)
    tips = [
        alt.Tooltip("title:N", title="Reform"),
        alt.Tooltip("day:N", title="Date"),
        alt.Tooltip("symbol:N", title="Symbol"),
        alt.Tooltip("kind:N", title="Kind"),
    ]
    points = (
        base.mark_point(shape="diamond", filled=True, size=58, color=ACCENT[theme], cursor="pointer", clip=True)
        .encode(x=x, y=y, tooltip=tips, opacity=alt.condition(pick, alt.value(1), alt.value(0.35)))
        .add_params(pick, era())
    )
    text = {"fontSize": 11, "font": FONT, "color": INK[theme], "baseline": "middle", "clip": True}
    labelled = base.transform_filter("datum.has_label")
    return [
        points,
        labelled.transform_filter("!datum.inward").mark_text(align="left", dx=7, **text).encode(x=x, y=y, text="short_title:N"),
        labelled.transform_filter("datum.inward").mark_text(align="right", dx=-7, **text).encode(x=x, y=y, text="short_title:N"),
    ]
