"""Who died, when, where and of what? Bars of deaths by cause, and lines of deaths for each thousand serving."""

import altair as alt
import pandas as pd

from charts.theme import ACCENT, CAUSE_COLORS, GROUND, INK, QUIET
from data.schema import is_doubtful, labels

# The three groups that are drawn; the table beside each picture has the UN's six causes.
GROUP_OF = {cause: labels("fatalities", "cause")[cause] for cause in ("malicious_act", "accident")}
OTHERS = "Illness and other"
GROUPS = [*GROUP_OF.values(), OTHERS]
KEYS = dict(zip(GROUPS, "mao", strict=True))
SUM = "datum.m + datum.a + datum.o"
RATES = {"rate": "All causes", "malicious_rate": GROUP_OF["malicious_act"]}
ROW, HEIGHT, LETTER = 21, 280, 6.6  # pixels


def in_groups(counts: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return counts by cause in the three groups that are drawn: the column `by`, one for each group, deaths."""
    causes = [column for column in counts.columns if column not in (by, "deaths")]
    groups = counts[causes].T.groupby(lambda cause: GROUP_OF.get(cause, OTHERS)).sum().T.reindex(columns=GROUPS, fill_value=0)
    return pd.concat([counts[[by]], groups, counts[["deaths"]]], axis=1)


def brief(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of in_groups under one letter for each group, so that little travels to the browser."""
    return rows.rename(columns=KEYS).drop(columns="deaths")


def folded() -> alt.Chart:
    """Return a layer that draws each row of `brief` once for each group, malicious acts first."""
    keys = list(KEYS.values())
    layer = alt.Chart().transform_fold(keys, as_=["key", "persons"])
    return layer.transform_calculate(order=f"indexof({keys}, datum.key)", group=f"{GROUPS}[datum.order]")


def cause_color(theme: str, legend: alt.Legend | None = alt.Undefined) -> alt.Color:
    """Return the colour of a group of causes."""
    return alt.Color("group:N", legend=legend).scale(domain=GROUPS, range=list(CAUSE_COLORS[theme].values()))


def deaths_chart(years: pd.DataFrame, partial_year: int, partial_words: str, theme: str) -> alt.LayerChart:
    """Draw deaths by year as bars stacked by cause; the year told only in part is hollow and says so.

    `years` has the columns of in_groups by year, without gaps: a year without a death is 0.
    """
    most = int(years["deaths"].max())
    is_partial, is_most = f"datum.year == {partial_year}", f"datum.year == {years.loc[years['deaths'].idxmax(), 'year']}"
    y = alt.Y("persons:Q", stack="zero", title="deaths", axis=alt.Axis(tickMinStep=1, tickCount=5))
    stacked = folded().encode(
        x=alt.X("year:O", title=None, axis=year_axis(years["year"])),
        y=y.scale(domain=[0, most * 1.16], nice=False),
        color=cause_color(theme),
        order="order:Q",
        tooltip=["year:O", alt.Tooltip("group:N", title="cause"), alt.Tooltip("persons:Q", title="deaths")],
    )
    wide = alt.Undefined if len(years) > 8 else 28  # an operation of two years shall not fill the plot with two bars
    whole = stacked.transform_filter(f"!({is_partial})").mark_bar(size=wide)
    hollow = stacked.transform_filter(is_partial).mark_bar(size=wide, filled=False, strokeWidth=1.2)
    most_label = (
        alt.Chart()
        .transform_filter(is_most)
        .transform_calculate(deaths=SUM)
        .mark_text(dy=-7)
        .encode(x="year:O", y="deaths:Q", text="deaths:Q")
    )
    layers = [whole, most_label]
    if partial_year in set(years["year"]):
        layers[1:1] = [hollow, note_of(f"{partial_year}: {partial_words}, hollow", is_partial, theme)]
    return alt.layer(*layers, data=brief(years)).properties(width="container", height=HEIGHT)


def note_of(words: str, row: str, theme: str) -> alt.Chart:
    """Return a line of text in the upper right corner of a plot, drawn once, for the row that an expression finds."""
    note = alt.Chart().transform_filter(row)
    return note.mark_text(text=words, align="right", baseline="top", color=QUIET[theme]).encode(
        x=alt.value("width"), y=alt.value(0)
    )


def year_axis(years: pd.Series) -> alt.Axis:
    """Return an axis of years that names every tenth, every fifth or every one, as there is room for."""
    step = 10 if len(years) > 30 else 5 if len(years) > 12 else 1
    named = [int(year) for year in years if year % step == 0]
    return alt.Axis(values=named, labelAngle=0, labelOverlap=True)


def rates_chart(rates: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw uniformed deaths for each thousand serving by year, all causes and malicious acts.

    `rates` has year, rate, malicious_rate, mean_rate and quality. Published strength is a solid line with filled points;
    every other is a dashed line with hollow ones, and the two are not joined. A short stroke is the rate over the mean of
    the year's months.
    """
    rows = rates[["year", "rate", "malicious_rate", "mean_rate"]].set_axis(["year", "r", "m", "t"], axis=1)
    rows = rows.assign(run=runs_of(rates))
    known = list(rows.loc[~is_doubtful("world_strength", rates), "run"].unique())
    x = alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickCount=8, grid=False))
    x = x.scale(domain=[int(rows["year"].min()) - 1, int(rows["year"].max()) + 1], nice=False)
    y = alt.Y("per_thousand:Q", title="deaths per thousand serving")
    color = alt.Color("series:N").scale(domain=list(RATES.values()), range=[QUIET[theme], ACCENT[theme]])
    base = alt.Chart().transform_fold(["r", "m"], as_=["key", "per_thousand"])
    base = base.transform_calculate(series=f"datum.key == 'r' ? '{RATES['rate']}' : '{RATES['malicious_rate']}'")
    is_known = f"indexof({[int(run) for run in known]}, datum.run) >= 0"
    lines = base.mark_line(strokeWidth=1.5).encode(
        x=x, y=y, color=color, detail="run:N", strokeDash=alt.condition(is_known, alt.value([1, 0]), alt.value([3, 3]))
    )
    tips = ["year:Q", alt.Tooltip("series:N", title="deaths"), alt.Tooltip("per_thousand:Q", title="per thousand")]
    points = base.encode(x=x, y=y, color=color, tooltip=tips)
    filled = points.transform_filter(is_known).mark_point(filled=True, size=small(24), opacity=1)
    hollow = points.transform_filter(f"!({is_known})").mark_point(fill=GROUND[theme], size=small(22), strokeWidth=1.2, opacity=1)
    means = alt.Chart().transform_filter("isValid(datum.t)")
    means = means.mark_tick(orient="horizontal", size=small(9), thickness=2, color=INK[theme]).encode(x=x, y="t:Q")
    return alt.layer(lines, hollow, filled, means, data=rows).properties(width="container", height=HEIGHT)


def small(size: int) -> alt.ExprRef:
    """Return a size of marks that is a third of it where the plot is narrow."""
    return alt.ExprRef(f"width < 500 ? {size / 3:.0f} : {size}")


def runs_of(rates: pd.DataFrame) -> pd.Series:
    """Return the number of each row's run: years that follow each other and whose strength is of one kind."""
    is_known = ~is_doubtful("world_strength", rates)
    breaks = (rates["year"].diff() != 1) | (is_known != is_known.shift())
    return breaks.cumsum().astype(int)


def bars_chart(counts: pd.DataFrame, theme: str, has_legend: bool = True) -> alt.LayerChart:
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
    bars = (
        folded()
        .mark_bar(height=ROW - 7)
        .encode(
            x=x,
            y=y,
            color=cause_color(theme, legend if has_legend else None),
            order="order:Q",
            tooltip=[
                alt.Tooltip("label:N", title="of"),
                alt.Tooltip("group:N", title="cause"),
                alt.Tooltip("persons:Q", title="deaths"),
            ],
        )
    )
    sums = (
        alt.Chart()
        .transform_calculate(deaths=SUM)
        .mark_text(align="left", dx=5)
        .encode(x=alt.X("deaths:Q", axis=None), y=y, text=alt.Text("deaths:Q", format=","))
    )
    above = {"left": 5, "right": 5, "bottom": 5, "top": 30 if has_legend else 5}  # a legend placed by hand gets no room by itself
    return alt.layer(bars, sums, data=brief(counts)).properties(width="container", height=alt.Step(ROW), padding=above)
