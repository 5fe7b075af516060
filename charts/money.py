"""What does it cost? The approved budget as one line, the stages of each year's budget, and the budget divided by those in uniform."""

import altair as alt
import pandas as pd

from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, CURSOR, GREY, GROUND, INK, QUIET
from charts.wording import pointed
from data.schema import labels
from words import Money, Say, say

HEIGHT, COST_HEIGHT = 360, 280
FROM = 1992  # the first year of the line; what is known earlier stands as single points
STAGES = {"initial": "accent", "final": "ink", "expenditure": "grey"}
TOKENS = {"accent": ACCENT, "ink": INK, "grey": GREY}


def beside(look: Look) -> int:
    """Return how many years apart two names must stand not to touch."""
    return 12 if look.is_narrow else 4


def down(part: float) -> alt.ExprRef:
    """Return a place so far down the plot, whatever height the page leaves it."""
    return alt.ExprRef(f"height * {part:.3f}")


def panel_y(field: str, top: float, foot: float, highest: float, **axis) -> alt.Y:
    """Return the vertical axis of one of several panels in a plot, from zero at its foot."""
    scale = alt.Scale(domain=[0, highest], range=[down(foot), down(top)], nice=False)
    return alt.Y(f"{field}:Q", title=None, scale=scale, axis=alt.Axis(orient="left", **axis))


def middle(rows: pd.DataFrame) -> pd.Series:
    """Return the middle of each row's period as a year with decimals: 2010.0 for July 2009 to June 2010."""
    half = rows["period_from"] + (rows["period_to"] - rows["period_from"]) / 2
    return (half.dt.year + (half.dt.day_of_year - 1) / 365.25).round(2)


def years_x(first: float, last: float, look: Look, field: str = "at") -> alt.X:
    """Return the axis of years, named as often as there is room for."""
    step = 10 if look.is_narrow else 5
    values = [year for year in range(int(first), int(last) + 1) if year % step == 0]
    axis = alt.Axis(values=values, format="d", grid=False, labelPadding=6)
    return alt.X(f"{field}:Q", title=None, axis=axis).scale(domain=[first, last], nice=False)


def billions_y(field: str, most: float, look: Look) -> alt.Y:
    """Return the axis of billions of dollars, each tick in words."""
    unit = look.words(say("billion"))
    values = list(range(0, int(most) + 1, 2))
    axis = alt.Axis(values=values, labelExpr=f"datum.value ? datum.value + {' ' + unit!r} : '0'")
    return alt.Y(f"{field}:Q", title=None, axis=axis).scale(domain=[0, most * 1.1], nice=False)


def points(look: Look, x: alt.X, y: alt.Y, color, size: int = 34) -> list[alt.Chart]:
    """Return the marks of rows that have `doubt` and `told`: filled for a plain figure, hollow for any other."""
    base = alt.Chart().encode(x=x, y=y, color=color, **pointed("told"))
    size = size // 2 if look.is_narrow else size
    hollow = base.transform_filter("datum.doubt").mark_point(fill=GROUND[look.theme], size=size, strokeWidth=1.4, opacity=1)
    filled = base.transform_filter("!datum.doubt").mark_point(filled=True, size=size, opacity=1)
    return [hollow, filled]


def chosen_rule(marked: pd.DataFrame, field: str, x: alt.X, look: Look) -> list[alt.Chart]:
    """Return the mark of the chosen year, from its point down to the axis; nothing when it is not among the years drawn."""
    if marked.empty:
        return []
    rule = alt.Chart(marked[["at", field]].assign(zero=0)).mark_rule(strokeDash=[4, 3], color=CURSOR[look.theme], aria=False)
    return [rule.encode(x=x, y=alt.Y(f"{field}:Q", title=None), y2=alt.Y2("zero:Q"))]


def placed(amounts: pd.DataFrame, look: Look) -> pd.DataFrame:
    """Return amounts as points: at (years with decimals), billion (dollars), doubt, told (a sentence)."""
    kinds, words = labels("budgets", "stage"), look.words
    told = [
        words(say("{year}: {amount}, {kind}", year=row.fiscal_year, amount=Money(row.shown_usd), kind=kinds[row.stage].lower()))
        for row in amounts.itertuples()
    ]
    billion, doubt = (amounts["shown_usd"] / 1e9).round(3), amounts["is_doubtful"].astype(bool)
    return pd.DataFrame({"at": middle(amounts), "billion": billion, "doubt": doubt, "told": told})


