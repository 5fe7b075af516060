"""What does it cost? Budgets above strength, and the budget divided by those in uniform."""

import altair as alt
import pandas as pd

from charts.theme import ACCENT, INK, QUIET
from charts.timeline import milliseconds, utc
from data.schema import labels

STAGE_NAMES = labels("budgets", "stage")
VOTED, FINAL, SPENT = STAGE_NAMES.values()
PART = "First approved, parts left out"
STAGES = {VOTED: "circle", PART: "triangle-up", FINAL: "diamond", SPENT: "square"}
# Two panels in one plot share one axis of years: where each begins and ends, as parts of the plot's height.
BUDGET_TOP, BUDGET_FOOT, STRENGTH_TOP, STRENGTH_FOOT = 0.08, 0.66, 0.8, 1.0
SINCE = pd.Timestamp("1948-01-01")
POINT = {"expr": "width < 500 ? 16 : 46"}


def middle(rows: pd.DataFrame) -> pd.Series:
    """Return the middle of each row's period in milliseconds."""
    return milliseconds(rows["period_from"] + (rows["period_to"] - rows["period_from"]) / 2)


def budget_points(totals: pd.DataFrame) -> pd.DataFrame:
    """Return what the chart of budgets draws: year, billions, the kind of amount and whether it is exact or our sum."""
    rows = totals[totals["shown_usd"].notna()]
    kind = rows["stage"].map(STAGE_NAMES).mask(rows["is_part"], PART)
    return pd.DataFrame(
        {
            "at": middle(rows),
            "year": rows["fiscal_year"],
            "billion": (rows["shown_usd"] / 1e9).round(3),
            "kind": kind,
            "exact": rows["quality"] == "published",
            "ours": rows["quality"] == "estimated",
        }
    )


