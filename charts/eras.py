"""Which eras does a timeline fall into? Quiet bands behind the data, and their names where there is room."""

from collections.abc import Callable

import altair as alt
import pandas as pd

from charts.theme import FONT, QUIET
from charts.timeline import milliseconds

LETTER_WIDTH = 6.4


def shown_eras(eras: pd.DataFrame | None, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """Return the eras that a timeline shows: number, name, start, end and middle in milliseconds, room for the name.

    `eras` has number, name, first and last; None and an empty frame are no eras.
    """
    if eras is None or eras.empty:
        return pd.DataFrame(columns=["number", "name", "start", "end", "middle", "room"])
    eras = eras[(eras["first"] <= last) & (eras["last"] >= first)]
    starts, ends = eras["first"].clip(lower=first), eras["last"].clip(upper=last)
    share = (ends - starts).dt.days / (last - first).days
    return eras[["number", "name"]].assign(
        start=milliseconds(starts),
        end=milliseconds(ends),
        middle=milliseconds(starts + (ends - starts) / 2),
        room=(share / (eras["name"].str.len() * LETTER_WIDTH + 6)).round(6),
    )


def band_layers(eras: pd.DataFrame, x_of: Callable[[str], alt.X], theme: str) -> list[alt.Chart]:
    """Return the eras as bands over the whole height, every other one darker, and a line where each begins.

    `eras` are those of shown_eras; `x_of` returns the timeline's own axis for a field.
    """
    if eras.empty:
        return []
    shade = alt.OpacityValue(**alt.condition("datum.number % 2", alt.value(0.13), alt.value(0.03)))
    base = alt.Chart(eras[["number", "start", "end"]]).encode(x=x_of("start"))
    return [
        base.mark_rect(color=QUIET[theme], clip=True).encode(x2=alt.X2("end:Q"), opacity=shade),
        base.mark_rule(color=QUIET[theme], opacity=0.45, clip=True),
    ]


def name_layers(eras: pd.DataFrame, x_of: Callable[[str], alt.X], y, theme: str) -> list[alt.Chart]:
    """Return the names of the eras on one line, at the height `y`; an era without room for its name shows its number."""
    if eras.empty:
        return []
    base = alt.Chart(eras[["number", "name", "middle", "room"]]).transform_calculate(
        said="datum.room * width >= 1 ? datum.name : datum.number"
    )
    text = base.mark_text(baseline="middle", fontSize=11, font=FONT, fontStyle="italic", color=QUIET[theme], clip=True)
    return [text.encode(x=x_of("middle"), y=y, text=alt.Text("said:N"))]
