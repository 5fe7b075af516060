"""How many served? The world since 1948, its months by group, one operation under its ceilings."""

import altair as alt
import pandas as pd

from charts.doubt import plain
from charts.eras import band_layers, name_layers, shown_eras
from charts.history import years_x
from charts.theme import ACCENT, FONT, INK, QUIET, REGION_COLORS, TYPE_COLORS
from charts.timeline import milliseconds
from data.schema import is_doubtful
from data.schema import labels as labels_of

# Components wear the colours of the kinds of operation they are typical of.
COMPONENT_TYPES = {
    "Troops": "peacekeeping_force",
    "Police": "police_or_support_mission",
    "Experts on mission": "observer_mission",
}
CEILING_NAMES = {
    "total": "all uniformed",
    "together": "with other operations",
    **{component: name.lower() for component, name in labels_of("authorized_strength", "component").items()},
}
OBSERVERS_APART = pd.Timestamp("1992-08-01")
WORLD_TOP, MONTHS_TOP = 140_000, 125_000  # persons; a little above the highest count and its label


def inline(rows: pd.DataFrame) -> alt.InlineData:
    """Return rows as text for the browser, a third of the size of a list of records. Never a chart's only data: Streamlit
    would take it for a table."""
    return alt.InlineData(values=rows.to_csv(index=False, lineterminator="\n"), format=alt.CsvDataFormat(type="csv"))


def persons_y(field: str, top: float | None = None) -> alt.Y:
    """Return the axis of persons, from nought to a round figure."""
    scale = alt.Scale(domain=[0, top], nice=False) if top else alt.Scale(zero=True)
    return alt.Y(f"{field}:Q", title=None, scale=scale, axis=alt.Axis(tickCount=5, format="~s"))


def labels(rows: pd.DataFrame, x: alt.X, y: alt.Y, color: str) -> list[alt.Chart]:
    """Return texts above their points, ending or beginning there as each row's `side` says; `label` may have lines."""
    base = alt.Chart(rows.assign(lines=rows["label"].str.count("\n"))).encode(x=x, y=y, text="label:N")
    above = alt.expr("-8 - 15 * datum.lines")
    style = {"font": FONT, "fontSize": 12, "lineHeight": 15, "color": color, "lineBreak": "\n", "baseline": "bottom", "dy": above}
    return [
        base.transform_filter("datum.side == 'left'").mark_text(align="right", dx=4, **style),
        base.transform_filter("datum.side == 'right'").mark_text(align="left", dx=4, **style),
    ]


def world_chart(
    strength: pd.DataFrame, peaks: pd.DataFrame, last: pd.Timestamp, theme: str, eras: pd.DataFrame | None = None
) -> alt.LayerChart:
    """Draw all uniformed since 1948: solid where counted, dashed where estimated or counted with others, and hollow
    points, not joined, where only quoted.

    `strength` has counted_on, uniformed and quality; `peaks` has counted_on, uniformed, label and side; `eras` number, name,
    first and last, for bands.
    """
    first = pd.Timestamp(1948, 1, 1)

    def x_of(field: str) -> alt.X:
        return years_x(field, first, last, theme)

    bands = shown_eras(eras, first, last)
    points = strength[["quality"]].assign(at=milliseconds(strength["counted_on"]), n=strength["uniformed"].astype(int))
    series, lone = points[points["quality"] != "quoted"], points[points["quality"] == "quoted"]
    x, y = x_of("at"), persons_y("n", WORLD_TOP if bands.empty else WORLD_TOP * 1.08)
    color = ACCENT[theme]
    is_plain = plain("world_strength")
    shade = alt.condition(is_plain, alt.value(0.24), alt.value(0.1))
    runs = solid_and_dashed(series)
    area = alt.Chart(runs).mark_area(color=color).encode(x=x, y=y.stack(None), detail="run:N", opacity=shade)
    line = (
        alt.Chart(runs)
        .mark_line(color=color, strokeWidth=2)
        .encode(x=x, y=y, detail="run:N", strokeDash=alt.condition(is_plain, alt.value([1, 0]), alt.value([4, 3])))
    )
    quoted = alt.Chart(lone).mark_point(color=color, size=45, strokeWidth=1.6).encode(x=x, y=y)
    marked = peaks[["label", "side"]].assign(at=milliseconds(peaks["counted_on"]), n=peaks["uniformed"].astype(int))
    tops = alt.Chart(marked).mark_point(color=color, filled=True, size=40, opacity=1).encode(x=x, y=y)
    behind = [*band_layers(bands, x_of, theme), *name_layers(bands, x_of, alt.value(8), theme)]
    layers = [*behind, area, line, quoted, tops, *labels(marked, x, y, INK[theme])]
    return alt.layer(*layers).properties(width="container", height=340)


