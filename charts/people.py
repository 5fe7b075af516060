"""How many served? The world since 1948, a day's operations, the months by group, one operation under its ceilings."""

import json
from collections.abc import Mapping
from typing import Any, Final

import altair as alt
import pandas as pd

from charts.axis import ABOVE, chosen_day, day_x, padded
from charts.dress import dressed, sized
from charts.eras import band_layers, name_layers, shown_eras
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, GROUND, INK, REGION_COLORS, TYPE_COLORS
from charts.timeline import milliseconds
from charts.wording import pointed, sentence
from data.schema import is_doubtful
from words import About, Day, Month, Year, joined, say

# Components wear the colours of the kinds of operation they are typical of.
COMPONENT_TYPES: Final = {"troops": "peacekeeping_force", "police": "police_or_support_mission", "experts": "observer_mission"}
CEILINGS: Final = {
    "total": say("all in uniform"),
    "together": say("together with other operations"),
    "troops": say("troops"),
    "police": say("police"),
    "experts": say("military experts"),
    "military": say("military"),
}
ROUGH: Final = ("estimated", "quoted", "rounded", "mean")  # qualities of a figure that is not exact
WORLD_TOP, MONTHS_TOP = 140_000, 125_000  # persons; a little above the highest count and its label
HEIGHT, ROW = 360, 24  # pixels
PEAK_ROOM = pd.DateOffset(years=8)  # right of the last figure, for its label


def inline(rows: pd.DataFrame) -> alt.InlineData:
    """Return rows as text for the browser, a third of the size of a list of records. Never a chart's only data: Streamlit
    would take it for a table."""
    return alt.InlineData(values=rows.to_csv(index=False, lineterminator="\n"), format=alt.CsvDataFormat(type="csv"))


def persons_y(field: str, look: Look, top: float | None = None) -> alt.Y:
    """Return the axis of persons, from nought to `top` or to a round figure."""
    scale = alt.Scale(domain=[0, top], nice=False) if top else alt.Scale(zero=True)
    axis = alt.Axis(tickCount=4 if look.is_narrow else 6, format=",.0f")
    return alt.Y(f"{field}:Q", title=None, scale=scale, axis=axis)


def labels(rows: pd.DataFrame, x: alt.X, y: alt.Y, look: Look) -> list[alt.Chart]:
    """Return texts above their points, ending or beginning there as each row's `side` says; `label` may have lines.

    A rim in the page's colour keeps the line of the chosen day from crossing them.
    """
    color, ground = INK[look.theme], GROUND[look.theme]
    base = alt.Chart(rows.assign(lines=rows["label"].str.count("\n"))).encode(x=x, y=y, text=alt.Text("label:N"))
    above = alt.expr("-6 - 15 * datum.lines")
    style = {"lineHeight": 15, "color": color, "lineBreak": "\n", "baseline": "bottom", "dy": above, "aria": False}
    halo = style | {"color": ground, "stroke": ground, "strokeWidth": 4, "strokeJoin": "round"}
    return [
        base.transform_filter(f"datum.side == '{side}'").mark_text(align=align, dx=dx, **each)
        for each in (halo, style)
        for side, align, dx in (("left", "right", -4), ("right", "left", 4))
    ]


def pointed_at(rows: pd.DataFrame | alt.InlineData, x: alt.X, width: float) -> alt.Chart:
    """Return unseen columns over the whole height: pointing anywhere above a day says that day's sentence (`told`)."""
    hit = alt.Chart(rows).mark_rule(opacity=0, strokeWidth=width)
    return hit.encode(
        x=x,
        y=alt.YValue(0),
        y2=alt.Y2Value({"expr": "height"}),
        **pointed("told"),
    )


def number(persons: int, quality: str) -> Any:
    """Return a number of persons as it is said: about so many where it is rounded, estimated or a mean."""
    return About(int(persons)) if quality in ROUGH else int(persons)


def counted_when(row) -> Any:
    """Return when a figure of world was counted: the month where it is known, else the year."""
    return Year(row.year) if pd.isna(row.month) else Month(row.counted_on)


