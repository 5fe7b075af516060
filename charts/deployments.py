"""How were an operation's troops spread, year by year? Sites, concentration, and the distance from headquarters and capital."""

import altair as alt
import pandas as pd

from charts.axis import MARKED_YEAR, marking
from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, CURSOR, GROUND, INK
from charts.wording import pointed
from words import Decimal, Percent, Say, Year, say

HEIGHT = 280


def years_x(years: pd.DataFrame, look: Look) -> alt.X:
    """Return the axis of the years, whole numbers, with room for the first and the last bar."""
    first, last = int(years["year"].min()), int(years["year"].max())
    step = 1 if last - first < 8 else 5
    step = step if not look.is_narrow or last - first < 5 else 10 if last - first > 20 else 5
    values = [year for year in range(first, last + 1) if year % step == 0]
    axis = alt.Axis(values=values, format="d", grid=False, labelPadding=6)
    return alt.X("year:Q", title=None, axis=axis).scale(domain=[first - 0.7, last + 0.7], nice=False, zero=False)


def bar_width(rows: int, look: Look) -> float:
    """Return how wide the bar of one year is in pixels."""
    return max(3, min(24, (200 if look.is_narrow else 700) / rows))


def chosen_year(years: pd.DataFrame, x: alt.X, look: Look, chosen: int) -> alt.Chart:
    """Return the mark of the chosen year, unseen when it is not among the years or none is chosen (0)."""
    is_shown = f"indexof({sorted(set(map(int, years['year'])))}, {MARKED_YEAR}) >= 0"
    rule = marking(chosen, look, is_shown).mark_rule(strokeDash=[4, 3], color=CURSOR[look.theme], aria=False)
    return rule.encode(x=x)


def kilometers(look: Look) -> str:
    """Return how a tick of a distance is written, as Vega has it."""
    unit = " " + look.words(say("km"))
    return f"datum.label + {unit!r}"


def sites_chart(years: pd.DataFrame, look: Look, chosen: int = 0) -> alt.LayerChart:
    """Draw the number of sites by year as bars, in them dark the fewest that hold half of the known troops.

    `years` has year, sites and sites_with_half; a missing number has no bar.
    """
    words = look.words
    rows = (
        years[["year", "sites", "sites_with_half"]]
        .astype("float64")
        .assign(told=[words(sites_said(row)) for row in years.itertuples()])
    )
    x = years_x(years, look)
    base = alt.Chart(rows).encode(x=x, **pointed("told"))
    axis = alt.Axis(tickCount=4, tickMinStep=1, format=",d")
    size = bar_width(len(rows), look)
    y = alt.Y("sites:Q", axis=axis, title=None)
    bars = [
        base.transform_filter("isValid(datum.sites)").mark_bar(color=ACCENT[look.theme], opacity=0.35, size=size).encode(y=y),
        base.transform_filter("isValid(datum.sites_with_half)")
        .mark_bar(color=ACCENT[look.theme], size=size)
        .encode(y=alt.Y("sites_with_half:Q", axis=axis, title=None)),
    ]
    chart = layered(chosen_year(years, x, look, chosen), *bars)
    return dressed(sized(chart, width=look.width, height=HEIGHT), look.theme)


def sites_said(row) -> Say:
    """Return a year's sites in words."""
    if pd.isna(row.sites):
        return say("{year}: no map", year=Year(row.year))
    if pd.isna(row.sites_with_half):
        return say("{year}: {n} sites, no troops with a figure", year=Year(row.year), n=int(row.sites))
    return say(
        "{year}: {n} sites; half of the troops stood at {half}",
        year=Year(row.year),
        n=int(row.sites),
        half=int(row.sites_with_half),
    )


