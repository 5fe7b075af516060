"""How far do the tables reach? A tile for each subject and year, bars of what there is of each kind, and whose documents they are."""

from typing import Final

import altair as alt
import pandas as pd

from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, GREY, GROUND, RAMP
from charts.wording import pointed, sentence
from words import say

ROW: Final = 30  # pixels
# At the last blank that leaves a first line of room.
IN_TWO: Final = "length(datum.label) > 19 ? split(replace(datum.label, regexp('^(.{6,18}) '), '$1|'), '|') : datum.label"
PLAIN, DOUBTFUL = "plain", "doubtful"


def years_chart(told: pd.DataFrame, look: Look) -> alt.LayerChart:
    """Draw a tile for each subject and year that has rows: filled for plain counts, hollow where all are doubtful.

    `told` has title, year, kind, rows, in the order in which subjects are to stand.
    """
    titles = list(dict.fromkeys(told["title"]))
    y = alt.Y("title:N", sort=titles, title=None, axis=names_axis(look))
    first, last = int(told["year"].min()), int(told["year"].max())
    x = alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickCount=4 if look.is_narrow else 8, grid=False, orient="top"))
    x = x.scale(domain=[first, last + 1], nice=False)
    said = say("{title}, {year}: {rows} rows")
    places = {"title": "datum.title", "year": "datum.year", "rows": "format(datum.rows, ',')"}
    base = (
        alt.Chart()
        .transform_calculate(told=sentence(look.words, said, **places), after="datum.year + 0.8")
        .encode(x=x, x2=alt.X2("after:Q"), y=y, **pointed("told"))
    )
    plain = base.transform_filter(f"datum.kind == '{PLAIN}'").mark_bar(height=ROW - 12, color=ACCENT[look.theme])
    doubtful = base.transform_filter(f"datum.kind == '{DOUBTFUL}'").mark_bar(
        height=ROW - 12, fill=GROUND[look.theme], stroke=ACCENT[look.theme], strokeWidth=1
    )
    chart = layered(plain, doubtful, data=told[["title", "year", "kind", "rows"]])
    return dressed(sized(chart, width=look.width, height=years_height(told)), look.theme)


def names_axis(look: Look) -> alt.Axis:
    """Return the axis of the names of rows; in a narrow window a long name stands on two lines."""
    room = 132 if look.is_narrow else 210
    broken = {"labelExpr": IN_TWO} if look.is_narrow else {}
    return alt.Axis(minExtent=room, maxExtent=room, labelLimit=room - 4, domain=False, **broken)


def years_height(told: pd.DataFrame) -> int:
    """Return the height of years_chart in pixels."""
    return ROW * told["title"].nunique() + 30


def counts_chart(counts: pd.DataFrame, look: Look, said) -> alt.LayerChart:
    """Draw horizontal bars of counts, the longest first: `counts` has label and n; `said` is one bar in words, of {label} and {n}."""
    labels = list(counts["label"])
    room = 150 if look.is_narrow else 230
    y = alt.Y("label:N", sort=labels, title=None, axis=alt.Axis(minExtent=room, maxExtent=room, labelLimit=room - 8))
    x = alt.X("n:Q", axis=None).scale(domain=[0, int(counts["n"].max()) * 1.15], nice=False)
    told = sentence(look.words, said, label="datum.label", n="format(datum.n, ',')")
    base = alt.Chart().transform_calculate(told=told).encode(x=x, y=y, **pointed("told"))
    bars = base.mark_bar(height=ROW - 12, color=ACCENT[look.theme])
    numbers = base.mark_text(align="left", dx=5).encode(text=alt.Text("n:Q", format=","))
    chart = layered(bars, numbers, data=counts[["label", "n"]])
    return dressed(sized(chart, width=look.width, height=counts_height(counts)), look.theme)


def counts_height(counts: pd.DataFrame) -> int:
    """Return the height of counts_chart in pixels."""
    return ROW * len(counts) + 10


def standings_chart(standings: pd.DataFrame, look: Look, said) -> alt.LayerChart:
    """Draw for each table one whole bar, parted by who stands behind the sources of its rows, with the first part's share in figures.

    `standings` has label, standing, share (0 to 1), rows, of, in the order in which tables and standings are to stand; `said` is one
    part in words, of {label}, {standing}, {share}, {rows} and {of}.
    """
    labels, order = list(dict.fromkeys(standings["label"])), list(dict.fromkeys(standings["standing"]))
    y = alt.Y("label:N", sort=labels, title=None, axis=names_axis(look))
    x = alt.X("share:Q", stack="zero", axis=None).scale(domain=[0, 1.12], nice=False)
    # The accent for the first, then one quiet hue from much to little: only the first is what the picture is about.
    ramp = RAMP[look.theme]
    colors = [ACCENT[look.theme], ramp[2], ramp[1], ramp[0], GREY[look.theme], GROUND[look.theme]][: len(order)]
    places = {"label": "datum.label", "standing": "datum.standing", "share": "format(datum.share, '.0%')"}
    told = sentence(look.words, said, **places, rows="format(datum.rows, ',')", of="format(datum.of, ',')")
    legend = alt.Legend(
        orient="top", direction="horizontal", title=None, columns=2 if look.is_narrow else len(order), labelLimit=260
    )
    parts = (
        alt.Chart()
        .transform_calculate(told=told)
        .mark_bar(height=ROW - 10, stroke=GREY[look.theme], strokeWidth=0.5)
        .encode(
            x=x,
            y=y,
            color=alt.Color("standing:N", legend=legend).scale(domain=order, range=colors),
            order=alt.Order("place:Q"),
            **pointed("told"),
        )
    )
    firsts = (
        alt.Chart()
        .transform_filter("datum.place == 0")
        .mark_text(align="left", dx=5)
        .encode(x=alt.XDatum(1), y=y, text=alt.Text("share:Q", format=".0%"))
    )
    rows = standings[["label", "standing", "share", "rows", "of"]].assign(place=standings["standing"].map(order.index))
    return dressed(sized(layered(parts, firsts, data=rows), width=look.width, height=standings_height(standings)), look.theme)


def standings_height(standings: pd.DataFrame) -> int:
    """Return the height of standings_chart in pixels, without its legend."""
    return ROW * standings["label"].nunique() + 10