def budget_chart(totals: pd.DataFrame, strength: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw budgets above strength on one axis of years: filled marks are exact, hollow ones rounded or worked out.

    `totals` are those of budget_totals, `strength` that of strength_by_year. A year without an amount stays empty.
    """
    points, last = budget_points(totals), totals["period_to"].max()
    panels = alt.layer(*budget_layers(points, last, theme)), alt.layer(*strength_layers(strength_points(strength), last, theme))
    chart = alt.layer(*panels, *panel_words(points["at"].min(), theme))
    return chart.resolve_scale(y="independent").properties(width="container", height=440)


def panel_words(first_found: float, theme: str) -> list[alt.Chart]:
    """Return what is written in the panels: the unit of each, and that nothing was found for the first decades."""
    since = milliseconds(pd.Series([SINCE])).iloc[0]
    gap = alt.Chart(pd.DataFrame({"at": [(since + first_found) / 2]})).encode(x=same("at")["x"])
    corner = alt.Chart(pd.DataFrame({"at": [0]}))
    quiet = {"color": QUIET[theme]}
    return [
        gap.mark_text(text=["no totals", "found"], lineHeight=16, y=down((BUDGET_TOP + BUDGET_FOOT) / 2), **quiet),
        corner.mark_text(text="Billion dollars a year", align="left", x=0, y=down(BUDGET_TOP - 0.045), **quiet),
        corner.mark_text(text="Uniformed personnel", align="left", x=0, y=down(STRENGTH_TOP - 0.045), **quiet),
    ]


def years_x(field: str, first: pd.Timestamp, last: pd.Timestamp, **axis) -> alt.X:
    """Return the axis of years from a day to a day."""
    scale = alt.Scale(type="utc", domain=[utc(first), utc(last)], nice=False)
    return alt.X(f"{field}:T", title=None, scale=scale, axis=alt.Axis(format="%Y", grid=False, labelOverlap=True, **axis))


def down(part: float) -> alt.ExprRef:
    """Return a place so far down the plot, whatever height the page leaves it."""
    return alt.ExprRef(f"height * {part:.3f}")


def panel_y(field: str, top: float, foot: float, highest: float, **axis) -> alt.Y:
    """Return the vertical axis of one of the panels, from zero at its foot."""
    scale = alt.Scale(domain=[0, highest], range=[down(foot), down(top)], nice=False)
    return alt.Y(f"{field}:Q", title=None, scale=scale, axis=alt.Axis(orient="left", **axis))


def same(field: str) -> dict[str, alt.X | alt.Y]:
    """Return the places of a further layer on axes that the first layer of its panel describes."""
    return {"x": alt.X("at:T", title=None), "y": alt.Y(f"{field}:Q", title=None)}


def budget_layers(points: pd.DataFrame, last: pd.Timestamp, theme: str) -> list[alt.Chart]:
    """Return a thin line through the amounts voted, the way from there to the final amount, the marks and two numbers."""
    voted = points[points["kind"].isin([VOTED, PART])]
    y = panel_y("billion", BUDGET_TOP, BUDGET_FOOT, float(points["billion"].max()) * 1.08, tickCount=4, format="~g")
    line = alt.Chart().mark_line(color=ACCENT[theme], strokeWidth=1, opacity=0.5).encode(x=years_x("at", SINCE, last), y=y)
    tip = [
        alt.Tooltip(field, title=title)
        for field, title in (("year:N", "Year"), ("billion:Q", "Billion dollars"), ("kind:N", "Amount"))
    ]
    marks = (
        alt.Chart()
        .mark_point(color=ACCENT[theme], fill=ACCENT[theme], strokeWidth=1.4, size=POINT, opacity=1)
        .encode(
            **same("billion"),
            tooltip=tip,
            shape=stage_shape(),
            fillOpacity=alt.condition("datum.exact", alt.value(1), alt.value(0)),
        )
    )
    joined = line.transform_filter(alt.FieldOneOfPredicate(field="kind", oneOf=[VOTED, PART]))
    told = voted.loc[[voted["billion"].idxmax(), voted["at"].idxmax()]].drop_duplicates()
    told = told.assign(words=told["billion"].map("{:.3g}".format))
    # Line and marks share their rows, which so travel once.
    drawn = alt.layer(joined, marks, data=points.drop(columns="ours"))
    return [drawn, rise_layer(points, voted, theme), *numbers(told, "billion", theme)]


def rise_layer(points: pd.DataFrame, voted: pd.DataFrame, theme: str) -> alt.Chart:
    """Return the way from the amount first approved to the final one, dashed where that is our sum."""
    way = voted.merge(points[points["kind"] == FINAL], on=["at", "year"], suffixes=("", "_2"))
    dash = alt.condition("datum.ours_2", alt.value([2, 2]), alt.value([1, 0]))
    rule = alt.Chart(way[["at", "billion", "billion_2", "ours_2"]]).mark_rule(color=ACCENT[theme])
    return rule.encode(**same("billion"), y2="billion_2:Q", strokeDash=dash)


def stage_shape() -> alt.Shape:
    """Return the shapes of the kinds of amounts, with their legend in two columns."""
    scale = alt.Scale(domain=list(STAGES), range=list(STAGES.values()))
    return alt.Shape(
        "kind:N", scale=scale, legend=alt.Legend(columns=2, symbolFillColor="transparent", labelLimit=190, symbolSize=60)
    )


def numbers(told: pd.DataFrame, field: str, theme: str) -> list[alt.Chart]:
    """Return `words` above the first of two points and below the last, clear of the line that comes from the left."""
    look = {"align": "right", "color": INK[theme], "fontWeight": "bold"}
    rows = told[["at", field, "words"]]
    above, below = (alt.Chart(each).encode(**same(field), text="words:N") for each in (rows.iloc[:1], rows.iloc[1:]))
    return [above.mark_text(dy=-11, dx=12, **look), below.mark_text(dy=16, dx=6, **look)]


def strength_points(strength: pd.DataFrame) -> pd.DataFrame:
    """Return the strength with `run`: years that follow each other and are of one kind share a number and are joined.

    Means of months have a positive number, single counts a negative one.
    """
    breaks = (strength["period_from"].diff().dt.days > 400) | (strength["is_mean"] != strength["is_mean"].shift())
    run = breaks.cumsum()
    persons = strength["persons"].astype("float64").round(-2).astype(int)
    return pd.DataFrame({"at": middle(strength), "persons": persons, "run": run.where(strength["is_mean"], -run)})


def strength_layers(points: pd.DataFrame, last: pd.Timestamp, theme: str) -> list[alt.Chart]:
    """Return a line through means of months, a dashed one through single counts, and two numbers."""
    y = panel_y("persons", STRENGTH_TOP, STRENGTH_FOOT, 125_000, values=[0, 50_000, 100_000], format=",.0f")
    line = alt.Chart().mark_line(color=INK[theme], strokeWidth=1.5)
    solid = line.transform_filter("datum.run > 0").encode(x=years_x("at", SINCE, last), y=y, detail="run:N")
    dashed = line.transform_filter("datum.run < 0").encode(**same("persons"), detail="run:N", strokeDash=alt.value([4, 3]))
    hollow = alt.Chart().mark_point(color=INK[theme], size=POINT, strokeWidth=1.2, opacity=1).encode(**same("persons"))
    told = points.loc[[points["persons"].idxmax(), points["at"].idxmax()]]
    told = told.assign(words=told["persons"].map("{:,.0f}".format))
    # The three share their rows, which so travel once.
    drawn = alt.layer(solid, dashed, hollow.transform_filter("datum.run < -1"), data=points)
    return [drawn, *numbers(told, "persons", theme)]


def cost_points(costs: pd.DataFrame) -> pd.DataFrame:
    """Return what the chart of costs draws: year, dollars, the kind of amount, and whether strength is a mean of months."""
    kind = costs["stage"].map(STAGE_NAMES).mask(costs["is_low"] & (costs["stage"] == "initial"), PART)
    return pd.DataFrame(
        {
            "at": middle(costs),
            "year": costs["fiscal_year"],
            "dollars": costs["cost_usd"].round(-2),
            "kind": kind,
            "mean": costs["is_mean"].astype(bool),
        }
    )


def cost_chart(costs: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw dollars a person and year: the shape says what the amount is, grey that one count had to do for the strength.

    `costs` are those of cost_per_person.
    """
    rows, last = cost_points(costs), costs["period_to"].max() + pd.DateOffset(months=6)
    x = years_x("at", pd.Timestamp("1996-04-01"), last)
    y = alt.Y("dollars:Q", title=None, axis=alt.Axis(format=",.0f", tickCount=5))
    tip = [alt.Tooltip("year:N", title="Year"), alt.Tooltip("dollars:Q", title="Dollars", format=",.0f"), "kind:N"]
    shade = alt.condition("datum.mean", alt.value(ACCENT[theme]), alt.value(QUIET[theme]))
    base = alt.Chart(rows).encode(x=x, y=y)
    marks = base.mark_point(strokeWidth=1.6, size=60, opacity=1).encode(
        color=shade,
        fill=shade,
        shape=cost_shape(),
        tooltip=tip,
        fillOpacity=alt.condition(alt.datum.kind == FINAL, alt.value(1), alt.value(0)),
    )
    ends = [rows[rows["mean"]]["at"].idxmax(), rows["at"].idxmax()]
    look = {"color": INK[theme], "fontWeight": "bold"}
    texts = [
        alt.Chart(rows.loc[[end], ["at", "dollars"]])
        .mark_text(align="right", dx=12, dy=-16, **look)
        .encode(**same("dollars"), text=alt.Text("dollars:Q", format=",.0f"))
        for end in ends
    ]
    first_count = rows[~rows["mean"]].iloc[[0]]
    words = alt.Chart(first_count[["at"]]).mark_text(
        text=["grey: one count", f"a year from {first_count['year'].iloc[0]}"],
        align="left",
        color=QUIET[theme],
        lineHeight=15,
        dx=-4,
        y=down(0.72),
    )
    return alt.layer(marks, *texts, words.encode(x=same("at")["x"])).properties(width="container", height=260)


def cost_shape() -> alt.Shape:
    """Return the shapes of the amounts that the cost per person rests on."""
    kinds = [FINAL, VOTED, PART]
    return alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=[STAGES[kind] for kind in kinds]),
        legend=alt.Legend(columns=2, labelLimit=190, symbolFillColor="transparent", symbolSize=60),
    )