def world_chart(
    strength: pd.DataFrame, peaks: pd.DataFrame, look: Look, day: pd.Timestamp | None = None, eras: pd.DataFrame | None = None
) -> alt.LayerChart:
    """Draw all in uniform since 1948: solid where counted, dashed where estimated or counted with others, and hollow
    points, not joined, where only quoted.

    `strength` has the columns of data.strength.world, `peaks` those of world_peaks; `eras` number, name, first and last, for
    bands; `day` is marked.
    """
    words, first, latest = look.words, pd.Timestamp(1948, 1, 1), strength.iloc[-1]
    last = latest["counted_on"] + (pd.DateOffset(years=2) if look.is_narrow else PEAK_ROOM)

    def x_of(field: str) -> alt.X:
        return day_x(field, first, last, look, latest["counted_on"])

    bands = shown_eras(eras, first, latest["counted_on"])
    points = strength[["quality"]].assign(at=milliseconds(strength["counted_on"]), n=strength["uniformed"].astype(int))
    points["doubtful"] = strength["is_doubtful"].astype(int)
    series, lone = points[points["quality"] != "quoted"], points[points["quality"] == "quoted"]
    x, y = x_of("at"), persons_y("n", look, WORLD_TOP if bands.empty else WORLD_TOP * 1.08)
    color = ACCENT[look.theme]
    runs = solid_and_dashed(series.drop(columns="doubtful"))
    runs["doubtful"] = is_doubtful("world_strength", runs).astype(int)
    shade = alt.OpacityValue(**alt.condition("datum.doubtful", alt.value(0.1), alt.value(0.24)))
    area = (
        alt.Chart(runs).mark_area(color=color, aria=False).encode(x=x, y=y.stack(None), detail=alt.Detail("run:N"), opacity=shade)
    )
    dash = alt.StrokeDashValue(**alt.condition("datum.doubtful", alt.value([4, 3]), alt.value([1, 0])))
    line = alt.Chart(runs).mark_line(color=color, strokeWidth=2, aria=False)
    line = line.encode(x=x, y=y, detail=alt.Detail("run:N"), strokeDash=dash)
    quoted = alt.Chart(lone).mark_point(color=color, size=45, strokeWidth=1.6, aria=False).encode(x=x, y=y)
    told = [world_told(row, words) for row in strength.itertuples()]
    hits = pointed_at(points[["at"]].assign(told=told), x, 4 if look.is_narrow else 14)
    marked = peak_labels(peaks, look)
    tops = alt.Chart(marked).mark_point(color=color, filled=True, size=40, opacity=1, aria=False).encode(x=x, y=y)
    behind = [*band_layers(bands, x_of, look.theme), *name_layers(bands, x_of, alt.YValue(8), look.theme)]
    mark = chosen_day(day, first, last, x, look)
    layers = [*behind, *mark, area, line, quoted, tops, *labels(marked, x, y, look)]
    if not look.is_narrow:
        layers += last_label(latest, x, y, look)
    chart = sized(layered(*layers, hits), width=look.width, height=HEIGHT)
    return dressed(padded(chart), look.theme)


def world_told(row, words) -> str:
    """Return one figure of the world in a sentence: when, how many, and what kind of figure where it is no count."""
    n = number(row.uniformed, row.quality)
    said = say("{when}: {n} in uniform", when=counted_when(row), n=n)
    return words(said if not row.is_doubtful else say("{said} ({kind})", said=said, kind=row.kind.lower()))


def peak_labels(peaks: pd.DataFrame, look: Look) -> pd.DataFrame:
    """Return what is written at each crest: the number, when, and on a wide screen the largest operations of its day."""
    words, rows = look.words, []
    for row in peaks.itertuples():
        n = number(row.uniformed, row.quality)
        lines = [say("{n} in {year}", n=n, year=Year(row.year))]
        lines += [] if look.is_narrow else [say("{operation} {n}", operation=name, n=int(count)) for name, count in row.largest]
        rows.append(
            {
                "at": row.counted_on.timestamp() * 1000,
                "n": int(row.uniformed),
                "label": words(joined(*lines, between="\n")),
                "side": "right" if row.year < 1980 else "left",
            }
        )
    return pd.DataFrame(rows)


def last_label(latest: pd.Series, x: alt.X, y: alt.Y, look: Look) -> list[alt.Chart]:
    """Return the label of the last figure, right of its mark."""
    lines = joined(number(latest["uniformed"], latest["quality"]), Month(latest["counted_on"]), between="\n")
    row = {"at": latest["counted_on"].timestamp() * 1000, "n": int(latest["uniformed"]), "label": look.words(lines)}
    text = alt.Chart(pd.DataFrame([row])).mark_text(
        align="left", dx=9, dy=-7, lineBreak="\n", lineHeight=15, color=INK[look.theme], aria=False
    )
    return [text.encode(x=x, y=y, text=alt.Text("label:N"))]


