"""How many allegations, of whom, with what result? Bars by year and bars by mission."""

import altair as alt
import pandas as pd

from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.payments import ROW, names_y
from charts.theme import CAUSE_COLORS, GROUND, RULE
from charts.wording import pointed
from data.schema import labels
from words import say, say_n

HEIGHT = 320  # pixels
TOLD = say("{year}, {kind}: {n} of {all} allegations")


def shades(kind: str, look: Look) -> dict[str, str]:
    """Return a colour for each value of a column, by its name: one hue in steps of lightness, grey for a fourth."""
    names = list(labels("allegations", kind).values())
    tones = [*CAUSE_COLORS[look.theme].values(), RULE[look.theme]]
    return dict(zip(names, tones, strict=False))


def years_chart(years: pd.DataFrame, kind: str, look: Look) -> alt.LayerChart:
    """Draw allegations by year as stacked bars; those of a year known in part are hollow.

    `years` is data.conduct.by_year of the column `kind`.
    """
    words, colors = look.words, shades(kind, look)
    everyone = years.groupby("year")["allegations"].transform("sum")
    rows = pd.DataFrame(
        {
            "year": years["year"],
            "kind": years[kind].map(labels("allegations", kind)),
            "place": years["place"],
            "n": years["allegations"],
            "partial": years["is_partial"],
            "told": [
                words(
                    TOLD(
                        year=str(row.year),
                        kind=labels("allegations", kind)[getattr(row, kind)].lower(),
                        n=row.allegations,
                        all=int(all_),
                    )
                )
                for row, all_ in zip(years.itertuples(), everyone, strict=True)
            ],
        }
    )
    x = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    y = alt.Y("n:Q", stack="zero", title=None, axis=alt.Axis(tickCount=5))
    scale = {"domain": list(colors), "range": list(colors.values())}
    legend = alt.Legend(columns=2 if look.is_narrow else 4)
    base = alt.Chart().encode(x=x, y=y, order=alt.Order("place:Q"), **pointed("told"))
    whole = base.transform_filter("!datum.partial").mark_bar().encode(color=alt.Color("kind:N", legend=legend).scale(**scale))
    hollow = base.transform_filter("datum.partial").mark_bar(fill=GROUND[look.theme], strokeWidth=1.6, strokeDash=[4, 2])
    hollow = hollow.encode(stroke=alt.Stroke("kind:N", legend=None).scale(**scale))
    sums = years.groupby("year", as_index=False)["allegations"].sum().rename(columns={"allegations": "sum"})
    text = alt.Chart(sums).mark_text(baseline="bottom", dy=-4).encode(x=x, y=alt.Y("sum:Q", title=None), text=alt.Text("sum:Q"))
    return dressed(sized(layered(layered(whole, hollow, data=rows), text), width=look.width, height=HEIGHT), look.theme)


def bars_height(rows: int) -> int:
    """Return the height of a chart of so many bars in pixels, with its legend."""
    return ROW * rows + 50


def missions_chart(missions: pd.DataFrame, look: Look) -> alt.LayerChart:
    """Draw allegations by mission as bars stacked by result, the most first. `missions` has mission (no name: several together),
    missions, allegations and a column for each result.
    """
    words, colors = look.words, shades("result", look)
    names = [row.mission or words(say_n("one other", "{n} others", int(row.missions))) for row in missions.itertuples()]
    missions = missions.assign(label=names)
    keys = list(labels("allegations", "result"))
    rows = missions.melt(["label", "allegations"], keys, "result", "n").query("n > 0")
    rows = rows.assign(
        place=rows["result"].map(keys.index),
        told=[
            words(
                say(
                    "{mission}, {result}: {n} of {all} allegations",
                    mission=row.label,
                    result=labels("allegations", "result")[row.result].lower(),
                    n=row.n,
                    all=row.allegations,
                )
            )
            for row in rows.itertuples()
        ],
        kind=rows["result"].map(labels("allegations", "result")),
    )
    y = names_y(list(missions["label"]))
    most = float(missions["allegations"].max())
    x = alt.X("n:Q", axis=None, stack="zero").scale(domain=[0, most * (1.25 if look.is_narrow else 1.1)], nice=False)
    color = alt.Color("kind:N", legend=alt.Legend(columns=2 if look.is_narrow else 4)).scale(
        domain=list(colors), range=list(colors.values())
    )
    bars = alt.Chart(rows[["label", "kind", "n", "place", "told"]]).mark_bar(height=ROW - 9)
    bars = bars.encode(x=x, y=y, color=color, order=alt.Order("place:Q"), **pointed("told"))
    ends = alt.Chart(missions[["label", "allegations"]]).mark_text(align="left", dx=6)
    ends = ends.encode(x=alt.X("allegations:Q", axis=None), y=y, text=alt.Text("allegations:Q"))
    return dressed(sized(layered(bars, ends), width=look.width, height=alt.Step(ROW)), look.theme)
