"""Who serves? Ranked contributors, one state's years, the regions' parts, and the women among them."""

from typing import Final

import altair as alt
import pandas as pd

from charts.axis import MARKED_YEAR, chosen_day, day_x, marking
from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, CURSOR, GREY, GROUND, INK, QUIET, REGION_COLORS
from charts.timeline import milliseconds
from charts.wording import pointed, sentence
from words import Day, Decimal, Month, Year, say

RANKED: Final = 20
BAR, HEIGHT, LONGEST = 21, 300, 200  # pixels: of a bar with its gap, of a chart, and of a name: the Soviet Union's whole
FIRST, LAST = 1990, 2025
SHARE_OF = say("{who} {share} %")
ALL, SERIES = "uniformed", "un_reports"  # the component of women that is all in uniform, and the series of whom lines are drawn


def ranked_bars(ranked: pd.DataFrame) -> pd.DataFrame:
    """Return what the bars draw: the largest contributors' iso3, name, label and whole persons, and the room their numbers need.

    `ranked` has iso3, name, label and uniformed.
    """
    shown = ranked.head(RANKED)[["iso3", "name", "label", "uniformed"]]
    uniformed = shown["uniformed"].astype("float64").round()
    return shown.assign(uniformed=uniformed, room=uniformed.max() * 1.22).reset_index(drop=True)


def ranking_chart(bars: pd.DataFrame, look: Look, chosen: str = "") -> alt.LayerChart:
    """Draw the largest contributors as bars with their numbers, the chosen one stronger; picking one chooses it (`pick`, iso3).

    `bars` is as ranked_bars returns it. Nothing but the data differs from year to year.
    """
    color = ACCENT[look.theme]
    pick = alt.selection_point(name="pick", fields=["iso3"], toggle=False, value=[{"iso3": chosen}] if chosen else None)
    y = alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=LONGEST))
    room = alt.Chart().mark_bar(opacity=0, aria=False, tooltip=None).encode(x=alt.X("room:Q", axis=None), y=y)
    told = sentence(look.words, say("{name}: {n} in uniform"), name="datum.name", n="format(datum.uniformed, ',')")
    base = alt.Chart().transform_calculate(told=told).encode(x=alt.X("uniformed:Q", axis=None), y=y)
    drawn = base.mark_bar(color=color, cursor="pointer").encode(
        opacity=alt.OpacityValue(**alt.condition(pick, alt.value(1), alt.value(0.4))),
        **pointed("told"),
    )
    numbers = base.mark_text(align="left", dx=4, aria=False).encode(text=alt.Text("uniformed:Q", format=","))
    chart = layered(room, drawn.add_params(pick), numbers, data=bars)
    return dressed(sized(chart, width=look.width, height=RANKED * BAR), look.theme)


def history_chart(history: pd.DataFrame, look: Look, year: int = 0, passed: dict | None = None) -> alt.LayerChart:
    """Draw one state's contribution by year: filled bars for means of the year, hollow ones for a day's ranking.

    `history` has the columns of data.contributors.history; years without a figure have no bar. `year` is marked; `passed` says
    where the code passed to another state, drawn as a break.
    """
    words, color = look.words, ACCENT[look.theme]
    rows = pd.DataFrame(
        {
            "year": history["year"].astype(int),
            "uniformed": history["uniformed"].astype("float64").round(1),
            "women": history["women"].astype("float64").round(),
            "day": history["is_day"].astype(int),
            "told": [history_told(row, words) for row in history.itertuples()],
        }
    )
    wide = 6 if look.is_narrow else 20
    axis = alt.Axis(format="d", grid=False, values=list(range(FIRST, LAST + 1, 10 if look.is_narrow else 5)))
    x = alt.X("year:Q", title=None, axis=axis).scale(domain=[FIRST - 0.7, LAST + 0.7], nice=False)
    y_axis = alt.Axis(tickCount=4, format=",.0f", tickMinStep=1)
    base = alt.Chart().encode(x=x, y=alt.Y("uniformed:Q", axis=y_axis, title=None), **pointed("told"))
    inner = alt.Chart().transform_filter("isValid(datum.women)").mark_bar(color=INK[look.theme], size=wide, aria=False)
    layers = [
        base.transform_filter("!datum.day").mark_bar(color=color, size=wide),
        base.transform_filter("datum.day").mark_bar(color=color, size=wide, fillOpacity=0, stroke=color, strokeWidth=1.2),
        inner.encode(x=x, y=alt.Y("women:Q"), tooltip=alt.TooltipValue(None)),
    ]
    if passed:
        layers += break_layers(passed, x, look)
    mark = marking(year, look, f"inrange({MARKED_YEAR}, [{FIRST}, {LAST}])").encode(x=x)
    layers.insert(0, mark.mark_rule(color=CURSOR[look.theme], strokeDash=[4, 3], aria=False))
    text = mark.mark_text(color=CURSOR[look.theme], fontWeight="bold", baseline="bottom", aria=False)
    layers.append(text.encode(y=alt.YValue(-4), text=alt.Text("said:N")))
    chart = sized(
        layered(*layers, data=rows), width=look.width, height=HEIGHT, padding={"top": 22, "left": 5, "right": 5, "bottom": 5}
    )
    return dressed(chart, look.theme)


