"""Who died, when, where and of what? Bars of deaths by cause, and lines of deaths for each thousand serving."""

from typing import Final

import altair as alt
import pandas as pd

from charts.axis import MARKED_YEAR, mark_param, year_ticks
from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, CAUSE_COLORS, CURSOR, GROUND, INK, QUIET
from charts.wording import pointed, sentence
from words import Day, say

# The three groups that are drawn; the table beside each picture has the UN's six causes.
GROUP_OF: Final = {"malicious_act": "m", "accident": "a"}
OTHERS: Final = "o"
GROUPS: Final = {"m": say("Malicious acts"), "a": say("Accidents"), "o": say("Illness and other")}
SUM: Final = "datum.m + datum.a + datum.o"
RATES: Final = {"r": say("All causes"), "m": say("Malicious acts")}
ROW, HEIGHT, LETTER = 21, 360, 6.6  # pixels


def in_groups(counts: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return counts by cause in the three groups that are drawn: the column `by`, m, a, o, and deaths."""
    causes = [column for column in counts.columns if column in CAUSES]
    groups = (
        counts[causes].T.groupby(lambda cause: GROUP_OF.get(cause, OTHERS)).sum().T.reindex(columns=list(GROUPS), fill_value=0)
    )
    return pd.concat([counts[[by]], groups, counts[["deaths"]]], axis=1)


CAUSES: Final = ("malicious_act", "accident", "illness", "self_inflicted", "to_be_determined", "unknown")


def folded(look: Look) -> alt.Chart:
    """Return a layer that draws each row of in_groups once for each group, malicious acts first."""
    keys, names = list(GROUPS), [look.words(name) for name in GROUPS.values()]
    layer = alt.Chart().transform_fold(keys, as_=["key", "persons"])
    return layer.transform_calculate(order=f"indexof({keys}, datum.key)", group=f"{names}[datum.order]")


def cause_color(look: Look, legend: alt.Legend | None) -> alt.Color:
    """Return the colour of a group of causes."""
    names = [look.words(name) for name in GROUPS.values()]
    return alt.Color("group:N", legend=legend).scale(domain=names, range=list(CAUSE_COLORS[look.theme].values()))


def deaths_chart(years: pd.DataFrame, partial_year: int, look: Look, chosen: int = 0) -> alt.LayerChart:
    """Draw deaths by year as bars stacked by cause; the year known only in part is hollow, the chosen one marked.

    `years` has the columns of in_groups by year, without gaps: a year without a death is 0.
    """
    most = int(years["deaths"].max())
    is_partial, is_chosen = f"datum.year == {partial_year}", f"datum.year == {MARKED_YEAR}"
    is_named = f"datum.year == {years.loc[years['deaths'].idxmax(), 'year']} || {is_chosen}"
    told = say("{year}: {persons} of {deaths} deaths, {group}")
    places = {"year": "datum.year", "persons": "datum.persons", "deaths": SUM, "group": "lower(datum.group)"}
    y = alt.Y("persons:Q", stack="zero", title=None, axis=alt.Axis(tickMinStep=1, tickCount=5))
    stacked = (
        folded(look)
        .transform_calculate(told=sentence(look.words, told, **places))
        .encode(
            x=alt.X("year:O", title=None, axis=year_axis(years["year"], look)).scale(paddingInner=0.12),
            y=y.scale(domain=[0, most * 1.16], nice=False),
            color=cause_color(look, alt.Legend(columns=2 if look.is_narrow else 3)),
            order=alt.Order("order:Q"),
            **pointed("told"),
        )
    )
    wide = alt.Undefined if len(years) > 8 else 28  # an operation of two years shall not fill the plot with two bars
    whole = stacked.transform_filter(f"!({is_partial})").mark_bar(size=wide)
    hollow = stacked.transform_filter(is_partial).mark_bar(size=wide, filled=False, strokeWidth=1.2)
    color = alt.ColorValue(**alt.condition(is_chosen, alt.value(CURSOR[look.theme]), alt.value(INK[look.theme])))
    label = (
        alt.Chart()
        .transform_filter(is_named)
        .transform_calculate(deaths=SUM)
        .mark_text(dy=-7, fontWeight="bold")
        .encode(x=alt.X("year:O"), y=alt.Y("deaths:Q"), text=alt.Text("deaths:Q"), color=color)
    )
    bars = [whole, hollow] if partial_year in set(years["year"]) else [whole]
    layers = [chosen_year(look).add_params(mark_param(chosen, look)), *bars, label]
    chart = sized(layered(*layers, data=years.drop(columns="deaths")), width=look.width, height=HEIGHT)
    return dressed(chart, look.theme)


def chosen_year(look: Look) -> alt.Chart:
    """Return the mark of the chosen year: a line from the plot's upper edge down to the bar's number."""
    mark = alt.Chart().transform_filter(f"datum.year == {MARKED_YEAR}").transform_calculate(deaths=SUM)
    mark = mark.mark_rule(strokeDash=[4, 3], color=CURSOR[look.theme], yOffset=-18, aria=False)
    return mark.encode(x=alt.X("year:O"), y=alt.Y("deaths:Q"), y2=alt.Y2Value(0))


def year_axis(years: pd.Series, look: Look) -> alt.Axis:
    """Return an axis of years that names as many of them as there is room for."""
    step = 10 if len(years) > 30 else 5 if len(years) > 12 else 2 if look.is_narrow and len(years) > 6 else 1
    step = 20 if look.is_narrow and len(years) > 60 else step
    return alt.Axis(values=[int(year) for year in years if year % step == 0], labelAngle=0, labelPadding=6)


def rates_chart(rates: pd.DataFrame, look: Look, chosen: int = 0) -> alt.LayerChart:
    """Draw uniformed deaths for each thousand serving by year, all causes and malicious acts, named at their ends.

    `rates` has year, rate, malicious_rate, mean_rate, is_doubtful. Published strength is a solid line with filled points;
    every other is a dashed line with hollow ones, and the two are not joined. A short stroke is the rate over the mean of
    the year's months.
    """
    words = look.words
    rows = rates[["year", "rate", "malicious_rate", "mean_rate"]].set_axis(["year", "r", "m", "t"], axis=1)
    rows = rows.assign(run=runs_of(rates))
    known = [int(run) for run in rows.loc[~rates["is_doubtful"], "run"].unique()]
    first, last = int(rows["year"].min()), int(rows["year"].max())
    x = alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickCount=4 if look.is_narrow else 8, grid=False))
    x = x.scale(domain=[first - 1, last + 1], nice=False)
    y = alt.Y("per_thousand:Q", title=None)
    names = [words(name) for name in RATES.values()]
    color = alt.Color("series:N", legend=alt.Legend(columns=1 if look.is_narrow else 2)).scale(
        domain=names, range=[QUIET[look.theme], ACCENT[look.theme]]
    )
    told = say("{year}: {rate} deaths for each thousand serving, {series}")
    places = {"year": "datum.year", "rate": "format(datum.per_thousand, '.1f')", "series": "lower(datum.series)"}
    base = alt.Chart().transform_fold(["r", "m"], as_=["key", "per_thousand"])
    base = base.transform_calculate(series=f"datum.key == 'r' ? {names[0]!r} : {names[1]!r}")
    base = base.transform_calculate(told=sentence(words, told, **places))
    is_known = f"indexof({known}, datum.run) >= 0"
    lines = base.mark_line(strokeWidth=1.5).encode(
        x=x,
        y=y,
        color=color,
        detail=alt.Detail("run:N"),
        strokeDash=alt.StrokeDashValue(**alt.condition(is_known, alt.value([1, 0]), alt.value([3, 3]))),
    )
    points = base.encode(x=x, y=y, color=color, **pointed("told"))
    small = 8 if look.is_narrow else 24
    filled = points.transform_filter(is_known).mark_point(filled=True, size=small, opacity=1)
    hollow = points.transform_filter(f"!({is_known})").mark_point(fill=GROUND[look.theme], size=small, strokeWidth=1.2, opacity=1)
    means = alt.Chart().transform_filter("isValid(datum.t)")
    means = means.mark_tick(orient="horizontal", size=3 if look.is_narrow else 9, thickness=2, color=INK[look.theme])
    layers = [lines, hollow, filled, means.encode(x=x, y=alt.Y("t:Q"))]
    mark = alt.Chart().add_params(mark_param(chosen, look)).transform_filter(f"datum.year == {MARKED_YEAR}")
    layers.insert(0, mark.mark_rule(strokeDash=[4, 3], color=CURSOR[look.theme], aria=False).encode(x=x))
    return dressed(sized(layered(*layers, data=rows), width=look.width, height=HEIGHT), look.theme)


def runs_of(rates: pd.DataFrame) -> pd.Series:
    """Return the number of each row's run: years that follow each other and whose strength is of one kind."""
    is_known = ~rates["is_doubtful"].astype(bool)
    breaks = (rates["year"].diff() != 1) | (is_known != is_known.shift())
    return breaks.cumsum().astype(int)


def bars_chart(counts: pd.DataFrame, look: Look, has_legend: bool = True) -> alt.LayerChart:
    """Draw deaths as horizontal bars stacked by cause, in the order of the rows, each with its sum at the end.

    `counts` has the columns of in_groups by label.
    """
    labels = list(counts["label"])
    room = round(min(150, max(len(label) for label in labels) * LETTER + 8))
    y = alt.Y("label:N", sort=labels, title=None, axis=alt.Axis(minExtent=room, maxExtent=room))
    most = max(int(counts["deaths"].max()), 1)
    x = alt.X("persons:Q", stack="zero", axis=None).scale(domain=[0, most * 1.14], nice=False)
    # From the left edge of the names, so that a narrow screen has room for it.
    legend = alt.Legend(orient="none", direction="horizontal", legendX=-room, legendY=-24)
    told = say("{label}: {persons} of {deaths} deaths, {group}")
    places = {"label": "datum.label", "persons": "format(datum.persons, ',')", "deaths": f"format({SUM}, ',')"}
    bars = (
        folded(look)
        .transform_calculate(told=sentence(look.words, told, **places, group="lower(datum.group)"))
        .mark_bar(height=ROW - 7)
        .encode(
            x=x,
            y=y,
            color=cause_color(look, legend if has_legend else None),
            order=alt.Order("order:Q"),
            **pointed("told"),
        )
    )
    sums = (
        alt.Chart()
        .transform_calculate(deaths=SUM)
        .mark_text(align="left", dx=5)
        .encode(x=alt.X("deaths:Q", axis=None), y=y, text=alt.Text("deaths:Q", format=","))
    )
    above = {"left": 5, "right": 5, "bottom": 5, "top": 30 if has_legend else 5}  # a legend placed by hand gets no room by itself
    chart = layered(bars, sums, data=counts.drop(columns="deaths"))
    return dressed(sized(chart, width=look.width, height=alt.Step(ROW), padding=above), look.theme)


def bars_height(rows: int, has_legend: bool = True) -> int:
    """Return the height of bars_chart in pixels."""
    return ROW * rows + (35 if has_legend else 10)


def totals_chart(totals: pd.DataFrame, look: Look) -> alt.LayerChart:
    """Draw published totals of deaths as points over our two counts to the same days as steps.

    `totals` has as_of_date, fatalities, ours (in operations), ours_all (political missions too).
    """
    words = look.words
    rows = (
        totals[["as_of_date", "fatalities", "ours", "ours_all"]].sort_values("as_of_date").set_axis(["d", "p", "o", "a"], axis=1)
    )
    rows = rows.assign(d=rows["d"].dt.strftime("%Y-%m-%d"), day=[words(Day(day)) for day in rows["d"]])
    x = alt.X(
        "d:T",
        title=None,
        axis=alt.Axis(format="%Y", tickCount=year_ticks(totals["as_of_date"].min(), totals["as_of_date"].max(), 8), grid=False),
    )
    y = alt.Y("deaths:Q", title=None).scale(zero=False)
    names = [words(say("Published")), words(say("Our count, operations")), words(say("Our count, with political missions"))]
    base = alt.Chart().transform_fold(["p", "o", "a"], as_=["key", "deaths"])
    base = base.transform_calculate(series=f"{names}[indexof(['p', 'o', 'a'], datum.key)]")
    told = sentence(
        words, say("{day}: {n}, {series}"), day="datum.day", n="format(datum.deaths, ',')", series="lower(datum.series)"
    )
    base = base.transform_calculate(told=told)
    colors = [INK[look.theme], ACCENT[look.theme], QUIET[look.theme]]
    color = alt.Color("series:N", legend=alt.Legend(columns=1 if look.is_narrow else 3, labelLimit=260)).scale(
        domain=names, range=colors
    )
    lines = base.transform_filter("datum.key != 'p'").mark_line(strokeWidth=1.5).encode(x=x, y=y, color=color)
    points = base.transform_filter("datum.key == 'p'").mark_point(filled=True, size=60, opacity=1)
    points = points.encode(x=x, y=y, color=color, **pointed("told"))
    return dressed(sized(layered(lines, points, data=rows), width=look.width, height=HEIGHT), look.theme)
