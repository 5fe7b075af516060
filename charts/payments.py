"""Who gets and who pays? Bars of operations' budgets and of states' shares, steps of the monthly rate for each soldier."""

import altair as alt
import pandas as pd

from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.money import years_x
from charts.theme import ACCENT, CURSOR, GREY, GROUND, INK
from charts.wording import pointed
from data.schema import labels
from words import Decimal, Money, Month, say

ROW, RATES_HEIGHT, LETTER = 24, 250, 7.6  # pixels
REGULAR, PREMIUM = say("Regular rate, less discount"), say("Premium of the permanent members")


def names_y(names: list[str]) -> alt.Y:
    """Return the axis of names from top to bottom in their order, with the room that the longest of them needs."""
    room = round(min(170, max(len(name) for name in names) * LETTER + 8))
    return alt.Y(
        "label:N", sort=names, title=None, axis=alt.Axis(minExtent=room, maxExtent=room, labelLimit=room, labelPadding=6)
    )


def bars_height(rows: int) -> int:
    """Return the height of a chart of so many bars in pixels, with its legend."""
    return ROW * rows + 36


def operations_chart(budgets: pd.DataFrame, look: Look, mission: str = "") -> alt.LayerChart:
    """Draw each operation's amount of a year as a bar, the largest first; hollow where it is no exact amount of a whole year.

    `budgets` is data.finance.operations; the bar of `mission` is marked.
    """
    words, scopes = look.words, labels("budgets", "scope")
    rows = pd.DataFrame(
        {
            "label": budgets["acronym"],
            "million": (budgets["amount_usd"].astype(float) / 1e6).round(3),
            "doubt": budgets["is_doubtful"].astype(bool),
            "is_chosen": budgets["mission_id"] == mission,
            "amount": [words(Money(amount)) for amount in budgets["amount_usd"]],
            "told": [
                words(
                    say(
                        "{operation}: {amount}, {scope}",
                        operation=row.acronym,
                        amount=Money(row.amount_usd),
                        scope=scopes[row.scope].lower(),
                    )
                )
                for row in budgets.itertuples()
            ],
        }
    )
    y = names_y(list(rows["label"]))
    most = float(rows["million"].max())
    x = alt.X("million:Q", axis=None).scale(domain=[0, most * (1.5 if look.is_narrow else 1.2)], nice=False)
    tone = alt.condition("datum.is_chosen", alt.value(CURSOR[look.theme]), alt.value(ACCENT[look.theme]))
    base = alt.Chart().encode(x=x, y=y, **pointed("told"))
    whole = base.transform_filter("!datum.doubt").mark_bar(height=ROW - 9).encode(color=alt.ColorValue(**tone))
    hollow = base.transform_filter("datum.doubt").mark_bar(
        height=ROW - 9, fill=GROUND[look.theme], strokeWidth=1.4, strokeDash=[4, 2]
    )
    text = alt.Chart().mark_text(align="left", dx=6).encode(x=x, y=y, text=alt.Text("amount:N"))
    chart = layered(whole, hollow.encode(stroke=alt.StrokeValue(**tone)), text, data=rows)
    return dressed(sized(chart, width=look.width, height=alt.Step(ROW)), look.theme)


def shares_chart(shares: pd.DataFrame, look: Look, iso3: str = "") -> alt.LayerChart:
    """Draw the largest shares as bars, the regular rate and the premium told apart, the sum at the end.

    `shares` is data.finance.largest_shares; the name and the sum of the state `iso3` are in the colour of what is chosen.
    """
    words = look.words
    parts = [words(REGULAR), words(PREMIUM)]
    pieces = shares.melt(["label", "iso3", "share_pct"], ["paid_pct", "premium_pct"], "part", "points").query("points > 0")
    pieces = pieces.assign(part=pieces["part"].map(dict(zip(["paid_pct", "premium_pct"], parts, strict=True))))
    pieces = pieces.assign(
        order=(pieces["part"] == parts[1]).astype(int),
        told=[
            words(
                say(
                    "{state}: {points} of {share} per cent, {part}",
                    state=row.label,
                    points=Decimal(row.points, 2),
                    share=Decimal(row.share_pct, 2),
                    part=row.part.lower(),
                )
            )
            for row in pieces.itertuples()
        ],
    )
    y = names_y(list(shares["label"]))
    most = float(shares["share_pct"].max())
    x = alt.X("points:Q", axis=None, stack="zero").scale(domain=[0, most * (1.6 if look.is_narrow else 1.12)], nice=False)
    legend = alt.Legend(columns=1 if look.is_narrow else 2, labelLimit=260)
    color = alt.Color("part:N", legend=legend).scale(domain=parts, range=[ACCENT[look.theme], GREY[look.theme]])
    bars = alt.Chart(pieces[["label", "part", "points", "order", "told"]].round(4)).mark_bar(height=ROW - 9)
    bars = bars.encode(x=x, y=y, color=color, order=alt.Order("order:Q"), **pointed("told"))
    sums = pd.DataFrame(
        {
            "label": shares["label"],
            "share": shares["share_pct"].round(4),
            "is_chosen": shares["iso3"] == iso3,
            "text": [words(say("{share} per cent", share=Decimal(share, 2))) for share in shares["share_pct"]],
        }
    )
    tone = alt.condition("datum.is_chosen", alt.value(CURSOR[look.theme]), alt.value(INK[look.theme]))
    ends = (
        alt.Chart(sums)
        .mark_text(align="left", dx=6)
        .encode(x=alt.X("share:Q", axis=None), y=y, text=alt.Text("text:N"), color=alt.ColorValue(**tone))
    )
    return dressed(sized(layered(bars, ends), width=look.width, height=alt.Step(ROW)), look.theme)


