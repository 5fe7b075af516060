"""How far do the tables reach? A tile for each subject and year, and bars of what there is of each kind."""

from typing import Final

import altair as alt
import pandas as pd

from charts.dress import dressed, sized
from charts.look import Look
from charts.theme import ACCENT, GROUND
from charts.wording import pointed, sentence
from words import say

ROW: Final = 30  # pixels
PLAIN, DOUBTFUL = "plain", "doubtful"


def years_chart(told: pd.DataFrame, look: Look) -> alt.LayerChart:
    """Draw a tile for each subject and year that has rows: filled for plain counts, hollow where all are doubtful.

    `told` has title, year, kind, rows, in the order in which subjects are to stand.
    """
    titles = list(dict.fromkeys(told["title"]))
    room = 118 if look.is_narrow else 210
    y = alt.Y(
        "title:N", sort=titles, title=None, axis=alt.Axis(minExtent=room, maxExtent=room, labelLimit=room - 8, domain=False)
    )
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
    chart = alt.layer(plain, doubtful, data=told[["title", "year", "kind", "rows"]])
    return dressed(sized(chart, width=look.width, height=years_height(told)), look.theme)


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
    chart = alt.layer(bars, numbers, data=counts[["label", "n"]])
    return dressed(sized(chart, width=look.width, height=counts_height(counts)), look.theme)


def counts_height(counts: pd.DataFrame) -> int:
    """Return the height of counts_chart in pixels."""
    return ROW * len(counts) + 10