def solid_and_dashed(points: pd.DataFrame) -> pd.DataFrame:
    """Return the points in runs of one quality; those not simply counted reach over to their neighbours, so that a stretch
    is solid only where both its ends were counted."""
    run = (points["quality"] != points["quality"].shift()).cumsum()
    parts = [points.assign(run=run)]
    for number_ in run[is_doubtful("world_strength", points)].unique():
        inside = run[run == number_].index
        around = [at for at in (inside[0] - 1, inside[-1] + 1) if at in points.index]
        parts.append(points.loc[around].assign(run=number_, quality=points["quality"][inside[0]]))
    return pd.concat(parts).sort_values(["run", "at"], ignore_index=True)


def day_chart(rows: pd.DataFrame, look: Look, chosen: str = "") -> alt.LayerChart:
    """Draw a day's operations as bars of their last known counts, hollow where no plain count; picking one chooses it (`pick`).

    `rows` has the columns of data.strength.operations_on.
    """
    words, color = look.words, ACCENT[look.theme]
    shown = pd.DataFrame(
        {
            "mission_id": rows["mission_id"],
            "name": rows["acronym"],
            "n": rows["uniformed"].astype(int),
            "doubtful": rows["is_doubtful"].astype(int),
            "label": [day_label(row, words, look.is_narrow) for row in rows.itertuples()],
            "told": [day_told(row, words) for row in rows.itertuples()],
        }
    )
    most = float(shown["n"].max())
    x = alt.X("n:Q", axis=None).scale(domain=[0, most * (1.7 if look.is_narrow else 1.35)], nice=False)
    y = alt.Y("name:N", title=None, sort=None).scale(paddingInner=0.25)
    pick = alt.selection_point(
        name="pick", fields=["mission_id"], toggle=False, value=[{"mission_id": chosen}] if chosen else None
    )
    base = alt.Chart().encode(x=x, y=y)
    inside = alt.FillOpacityValue(**alt.condition("datum.doubtful", alt.value(0), alt.value(1)))
    bars = base.mark_bar(color=color, stroke=color, strokeWidth=1.2, cursor="pointer").encode(
        fillOpacity=inside,
        opacity=alt.OpacityValue(**alt.condition(pick, alt.value(1), alt.value(0.55))),
        **pointed("told"),
    )
    said = base.mark_text(align="left", dx=6, aria=False).encode(text=alt.Text("label:N"))
    chart = sized(layered(bars.add_params(pick), said, data=shown), width=look.width, height=alt.Step(ROW))
    return dressed(chart, look.theme)


def day_when(row) -> Any:
    """Return when an operation's count was taken: a month's last day is said as its month."""
    return Day(row.date, "month" if row.precision == "day" else row.precision)


def day_label(row, words, is_narrow: bool) -> str:
    """Return what stands beside a bar: the number and when it was counted."""
    if is_narrow:
        return words(say("{n}, {year}", n=number(row.uniformed, row.quality), year=Year(row.date.year)))
    return words(say("{n}, {when}", n=number(row.uniformed, row.quality), when=day_when(row)))


def day_told(row, words) -> str:
    """Return a bar in a sentence."""
    n = number(row.uniformed, row.quality)
    said = say("{operation}: {n} in uniform, {when}", operation=row.acronym, n=n, when=day_when(row))
    return words(said if not row.is_doubtful else say("{said} ({kind})", said=said, kind=row.kind.lower()))