def measure_chart(years: pd.DataFrame, field: str, look: Look, chosen: int = 0) -> alt.LayerChart:
    """Draw a measure by year as a dashed line of estimates, broken where it is missing; doubtful years are hollow.

    `years` has year, the field (largest_share, a part of 1, or a distance in km) and is_doubtful.
    """
    is_share = field == "largest_share"
    told = [look.words(measure_said(row.year, getattr(row, field), is_share)) for row in years.itertuples()]
    rows = years[["year", field]].astype("float64").round(4).assign(doubtful=years["is_doubtful"].astype(bool), told=told)
    axis = alt.Axis(
        tickCount=4,
        title=None,
        format=".0%" if is_share else ",.0f",
        labelExpr="datum.label" if is_share else kilometers(look),
    )
    x = years_x(years, look)
    y = alt.Y(f"{field}:Q", axis=axis).scale(zero=True)
    base = alt.Chart(rows).encode(x=x, y=y)
    color = ACCENT[look.theme]
    known = base.transform_filter(f"isValid(datum.{field})").encode(**pointed("told"))
    chart = layered(
        chosen_year(years, x, look, chosen),
        base.mark_line(color=color, strokeWidth=1.5, strokeDash=[4, 2]),
        known.transform_filter("!datum.doubtful").mark_point(color=color, filled=True, size=40, opacity=1),
        known.transform_filter("datum.doubtful").mark_point(
            fill=GROUND[look.theme], stroke=color, size=40, opacity=1, strokeWidth=1.4
        ),
    )
    return dressed(sized(chart, width=look.width, height=HEIGHT), look.theme)


def measure_said(year: int, value: float, is_share: bool) -> Say:
    """Return a year's measure in words."""
    if pd.isna(value):
        return say("{year}: not known", year=Year(year))
    return (
        say("{year}: {share} of the troops at the largest site", year=Year(year), share=Percent(value))
        if is_share
        else say("{year}: {km} kilometres on average", year=Year(year), km=Decimal(value, 0))
    )


def capital_chart(years: pd.DataFrame, look: Look, chosen: int = 0) -> alt.LayerChart:
    """Draw the distance from the capital by year: bars between the quartiles, in them the middle, and points for the mean.

    `years` has year, mean_km, quarter_km, half_km, three_quarters_km and is_doubtful (hollow); a year without has no mark.
    """
    fields = ["mean_km", "quarter_km", "half_km", "three_quarters_km"]
    told = [look.words(capital_said(row)) for row in years.itertuples()]
    rows = years[["year", *fields]].astype("float64").round(1).assign(doubtful=years["is_doubtful"].astype(bool), told=told)
    color, size = ACCENT[look.theme], bar_width(len(rows), look)
    axis = alt.Axis(tickCount=4, format=",.0f", title=None, labelExpr=kilometers(look))
    x = years_x(years, look)
    base = alt.Chart(rows).encode(x=x, **pointed("told")).transform_filter("isValid(datum.mean_km)")
    y = [alt.Y(f"{field}:Q", axis=axis).scale(zero=True) for field in fields]
    mean = base.encode(y=y[0])
    chart = layered(
        chosen_year(years, x, look, chosen),
        base.mark_bar(color=color, opacity=0.3, size=size).encode(y=y[1], y2=alt.Y2("three_quarters_km:Q")),
        base.mark_tick(color=color, thickness=2, size=size, orient="horizontal").encode(y=y[2]),
        mean.transform_filter("!datum.doubtful").mark_point(color=INK[look.theme], filled=True, size=30, opacity=1),
        mean.transform_filter("datum.doubtful").mark_point(fill=GROUND[look.theme], stroke=INK[look.theme], size=30, opacity=1),
    )
    return dressed(sized(chart, width=look.width, height=HEIGHT), look.theme)


def capital_said(row) -> Say:
    """Return a year's distances from the capital in words."""
    if pd.isna(row.mean_km):
        return say("{year}: not known", year=Year(row.year))
    return say(
        "{year}: {km} kilometres on average; half of the troops within {half}, the middle half from {near} to {far}",
        year=Year(row.year),
        km=Decimal(row.mean_km, 0),
        half=Decimal(row.half_km, 0),
        near=Decimal(row.quarter_km, 0),
        far=Decimal(row.three_quarters_km, 0),
    )
