"""What was the war like around an operation? Deaths a year as ranges, and below them a tile for each year of conflict or war."""

import altair as alt
import pandas as pd

from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.money import down
from charts.theme import ACCENT, CAUSE_COLORS, GREY, LAND, QUIET, RULE
from charts.wording import pointed
from data.schema import labels
from words import About, Year, say

HEIGHT = 260  # pixels
FOOT = 0.82  # where the deaths end and the tiles begin, down the plot
TICKS = (0, 25, 100, 1000, 10_000, 100_000, 1_000_000)
FEW = 2000  # deaths a year, from which 25 is too near to nought to be named
TILES_HEIGHT = 110  # pixels, where no deaths are estimated
NONE = say("No armed conflict")
ESTIMATE = say("{year}: {best} deaths, between {low} and {high}; {intensity}")
WITHOUT = say("{year}: {intensity}")


def conflict_chart(years: pd.DataFrame, start: float, end: float, name: str, look: Look) -> alt.LayerChart:
    """Draw deaths by year as a point within its range, and the years of conflict as tiles; the operation's time is shaded.

    `years` is data.conflict.conflict_years; `start` and `end` bound the operation, in years with decimals; `name` is its acronym.
    The scale of deaths grows tenfold a step, so that a massacre does not flatten a long war.
    """
    words, theme = look.words, look.theme
    named = {key: words(text) for key, text in labels("conflicts", "intensity").items()} | {"": words(NONE)}
    rows = years.assign(
        middle=years["year"] + 0.5,
        after=years["year"] + 1,
        kind=years["intensity"].map(named),
        low=years["deaths_low"],
        best=years["deaths_best"],
        high=years["deaths_high"],
        told=[told(row, named, words) for row in years.itertuples()],
    )[["year", "middle", "after", "kind", "low", "best", "high", "told"]]
    first, last = int(rows["year"].min()), int(rows["year"].max()) + 1
    step = next(step for step in (1, 2, 5, 10, 20) if (last - first) / step <= (6 if look.is_narrow else 16))
    axis = alt.Axis(values=[year for year in range(first, last) if year % step == 0], format="d", grid=False)
    x = alt.X("year:Q", title=None, axis=axis).scale(domain=[first, last], nice=False)
    shade = alt.Chart(pd.DataFrame({"year": [max(start, first)], "after": [min(end, last)], "name": [name]}))
    shaded = shade.mark_rect(color=LAND[theme], opacity=0.7, aria=False).encode(
        x=x, x2=alt.X2("after:Q"), y=alt.YValue(0), y2=alt.Y2Value(down(1.0))
    )
    title = shade.mark_text(align="left", baseline="top", dx=4, dy=3, color=QUIET[theme], fontWeight="bold").encode(
        x=x, y=alt.YValue(0), text=alt.Text("name:N")
    )
    scale = alt.Scale(domain=list(named.values()), range=[*list(CAUSE_COLORS[theme].values())[:2], RULE[theme]])
    tiles = (
        alt.Chart()
        .mark_rect(stroke=None)
        .encode(
            x=x,
            x2=alt.X2("after:Q"),
            y=alt.YValue(down(0.88 if years["deaths_best"].notna().any() else 0.7)),
            y2=alt.Y2Value(down(1.0)),
            color=alt.Color("kind:N", scale=scale, legend=alt.Legend(columns=1 if look.is_narrow else 3)),
            **pointed("told"),
        )
    )
    layers = [shaded, tiles]
    if rows["best"].notna().any():
        most = float(rows["high"].max())
        ticks = [tick for tick in TICKS if tick <= most * 1.6 and (tick != 25 or most < FEW)]
        deaths = {
            "type": "symlog",
            "constant": 25,
            "domain": [0, max(most, 30)],
            "range": [down(FOOT), down(0.06)],
            "nice": False,
        }
        y = alt.Y("low:Q", title=None, axis=alt.Axis(values=ticks, format=",d")).scale(**deaths)
        known = alt.Chart().transform_filter("isValid(datum.best)")
        marks = pointed("told")
        layers += [
            known.mark_rule(color=GREY[theme], strokeWidth=3, opacity=0.7).encode(
                x=alt.X("middle:Q"), y=y, y2=alt.Y2("high:Q"), **marks
            ),
            known.mark_point(color=ACCENT[theme], filled=True, opacity=1, size=26 if look.is_narrow else 44).encode(
                x=alt.X("middle:Q"), y=alt.Y("best:Q", title=None).scale(**deaths), **marks
            ),
        ]
    chart = layered(*layers, data=rows)
    height = HEIGHT if rows["best"].notna().any() else TILES_HEIGHT
    return dressed(sized(layered(chart, title), width=look.width, height=height), theme)


def told(row, named: dict[str, str], words) -> str:
    """Return what pointing at a year says."""
    year, intensity = Year(row.year), named[row.intensity].lower()
    if pd.isna(row.deaths_best):
        return words(WITHOUT(year=year, intensity=intensity))
    return words(
        ESTIMATE(
            year=year, best=About(int(row.deaths_best)), low=int(row.deaths_low), high=int(row.deaths_high), intensity=intensity
        )
    )