def history_told(row, words) -> str:
    """Return one year of a state in a sentence."""
    n = int(round(row.uniformed)) if row.uniformed >= 1 else Decimal(row.uniformed)
    year, women = Year(row.year), 0 if pd.isna(row.women) else int(round(row.women))
    if row.is_day:
        return words(say("{day}: {n} in uniform, by a published ranking", day=Day(row.date), n=n))
    if women:
        return words(say("{year}: {n} in uniform on average, {women} of them women", year=year, n=n, women=women))
    return words(say("{year}: {n} in uniform on average", year=year, n=n))


def break_layers(passed: dict, x: alt.X, look: Look) -> list[alt.Chart]:
    """Return the line at which one state ended and another of the same name began, each named on its side."""
    rows = pd.DataFrame(
        {
            "year": [passed["day"].year + 0.5],
            "before": [look.words(say("← {state}", state=passed["before"]))],
            "after": [look.words(say("{state} →", state=passed["after"].split(" (")[0]))],
        }
    )
    base = alt.Chart(rows).encode(x=x)
    color = INK[look.theme]
    before = base.mark_text(color=color, align="right", dx=-6, baseline="top").encode(y=alt.YValue(2), text=alt.Text("before:N"))
    return [
        base.mark_rule(color=color, strokeWidth=2, aria=False),
        base.mark_text(color=color, align="left", dx=6, baseline="top").encode(y=alt.YValue(2), text=alt.Text("after:N")),
        *([] if look.is_narrow else [before]),
    ]


def mix_chart(mix: pd.DataFrame, look: Look, year: int = 0) -> alt.LayerChart:
    """Draw each region's part in all contributions by year, as bands that fill the height; `year` is marked.

    `mix` has year, region, uniformed and share (0 to 1).
    """
    words, colors = look.words, REGION_COLORS[look.theme]
    rows = mix[["year", "region", "share"]].assign(share=mix["share"].round(4))
    first, last = int(mix["year"].min()), int(mix["year"].max())
    axis = alt.Axis(format="d", grid=False, values=list(range(first, last + 1, 10 if look.is_narrow else 5)))
    x = alt.X("year:Q", title=None, axis=axis).scale(domain=[first, last], nice=False)
    message = say("{region}, {year}: {share} of all in uniform")
    told = sentence(words, message, region="datum.region", year="datum.year", share="format(datum.share, '.0%')")
    base = (
        alt.Chart(rows)
        .transform_calculate(told=told)
        .encode(
            x=x,
            y=alt.Y("share:Q", stack=True, title=None, axis=alt.Axis(format="%", tickCount=5)),
            color=alt.Color("region:N", legend=alt.Legend(columns=2 if look.is_narrow else 5)).scale(
                domain=list(colors), range=list(colors.values())
            ),
            order=alt.Order("region:N"),
        )
    )
    # A sentence for each year and region would cut the bands apart: unseen bars of the same heights say it.
    hits = base.mark_bar(opacity=0, size=8 if look.is_narrow else 30).encode(**pointed("told"))
    mark = marking(year, look, f"inrange({MARKED_YEAR}, [{first}, {last}])")
    mark = mark.mark_rule(color=CURSOR[look.theme], strokeDash=[4, 3], strokeWidth=2).encode(x=x)
    chart = layered(base.mark_area(interpolate="linear", aria=False), mark, hits)
    return dressed(sized(chart, width=look.width, height=HEIGHT + 40), look.theme)