def monthly_chart(
    months: pd.DataFrame, groups: Mapping[str, Any], peaks: pd.DataFrame, look: Look, day: pd.Timestamp | None = None
) -> alt.LayerChart:
    """Draw each month's uniformed as stacked areas of components or regions; a month without a report is a gap.

    `months` has date, one column for each of `groups` (what each is called) and total; `peaks` has date, uniformed.
    """
    words, kinds = look.words, TYPE_COLORS[look.theme]
    colors = {**REGION_COLORS[look.theme], **{name: kinds[kind] for name, kind in COMPONENT_TYPES.items()}}
    keys = [name for name in colors if name in groups]
    names = [words(groups[key]) for key in keys]
    number_ = months["date"].dt.year * 12 + months["date"].dt.month
    short = {key: f"g{n}" for n, key in enumerate(keys)}  # names of columns that may have blanks
    rows = (
        months[keys]
        .rename(columns=short)
        .assign(day=milliseconds(months["date"]) // 86_400_000, run=(number_.diff() != 1).cumsum())
    )
    first, last = months["date"].min(), months["date"].max()
    x, y = day_x("at", first, last, look), persons_y("persons", look, MONTHS_TOP)
    dated = alt.Chart(inline(rows)).transform_calculate(at="datum.day * 86400000")
    bands = (
        dated.transform_fold(list(short.values()), as_=["group", "persons"])
        .transform_calculate(order=f"indexof({list(short.values())}, datum.group)", persons="+datum.persons")
        .transform_calculate(named=f"{names}[datum.order]")
        .transform_stack(stack="persons", as_=["foot", "top"], groupby=["at"], sort=[alt.SortField("order")])
        .mark_area(opacity=0.9, aria=False)
        .encode(
            x=x,
            y=persons_y("foot", look, MONTHS_TOP),  # stacked above, not by the mark: that would fill the missing month
            y2=alt.Y2("top:Q"),
            detail=alt.Detail("run:N"),
            color=alt.Color("named:N", legend=alt.Legend(columns=2 if look.is_narrow else len(names), offset=ABOVE)).scale(
                domain=names, range=[colors[key] for key in keys]
            ),
        )
    )
    sums = " + ".join(f"+datum.{key}" for key in short.values())
    total = sentence(words, say("{month}: {n} in uniform"), month="utcFormat(datum.at, '%B %Y')", n=f"format({sums}, ',')")
    parts = [
        sentence(words, say("{group} {n}"), group=json.dumps(name), n=f"format(datum.{key}, ',')")
        for key, name in zip(short.values(), names, strict=True)
    ]
    spoken = " + ', ' + ".join([total, *parts])
    hits = dated.transform_calculate(told=spoken).mark_rule(opacity=0, strokeWidth=1.5 if look.is_narrow else 4)
    hits = hits.encode(x=x, y=alt.YValue(0), y2=alt.Y2Value({"expr": "height"}), tooltip=alt.Tooltip("told:N"))
    marked = pd.DataFrame(
        {
            "at": milliseconds(peaks["date"]),
            "persons": peaks["uniformed"].astype(int),
            "label": [words(say("{n}, {month}", n=int(row.uniformed), month=Month(row.date))) for row in peaks.itertuples()],
            "side": ["right" if date.year < 2000 else "left" for date in peaks["date"]],
        }
    )
    mark = chosen_day(day, first, last, x, look)
    layers = [bands, *mark, *labels(marked, x, y, look), hits]
    chart = sized(layered(*layers), width=look.width, height=HEIGHT)
    return dressed(padded(chart), look.theme)


def operation_chart(
    counts: pd.DataFrame,
    steps: pd.DataFrame,
    first: pd.Timestamp,
    last: pd.Timestamp,
    look: Look,
    day: pd.Timestamp | None = None,
) -> alt.LayerChart:
    """Draw one operation's uniformed as an area with gaps, other figures hollow, and its ceilings as steps with names.

    `counts` has the columns of data.strength.counts_of, `steps` those of ceiling_steps; `first` and `last` bound the days.
    """
    x, y = day_x("at", first, last, look), persons_y("n", look)
    mark = chosen_day(day, first, last, x, look)
    layers = [
        *mark,
        *month_layers(counts, x, y, look),
        *ceiling_layers(steps, x, y, last, look),
        *single_layers(counts, x, y, look),
    ]
    return dressed(padded(sized(layered(*layers), width=look.width, height=HEIGHT)), look.theme)


def count_told(row, words) -> str:
    """Return one count of an operation in a sentence."""
    when = Year(row.date.year) if row.precision == "year" else Day(row.date, "month" if row.kind == "month" else row.precision)
    said = say("{when}: {n} deployed", when=when, n=int(row.total))
    return words(said if not row.is_doubtful else say("{said} ({kind})", said=said, kind=row.quality_said.lower()))


def month_layers(counts: pd.DataFrame, x: alt.X, y: alt.Y, look: Look) -> list[alt.Chart]:
    """Return the months as an area for each unbroken run, those that are partial or doubtful as hollow points on it."""
    months = counts[counts["kind"] == "month"]
    if months.empty:
        return []
    color, words = ACCENT[look.theme], look.words
    kinds = [kind.lower() for kind in months.loc[months["is_doubtful"], "quality_said"].unique()]
    rows = (
        months[["run"]]
        .astype(int)
        .assign(
            at=milliseconds(months["date"]) // 86_400_000,
            n=months["total"].astype(int),
            k=[kinds.index(row.quality_said.lower()) if row.is_doubtful else "" for row in months.itertuples()],
        )
    )
    dated = alt.Chart(inline(rows)).transform_calculate(n="+datum.n", at="datum.at * 86400000")
    area = dated.mark_area(color=color, opacity=0.2, line={"color": color, "strokeWidth": 1.6, "opacity": 1}, aria=False)
    is_weak = "isValid(datum.k) && datum.k !== ''"
    hollow = dated.transform_filter(is_weak).mark_point(color=color, size=16, strokeWidth=1, aria=False)
    places = {"when": "utcFormat(datum.at, '%B %Y')", "n": "format(datum.n, ',')"}
    plain = sentence(words, say("{when}: {n} deployed"), **places)
    weak = sentence(words, say("{when}: {n} deployed ({kind})"), **places, kind=f"{kinds}[datum.k]")
    hits = dated.transform_calculate(told=f"{is_weak} ? ({weak}) : ({plain})").mark_rule(opacity=0, strokeWidth=3)
    hits = hits.encode(
        x=x,
        y=alt.YValue(0),
        y2=alt.Y2Value({"expr": "height"}),
        **pointed("told"),
    )
    return [area.encode(x=x, y=y.stack(None), detail=alt.Detail("run:N")), hollow.encode(x=x, y=y), hits]


def single_layers(counts: pd.DataFrame, x: alt.X, y: alt.Y, look: Look) -> list[alt.Chart]:
    """Return the figures outside the months: means as dashed lines over their year, counts filled, all others hollow."""
    single, mean = counts[counts["kind"] == "single"], counts[counts["kind"] == "mean"]
    layers, color, words = [], ACCENT[look.theme], look.words
    if len(mean):
        ends = mean["date"] + pd.offsets.YearEnd(0)
        rows = pd.DataFrame({"at": milliseconds(mean["date"]), "to": milliseconds(ends), "n": mean["total"].astype(int)})
        rows = rows.assign(told=[count_told(row, words) for row in mean.itertuples()])
        dashes = alt.Chart(rows).mark_rule(color=color, strokeWidth=2, strokeDash=[4, 3])
        layers.append(dashes.encode(x=x, x2=alt.X2("to:Q"), y=y, **pointed("told")))
    if len(single):
        rows = pd.DataFrame(
            {
                "at": milliseconds(single["at"]),
                "n": single["total"].astype(int),
                "doubtful": single["is_doubtful"].astype(int),
                "told": [count_told(row, words) for row in single.itertuples()],
            }
        )
        inside = alt.FillOpacityValue(**alt.condition("datum.doubtful", alt.value(0), alt.value(1)))
        points = alt.Chart(rows).mark_point(color=color, fill=color, size=42, strokeWidth=1.6)
        layers.append(points.encode(x=x, y=y, fillOpacity=inside, **pointed("told")))
    return layers


def ceiling_layers(steps: pd.DataFrame, x: alt.X, y: alt.Y, last: pd.Timestamp, look: Look) -> list[alt.Chart]:
    """Return the ceilings as level lines, the total stronger, points where no span is known; each component named at its longest."""
    if steps.empty:
        return []
    words, color = look.words, INK[look.theme]
    name = steps["component"].map(lambda component: words(CEILINGS[component]))
    rows = pd.DataFrame(
        {
            "at": milliseconds(steps["from_date"]),
            "to": milliseconds(steps["to_date"]),
            "n": steps["ceiling"].astype(int),
            "strong": (steps["component"] == "total").astype(int),
            "told": [
                words(say("Ceiling from {day}: {n}, {component}", day=Day(row.from_date), n=int(row.ceiling), component=each))
                for row, each in zip(steps.itertuples(), name, strict=True)
            ],
        }
    )
    spans, points = rows[~steps["is_point"]], rows[steps["is_point"]]
    width = alt.StrokeWidthValue(**alt.condition("datum.strong", alt.value(2.4), alt.value(1.2)))
    layers = []
    if len(spans):
        lines = alt.Chart(spans).mark_rule(color=color, opacity=1)
        layers.append(
            lines.encode(
                x=x,
                x2=alt.X2("to:Q"),
                y=y,
                strokeWidth=width,
                **pointed("told"),
            )
        )
    if len(points):
        diamonds = alt.Chart(points).mark_point(color=color, shape="diamond", size=60, strokeWidth=1.6)
        layers.append(diamonds.encode(x=x, y=y, **pointed("told")))
    longest = (rows["to"] - rows["at"]).groupby(name).idxmax()
    named = rows.loc[longest, ["at", "n"]].assign(
        label=[words(say("Ceiling, {component}", component=each)) for each in longest.index]
    )
    middle = (last.timestamp() * 1000 + rows["at"].min()) / 2
    named["side"] = ["left" if at > middle else "right" for at in named["at"]]
    return [*layers, *labels(named, x, y, look)]
