"""How does the Timeline show what is not counted? Hollow dashed bars in a group of their own, below the operations."""

from typing import Final, NamedTuple

import altair as alt
import pandas as pd

from charts.lanes import lanes_of
from charts.look import Look
from charts.theme import FONT, GROUND, INK, QUIET
from charts.timeline import milliseconds
from charts.wording import pointed
from data.rules import meets
from data.schema import labels
from words import Day, prose, say

BAR: Final = 7  # pixels; thinner than an operation's


class Measures(NamedTuple):
    """The pixels of the picture that they stand in: its plot, the height of a heading and of a lane, the width of a letter."""

    plot: int
    heading: int
    lane: int
    letter: float


def called(row) -> str:
    """Return how a mission or force is named beside its bar: by its acronym where it has one."""
    return row.acronym or row.name_said


def uncounted_rows(
    others: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, top: float, measures: Measures, look: Look
) -> tuple[pd.DataFrame, list, float]:
    """Return those of some years as rows, the heading of their group, and the height at which they end.

    `others` has the columns of data.others.others. Columns: l (name), t (the sentence said when pointed at), x, z
    (milliseconds), y (pixels). Nothing is added where none is of these years.
    """
    shown = others[meets(others["known_from"], others["known_to"], first, last)].sort_values(["known_from", "name_said"])
    if shown.empty:
        return pd.DataFrame(columns=["l", "t", "x", "z", "y"]), [], top
    starts, ends = shown["known_from"].clip(lower=first), shown["known_to"].clip(upper=last)
    per_day = measures.plot / (last - first).days
    names = pd.Series([called(row) for row in shown.itertuples()], index=shown.index)
    room = names.str.len() * measures.letter + 8
    left, right = (starts - first).dt.days * per_day - room, (ends - first).dt.days * per_day + 4
    lane = lanes_of(left, right)
    told = [look.words(sentence_of(row)) for row in shown.itertuples()]
    y = (top + measures.heading + lane * measures.lane).astype(float)
    rows = pd.DataFrame({"l": names, "t": told, "x": milliseconds(starts), "z": milliseconds(ends), "y": y})
    heading = (top + 13, say("Not counted: {n}", n=len(shown)), "")
    return rows, [heading], top + measures.heading + (int(lane.max()) + 1) * measures.lane + 2


def sentence_of(row):
    """Return a mission or force in a sentence: its name, what it is instead of an operation, and the days that are known."""
    named = {
        "name": prose(row.name_said, "other_missions", row.other_id, "name"),
        "kind": prose(labels("other_missions", "kind")[row.kind], "other_missions", "kind", row.kind),
        "first": Day(row.known_from, row.from_precision),
        "last": Day(row.known_to),
    }
    if row.is_begun:
        return say("{name}: {kind}, from {first}, known to {last}; not counted.", **named)
    return say("{name}: {kind}, known {first} to {last}; not counted.", **named)


def uncounted_layers(rows: pd.DataFrame, x_of, y_of, lane: int, look: Look) -> list[alt.Chart]:
    """Return the bars, hollow and dashed in the quiet colour, each with its name to the left; none where there are no rows."""
    if rows.empty:
        return []
    edges = {"top": rows["y"] + (lane - BAR) / 2, "foot": rows["y"] + (lane + BAR) / 2, "middle": rows["y"] + lane / 2}
    base = alt.Chart(rows.assign(**edges))
    bars = base.mark_rect(
        fill=GROUND[look.theme], stroke=QUIET[look.theme], strokeDash=[3, 2], strokeWidth=1.2, cornerRadius=1.5
    ).encode(x=x_of("x"), x2=alt.X2("z:Q"), y=y_of("top"), y2=alt.Y2("foot:Q"), **pointed("t"))
    names = base.encode(x=x_of("x"), y=y_of("middle"), text=alt.Text("l:N"))
    style = {"align": "right", "dx": -5, "fontSize": 11, "font": FONT, "baseline": "middle", "aria": False}
    halo = names.mark_text(stroke=GROUND[look.theme], strokeWidth=3, color=GROUND[look.theme], **style)
    return [halo, bars, names.mark_text(color=INK[look.theme], fontStyle="italic", **style)]
