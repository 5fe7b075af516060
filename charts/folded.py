"""How do many operations stand on a phone? One group has its names; of the others each is a thin bar, and the whole can be unfolded."""

from typing import Final

import altair as alt
import pandas as pd

from charts.axis import MARKED, MARKED_DAY
from charts.lanes import lanes_of
from charts.look import Look
from charts.theme import REGION_COLORS, TYPE_COLORS

THIN: Final = "f"  # the kind of a row whose bar is thin
THIN_LANE: Final = 7  # pixels from one thin bar to the next
THIN_BAR: Final = 4.5


def slug(group: str) -> str:
    """Return a group as an address names it: `middle-east`."""
    return group.lower().replace(" ", "-")


def unfolded_of(operations: pd.DataFrame, color_by: str, mission: str, asked: str) -> str:
    """Return the group whose operations are named: that of the chosen operation, else the one asked for, else the first there is.

    `operations` have mission_id and the column of `color_by`; `asked` is a slug. "" where there are none.
    """
    groups = [*(REGION_COLORS if color_by == "region" else TYPE_COLORS)["light"]]
    known = set(operations[color_by])
    of_mission = operations.loc[operations["mission_id"] == mission, color_by]
    found = [*of_mission, *(group for group in groups if slug(group) == asked), *groups]
    return next((group for group in found if group in known), "")


def thin_lanes(left: pd.Series, right: pd.Series) -> pd.Series:
    """Return the lane of each thin bar, counted from 0, as lanes_of does, by its edges in pixels."""
    return lanes_of(left, right)


def folded_row(group: str, told: str, top: float, foot: float, left: int) -> dict:
    """Return the row of a folded group, all of which unfolds it: from `top` to `foot`, and `left` pixels left of the plot."""
    place = {"y": top, "h": round(foot - top), "a": left, "b": 0}
    return {"k": "g", "m": "", "r": "", "o": slug(group), "t": told, "l": "", "g": group, "d": 0, "s": -1, **place}


def thin_layers(rows: pd.DataFrame, color_by: str, x_of, y_of, look: Look) -> list[alt.Chart]:
    """Return the thin bars in the colour of their group; nothing where there are none."""
    if not (rows["k"] == THIN).any():
        return []
    colors = (REGION_COLORS if color_by == "region" else TYPE_COLORS)[look.theme]
    color = {"legend": None, "scale": alt.Scale(domain=list(colors), range=list(colors.values()))}
    is_on = f"!{MARKED} || inrange({MARKED_DAY}, [datum.x, datum.z])"
    base = alt.Chart().transform_filter(f"datum.k == '{THIN}'").transform_calculate(foot=f"datum.y + {THIN_BAR}")
    return [
        base.mark_rect(cornerRadius=1, strokeWidth=0.8, aria=False).encode(
            x=x_of("x"),
            x2=alt.X2("z:Q"),
            y=y_of("y"),
            y2=alt.Y2("foot:Q"),
            color=alt.Color("g:N", **color),
            stroke=alt.Stroke("g:N", **color),
            opacity=alt.OpacityValue(**alt.condition(is_on, alt.value(1), alt.value(0.35))),
        )
    ]