def women_chart(women: pd.DataFrame, last: pd.Timestamp, look: Look, day: pd.Timestamp | None = None) -> alt.LayerChart:
    """Draw the share of women: one line for all in uniform, quiet ones for each kind, and before them single published shares.

    `women` has date, who, component, series and share_pct; rows without a share are left out, as are single ones of the years of
    the series. A line is named with its last share; `last` ends the axis and `day` is marked.
    """
    words = look.words
    known = women_drawn(women)
    rows = pd.DataFrame(
        {
            "at": milliseconds(known["date"]),
            "share": known["share_pct"].astype(float),
            "group": known["component"],
            "all": (known["component"] == ALL).astype(int),
            "series": (known["series"] == SERIES).astype(int),
            "told": [women_told(row, words) for row in known.itertuples()],
        }
    )
    first = pd.Timestamp(known["date"].min().year - 1, 1, 1)
    room = 1 if look.is_narrow else 11  # years right of the lines for their names
    x = day_x("at", first, last + pd.DateOffset(years=room), look, last)
    y = alt.Y("share:Q", title=None, axis=alt.Axis(tickCount=5, labelExpr="datum.label + ' %'"))
    base = alt.Chart(rows).encode(x=x, y=y)
    color = alt.ColorValue(**of_all(ACCENT[look.theme], GREY[look.theme]))
    line = base.transform_filter("datum.series").mark_line(aria=False)
    lines = line.encode(detail=alt.Detail("group:N"), color=color, strokeWidth=alt.StrokeWidthValue(**of_all(2.6, 1.6)))
    points = base.mark_point(filled=True, opacity=1).encode(color=color, size=alt.SizeValue(**of_all(60, 28)), **pointed("told"))
    layers = [*chosen_day(day, first, last, x, look), lines, points, *line_names(known, x, y, look)]
    chart = sized(layered(*layers), width=look.width, height=HEIGHT, padding={"top": 22, "left": 5, "right": 5, "bottom": 5})
    return dressed(chart, look.theme)


def women_drawn(women: pd.DataFrame) -> pd.DataFrame:
    """Return the shares that are drawn: those of the series, and single ones of the time before it."""
    known = women.dropna(subset="share_pct")
    is_series = known["series"] == SERIES
    return known[is_series | (known["date"] < known.loc[is_series, "date"].min())]


def of_all(strong, quiet) -> dict:
    """Return what a mark of all in uniform has, and what one of a part of them."""
    return alt.condition("datum.all", alt.value(strong), alt.value(quiet))


def women_told(row, words) -> str:
    """Return one share in a sentence; a month's end is told by its month, a single share by its year."""
    when = Month(row.date) if row.series == SERIES else Year(row.date.year)
    return words(say("{who}, {year}: {share} per cent women", who=row.who, year=when, share=Decimal(row.share_pct)))


def line_names(known: pd.DataFrame, x: alt.X, y: alt.Y, look: Look) -> list[alt.Chart]:
    """Return the names of the lines with their last shares, and the first single share of all: right of the lines, or above their
    ends where the screen is narrow (the lowest below all lines)."""
    ends = known[known["series"] == SERIES].drop_duplicates("component", keep="last").sort_values("share_pct")
    begin = known[known["component"] == ALL].head(1)
    named = pd.concat([ends, begin])
    said = pd.DataFrame(
        {
            "at": milliseconds(named["date"]),
            "share": named["share_pct"].astype(float),
            "all": (named["component"] == ALL).astype(int),
            "said": [look.words(SHARE_OF(who=row.who, share=Decimal(row.share_pct))) for row in named.itertuples()],
            "side": ["end"] * len(ends) + ["begin"] * len(begin),
        }
    )
    if look.is_narrow:  # above its end a name would cover its own line where that has come down, or the next line above
        said["side"] = ["below", *["end"] * (len(ends) - 2), "top", *["begin"] * len(begin)]
    color = alt.ColorValue(**of_all(ACCENT[look.theme], QUIET[look.theme]))
    halo = {"stroke": GROUND[look.theme], "strokeWidth": 4, "strokeJoin": "round"}
    at_end = {"align": "right", "dx": 4, "dy": -10} if look.is_narrow else {"align": "left", "dx": 9}
    places = {
        "top": at_end | {"dy": -20},
        "end": at_end,
        "below": at_end | {"dy": 42},
        "begin": {"align": "left", "dx": 9},
    }
    base = alt.Chart(said).encode(x=x, y=y, text=alt.Text("said:N"))
    layers = []
    for side, place in places.items():
        of_side = base.transform_filter(f"datum.side == '{side}'")
        layers += [of_side.mark_text(aria=False, color=GROUND[look.theme], **halo, **place)]
        layers += [of_side.mark_text(aria=False, **place).encode(color=color)]
    return layers