def decimal_years(days: pd.Series) -> pd.Series:
    """Return days as years with decimals: 2014.5 for 1 July 2014."""
    return (days.dt.year + (days.dt.day_of_year - 1) / 365.25).round(3)


def rates_chart(steps: pd.DataFrame, known: pd.DataFrame, look: Look) -> alt.LayerChart:
    """Draw the monthly rate as steps from their first day, and months in which a rate is known to have been paid as hollow points.

    `steps` is data.finance.rate_steps, `known` data.finance.rate_points.
    """
    words = look.words
    lines = pd.DataFrame(
        {
            "start": decimal_years(steps["from_date"]),
            "end": decimal_years(steps["to_date"]),
            "rate": steps["rate_usd"].astype(int),
            "told": [
                words(say("{rate} dollars a month from {month}", rate=row.rate_usd, month=Month(row.from_date)))
                for row in steps.itertuples()
            ],
        }
    ).assign(join=lambda rows: rows["rate"].shift(-1))
    dots = pd.DataFrame(
        {
            "at": decimal_years(known["at_date"]),
            "rate": known["rate_usd"].astype(int),
            "told": [
                words(say("{rate} dollars a month, paid in {month}", rate=row.rate_usd, month=Month(row.at_date)))
                for row in known.itertuples()
            ],
        }
    )
    first, last = float(dots["at"].min()) - 1, float(lines["end"].max()) + 1
    axis = alt.Axis(format=",d", values=[0, 500, 1000, 1500])
    y = alt.Y("rate:Q", title=None, axis=axis).scale(domain=[0, 1700], nice=False)
    x = years_x(first, last, look, "start")
    color = ACCENT[look.theme]
    stairs = alt.Chart(lines).mark_rule(color=color, strokeWidth=2.5).encode(x=x, x2=alt.X2("end:Q"), y=y, **pointed("told"))
    rises = alt.Chart(lines.dropna(subset="join")).mark_rule(color=color).encode(x=alt.X("end:Q"), y=y, y2=alt.Y2("join:Q"))
    hollow = alt.Chart(dots).mark_point(color=color, fill=GROUND[look.theme], size=60, opacity=1)
    hollow = hollow.encode(x=alt.X("at:Q"), y=y, **pointed("told"))
    ends = pd.concat([lines.iloc[[0]].assign(at=lambda row: row["start"]), lines.iloc[[-1]].assign(at=lambda row: row["end"])])
    ends = ends[["at", "rate"]].assign(text=[words(say("{rate} dollars", rate=int(rate))) for rate in ends["rate"]])
    told = (
        alt.Chart(ends.iloc[[1]])
        .mark_text(dy=-13, align="right", fontWeight="bold")
        .encode(x=alt.X("at:Q"), y=y, text=alt.Text("text:N"))
    )
    begun = (
        alt.Chart(ends.iloc[[0]])
        .mark_text(dy=-13, align="left", fontWeight="bold")
        .encode(x=alt.X("at:Q"), y=y, text=alt.Text("text:N"))
    )
    named = dots.assign(text=[words(say("{rate} dollars", rate=int(rate))) for rate in dots["rate"]])[
        known["is_first"].to_numpy()
    ]
    basic = alt.Chart(named.iloc[[0]]).mark_text(dy=-15).encode(x=alt.X("at:Q"), y=y, text=alt.Text("text:N"))
    later = alt.Chart(named.iloc[1:]).mark_text(dx=-10, align="right").encode(x=alt.X("at:Q"), y=y, text=alt.Text("text:N"))
    names = [told, basic, later] if look.is_narrow else [told, begun, basic, later]  # on a phone the steps leave no room
    chart = layered(stairs, rises, hollow, *names)
    return dressed(sized(chart, width=look.width, height=RATES_HEIGHT), look.theme)
