"""Who gets and who pays? Bars of operations' budgets and of states' shares, steps of the soldier's rate."""

import altair as alt
import pandas as pd

from charts.money import years_x
from charts.theme import ACCENT, INK, QUIET
from charts.timeline import milliseconds
from data.schema import labels

SCOPES = labels("budgets", "scope")
REGULAR, PREMIUM = "Regular rate", "Premium"


def operations_chart(budgets: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw what was voted for each operation of a year; the shade says what the amount holds.

    `budgets` has label, amount_usd, scope and figure (the amount in words), the largest first.
    """
    rows = budgets[["label", "figure"]].assign(
        million=budgets["amount_usd"].astype(float) / 1e6, scope=budgets["scope"].map(SCOPES)
    )
    domain = [name for name in SCOPES.values() if name in set(rows["scope"])]
    shades = dict(zip(SCOPES.values(), [ACCENT[theme], INK[theme], QUIET[theme]], strict=True))
    base = alt.Chart(rows).encode(
        x=alt.X("million:Q", axis=None, scale=alt.Scale(domain=[0, float(rows["million"].max()) * 1.35])),
        y=alt.Y("label:N", sort=None, title=None),
    )
    color = alt.Color("scope:N", scale=alt.Scale(domain=domain, range=[shades[name] for name in domain]))
    bars = base.mark_bar(height=13).encode(color=color.legend(columns=2, labelLimit=190))
    text = base.mark_text(align="left", dx=5, color=INK[theme]).encode(text="figure:N")
    return alt.layer(bars, text).properties(width="container", height=alt.Step(22))


def shares_chart(shares: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw the largest shares as bars, the regular rate and the premium told apart, the sum at the end.

    `shares` has label, paid_pct (the regular rate less a discount), premium_pct and share_pct, the largest first.
    """
    long = shares.melt("label", ["paid_pct", "premium_pct"], "part", "points").round(4)
    long = long[long["points"] > 0].assign(part=lambda rows: rows["part"].map({"paid_pct": REGULAR, "premium_pct": PREMIUM}))
    y = alt.Y("label:N", sort=list(shares["label"]), title=None)
    x = alt.X("points:Q", axis=None, stack="zero", scale=alt.Scale(domain=[0, float(shares["share_pct"].max()) * 1.18]))
    color = alt.Color("part:N", scale=alt.Scale(domain=[REGULAR, PREMIUM], range=[ACCENT[theme], QUIET[theme]]))
    order = alt.Order("first:Q")
    bars = (
        alt.Chart(long.assign(first=(long["part"] == PREMIUM).astype(int)))
        .mark_bar(height=13)
        .encode(x=x, y=y, color=color, order=order)
    )
    sums = alt.Chart(shares[["label", "share_pct"]].round(4))
    text = sums.mark_text(align="left", dx=5, color=INK[theme]).encode(
        x=alt.X("share_pct:Q"), y=y, text=alt.Text("share_pct:Q", format=".2f")
    )
    return alt.layer(bars, text).properties(width="container", height=alt.Step(21))


def rates_chart(steps: pd.DataFrame, points: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw the monthly rate as steps from their first day, and months in which a rate is known to have been paid as points.

    `steps` has from_date, to_date and rate_usd; `points` has at_date, rate_usd, label and side (where its label goes).
    """
    first, last = pd.Timestamp("2006-06-01"), steps["to_date"].max() + pd.DateOffset(months=18)
    lines = pd.DataFrame(
        {"start": milliseconds(steps["from_date"]), "end": milliseconds(steps["to_date"]), "rate": steps["rate_usd"].astype(int)}
    ).assign(join=lambda rows: rows["rate"].shift(-1), middle=lambda rows: (rows["start"] + rows["end"]) / 2)
    lines["below"] = lines.index % 2 == 1  # short steps follow each other closely: their figures take turns
    known = pd.DataFrame({"start": milliseconds(points["at_date"]), "rate": points["rate_usd"].astype(int)})
    known = known.assign(label=points["label"], side=points["side"])
    y = alt.Y("rate:Q", title=None, scale=alt.Scale(domain=[0, 1600]), axis=alt.Axis(format=",.0f", values=[0, 500, 1000, 1500]))
    base, dots = (alt.Chart(rows).encode(x=years_x("start", first, last), y=y) for rows in (lines, known))
    rises = alt.Chart(lines.dropna(subset="join")).mark_rule(color=ACCENT[theme])
    told = alt.Chart(lines).encode(x=years_x("middle", first, last), y=y, text=alt.Text("rate:Q", format=",.0f"))
    ink = {"color": INK[theme], "fontSize": 12}
    return alt.layer(
        base.mark_rule(color=ACCENT[theme], strokeWidth=2.5).encode(x2="end:T"),
        rises.encode(x=years_x("end", first, last), y=y, y2="join:Q"),
        dots.mark_point(color=ACCENT[theme], size=55),
        told.transform_filter("!datum.below").mark_text(dy=-10, **ink),
        told.transform_filter("datum.below").mark_text(dy=13, **ink),
        dots.transform_filter("datum.side == 'left'").mark_text(align="right", dx=-9, **ink).encode(text="label:N"),
        dots.transform_filter("datum.side == 'right'").mark_text(align="left", dx=9, **ink).encode(text="label:N"),
    ).properties(width="container", height=210)
