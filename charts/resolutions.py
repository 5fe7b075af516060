"""How long did a mandate run from vote to vote, and did the Council vote as one? A strip of decisions, and votes by year."""

from typing import Final

import altair as alt
import pandas as pd

from charts.axis import MARKED_YEAR, chosen_day, day_x, mark_param, padded
from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, CURSOR, GREY, GROUND, QUIET, RAMP
from charts.timeline import milliseconds
from charts.wording import pointed, sentence
from words import Prose, Say, say

STRIP_HEIGHT, YEARS_HEIGHT = 132, 320
TOP, BOTTOM, MARKS = 62, 104, 34  # pixels: the strip's edges, and where other decisions stand above it
VOTES: Final = ("unanimous", "not_all", "divided", "unknown")


def vote_legend(look: Look) -> alt.Legend:
    """Return the legend of the votes, its fields outlined so that the hollow one is seen, its words in full."""
    return alt.Legend(
        columns=2 if look.is_narrow else 4, symbolStrokeColor=QUIET[look.theme], labelLimit=240, symbolType="square"
    )


def vote_color(look: Look, names: dict[str, str], legend: alt.Legend | None) -> alt.Color:
    """Return the colour of a vote: light where all were in favour, grey where some did not vote, strong where some were not."""
    colors = [RAMP[look.theme][1], GREY[look.theme], ACCENT[look.theme], GROUND[look.theme]]
    return alt.Color("name:N", legend=legend).scale(domain=[names[vote] for vote in VOTES], range=colors)


def strip_chart(
    steps: pd.DataFrame,
    others: pd.DataFrame,
    names: dict[str, Say | Prose],
    last: pd.Timestamp,
    look: Look,
    day: pd.Timestamp | None = None,
) -> alt.LayerChart:
    """Draw a mandate as a strip, one piece for each decision that set it up, extended or ended it, coloured by the vote.

    `steps` has adopted_date, to, vote, told (a sentence); `others`, the decisions that left its end as it was, has
    adopted_date, vote and told and stands above as points. A vote that is not known is hollow. `last` ends the axis.
    """
    called = {vote: look.words(name) for vote, name in names.items()}
    pieces, points = (rows.assign(name=rows["vote"].map(called), said=rows["told"].map(look.words)) for rows in (steps, others))
    pieces = pd.DataFrame(
        {
            "at": milliseconds(pieces["adopted_date"]),
            "to": milliseconds(pieces["to"]),
            "name": pieces["name"],
            "said": pieces["said"],
        }
    )
    points = pd.DataFrame({"at": milliseconds(points["adopted_date"]), "name": points["name"], "said": points["said"]})
    first = steps["adopted_date"].min() if others.empty else min(steps["adopted_date"].min(), others["adopted_date"].min())
    x = day_x("at", first, last, look)
    color = vote_color(look, called, vote_legend(look))
    told = {**pointed("said")}
    few = len(pieces) < 40
    strip = (
        alt.Chart(pieces)
        .mark_bar(stroke=QUIET[look.theme], strokeWidth=0.8 if few else 0.3)
        .encode(x=x, x2=alt.X2("to:Q"), y=alt.YValue(TOP), y2=alt.Y2Value(BOTTOM), color=color, **told)
    )
    above = (
        alt.Chart(points)
        .mark_point(filled=True, size=42, opacity=1, stroke=QUIET[look.theme], strokeWidth=0.8)
        .encode(x=x, y=alt.YValue(MARKS), color=color, **told)
    )
    heads = pd.DataFrame({"text": [look.words(say("Other decisions")), look.words(say("Mandate"))], "y": [MARKS - 16, TOP - 9]})
    heads = heads if len(points) else heads.tail(1)
    labels = [
        alt.Chart(heads[heads["y"] == height])
        .mark_text(align="left", color=QUIET[look.theme])
        .encode(x=alt.XValue(0), y=alt.YValue(height), text=alt.Text("text:N"))
        for height in heads["y"]
    ]
    mark = chosen_day(day, first, last, x, look)
    layers = [*labels, strip, *([above] if len(points) else []), *mark]
    chart = sized(layered(*layers), width=look.width, height=STRIP_HEIGHT)
    return dressed(padded(chart), look.theme)


def votes_chart(years: pd.DataFrame, names: dict[str, Say | Prose], look: Look, chosen: int = 0) -> alt.LayerChart:
    """Draw the Council's resolutions on operations by year as bars stacked by vote; what is not known is hollow.

    `years` has year and the columns of VOTES, a row for every year; the chosen year is marked.
    """
    called = {vote: look.words(name) for vote, name in names.items()}
    rows = years[["year", *VOTES]].set_axis(["year", "u", "n", "d", "x"], axis=1)
    rows = rows.assign(all=rows[["u", "n", "d", "x"]].sum(axis=1))
    keys, shown = ["d", "n", "u", "x"], [called[vote] for vote in ("divided", "not_all", "unanimous", "unknown")]
    told = say("{year}: {n} of {all} resolutions, {vote}")
    places = {"year": "datum.year", "n": "datum.n_", "all": "datum.all", "vote": "lower(datum.name)"}
    step = 20 if look.is_narrow else 10
    axis = alt.Axis(values=[int(year) for year in rows["year"] if year % step == 0], labelAngle=0, labelPadding=6)
    base = alt.Chart(rows).transform_fold(keys, as_=["key", "n_"])
    base = base.transform_calculate(order=f"indexof({keys}, datum.key)", name=f"{shown}[indexof({keys}, datum.key)]")
    base = base.transform_filter("datum.n_ > 0").transform_calculate(said=sentence(look.words, told, **places))
    legend = vote_legend(look)
    # Years without a resolution have no bar but keep their place.
    x = alt.X("year:O", title=None, axis=axis).scale(domain=[int(year) for year in rows["year"]], paddingInner=0.12)
    bars = base.mark_bar(stroke=QUIET[look.theme], strokeWidth=0.4).encode(
        x=x,
        y=alt.Y("n_:Q", stack="zero", title=None, axis=alt.Axis(tickMinStep=1, tickCount=5)),
        color=vote_color(look, called, legend),
        order=alt.Order("order:Q"),
        **pointed("said"),
    )
    at, color = alt.Chart(rows).transform_filter(f"datum.year == {MARKED_YEAR}").encode(x=x), CURSOR[look.theme]
    line = at.add_params(mark_param(chosen, look)).mark_rule(strokeDash=[4, 3], color=color, yOffset=-18, aria=False)
    number = at.mark_text(dy=-7, fontWeight="bold", color=color).encode(y=alt.Y("all:Q"), text=alt.Text("all:Q"))
    chart = layered(line.encode(y=alt.Y("all:Q"), y2=alt.Y2Value(0)), bars, number)
    return dressed(
        sized(chart, width=look.width, height=YEARS_HEIGHT, padding={"top": 5, "left": 5, "right": 5, "bottom": 5}), look.theme
    )
