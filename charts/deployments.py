"""How were an operation's troops spread, year by year? Sites, concentration and distance from headquarters."""

import altair as alt
import pandas as pd

from charts.theme import ACCENT, GROUND, INK

HEIGHT = 190


def years_x(years: pd.DataFrame) -> alt.X:
    """Return the axis of the years, whole numbers, with room for the first and the last bar."""
    domain = [float(years["year"].min()) - 0.6, float(years["year"].max()) + 0.6]
    axis = alt.Axis(format="d", grid=False, tickCount=7, tickMinStep=1, labelOverlap=True)
    return alt.X("year:Q", title=None, axis=axis, scale=alt.Scale(domain=domain, nice=False, zero=False))


def sites_chart(years: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw the number of sites by year as bars, in them dark the fewest that hold half of the known troops.

    `years` has year, sites and sites_with_half; a missing number has no bar.
    """
    rows = years[["year", "sites", "sites_with_half"]].astype("float64")
    base = alt.Chart(rows).encode(x=years_x(years), tooltip=[])
    axis = alt.Axis(tickCount=4, tickMinStep=1, format="d", title=None)
    size = max(3, min(16, 180 / len(rows)))
    return alt.layer(
        base.transform_filter("isValid(datum.sites)")
        .mark_bar(color=ACCENT[theme], opacity=0.35, size=size)
        .encode(y=alt.Y("sites:Q", axis=axis)),
        base.transform_filter("isValid(datum.sites_with_half)")
        .mark_bar(color=ACCENT[theme], size=size)
        .encode(y=alt.Y("sites_with_half:Q", axis=axis)),
    ).properties(width="container", height=HEIGHT)


def measure_chart(years: pd.DataFrame, field: str, theme: str, text: str) -> alt.LayerChart:
    """Draw a measure by year as a dashed line of estimates, broken where it is missing; doubtful years are hollow.

    `years` has year, the field and is_doubtful; `text` is the axis's number format.
    """
    rows = years[["year", field]].astype("float64").round(4).assign(doubtful=years["is_doubtful"].astype(bool))
    axis = alt.Axis(tickCount=4, format=text, title=None)
    base = alt.Chart(rows).encode(x=years_x(years), y=alt.Y(f"{field}:Q", axis=axis, scale=alt.Scale(zero=True)))
    color = ACCENT[theme]
    known = base.transform_filter(f"isValid(datum.{field})")
    return alt.layer(
        base.mark_line(color=color, strokeWidth=1.5, strokeDash=[4, 2]),
        known.transform_filter("!datum.doubtful").mark_point(color=color, filled=True, size=34, opacity=1),
        known.transform_filter("datum.doubtful").mark_point(
            fill=GROUND[theme], stroke=INK[theme], size=34, opacity=1, strokeWidth=1.2
        ),
    ).properties(width="container", height=HEIGHT)


def capital_chart(years: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw the distance from the capital by year: bars between the quartiles, in them the middle, and points for the mean.

    `years` has year, mean_km, quarter_km, half_km, three_quarters_km and is_doubtful (hollow); a year without has no mark.
    """
    fields = ["mean_km", "quarter_km", "half_km", "three_quarters_km"]
    rows = years[["year", *fields]].astype("float64").round(1).assign(doubtful=years["is_doubtful"].astype(bool))
    color, size = ACCENT[theme], max(3, min(16, 180 / len(rows)))
    axis, scale = alt.Axis(tickCount=4, format=",.0f", title=None), alt.Scale(zero=True)
    base = alt.Chart(rows).encode(x=years_x(years), tooltip=[]).transform_filter("isValid(datum.mean_km)")
    y = [alt.Y(f"{field}:Q", axis=axis, scale=scale) for field in fields]
    mean = base.encode(y=y[0])
    return alt.layer(
        base.mark_bar(color=color, opacity=0.25, size=size).encode(y=y[1], y2="three_quarters_km:Q"),
        base.mark_tick(color=color, thickness=2, size=size, orient="horizontal").encode(y=y[2]),
        mean.transform_filter("!datum.doubtful").mark_point(color=INK[theme], filled=True, size=26, opacity=1),
        mean.transform_filter("datum.doubtful").mark_point(fill=GROUND[theme], stroke=INK[theme], size=26, opacity=1),
    ).properties(width="container", height=HEIGHT)
