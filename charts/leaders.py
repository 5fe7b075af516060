"""Who led an operation, and when? A line of time for each person, gaps left as gaps."""

from typing import Final

import altair as alt
import pandas as pd

from charts.axis import chosen_day, day_x, padded
from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, GREY, GROUND, INK, RULE
from charts.timeline import milliseconds
from charts.wording import pointed

ROW, BAR, AXIS = 24, 12, 60  # pixels: of a person's line, of a term, of the years with the chosen day
ROOM, ROOM_NARROW, LETTER = 230, 150, 7  # pixels kept for names, and of a letter
SHORTEST = 3  # pixels of a term that is shorter than it can be drawn
HEAD: Final = "="  # marks the line of a heading, which sorts as what it says


def leaders_chart(
    terms: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, look: Look, day: pd.Timestamp | None
) -> alt.LayerChart:
    """Draw terms as bars, one person a line, under the name of the group; hollow and dashed where not confirmed.

    `terms` has group (a message), name, from_date, to (the last day it is drawn to), told (a message), is_doubtful, is_held, in the
    order in which persons are to stand. Those in office on the chosen day are in the accent, all of them where none was chosen.
    """
    theme, words = look.theme, look.words
    groups = terms["group"].map(words)
    rows = pd.DataFrame(
        {
            "line": groups + HEAD + terms["name"],
            "at": milliseconds(terms["from_date"]),
            "to": milliseconds(terms["to"]),
            "said": terms["told"].map(words),
            "open": terms["is_doubtful"].astype(int),
            "held": terms["is_held"].astype(int),
        }
    )
    lines = lines_of(list(rows["line"]))
    room = ROOM_NARROW if look.is_narrow else ROOM
    axis = alt.Axis(
        title=None,
        labelExpr=f"split(datum.label, '{HEAD}')[1] || split(datum.label, '{HEAD}')[0]",
        labelFontWeight=alt.condition(f"split(datum.label, '{HEAD}')[1] == ''", alt.value("bold"), alt.value("normal")),
        labelColor=INK[theme],
        labelAlign="left",
        labelPadding=room,
        labelLimit=room - 8,
        labelOverlap=False,
        minExtent=room,
        maxExtent=room,
        domain=False,
        ticks=False,
        grid=False,
    )
    y = alt.Y("line:N", axis=axis).scale(domain=lines)
    x = day_x("at", first, last, look)
    rules = alt.Chart(pd.DataFrame({"line": [line for line in lines if not line.endswith(HEAD)]}))
    base = alt.Chart(rows).encode(x=x, x2=alt.X2("to:Q"), y=y, **pointed("said"))
    color = alt.condition("datum.held == 1", alt.value(ACCENT[theme]), alt.value(GREY[theme]))
    plain = base.transform_filter("datum.open == 0").mark_bar(
        height=BAR, minBandSize=SHORTEST, stroke=GROUND[theme], strokeWidth=1
    )
    hollow = base.transform_filter("datum.open == 1").mark_bar(height=BAR, fill=GROUND[theme], strokeDash=[4, 3], strokeWidth=1.4)
    layers = [
        rules.mark_rule(color=RULE[theme], strokeWidth=1, aria=False).encode(y=y),
        plain.encode(fill=alt.FillValue(**color)),
        hollow.encode(stroke=alt.StrokeValue(**color)),
        *chosen_day(day, first, last, x, look),
    ]
    chart = sized(layered(*layers), width=look.width, height=ROW * len(lines))
    return dressed(padded(chart), theme)


def lines_of(keys: list[str]) -> list[str]:
    """Return the lines from top to bottom: each group's name, where there are several groups, and its persons, each once."""
    persons = list(dict.fromkeys(keys))
    groups = list(dict.fromkeys(key.split(HEAD)[0] for key in persons))
    if len(groups) == 1:
        return persons
    return [line for group in groups for line in (group + HEAD, *(key for key in persons if key.split(HEAD)[0] == group))]


def leaders_height(groups: int, persons: int) -> int:
    """Return the height of leaders_chart in pixels, with its years and the chosen day."""
    return ROW * (persons + (groups if groups > 1 else 0)) + AXIS