def budget_chart(line: pd.DataFrame, look: Look, chosen: int = 0) -> alt.LayerChart:
    """Draw one amount a year as a line, solid where it was approved, dashed where it is what was spent; peak and latest named.

    `line` is data.finance.budget_line; doubtful amounts are hollow. `chosen` is the year whose budget is marked and named.
    """
    rows = placed(line, look).assign(approved=line["is_approved"])
    first = rows.loc[rows["approved"], "at"].min()
    x = years_x(float(rows["at"].min()) - 0.6, float(rows["at"].max()) + 0.7, look)
    y = billions_y("billion", float(rows["billion"].max()), look)
    color = alt.ColorValue(ACCENT[look.theme])
    stroke = alt.Chart().mark_line(color=ACCENT[look.theme], strokeWidth=2).encode(x=x, y=y)
    solid = stroke.transform_filter("datum.approved")
    dashed = stroke.transform_filter(f"datum.at >= {FROM} && datum.at <= {first}").encode(strokeDash=alt.StrokeDashValue([4, 3]))
    named = line.assign(at=rows["at"], billion=rows["billion"])
    marked = named[named["year"] == chosen].tail(1)
    layers = [*chosen_rule(marked, "billion", x, look), dashed, solid, *points(look, x, y, color)]
    drawn = layered(*layers, data=rows)
    chart = layered(drawn, *spent_words(rows, marked, look), *budget_names(named, marked, look))
    return dressed(sized(chart, width=look.width, height=HEIGHT), look.theme)


def spent_words(rows: pd.DataFrame, marked: pd.DataFrame, look: Look) -> list[alt.Chart]:
    """Return what the dashed line is, above its highest point, unless the chosen year is named there."""
    spent = rows[~rows["approved"]]
    top = spent.loc[[spent["billion"].idxmax()], ["at", "billion"]]
    if len(marked) and abs(marked["at"].iloc[0] - top["at"].iloc[0]) < beside(look):
        return []
    text = look.words(say("spent")) if look.is_narrow else look.words(say("spent: no approved total is known"))
    mark = alt.Chart(top).mark_text(text=text, dy=-20, color=QUIET[look.theme])
    return [mark.encode(x=alt.X("at:Q", title=None), y=alt.Y("billion:Q", title=None))]


def budget_names(named: pd.DataFrame, marked: pd.DataFrame, look: Look) -> list[alt.Chart]:
    """Return amount and year of the highest point above it, of the latest below it, and of the chosen one in its own colour."""
    peak, last = named["billion"].idxmax(), named["at"].idxmax()
    lines = {peak: (-30, INK), last: (20, INK)}
    if len(marked):
        if abs(named.at[peak, "at"] - marked["at"].iloc[0]) < beside(look):
            lines.pop(peak)
        lines[marked.index[0]] = (-30, CURSOR)
    texts = []
    for row, (dy, tone) in lines.items():
        one = named.loc[[row], ["at", "billion"]]
        text = [look.words(Money(named.at[row, "shown_usd"])), named.at[row, "fiscal_year"]]
        # The line falls to the right of the peak, and the latest stands at the plot's edge.
        align = "right" if row == last or named.at[row, "at"] > named["at"].max() - 4 else "center"
        mark = alt.Chart(one).mark_text(
            text=text,
            align=align,
            dy=dy,
            dx=8 if align == "right" else 0,
            fontWeight="bold",
            color=tone[look.theme],
            lineHeight=15,
        )
        texts.append(mark.encode(x=alt.X("at:Q", title=None), y=alt.Y("billion:Q", title=None)))
    return texts