def solid_and_dashed(points: pd.DataFrame) -> pd.DataFrame:
    """Return the points in runs of one quality; those not simply counted reach over to their neighbours, so that a stretch
    is solid only where both its ends were counted."""
    run = (points["quality"] != points["quality"].shift()).cumsum()
    parts = [points.assign(run=run)]
    for number in run[is_doubtful("world_strength", points)].unique():
        inside = run[run == number].index
        around = [at for at in (inside[0] - 1, inside[-1] + 1) if at in points.index]
        parts.append(points.loc[around].assign(run=number, quality=points["quality"][inside[0]]))
    return pd.concat(parts).sort_values(["run", "at"], ignore_index=True)


def monthly_chart(months: pd.DataFrame, peaks: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw each month's uniformed as stacked areas of components or regions; a month without a report is a gap.

    `months` has date, group and persons; `peaks` has date, uniformed, label and side.
    """
    wide = months.pivot(index="date", columns="group", values="persons").fillna(0).astype(int)
    colors = {**REGION_COLORS[theme], **{name: TYPE_COLORS[theme][kind] for name, kind in COMPONENT_TYPES.items()}}
    groups = [name for name in colors if name in wide.columns]
    number = pd.Series(wide.index.year * 12 + wide.index.month, index=wide.index)
    rows = wide[groups].assign(day=milliseconds(wide.index.to_series()) // 86_400_000, run=(number.diff() != 1).cumsum())
    x, y = years_x("at", wide.index.min(), wide.index.max(), theme, labelSeparation=8), persons_y("persons", MONTHS_TOP)
    bands = (
        alt.Chart(inline(rows))
        .transform_calculate(at="datum.day * 86400000")
        .transform_fold(groups, as_=["group", "persons"])
        .transform_calculate(order=f"indexof({groups}, datum.group)", persons="+datum.persons")
        .transform_stack(stack="persons", as_=["foot", "top"], groupby=["at"], sort=[alt.SortField("order")])
        .mark_area(opacity=0.9)
        .encode(
            x=x,
            y=persons_y("foot", MONTHS_TOP),  # stacked above, not by the mark: that would fill the missing month
            y2="top:Q",
            detail="run:N",
            color=alt.Color("group:N")
            .scale(domain=groups, range=[colors[group] for group in groups])
            .legend(columns=3 if len(groups) == 3 else 2, orient="top", title=None),
        )
    )
    marked = peaks[["label", "side"]].assign(at=milliseconds(peaks["date"]), persons=peaks["uniformed"].astype(int))
    layers = [bands, *labels(marked, x, y, INK[theme])]
    if len(groups) == len(COMPONENT_TYPES):
        since = pd.DataFrame(
            {"at": milliseconds(pd.Series([OBSERVERS_APART])), "persons": [MONTHS_TOP * 0.93], "side": ["right"]}
        )
        since["label"] = "experts counted apart from August 1992"
        rule = alt.Chart(since).mark_rule(color=QUIET[theme], strokeDash=[3, 3]).encode(x=x)
        layers += [rule, *labels(since, x, y, QUIET[theme])]
    return alt.layer(*layers).properties(width="container", height=340)


def operation_chart(counts: pd.DataFrame, steps: pd.DataFrame, first, last, theme: str) -> alt.LayerChart:
    """Draw one operation's uniformed as an area with gaps, other figures hollow, and its ceilings as steps with names.

    `counts` has the columns of drawn_strength, `steps` those of ceiling_steps; `first` and `last` bound the years.
    """
    x, y = span_x(first, last, theme), persons_y("n")
    layers = [*month_layers(counts, x, y, theme), *single_layers(counts, x, y, theme), *ceiling_layers(steps, x, y, last, theme)]
    return alt.layer(*layers).properties(width="container", height=340)


def span_x(first: pd.Timestamp, last: pd.Timestamp, theme: str) -> alt.X:
    """Return the time axis of one operation, in months when it was short."""
    x, months = years_x("at", first, last, theme, labelSeparation=8), (last - first).days / 30
    if months < 36:
        x["axis"]["format"] = "%b %Y"
        x["axis"]["tickCount"] = {"interval": "month", "step": 1 if months < 6 else 3 if months < 18 else 6}
    return x


def month_layers(counts: pd.DataFrame, x: alt.X, y: alt.Y, theme: str) -> list[alt.Chart]:
    """Return the months as an area for each unbroken run, those that are partial or doubtful as hollow points on it."""
    months = counts[counts["kind"] == "month"]
    if months.empty:
        return []
    rows = months[["run"]].astype(int).assign(at=milliseconds(months["date"]), n=months["total"].astype(int))
    area = (
        alt.Chart(inline(rows))
        .transform_calculate(n="+datum.n", at="+datum.at")
        .mark_area(color=ACCENT[theme], opacity=0.2, line={"color": ACCENT[theme], "strokeWidth": 1.6, "opacity": 1})
        .encode(x=x, y=y.stack(None), detail="run:N")
    )
    weak = rows[is_doubtful("strength", months)]
    hollow = alt.Chart(weak[["at", "n"]]).mark_point(color=ACCENT[theme], size=16, strokeWidth=1).encode(x=x, y=y)
    return [area, hollow]


def single_layers(counts: pd.DataFrame, x: alt.X, y: alt.Y, theme: str) -> list[alt.Chart]:
    """Return the figures outside the months: means as dashed lines over their year, counts filled, all others hollow."""
    single, mean = counts[counts["kind"] == "single"], counts[counts["kind"] == "mean"]
    layers = []
    if len(mean):
        ends = mean["date"] + pd.offsets.YearEnd(0)
        rows = pd.DataFrame({"at": milliseconds(mean["date"]), "to": milliseconds(ends), "n": mean["total"].astype(int)})
        layers.append(
            alt.Chart(rows).mark_rule(color=ACCENT[theme], strokeWidth=2, strokeDash=[4, 3]).encode(x=x, x2="to:Q", y=y)
        )
    if len(single):
        rows = single[["quality"]].assign(at=milliseconds(single["at"]), n=single["total"].astype(int))
        inside = alt.condition(plain("strength"), alt.value(1), alt.value(0))
        points = alt.Chart(rows).mark_point(color=ACCENT[theme], fill=ACCENT[theme], size=42, strokeWidth=1.6)
        layers.append(points.encode(x=x, y=y, fillOpacity=inside))
    return layers


def ceiling_layers(steps: pd.DataFrame, x: alt.X, y: alt.Y, last: pd.Timestamp, theme: str) -> list[alt.Chart]:
    """Return the ceilings as level lines, the total stronger, points where no span is known; each component named at its longest."""
    if steps.empty:
        return []
    name = steps["component"].map(CEILING_NAMES)
    rows = steps[["is_point"]].assign(
        at=milliseconds(steps["from_date"]), to=milliseconds(steps["to_date"]), n=steps["ceiling"].astype(int)
    )
    rows["is_total"] = steps["component"] == "total"
    spans, points = rows[~rows["is_point"]], rows[rows["is_point"]]
    color = INK[theme]
    width = alt.condition("datum.is_total", alt.value(2.4), alt.value(1.2))
    layers = []
    if len(spans):
        layers.append(alt.Chart(spans).mark_rule(color=color, opacity=1).encode(x=x, x2="to:Q", y=y, strokeWidth=width))
    if len(points):
        diamonds = alt.Chart(points).mark_point(color=color, shape="diamond", size=60, strokeWidth=1.6)
        layers.append(diamonds.encode(x=x, y=y))
    longest = (rows["to"] - rows["at"]).groupby(name).idxmax()
    named = rows.loc[longest, ["at", "n"]].assign(label=longest.index)
    middle = (last.timestamp() * 1000 + rows["at"].min()) / 2
    named["side"] = ["left" if at > middle else "right" for at in named["at"]]
    named["label"] = ["ceiling, " + text for text in named["label"]]
    text = alt.Chart(named).encode(x=x, y=y, text="label:N")
    style = {"font": FONT, "fontSize": 12, "color": color, "baseline": "bottom", "dy": -4}
    layers.append(text.transform_filter("datum.side == 'right'").mark_text(align="left", dx=2, **style))
    layers.append(text.transform_filter("datum.side == 'left'").mark_text(align="right", dx=2, **style))
    return layers
