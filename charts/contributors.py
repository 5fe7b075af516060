"""Who serves? Ranked contributors, one state's years, and how the regions' parts changed."""

import altair as alt
import pandas as pd

from charts.theme import ACCENT, INK, REGION_COLORS

RANKED = 20


def ranked_bars(ranked: pd.DataFrame) -> pd.DataFrame:
    """Return what the bars draw: the largest contributors' iso3, name and whole persons, and the room their numbers need."""
    shown = ranked.head(RANKED)[["iso3", "name", "uniformed"]]
    uniformed = shown["uniformed"].astype("float64").round()
    return shown.assign(uniformed=uniformed, room=uniformed.max() * 1.18).reset_index(drop=True)


def ranking_chart(bars: pd.DataFrame, theme: str, chosen: str = "") -> alt.LayerChart:
    """Draw the largest contributors as bars with their numbers, the chosen one stronger.

    `bars` is as ranked_bars returns it. Clicking a bar picks its state (`pick`, iso3).
    """
    pick = alt.selection_point(name="pick", fields=["iso3"], toggle=False, value=[{"iso3": chosen}] if chosen else None)
    y = alt.Y("name:N", sort=None, title=None)
    room = alt.Chart().mark_bar(opacity=0, aria=False).encode(x=alt.X("room:Q", axis=None), y=y)
    base = alt.Chart().encode(x=alt.X("uniformed:Q", axis=None), y=y)
    drawn = base.mark_bar(color=ACCENT[theme], height=13, cursor="pointer").encode(
        opacity=alt.condition(pick, alt.value(1), alt.value(0.4))
    )
    numbers = base.mark_text(align="left", dx=4, color=INK[theme]).encode(text=alt.Text("uniformed:Q", format=","))
    return alt.layer(room, drawn.add_params(pick), numbers, data=bars).properties(width="container", height=alt.Step(19))


def history_chart(history: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw one state's contribution by year: filled bars for means of the year, hollow ones for a day's ranking.

    `history` has year, uniformed, women and basis; years without a figure have no bar.
    """
    rows = history[["year"]].assign(
        uniformed=history["uniformed"].astype("float64").round(),
        women=history["women"].astype("float64").round(),
        day=history["basis"] != "mean of the year",
    )
    x = alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(format="d", grid=False, tickCount=8),
        scale=alt.Scale(domain=[1989.5, 2025.5], nice=False),
    )
    axis = alt.Axis(tickCount=4, format=",.0f", title=None)
    base = alt.Chart(rows).encode(x=x, y=alt.Y("uniformed:Q", axis=axis))
    color = ACCENT[theme]
    return alt.layer(
        base.transform_filter("!datum.day").mark_bar(color=color, size=8),
        base.transform_filter("datum.day").mark_bar(color=color, size=8, fillOpacity=0, stroke=color, strokeWidth=1.2),
        base.transform_filter("datum.women").mark_bar(color=INK[theme], size=8).encode(y=alt.Y("women:Q", axis=axis)),
    ).properties(width="container", height=220)


def mix_chart(mix: pd.DataFrame, theme: str) -> alt.Chart:
    """Draw each region's part in all contributions by year, as bands that fill the height.

    `mix` has year, region and share (0 to 1).
    """
    colors = REGION_COLORS[theme]
    return (
        alt.Chart(mix[["year", "region", "share"]].assign(share=mix["share"].round(4)))
        .mark_area(interpolate="linear")
        .encode(
            x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", grid=False, tickCount=8), scale=alt.Scale(nice=False)),
            y=alt.Y("share:Q", stack=True, title=None, axis=alt.Axis(format="%", tickCount=5)),
            color=alt.Color("region:N", legend=alt.Legend(columns=3)).scale(domain=list(colors), range=list(colors.values())),
            order=alt.Order("region:N"),
        )
        .properties(width="container", height=240)
    )
