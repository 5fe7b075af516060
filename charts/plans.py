"""What was asked for and what was approved? Bars of the amounts approved, with ticks for the amounts proposed and those of a year before."""

import altair as alt
import pandas as pd

from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.payments import ROW, names_y
from charts.theme import ACCENT, CURSOR, INK
from charts.wording import pointed
from data.plans import SERIES
from words import Money, say

LEGEND, LINE = 34, 18  # pixels of the names of the amounts side by side, and of each that stands below the first on a phone
NAMES = {"before": say("First approved, {year}"), "proposed": say("Proposed, {year}"), "approved": say("First approved, {year}")}


def plan_height(rows: int, is_narrow: bool = False) -> int:
    """Return the height of the chart of so many rows in pixels."""
    return ROW * rows + LEGEND + (LINE * (len(SERIES) - 1) if is_narrow else 0)


def plan_chart(plans: pd.DataFrame, before: str, year: str, look: Look) -> alt.LayerChart:
    """Draw each amount approved as a bar, what was proposed and what was approved for the year before as ticks on it.

    `plans` is data.plans.next_budgets; `before` and `year` are budget years, as 2026/27.
    """
    words = look.words
    names = {name: words(NAMES[name](year=before if name == "before" else year)) for name in SERIES}
    rows = plans.melt(["label"], [f"{name}_usd" for name in SERIES], "series", "usd").dropna(subset="usd")
    rows = pd.DataFrame(
        {
            "label": rows["label"],
            "series": rows["series"].str.removesuffix("_usd").map(names),
            "million": (rows["usd"] / 1e6).round(3),
            "amount": [words(Money(usd)) for usd in rows["usd"]],
        }
    )
    rows["told"] = [
        words(say("{operation}, {series}: {amount}", operation=row.label, series=row.series.lower(), amount=row.amount))
        for row in rows.itertuples()
    ]
    y = names_y(list(plans["label"]))
    x = alt.X("million:Q", axis=None).scale(
        domain=[0, float(rows["million"].max()) * (1.6 if look.is_narrow else 1.1)], nice=False
    )
    color = alt.Color("series:N", legend=alt.Legend(columns=1 if look.is_narrow else 3)).scale(
        domain=[names[name] for name in reversed(SERIES)], range=[ACCENT[look.theme], CURSOR[look.theme], INK[look.theme]]
    )
    base = alt.Chart().encode(x=x, y=y, color=color, **pointed("told"))
    layers = [
        base.transform_filter(alt.datum.series == names["approved"]).mark_bar(height=ROW - 11, opacity=0.85),
        base.transform_filter(alt.datum.series == names["before"]).mark_tick(size=ROW - 8, thickness=2),
        base.transform_filter(alt.datum.series == names["proposed"]).mark_tick(size=ROW - 8, thickness=3),
    ]
    most = rows.groupby("label")["million"].transform("max")
    ends = rows[rows["series"] == names["approved"]].assign(million=most)
    text = alt.Chart(ends).mark_text(align="left", dx=8).encode(x=x, y=y, text=alt.Text("amount:N"))
    chart = layered(layered(*layers, data=rows), text)
    return dressed(sized(chart, width=look.width, height=alt.Step(ROW)), look.theme)