def stages_chart(totals: pd.DataFrame, look: Look) -> alt.LayerChart:
    """Draw what was first approved, approved in the end and spent in each year as points, those of a year joined.

    `totals` is data.finance.totals in dollars of the year.
    """
    kinds = {stage: label for stage, label in labels("budgets", "stage").items() if stage in STAGES}
    rows = placed(totals, look).assign(stage=totals["stage"].map(kinds))
    x = years_x(float(rows["at"].min()) - 0.6, float(rows["at"].max()) + 0.7, look)
    y = billions_y("billion", float(rows["billion"].max()), look)
    color = alt.Color("stage:N", legend=alt.Legend(symbolType="circle", columns=2 if look.is_narrow else 3)).scale(
        domain=list(kinds.values()), range=[TOKENS[STAGES[stage]][look.theme] for stage in kinds]
    )
    ways = rows.groupby("at", as_index=False)["billion"].agg(low="min", high="max")
    rule = alt.Chart(ways[ways["low"] < ways["high"]]).mark_rule(color=GREY[look.theme], strokeWidth=1, aria=False)
    # The same scales as the points': one without a domain of its own would stretch theirs to the year nought.
    joined = rule.encode(x=x, y=billions_y("low", float(rows["billion"].max()), look), y2=alt.Y2("high:Q"))
    drawn = layered(*points(look, x, y, color, 44), data=rows)
    return dressed(sized(layered(joined, drawn), width=look.width, height=HEIGHT), look.theme)


def cost_chart(costs: pd.DataFrame, look: Look, chosen: int = 0) -> alt.LayerChart:
    """Draw dollars a person and year; hollow where the budget leaves something out or one count stands for the year's strength.

    `costs` is data.finance.costs.
    """
    words = look.words
    stages = labels("budgets", "stage")
    rows = pd.DataFrame(
        {
            "at": middle(costs),
            "dollars": costs["cost_usd"].round(-2),
            "doubt": costs["is_doubtful"],
            "run": (costs["year"].diff() != 1).cumsum(),
            "told": [
                words(cost_said(row.fiscal_year, row.cost_usd, stages[row.stage].lower(), row.basis))
                for row in costs.itertuples()
            ],
        }
    )
    x = years_x(float(rows["at"].min()) - 0.8, float(rows["at"].max()) + 0.8, look)
    axis = alt.Axis(format=",d", values=[0, 50_000, 100_000, 150_000])
    most = float(rows["dollars"].max())
    y = alt.Y("dollars:Q", title=None, axis=axis).scale(domain=[0, most * 1.12], nice=False)
    line = (
        alt.Chart()
        .mark_line(color=ACCENT[look.theme], strokeWidth=1.5, strokeDash=[4, 3])
        .encode(x=x, y=y, detail=alt.Detail("run:N"))
    )
    marked = rows[costs["year"] == chosen].tail(1)
    layers = [*chosen_rule(marked, "dollars", x, look), line, *points(look, x, y, alt.ColorValue(ACCENT[look.theme]), 40)]
    named = {rows[costs["is_mean"].astype(bool)].index[-1]: INK, rows.index[-1]: INK}
    named |= {marked.index[0]: CURSOR} if len(marked) else {}
    foremost = marked.index[0] if len(marked) else rows.index[-1]
    told = {
        row: tone
        for row, tone in named.items()
        if row == foremost or abs(rows.at[row, "at"] - rows.at[foremost, "at"]) >= beside(look)
    }
    last = rows.index[-1]
    texts = [
        name_of_cost(rows.loc[[row], ["at", "dollars"]], costs.loc[row], tone, look, row == last) for row, tone in told.items()
    ]
    drawn = layered(*layers, data=rows)
    return dressed(sized(layered(drawn, *texts), width=look.width, height=COST_HEIGHT), look.theme)


def cost_said(year: str, dollars: float, stage: str, basis: str) -> Say:
    """Return one year's cost in words."""
    return say(
        "{year}: about {dollars} dollars a person; budget: {stage}; strength: {basis}",
        year=year,
        dollars=int(round(dollars, -2)),
        stage=stage,
        basis=basis,
    )


def rounded_cost(row: pd.Series) -> int:
    """Return a year's cost a person as roughly as it is known: to thousands, to ten thousands where one count stands for the year."""
    return int(round(row["cost_usd"], -3 if row["is_mean"] else -4))


def name_of_cost(at: pd.DataFrame, row: pd.Series, tone: dict, look: Look, is_last: bool) -> alt.Chart:
    """Return a year's cost and name above its mark."""
    text = [look.words(say("about {dollars}", dollars=rounded_cost(row))), row["fiscal_year"]]
    align, dx = ("right", 8) if is_last else ("center", 0)
    mark = alt.Chart(at).mark_text(
        text=text, align=align, dx=dx, dy=-32, lineHeight=15, fontWeight="bold", color=tone[look.theme]
    )
    return mark.encode(x=alt.X("at:Q", title=None), y=alt.Y("dollars:Q", title=None))
